"""Words that say what sort of country is meant, and which are of it: "the island", "the Gulf state", "the kingdom"."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_OF_ANY = frozenset({"country", "nation", "state", "republic"})


def is_country(noun: str) -> bool:
    """Whether a noun may mean a state that was named before."""
    return noun in _OF_ANY or noun in _NOUNS


def is_of_sort(word: str) -> bool:
    """Whether a word says what sort of country is meant, or is a part of such words."""
    return word in _sort_words()


def lands_of(words: Sequence[str]) -> frozenset[str] | None:
    """The states that fit all that the words say; None where they say nothing.

    >>> sorted(lands_of(("the", "southern", "baltic", "state")))
    ['EST', 'LTU', 'LVA']
    >>> lands_of(("the", "large", "country")) is None
    True
    """
    found: frozenset[str] | None = None
    at = 0
    while at < len(words):
        long = " ".join(words[at : at + 2])
        lands = _lands().get(long) or _lands().get(words[at])
        if lands is not None:
            found = lands if found is None else found & lands
        at += 2 if long in _lands() else 1
    return found


_NOUNS = frozenset({"island", "archipelago", "kingdom", "monarchy", "emirate", "sultanate", "city-state"})


@cache
def _lands() -> dict[str, frozenset[str]]:
    text = files("geograph.resolve.references").joinpath("lands.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    return {words: frozenset(states.split()) for words, states in rows}


@cache
def _sort_words() -> frozenset[str]:
    return frozenset(word for words in _lands() for word in words.split())
