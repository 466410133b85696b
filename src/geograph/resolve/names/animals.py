"""Names of dogs and other animals, which are no actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.resolve.lexicon import listed

if TYPE_CHECKING:
    from geograph.resolve.board import Board
    from geograph.resolve.page import Page

_BEING = frozenset({"is", "was", "'s"})


def leave_out_animals(board: Board) -> None:
    """Take the names off the board that the article calls a dog, a horse and so on; known people keep theirs."""
    named = [link for link in board.links if link.actor in board.made]
    animals = {link.actor for link in named if _is_animal(board.page, link.head)}
    for link in [link for link in board.links if link.actor in animals]:
        board.remove(link)


def _is_animal(page: Page, token: int) -> bool:
    """Whether a name is said to be an animal: "Rex, a dog", "the dog Rex", "a dog named Rex", "Rex is a dog"."""
    head = page.heads[token]
    if page.deps[token] in {"appos", "oprd"} and _says_animal(page, head):
        return True
    if page.deps[token] == "oprd" and page.deps[head] == "acl" and _says_animal(page, page.heads[head]):
        return True
    around = {token, head} if page.deps[token] == "nsubj" and page.norms[head] in _BEING else {token}
    first, last = page.bounds[page.sents[token]]
    return any(
        page.heads[at] in around and page.deps[at] in {"appos", "attr", "compound"} and _says_animal(page, at)
        for at in range(first, last)
    )


def _says_animal(page: Page, token: int) -> bool:
    return page.norms[token] in listed("animals")
