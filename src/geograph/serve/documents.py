"""Records as the API shows them: with the labels of their actors, the codes of their relation and their article."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geograph.graph import Event
    from geograph.model import Actor, Article, Claim

Document = dict[str, Any]


def actor_document(actor: Actor, claims: int) -> Document:
    """An actor, and in how many claims it is named."""
    return {**msgspec.to_builtins(actor), "claims": claims}


def claim_document(claim: Claim, labels: Mapping[str, str], article: Article, event: str) -> Document:
    """A claim with its article and the id of its event."""
    document: Document = msgspec.to_builtins(claim)
    return {
        **document,
        "relation": _relation(claim.relation),
        "sources": _named(claim.sources, labels),
        "targets": _named(claim.targets, labels),
        "speakers": _named(claim.speakers, labels),
        "place": _named([claim.place], labels)[0] if claim.place else None,
        "evidence": {**document["evidence"], "article": _about(article)},
        "event": event or None,
    }


def event_document(event: Event, labels: Mapping[str, str]) -> Document:
    """An event with the ids of its claims."""
    return {
        **msgspec.to_builtins(event),
        "relation": _relation(event.relation),
        "sources": _named(event.sources, labels),
        "targets": _named(event.targets, labels),
    }


def to_json(document: Document) -> bytes:
    """A document as it is sent."""
    return msgspec.json.encode(document)


@cache
def _relation(name: str) -> dict[str, str]:
    term = relation(name)
    return {"name": name, "label": term.label, "plover": term.plover, "cameo": term.cameo, "quad_class": term.quad}


def _named(ids: Iterable[str], labels: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"id": name, "label": labels.get(name, name)} for name in ids]


def _about(article: Article) -> dict[str, Any]:
    about: Document = msgspec.to_builtins(article)
    del about["text"]
    return about
