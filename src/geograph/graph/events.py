"""Claims about the same thing, side by side: who affirms it and who denies it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from geograph.graph.span import Span, span
from geograph.model import Modality, Polarity, Record, digest
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geograph.model import Claim, Findings

Key = tuple[str, tuple[str, ...], tuple[str, ...]]

_CERTAINTY = list(Modality)
_DENIED = Polarity.DENIED


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """What several claims are about: the same relation between the same actors at about the same time.

    `start` and `end` are the first and the last day that the claims speak of (ISO dates, empty when no claim has a
    time). `claims` are claim ids in the order of the findings. `affirmed_by` and `denied_by` name the voices, sorted:
    the actor at the end of the chain of speakers, or, when an article says it in its own voice, the outlet (else the
    id) of the article. Who only thinks it possible affirms nothing. `modality` is that of the surest claim.
    """

    id: str
    relation: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    start: str
    end: str
    modality: Modality
    affirmed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    claims: tuple[str, ...]


def events(findings: Findings) -> tuple[Event, ...]:
    """The events that the claims are about, by relation, actors and first day.

    Claims belong to one event when they have the same relation, the same sources and the same targets (in any order;
    for a symmetric relation either way round) and their times overlap, directly or through a third claim. Claims
    without a time belong together. Ties, such as leading a state, are no events and are left out.

    >>> from geograph.model import Article, Claim, Evidence, Findings, Polarity
    >>> article = Article.of("Ruritania struck Freedonia. Ruritania denied it.", outlet="Courier")
    >>> common = {"relation": "attacks", "sources": ("RUR",), "targets": ("FRE",)}
    >>> said = Claim.of(**common, evidence=Evidence.of(article, 0, 27))
    >>> denied = Claim.of(
    ...     **common, polarity=Polarity.DENIED, speakers=("RUR",), evidence=Evidence.of(article, 28, 48)
    ... )
    >>> [(event.affirmed_by, event.denied_by) for event in events(Findings(articles=(article,), claims=(said, denied)))]
    [(('Courier',), ('RUR',))]
    """
    groups: dict[Key, list[Claim]] = {}
    for claim in findings.claims:
        if relation(claim.relation).kind == "event":
            groups.setdefault(_key(claim), []).append(claim)
    voices = {article.id: article.outlet or article.id for article in findings.articles}
    return tuple(_event(key, together, voices) for key in sorted(groups) for together in _split(groups[key]))


def _key(claim: Claim) -> Key:
    sources, targets = tuple(sorted(claim.sources)), tuple(sorted(claim.targets))
    if relation(claim.relation).symmetric and targets:
        sources, targets = min(sources, targets), max(sources, targets)
    return claim.relation, sources, targets


def _split(claims: list[Claim]) -> Iterator[list[Claim]]:
    """The claims in groups whose times overlap, those without a time first."""
    dated = sorted(((days, place) for place, claim in enumerate(claims) if (days := _days(claim))), key=_first_day)
    timeless = [claim for claim in claims if not claim.time.edtf]
    if timeless:
        yield timeless
    group: list[int] = []
    reach = date.min
    for days, place in dated:
        if group and days.start > reach:
            yield [claims[index] for index in sorted(group)]
            group = []
        group.append(place)
        reach = max(reach, days.end)
    if group:
        yield [claims[index] for index in sorted(group)]


def _days(claim: Claim) -> Span | None:
    return span(claim.time.edtf)


def _first_day(item: tuple[Span, int]) -> tuple[date, int]:
    return item[0].start, item[1]


def _event(key: Key, claims: list[Claim], voices: dict[str, str]) -> Event:
    name, sources, targets = key
    spans = [days for claim in claims if (days := _days(claim))]
    return Event(
        id=digest("event", *(claim.id for claim in claims)),
        relation=name,
        sources=sources,
        targets=targets,
        start=min((days.start.isoformat() for days in spans), default=""),
        end=max((days.end.isoformat() for days in spans), default=""),
        modality=min((claim.modality for claim in claims), key=_CERTAINTY.index),
        affirmed_by=_voices(claims, voices, Polarity.AFFIRMED),
        denied_by=_voices(claims, voices, Polarity.DENIED),
        claims=tuple(claim.id for claim in claims),
    )


def _is_meant(claim: Claim) -> bool:
    return claim.modality in {Modality.ACTUAL, Modality.PLANNED}


def _voices(claims: list[Claim], voices: dict[str, str], polarity: Polarity) -> tuple[str, ...]:
    said = [claim for claim in claims if claim.polarity is polarity and (_is_meant(claim) or claim.polarity is _DENIED)]
    own = {article: voices.get(article, article) for article in {claim.evidence.article for claim in said}}
    return tuple(sorted({claim.speakers[-1] if claim.speakers else own[claim.evidence.article] for claim in said}))
