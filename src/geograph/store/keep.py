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
import os
import sqlite3
from functools import cache
from importlib.metadata import version
from pathlib import Path
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pyoxigraph as ox

    from geograph.model import Actor

FILE = "records.sqlite"
DATABASE = "database"

_MOST_MENDED = 1000  # articles; to read more than these one by one takes longer than to read everything in sweeps
_WAIT = 60.0


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
            _make(place, Findings(), {}, state)
            return _begun(_connect(place))
        if place.exists() and _is_mended(place, database, state):
            return _begun(_connect(place))
    discard(folder)
    return None


def close_copy(folder: Path, copy: Copy) -> None:
    """Notes that the records are in step with the database as its files now are."""
    try:
        with contextlib.closing(copy.database):
            copy.set_note("state", state_of(folder))
    except (sqlite3.Error, OSError):
        discard(folder)


def discard(folder: Path) -> None:
    """Removes the records, which can be made anew."""
    for name in (FILE, f"{FILE}-wal", f"{FILE}-shm"):
        with contextlib.suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def change_copy(copy: Copy, difference: Difference) -> Copy | None:
    """The records after a change; None if they cannot be written: they are out of step then, and mended later."""
    try:
        with _transaction(copy.database):
            copy.change(difference)
    except sqlite3.Error:
        copy.database.close()
        return None
    return copy


def made_copy(folder: Path, database: ox.Store) -> Copy:
    """The records made anew for a writer, who keeps them in step from now on.

    Raises:
        StoreError: They cannot be written.
        InputError: The database holds what geograph would not write.
    """
    place = folder / FILE
    try:
        _make(place, recall(database), book.digests(database), "")
        return _begun(_connect(place))
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"cannot write {place}: {error}") from error


def records_to_read(folder: Path, database: ox.Store, state: str) -> Records:
    """The records for reading, brought in step first or made anew if there is need.

    They are kept in the folder of the store or, where that cannot be written, in the cache folder of the user.

    Raises:
        StoreError: They can be kept nowhere.
        InputError: The database holds what geograph would not write.
    """
    places = _places(folder, state)
    for place in places:
        if _is_of(place, state) or (place.is_file() and _is_mended_by_reader(place, database, state)):
            return _reading(place)
    findings, digests = recall(database), book.digests(database)
    for place in places:
        with contextlib.suppress(sqlite3.Error, OSError):
            _make(place, findings, digests, state)
            return _reading(place)
    raise StoreError(f"cannot write the records of {folder}; tried {' and '.join(map(str, places))}")


def cache_folder() -> Path:
    """Where the user's programs keep what they can make anew."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "geograph")


@cache
def _version() -> str:
    text = "\n".join([version("geograph"), schema(), vocabulary.digest()])
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _places(folder: Path, state: str) -> tuple[Path, Path]:
    about = hashlib.sha256(f"{_version()} {state}".encode()).hexdigest()[:32]
    return folder / FILE, cache_folder() / f"{about}.sqlite"


def _is_of(place: Path, state: str) -> bool:
    """Whether records are there that a writer or a reader has closed in this state of the store."""
    if not place.is_file() or _beside(place).exists():
        return False
    with contextlib.suppress(sqlite3.Error), contextlib.closing(_immutable(place)) as database:
        return _notes(database) == (_version(), state)
    return False


def _is_mended_by_reader(place: Path, database: ox.Store, state: str) -> bool:
    with contextlib.suppress(sqlite3.Error, OSError):
        return _is_mended(place, database, state)
    return False


def _is_mended(place: Path, database: ox.Store, state: str) -> bool:
    """Brings the records in step if little is needed for it, and tells whether they are."""
    with contextlib.closing(_connect(place)) as connection, _transaction(connection):
        made_by, noted = _notes(connection)
        if made_by != _version() or noted not in {"", state}:
            return False
        copy = Copy(connection)
        if not noted:
            difference = _difference(copy, database)
            if difference is None:
                return False
            copy.change(difference)
        copy.set_note("state", state)
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
    graphs = set(database.named_graphs()) - {book.BOOK, vocabulary.GRAPH}
    return {to_id(graph.value, ARTICLE) for graph in graphs}


def _begun(database: sqlite3.Connection) -> Copy:
    """The copy for a writer: nothing tells that it is in step until the writer has closed the store."""
    # A commit may be lost with the machine, never the order of commits: then the digests differ, or the files do.
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    copy = Copy(database)
    copy.set_note("state", "")
    return copy


def _make(place: Path, findings: Findings, digests: Mapping[str, str], state: str) -> None:
    """Writes the records beside their place and then renames them, so that nobody ever sees a half."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = place.with_name(f".{place.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    try:
        with contextlib.closing(_connect(draft)) as database:
            database.execute("PRAGMA journal_mode = OFF")
            with _transaction(database):
                _fill(database, findings, digests, state)
        _beside(place).unlink(missing_ok=True)
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def _fill(database: sqlite3.Connection, findings: Findings, digests: Mapping[str, str], state: str) -> None:
    statements = schema().split(";\n")
    indexes = [statement for statement in statements if statement.startswith("CREATE INDEX")]
    for statement in statements:
        if statement not in indexes:
            database.execute(statement)
    copy = Copy(database)
    copy.set_note("version", _version())
    copy.set_note("state", state)
    coming = pieces(findings, {**dict.fromkeys(_names(findings), ""), **digests})
    copy.change(Difference(coming=tuple(coming), actors=findings.actors))
    for statement in indexes:
        database.execute(statement)


def _names(findings: Findings) -> Iterable[str]:
    yield from (article.id for article in findings.articles)
    yield from (mention.article for mention in findings.mentions)
    yield from (claim.evidence.article for claim in findings.claims)


def _notes(database: sqlite3.Connection) -> tuple[str, str]:
    found = dict(database.execute("SELECT name, value FROM note").fetchall())
    return found.get("version", ""), found.get("state", "")


def _reading(place: Path) -> Records:
    """The records for reading; nobody changes them, as whoever reads them holds the store."""
    place = place.absolute()
    return Records(lambda: _connect(place) if _beside(place).exists() else _immutable(place))


def _connect(place: Path) -> sqlite3.Connection:
    return sqlite3.connect(place, timeout=_WAIT, isolation_level=None, check_same_thread=False)


def _immutable(place: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _beside(place: Path) -> Path:
    """Where SQLite keeps what a writer has not yet written into the file itself."""
    return place.with_name(f"{place.name}-wal")


@contextlib.contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise
