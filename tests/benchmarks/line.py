"""How long the line takes beside the language model alone: `python tests/benchmarks/line.py [FILE.jsonl]`.

The same articles go through `nlp.pipe` of the same model and through the whole line, in the same process on one core,
by turns, and the fastest of the repeats counts: what else the machine does makes a run slower and never faster.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

# Before numpy is loaded, which reads them once.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
os.environ.update(dict.fromkeys(THREADS, "1"))

import spacy  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from geograph.annotate import MODEL, annotate  # noqa: E402
from geograph.extract import extract  # noqa: E402
from geograph.graph import merge  # noqa: E402
from geograph.model import Article, Findings  # noqa: E402
from geograph.rdf import serialise  # noqa: E402
from geograph.read import read_articles  # noqa: E402
from geograph.resolve import resolve  # noqa: E402

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "notebooks" / "articles"
CORPUS = ROOT.parent / "shared" / "tools" / "news_corpus.py"

IMPORT = "import time; start = time.perf_counter(); import geograph; print(time.perf_counter() - start)"


def on_one_core() -> None:
    """Keep this process on one core, where the system allows it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def time_model(articles: list[Article], nlp: spacy.Language) -> float:
    """Seconds that the model alone takes, in batches as small as those of the line: larger ones are slower."""
    start = time.perf_counter()
    for _ in nlp.pipe((article.text for article in articles), batch_size=32):
        pass
    return time.perf_counter() - start


def time_line(articles: list[Article]) -> dict[str, float]:
    """Seconds of each stage of the line, and of what may follow it."""
    seconds = {"annotate": 0.0, "resolve": 0.0, "extract": 0.0}
    parts = []
    start = time.perf_counter()
    for article, doc in annotate(articles):
        parsed = time.perf_counter()
        resolution = resolve(article, doc)
        resolved = time.perf_counter()
        claims = extract(article, doc, resolution.mentions, resolution.actors)
        extracted = time.perf_counter()
        seconds["resolve"] += resolved - parsed
        seconds["extract"] += extracted - resolved
        actors = tuple(resolution.actors[name] for name in sorted(resolution.actors))
        parts.append(Findings(articles=(article,), actors=actors, mentions=resolution.mentions, claims=claims))
    seconds["annotate"] = time.perf_counter() - start - seconds["resolve"] - seconds["extract"]
    seconds["line"] = time.perf_counter() - start
    start = time.perf_counter()
    findings = merge(parts)
    seconds["merge"] = time.perf_counter() - start
    start = time.perf_counter()
    serialise(findings, "nq")
    seconds["rdf (nq)"] = time.perf_counter() - start
    return seconds


def time_stages(articles: list[Article], repeats: int) -> dict[str, float]:
    """The fastest run of the model alone and of each stage, by turns, after a warm-up of both."""
    nlp = spacy.load(MODEL)
    time_model(articles[:3], nlp)
    time_line(articles[:3])
    runs = [{"model alone": time_model(articles, nlp), **time_line(articles)} for _ in range(repeats)]
    return {stage: min(run[stage] for run in runs) for stage in runs[0]}


def time_import() -> float:
    """Seconds that `import geograph` takes in a new process, the fastest of three."""
    command = [sys.executable, "-c", IMPORT]
    return min(float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(3))


def time_build(article: Path = SAMPLE.parent / "kim-in-russia.txt") -> float:
    """Seconds from the command `geograph build` on one article to its end, the fastest of three."""
    seconds = []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as out:
            start = time.perf_counter()
            command = [sys.executable, "-m", "geograph", "build", str(article), "--out", out]
            subprocess.run(command, capture_output=True, check=True)
            seconds.append(time.perf_counter() - start)
    return min(seconds)


def read(path: Path | None, number: int) -> list[Article]:
    """The first articles of a file; without one, of a corpus of real news when it is at hand, else of the samples."""
    if path is not None or not CORPUS.is_file():
        found = read_articles([path or SAMPLE / "articles.jsonl"])
        return list(islice((item for item in found if isinstance(item, Article)), number))
    with tempfile.TemporaryDirectory() as folder:
        news = Path(folder, "news.jsonl")
        subprocess.run([sys.executable, CORPUS, news, "--limit", str(number + 50)], check=True, capture_output=True)
        return read(news, number)


def measure(articles: list[Article], repeats: int) -> dict[str, object]:
    """All numbers: seconds, and the ratio of each stage to the model alone."""
    seconds = time_stages(articles, repeats)
    alone = seconds["model alone"]
    return {
        "articles": len(articles),
        "characters": sum(len(article.text) for article in articles),
        "seconds": {stage: round(value, 3) for stage, value in seconds.items()},
        "ratio": {stage: round(value / alone, 3) for stage, value in seconds.items()},
        "cold build": round(time_build(), 2),
        "import": round(time_import(), 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the line against the language model alone.")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE.jsonl", help="articles, one a line")
    parser.add_argument("--articles", type=int, default=100, help="how many of them (default: 100)")
    parser.add_argument("--repeats", type=int, default=3, help="how often (default: 3)")
    arguments = parser.parse_args()
    on_one_core()
    numbers = measure(read(arguments.file, arguments.articles), arguments.repeats)
    table = Table(title=f"{numbers['articles']} articles, {numbers['characters']:,} characters, one core")
    for column in ("stage", "seconds", "of the model alone"):
        table.add_column(column, justify="left" if column == "stage" else "right")
    for stage, seconds in numbers["seconds"].items():
        table.add_row(stage, f"{seconds:.2f}", f"{numbers['ratio'][stage]:.2f}")
    Console().print(table)
    print(json.dumps(numbers))


if __name__ == "__main__":
    main()
