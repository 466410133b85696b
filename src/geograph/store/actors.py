"""How articles describe actors, so that an actor is always what the articles now in the store say of it.

Two articles may know one actor by different names. The default graph holds the merged actor, which cannot be taken
apart when one of the articles goes. A graph of its own therefore keeps each description once, as JSON, with the
articles that gave it. Most actors are described in the same way by all their articles, so that a change of one article
rarely touches more than these links. An article has a digest there too, which tells whether a copy of it is up to date.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from geograph.graph import merge
from geograph.model import Actor, Findings
from geograph.rdf.terms import local_name, to_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    import pyoxigraph as ox

STORE = "https://w3id.org/geograph/store"
BOOK = NamedNode(STORE)
"""The graph in which the store keeps its own notes."""

_GIVES = NamedNode(f"{STORE}#gives")
_DESCRIBED = NamedNode(f"{STORE}#described")
_DIGEST = NamedNode(f"{STORE}#digest")
_ARTICLE = f"{STORE}/article/"


def described(findings: Findings) -> dict[str, frozenset[Literal]]:
    """The descriptions that each article gives of the actors that its mentions and claims name, by article id."""
    actors = {actor.id: _description(actor) for actor in findings.actors}
    named: dict[str, set[str]] = {article.id: set() for article in findings.articles}
    for mention in findings.mentions:
        named.setdefault(mention.article, set()).add(mention.actor)
    for claim in findings.claims:
        names = (*claim.sources, *claim.targets, *claim.speakers, claim.place)
        named.setdefault(claim.evidence.article, set()).update(names)
    return {article: frozenset(actors[name] for name in names & actors.keys()) for article, names in named.items()}


def given(database: ox.Store, articles: Iterable[str]) -> frozenset[Literal]:
    """The descriptions that these articles of the store gave."""
    quads = (database.quads_for_pattern(article_note(name), _GIVES, None, BOOK) for name in articles)
    return frozenset(quad.object for quad in chain.from_iterable(quads) if isinstance(quad.object, Literal))


def without_giver(database: ox.Store, descriptions: Iterable[Literal], articles: Collection[str]) -> frozenset[Literal]:
    """Those descriptions that no article of the store but these gives."""
    leaving = {article_note(name) for name in articles}
    return frozenset(
        text
        for text in descriptions
        if all(quad.subject in leaving for quad in database.quads_for_pattern(None, _GIVES, text, BOOK))
    )


def descriptions_of(database: ox.Store, actor: str) -> frozenset[Literal]:
    """All different descriptions of an actor in the store."""
    quads = database.quads_for_pattern(actor_note(actor), _DESCRIBED, None, BOOK)
    return frozenset(quad.object for quad in quads if isinstance(quad.object, Literal))


def merged(descriptions: Iterable[Literal]) -> Findings:
    """The actors that the descriptions add up to."""
    return merge(Findings(actors=(_actor(text),)) for text in sorted(descriptions, key=_text))


def id_of(description: Literal) -> str:
    """The id of the actor described."""
    return _actor(description).id


def digest_of(content: str, descriptions: Iterable[Literal]) -> str:
    """The digest of the graph of an article, given as lines, and of the descriptions that it gives."""
    text = "".join([content, *sorted(map(_text, descriptions))])
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def digests(database: ox.Store) -> dict[str, str]:
    """The digest of each article of the store, as it was when the article was put in."""
    quads = database.quads_for_pattern(None, _DIGEST, None, BOOK)
    found = ((quad.subject, quad.object) for quad in quads)
    return {
        to_id(note.value, _ARTICLE): digest.value
        for note, digest in found
        if isinstance(note, NamedNode) and isinstance(digest, Literal)
    }


def notes(
    given_by: Mapping[str, Collection[Literal]],
    described_by: Mapping[str, Collection[Literal]],
    digests: Mapping[str, str],
) -> Iterator[str]:
    """The notes of articles and of actors as lines of N-Quads."""
    for article, texts in given_by.items():
        yield f"{article_note(article)} {_DIGEST} {Literal(digests[article])} {BOOK} .\n"
        yield from (f"{article_note(article)} {_GIVES} {text} {BOOK} .\n" for text in sorted(texts, key=_text))
    for actor, texts in described_by.items():
        yield from (f"{actor_note(actor)} {_DESCRIBED} {text} {BOOK} .\n" for text in sorted(texts, key=_text))


def article_note(article: str) -> NamedNode:
    """The node of the notes on an article, which is not the article itself: a question about that finds no notes."""
    return NamedNode(f"{_ARTICLE}{local_name(article)}")


def actor_note(actor: str) -> NamedNode:
    """The node of the notes on an actor."""
    return NamedNode(f"{STORE}/actor/{local_name(actor)}")


@lru_cache(maxsize=65536)
def _description(actor: Actor) -> Literal:
    return Literal(json.dumps(actor.to_dict(), separators=(",", ":")))


@lru_cache(maxsize=65536)
def _actor(description: Literal) -> Actor:
    return Actor.from_dict(json.loads(description.value))


def _text(description: Literal) -> str:
    return description.value
