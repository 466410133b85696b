"""Nouns that only say what somebody is: "Belarus is an ally of Russia", "was elected president of Brazil".

Such a noun means whoever it describes and nobody else. Its own mention would stand between the two whom it ties.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geograph.extract import syntax
from geograph.extract.lexicon import noun_senses
from geograph.extract.ties.bonds import holders
from geograph.model import Kind
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Token

    from geograph.model import Actor, Mention

_PLACES = frozenset({"attr", "oprd", "pobj", "dobj", "nsubj"})
_BESIDE = frozenset({"attr", "nsubj"})
_NAMES = frozenset({"name", "adjective", "pronoun"})
_LEAVING = frozenset({
    "resign", "step", "stand", "quit", "retire", "dismiss", "sack", "remove", "oust", "fire", "impeach", "depose",
    "replace",
})  # fmt: skip
_MANY = frozenset({Kind.GROUP, Kind.PEOPLE})


def without_descriptions(doc: Doc, mentions: Sequence[Mention], actors: Mapping[str, Actor]) -> Sequence[Mention]:
    """The mentions but for those of a noun that describes somebody who is named beside it."""
    named = {mention.end: mention for mention in mentions if actors[mention.actor].kind not in _MANY}
    kept = [mention for mention in mentions if not _describes(doc, mention, named, actors)]
    return [_personal(doc, mention, named, actors) for mention in kept]


def _personal(doc: Doc, mention: Mention, named: Mapping[int, Mention], actors: Mapping[str, Actor]) -> Mention:
    """The mention, or in "Fox is a lawyer" the person instead of an unnamed group."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    actor = actors[mention.actor]
    if span is None or actor.kind not in _MANY or mention.how in _NAMES or span.root.tag_ != "NN":
        return mention
    beside = [token for token in holders(span.root) if token.pos_ == "PROPN"] if span.root.dep_ in _BESIDE else []
    who = [named[token.idx + len(token)] for token in beside[:1] if token.idx + len(token) in named]
    if who and actors[who[0].actor].kind is Kind.PERSON:
        return replace(mention, actor=who[0].actor)
    return mention


def _describes(doc: Doc, mention: Mention, named: Mapping[int, Mention], actors: Mapping[str, Actor]) -> bool:
    if mention.how in _NAMES:
        return False
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or not _is_role(span.root) or not (span.root.dep_ in _PLACES or _is_beside(span.root)):
        return False
    if _is_left(span.root):
        return True
    if any(child.dep_ == "relcl" for child in span.root.children):
        return False
    ends = [token.idx + len(token) for holder in holders(span.root) for token in syntax.coordinated(holder)]
    who = [named[end].actor for end in ends if end in named and named[end] is not mention]
    if span.root.dep_ == "appos":
        return mention.actor in who or (bool(who) and _is_one_of_many(span.root, actors[mention.actor]))
    return bool(who) and not (mention.actor in who and _is_title(span.root))


def _is_one_of_many(noun: Token, actor: Actor) -> bool:
    """Whether one alone was taken for all who are the same: "Belarus, Russia's closest ally,"."""
    return noun.tag_ == "NN" and actor.kind in _MANY


def _is_title(noun: Token) -> bool:
    """Whether it acts as whoever is named behind it: "Syrian President, Bashar al-Assad," not "his wife, Ann Lee"."""
    return noun.pos_ == "PROPN" and any(child.dep_ == "appos" for child in noun.rights)


def _is_left(noun: Token) -> bool:
    """Whether it is the post that somebody leaves, as in "resigned as president of France"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.lemma_.lower() in _LEAVING


def _is_beside(noun: Token) -> bool:
    """Whether it says whose relative, friend or foe the one before it is: "Park, daughter of Kim"."""
    return noun.dep_ == "appos" and relation(noun_senses()[noun.lemma_.lower()].relation).symmetric


def _is_role(noun: Token) -> bool:
    sense = noun_senses().get(noun.lemma_.lower())
    return sense is not None and sense.of == "role"
