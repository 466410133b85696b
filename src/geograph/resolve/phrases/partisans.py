"""Parties that a text means only by what their members are called: "Republican Senator Ann Roe", "Roe, D-Calif."."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geograph.resolve.lexicon import listed
from geograph.vocabulary import party_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from geograph.resolve.board import Board
    from geograph.resolve.phrases.role_nouns import Phrase
    from geograph.vocabulary import KnownActor

_SOME = frozenset({"some", "several", "few", "many", "other"})
_SEAT = re.compile(r"\b[DR][-–][A-Z][a-z]")


def parties_meant(text: str, known: Mapping[str, KnownActor], countries: Collection[str]) -> list[str]:
    """The parties of some countries to which the text may say that people belong, sorted."""
    words = {found.group() for found in _any_word().finditer(text)}
    if _SEAT.search(text):
        words |= {"Democratic", "Republican"}
    meant = {party for word in words for party in party_words()[word]}
    return sorted(party for party in meant if party in known and known[party].actor.country in countries)


def party_led(board: Board, phrase: Phrase, country: str) -> str:
    """The one party, of a country or of one that the article speaks of, for which a word before the noun stands."""
    page, words = board.page, party_words()
    before, behind = phrase.first - 1, page.norms[phrase.last : phrase.last + 1]
    some = page.poses[before] == "NUM" or page.norms[before] in listed("quantities") | _SOME
    if not phrase.agent.plural or phrase.past or some or behind == ("of",):
        return ""
    named = (page.words[token] for token in range(phrase.first, phrase.noun) if page.capital(token))
    parties = {party for word in named for party in words.get(word, ()) if board.index.kind(party)}
    homes = {country} if country else {board.country(link.actor) for link in board.links}
    found = [party for party in parties if board.index.country(party) in homes]
    return found[0] if len(found) == 1 else ""


@cache
def _any_word() -> re.Pattern[str]:
    longest = sorted(party_words(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")
