"""What the parse must show of an event that no word of the lexicon names and only the model sees.

A noun carries one only between two parties; who deals with what is somebody's has not dealt with him; a town before a
building is where it stands; and what is more special than the type of the event needs a word that says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import syntax
from geograph.extract.lexicon import namers
from geograph.extract.roles.carriers import chain

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geograph.extract.judgement.candidates import Candidate
    from geograph.extract.roles.cast import Cast

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
    return not _is_where(pair.target, cast) and (relation not in _SPECIAL or _is_told(pair, trigger, relation))


def _has_parties(noun: Token, pair: Candidate) -> bool:
    """Whether a noun (or a verb that the parser takes for one) has its parties behind "between", or a subject."""
    above = [token for end in pair for token in chain(end, noun)]
    return any(token.lower_ in {"between", "among"} or token.dep_ in syntax.SUBJECTS for token in above)


def _is_where(token: Token, cast: Cast) -> bool:
    """Whether a town only says where something stands: "the firm's Frankfurt headquarters"."""
    described = token.dep_ in {"compound", "nmod"} and token.head.pos_ == "NOUN"
    return described and all(map(cast.is_mere_place, cast.at(token)))


def _is_told(pair: Candidate, trigger: Token, relation: str) -> bool:
    """Whether a word on the way from one end to the other, or right beside it, names the relation."""
    way = [trigger, *(token for end in pair for token in chain(end, trigger))]
    words = {word.lemma_.lower() for token in way for word in (token, *token.children)}
    return not words.isdisjoint(namers(relation))
