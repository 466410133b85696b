"""Writing the records of a store into its SQLite file, article by article."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from geograph.graph import span
from geograph.model import Article, Claim, Mention
from geograph.store.pieces import parties
from geograph.vocabulary import relation

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from geograph.model import Actor
    from geograph.store.pieces import Difference, Piece

SCHEMA = "records.sql"

ROLES = MappingProxyType({"source": 1, "target": 2, "speaker": 4, "place": 8})
"""What an actor can be in a claim."""

_WORD = re.compile(r"\w+")
_CLAIMS = msgspec.json.Decoder(tuple[Claim, ...])
_MENTIONS = msgspec.json.Decoder(tuple[Mention, ...])
_ENCODER = msgspec.json.Encoder()
_NOT_ARTICLE = Article(id="", text="")


class Copy:
    """The records of a store, to be kept in step with it."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        ((self._next,),) = database.execute("SELECT COALESCE(MAX(n) + 1, 0) FROM claim")

    def digests(self) -> dict[str, str]:
        """The digest of each article."""
        return dict(self.database.execute("SELECT id, digest FROM article").fetchall())

    def named(self, articles: Iterable[str]) -> set[str]:
        """The ids of all actors that these articles name."""
        found: set[str] = set()
        for claims, mentions in map(self._said, articles):
            found.update(chain.from_iterable(map(parties, claims)), (mention.actor for mention in mentions))
        return found

    def change(self, difference: Difference) -> None:
        """Takes out what goes and puts in what comes; the caller begins and ends the transaction."""
        counts: Counter[str] = Counter()
        for article in dict.fromkeys([*difference.going, *(piece.id for piece in difference.coming)]):
            if self.database.execute("SELECT 1 FROM article WHERE id = ?", [article]).fetchone():
                counts.subtract(self._take_out(article))
        for piece in difference.coming:
            counts.update(self._put_in(piece))
        self.database.executemany("DELETE FROM actor WHERE id = ?", [(actor,) for actor in difference.gone])
        self._forget_names(difference.gone)
        changes = [(number, actor) for actor, number in counts.items() if number]
        self.database.executemany("UPDATE actor SET claims = claims + ? WHERE id = ?", changes)
        self._describe(difference.actors)

    def _said(self, article: str) -> tuple[tuple[Claim, ...], tuple[Mention, ...]]:
        row = self.database.execute("SELECT claims, mentions FROM article WHERE id = ?", [article]).fetchone()
        return (_CLAIMS.decode(row[0]), _MENTIONS.decode(row[1])) if row else ((), ())

    def _take_out(self, article: str) -> Iterator[str]:
        claims, _ = self._said(article)
        places = self.database.execute("SELECT id, first, article, place FROM claim WHERE article = ?", [article])
        found = {name: place for name, *place in places}
        rows = [(actor, *found[claim.id]) for claim in claims for actor in parties(claim)]
        self.database.executemany("DELETE FROM party WHERE actor = ? AND first = ? AND article = ? AND place = ?", rows)
        self.database.execute("DELETE FROM claim WHERE article = ?", [article])
        self.database.execute("DELETE FROM article WHERE id = ?", [article])
        return chain.from_iterable(map(parties, claims))

    def _put_in(self, piece: Piece) -> Iterator[str]:
        self.database.execute(f"INSERT INTO article VALUES ({_marks(10)})", _article_row(piece))  # noqa: S608 - as below
        days = [_days(claim, piece.article) for claim in piece.claims]
        # The order of the API: by place alone, where the findings put the longer of two stretches first.
        by_place = sorted(
            range(len(days)), key=lambda index: (piece.claims[index].evidence.start, piece.claims[index].id)
        )
        claim_rows, party_rows = [], []
        for place, index in enumerate(by_place):
            claim, (first, last) = piece.claims[index], days[index]
            sure = claim.modality.value, claim.polarity.value
            about = claim.id, claim.relation, relation(claim.relation).plover
            claim_rows.append((self._next, *about, *sure, first, last, piece.id, place))
            party_rows += [
                (actor, first, piece.id, place, self._next, roles) for actor, roles in roles_of(claim).items()
            ]
            self._next += 1
        self.database.executemany(f"INSERT INTO claim VALUES ({_marks(10)})", claim_rows)  # noqa: S608 - marks alone
        self.database.executemany(f"INSERT INTO party VALUES ({_marks(6)})", party_rows)  # noqa: S608 - likewise
        return chain.from_iterable(map(parties, piece.claims))

    def _describe(self, actors: Iterable[Actor]) -> None:
        """Writes how actors are described; the claims about one that was not described before are counted."""
        for actor in actors:
            about = actor.kind.value, actor.country, _ENCODER.encode(actor)
            sql = "UPDATE actor SET kind = ?, country = ?, record = ? WHERE id = ?"
            if self.database.execute(sql, [*about, actor.id]).rowcount:
                self._forget_names([actor.id])
            else:
                count = "(SELECT COUNT(DISTINCT n) FROM party WHERE actor = ?1)"
                self.database.execute(f"INSERT INTO actor VALUES (?1, ?2, ?3, {count}, ?4)", [actor.id, *about])  # noqa: S608 - our own
            names = {actor.id, actor.label, *actor.labels}
            self._name("name", actor, map(fold_name, names))
            self._name("word", actor, (word for name in names for word in words_of(name)))

    def _name(self, table: str, actor: Actor, names: Iterable[str]) -> None:
        rows = [(name, actor.id) for name in sorted(set(names))]
        self.database.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)  # noqa: S608 - our own names

    def _forget_names(self, actors: Iterable[str]) -> None:
        ids = [(actor,) for actor in actors]
        self.database.executemany("DELETE FROM name WHERE actor = ?", ids)
        self.database.executemany("DELETE FROM word WHERE actor = ?", ids)


def schema() -> str:
    """The tables, as SQL."""
    return (files("geograph.store") / SCHEMA).read_text(encoding="utf-8")


def fold_name(name: str) -> str:
    """A name as it is looked up: without case and needless space.

    >>> fold_name("North  Korea")
    'north korea'
    """
    return " ".join(name.casefold().split())


def words_of(name: str) -> list[str]:
    """The words of a name as they are looked up.

    >>> words_of("Kim Jong-un")
    ['kim', 'jong', 'un']
    """
    return _WORD.findall(name.casefold())


def _article_row(piece: Piece) -> tuple[object, ...]:
    article = piece.article or _NOT_ARTICLE
    day = article.published.isoformat() if article.published else ""
    head = {name: getattr(article, name) for name in ("title", "published", "outlet", "url", "language")}
    mentioned = len({(mention.start, mention.end, mention.actor) for mention in piece.mentions})
    return (
        piece.id, piece.digest, piece.article is not None, day, article.outlet, mentioned,
        _ENCODER.encode({"id": piece.id, "text": "", **head}), article.text,
        _ENCODER.encode(piece.claims), _ENCODER.encode(piece.mentions),
    )  # fmt: skip


def _days(claim: Claim, article: Article | None) -> tuple[str, str]:
    """The first and the last day of a claim; those of a claim without a time are the day of publication."""
    days = span(claim.time.edtf)
    if days is not None:
        return days.start.isoformat(), days.end.isoformat()
    day = article.published.isoformat() if article and article.published else ""
    return day, day


def roles_of(claim: Claim) -> dict[str, int]:
    """What each actor is in a claim, as a sum of `ROLES`.

    >>> from geograph.model import Evidence
    >>> evidence = Evidence(article="a", start=0, end=4, quote="They")
    >>> roles_of(Claim.of(relation="meets", sources=("RUS",), targets=("PRK",), speakers=("PRK",), evidence=evidence))
    {'RUS': 1, 'PRK': 6}
    """
    found: dict[str, int] = {}
    each = (claim.sources, claim.targets, claim.speakers, (claim.place,) if claim.place else ())
    for actors, role in zip(each, ROLES.values(), strict=True):
        for actor in actors:
            found[actor] = found.get(actor, 0) | role
    return found


def _marks(number: int) -> str:
    return ",".join("?" * number)
