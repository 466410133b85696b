"""The people of a state or place, where a text means them and not the state: "older Americans", "a Gazan"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.resolve.phrases.owned import made

if TYPE_CHECKING:
    from geograph.resolve.board import Board
    from geograph.resolve.page import Link, Page

_HOMES = frozenset({Kind.STATE, Kind.PLACE})
_PLURAL = frozenset({"NNS", "NNPS"})
_SINGULAR = frozenset({"NN", "NNP"})
_ONE = (("a",), ("an",), ("another",))
_BESIDE = frozenset({"compound", "amod", "nmod"})
_DESCRIBING = frozenset({"ADJ", "NUM"})


def find_nationals(board: Board) -> None:
    """Let "two Russians" and "a Russian" mean people, but "the Russians" those who act for the state."""
    for link in board.ordered():
        if link.how == "adjective" and board.kind(link.actor) in _HOMES and _are_people(board.page, link):
            board.remove(link)
            people = made(board, board.country(link.actor), "civilians", Kind.GROUP, "CVL")
            board.add(board.page.link(_first(board.page, link), link.last, people, "nationals"))


def _are_people(page: Page, link: Link) -> bool:
    """Whether the word is a noun of its own, and no article alone makes a whole of them."""
    last = link.last - 1
    before = page.norms[link.first - 1 : link.first]
    several = page.tags[last] in _PLURAL and page.words[last].endswith(("s", "men")) and before != ("the",)
    single = page.tags[last] in _SINGULAR and before in _ONE
    return (several or single) and page.deps[last] not in _BESIDE


def _first(page: Page, link: Link) -> int:
    """Where the words begin that describe them: the adjective of "older Americans"."""
    first = link.first
    while first and page.poses[first - 1] in _DESCRIBING and page.heads[first - 1] == link.last - 1:
        first -= 1
    return first
