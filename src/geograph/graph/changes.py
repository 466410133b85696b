"""What changed between two bodies of claims: before and in a period, in one store and another, in two outlets.

All comparisons are made in the same way. One body of claims is the ground, the other is held against it, and each
difference is one `Change` with the claims on either side. Of a period the ground is everything before it for what is
new, and the stretch of the same length just before it for what has grown, turned or ceased. A change is a change in
what was reported: an outlet that no longer writes about two states makes them silent, not their diplomats. Whatever
stands on one claim may be a slip of one reading; the claims are there to be looked at.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.graph.deeds import day_of, days_of
from geograph.graph.differences import Body, Change, differences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geograph.model import Claim, Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days from `since` to `until`, both included."""

    since: date
    until: date

    def __post_init__(self) -> None:
        if self.until < self.since:
            raise InputError(f"the period ends on {self.until} before it begins on {self.since}; swap the two")

    def before(self) -> Period:
        """The stretch of the same length just before, as far as there are days."""
        length = (self.until - self.since).days + 1
        start = max(self.since.toordinal() - length, 1)
        return Period(since=date.fromordinal(start), until=date.fromordinal(max(self.since.toordinal() - 1, 1)))


def changes(findings: Findings, period: Period, *, actor: str = "") -> tuple[Change, ...]:
    """What is different in a period from before it, the gravest first; with `actor` (an id) only what involves it.

    Raises:
        InputError: No claim (about the actor) lies in the period; the message tells which days the claims cover.
    """
    published = days_of(findings)
    about = [claim for claim in findings.claims if not actor or actor in claim.sources or actor in claim.targets]
    days = [(day, claim) for claim in about if (day := day_of(claim, published))]
    told = [claim for day, claim in days if period.since <= day <= period.until]
    if not told:
        raise InputError(_nothing(period, [day for day, _ in days if day.year < 9999], actor))
    window = period.before()
    ground = [claim for day, claim in days if day < period.since]
    recent = [claim for day, claim in days if window.since <= day <= window.until and day < period.since]
    return differences(
        Body.of(ground, published), Body.of(told, published), recent=Body.of(recent, published), actor=actor
    )


def compare(one: Findings, two: Findings, *, actor: str = "") -> tuple[Change, ...]:
    """What the second findings tell differently from the first, the gravest first; with `actor` what involves it.

    The claims that both have are in both; give two outlets by `of_outlet`, or the graphs of two stores.

    Raises:
        InputError: One of the two has no claims.
    """
    for name, found in (("first", one), ("second", two)):
        if not found.claims:
            raise InputError(f"the {name} of the two has no claims; there is nothing to compare")
    ground, told = (Body.of(found.claims, days_of(found)) for found in (one, two))
    return differences(ground, told, recent=ground, actor=actor)


def of_outlet(findings: Findings, outlet: str) -> Findings:
    """The part of the findings that is in the articles of one outlet, named in any case.

    >>> from geograph.model import Article, Findings
    >>> of_outlet(Findings(articles=(Article.of("Text.", outlet="Courier"),)), "Corrier")
    Traceback (most recent call last):
    geograph.errors.InputError: no articles of the outlet 'Corrier'; the outlets are: Courier

    Raises:
        InputError: No article is of this outlet; the message names those there are.
    """
    articles = tuple(each for each in findings.articles if each.outlet.casefold() == outlet.casefold())
    if not articles:
        raise InputError(f"no articles of the outlet '{outlet}'; {_outlets(findings)}")
    ids = {article.id for article in articles}
    claims = tuple(claim for claim in findings.claims if claim.evidence.article in ids)
    named = {each for claim in claims for each in _actors(claim)}
    mentions = tuple(mention for mention in findings.mentions if mention.article in ids)
    named |= {mention.actor for mention in mentions}
    actors = tuple(actor for actor in findings.actors if actor.id in named)
    return dataclasses.replace(findings, articles=articles, actors=actors, mentions=mentions, claims=claims)


def _actors(claim: Claim) -> tuple[str, ...]:
    return (*claim.sources, *claim.targets, *claim.speakers, claim.place)


def _outlets(findings: Findings) -> str:
    names = sorted({article.outlet for article in findings.articles if article.outlet})
    shown = ", ".join(names[:20]) + (f" and {len(names) - 20} more" if len(names) > 20 else "")
    return f"the outlets are: {shown}" if names else "no article here names its outlet"


def _nothing(period: Period, days: Iterable[date], actor: str) -> str:
    known, about = sorted(days), f" about {actor}" if actor else ""
    covered = f"the claims{about} are of {known[0]} to {known[-1]}" if known else f"no claim{about} here has a day"
    return f"no claim{about} lies between {period.since} and {period.until}; {covered}"
