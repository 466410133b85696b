"""Claims as the rows of an event table: one row for each pair of actors, each with a day.

Event tables hold what happened; they have no column for who says it or how surely. So only claims of events that are
actual and affirmed become rows: a threat or a promise is one, because it has been made, but what is only planned,
possible, conditional or denied is not. A row needs a day: that which the claim speaks of when it is known to the month
or better (then the first day of it), the day of publication when the claim speaks of none, as these projects date
their own events. What has no day, or only a year, is left out. `Entries.left_out` counts all that is not in a table and
why.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.graph import span
from geograph.graph.deeds import is_done
from geograph.graph.fold import pairs
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from geograph.model import Actor, Article, Claim, Findings
    from geograph.vocabulary import Relation

_LONGEST = 31

TIE = "a tie, not an event"
UNSURE = "denied or not actual"
UNDATED = "no day"
ONE_SIDED = "no source or no target"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a row of an event table tells: a claim between two actors on a day."""

    claim: Claim
    relation: Relation
    source: Actor
    target: Actor
    article: Article | None
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """The rows of an event table, in the order of the claims, and how many claims are not in it, by reason."""

    rows: tuple[Entry, ...]
    left_out: Counter[str] = field(default_factory=Counter)


def entries(findings: Findings) -> Entries:
    """What an event table can hold of the findings.

    A symmetric relation gives one row a pair, as in the graph.

    >>> from geograph.model import Findings
    >>> entries(Findings()).rows
    ()

    Raises:
        InputError: A claim names an actor that is not among the findings.
        VocabularyError: A claim has a relation that is not in the ontology.
    """
    left_out: Counter[str] = Counter()
    return Entries(rows=tuple(_rows(findings, left_out)), left_out=left_out)


def _rows(findings: Findings, left_out: Counter[str]) -> Iterator[Entry]:
    actors = {actor.id: actor for actor in findings.actors}
    articles = {article.id: article for article in findings.articles}
    for claim in findings.claims:
        article = articles.get(claim.evidence.article)
        day = day_of(claim, article)
        reason = _reason(claim, day)
        if reason or day is None:
            left_out[reason] += 1
            continue
        for source, target in pairs(claim):
            yield Entry(
                claim=claim,
                relation=relation(claim.relation),
                source=_actor(actors, claim, source),
                target=_actor(actors, claim, target),
                article=article,
                day=day,
            )


def _reason(claim: Claim, day: date | None) -> str:
    """Why a claim cannot be a row; empty when it can."""
    if relation(claim.relation).kind != "event":
        return TIE
    if not is_done(claim):
        return UNSURE
    if not pairs(claim):
        return ONE_SIDED
    return "" if day else UNDATED


def day_of(claim: Claim, article: Article | None) -> date | None:
    """The day of a claim in an event table, as told above."""
    days = span(claim.time.edtf)
    if days is None:
        return article.published if article else None
    return days.start if (days.end - days.start).days < _LONGEST else None


def _actor(actors: dict[str, Actor], claim: Claim, name: str) -> Actor:
    if name not in actors:
        raise InputError(f"claim {claim.id} names the actor '{name}', which is not among the actors of the findings")
    return actors[name]
