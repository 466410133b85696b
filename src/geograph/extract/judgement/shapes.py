"""What the parse must show of an event that no word of the lexicon names and only the model sees.

A noun carries one only between two parties; who deals with what is somebody's has not dealt with him; a town before a
building is where it stands; what is more special than the type of the event needs a word that says so, and what
somebody will do and has not promised needs one to be an agreement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import certainty, syntax
from geograph.extract.lexicon import namers, operators
from geograph.extract.roles.carriers import chain
from geograph.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geograph.extract.judgement.candidates import Candidate
    from geograph.extract.roles.cast import Cast

_AGREEING = frozenset({"agree", "consent"})
_DEALING = frozenset({"CONSULT", "COOPERATE"})
_SPECIAL = frozenset({
    "agreesToMeet", "promisesAidTo", "promisesReformTo", "promisesToYieldTo", "visits",
    "investigates", "suicideBombs",
})  # fmt: skip
"""Relations of which the model is too fond where nothing but their type is told."""


def bears_out(pair: Candidate, trigger: Token, name: str, relation: str, cast: Cast) -> bool:
    """Whether the parse bears out an event of this type and relation between the two."""
    if not syntax.is_verb(trigger) and not _has_parties(trigger, pair):
        return False
    if pair.target.dep_ == "poss" and name in _DEALING:
        return False
    if name != "ASSAULT" and _is_where(pair.target, cast):
        return False
    if _is_to_come(trigger, name) and relation not in _SPECIAL:
        return False
    return not _wants_word(trigger, name, relation) or _is_told(pair, trigger, relation)


def _has_parties(noun: Token, pair: Candidate) -> bool:
    """Whether a noun (or a verb that the parser takes for one) has its parties behind "between", or a subject."""
    above = [token for end in pair for token in chain(end, noun)]
    return any(token.lower_ in {"between", "among"} or token.dep_ in syntax.SUBJECTS for token in above)


def _is_where(token: Token, cast: Cast) -> bool:
    """Whether a town only says where something stands: "the firm's Frankfurt headquarters"."""
    described = token.dep_ in {"compound", "nmod"} and token.head.pos_ == "NOUN"
    return described and all(map(cast.is_mere_place, cast.at(token)))


def _wants_word(trigger: Token, name: str, relation: str) -> bool:
    """Whether a word must name the relation: who agrees to do something gives way or help by that alone."""
    if name == "AGREE" and trigger.lemma_.lower() in _AGREEING:
        return False
    return relation in _SPECIAL or _is_to_come(trigger, name)


def _is_to_come(trigger: Token, name: str) -> bool:
    """Whether the model takes what somebody will do for an agreement."""
    promising = operators().get(syntax.lemma(trigger), frozenset()) & {"promise", "plan"}
    return name == "AGREE" and not promising and certainty.modality(trigger) is Modality.PLANNED


def _is_told(pair: Candidate, trigger: Token, relation: str) -> bool:
    """Whether a word on the way from one end to the other, or right beside it, names the relation."""
    way = [trigger, *(token for end in pair for token in chain(end, trigger))]
    words = {word.lemma_.lower() for token in way for word in (token, *token.children)}
    return not words.isdisjoint(namers(relation))
