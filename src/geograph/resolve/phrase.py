"""One phrase alone, as coding tables hold them: "three senior Iraqi officials" -> its actor, country and sector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.model import Article, Kind
from geograph.resolve.compose import resolve
from geograph.resolve.knowledge import Knowledge, default_knowledge, prepare
from geograph.resolve.page import normal, normal_name
from geograph.resolve.wording import worded_sector

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from spacy.tokens import Doc

    from geograph.model import Actor, Mention
    from geograph.resolve.compose import Resolution
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
    knowledge: Knowledge | Mapping[str, KnownActor] | None = None,
) -> tuple[str, str]:
    """The country code and PLOVER sector of the phrase that `doc` is the parse of; empty where unknown.

    `context` is the parse of some words around the phrase: its country counts where the phrase itself has none.
    """
    ready = default_knowledge() if knowledge is None else knowledge
    ready = ready if isinstance(ready, Knowledge) else prepare(ready)
    resolution = _resolution(doc, published, ready)
    country = _country(resolution)
    if not country and context is not None and len(context):
        country = _country(_resolution(context, published, ready))
    return country, _sector(doc, resolution, published, ready)


def _resolution(doc: Doc, published: date | None, knowledge: Knowledge) -> Resolution:
    return resolve(Article.of(doc.text, published=published), doc, knowledge)


def _widest(resolution: Resolution) -> list[Mention]:
    """The mentions, widest first, later ones first where they are equally wide."""
    return sorted(resolution.mentions, key=lambda mention: (mention.start - mention.end, -mention.start))


def _country(resolution: Resolution) -> str:
    countries = (resolution.actors[mention.actor].country for mention in _widest(resolution))
    return next(filter(None, countries), "")


def _sector(doc: Doc, resolution: Resolution, day: date | None, knowledge: Knowledge) -> str:
    """What the words say where they name nobody, what the actor is where they do.

    A title beside a name counts more than what is known of the person: the text may be older than its date, or none
    may be given.
    """
    known, table = knowledge.index.actors, knowledge.agents
    mention = next(iter(_widest(resolution)), None)
    if mention is None:
        return worded_sector(doc, table=table) or ""
    actor = resolution.actors[mention.actor]
    named = actor.id in known and actor.kind not in {Kind.PEOPLE, Kind.PERSON}
    worded = worded_sector(doc, mention.start if named else _name(doc, mention, actor), mention.end, table=table)
    if worded is not None and not named:
        return worded
    return _known_sector(known.get(actor.id), day) or actor.sector or worded or _seat(doc, mention, known)


def _name(doc: Doc, mention: Mention, actor: Actor) -> int:
    """Where a person's name starts in the phrase; the end of the mention where it holds none."""
    words = normal_name(actor.label) if actor.kind is Kind.PERSON else ()
    starts = (token.idx for token in doc if token.idx >= mention.start and normal(token.text) in words)
    return min(next(starts, mention.end), mention.end)


def _known_sector(known: KnownActor | None, day: date | None) -> str:
    """The sector of the posts that a person held on the day; an office of state counts before one in a party."""
    if known is None or day is None:
        return ""
    held = [
        post.sector or _SECTORS.get(post.role, "GOV")
        for post in known.posts
        if (post.since is None or post.since <= day) and (post.until is None or day < post.until)
    ]
    return min(held, key=lambda sector: sector == "PTY", default="")


def _seat(doc: Doc, mention: Mention, known: Mapping[str, KnownActor]) -> str:
    """A capital that is the whole phrase stands for the government that sits there."""
    place = known.get(mention.actor)
    whole = mention.text == doc.text.strip()
    seat = place is not None and place.actor.kind is Kind.PLACE and bool(place.capital_of)
    return "GOV" if whole and seat else ""
