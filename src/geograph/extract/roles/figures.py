"""Nouns that name an event elsewhere and none here: a figure of speech, what is feared or taxed, a foul in a game."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import syntax
from geograph.extract.roles.conditions import is_thing

if TYPE_CHECKING:
    from spacy.tokens import Token


def names_none(noun: Token) -> bool:
    """Whether the noun is no event where it stands: a war of words, a battle of wits, a case that is won."""
    return any(test(noun) for test in (_is_won, _is_of_words, _is_foreseen, _is_reopened, _is_taxed, _is_foul))


def _is_won(noun: Token) -> bool:
    return noun.lemma_.lower() == "case" and noun.head.lemma_ in {"win", "lose", "make"}


def _is_of_words(noun: Token) -> bool:
    return any(
        part.lemma_.lower() in {"word", "wit", "idea", "nerve", "will"} for _, part in syntax.behind(noun, ("of",))
    )


def _is_foreseen(noun: Token) -> bool:
    """Whether who warns of an event only thinks it likely: "warned of the risk of war with Chad"."""
    likely = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    while likely.dep_ == "pobj" and likely.head.lower_ == "of" and not syntax.is_among(likely, "outlook"):
        likely = likely.head.head
    return syntax.is_among(likely, "outlook") and likely.dep_ == "pobj" and likely.head.head.lemma_ == "warn"


def _is_reopened(noun: Token) -> bool:
    """Whether an agreement is only what is talked about: "the renegotiation of the pact between Chad and Mali"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() == "renegotiation"


def _is_taxed(noun: Token) -> bool:
    """Whether trade is only what a measure falls on: "advocated a tariff on imports from Chad"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "on":
        return False
    above = noun.head.head
    return any(is_thing(thing, "sanction") for thing in (above, *syntax.patients(above)))


def _is_foul(noun: Token) -> bool:
    """Whether a penalty is one of a game, as other words of its sentence show."""
    game = {word.lemma_.lower() for word in noun.sent if syntax.is_among(word, "game")}
    return noun.lemma_.lower() == "penalty" and len(game) > 1
