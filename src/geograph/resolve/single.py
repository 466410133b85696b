"""One phrase alone, as coding tables hold them: "three senior Iraqi officials" -> its actor, country and sector."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from geograph.model import Article, Kind
from geograph.resolve.compose import resolve
from geograph.resolve.knowledge import Knowledge, default_knowledge, prepare
from geograph.resolve.lexicon import listed
from geograph.resolve.names.known import find_names
from geograph.resolve.page import Page, normal, normal_name
from geograph.resolve.phrases.sectors import STATES, holds, sector_on
from geograph.resolve.phrases.wording import worded_sector

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from spacy.tokens import Doc

    from geograph.model import Actor, Mention
    from geograph.resolve.compose import Resolution
    from geograph.resolve.index import Index
    from geograph.resolve.names.known import Hit
    from geograph.vocabulary import KnownActor

_BODIES = frozenset({"IGO", "UNO", "EUR"})
# What is known of a person wins over these titles: chief executives of a territory, secretaries of the United Nations.
_RATHER = frozenset({("BUS", "GOV"), ("GOV", "IGO")})
_LONG = 6
_NEAR = 0.85


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
    around = _country(_resolution(context, published, ready)) if context is not None and len(context) else ""
    named = None if _is_known(resolution, ready) else _whole(doc, published, around, ready.index)
    if named is not None:
        held = sector_on(named, published, ready.index) or named.actor.sector
        return named.actor.country or around, held or ("GOV" if named.capital_of else "")
    country = _served(resolution, published, ready.index) or _country(resolution) or around
    return country or _hinted(doc, ready.index), _sector(doc, resolution, published, ready)


def _served(resolution: Resolution, day: date | None, index: Index) -> str:
    """What stands in the place of a country for who serves an international body on the day: ``UNO``, ``IGO``."""
    mention = next(iter(_widest(resolution)), None)
    known = index.actors.get(mention.actor) if mention and day else None
    posts = [index.country(post.of) for post in known.posts if holds(post, day)] if known else []
    return posts[0] if posts and set(posts) <= _BODIES else ""


def _hinted(doc: Doc, index: Index) -> str:
    """The country of the only actor that some words of the phrase name, which running text would not be sure of."""
    found = {index.country(hit.entries[0].actor) for hit in find_names(Page.of(doc), index) if _is_sole(hit, index)}
    return next(iter(found)) if len(found) == 1 else ""


def _is_sole(hit: Hit, index: Index) -> bool:
    return len(hit.entries) == 1 and " (" not in index.actors[hit.entries[0].actor].actor.label


def _is_known(resolution: Resolution, knowledge: Knowledge) -> bool:
    mention = next(iter(_widest(resolution)), None)
    return mention is not None and mention.actor in knowledge.index.actors


def _whole(doc: Doc, day: date | None, country: str, index: Index) -> KnownActor | None:
    """The known actor that the whole phrase names and that the running text would not show: "the Royal Navy".

    Of several that share the name, the one of the country that the context tells; none when that does not tell.
    """
    words = normal_name(doc.text)
    words = words[1:] if words[:1] in {("the",), ("a",), ("an",)} else words
    name = " ".join(words) if any(token.text[:1].isupper() for token in doc[1:] or doc) else ""
    entries = index.names.get(name) or index.names.get(_misspelt(words, index), ())
    found = {entry.actor: index.actors[entry.actor] for entry in entries if index.alive(entry.actor, day)}
    here = [known for known in found.values() if country in {known.actor.country, ""}]
    shared = not country and any(" (" in known.actor.label for known in here)  # others have the name as well
    return here[0] if len(here) == 1 and not shared else None


def _misspelt(words: Sequence[str], index: Index) -> str:
    """The name or adjective of a state that a phrase of one word nearly is; empty where none is near."""
    if len(words) != 1 or len(words[0]) < _LONG or words[0] in listed("common"):
        return ""
    names = [name for name, entries in index.names.items() if any(e.actor in index.states for e in entries)]
    return next(iter(get_close_matches(words[0], names, n=1, cutoff=_NEAR)), "")


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
    held = sector_on(known.get(actor.id), day, knowledge.index)
    if (worded, held) in _RATHER:
        return held
    if worded is not None and (not named or (worded == "ELI" and actor.kind not in STATES)):
        return worded
    return held or actor.sector or worded or _seat(doc, mention, known)


def _name(doc: Doc, mention: Mention, actor: Actor) -> int:
    """Where a person's name starts in the phrase; the end of the mention where it holds none."""
    words = normal_name(actor.label) if actor.kind is Kind.PERSON else ()
    starts = (token.idx for token in doc if token.idx >= mention.start and normal(token.text) in words)
    return min(next(starts, mention.end), mention.end)


def _seat(doc: Doc, mention: Mention, known: Mapping[str, KnownActor]) -> str:
    """A capital that is the whole phrase stands for the government that sits there."""
    place = known.get(mention.actor)
    whole = mention.text == doc.text.strip()
    seat = place is not None and place.actor.kind is Kind.PLACE and bool(place.capital_of)
    return "GOV" if whole and seat else ""
