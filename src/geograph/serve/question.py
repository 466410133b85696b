"""Questions about claims and events as SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.store.copy import ROLES
from geograph.vocabulary import relation, relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

_ROLES = {**ROLES, "part": ROLES["source"] | ROLES["target"]}
_ORDERS = {"claim": ("first", "article", "place"), "event": ("n",)}


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

    def parties(self) -> list[tuple[str, int]]:
        """The actors that are wanted, each with the roles that will do."""
        found = [(self.actor, "part"), (self.other, "part")]
        found += [(getattr(self, role), role) for role in ("source", "target", "speaker")]
        return [(actor, _ROLES[role]) for actor, role in found if actor]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question for the numbers of claims or events: SQL and its values."""

    found: str
    number: str
    order: tuple[str, ...]
    values: tuple[object, ...]

    @classmethod
    def of(cls, table: str, wanted: Wanted, parties: Sequence[tuple[str, int]]) -> Question:
        """The question for rows of a table; `parties` are ids of actors with roles that will do, the rarest best first.

        The rows of the first party are there in the order that is wanted, so that a page of them is found at once.

        Raises:
            InputError: The period ends before it begins.
            VocabularyError: There is no such relation.
        """
        tests, values = _tests(wanted)
        name, rows = ("said", f"{table} AS said")
        if parties:
            (_, *more), joined = parties, f" CROSS JOIN {table} AS said ON said.n = party.n" if tests else ""
            name, rows = "party", f"party{joined}"
            same = " AND ".join(f"also.{column} = party.{column}" for column in _ORDERS[table])
            other = f"EXISTS (SELECT 1 FROM party AS also WHERE also.actor = ? AND {same} AND also.roles & ?)"  # noqa: S608 - names of our own
            tests = ["party.actor = ? AND party.roles & ?", *tests, *[other for _ in more]]
            values = [*parties[0], *values, *(value for party in more for value in party)]
        return cls(
            found=f"FROM {rows} WHERE {' AND '.join(tests) or 'TRUE'}",
            number=f"{name}.n",
            order=tuple(f"{name}.{column}" for column in _ORDERS[table]),
            values=tuple(values),
        )

    def count(self) -> str:
        """The SQL that counts all."""
        return f"SELECT COUNT(*) {self.found}"

    def page(self, *, latest: bool) -> str:
        """The SQL that gives some, the earliest first or the latest; LIMIT and OFFSET are to be bound."""
        order = ", ".join(f"{column} DESC" if latest else column for column in self.order)
        return f"SELECT {self.number} {self.found} ORDER BY {order} LIMIT ? OFFSET ?"


def filled(tests: Iterable[tuple[str, object]]) -> tuple[list[str], list[object]]:
    """The tests that have a value, and the values."""
    kept = [(test, value) for test, value in tests if value]
    return [test for test, _ in kept], [value for _, value in kept]


def _tests(wanted: Wanted) -> tuple[list[str], list[object]]:
    if wanted.since and wanted.until and wanted.until < wanted.since:
        raise InputError(f"the period ends on {wanted.until} before it begins on {wanted.since}; swap the two")
    tests, values = filled(
        [
            ("said.modality = ?", wanted.modality),
            ("said.polarity = ?", wanted.polarity),
            ("said.article = ?", wanted.article),
            ("said.last >= ?", wanted.since and wanted.since.isoformat()),
            ("said.first <> '' AND said.first <= ?", wanted.until and wanted.until.isoformat()),
            _of_relation(wanted.relation),
        ]
    )
    return tests + ["said.contested"] * wanted.contested, values


def _of_relation(name: str) -> tuple[str, str]:
    """The test for a relation or, where it is none, for a PLOVER type."""
    if name.upper() in {term.plover for term in relations().values() if term.plover}:
        return "said.plover = ?", name.upper()
    return "said.relation = ?", relation(name).name if name else ""
