"""Asking a store: actors by name, claims and events by who, what and when, a page at a time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import msgspec

from geograph.graph import Event
from geograph.model import Findings
from geograph.serve.documents import Document, actor_document, claim_document, event_document
from geograph.serve.happened import events_of
from geograph.serve.question import Question, Wanted, filled
from geograph.store import open_to_read
from geograph.store.copy import words_of
from geograph.store.pieces import parties

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from geograph.store.sqlite import Reader

# Only names and tests of our own are joined into SQL; values are bound.
# ruff: noqa: S608

_AFTER = "\U0010ffff"
_EVENT = msgspec.json.Decoder(Event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of what was found, each a document, and how much there is of it in all."""

    total: int
    items: tuple[Document, ...]


class Catalogue:
    """What a store can be asked for; any number of threads may ask it."""

    def __init__(self, folder: Path) -> None:
        with open_to_read(folder) as store:
            self._records = store.records
            self._events = events_of(store)
        self.find_actor = self._records.find_actor
        self.about = self._records.about
        self.text = self._records.text
        self.everything = partial(self._records.findings, whole=False)
        # Counting costs more than finding a page, every page of an answer needs the same number, and it never changes.
        self._count = lru_cache(maxsize=4096)(_counted)

    def numbers(self) -> dict[str, int]:
        """How many articles, actors, claims and events there are."""
        tables = {"articles": "article WHERE known", "actors": "actor", "claims": "claim"}
        found = {name: self._count(self._records, f"SELECT COUNT(*) FROM {table}") for name, table in tables.items()}
        return {**found, "events": self._count(self._events, "SELECT COUNT(*) FROM event")}

    def actors(self, name: str, kind: str, country: str, *, limit: int, offset: int) -> Page:
        """The actors whose names have words that begin with those of `name`, the most mentioned in claims first."""
        tests, values = filled([("kind = ?", kind), ("country = ?", country.upper())])
        for word in words_of(name):
            tests.append("id IN (SELECT actor FROM word WHERE word >= ? AND word < ?)")
            values += [word, word + _AFTER]
        where = " AND ".join(tests) or "TRUE"
        total = self._count(self._records, f"SELECT COUNT(*) FROM actor WHERE {where}", tuple(values))
        found = self._records.most_named(where, [*values, limit, offset])
        return Page(total=total, items=tuple(actor_document(actor, claims) for actor, claims in found))

    def actor(self, name: str) -> Document | None:
        """The actor of this id."""
        found = self._records.most_named("id = ?", [name, 1, 0])
        return actor_document(*found[0]) if found else None

    def claims(self, wanted: Wanted, *, limit: int, offset: int, latest: bool = False) -> Page:
        """The claims that are wanted, the earliest first, or the latest.

        Raises:
            InputError: An actor is unknown, or the period ends before it begins.
            VocabularyError: There is no such relation.
        """
        total, numbers = self._said(self._records, "claim", wanted, limit, offset, latest=latest)
        return Page(total=total, items=self._claim_documents(numbers))

    def claim(self, name: str) -> Document | None:
        """The claim of this id."""
        return next(iter(self.claims_of([name])), None)

    def claims_of(self, ids: Sequence[str]) -> tuple[Document, ...]:
        """The claims of these ids, those that are there."""
        rows = self._records.ask("SELECT id, n FROM claim WHERE id IN (SELECT value FROM json_each(?))", [_list(ids)])
        numbers = dict(rows)
        return self._claim_documents([numbers[name] for name in ids if name in numbers])

    def findings(self, wanted: Wanted, *, most: int) -> tuple[int, Findings]:
        """How many claims are wanted, and the latest of them as records, with their actors and articles.

        Raises:
            InputError: An actor is unknown, or the period ends before it begins.
            VocabularyError: There is no such relation.
        """
        total, numbers = self._said(self._records, "claim", wanted, most, 0, latest=True)
        told = self._records.claims(numbers)
        articles = {article.id: article for _, article in told}
        actors = self._records.described({name for claim, _ in told for name in parties(claim)})
        found = Findings(
            articles=tuple(articles[name] for name in sorted(articles)),
            actors=tuple(actors[name] for name in sorted(actors)),
            claims=tuple(claim for claim, _ in told),
        )
        return total, found

    def events(self, wanted: Wanted, *, limit: int, offset: int, latest: bool = False) -> Page:
        """The events that are wanted, the earliest first, or the latest.

        Raises:
            InputError: An actor is unknown, or the period ends before it begins.
            VocabularyError: There is no such relation.
        """
        total, numbers = self._said(self._events, "event", wanted, limit, offset, latest=latest)
        return Page(total=total, items=self._event_documents(numbers))

    def event(self, name: str) -> Document | None:
        """The event of this id."""
        numbers = [number for (number,) in self._events.ask("SELECT n FROM event WHERE id = ?", [name])]
        return next(iter(self._event_documents(numbers)), None)

    def _said(  # noqa: PLR0913 - what is asked where, and which part of it
        self, reader: Reader, table: str, wanted: Wanted, limit: int, offset: int, *, latest: bool
    ) -> tuple[int, list[int]]:
        """How many claims or events are wanted, and the numbers of some."""
        ids = [(self.find_actor(name), role) for name, role in wanted.parties()]
        question = Question.of(table, wanted, sorted(ids, key=lambda party: self._records.number_of_claims(party[0])))
        total = self._count(reader, question.count(), question.values)
        rows = reader.ask(question.page(latest=latest), [*question.values, limit, offset])
        return total, [number for (number,) in rows]

    def _claim_documents(self, numbers: Sequence[int]) -> tuple[Document, ...]:
        told = self._records.claims(numbers)
        labels = self._labels(name for claim, _ in told for name in parties(claim))
        ids = _list(claim.id for claim, _ in told)
        found = dict(
            self._events.ask("SELECT id, event FROM claim WHERE id IN (SELECT value FROM json_each(?))", [ids])
        )
        return tuple(claim_document(claim, labels, article, found.get(claim.id, "")) for claim, article in told)

    def _event_documents(self, numbers: Sequence[int]) -> tuple[Document, ...]:
        sql = "SELECT n, record FROM event_record WHERE n IN (SELECT value FROM json_each(?))"
        found = {number: _EVENT.decode(record) for number, record in self._events.ask(sql, [_list(numbers)])}
        events = [found[number] for number in numbers]
        labels = self._labels(name for event in events for name in event.sources + event.targets)
        return tuple(event_document(event, labels) for event in events)

    def _labels(self, ids: Iterable[str]) -> dict[str, str]:
        return {name: actor.label for name, actor in self._records.described(set(ids)).items()}


def _counted(reader: Reader, sql: str, values: tuple[object, ...] = ()) -> int:
    ((total,),) = reader.ask(sql, values)
    return int(total)


def _list(values: Iterable[object]) -> str:
    return json.dumps(list(values))
