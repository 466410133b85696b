"""Whom a pronoun for a person means by who speaks, and whom it cannot mean by its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.resolve.clauses import SUBJECTS, argued_with, named_ahead, teller_of, whose_subject
from geograph.resolve.lexicon import listed
from geograph.resolve.phrases.agents import agents

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from geograph.resolve.board import Board
    from geograph.resolve.page import Link, Page

_ANYBODY = frozenset({"someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody"})
_NEW = frozenset({"new organisation", "new place", "name again"})
_DESCRIBED, _NEAR = 4, 2


def speaks_of_himself(page: Page, token: int, quoted: Container[int]) -> int:
    """Who says what the pronoun did, where he tells it to nobody whom it might mean as well; else -1."""
    teller = _teller(page, token, quoted)
    verb = page.heads[teller]
    heard = any(page.heads[at] == verb for at in range(teller + 1, token) if page.poses[at] == "PROPN")
    return -1 if heard or page.norms[verb] == "asked" else teller


def _teller(page: Page, token: int, quoted: Container[int]) -> int:
    """Who says what the pronoun did, in words that are not quoted; else -1."""
    teller = teller_of(page, token)
    return -1 if token in quoted and teller not in quoted else teller


def means_somebody_else(board: Board, token: int, subjects: Sequence[int], quoted: Container[int]) -> bool:
    """Whether the nearest subject is a person whom no link names ("The president was asked why he", "Bo said he")."""
    page = board.page
    unnamed = _is_unlinked_name(board, _teller(page, token, quoted))
    if unnamed or _is_someone_who(page, subjects) or _is_stranger(board, named_ahead(page, token)):
        return True
    subject = next((at for at in subjects if page.poses[at] != "PRON"), -1)
    if _is_stranger(board, subject) or _is_new_name(board, subject):
        return True
    if subject < 0 or board.ending(subject + 1) is not None:
        return False
    agent = agents().nouns.get(page.norms[subject])
    return agent is not None and agent.use == "post" and not agent.plural


def _is_unlinked_name(board: Board, token: int) -> bool:
    """Whether a token is a name that no link covers, but no description of somebody: "the Virginia Democrat"."""
    page = board.page
    before = range(max(token - _DESCRIBED, 0), token)
    described = any(page.heads[at] == token and page.deps[at] == "det" for at in before)
    return token >= 0 and page.poses[token] == "PROPN" and board.ending(token + 1) is None and not described


def _is_stranger(board: Board, token: int) -> bool:
    """Whether a token is the name of a person whom no link names."""
    return token >= 0 and board.page.covered[token] == "PERSON" and board.ending(token + 1) is None


def _is_new_name(board: Board, token: int) -> bool:
    """Whether a token is a single name of which nothing tells that it is no person: Xo in "Xo served. He left"."""
    link = board.ending(token + 1) if token >= 0 else None
    return link is not None and link.first == token and link.how in _NEW and link.actor in board.made


def _is_someone_who(page: Page, subjects: Sequence[int]) -> bool:
    """Whether a clause tells of "someone who" or "anybody that", whom a pronoun in it means."""
    who = subjects[0] if subjects else -1
    verb = page.heads[who]
    some = page.norms[page.heads[verb]]
    return who >= 0 and page.deps[verb] == "relcl" and some in _ANYBODY


def is_bound(page: Page, token: int, link: Link) -> bool:
    """Whether the link is the subject of the pronoun's own verb: "Kim met him" cannot mean Kim.

    Coordinated verbs share their subject ("Kim called and met him"), and "urged him to go" asks somebody else.
    """
    if page.tags[token] == "PRP$" or page.norms[token].endswith("self"):
        return False
    verb = page.heads[token]
    if page.deps[token] == "pobj" or (page.deps[token] == "nsubj" and page.norms[token] in {"him", "her", "them"}):
        verb = page.heads[verb]
    verb = whose_subject(page, verb)
    return page.heads[link.head] == verb and page.deps[link.head] in SUBJECTS and link.head != token


def acted_on(board: Board, token: int) -> set[str]:
    """Who stands behind the verb that a pronoun is the subject of, and so is somebody else: "He urged Gorsuch"."""
    page = board.page
    if page.deps[token] not in SUBJECTS:
        return set()
    later = (link for link in board.sentence(page.sents[token]) if link.first > token and page.capital(link.head))
    return {link.actor for link in later if argued_with(page, token, link.head)}


def serving(board: Board, token: int) -> set[str]:
    """Who serves somebody that "her" may mean as well, and so is not the other: Ann in "her lawyer, Ann Bo, said she".

    In the sentences behind, a subject may be either.
    """
    page, number = board.page, board.page.sents[token]
    first = number if page.deps[token] in SUBJECTS else max(number - _NEAR, 0)
    near = (link for sentence in range(first, number + 1) for link in board.sentence(sentence) if link.first < token)
    return {link.actor for link in near if _is_owned(page, link, token)}


def _is_owned(page: Page, link: Link, token: int) -> bool:
    """Whether a title stands behind a pronoun of the same sort: "her lawyer"."""
    owner = link.first - 1
    told = link.how in {"apposition", "title+name"} and owner >= 0 and page.tags[owner] == "PRP$"
    alike = told and (page.norms[owner] == "his") == (page.norms[token] in {"he", "him", "his", "himself"})
    return alike and not listed("serving").isdisjoint(page.norms[link.first : link.last])
