"""Whom "the Ohio senator" or "the Russian diplomat" repeats: somebody who was called so, or just told of, before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.resolve.lexicon import listed
from geograph.resolve.phrases.sectors import sector_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geograph.resolve.board import Board
    from geograph.resolve.memory import Memory
    from geograph.resolve.page import Link
    from geograph.resolve.phrases.role_nouns import Phrase

_THIS = frozenset({"the", "this", "that"})
_NEW = frozenset(["a", "an", "another", "each", "some", "either", "such"])
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BACK, _BEHIND = 4, 4


def again_in_office(
    board: Board, phrase: Phrase, owner: Link, memory: Memory, found: tuple[str, str] | None
) -> tuple[str, str] | None:
    """The person who was called by the title of the same country before, where the post alone names nobody."""
    fresh = not _NEW.isdisjoint(board.page.norms[phrase.first - 1 : phrase.first])
    if found is None or found[1] != "unnamed holder" or fresh or phrase.past or phrase.lesser:
        return found
    before = _holder_of(board, phrase, owner, memory)
    known = before and board.kind(before) is not Kind.GROUP
    return (before, "description") if known and board.country(before) == board.country(owner.actor) else found


def _holder_of(board: Board, phrase: Phrase, owner: Link, memory: Memory) -> str:
    """Who was last called by a title; of a place one said to be of it, or the only one: "the Ohio senator"."""
    if board.kind(owner.actor) is not Kind.PLACE:
        return memory.holder(phrase.agent, phrase.first)
    return _of_place(board, memory.holders(phrase.agent, phrase.first), owner.actor)


def _of_place(board: Board, people: Sequence[str], place: str) -> str:
    """The last of some people who was said to be of a place; the only one where of nobody it was said."""
    here = [person for person in people if _is_said_of(board, person, place)]
    return here[0] if here else people[0] if len(people) == 1 else ""


def _is_said_of(board: Board, person: str, place: str) -> bool:
    """Whether a title of somebody names a place: "Ohio senator Ann Bo", "Ann Bo, a senator from Ohio"."""
    titles = [link for link in board.links if link.actor == person and link.how in {"title+name", "apposition"}]
    return any(
        near.actor == place and title.first <= near.first < title.last + _BEHIND
        for title in titles
        for near in board.sentence(board.page.sents[title.first])
    )


def person_again(board: Board, phrase: Phrase, owner: Link, found: tuple[str, str] | None) -> tuple[str, str] | None:
    """The person named before whom "the Russian diplomat" tells of: the last one of that country and calling."""
    page, agent = board.page, phrase.agent
    alone = not agent.plural and agent.noun not in listed("collective")
    one = agent.use == "group" and alone and not phrase.past and page.norms[phrase.first - 1] in _THIS
    if found is None or not one or page.deps[phrase.last - 1] not in _SUBJECTS:
        return found
    alike = list(_of_calling(board, phrase, board.country(owner.actor)))
    here = _of_place(board, alike, owner.actor) if board.kind(owner.actor) is Kind.PLACE else next(iter(alike), "")
    if alike:
        return (here, "description") if here else None
    subject = _last_subject(board, phrase)
    return (subject, "description") if subject and not board.country(subject) else found


def _of_calling(board: Board, phrase: Phrase, country: str) -> Iterator[str]:
    """The people of a country and of the calling of a phrase who were named not long before it, the last one first."""
    page, sector = board.page, phrase.agent.sector
    seen = set()
    for link in board.before(phrase.first, {Kind.PERSON}):
        if page.sents[link.first] < page.sents[phrase.first] - _BACK:
            return
        fits = board.country(link.actor) == country and sector and sector_of(board, link.actor) == sector
        if fits and link.actor not in seen:
            seen.add(link.actor)
            yield link.actor


def _last_subject(board: Board, phrase: Phrase) -> str:
    """The only person named in this sentence so far and the one before, as a subject and by a name no list knows."""
    page, number = board.page, board.page.sents[phrase.first]
    near = [link for at in (number - 1, number) if at >= 0 for link in board.sentence(at) if link.last <= phrase.first]
    people = {link.actor for link in near if board.kind(link.actor) is Kind.PERSON}
    subjects = {link.actor for link in near if page.deps[link.head] in _SUBJECTS and link.actor in board.made}
    return people.pop() if len(people) == 1 and people <= subjects else ""
