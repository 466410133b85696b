"""Papers that speak: "the report said" means whoever made the report, as far as the text has told it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.resolve.clauses import SUBJECTS, subjects_of
from geograph.resolve.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geograph.resolve.board import Board
    from geograph.resolve.page import Link

_PAPERS = frozenset({"report", "statement", "study", "communique", "survey", "document", "assessment"})
# What an article goes on quoting from; of statements there are too many.
_LASTING = _PAPERS - {"statement"}
_FINDING = frozenset({"found", "finds", "shows", "showed", "suggests", "suggested", "concludes", "called", "notes"})
_MADE = frozenset({"released", "published", "issued", "wrote", "presented", "unveiled", "compiled"})
_THE = frozenset({"the", "this", "that"})
_FROM = frozenset({"by", "from"})


def find_reports(board: Board) -> None:
    """Link each report that says something to who made it: told beside it, or where the report was named before."""
    page = board.page
    makers: dict[str, str] = {}
    for token, norm in enumerate(page.norms):
        if norm not in _PAPERS or board.covered(token):
            continue
        maker = _maker(board, token)
        if maker:
            makers[norm] = maker
        told = maker if maker and not _owned(board, token) else ""
        again = norm in _LASTING and _is_the(board, token)
        known = told or (makers.get(norm, "") if again else "")
        if known and _speaks(board, token):
            board.add(page.link(token, token + 1, known, "description"))


def _speaks(board: Board, token: int) -> bool:
    page = board.page
    verb = page.norms[page.heads[token]]
    speaking = verb in _FINDING or verb in listed("speech") or verb in listed("judging")
    return page.deps[token] in SUBJECTS and speaking


def _is_the(board: Board, token: int) -> bool:
    return token > 0 and board.page.norms[token - 1] in _THE


def _maker(board: Board, token: int) -> str:
    """Who made the paper, as the words around it tell; empty where they name nobody or more than one."""
    makers = {link.actor for link in (*_owned(board, token), *_named_behind(board, token), *_saying_in(board, token))}
    return makers.pop() if len(makers) == 1 else ""


def _owned(board: Board, token: int) -> list[Link]:
    """Whose it is: "Amnesty's report", "a UN report"."""
    page = board.page
    sentence = board.sentence(page.sents[token])
    return [
        link for link in sentence if page.heads[link.head] == token and page.deps[link.head] in {"poss", "compound"}
    ]


def _named_behind(board: Board, token: int) -> Iterator[Link]:
    """Who stands behind "by" or "from": "a report by Amnesty"."""
    page = board.page
    for link in board.sentence(page.sents[token]):
        preposition = page.heads[link.head]
        behind = page.deps[link.head] == "pobj" and page.heads[preposition] == token
        if behind and page.norms[preposition] in _FROM and link.first > token:
            yield link


def _saying_in(board: Board, token: int) -> Iterator[Link]:
    """Who says something in it or puts it out: "Amnesty said in a report", "Amnesty released a report"."""
    page = board.page
    above = page.heads[token]
    if page.deps[token] == "pobj" and page.norms[above] == "in":
        verb = page.heads[above]
    elif page.deps[token] == "dobj" and page.norms[above] in _MADE:
        verb = above
    else:
        return
    subjects = set(subjects_of(page, verb))
    yield from (link for link in board.sentence(page.sents[token]) if link.head in subjects)
