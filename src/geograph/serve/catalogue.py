"""Asking the catalogue: actors by name, claims and events by who, what and when, a page at a time."""

from __future__ import annotations

import difflib
import json
import sqlite3
import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.serve.make import fold_name, make_catalogue, words_of
from geograph.vocabulary import relation, relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

# Only names and tests of our own are joined into SQL; values are bound.
# ruff: noqa: S608

_AFTER = "\U0010ffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of what was found, each a document in JSON, and how much there is of it in all."""

    total: int
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims or events are wanted; what is left empty wants all.

    `actor` and `other` take part in any role, `source`, `target` and `speaker` in theirs; each is an id or a name.
    `relation` is a relation or a PLOVER type. Both days of the period are included. `contested` is for events.
    """

    actor: str = ""
    other: str = ""
    source: str = ""
    target: str = ""
    speaker: str = ""
    relation: str = ""
    modality: str = ""
    polarity: str = ""
    article: str = ""
    since: date | None = None
    until: date | None = None
    contested: bool = False


class Catalogue:
    """The catalogue of a store; any number of threads may ask it."""

    def __init__(self, folder: Path) -> None:
        self._place = make_catalogue(folder).absolute()
        self._own = threading.local()
        # Counting costs more than finding a page, every page of an answer needs the same number, and it never changes.
        self._count = lru_cache(maxsize=4096)(self._counted)

    def numbers(self) -> dict[str, int]:
        """How many articles, actors, claims and events there are."""
        ((text,),) = self._ask("SELECT value FROM note WHERE name = 'numbers'", [])
        found: dict[str, int] = json.loads(str(text))
        return found

    def actors(self, name: str, kind: str, country: str, *, limit: int, offset: int) -> Page:
        """The actors whose names have words that begin with those of `name`, the most mentioned in claims first."""
        tests, values = _filled([("kind = ?", kind), ("country = ?", country.upper())])
        for word in words_of(name):
            tests.append("id IN (SELECT actor FROM word WHERE word >= ? AND word < ?)")
            values += [word, word + _AFTER]
        where = " AND ".join(tests) or "TRUE"
        total = self._count(f"SELECT COUNT(*) FROM actor WHERE {where}", tuple(values))
        rows = self._ask(
            f"SELECT doc FROM actor WHERE {where} ORDER BY claims DESC, id LIMIT ? OFFSET ?", [*values, limit, offset]
        )
        return _page(total, rows)

    def actor(self, name: str) -> str | None:
        """The document of the actor of this id."""
        return self._one("SELECT doc FROM actor WHERE id = ?", name)

    def find_actor(self, name: str) -> str:
        """The id of the actor that has this id or name; of several, the one of most claims.

        Raises:
            InputError: Nobody has it; the message suggests the nearest names.
        """
        sql = "SELECT id FROM actor WHERE id = ?1 OR id IN (SELECT actor FROM name WHERE name = ?2)"
        found = self._ask(f"{sql} ORDER BY id = ?1 DESC, claims DESC, id LIMIT 1", [name, fold_name(name)])
        if found:
            return str(found[0][0])
        names = [
            str(text) for (text,) in self._ask("SELECT DISTINCT name FROM name WHERE name LIKE ?", [f"{name[:1]}%"])
        ]
        near = [repr(text) for text in difflib.get_close_matches(fold_name(name), names, n=3)]
        hint = f"did you mean {' or '.join(near)}?" if near else "look for it with a part of the name"
        raise InputError(f"no actor {name[:200]!r} in this store; {hint}")

    def claims(self, wanted: Wanted, *, limit: int, offset: int, latest: bool = False) -> Page:
        """The claims that are wanted, the earliest first, or the latest.

        Raises:
            InputError: An actor is unknown, or the period ends before it begins.
            VocabularyError: There is no such relation.
        """
        return self._said("claim", wanted, limit=limit, offset=offset, latest=latest)

    def claim(self, name: str) -> str | None:
        """The document of the claim of this id."""
        return self._one("SELECT doc FROM claim_doc WHERE n = (SELECT n FROM claim WHERE id = ?)", name)

    def claims_of_event(self, event: str) -> tuple[str, ...]:
        """The documents of the claims that an event joins."""
        names = json.loads(event)["claims"]
        return tuple(document for name in names if (document := self.claim(name)))

    def events(self, wanted: Wanted, *, limit: int, offset: int, latest: bool = False) -> Page:
        """The events that are wanted, the earliest first, or the latest.

        Raises:
            InputError: An actor is unknown, or the period ends before it begins.
            VocabularyError: There is no such relation.
        """
        return self._said("event", wanted, limit=limit, offset=offset, latest=latest)

    def event(self, name: str) -> str | None:
        """The document of the event of this id."""
        return self._one("SELECT doc FROM event_doc WHERE n = (SELECT n FROM event WHERE id = ?)", name)

    def articles(self, ids: Iterable[str]) -> list[str]:
        """The documents of the articles of these ids."""
        found = (self._one("SELECT doc FROM article WHERE id = ?", name) for name in ids)
        return [document for document in found if document]

    def _said(self, table: str, wanted: Wanted, *, limit: int, offset: int, latest: bool) -> Page:
        where, values = self._where(table, wanted)
        total = self._count(f"SELECT COUNT(*) FROM {table} AS said WHERE {where}", tuple(values))
        order = f"ORDER BY n {'DESC' if latest else 'ASC'} LIMIT ? OFFSET ?"
        inner = f"SELECT n FROM {table} AS said WHERE {where} {order}"
        rows = self._ask(f"SELECT doc FROM ({inner}) JOIN {table}_doc USING (n)", [*values, limit, offset])
        return _page(total, rows)

    def _where(self, table: str, wanted: Wanted) -> tuple[str, list[object]]:
        _check_period(wanted)
        tests, values = _filled(
            [
                ("modality = ?", wanted.modality),
                ("polarity = ?", wanted.polarity),
                ("article = ?", wanted.article),
                ("last >= ?", wanted.since and wanted.since.isoformat()),
                ("first <> '' AND first <= ?", wanted.until and wanted.until.isoformat()),
                _of_relation(wanted.relation),
            ]
        )
        tests += ["contested"] * wanted.contested
        parties = [(wanted.actor, "('source', 'target')"), (wanted.other, "('source', 'target')")]
        parties += [(getattr(wanted, role), f"('{role}')") for role in ("source", "target", "speaker")]
        for actor, roles in parties:
            if actor:
                tests.append(f"n IN (SELECT n FROM {table}_party WHERE actor = ? AND role IN {roles})")
                values.append(self.find_actor(actor))
        return " AND ".join(tests) or "TRUE", values

    def _counted(self, sql: str, values: tuple[object, ...]) -> int:
        ((total,),) = self._ask(sql, values)
        return int(str(total))

    def _one(self, sql: str, value: str) -> str | None:
        found = self._ask(sql, [value])
        return str(found[0][0]) if found else None

    def _ask(self, sql: str, values: Sequence[object]) -> list[tuple[object, ...]]:
        """The rows of an answer; each thread has a connection of its own."""
        database = getattr(self._own, "database", None)
        if database is None:
            database = sqlite3.connect(f"{self._place.as_uri()}?mode=ro&immutable=1", uri=True)
            self._own.database = database
        return database.execute(sql, values).fetchall()


def _page(total: int, rows: list[tuple[object, ...]]) -> Page:
    return Page(total=total, items=tuple(str(document) for (document,) in rows))


def _filled(tests: Iterable[tuple[str, object]]) -> tuple[list[str], list[object]]:
    """The tests that have a value, and the values."""
    kept = [(test, value) for test, value in tests if value]
    return [test for test, _ in kept], [value for _, value in kept]


def _check_period(wanted: Wanted) -> None:
    if wanted.since and wanted.until and wanted.until < wanted.since:
        raise InputError(f"the period ends on {wanted.until} before it begins on {wanted.since}; swap the two")


def _of_relation(name: str) -> tuple[str, str]:
    """The test for a relation or, where it is none, for a PLOVER type."""
    if name.upper() in {term.plover for term in relations().values() if term.plover}:
        return "plover = ?", name.upper()
    return "relation = ?", relation(name).name if name else ""
