"""Claims about the same thing, side by side: who affirms it and who denies it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.graph.same import key, position, same_events
from geograph.graph.span import span
from geograph.model import Modality, Polarity, Record, digest

if TYPE_CHECKING:
    from geograph.model import Claim, Findings

_CERTAINTY = list(Modality)
_DENIED = Polarity.DENIED
_MEANT = (Modality.ACTUAL, Modality.PLANNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """What several claims are about: the same relation between the same actors at about the same time.

    The id follows from the ids of the claims, whatever their order, and RDF has the same. Relation and actors are those
    of the claim that names most actors.
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

    `geograph.graph.same` tells when claims are about one event. Ties, such as leading a state, are no events.

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
    voices = {article.id: article.outlet or article.id for article in findings.articles}
    found = [_event(together, voices) for together in same_events(findings)]
    return tuple(sorted(found, key=lambda event: (event.relation, event.sources, event.targets, event.start, event.id)))


def _event(claims: list[Claim], voices: dict[str, str]) -> Event:
    alone = len(claims) == 1  # as most are
    name, sources, targets = key(claims[0] if alone else min(claims, key=_told))
    spans = [days for claim in claims if (days := span(claim.time.edtf))]
    return Event(
        id=digest("event", *sorted([claim.id for claim in claims])),
        relation=name,
        sources=sources,
        targets=targets,
        start=min((days.start.isoformat() for days in spans), default=""),
        end=max((days.end.isoformat() for days in spans), default=""),
        modality=claims[0].modality if alone else min((claim.modality for claim in claims), key=_CERTAINTY.index),
        affirmed_by=_voices(claims, voices, Polarity.AFFIRMED),
        denied_by=_voices(claims, voices, Polarity.DENIED),
        claims=tuple(claim.id for claim in claims),
    )


def _told(claim: Claim) -> tuple[int, float, tuple[str, int, int, str]]:
    """How fully a claim tells its event, the fullest first: the most actors, the surest reading, the earliest place."""
    return -len(claim.sources) - len(claim.targets), -claim.confidence, position(claim)


def _voices(claims: list[Claim], voices: dict[str, str], polarity: Polarity) -> tuple[str, ...]:
    found = {
        claim.speakers[-1] if claim.speakers else voices.get(claim.evidence.article, claim.evidence.article)
        for claim in claims
        if claim.polarity is polarity and (polarity is _DENIED or claim.modality in _MEANT)
    }
    return tuple(sorted(found))
