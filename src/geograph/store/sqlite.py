"""SQLite files that follow from a store: written whole or not at all, and used as long as they fit.

Each carries the mark of what made it and of the state of the store that it follows from. It lies in the folder of the
store or, where that cannot be written, in the cache folder of the user.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from geograph.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_WAIT = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What made a file, and the state of the store that it follows from."""

    version: str
    state: str


class Reader:
    """A file to ask; any number of threads may, each by a connection of its own."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._own = threading.local()

    @classmethod
    def of(cls, place: Path) -> Self:
        """What asks a file that nobody changes meanwhile."""
        place = place.absolute()
        return cls(lambda: connect_to_read(place))

    def ask(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of an answer."""
        database = getattr(self._own, "database", None)
        if database is None:
            database = self._own.database = self._connect()
        return list(database.execute(sql, values))


def find(folder: Path, name: str, mark: Mark) -> Path | None:
    """The file of this name that has the mark, if there is one."""
    return next((place for place in _places(folder, name, mark) if mark_of(place) == mark), None)


def keep(folder: Path, name: str, mark: Mark, fill: Callable[[sqlite3.Connection], object]) -> Path:
    """A new file of this name with the mark, once it is filled.

    Raises:
        StoreError: It can be kept nowhere.
    """
    places = _places(folder, name, mark)
    for place in places:
        with contextlib.suppress(sqlite3.Error, OSError):
            write(place, mark, fill)
            return place
    raise StoreError(f"cannot write the records of {folder}; tried {' and '.join(map(str, places))}")


def mark_of(place: Path) -> Mark | None:
    """The mark of a file; None when there is none."""
    if not place.is_file():
        return None
    with contextlib.suppress(sqlite3.Error), contextlib.closing(connect_to_read(place)) as database:
        return read_mark(database)
    return None


def read_mark(database: sqlite3.Connection) -> Mark:
    """The mark in an open file."""
    found = dict(database.execute("SELECT name, value FROM note").fetchall())
    return Mark(version=found.get("version", ""), state=found.get("state", ""))


def write_state(database: sqlite3.Connection, state: str) -> None:
    """Marks an open file with the state of the store that it follows from."""
    database.execute("REPLACE INTO note VALUES ('state', ?)", [state])


def write(place: Path, mark: Mark, fill: Callable[[sqlite3.Connection], object]) -> None:
    """Fills a new file beside its place and then renames it, so that nobody ever sees a half.

    Raises:
        OSError: The folder cannot be written.
        sqlite3.Error: Nor the file.
    """
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = place.with_name(f".{place.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    try:
        with contextlib.closing(connect(draft)) as database:
            database.execute("PRAGMA journal_mode = OFF")
            with transaction(database):
                database.execute("CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
                database.execute("INSERT INTO note VALUES ('version', ?), ('state', ?)", [mark.version, mark.state])
                fill(database)
        _beside(place).unlink(missing_ok=True)
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def create_tables(database: sqlite3.Connection, schema: str) -> list[str]:
    """Makes the tables of a schema, and gives the statements that make its indexes, faster run when all is filled."""
    statements = schema.split(";\n")
    for statement in statements:
        if not statement.startswith("CREATE INDEX"):
            database.execute(statement)
    return [statement for statement in statements if statement.startswith("CREATE INDEX")]


def connect(place: Path) -> sqlite3.Connection:
    """A connection for writing, which waits for others and begins no transaction by itself."""
    return sqlite3.connect(place, timeout=_WAIT, isolation_level=None, check_same_thread=False)


def connect_to_read(place: Path) -> sqlite3.Connection:
    """A connection for reading; without locks unless a writer was killed and has left something to be cleared up."""
    if _beside(place).exists():
        return connect(place)
    return sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


@contextlib.contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """A transaction that is kept wholly or, on any error, not at all."""
    with database:
        database.execute("BEGIN IMMEDIATE")
        yield


def _places(folder: Path, name: str, mark: Mark) -> tuple[Path, Path]:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "geograph")
    about = hashlib.sha256(f"{name} {mark}".encode()).hexdigest()[:32]
    return folder / name, cache / f"{about}.sqlite"


def _beside(place: Path) -> Path:
    """Where SQLite keeps what a writer has not yet written into the file itself."""
    return place.with_name(f"{place.name}-wal")
