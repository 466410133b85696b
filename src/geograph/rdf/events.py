"""What several claims are about, as lines of N-Quads in a graph of its own.

Events follow from claims, may span articles and are never read back: they are written beside the articles into files,
and not into a store, where they would outlive the articles they rest on. Their properties are not those of claims, so
that a question about claims finds no event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.graph import events
from geograph.model import Modality, Polarity, digest
from geograph.rdf import terms as t

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geograph.graph import Event
    from geograph.model import Claim, Findings

# Who thinks a thing possible affirms nothing; a denial is one however sure it is (the rule of `geograph.graph`).
_AFFIRMING = {Modality.ACTUAL, Modality.PLANNED}


def event_lines(findings: Findings) -> Iterator[str]:
    """The events of the findings as lines of canonical N-Quads, one string an event, by IRI.

    >>> from geograph.model import Findings
    >>> list(event_lines(Findings()))
    []
    """
    claims = {claim.id: claim for claim in findings.claims}
    named = {event_iri(event): event for event in events(findings)}
    for iri in sorted(named):
        yield "".join(_event(iri, named[iri], [claims[name] for name in sorted(set(named[iri].claims))]))


def event_iri(event: Event) -> str:
    """The IRI of an event, which follows from its claims, whatever their order."""
    return t.EVENT + digest("event", *sorted(set(event.claims)))


def _event(iri: str, event: Event, claims: list[Claim]) -> Iterator[str]:
    yield _link(iri, t.TYPE, t.EVENT_CLASS)
    yield _link(iri, t.EVENT_RELATION, t.GEO + event.relation)
    yield from _links(iri, t.EVENT_SOURCE, (t.ACTOR + t.local_name(name) for name in event.sources))
    yield from _links(iri, t.EVENT_TARGET, (t.ACTOR + t.local_name(name) for name in event.targets))
    yield _link(iri, t.SUREST, t.GEO + event.modality)
    for predicate, day in ((t.BEGIN, event.start), (t.FINISH, event.end)):
        if day:
            yield f'<{iri}> <{predicate}> "{day}"^^<{t.DATE}> <{t.EVENTS}> .\n'
    affirmed = [claim for claim in claims if claim.polarity is Polarity.AFFIRMED and claim.modality in _AFFIRMING]
    yield from _links(iri, t.AFFIRMED_BY, map(_voice, affirmed))
    yield from _links(iri, t.DENIED_BY, (_voice(claim) for claim in claims if claim.polarity is Polarity.DENIED))
    yield from (_link(t.CLAIM + t.local_name(claim.id), t.ABOUT, iri) for claim in claims)


def _voice(claim: Claim) -> str:
    """The actor at the end of the chain of speakers, or the article that says so in its own voice."""
    if claim.speakers:
        return t.ACTOR + t.local_name(claim.speakers[-1])
    return t.ARTICLE + t.local_name(claim.evidence.article)


def _links(subject: str, predicate: str, values: Iterable[str]) -> Iterator[str]:
    return (_link(subject, predicate, value) for value in sorted(set(values)))


def _link(subject: str, predicate: str, value: str) -> str:
    return f"<{subject}> <{predicate}> <{value}> <{t.EVENTS}> .\n"
