"""Reading the records of a store: all of them in one go, or those about one actor.

They are a copy of what the database says in RDF, from which they follow and with which `geograph.store.keep` keeps them
in step. A database of RDF takes twenty microseconds to give a triple and a claim with its evidence has thirty; here it
takes five to give a claim.
"""

from __future__ import annotations

import contextlib
import dataclasses
import difflib
import gc
import json
from itertools import chain
from typing import TYPE_CHECKING, Any

import msgspec

from geograph.errors import InputError
from geograph.model import Actor, Article, Claim, Findings, Mention
from geograph.store.copy import fold_name
from geograph.store.pieces import parties
from geograph.store.sqlite import Reader

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_ACTOR = msgspec.json.Decoder(Actor)
_ARTICLE = msgspec.json.Decoder(Article)
_CLAIMS = msgspec.json.Decoder(tuple[Claim, ...])
_MENTIONS = msgspec.json.Decoder(tuple[Mention, ...])
_LIST = "(SELECT value FROM json_each(?))"
_ORDER = "ORDER BY known DESC, day = '', day, id"


class Records(Reader):
    """The records of a store; `records.sql` tells the tables that may be asked."""

    def findings(self, *, whole: bool = True) -> Findings:
        """All records; the `whole` has the mentions too, and the texts that the store keeps."""
        with undisturbed():
            return self._findings("", [], whole=whole)

    def about(self, actor: str) -> Findings:
        """The claims in which an actor (an id) has a part or speaks, with their articles and with all actors."""
        with undisturbed():
            where = "WHERE id IN (SELECT article FROM party WHERE actor = ?)"
            found = self._findings(where, [actor], whole=False)
            claims = tuple(claim for claim in found.claims if actor in parties(claim))
        return dataclasses.replace(found, claims=claims)

    def actors(self) -> tuple[Actor, ...]:
        """All actors, by id."""
        return tuple(_ACTOR.decode(record) for (record,) in self.ask("SELECT record FROM actor ORDER BY id"))

    def find_actor(self, name: str) -> str:
        """The id of the actor that has this id or name; of several, the one of most claims.

        Raises:
            InputError: Nobody has it; the message suggests the nearest names.
        """
        sql = "SELECT id FROM actor WHERE id = ?1 OR id IN (SELECT actor FROM name WHERE name = ?2)"
        found = self.ask(f"{sql} ORDER BY id = ?1 DESC, claims DESC, id LIMIT 1", [name, fold_name(name)])
        if found:
            return str(found[0][0])
        names = [text for (text,) in self.ask("SELECT DISTINCT name FROM name WHERE name LIKE ?", [f"{name[:1]}%"])]
        near = [repr(text) for text in difflib.get_close_matches(fold_name(name), names, n=3)]
        hint = f"did you mean {' or '.join(near)}?" if near else "look for it with a part of the name"
        raise InputError(f"no actor {name[:200]!r} in this store; {hint}")

    def number_of_claims(self, actor: str) -> int:
        """In how many claims an actor (an id) is named."""
        return next((number for (number,) in self.ask("SELECT claims FROM actor WHERE id = ?", [actor])), 0)

    def most_named(self, where: str, values: Sequence[object]) -> list[tuple[Actor, int]]:
        """The actors that pass a test in SQL, those named in most claims first, and in how many.

        The last two values are how many are wanted at most, and how many are passed over.
        """
        sql = f"SELECT record, claims FROM actor WHERE {where} ORDER BY claims DESC, id LIMIT ? OFFSET ?"  # noqa: S608 - values are bound
        return [(_ACTOR.decode(record), claims) for record, claims in self.ask(sql, values)]

    def described(self, ids: Collection[str]) -> dict[str, Actor]:
        """The actors of these ids, those that are described."""
        rows = self.ask(f"SELECT id, record FROM actor WHERE id IN {_LIST}", [json.dumps(sorted(ids))])  # noqa: S608 - our own
        return {name: _ACTOR.decode(record) for name, record in rows}

    def claims(self, numbers: Sequence[int]) -> list[tuple[Claim, Article]]:
        """The claims that have these numbers, in their order, each with its article."""
        rows = self.ask(f"SELECT n, article, id FROM claim WHERE n IN {_LIST}", [json.dumps(list(numbers))])  # noqa: S608 - our own
        places = {number: (article, name) for number, article, name in rows}
        articles = sorted({article for article, _ in places.values()})
        told = self.ask(f"SELECT id, head, claims FROM article WHERE id IN {_LIST}", [json.dumps(articles)])  # noqa: S608 - our own
        heads = {name: _ARTICLE.decode(head) for name, head, _ in told}
        claims = {(name, claim.id): claim for name, _, found in told for claim in _CLAIMS.decode(found)}
        return [(claims[places[number]], heads[places[number][0]]) for number in numbers]

    def text(self, article: str) -> str:
        """The text of an article; empty when the store does not keep it."""
        return next((text for (text,) in self.ask("SELECT text FROM article WHERE id = ?", [article])), "")

    def _findings(self, where: str, values: Sequence[object], *, whole: bool) -> Findings:
        columns = "known, head, claims" + ", mentions, text" * whole
        rows = self.ask(f"SELECT {columns} FROM article {where} {_ORDER}", values)  # noqa: S608 - our own names
        return Findings(
            articles=tuple(_article(row) for row in rows if row[0]),
            actors=self.actors(),
            mentions=tuple(chain.from_iterable(_MENTIONS.decode(row[3]) for row in rows)) if whole else (),
            claims=tuple(chain.from_iterable(_CLAIMS.decode(row[2]) for row in rows)),
        )


def _article(row: tuple[Any, ...]) -> Article:
    """The article of a row, with its text where that is there."""
    article = _ARTICLE.decode(row[1])
    return dataclasses.replace(article, text=row[4]) if len(row) > 4 and row[4] else article


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Inside it Python looks for no garbage, which among a million new records takes longer than to make them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
