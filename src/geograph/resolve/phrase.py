"""One phrase alone, as coding tables hold them: "three senior Iraqi officials" -> its actor, country and sector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.model import Article
from geograph.resolve.compose import resolve
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from spacy.tokens import Doc

    from geograph.model import Actor
    from geograph.vocabulary import KnownActor

_SECTORS = {
    "legislator": "LEG",
    "speaker-of-parliament": "LEG",
    "military-commander": "MIL",
    "army-chief": "MIL",
    "spy-chief": "SPY",
    "judge": "JUD",
    "prosecutor": "JUD",
    "police-chief": "COP",
    "party-leader": "PTY",
}


def resolve_phrase(
    doc: Doc,
    *,
    published: date | None = None,
    context: Doc | None = None,
    knowledge: Mapping[str, KnownActor] | None = None,
) -> tuple[str, str]:
    """The country code and PLOVER sector of the phrase that `doc` is the parse of; empty where unknown.

    `context` is the parse of some words around the phrase: its country counts where the phrase itself has none.
    """
    found = _actor(doc, published, knowledge)
    country, sector = (found.country, found.sector) if found is not None else ("", "")
    if found is not None and published is not None:
        sector = _serving(found.id, published, knowledge) or sector
    if not country and context is not None and len(context):
        around = _actor(context, published, knowledge)
        country = around.country if around is not None else ""
    return country, sector


def _serving(actor: str, day: date, knowledge: Mapping[str, KnownActor] | None) -> str:
    """The sector of the posts that a person held on the day; nothing for all others."""
    known = (known_actors() if knowledge is None else knowledge).get(actor)
    posts = known.posts if known is not None else ()
    held = [
        post.role for post in posts if (not post.since or post.since <= day) and (not post.until or day < post.until)
    ]
    return _SECTORS.get(held[0], "GOV") if held else ""


def _actor(doc: Doc, published: date | None, knowledge: Mapping[str, KnownActor] | None) -> Actor | None:
    """The actor of the widest mention; of the later one where two are equally wide."""
    resolution = resolve(Article.of(doc.text, published=published), doc, knowledge)
    widest = max(resolution.mentions, key=lambda mention: (mention.end - mention.start, mention.start), default=None)
    return resolution.actors.get(widest.actor) if widest is not None else None
