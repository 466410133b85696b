"""Threats and promises, and what became of them.

A threat is an event of PLOVER's type THREATEN, a promise one of AGREE, and a plan any deed that a text announces
(modality planned). It is followed up when a later claim states, as done and within two years, a deed of a type that
would carry it out, from the same actor to the same one. That is all: whether the deed was done because it had been
announced, nobody can tell from this, and a deed that no article reports leaves an announcement open for ever. Who
threatens with a deed does not plan it besides: of a threat and a plan in the same words the threat is kept.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from geograph.graph.deeds import day_of, days_of, is_done
from geograph.graph.fold import pairs
from geograph.model import Modality, Polarity, Record
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from geograph.model import Claim, Findings
    from geograph.vocabulary import Relation

# The PLOVER types that carry out a threat or promise: by relation where the relation says what will be done, else by
# mode, else by type. A type with a mode means this mode alone.
_BY_RELATION = {
    "promisesAidTo": ("AID",),
    "agreesToMeet": ("CONSULT",),
    "agreesToCooperateWith": ("COOPERATE", "AID"),
    "agreesToSettleWith": ("RETREAT", "SUPPORT"),
    "promisesReformTo": ("CONCEDE", "RETREAT"),
    "promisesToYieldTo": ("CONCEDE", "RETREAT"),
}
_BY_MODE = {
    "arrest": ("COERCE-arrest", "SANCTION-convict"),
    "ban": ("COERCE", "SANCTION"),
    "expel": ("SANCTION-expel", "SANCTION-withdraw", "COERCE-deport"),
    "relations": ("SANCTION", "PROTEST"),
    "restrict": ("SANCTION", "COERCE-restrict"),
    "territory": ("COERCE-seize", "ASSAULT"),
    "violence": ("ASSAULT",),
}
_BY_TYPE = {"THREATEN": ("SANCTION", "COERCE", "MOBILIZE", "ASSAULT"), "AGREE": ("COOPERATE", "AID", "RETREAT")}

_LONGEST = 2 * 365  # days

_Pair = tuple[str, str]


class Announced(StrEnum):
    """In what way something was announced."""

    THREAT = "threat"
    PROMISE = "promise"
    PLAN = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Record):
    """What one actor announced to another and what came of it.

    `claim` announces it; `day` is when (empty when unknown). `followed` are the ids of later claims that would carry
    it out, in the order of their days; none of them means that it is open as far as the articles tell.
    """

    announced: Announced
    source: str
    target: str
    day: str
    claim: str
    followed: tuple[str, ...]


def outcomes(findings: Findings, *, actor: str = "") -> tuple[Outcome, ...]:
    """All threats, promises and plans between two actors with what became of them, the latest first.

    With `actor` (an id) only those by this actor or to it. What is denied, conditional or only possible is no
    announcement, save that a threat may say that its deed is possible.

    >>> from datetime import date
    >>> from geograph.model import Article, Claim, Evidence, Findings
    >>> def told(name, day):
    ...     article = Article.of(f"{name} {day}", published=day)
    ...     both = {"sources": ("RUR",), "targets": ("FRE",)}
    ...     return article, Claim.of(relation=name, **both, evidence=Evidence.of(article, 0, 5))
    >>> threat = told("threatensSanctionsAgainst", date(2023, 1, 1))
    >>> sanctions = told("imposesSanctionsOn", date(2023, 2, 1))
    >>> findings = Findings(articles=(threat[0], sanctions[0]), claims=(threat[1], sanctions[1]))
    >>> [(found.announced.value, len(found.followed)) for found in outcomes(findings)]
    [('threat', 1)]
    """
    published = days_of(findings)
    done: defaultdict[_Pair, list[tuple[date, Claim]]] = defaultdict(list)
    announced: list[tuple[Announced, Claim]] = []
    for claim in findings.claims:
        if actor and actor not in claim.sources and actor not in claim.targets:
            continue
        kind = _announced(claim)
        if kind:
            announced.append((kind, claim))
        elif is_done(claim) and (day := day_of(claim, published)):
            for pair in _both(claim):
                done[pair].append((day, claim))
    found = [
        _outcome(kind, claim, pair, done.get(pair, []), published)
        for kind, claim in _once(announced)
        for pair in pairs(claim)
        if pair[0] != pair[1] and (not actor or actor in pair)
    ]
    return tuple(sorted(found, key=lambda one: (_later_first(one.day), one.source, one.target, one.claim)))


def _later_first(day: str) -> tuple[int, ...]:
    return tuple(-ord(character) for character in day) or (1,)


def _announced(claim: Claim) -> Announced | None:
    term = relation(claim.relation)
    if claim.polarity is Polarity.DENIED or claim.modality is Modality.CONDITIONAL or term.kind != "event":
        return None
    if term.plover == "THREATEN":
        return Announced.THREAT
    if claim.modality is Modality.POSSIBLE:
        return None
    if term.plover == "AGREE":
        return Announced.PROMISE
    return Announced.PLAN if claim.modality is Modality.PLANNED else None


def _once(announced: Sequence[tuple[Announced, Claim]]) -> list[tuple[Announced, Claim]]:
    """The announcements without those that only say in other terms what another says in the same words."""
    together: defaultdict[tuple[str, _Pair], list[tuple[Announced, Claim]]] = defaultdict(list)
    for kind, claim in announced:
        for pair in pairs(claim):
            together[claim.evidence.article, pair].append((kind, claim))
    dropped = {
        one.id
        for group in together.values()
        for kind, one in group
        for other_kind, other in group
        if _overlap(one, other) and _is_said_by(kind, one, other_kind, other)
    }
    return [(kind, claim) for kind, claim in announced if claim.id not in dropped]


def _overlap(one: Claim, other: Claim) -> bool:
    return one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end


def _is_said_by(kind: Announced, one: Claim, other_kind: Announced, other: Claim) -> bool:
    """Whether an announcement is a plan of what a threat or promise is about, or a promise that is a plan's."""
    if kind is Announced.PLAN:
        firm = other_kind is not Announced.PLAN and other.modality is not Modality.PLANNED
        return firm and _carries_out(other.relation, one.relation, other_kind)
    weak = kind is Announced.PROMISE and one.modality is Modality.PLANNED and other_kind is Announced.PLAN
    return weak and _carries_out(one.relation, other.relation, kind)


def _both(claim: Claim) -> list[_Pair]:
    forth = pairs(claim)
    return [*forth, *((two, one) for one, two in forth)] if relation(claim.relation).symmetric else forth


def _outcome(
    kind: Announced,
    claim: Claim,
    pair: _Pair,
    done: list[tuple[date, Claim]],
    published: Mapping[str, date | None],
) -> Outcome:
    # A plan speaks of a day to come; it was announced when the article was published.
    day = published.get(claim.evidence.article) if kind is Announced.PLAN else day_of(claim, published)
    day = day or day_of(claim, published)
    later = [
        (on, one)
        for on, one in done
        if day and _is_later(one, on, claim, day) and _carries_out(claim.relation, one.relation, kind)
    ]
    return Outcome(
        announced=kind,
        source=pair[0],
        target=pair[1],
        day=day.isoformat() if day else "",
        claim=claim.id,
        followed=tuple(one.id for _, one in sorted(later, key=lambda item: (item[0], item[1].id))),
    )


def _is_later(one: Claim, on: date, announcement: Claim, day: date) -> bool:
    """Whether a deed comes after its announcement; within an article, where one day often means all, on another day."""
    elsewhere = one.evidence.article != announcement.evidence.article
    return (on > day or (on == day and elsewhere)) and (on - day).days <= _LONGEST


@cache
def _carries_out(announced: str, done: str, kind: Announced) -> bool:
    one, two = relation(announced), relation(done)
    if kind is Announced.PLAN:
        return (
            two.kind == "event" and one.plover == two.plover and (one.mode == two.mode or not (one.mode and two.mode))
        )
    wanted = _BY_RELATION.get(announced) or _BY_MODE.get(one.mode) or _BY_TYPE[one.plover]
    return any(_is(two, name) for name in wanted)


def _is(term: Relation, name: str) -> bool:
    plover, _, mode = name.partition("-")
    return term.plover == plover and (not mode or term.mode == mode)
