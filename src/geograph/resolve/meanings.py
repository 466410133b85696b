"""What a phrase with a role noun means: a body of a state, who holds a post on a date, or a group without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.resolve.lexicon import listed
from geograph.resolve.owned import again_in_office, described, owned_by, person_again
from geograph.resolve.unowned import place_unowned

if TYPE_CHECKING:
    from geograph.resolve.board import Board
    from geograph.resolve.memory import Memory
    from geograph.resolve.phrases import Phrase

_SOURCES = "sources"
_CITED = frozenset({"according", "citing", "cited", "quoting", "quoted", "told"})
_NEAR, _BESIDE = 10, 4


def place_phrases(board: Board, phrases: list[Phrase], memory: Memory) -> None:
    """Put the links of the phrases on the board, in reading order."""
    whole = [phrase for phrase in phrases if phrase.agent.id != _SOURCES]
    parts = {id(phrase.inner) for phrase in whole if phrase.inner is not None and not phrase.inner.owners}
    for phrase in phrases:
        if id(phrase) not in parts:
            memory.read_names(phrase.first)
            _place(board, phrase, memory)


def _place(board: Board, phrase: Phrase, memory: Memory) -> None:
    if _is_nobody(board, phrase):
        return
    if not phrase.owners:
        place_unowned(board, phrase, memory)
    for owner in phrase.owners:
        first = owner.first if phrase.pronoun < 0 and owner.first < phrase.noun else phrase.first
        found = again_in_office(board, phrase, owner, memory, owned_by(board, phrase, owner))
        found = described(board, phrase, person_again(board, phrase, owner, found))
        if found is not None:
            board.add(board.page.link(first, phrase.last, *found))
            if phrase.agent.use == "post":
                memory.call(phrase.agent, first, found[0])
            elif len(phrase.owners) == 1:
                memory.members[phrase.agent.noun] = found[0]
            if (
                len(phrase.owners) == 1
                and found[1] not in {"people of", "speaks for"}
                and phrase.agent.id in listed("remembered")
            ):
                memory.remember(phrase.agent, found[0])


def _is_nobody(board: Board, phrase: Phrase) -> bool:
    """Whether the noun only describes another ("its government measure"), or is a source of something.

    Of "a government source" the government is left to speak.
    """
    if phrase.agent.id == _SOURCES:
        return phrase.inner is not None or not _is_heard(board, phrase)
    return phrase.pronoun >= 0 and board.page.deps[phrase.last - 1] == "compound"


def _is_heard(board: Board, phrase: Phrase) -> bool:
    """Whether a source is somebody who tells something, not "a source of income": "sources close to it said"."""
    page = board.page
    end = min(phrase.last + _NEAR, page.bounds[page.sents[phrase.first]][1])
    after, before = page.norms[phrase.last : end], page.norms[max(phrase.first - _BESIDE, 0) : phrase.first]
    telling = after[:1] != ("of",) and not listed("speech").isdisjoint(after)
    return telling or not _CITED.isdisjoint(before)
