"""How long the store takes beside bare pyoxigraph and rdflib: `python tests/benchmarks/store.py [--claims NUMBER]`.

Articles are made up, with claims as the line gives them, and go into three places: our store, a bare Oxigraph database
on disk that takes the same quads of one article after another, and the memory of rdflib. Then all three are asked every
named query, with the vocabulary beside the data, and write everything as N-Quads. All by turns; of a query the fastest
of the repeats counts. A query cannot be interrupted, so each runs in a process of its own that is ended when the time
is up, and then only the time is known that it takes at least.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib
from rich.console import Console
from rich.table import Table

from geograph import store
from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind, Mention, Modality, Polarity, Time
from geograph.query import Limits, for_engine, named, named_queries
from geograph.query.source import VOCABULARY, VOCABULARY_GRAPH
from geograph.rdf import quads_to_dataset, serialise, to_quads
from geograph.vocabulary import ontology_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

CLAIMS_OF_AN_ARTICLE = 10
STATES = [f"S{number:02}" for number in range(60)]
RELATIONS = ("alliedWith", "attacks", "meets", "visits", "warns", "threatensSanctionsAgainst", "givesMilitaryAidTo")
VALUES = {
    "actor": "S01",
    "source": "S01",
    "target": "S02",
    "day": "2020-01-06",
    "since": "2020-01-04",
    "until": "2020-01-17",
}
ASKED = Findings(actors=tuple(Actor(id=name, label=f"State {name}", kind=Kind.STATE) for name in ("S01", "S02")))
PATIENT = Limits(seconds=600, rows=100_000_000)
NQ = ox.RdfFormat.N_QUADS


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds, what the work gave, and whether it was ended before it was done."""

    seconds: float
    found: object = None
    ended: bool = False


def article(number: int, chance: random.Random) -> Findings:
    """An article of ten claims between states and a person of its own."""
    sentences = [f"{chance.choice(STATES)} did this to {chance.choice(STATES)}, said {number}. " for _ in range(10)]
    day = date(2020, 1, 1) + timedelta(days=number % 1500)
    found = Article.of("".join(sentences), url=f"https://example.org/{number}", published=day, outlet="Courier")
    claims, mentions, names, start = [], [], {f"person-{number}"}, 0
    for sentence in sentences:
        source, target = sentence[:3], sentence[16:19]
        names |= {source, target}
        mentions += [
            Mention(article=found.id, start=start + at, end=start + at + 3, text=name, actor=name, how="gazetteer")
            for at, name in ((0, source), (16, target))
        ]
        claims.append(
            Claim.of(
                relation=chance.choice(RELATIONS),
                sources=(source,),
                targets=(target,),
                modality=chance.choice(list(Modality)),
                polarity=Polarity.DENIED if chance.random() < 0.05 else Polarity.AFFIRMED,
                speakers=(chance.choice((f"person-{number}", source)),) if chance.random() < 0.3 else (),
                time=Time(edtf=day.isoformat()),
                confidence=0.8,
                evidence=Evidence.of(found, start, start + len(sentence) - 1),
            )
        )
        start += len(sentence)
    actors = tuple(Actor(id=name, label=f"State {name}", kind=Kind.STATE, labels=(name,)) for name in sorted(names))
    return Findings(articles=(found,), actors=actors, mentions=tuple(mentions), claims=tuple(claims))


def timed(work: Callable[[], object]) -> Taken:
    """How long the work takes, once, in processor time of all threads, which a busy machine changes little."""
    start = time.process_time()
    found = work()
    return Taken(time.process_time() - start, found)


def asked(work: Callable[[], object], repeats: int = 3) -> Taken:
    """How long a question takes, the fastest of three: the first time, files are read and statistics are made."""
    return min((timed(work) for _ in range(repeats)), key=lambda taken: taken.seconds)


def limited(process: BaseProcess, receiver: Connection, limit: float) -> Taken:
    """What a process sends within the limit; after it the process is ended."""
    process.start()
    done = receiver.poll(limit)
    taken = receiver.recv() if done else Taken(limit, ended=True)
    process.kill()
    process.join()
    return taken


def forked(work: Callable[[], object], limit: float) -> Taken:
    """How long work on the data of this process takes, in a fork of it."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    return limited(context.Process(target=lambda: sender.send(timed(work)), daemon=True), receiver, limit)


def spawned(place: str, folder: Path, name: str, text: str, limit: float) -> Taken:
    """How long a query of a database on disk takes, in a new process, because Oxigraph does not survive a fork."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=answer, args=(sender, place, folder, name, text), daemon=True)
    return limited(process, receiver, limit)


def answer(sender: Connection, place: str, folder: Path, name: str, text: str) -> None:
    """Asks a database on disk and sends how long it takes."""
    if place == "store":
        with store.open_to_read(folder) as ours:
            sender.send(asked(lambda: ask_ours(ours, name)))
    else:
        bare = ox.Store.read_only(str(folder))
        sender.send(asked(lambda: ask_bare(bare, text)))


def fill_ours(folder: Path, parts: Sequence[Findings]) -> None:
    """Our store with all articles."""
    with store.create(folder) as opened:
        for part in parts:
            opened.add(part)


def fill_bare(folder: Path, parts: Sequence[Findings]) -> None:
    """A bare database that takes each article in a transaction; a known actor is written again and again."""
    bare = ox.Store(str(folder))
    for part in parts:
        bare.load(serialise(part, "nq"), NQ)
    for name in VOCABULARY:
        bare.load(path=ontology_file(name), format=ox.RdfFormat.TURTLE, to_graph=VOCABULARY_GRAPH)
    bare.flush()


def fill_rdflib(parts: Sequence[Findings]) -> rdflib.Dataset:
    """All articles in the memory of rdflib, whose default graph is the union of all."""
    filled = quads_to_dataset(chain.from_iterable(map(to_quads, parts)))
    for name in VOCABULARY:
        filled.graph(rdflib.URIRef(VOCABULARY_GRAPH.value)).parse(ontology_file(name), format="turtle")
    return rdflib.Dataset(store=filled.store, default_union=True)


def values_of(name: str) -> dict[str, str]:
    """The parameters of a named query."""
    return {key: VALUES[key] for key in named_queries()[name].parameters}


def ask_ours(ours: store.Store, name: str) -> int:
    """The number of rows, by the way that users take, with all its checks."""
    return len(named(ours.database, name, values_of(name), limits=PATIENT).terms)


def ask_bare(bare: ox.Store, text: str) -> int:
    """The number of rows of a query without parameters, each value read."""
    return len(list(map(tuple, bare.query(text, use_default_graph_as_union=True))))


def question(folder: Path, dataset: rdflib.Dataset, name: str, limit: float) -> dict[str, Taken]:
    """How long a named query takes in each place; all must find the same number of rows."""
    text = for_engine(ASKED, name, values_of(name))
    answers = {
        "store": spawned("store", folder / "store", name, text, limit),
        "pyoxigraph": spawned("pyoxigraph", folder / "pyoxigraph", name, text, limit),
        "rdflib": forked(lambda: len(list(dataset.query(text))), limit),
    }
    if len({answer.found for answer in answers.values() if not answer.ended}) > 1:
        raise SystemExit(f"{name}: different answers: {answers}")
    return answers


def run(parts: Sequence[Findings], *, limit: float) -> dict[str, dict[str, Taken]]:
    """How long each piece of work takes in each place, once."""
    taken: dict[str, dict[str, Taken]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        filled = taken["load"] = {
            "store": timed(lambda: fill_ours(folder / "store", parts)),
            "pyoxigraph": timed(lambda: fill_bare(folder / "pyoxigraph", parts)),
            "rdflib": timed(lambda: fill_rdflib(parts)),
        }
        dataset = filled["rdflib"].found
        for query in named_queries():
            taken[query] = question(folder, dataset, query, limit)
        taken["export"] = {
            "store": timed(lambda: export_ours(folder)),
            "pyoxigraph": timed(lambda: export_bare(folder)),
            "rdflib": forked(lambda: export_rdflib(folder, dataset), 600),
        }
        with store.open_to_write(folder / "store") as ours:
            taken["replace one article"] = {"store": timed(lambda: ours.add(parts[0]))}
            taken["remove one article"] = {"store": timed(lambda: ours.remove(parts[1].articles[0].id))}
            taken["count"] = {"store": timed(lambda: store.count(ours))}
    return taken


def export_ours(folder: Path) -> None:
    """All quads of our store as a file."""
    with store.open_to_read(folder / "store") as ours:
        ox.serialize(ours.quads(), folder / "ours.nq", NQ)


def export_bare(folder: Path) -> None:
    """All quads of the bare database as a file."""
    ox.Store.read_only(str(folder / "pyoxigraph")).dump(folder / "bare.nq", NQ)


def export_rdflib(folder: Path, dataset: rdflib.Dataset) -> None:
    """All quads of rdflib as a file."""
    dataset.serialize(folder / "rdflib.nq", format="nquads", encoding="utf-8")


def fastest(runs: Sequence[dict[str, dict[str, Taken]]]) -> dict[str, dict[str, Taken]]:
    """The fastest time of each piece of work in each place."""
    return {
        work: {place: min((one[work][place] for one in runs), key=lambda taken: taken.seconds) for place in places}
        for work, places in runs[0].items()
    }


def cells(taken: dict[str, Taken]) -> list[str]:
    """The columns of one piece of work: the seconds of each place, and the two ratios."""
    shown = [f"{'> ' * taken[place].ended}{taken[place].seconds:.4f}" if place in taken else "" for place in PLACES]
    if len(taken) < len(PLACES):
        return [*shown, "", ""]
    ours, bare, theirs = (taken[place] for place in PLACES)
    more = "> " * theirs.ended
    known = not (ours.ended or bare.ended)
    return [
        *shown,
        f"{ours.seconds / bare.seconds:.2f}" if known else "",
        "" if ours.ended else f"{more}{theirs.seconds / ours.seconds:.1f}",
    ]


PLACES = ("store", "pyoxigraph", "rdflib")


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the store against bare pyoxigraph and rdflib.")
    parser.add_argument("--claims", type=int, default=18_600, help="how many claims (default: 18600, a million quads)")
    parser.add_argument("--repeats", type=int, default=1, help="how often (default: 1)")
    parser.add_argument("--limit", type=float, default=60, help="seconds to wait for a query (default: 60)")
    arguments = parser.parse_args()
    chance = random.Random(1)
    parts = [article(number, chance) for number in range(arguments.claims // CLAIMS_OF_AN_ARTICLE)]
    best = fastest([run(parts, limit=arguments.limit) for _ in range(arguments.repeats)])
    quads = sum(1 for part in parts for _ in to_quads(part))
    table = Table(title=f"{len(parts):,} articles, {arguments.claims:,} claims, {quads:,} quads; processor seconds")
    for column in ("work", *PLACES, "store / pyoxigraph", "rdflib / store"):
        table.add_column(column, justify="left" if column == "work" else "right")
    for work, taken in best.items():
        table.add_row(work, *cells(taken))
    Console().print(table)
    seconds = {work: {place: one.seconds for place, one in taken.items()} for work, taken in best.items()}
    print(json.dumps(seconds))


if __name__ == "__main__":
    main()
