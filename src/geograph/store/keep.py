"""Keeping the records of a store in step with its database, which alone is the truth.

A change of the store is made in the database first, in one transaction that also notes a digest of each article, and
then in the records. A writer that closes the store notes which files the database then consists of; as long as they are
the same, nobody has written to it and the records are in step. While a writer is at work nothing is noted. If it is
killed between the two, the digests of database and records differ, and the articles of which they do are read again.
If the files are others than noted, another program has written to the database, and all records are made anew; so they
are when there are none, or when another version made them.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode

from geograph.errors import InputError, StoreError, VocabularyError
from geograph.model import Findings
from geograph.rdf import from_quads
from geograph.rdf.recall import recall
from geograph.rdf.terms import ARTICLE, actor_iri, local_name, to_id
from geograph.store import actors as book
from geograph.store import vocabulary
from geograph.store.copy import Copy, schema
from geograph.store.pieces import Difference, Piece, named, pieces
from geograph.store.records import Records
from geograph.store.sqlite import (
    Mark,
    connect,
    create_tables,
    find,
    keep,
    mark_of,
    read_mark,
    transaction,
    write,
    write_state,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import pyoxigraph as ox

    from geograph.model import Actor

FILE = "records.sqlite"
DATABASE = "database"

_MOST_MENDED = 1000  # articles; to read more than these one by one takes longer than to read everything in sweeps


def state_of(folder: Path) -> str:
    """What tells one state of a closed database from another: its files with their sizes.

    Whoever opens it for writing begins new files; a copy of the folder has the same.
    """
    paths = sorted(path for path in (folder / DATABASE).glob("*") if not path.name.startswith("LOG"))
    found = "\n".join(f"{path.name} {path.stat().st_size}" for path in paths)
    return hashlib.sha256(found.encode()).hexdigest()[:32]


def open_copy(folder: Path, database: ox.Store, state: str) -> Copy | None:
    """The records for a writer to keep in step, those of a new store empty.

    None when they have to be made anew, which takes long: that is left to whoever needs them first. `state` is that of
    the files before the database was opened.
    """
    place = folder / FILE
    with contextlib.suppress(sqlite3.Error, OSError):
        if not place.exists() and not _articles(database):
            write(place, _mark(state), lambda file: _fill(file, Findings(), {}))
            return _begun(place)
        if place.exists() and _is_mended(place, database, state):
            return _begun(place)
    discard(folder)
    return None


def change_copy(copy: Copy, difference: Difference) -> Copy | None:
    """The records after a change; None if they cannot be written: they are out of step then, and mended later."""
    try:
        with transaction(copy.database):
            copy.change(difference)
    except sqlite3.Error:
        copy.database.close()
        return None
    return copy


def close_copy(folder: Path, copy: Copy) -> None:
    """Marks the records as in step with the database as its files now are."""
    try:
        with contextlib.closing(copy.database):
            write_state(copy.database, state_of(folder))
    except (sqlite3.Error, OSError):
        discard(folder)


def discard(folder: Path) -> None:
    """Removes the records, which can be made anew."""
    for name in (FILE, f"{FILE}-wal", f"{FILE}-shm"):
        with contextlib.suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def made_copy(folder: Path, database: ox.Store) -> Copy:
    """The records made anew for a writer, who keeps them in step from now on.

    Raises:
        StoreError: They cannot be written.
        InputError: The database holds what geograph would not write.
    """
    place, found = folder / FILE, _recalled(database)
    try:
        write(place, _mark(""), lambda file: _fill(file, *found))
        return _begun(place)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"cannot write {place}: {error}") from error


def records_to_read(folder: Path, database: ox.Store, state: str) -> Records:
    """The records for reading, brought in step first or made anew if there is need.

    Raises:
        StoreError: They can be kept nowhere.
        InputError: The database holds what geograph would not write.
    """
    mark = _mark(state)
    if mark_of(folder / FILE) == _mark(""):
        with contextlib.suppress(sqlite3.Error, OSError):
            _is_mended(folder / FILE, database, state)
    place = find(folder, FILE, mark)
    if place is None:
        found = _recalled(database)
        place = keep(folder, FILE, mark, lambda file: _fill(file, *found))
    return Records.of(place)


def _mark(state: str) -> Mark:
    return Mark(version=_version(), state=state)


@cache
def _version() -> str:
    text = "\n".join([version("geograph"), schema(), vocabulary.digest()])
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _recalled(database: ox.Store) -> tuple[Findings, dict[str, str]]:
    return recall(database), book.digests(database)


def _fill(file: sqlite3.Connection, findings: Findings, digests: Mapping[str, str]) -> None:
    indexes = create_tables(file, schema())
    coming = pieces(findings, {**dict.fromkeys(_names(findings), ""), **digests})
    Copy(file).change(Difference(coming=tuple(coming), actors=findings.actors))
    for statement in indexes:
        file.execute(statement)


def _begun(place: Path) -> Copy:
    """The copy for a writer: nothing tells that it is in step until the writer has closed the store."""
    file = connect(place)
    # A commit may be lost with the machine, never the order of commits: then the digests differ, or the files do.
    file.execute("PRAGMA journal_mode = WAL")
    file.execute("PRAGMA synchronous = NORMAL")
    write_state(file, "")
    return Copy(file)


def _is_mended(place: Path, database: ox.Store, state: str) -> bool:
    """Brings the records in step if little is needed for it, and tells whether they are."""
    with contextlib.closing(connect(place)) as file, transaction(file):
        found = read_mark(file)
        if found not in {_mark(""), _mark(state)}:
            return False
        if not found.state:
            copy = Copy(file)
            difference = _difference(copy, database)
            if difference is None:
                return False
            copy.change(difference)
            write_state(file, state)
        return True


def _difference(copy: Copy, database: ox.Store) -> Difference | None:
    """How the records have to change to be in step; None if they had better be made anew."""
    here, there = copy.digests(), book.digests(database)
    if there.keys() != _articles(database):
        return None  # some were put in without a digest
    changed = {name: digest for name, digest in there.items() if here.get(name) != digest}
    gone = here.keys() - there.keys()
    if len(changed) > _MOST_MENDED:
        return None
    try:
        coming = tuple(piece for name, digest in changed.items() for piece in _pieces(database, name, digest))
        ids = sorted(copy.named([*changed, *gone]).union(*map(named, coming)))
        actors = {name: list(_actor(database, name)) for name in ids}
    except (InputError, VocabularyError):
        return None
    return Difference(
        going=tuple(sorted(gone)),
        coming=coming,
        actors=tuple(actor for found in actors.values() for actor in found),
        gone=tuple(name for name, found in actors.items() if not found),
    )


def _pieces(database: ox.Store, name: str, digest: str) -> Iterator[Piece]:
    graph = NamedNode(ARTICLE + local_name(name))
    return pieces(from_quads(database.quads_for_pattern(None, None, None, graph)), {name: digest})


def _actor(database: ox.Store, name: str) -> tuple[Actor, ...]:
    return from_quads(database.quads_for_pattern(NamedNode(actor_iri(name)), None, None, DefaultGraph())).actors


def _articles(database: ox.Store) -> set[str]:
    return {to_id(graph.value, ARTICLE) for graph in database.named_graphs() if graph.value.startswith(ARTICLE)}


def _names(findings: Findings) -> Iterable[str]:
    yield from (article.id for article in findings.articles)
    yield from (mention.article for mention in findings.mentions)
    yield from (claim.evidence.article for claim in findings.claims)
