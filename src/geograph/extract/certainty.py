"""How sure a text is: modality and polarity from the words that stand with a verb or a noun.

Scope is composed step by step on the way up the parse (see ``scope``): each step may make a claim less sure, never
surer, and each negation turns its polarity round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import syntax
from geograph.extract.lexicon import operators
from geograph.model import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

_RANK = tuple(Modality)
_FUTURE = frozenset({"will", "wo", "'ll", "shall", "would", "'d"})
_MAYBE = frozenset({"could", "may", "might", "can", "ca", "should", "must", "ought"})
_CONDITIONS = frozenset({"if", "unless", "provided", "should", "lest"})
_PLANNED_ADJECTIVES = frozenset(
    [
        "planned",
        "upcoming",
        "scheduled",
        "forthcoming",
        "anticipated",
        "proposed",
        "expected",
        "future",
        "impending",
        "looming",
        "intended",
    ]
)
_POSSIBLE_ADJECTIVES = frozenset(
    ["potential", "possible", "prospective", "likely", "alleged", "suspected", "threatened", "hypothetical"]
)
_POSSIBLE_ADVERBS = frozenset(
    ["possibly", "perhaps", "maybe", "allegedly", "reportedly", "potentially", "probably", "likely", "apparently"]
)
_HARDLY = frozenset({"never", "hardly", "scarcely", "nowhere"})
_UNIQUE = frozenset({"first", "last", "only", "latest", "second", "third"})


def weaker(first: Modality, second: Modality) -> Modality:
    """The less sure of two modalities.

    >>> weaker(Modality.PLANNED, Modality.POSSIBLE).value
    'possible'
    """
    return max(first, second, key=_RANK.index)


def flipped(polarity: Polarity) -> Polarity:
    """The other polarity."""
    return Polarity.AFFIRMED if polarity is Polarity.DENIED else Polarity.DENIED


def is_negated(token: Token) -> bool:
    """Whether "not", "never" or "no" stands with the word."""
    for child in token.children:
        if child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ == "no"):
            return True
        if child.dep_ in {"preconj", "cc"} and child.lower_ in {"neither", "nor"}:
            return True
        if child.dep_ == "advmod" and (child.lower_ in _HARDLY or _is_no_longer(child)):
            return True
    if token.dep_ == "acl" and syntax.has_to(token):
        return _has_no(token.head) and token.head.lemma_.lower() not in operators()
    return token.dep_ in {"pobj", "pcomp"} and token.head.lower_ == "without"


def has_no_object(verb: Token) -> bool:
    """Whether the verb's object is none, as in "signed no agreement"."""
    return any(child.dep_ in {"dobj", "nsubjpass"} and _has_no(child) for child in verb.children)


def _has_no(noun: Token) -> bool:
    return any(part.dep_ == "det" and part.lower_ == "no" for part in noun.children)


def _is_no_longer(adverb: Token) -> bool:
    return adverb.lower_ in {"longer", "more"} and any(part.lower_ == "no" for part in adverb.children)


def modality(token: Token) -> Modality:
    """How sure the words beside a verb or noun leave it."""
    return _of_verb(token) if syntax.is_verb(token) else _of_noun(token)


def _of_noun(noun: Token) -> Modality:
    words = {child.lower_ for child in noun.children if child.dep_ in {"amod", "compound"}}
    if words & _POSSIBLE_ADJECTIVES:
        return Modality.POSSIBLE
    return Modality.PLANNED if words & _PLANNED_ADJECTIVES else Modality.ACTUAL


def _of_verb(verb: Token) -> Modality:
    found = Modality.ACTUAL
    for child in verb.children:
        found = weaker(found, _by_child(child))
    if found is not Modality.ACTUAL and has_condition(verb):
        found = Modality.CONDITIONAL
    return weaker(found, _infinitive(verb))


def _by_child(child: Token) -> Modality:
    if child.dep_ == "aux":
        if child.lower_ in _FUTURE:
            return Modality.PLANNED
        return Modality.POSSIBLE if child.lower_ in _MAYBE else Modality.ACTUAL
    if child.dep_ == "mark":
        return _by_mark(child.lower_)
    return Modality.POSSIBLE if child.dep_ == "advmod" and child.lower_ in _POSSIBLE_ADVERBS else Modality.ACTUAL


def _by_mark(word: str) -> Modality:
    if word in _CONDITIONS:
        return Modality.CONDITIONAL
    return Modality.POSSIBLE if word == "whether" else Modality.ACTUAL


def has_condition(verb: Token) -> bool:
    """Whether an if-clause hangs on the verb."""
    return any(
        child.dep_ == "advcl" and any(part.dep_ == "mark" and part.lower_ in _CONDITIONS for part in child.children)
        for child in verb.children
    )


def _infinitive(verb: Token) -> Modality:
    """A purpose ("to attack"), or what a noun is for ("a force to guard"), is not yet done."""
    if not syntax.has_to(verb):
        return Modality.ACTUAL
    if verb.dep_ in {"advcl", "ROOT"}:
        return Modality.PLANNED
    if verb.dep_ in {"acl", "relcl"} and verb.head.lemma_.lower() not in operators():
        unique = any(child.lower_ in _UNIQUE for child in verb.head.children) or verb.head.lower_ in _UNIQUE
        return Modality.ACTUAL if unique else Modality.POSSIBLE
    return Modality.ACTUAL
