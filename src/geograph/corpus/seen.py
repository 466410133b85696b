"""What was read before: the ids of articles and the signatures of their texts, in a database on disk.

About 2.5 kB an article are kept, none of it in memory. Whatever a part of the run adds is written in one transaction,
before the part is finished, and is taken out again if it turns out that the part never was.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from geograph.corpus.near import MOST_COMPARED, Signature, bands, best, sign
from geograph.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geograph.model import Article

_MAKE = """
CREATE TABLE IF NOT EXISTS articles (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, sha256 BLOB, part INTEGER, kept TEXT, minima BLOB, pairs INTEGER);
CREATE TABLE IF NOT EXISTS bands (
    band INTEGER, number INTEGER, part INTEGER, PRIMARY KEY (band, number)) WITHOUT ROWID;
"""
OTHER_TEXT = "another article has this id and another text; give each article an id of its own"
"""What is wrong with an id that another article has."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The article that one is a copy of; with a likeness of 1 and `exact` the same one once more."""

    of: str
    likeness: float
    exact: bool


class Seen:
    """The articles read before, open until `close`."""

    def __init__(self, path: Path, *, next_part: int, near: bool = True) -> None:
        """Open the database, without what parts from `next_part` on had added.

        Raises:
            StoreError: It cannot be read or written.
        """
        self._near = near
        self._part = next_part
        with complaints(path):
            self._path = path
            self._database = sqlite3.connect(path, isolation_level=None)
            self._database.executescript(
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;"
            )
            self._database.executescript(_MAKE)
            self._database.execute("BEGIN")
            self._database.execute("DELETE FROM bands WHERE part >= ?", (next_part,))
            self._database.execute("DELETE FROM articles WHERE part >= ?", (next_part,))

    def parts(self) -> int:
        """How many parts were written down; fewer than were finished if the machine lost what it had not written."""
        with complaints(self._path):
            (number,) = self._database.execute("PRAGMA user_version").fetchone()
            return int(number)

    def look(self, article: Article, number: int) -> Copy | str | None:
        """What the article is a copy of, or what is wrong with its id; all are remembered.

        Raises:
            StoreError: The database cannot be read or written.
        """
        with complaints(self._path):
            known = self._database.execute("SELECT sha256, kept FROM articles WHERE id = ?", (article.id,)).fetchone()
            digest = hashlib.sha256(article.text.encode("utf-8", "replace")).digest()
            if known is not None:
                return Copy(known[1], 1.0, exact=True) if known[0] == digest else f'id "{article.id}": {OTHER_TEXT}'
            signature = sign(article.text) if self._near else None
            copy = self._copy(signature) if signature else None
            kept = copy.of if copy else article.id
            self._remember((number, article.id, digest, self._part, kept), signature, first=copy is None)
            return copy

    def finish_part(self) -> None:
        """Keep what was added since the last part was finished.

        Raises:
            StoreError: It cannot be written.
        """
        with complaints(self._path):
            self._part += 1
            self._database.execute(f"PRAGMA user_version = {self._part:d}")
            self._database.execute("COMMIT")
            self._database.execute("BEGIN")

    def close(self) -> None:
        """Leave the database, without what was added since the last part was finished."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _copy(self, signature: Signature) -> Copy | None:
        numbers: set[int] = set()
        for band in bands(signature):
            found = self._database.execute("SELECT number FROM bands WHERE band = ? LIMIT ?", (band, MOST_COMPARED))
            numbers.update(number for (number,) in found)
        match = best(signature, self._signatures(numbers))
        if match is None:
            return None
        number, likeness = match
        (name,) = self._database.execute("SELECT id FROM articles WHERE number = ?", (number,)).fetchone()
        return Copy(name, likeness, exact=False)

    def _signatures(self, numbers: set[int]) -> Iterator[tuple[int, Signature]]:
        for number in sorted(numbers):
            ask = "SELECT minima, pairs FROM articles WHERE number = ? AND minima IS NOT NULL"
            for minima, pairs in self._database.execute(ask, (number,)):
                yield number, Signature(minima, pairs)

    def _remember(self, values: tuple[object, ...], signature: Signature | None, *, first: bool) -> None:
        """Keep an article; the minima only of one that is no copy, as others are compared with such alone."""
        number = values[0]
        content = (signature.minima, signature.pairs) if signature and first else (None, None)
        self._database.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)", (*values, *content))
        if signature:
            rows = [(band, number, self._part) for band in bands(signature)]
            self._database.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?, ?)", rows)


@contextlib.contextmanager
def complaints(path: Path) -> Iterator[None]:
    """Inside it, what keeps a database from being used is a `StoreError`."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"cannot use {path}: {error}") from error
