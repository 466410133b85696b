"""From the finished parts of a run to what it gives: tables, N-Quads or a store, the review file and the counts.

All parts are gone through twice, one at a time. The first time gathers the actors, after which it is known which new
names are the same; the second writes what is asked for with those ids. Whatever is written depends on the parts alone
and is written again from the start if it was interrupted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from geograph import store as stores
from geograph.corpus import records, schema
from geograph.corpus.actors import REVIEW, Actors, renamed, review_line
from geograph.corpus.events import Claims
from geograph.corpus.files import part_name, read_rows, write_rows
from geograph.errors import StoreError
from geograph.model import Findings
from geograph.rdf import serialise, write_whole
from geograph.read import Failure
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geograph.corpus.options import Options
    from geograph.corpus.records import Row
    from geograph.graph import Event

T = TypeVar("T")

_ROWS_A_FILE = 10_000
FAILED = 100
"""How many of the inputs that failed a report names."""


@dataclass(slots=True, kw_only=True)
class Finished:
    """What the second pass counted, what could not go into the store, and what gave no article and why.

    `failed` holds the first 100 that failed; `skipped` counts the others by reason.
    """

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    def note(self, row: Row) -> None:
        """Keep why a row gave no article."""
        if row["state"] == "skipped":
            self.skipped[row["reason"]] += 1
        elif row["state"] == "failed" and len(self.failed) < FAILED:
            self.failed.append(Failure(source=row["source"], reason=row["reason"]))


def finish(  # noqa: PLR0913 - where the parts are, and what is to become of them
    parts: Path, number: int, out: Path, options: Options, *, store: Path | None = None, given: Iterable[str] = ()
) -> Finished:
    """Make the output of so many parts in a folder, or put it into a store.

    `given` are ids of actors that a user knows beside the vocabulary.

    Raises:
        StoreError: Something cannot be read or written.
    """
    actors, claims = Actors(out / "actors.sqlite", {*known_actors(), *given}), Claims(out / "claims.sqlite")
    done = Finished()
    try:
        for part in range(number):
            told = _findings(parts / part_name(part), done)
            actors.describe(actor for findings in told for actor in findings.actors)
        _review(actors, out / "review.tsv", done.counts)
        if store is not None:
            _into_store(parts, number, actors, store, options, done)
            return done
        for part in range(number):
            _write_part(parts / part_name(part), part, out, options, actors, claims, done.counts)
        _write_events(claims.events(), out, options, done.counts)
        _write_actors(actors, out, options, done.counts)
    finally:
        actors.close()
        claims.close()
    return done


def _findings(path: Path, done: Finished | None = None) -> Iterator[Findings]:
    """The findings of a part; why the other rows have none is noted where that is wanted."""
    for row in read_rows(path):
        if row["state"] == "done":
            yield records.findings_of(row)
        elif done is not None:
            done.note(row)


def _canonical(findings: Findings, actors: Actors) -> Findings:
    return renamed(findings, actors.becomes(actor.id for actor in findings.actors))


def _review(actors: Actors, path: Path, counts: Counter[str]) -> None:
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.write(f"{review_line(REVIEW)}\n")
            for verdict in actors.join():
                file.write(f"{review_line(verdict.row())}\n")
                counts["names joined" if verdict.becomes else "names in doubt"] += 1
        beside.replace(path)
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from error


def _write_part(  # noqa: PLR0913, PLR0917 - all that a part is made of
    path: Path, part: int, out: Path, options: Options, actors: Actors, claims: Claims, counts: Counter[str]
) -> None:
    tables: dict[str, list[Row]] = {name: [] for name in schema.TABLES}
    found: list[Findings] = []
    mentioned: Counter[str] = Counter()
    for row in read_rows(path):
        findings = _canonical(records.findings_of(row), actors) if row["state"] == "done" else None
        if findings is not None:
            found.append(findings)
            mentioned.update({actor.id for actor in findings.actors})
        for name, rows in records.rows_of_tables(row, findings, text=options.text).items():
            tables[name] += rows
    actors.count(mentioned)
    claims.add(found)
    counts["claims"] += len(tables["claims"])
    counts["mentions"] += len(tables["mentions"])
    if "parquet" in options.formats:
        for name, rows in tables.items():
            write_rows(out / name / part_name(part), rows, schema.TABLES[name])
    if "nq" in options.formats:
        content = b"".join(quads(each, text=options.text) for each in found)
        _write_bytes(out / "nquads" / part_name(part, "nq"), content)


def quads(findings: Findings, *, text: bool) -> bytes:
    """The graph of an article as N-Quads, without the actors, which stand in files of their own."""
    own = Findings(articles=findings.articles, mentions=findings.mentions, claims=findings.claims)
    return serialise(own, "nq", text=text)


def _write_events(events: Iterator[Event], out: Path, options: Options, counts: Counter[str]) -> None:
    rows = (event.to_dict() for event in events)
    for part, some in enumerate(_slices(rows)):
        counts["events"] += len(some)
        if "parquet" in options.formats:
            write_rows(out / "events" / part_name(part), some, schema.EVENTS)


def _write_actors(actors: Actors, out: Path, options: Options, counts: Counter[str]) -> None:
    for part, some in enumerate(_slices(actors.all())):
        counts["actors"] += len(some)
        counts["new actors"] += sum(not known for _, known, _ in some)
        if "parquet" in options.formats:
            rows = [records.actor_row(actor, known=known, articles=number) for actor, known, number in some]
            write_rows(out / "actors" / part_name(part), rows, schema.ACTORS)
        if "nq" in options.formats:
            findings = Findings(actors=tuple(actor for actor, _, _ in some))
            _write_bytes(out / "nquads" / f"actors-{part:06}.nq", serialise(findings, "nq"))


def _slices(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while some := list(islice(iterator, _ROWS_A_FILE)):
        yield some


def _write_bytes(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from error
    write_whole(path, content)


def _into_store(  # noqa: PLR0913, PLR0917 - all that goes in
    parts: Path, number: int, actors: Actors, folder: Path, options: Options, done: Finished
) -> None:
    with stores.open_to_write(folder) if stores.is_store(folder) else stores.create(folder) as opened:
        found = (
            _canonical(findings, actors) for part in range(number) for findings in _findings(parts / part_name(part))
        )
        for item in stores.ingest(opened, found, text=options.text):
            if isinstance(item, stores.Stored):
                done.counts["replaced" if item.instead_of else "added"] += 1
            else:
                done.failures.append(item)
