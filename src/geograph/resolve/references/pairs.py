"""Two that were just named: "both countries", "the two presidents", "the two sides".

Countries and leaders are those named as such. A side may be anybody who can act for himself: a state, which its
officials and forces stand for, an armed group, a party or another body.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.resolve.lexicon import listed
from geograph.resolve.phrases.agents import agents
from geograph.resolve.phrases.posts import held_by
from geograph.resolve.phrases.sectors import sector_on

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from geograph.resolve.board import Board
    from geograph.resolve.page import Link, Page

    _Meaning = Callable[[Board, Link], str]

LEADERS = frozenset({"leaders", "presidents", "men", "ministers", "diplomats", "politicians", "women", "premiers"})
_PEOPLE = frozenset({"men", "women"})
SIDES = frozenset({"sides", "parties"})
_BODIES = frozenset({Kind.ARMED_GROUP, Kind.ALLIANCE, Kind.PARTY, Kind.ORGANISATION})
_OFFICIAL = frozenset({"GOV", "SPY", "COP", "MIL", "LEG", "JUD"})
_REPORTING = frozenset({"MED", "NGO", "BUS", "EDU", "LAB"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DESCRIBING = frozenset({"compound", "poss", "amod", "nmod"})
_OBJECTS = frozenset({"dobj", "dative"})
_REACH, _NEAR, _PAIR, _OFTEN = 2, 4, 2, 3
_TOLD = frozenset({"-", "--", "–", "—", ":"})
_LEADING = frozenset({"leaders", "presidents", "premiers"})


def means_none(page: Page, first: int, token: int) -> bool:
    """Whether sides are those of a thing, only say where, or are told right after: "both sides of the aisle"."""
    if page.norms[token] not in SIDES:
        return False
    behind = page.norms[token + 1 : token + 1 + _NEAR]
    if not _TOLD.isdisjoint(page.words[token + 1 : token + 2]):
        return True
    within = bool(behind) and behind[0] in {"of", "in"} and listed("disputes").isdisjoint(behind)
    return within or "on" in page.norms[max(first - 2, 0) : first] or "political" in page.norms[first:token]


def two_meant(board: Board, first: int, noun: int) -> tuple[str, ...]:
    """The two whom the words from `first` to a noun mean; empty where the text leaves it open.

    Where no two leaders were named, they are those of the two states that were.
    """
    norm = board.page.norms[noun]
    told = _told_before(board, first, norm)
    if told:
        return told
    found = _two(board, first, noun, _meaning(norm))
    if found or norm not in _LEADING:
        return found
    leaders = [held_by(board, state, agents().nouns[norm[:-1]]) for state in _two(board, first, noun, _polity)]
    return tuple(leaders) if all(leaders) else ()


def two_again(board: Board, first: int, noun: int) -> tuple[str, ...]:
    """The two whom "the men" or "the women" repeat: those last called so, else two just joined by name."""
    page, number = board.page, board.page.sents[first]
    told = _told_before(board, first, page.norms[noun])
    return told or (_joined(board, number - 1, noun, _leader) if number else ())


def _told_before(board: Board, first: int, norm: str) -> tuple[str, ...]:
    """The two people who were called by a noun not long before: "the two men", after "both men"."""
    page, number = board.page, board.page.sents[first]
    for sentence in range(number, max(number - _NEAR, 0) - 1, -1):
        near = [link for link in board.sentence(sentence) if link.last <= first and link.how == "description"]
        told = dict.fromkeys(link.actor for link in near if page.norms[link.head] == norm in _PEOPLE)
        if told:
            return tuple(told) if len(told) == _PAIR else ()
    return ()


def two_joined(board: Board, first: int, noun: int) -> tuple[str, ...]:
    """The two states that "and" joins in the nearest sentence, of this and two before, that joins any: "the allies"."""
    number = board.page.sents[first]
    for sentence in range(number, max(number - _REACH, 0) - 1, -1):
        joined = _joined(board, sentence, noun, _state)
        if joined:
            return joined if len(joined) == _PAIR else ()
    return ()


def _two(board: Board, first: int, noun: int, of: _Meaning) -> tuple[str, ...]:
    number = board.page.sents[first]
    for sentence in (number, number - 1) if number else (number,):
        joined = _joined(board, sentence, noun, of)
        if len(joined) == _PAIR:
            return joined
    seen: dict[str, None] = {}
    for sentence in range(number, max(number - _REACH, 0) - 1, -1):
        for link in _told(board, sentence, first, of):
            if not (sentence == number and _is_other(board.page, link, noun)):
                seen[of(board, link)] = None
        if len(seen) >= _PAIR:
            break
    found = tuple(seen) if len(seen) == _PAIR and not _is_home(board, tuple(seen)) else ()
    return found or (() if of is _leader else _told_of_most(board, first, noun))


def _told_of_most(board: Board, first: int, noun: int) -> tuple[str, ...]:
    """The two states that a text tells of up to a word, each often, and far more than of any third."""
    number = board.page.sents[first]
    near = [link for at in range(number + 1) for link in board.sentence(at) if link.last <= first]
    named = [link for link in near if link.how != "description" and _polity(board, link)]
    counts = Counter(_polity(board, link) for link in named).most_common(_PAIR + 1)
    often = (
        len(counts) >= _PAIR and counts[1][1] >= _OFTEN and all(2 * count <= counts[1][1] for _, count in counts[2:])
    )
    two = tuple(state for state, _ in counts[:_PAIR])
    acting = any(_acts_on(board.page, link.head, noun) and _polity(board, link) in two for link in named)
    return two if often and not acting else ()


def _meaning(noun: str) -> _Meaning:
    return _side if noun in SIDES else _leader if noun in LEADERS else _state


def _is_home(board: Board, two: tuple[str, ...]) -> bool:
    """Whether one is a part of the other, as NATO and a member, or a party in its state, named only as the scene."""
    kinds = {board.kind(actor) for actor in two}
    known = [board.index.actors[actor] for actor in two if actor in board.index.actors]
    member = any(actor in one.part_of for one in known for actor in two)
    return member or (kinds == {Kind.PARTY, Kind.STATE} and len({board.country(actor) for actor in two}) == 1)


def _state(board: Board, link: Link) -> str:
    return link.actor if board.kind(link.actor) is Kind.STATE else ""


def _polity(board: Board, link: Link) -> str:
    """The state for which an actor stands, or which it is."""
    side = _side(board, link)
    return side if board.index.kind(side) is Kind.STATE else ""


def _leader(board: Board, link: Link) -> str:
    newcomer = link.actor.startswith("?")
    return link.actor if newcomer or board.kind(link.actor) is Kind.PERSON else ""


def _side(board: Board, link: Link) -> str:
    """For whom an actor stands in a dispute or agreement; empty for who only reports, and for places."""
    actor = board.actor(link.actor)
    if actor is None or actor.kind in {Kind.PLACE, Kind.MEDIA} or actor.sector in _REPORTING:
        return ""
    if actor.kind in _BODIES and actor.sector not in _OFFICIAL:
        return actor.id
    sector = sector_on(board.index.actors.get(actor.id), board.day, board.index) or actor.sector
    official = actor.kind is Kind.STATE or sector in _OFFICIAL
    return board.index.states.get(actor.country, "") if official else ""


def _told(board: Board, number: int, token: int, of: _Meaning) -> Iterator[Link]:
    """The links of a sentence before a token that mean something here and repeat nobody by a description.

    Of sides only the outermost: of "Japanese broadcaster NHK" not Japan.
    """
    end = 0
    for link in board.sentence(number):
        inside = of is _side and link.last <= end
        if link.last <= token and not inside and link.how != "description" and of(board, link):
            yield link
        end = max(end, link.last)


def _joined(board: Board, number: int, token: int, of: _Meaning) -> tuple[str, ...]:
    """The two that "and" joins in a sentence before a token: "between India and Pakistan"."""
    page = board.page
    near = [link for link in board.sentence(number) if link.last <= token and link.how != "description"]
    heads = {link.head: of(board, link) for link in near if of(board, link) and not _acts_on(page, link.head, token)}
    pairs = [(page.heads[head], head) for head in heads if page.deps[head] == "conj" and page.heads[head] in heads]
    if not pairs and of is _leader:
        pairs = [(one.head, two.head) for one, two in pairwise(near) if _is_pair_of_names(page, one, two, heads)]
    return tuple(dict.fromkeys(heads[head] for pair in pairs for head in pair))


def _is_pair_of_names(page: Page, one: Link, two: Link, heads: Container[int]) -> bool:
    """Whether only "and" stands between two names, and no third is on the list before them."""
    joined = page.norms[one.last : two.first] == ("and",) and one.head in heads and two.head in heads
    return joined and not (page.norms[one.first - 1] == "," and one.first - 2 in heads)


def _acts_on(page: Page, head: int, token: int) -> bool:
    """Whether a subject does something to the noun, and so is no part of it: Kenya in "Kenya urged both sides"."""
    while page.deps[head] == "conj" and page.heads[head] != head:
        head = page.heads[head]
    return page.deps[head] in _SUBJECTS and page.heads[head] == _suffered(page, token)


def _suffered(page: Page, noun: int) -> int:
    """The verb that a noun is the object of, by a preposition or as who is to do something: "urged both to talk"."""
    above = page.heads[noun]
    if page.deps[noun] == "pobj":
        return page.heads[above]
    bidden = any(page.tags[at] == "TO" and page.heads[at] == above for at in range(noun, above))
    if page.deps[noun] in _SUBJECTS and bidden:
        return page.heads[above]
    return above if page.deps[noun] in _OBJECTS else -1


def _is_other(page: Page, link: Link, token: int) -> bool:
    """Whether the link, or the phrase it stands in ("U.S. officials"), acts on the noun or says what it is part of."""
    head = link.head
    while page.deps[head] in _DESCRIBING:
        head = page.heads[head]
    if page.deps[head] != "nsubj":
        return _acts_on(page, head, token)
    word = token
    while page.heads[word] != word:
        if page.deps[word] == "ccomp" and page.heads[word] == page.heads[head]:
            return True
        word = page.heads[word]
    return _acts_on(page, head, token)
