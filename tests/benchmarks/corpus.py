"""How fast and how small a run over a corpus is: `python tests/benchmarks/corpus.py [FILE.jsonl] [--articles N]`.

Measured are articles a second with one worker and with two, the whole run over the language model alone on the same
articles in one process, the peak of memory, what the filter for relevance leaves out and which claims are lost by it,
and how well copies are told that were made by cutting, moving sentences and changing words. With `--copies N` the
memory of two workers is measured on N articles, made of the real ones by changing names, dates and every second word;
with `--lead CHARACTERS` the beginning of each is read by the whole line, without it none is parsed: what could grow is
in what was read before, in the queue, in the words that the language model keeps and in the output.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
os.environ.update(dict.fromkeys(THREADS, "1"))

from geograph.corpus import Options, near, run  # noqa: E402
from geograph.corpus.records import row  # noqa: E402
from geograph.corpus.relevance import is_relevant  # noqa: E402
from geograph.model import Article  # noqa: E402
from geograph.read import read_articles  # noqa: E402

SAMPLE = Path(__file__).parents[2] / "notebooks" / "articles" / "articles.jsonl"
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")


def read(path: Path, number: int) -> list[Article]:
    """The first articles of a file."""
    return list(islice((item for item in read_articles([path]) if isinstance(item, Article)), number))


def write(articles: list[Article], path: Path) -> Path:
    """The articles as JSON Lines."""
    with path.open("w") as file:
        for article in articles:
            file.write(json.dumps(article.to_dict()) + "\n")
    return path


def time_run(news: Path, workers: int) -> dict[str, object]:
    """The report of a run with so many workers; all else is as by default."""
    with tempfile.TemporaryDirectory() as folder:
        return run([news], out=Path(folder) / "out", workers=workers).to_dict()


def time_model(articles: list[Article]) -> float:
    """Seconds that the language model alone takes, its loading included."""
    import spacy  # noqa: PLC0415 - only needed here

    from geograph.annotate import MODEL  # noqa: PLC0415 - likewise

    start = time.perf_counter()
    for _ in spacy.load(MODEL).pipe((article.text for article in articles), batch_size=32):
        pass
    return time.perf_counter() - start


def filtered(articles: list[Article]) -> dict[str, object]:
    """What share of articles the filter for relevance leaves out, and the claims that are lost by it."""
    from geograph.pipeline import run as line  # noqa: PLC0415 - loads the model
    from geograph.resolve import default_knowledge  # noqa: PLC0415 - likewise

    index = default_knowledge().index
    left_out = [article for article in articles if not is_relevant(article.text, index)]
    lost = sum(len(findings.claims) for findings in line(left_out))
    return {"left out": len(left_out), "of": len(articles), "claims lost": lost}


def copies(text: str, chance: random.Random, words: list[str]) -> dict[str, str]:
    """Copies of a text: a stretch of half to nine tenths, its sentences in another order, some words changed."""
    tokens = text.split()
    size = int(len(tokens) * chance.uniform(0.5, 0.9))
    start = chance.randrange(len(tokens) - size + 1)
    sentences = text.split(". ")
    chance.shuffle(sentences)
    made = {"cut": " ".join(tokens[start : start + size]), "moved": ". ".join(sentences)}
    for share in (0.05, 0.1, 0.2):
        changed = [chance.choice(words) if chance.random() < share else token for token in tokens]
        made[f"{share:.0%} changed"] = " ".join(changed)
    return made


def told_apart(articles: list[Article], seed: int = 1) -> dict[str, object]:
    """Precision, and recall for each kind of copy, at the default; the articles without their own near-duplicates."""
    chance = random.Random(seed)
    words = [word for article in articles for word in article.text.split()]
    kept: list[near.Signature] = []
    texts: list[str] = []
    for article in articles:
        signature = near.sign(article.text)
        if len(article.text.split()) >= 50 and all(near.likeness(signature, other) < 0.3 for other in kept):
            kept.append(signature)
            texts.append(article.text)
    index: dict[int, list[int]] = {}
    for number, signature in enumerate(kept):
        for band in near.bands(signature):
            index.setdefault(band, []).append(number)
    right: dict[str, int] = {}
    wrong = 0
    for number, text in enumerate(texts):
        for kind, copy in copies(text, chance, words).items():
            signature = near.sign(copy)
            numbers = sorted({other for band in near.bands(signature) for other in index.get(band, ())})
            match = near.best(signature, [(other, kept[other]) for other in numbers])
            right[kind] = right.get(kind, 0) + (match is not None and match[0] == number)
            wrong += match is not None and match[0] != number
    found = sum(right.values())
    recall = {kind: round(count / len(texts), 3) for kind, count in right.items()}
    return {"articles": len(texts), "precision": round(found / max(1, found + wrong), 4), "recall": recall}


def unparsed(articles: list[Article]) -> list[dict[str, object]]:
    """Work for a worker that decides on relevance and parses nothing."""
    from geograph.resolve import default_knowledge  # noqa: PLC0415 - in the process of the worker

    index = default_knowledge().index
    return [row(article, "done" if is_relevant(article.text, index) else "irrelevant") for article in articles]


def altered(articles: list[Article], count: int) -> Article:
    """The article of a number: one of the given ones, with other names, dates and every second word."""
    article, turn = articles[count % len(articles)], count // len(articles)
    chance = random.Random(count)
    words = [f"{word}{turn}" if turn and chance.random() < 0.5 else word for word in article.text.split()]
    text = _NAME.sub(lambda name: f"{name[0]}{turn or ''}" if len(name[0]) > 6 else name[0], " ".join(words))
    day = article.published + timedelta(days=turn) if article.published else None
    return replace(article, id=f"{article.id}-{turn}", text=text, published=day)


def memory(articles: list[Article], number: int, lead: int, workers: int = 2) -> dict[str, object]:
    """The report of a run over the leads of many articles; with no lead over whole ones, of which none is parsed."""
    with tempfile.TemporaryDirectory() as folder:
        news = Path(folder) / "news.jsonl"
        with news.open("w") as file:
            for count in range(number):
                article = altered(articles, count)
                file.write(json.dumps(replace(article, text=article.text[: lead or None]).to_dict()) + "\n")
        work = None if lead else unparsed
        return run([news], out=Path(folder) / "out", options=Options(), workers=workers, work=work).to_dict()


def main() -> None:
    """Measure and print one line of JSON a measurement."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, default=SAMPLE, metavar="FILE.jsonl")
    parser.add_argument("--articles", type=int, default=100, help="how many of them (default: 100)")
    parser.add_argument("--copies", type=int, default=0, help="measure memory on so many articles made of them")
    parser.add_argument("--lead", type=int, default=0, help="read so many characters of each of these")
    parser.add_argument("--only", default="", help="run, filter, duplicates or memory")
    arguments = parser.parse_args()
    articles = read(arguments.file, arguments.articles)
    wanted = {arguments.only} if arguments.only else {"run", "filter", "duplicates", "memory"}
    if "run" in wanted:
        with tempfile.TemporaryDirectory() as folder:
            news = write(articles, Path(folder) / "news.jsonl")
            one, two = time_run(news, 1), time_run(news, 2)
        alone = time_model(articles)
        seconds = [report["measured"]["seconds"] for report in (one, two)]
        print(json.dumps({"one worker": one, "two workers": two, "model alone": round(alone, 1)}))
        ratios = {"two over one": seconds[0] / seconds[1], "one over model": seconds[0] / alone}
        print(json.dumps({name: round(value, 2) for name, value in ratios.items()}))
    if "filter" in wanted:
        print(json.dumps({"filter": filtered(articles)}))
    if "duplicates" in wanted:
        print(json.dumps({"duplicates": told_apart(articles)}))
    if "memory" in wanted and arguments.copies:
        print(json.dumps({"memory": memory(articles, arguments.copies, arguments.lead)}))


if __name__ == "__main__":
    main()
