"""What actors do to each other, one line a pair of actors and claim: the common ground of measures and comparisons.

Only what a text states as done counts: claims that are actual and affirmed. A claim counts on the first day that it
speaks of or, when it names no day, on the day on which its article was published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geograph.graph.fold import pairs
from geograph.graph.span import span
from geograph.model import Modality, Polarity
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from geograph.model import Claim, Findings

SCALE = ("material cooperation", "verbal cooperation", "verbal conflict", "material conflict")
COOPERATION, CONFLICT = SCALE[:2], SCALE[2:]

# What lasting relations say of how two actors stand, on the scale of the PLOVER scores, which ties lack. The values
# are ours: as much as the strongest score of an event of that direction.
_TIES = {"alliedWith": 10.0, "rivalOf": -5.0, "atWarWith": -10.0}


class Deed(NamedTuple):
    """One actor does something to another, as one claim has it; `quad` is empty for a tie."""

    source: str
    target: str
    day: date | None
    quad: str
    score: float
    claim: Claim


def is_done(claim: Claim) -> bool:
    """Whether the text states the claim as done: it is actual and affirmed."""
    return claim.modality is Modality.ACTUAL and claim.polarity is Polarity.AFFIRMED


def days_of(findings: Findings) -> dict[str, date | None]:
    """The day on which each article was published."""
    return {article.id: article.published for article in findings.articles}


def day_of(claim: Claim, published: Mapping[str, date | None]) -> date | None:
    """The first day that a claim speaks of, else the day on which its article was published.

    Of an open beginning the last day counts.
    """
    days = span(claim.time.edtf)
    if days is None:
        return published.get(claim.evidence.article)
    return days.start if days.start.year > 1 else days.end


def score_of(name: str) -> float:
    """The PLOVER score of a relation, from -10 (conflict) to 10 (cooperation); 0 for a tie without a direction.

    >>> score_of("shells"), score_of("alliedWith"), score_of("capitalOf")
    (-10.0, 10.0, 0.0)
    """
    score = relation(name).plover_score
    return _TIES.get(name, 0.0) if score is None else score


def deeds(findings: Findings) -> Iterator[Deed]:
    """The deeds between two different actors that the findings state as done, in the order of the claims.

    A claim with several sources or targets gives one for each pair; a symmetric relation one for each pair, from the
    smaller id to the greater.
    """
    return deeds_of(findings.claims, days_of(findings))


def deeds_of(claims: Iterable[Claim], published: Mapping[str, date | None]) -> Iterator[Deed]:
    """The deeds of some claims, given the days on which the articles were published."""
    for claim in claims:
        if is_done(claim):
            quad, score, day = relation(claim.relation).quad, score_of(claim.relation), day_of(claim, published)
            for source, target in pairs(claim):
                if source != target:
                    yield Deed(source, target, day, quad, score, claim)


def pair_of(deed: Deed) -> tuple[str, str]:
    """The two actors of a deed, whoever does it, the smaller id first."""
    return (deed.source, deed.target) if deed.source < deed.target else (deed.target, deed.source)
