"""The people of a state or place, where a text means them and not the state: "older Americans", "a Gazan"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.model import Actor, Kind
from geograph.resolve.page import slug
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
_NAMING = frozenset({"ADJ", "NOUN", "PROPN"})


def find_nationals(board: Board) -> None:
    """Let "two Russians" and "a Russian" mean people, but "the Russians" those who act for the state."""
    for link in board.ordered():
        if link.how != "adjective" or board.kind(link.actor) not in _HOMES:
            continue
        if _are_of_a_land(board, link):
            _place(board, link, _own_people(board, link))
        elif _are_people(board.page, link):
            _place(board, link, made(board, board.country(link.actor), "civilians", Kind.GROUP, "CVL"))


def _place(board: Board, link: Link, people: str) -> None:
    """Let a word mean people, and an adjective that "and" joins to what describes them nobody."""
    page = board.page
    first = _first(page, link)
    described = link.first - (page.poses[link.first - 1] in _NAMING and page.heads[link.first - 1] == link.last - 1)
    joined = board.ending(described - 1) if page.norms[described - 1 : described] == ("and",) else None
    board.remove(link)
    if joined is not None and joined.how == "adjective" and described < link.first and _is_several(page, joined, link):
        board.remove(joined)
        first = joined.first
    board.add(board.page.link(first, link.last, people, "nationals"))


def _is_several(page: Page, joined: Link, link: Link) -> bool:
    """Whether an adjective is the first of two that say which people: "Korean and Muslim Americans"."""
    return page.tags[joined.last - 1] == "JJ" and page.tags[link.last - 1] in _PLURAL


def _are_of_a_land(board: Board, link: Link) -> bool:
    """Whether a people of its own within a state is named by both: "Bosnian Serbs", "Iraqi Kurds"."""
    inner = any(
        other.how == "adjective" and other.first == link.first and other.last < link.last
        for other in board.sentence(board.page.sents[link.first])
    )
    return inner and board.page.tags[link.last - 1] in _PLURAL and board.page.words[link.last - 1].endswith("s")


def _own_people(board: Board, link: Link) -> str:
    name = board.page.slice(link.first, link.last)
    country = board.country(link.actor)
    return board.make(Actor(id=slug(name), label=name, kind=Kind.PEOPLE, country=country, sector=""))


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
