"""Actors across articles: one id for each, and new names that are the same brought together.

Actors of the vocabulary have one id in every article. A name that no list knows gets an id of its name and, where the
article tells it, its country. Two such are taken for one when they have the same name and kind and their countries and
roles do not contradict each other: of "Jan Kovar" of the Czech government and a "Jan Kovar" of whom an article says no
more there is only one, unless another article has a Slovak one. What is joined and what is left in doubt goes to the
review file with the reason.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from geograph.corpus.seen import complaints
from geograph.graph import merge
from geograph.model import Actor, Claim, Findings
from geograph.resolve.page import normal_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

REVIEW = ("decision", "id", "becomes", "label", "kind", "country", "sector", "reason")
"""The columns of the review file; `decision` is same or unsure."""

_MAKE = """
CREATE TABLE actors (id TEXT PRIMARY KEY, becomes TEXT, name TEXT, kind TEXT, record TEXT, known INTEGER, articles INT);
CREATE INDEX by_name ON actors (name, kind, id) WHERE known = 0;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is decided of a new name: another id that it takes, or doubt, and why."""

    actor: Actor
    becomes: str
    reason: str

    def row(self) -> tuple[str, ...]:
        """A line of the review file."""
        actor = self.actor
        decision = "same" if self.becomes else "unsure"
        return (decision, actor.id, self.becomes, actor.label, actor.kind, actor.country, actor.sector, self.reason)


def review_line(cells: Iterable[str]) -> str:
    r"""A line of the review file, without its end; no cell is one that a spreadsheet would run.

    >>> review_line(["same", "=1+1", "Jan  Kovar"]).split("\t")
    ['same', "'=1+1", 'Jan Kovar']
    """
    line = io.StringIO()
    csv.writer(line, delimiter="\t", lineterminator="").writerow(map(_cell, cells))
    return line.getvalue()


def _cell(text: str) -> str:
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line


def name_of(actor: Actor) -> str:
    """What two new actors must have in common: the name without case, accents and marks.

    >>> from geograph.model import Kind
    >>> name_of(Actor(id="a", label="Jan Kovář", kind=Kind.PERSON))
    'jan kovar'
    """
    return " ".join(normal_name(actor.label))


def same_names(actors: Sequence[Actor]) -> Iterator[Verdict]:
    """What is decided of new actors with the same name and kind, by id.

    >>> from geograph.model import Kind
    >>> one = Actor(id="kovar", label="Jan Kovar", kind=Kind.PERSON)
    >>> two = Actor(id="kovar-cze", label="Jan Kovar", kind=Kind.PERSON, country="CZE")
    >>> [(verdict.actor.id, verdict.becomes) for verdict in same_names([one, two])]
    [('kovar', 'kovar-cze')]
    """
    if len(actors) < 2:
        return
    countries = sorted({actor.country for actor in actors} - {""})
    roles = sorted({actor.sector for actor in actors} - {""})
    if len(countries) > 1 or len(roles) > 1:
        said = " and ".join(filter(None, (_several("countries", countries), _several("roles", roles))))
        yield from (Verdict(actor=actor, becomes="", reason=f"the name is one of {said}") for actor in actors)
        return
    first = min(actors, key=lambda actor: (not actor.country, not actor.sector, actor.id))
    known = ", ".join(filter(None, (first.country, first.sector))) or "nothing else known of either"
    for actor in actors:
        if actor.id != first.id:
            yield Verdict(actor=actor, becomes=first.id, reason=f"same name and kind, and nothing against it ({known})")


def _several(what: str, values: Sequence[str]) -> str:
    return f"{len(values)} {what} ({', '.join(values)})" if len(values) > 1 else ""


def together(actors: Iterable[Actor], name: str = "") -> Actor:
    """What all that is said of one actor comes to, under another id if one is given.

    >>> from geograph.model import Kind
    >>> one = Actor(id="kovar", label="Jan Kovar", kind=Kind.PERSON)
    >>> together([one, replace(one, country="CZE")], "jan-kovar").country
    'CZE'
    """
    (actor,) = merge(Findings(actors=(replace(each, id=name or each.id),)) for each in actors).actors
    return actor


def renamed(findings: Findings, ids: Mapping[str, str]) -> Findings:
    """The findings with these ids in the place of others; the ids of claims follow."""
    if not ids:
        return findings
    actors = merge([Findings(actors=(replace(each, id=ids.get(each.id, each.id)),)) for each in findings.actors])
    claims = {claim.id: claim for claim in sorted((_claim(each, ids) for each in findings.claims), key=_sureness)}
    order = {claim.id: None for claim in (_claim(each, ids) for each in findings.claims)}
    return Findings(
        articles=findings.articles,
        actors=actors.actors,
        mentions=tuple(replace(each, actor=ids.get(each.actor, each.actor)) for each in findings.mentions),
        claims=tuple(claims[name] for name in order),
    )


def _sureness(claim: Claim) -> float:
    return claim.confidence


def _claim(claim: Claim, ids: Mapping[str, str]) -> Claim:
    named = {*claim.sources, *claim.targets, *claim.speakers, claim.place}
    if named.isdisjoint(ids):
        return claim
    values = {name: getattr(claim, name) for name in claim.__slots__ if name != "id"}
    for name in ("sources", "targets", "speakers"):
        values[name] = tuple(dict.fromkeys(ids.get(each, each) for each in values[name]))
    return Claim.of(**{**values, "place": ids.get(claim.place, claim.place)})


class Actors:
    """The actors of a run, in a database on disk."""

    def __init__(self, path: Path, known: Collection[str]) -> None:
        """A new database; `known` are the ids of the vocabulary.

        Raises:
            StoreError: It cannot be made.
        """
        self._known = known
        self._path = path
        path.unlink(missing_ok=True)
        with complaints(path):
            self._database = sqlite3.connect(path, isolation_level=None)
            self._database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;")
            self._database.executescript(_MAKE)

    def describe(self, actors: Iterable[Actor]) -> None:
        """Add what some articles say of actors."""
        with complaints(self._path):
            self._database.execute("BEGIN")
            for actor in merge(Findings(actors=(actor,)) for actor in actors).actors:
                self._describe(actor)
            self._database.execute("COMMIT")

    def _describe(self, actor: Actor) -> None:
        there = self._database.execute("SELECT record FROM actors WHERE id = ?", (actor.id,)).fetchone()
        known = actor.id in self._known
        whole = together((actor, *(_actor(record) for record in there or ())))
        values = (actor.id, actor.id, name_of(whole), whole.kind, json.dumps(whole.to_dict()), known, 0)
        self._database.execute("INSERT OR REPLACE INTO actors VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def join(self) -> Iterator[Verdict]:
        """Decide which new names are the same, and tell, by name and id."""
        with complaints(self._path):
            found = self._database.execute(
                "SELECT name, kind, record FROM actors WHERE known = 0 ORDER BY name, kind, id"
            )
            for _, rows in groupby(found, key=lambda row: row[:2]):
                for verdict in same_names([_actor(record) for _, _, record in rows]):
                    if verdict.becomes:
                        change = (verdict.becomes, verdict.actor.id)
                        self._database.execute("UPDATE actors SET becomes = ? WHERE id = ?", change)
                    yield verdict

    def becomes(self, ids: Iterable[str]) -> dict[str, str]:
        """The other ids that some of these take."""
        with complaints(self._path):
            ask = "SELECT becomes FROM actors WHERE id = ? AND becomes != id"
            found = {
                name: self._database.execute(ask, (name,)).fetchone() for name in sorted(set(ids) - {*self._known})
            }
        return {name: answer[0] for name, answer in found.items() if answer}

    def count(self, ids: Mapping[str, int]) -> None:
        """Add to the numbers of articles that mention actors."""
        with complaints(self._path):
            self._database.execute("BEGIN")
            rows = [(number, name) for name, number in sorted(ids.items())]
            self._database.executemany("UPDATE actors SET articles = articles + ? WHERE id = ?", rows)
            self._database.execute("COMMIT")

    def all(self) -> Iterator[tuple[Actor, bool, int]]:
        """Every actor by id, whether the vocabulary has it, and in how many articles it is mentioned."""
        with complaints(self._path):
            found = self._database.execute(
                "SELECT becomes, record, known, articles FROM actors ORDER BY becomes, becomes != id, id"
            )
            for name, rows in groupby(found, key=lambda row: row[0]):
                described = list(rows)
                yield together((_actor(row[1]) for row in described), name), bool(described[0][2]), described[0][3]

    def close(self) -> None:
        """Leave the database and remove it: it is made anew when it is needed."""
        self._database.close()
        self._path.unlink(missing_ok=True)


def _actor(record: str) -> Actor:
    return Actor.from_dict(json.loads(record))
