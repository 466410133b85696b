"""Which country a text speaks of at a place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geograph.model import Kind

if TYPE_CHECKING:
    from geograph.resolve.board import Board
    from geograph.resolve.page import Link


INTERNATIONAL = frozenset({"IGO", "UNO", "EUR"})
_REPORTING = frozenset({"MED", "NGO", "BUS", "EDU"})
_AHEAD = 40
_OFTEN = 3
_MOSTLY = 0.6


def sentence_countries(board: Board, token: int) -> set[str]:
    """The countries whose affairs the sentence of a token tells of before it."""
    here = (link for link in board.sentence(board.page.sents[token]) if link.first < token)
    return {board.country(link.actor) for link in here if _counts(board, link)}


def context_country(board: Board, token: int) -> str:
    """The country that a text speaks of at a token, when that is clear: of its sentence so far, else of the article."""
    here = sentence_countries(board, token)
    if len(here) == 1:
        return here.pop()
    return main_country(board, token)


def main_country(board: Board, token: int) -> str:
    """The country that an article up to a token speaks of most, when that is clear; empty when it is not."""
    near = (link for link in board.links if link.first < token + _AHEAD)
    counts = Counter(board.country(link.actor) for link in near if _counts(board, link))
    ((best, most),) = counts.most_common(1) or [("", 0)]
    return best if most >= _OFTEN and most >= _MOSTLY * sum(counts.values()) else ""


def _serves_abroad(board: Board, key: str) -> bool:
    """Whether a known person holds posts of organisations alone, as an envoy of the United Nations does."""
    known = board.index.actors.get(key)
    posts = known.posts if known is not None and known.actor.kind is Kind.PERSON else ()
    return bool(posts) and all(board.index.kind(post.of) in {Kind.ORGANISATION, Kind.ALLIANCE} for post in posts)


def _counts(board: Board, link: Link) -> bool:
    """Whether a link tells of a country's affairs: not "UK-based", a city, or who only reports."""
    actor = board.actor(link.actor)
    if actor is None or actor.kind is Kind.PLACE or actor.sector in _REPORTING or _serves_abroad(board, link.actor):
        return False
    page = board.page
    hyphen = page.words[link.last : link.last + 1] == ("-",) and page.touches(link.last)
    return len(actor.country) == 3 and actor.country not in INTERNATIONAL and not hyphen
