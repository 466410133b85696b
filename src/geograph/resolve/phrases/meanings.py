"""What a phrase with a role noun means: a body of a state, who holds a post on a date, or a group without a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geograph.resolve.lexicon import listed
from geograph.resolve.phrases.again import again_in_office, person_again
from geograph.resolve.phrases.definite import administration, named_again, person_behind
from geograph.resolve.phrases.nobody import means_nobody
from geograph.resolve.phrases.owned import described, owned_by, part_of_state
from geograph.resolve.phrases.unowned import place_unowned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geograph.resolve.board import Board
    from geograph.resolve.memory import Memory
    from geograph.resolve.page import Link, Page
    from geograph.resolve.phrases.role_nouns import Phrase

_SOURCES = "sources"
_BEFORE_NOUNS = frozenset({"DET", "ADJ", "NUM"})
_SENT = frozenset({"representatives", "negotiators"})


def place_phrases(board: Board, phrases: list[Phrase], memory: Memory) -> None:
    """Put the links of the phrases on the board, in reading order."""
    whole = [phrase for phrase in phrases if phrase.agent.id != _SOURCES]
    parts = {id(phrase.inner) for phrase in whole if phrase.inner is not None and not phrase.inner.owners}
    sent = {id(phrase): of for phrase, of in _pairs(phrases) if _is_sent(board.page, phrase, of)}
    for phrase in phrases:
        if id(phrase) not in parts and id(phrase) not in sent:
            memory.read_names(phrase.first)
            _place(board, phrase, memory)
    for phrase in phrases:
        _place_sent(board, phrase, sent.get(id(phrase)))


def _is_sent(page: Page, phrase: Phrase, of: Phrase) -> bool:
    """Whether those of the next phrase send the first or make it up: "a delegation of French lawmakers"."""
    sent = phrase.agent.id in _SENT and not phrase.owners and page.norms[phrase.last] in {"of", "for", "from"}
    between = range(phrase.last + 1, of.first)
    near = of.first > phrase.last and all(page.poses[token] in _BEFORE_NOUNS for token in between)
    return sent and (near or page.heads[of.noun] == phrase.last)


def _pairs(phrases: Sequence[Phrase]) -> Iterator[tuple[Phrase, Phrase]]:
    """Each phrase with the next two, of which one may be a person's title."""
    for at, phrase in enumerate(phrases):
        for other in phrases[at + 1 : at + 3]:
            yield phrase, other


def _place_sent(board: Board, phrase: Phrase, of: Phrase | None) -> None:
    """Let a delegation mean those who sent it."""
    link = next((link for link in board.links if of is not None and link.head == of.noun), None)
    if link is not None:
        board.add(board.page.link(phrase.first, phrase.last, link.actor, "people of"))


def _place(board: Board, phrase: Phrase, memory: Memory) -> None:
    if means_nobody(board, phrase):
        return
    again = named_again(board, phrase) or person_behind(board, phrase) or _administration(board, phrase, memory)
    if again:
        board.add(board.page.link(phrase.first, phrase.last, again, "description"))
        return
    if not phrase.owners:
        for where in (phrase.where, *phrase.elsewhere):
            place_unowned(board, replace(phrase, where=where), memory)
    for owner in phrase.owners:
        _place_owned(board, phrase, owner, memory)


def _administration(board: Board, phrase: Phrase, memory: Memory) -> str:
    """What "the administration" means that has not been told of by another owner before."""
    return "" if memory.groups.get(phrase.agent.noun) else administration(board, phrase)


def _place_owned(board: Board, phrase: Phrase, owner: Link, memory: Memory) -> None:
    found = again_in_office(board, phrase, owner, memory, owned_by(board, phrase, owner))
    found = described(board, phrase, person_again(board, phrase, owner, found))
    if found is None:
        return
    board.add(board.page.link(phrase.first, phrase.last, *found))
    if phrase.agent.use == "post":
        memory.call(phrase.agent, phrase.first, found[0])
    elif len(phrase.owners) == 1:
        memory.members[phrase.agent.noun] = found[0]
    if (
        len(phrase.owners) == 1
        and found[1] not in {"people of", "speaks for"}
        and phrase.agent.id in listed("remembered")
        and not part_of_state(board, phrase)
    ):
        memory.remember(phrase.agent, found[0])
