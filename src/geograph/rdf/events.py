"""What several claims are about, as lines of N-Quads in a graph of its own.

Events follow from claims, may span articles and are never read back: they are written beside the articles into files,
and not into a store, where they would outlive the articles they rest on. Their properties are not those of claims, so
that a question about claims finds no event.
"""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from geograph.graph import events
from geograph.model import Modality, Polarity
from geograph.rdf import terms as t

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geograph.graph import Event
    from geograph.model import Claim, Findings

_LINK = f"<{{}}> <{{}}> <{{}}> <{t.EVENTS}> .\n"
_DAY = f'<{{}}> <{{}}> "{{}}"^^<{t.DATE}> <{t.EVENTS}> .\n'
_DENIED = Polarity.DENIED
# Who thinks a thing possible affirms nothing; a denial is one however sure it is (the rule of `geograph.graph`).
_AFFIRMING = {Modality.ACTUAL, Modality.PLANNED}


def event_lines(findings: Findings) -> Iterator[str]:
    """The events of the findings as lines of canonical N-Quads, one string an event, by IRI.

    >>> from geograph.model import Findings
    >>> list(event_lines(Findings()))
    []
    """
    claims = {claim.id: claim for claim in findings.claims}
    found = sorted(events(replace(findings, claims=tuple(claims.values()))), key=attrgetter("id"))
    return (_event(event, [claims[name] for name in sorted(event.claims)]) for event in found)


def event_iri(event: Event) -> str:
    """The IRI of an event, which ends in its id."""
    return t.EVENT + t.local_name(event.id)


def _event(event: Event, claims: list[Claim]) -> str:
    iri = event_iri(event)
    affirmed = {_voice(claim) for claim in claims if claim.polarity is not _DENIED and claim.modality in _AFFIRMING}
    denied = {_voice(claim) for claim in claims if claim.polarity is _DENIED}
    begin = _DAY.format(iri, t.BEGIN, event.start) if event.start else ""
    end = _DAY.format(iri, t.FINISH, event.end) if event.end else ""
    about = "".join([_LINK.format(t.CLAIM + t.local_name(claim.id), t.ABOUT, iri) for claim in claims])
    return (
        f"{_LINK.format(iri, t.TYPE, t.EVENT_CLASS)}{_LINK.format(iri, t.EVENT_RELATION, t.GEO + event.relation)}"
        f"{_links(iri, t.EVENT_SOURCE, map(t.actor_iri, event.sources))}"
        f"{_links(iri, t.EVENT_TARGET, map(t.actor_iri, event.targets))}"
        f"{_LINK.format(iri, t.SUREST, t.GEO + event.modality)}{begin}{end}"
        f"{_links(iri, t.AFFIRMED_BY, affirmed)}{_links(iri, t.DENIED_BY, denied)}{about}"
    )


def _voice(claim: Claim) -> str:
    """The actor at the end of the chain of speakers, or the article that says so in its own voice."""
    if claim.speakers:
        return t.actor_iri(claim.speakers[-1])
    return t.ARTICLE + t.local_name(claim.evidence.article)


def _links(subject: str, predicate: str, values: Iterable[str]) -> str:
    return "".join([_LINK.format(subject, predicate, value) for value in sorted(set(values))])
