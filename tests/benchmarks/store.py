"""How long the store takes beside bare pyoxigraph and rdflib: `python tests/benchmarks/store.py [--claims NUMBER]`.

Articles are made up, with claims as the line gives them, and go into three places: our store, a bare Oxigraph database
on disk that takes the same quads of one article after another, and the memory of rdflib. Then the same questions are
asked of all three. All in one process, by turns; the fastest of the repeats counts.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib
from rich.console import Console
from rich.table import Table

from geograph import store
from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind, Mention, Modality, Time
from geograph.rdf import PREFIXES, quads_to_dataset, serialise, to_quads

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CLAIMS_OF_AN_ARTICLE = 10
STATES = [f"S{number:02}" for number in range(60)]
RELATIONS = ("attacks", "meets", "visits", "warns", "threatensSanctionsAgainst", "givesMilitaryAidTo")
QUESTIONS = {
    "one actor": "SELECT ?b { actor:S01 geo:warns ?b }",
    "all of a relation": "SELECT ?a ?b { ?claim geo:relation geo:visits ; geo:source ?a ; geo:target ?b }",
    "claims by relation": "SELECT ?r (COUNT(?c) AS ?n) { ?c geo:relation ?r } GROUP BY ?r",
    "quotes of a dyad": """SELECT ?words {
        ?c geo:source actor:S01 ; geo:target actor:S02 ; geo:evidence/oa:hasSelector/oa:exact ?words }""",
}


def article(number: int, chance: random.Random) -> Findings:
    """An article of ten claims between states and a person of its own."""
    sentences = [f"{chance.choice(STATES)} did this to {chance.choice(STATES)}, said {number}. " for _ in range(10)]
    day = date(2020, 1, 1) + timedelta(days=number % 1500)
    found = Article.of("".join(sentences), url=f"https://example.org/{number}", published=day, outlet="Courier")
    claims, mentions, names, start = [], [], {f"person-{number}"}, 0
    for sentence in sentences:
        source, target = sentence[:3], sentence[17:20]
        names |= {source, target}
        mentions += [
            Mention(article=found.id, start=start + at, end=start + at + 3, text=name, actor=name, how="gazetteer")
            for at, name in ((0, source), (17, target))
        ]
        claims.append(
            Claim.of(
                relation=chance.choice(RELATIONS),
                sources=(source,),
                targets=(target,),
                modality=chance.choice(list(Modality)),
                speakers=(f"person-{number}",) if chance.random() < 0.3 else (),
                time=Time(edtf=day.isoformat()),
                confidence=0.8,
                evidence=Evidence.of(found, start, start + len(sentence) - 1),
            )
        )
        start += len(sentence)
    actors = tuple(Actor(id=name, label=f"State {name}", kind=Kind.STATE, labels=(name,)) for name in sorted(names))
    return Findings(articles=(found,), actors=actors, mentions=tuple(mentions), claims=tuple(claims))


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Seconds, and what the work gave."""
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def asked(work: Callable[[], object]) -> tuple[float, object]:
    """Seconds and rows of a question, the fastest of five: the first time, files are read and statistics are made."""
    return min((timed(work) for _ in range(5)), key=lambda found: found[0])


def fill_ours(folder: Path, parts: Sequence[Findings]) -> store.Store:
    """Our store with all articles."""
    opened = store.create(folder)
    for part in parts:
        opened.add(part)
    opened.database.flush()
    return opened


def fill_bare(folder: Path, parts: Sequence[Findings]) -> ox.Store:
    """A bare database that takes each article in a transaction; a known actor is written again and again."""
    bare = ox.Store(str(folder))
    for part in parts:
        bare.load(serialise(part, "nq"), ox.RdfFormat.N_QUADS)
    bare.flush()
    return bare


def fill_rdflib(parts: Sequence[Findings]) -> rdflib.Dataset:
    """All articles in the memory of rdflib, whose default graph is the union of all."""
    dataset = rdflib.Dataset(default_union=True)
    for part in parts:
        for subject, predicate, value, graph in quads_to_dataset(to_quads(part)).quads():
            dataset.add((subject, predicate, value, graph))
    return dataset


def ask_oxigraph(database: ox.Store, question: str) -> int:
    """The number of rows."""
    return sum(1 for _ in database.query(question, prefixes=PREFIXES, use_default_graph_as_union=True))


def ask_rdflib(dataset: rdflib.Dataset, question: str) -> int:
    """The number of rows."""
    return len(list(dataset.query(question, initNs=PREFIXES)))


def run(parts: Sequence[Findings]) -> dict[str, dict[str, float]]:
    """Seconds of each piece of work in each place, once."""
    seconds: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        places = {
            "store": lambda: fill_ours(Path(folder, "ours"), parts),
            "pyoxigraph": lambda: fill_bare(Path(folder, "bare"), parts),
            "rdflib": lambda: fill_rdflib(parts),
        }
        filled = {name: timed(fill) for name, fill in places.items()}
        seconds["load"] = {name: taken for name, (taken, _) in filled.items()}
        ours, bare, dataset = (place for _, place in filled.values())
        for name, question in QUESTIONS.items():
            answers = {
                "store": asked(lambda question=question: ask_oxigraph(ours.database, question)),
                "pyoxigraph": asked(lambda question=question: ask_oxigraph(bare, question)),
                "rdflib": asked(lambda question=question: ask_rdflib(dataset, question)),
            }
            if len({rows for _, rows in answers.values()}) != 1:
                raise SystemExit(f"{name}: different answers: {answers}")
            seconds[name] = {place: taken for place, (taken, _) in answers.items()}
        seconds["replace one article"] = {"store": timed(lambda: ours.add(parts[0]))[0]}
        seconds["remove one article"] = {"store": timed(lambda: ours.remove(parts[1].articles[0].id))[0]}
        seconds["count"] = {"store": timed(lambda: store.count(ours))[0]}
        ours.close()
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the store against bare pyoxigraph and rdflib.")
    parser.add_argument("--claims", type=int, default=5_000, help="how many claims (default: 5000)")
    parser.add_argument("--repeats", type=int, default=3, help="how often (default: 3)")
    arguments = parser.parse_args()
    chance = random.Random(1)
    parts = [article(number, chance) for number in range(arguments.claims // CLAIMS_OF_AN_ARTICLE)]
    runs = [run(parts) for _ in range(arguments.repeats)]
    best = {work: {place: min(one[work][place] for one in runs) for place in runs[0][work]} for work in runs[0]}
    quads = sum(1 for part in parts for _ in to_quads(part))
    table = Table(title=f"{len(parts):,} articles, {arguments.claims:,} claims, {quads:,} quads; seconds")
    for column in ("work", "store", "pyoxigraph", "rdflib", "store / pyoxigraph", "rdflib / store"):
        table.add_column(column, justify="left" if column == "work" else "right")
    for work, taken in best.items():
        ratios = [taken["store"] / taken["pyoxigraph"], taken["rdflib"] / taken["store"]] if len(taken) == 3 else []
        cells = [f"{taken[place]:.4f}" if place in taken else "" for place in ("store", "pyoxigraph", "rdflib")]
        table.add_row(work, *cells, *(f"{ratio:.2f}" for ratio in ratios))
    Console().print(table)
    print(json.dumps(best))


if __name__ == "__main__":
    main()
