"""Corroboration: for each event who affirms and who denies it, in which outlets and since when.

A voice is the actor at the end of the chain of speakers or, when an article says it in its own voice, the outlet.
Several outlets that quote one spokesman are one voice in several outlets: they corroborate that he said it, not that
it is so. Outlets that copy each other cannot be told from outlets that found out by themselves.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.graph.events import events
from geograph.model import Modality, Polarity, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geograph.graph.events import Event
    from geograph.model import Article, Claim, Findings

_MEANT = (Modality.ACTUAL, Modality.PLANNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice(Record):
    """Who says one thing of an event: an actor's id or an outlet.

    `outlets` are those in which it is said so, sorted, by the id of the article where an article names none; `since`
    is the day of the first such article (ISO, empty when unknown); `claims` are ids in the order of these days.
    """

    name: str
    outlets: tuple[str, ...]
    since: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Record):
    """How an event stands: the voices that affirm it, those that deny it, those that only think it possible."""

    event: Event
    affirm: tuple[Voice, ...]
    deny: tuple[Voice, ...]
    suppose: tuple[Voice, ...]

    @property
    def is_contradicted(self) -> bool:
        """Whether somebody affirms what somebody denies."""
        return bool(self.affirm and self.deny)

    @property
    def outlets(self) -> tuple[str, ...]:
        """All outlets that tell of the event, sorted."""
        return tuple(sorted({name for voice in (*self.affirm, *self.deny, *self.suppose) for name in voice.outlets}))


def standings(findings: Findings, *, actor: str = "", contested: bool = False) -> tuple[Standing, ...]:
    """How each event stands: contradicted ones first, then those that are only denied, then by number of outlets.

    With `actor` (an id) only events that it has a part in; with `contested` only those that somebody denies.
    """
    claims = {claim.id: claim for claim in findings.claims}
    told = {article.id: _told(article) for article in findings.articles}
    found = [
        _standing(event, [claims[name] for name in event.claims], told)
        for event in events(findings)
        if (event.denied_by or not contested) and (not actor or actor in event.sources + event.targets)
    ]
    return tuple(sorted(found, key=_order))


def _order(standing: Standing) -> tuple[object, ...]:
    event = standing.event
    voices = len(standing.affirm) + len(standing.deny)
    return (
        not standing.is_contradicted, not standing.deny, -len(standing.outlets), -voices, event.relation,
        event.sources, event.targets, event.start, event.id,
    )  # fmt: skip


def _told(article: Article) -> tuple[str, str]:
    """The day on which an article was published, and its outlet, by the id of the article where it names none."""
    return article.published.isoformat() if article.published else "", article.outlet or article.id


def _standing(event: Event, claims: list[Claim], told: Mapping[str, tuple[str, str]]) -> Standing:
    affirm: list[Claim] = []
    deny: list[Claim] = []
    suppose: list[Claim] = []
    for claim in claims:
        meant = affirm if claim.modality in _MEANT else suppose
        (deny if claim.polarity is Polarity.DENIED else meant).append(claim)
    sides = (_voices(side, told) if side else () for side in (affirm, deny, suppose))
    affirmed, denied, supposed = sides
    return Standing(event=event, affirm=affirmed, deny=denied, suppose=supposed)


def _voices(claims: Iterable[Claim], told: Mapping[str, tuple[str, str]]) -> tuple[Voice, ...]:
    said: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for claim in claims:
        day, outlet = told.get(claim.evidence.article, ("", claim.evidence.article))
        said[claim.speakers[-1] if claim.speakers else outlet].append((day, claim.id, outlet))
    voices = [_voice(name, sorted(each, key=lambda one: (not one[0], one))) for name, each in said.items()]
    return tuple(sorted(voices, key=lambda voice: (not voice.since, voice.since, voice.name)))


def _voice(name: str, told: list[tuple[str, str, str]]) -> Voice:
    return Voice(
        name=name,
        outlets=tuple(sorted({outlet for _, _, outlet in told})),
        since=told[0][0],
        claims=tuple(claim for _, claim, _ in told),
    )
