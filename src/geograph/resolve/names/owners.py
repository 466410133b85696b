"""Names of states that only say where a firm, a star or a film is from: "the US fund", "a French film"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.resolve.lexicon import listed

if TYPE_CHECKING:
    from geograph.resolve.board import Board
    from geograph.resolve.page import Link, Page

_BESIDE = frozenset({"amod", "compound", "nmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PUBLIC = frozenset({"sovereign", "state", "national", "government"})
_NEAR = 4


def says_whence(board: Board, link: Link) -> bool:
    """Whether a name stands before what is private, so that its state neither acts nor is acted on.

    What is made or shown there may be a matter between states ("a ban on Chinese films"), but never acts for one; so
    may ships, unless they fish, trade or carry people.
    """
    page, token = board.page, link.head
    noun = page.heads[token]
    if page.deps[token] not in _BESIDE or not 0 < noun - token <= _NEAR or page.capital(noun):
        return False
    of_state = board.kind(link.actor) is Kind.STATE and _PUBLIC.isdisjoint(page.norms[token + 1 : noun])
    if not of_state or page.poses[noun] != "NOUN":
        return False
    word = page.norms[noun].removesuffix("s")
    if word in listed("private"):
        return True
    if word in listed("works"):
        return page.deps[noun] in _SUBJECTS or _does(page, noun)
    return word in listed("ships") and page.norms[noun - 1] in listed("civil")


def _does(page: Page, noun: int) -> bool:
    """Whether something is done by what a noun names."""
    return page.deps[noun] == "pobj" and page.deps[page.heads[noun]] == "agent"
