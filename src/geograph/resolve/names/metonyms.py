"""Whether a capital or a seat of power means the place or those who rule there.

"Moscow said", "a deal with Moscow" and "Moscow's demands" mean the state; "in Moscow", "flew to Moscow" and "the
streets of Moscow" mean the city. The parse decides: the role of the word, the preposition and what governs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.resolve.lexicon import listed

if TYPE_CHECKING:
    from geograph.resolve.page import Page

_ACTOR_PREPOSITIONS = frozenset(
    ["with", "against", "between", "by", "toward", "towards", "for", "among", "versus", "despite", "without"]
)
_LYING = frozenset(["lies", "lay", "sits", "hosts", "hosted", "host", "located", "situated", "swelters", "shivers"])
_BEING = frozenset(["is", "was", "are", "were", "be"])
_CITY_WORDS = frozenset(["city", "capital", "home", "town", "place", "metropolis", "host", "scene"])


def means_place(page: Page, first: int, last: int, *, city: bool) -> bool:
    """Whether the name at these tokens means the place itself.

    `city` is false for seats of power such as the Kremlin, which are places only where somebody is in or near them.
    """
    head = page.root(first, last)
    seen = {head}
    while page.deps[head] == "conj" and page.heads[head] not in seen and page.poses[page.heads[head]] == "PROPN":
        head = page.heads[head]
        seen.add(head)
    after = page.words[last] if last < len(page.words) else ""
    if after in {"-", "–"} and last + 1 < len(page.words):
        return page.norms[last + 1] not in listed("sponsored")
    if not city:
        return page.deps[head] == "pobj" and page.norms[page.heads[head]] in listed("place-prepositions")
    return _place(page, head, after)


def _place(page: Page, head: int, after: str) -> bool:
    role, governor = page.deps[head], page.heads[head]
    if role == "pobj":
        return _place_after(page, governor)
    if role == "nsubj":
        return page.norms[governor] in _LYING or (page.norms[governor] in _BEING and _is_city(page, governor))
    if role == "poss" or (after in {"'s", "’s", "'", "’"} and role != "compound"):
        return any(page.norms[token] in listed("city-nouns") for token in range(head + 1, governor + 1))
    if role in {"dobj", "nsubjpass", "iobj", "oprd"}:
        return page.norms[governor] in listed("to-places")
    return role != "dative"


def _is_city(page: Page, verb: int) -> bool:
    return not _CITY_WORDS.isdisjoint(page.norms[verb + 1 : verb + 6])


def _place_after(page: Page, preposition: int) -> bool:
    word = page.norms[preposition]
    governor = page.norms[page.heads[preposition]]
    if word in _ACTOR_PREPOSITIONS or word == "on":
        return False
    if word == "to":
        return governor in listed("motion") or page.poses[page.heads[preposition]] == "ADV"
    if word in {"from", "of"}:
        return governor not in listed("given")
    return True
