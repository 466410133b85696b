"""Definite nouns that repeat a body named before: "the company" after Thinx, "the rebels" after the M23.

What fits is an organisation of the noun's sort, or one whose name ends in the noun; "the company" may also be a
newcomer of whose sort the text says nothing. The nearest sentence that names such decides; where it names two alike,
there is no link. Further back only what the text names often, and nothing else of the sort.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.resolve.clauses import argued_with, subjects_of
from geograph.resolve.lexicon import listed
from geograph.resolve.phrases.agents import agents
from geograph.resolve.phrases.posts import held_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geograph.resolve.board import Board
    from geograph.resolve.page import Link, Page
    from geograph.resolve.phrases.role_nouns import Phrase

_BODIES = frozenset(
    {Kind.ORGANISATION, Kind.ALLIANCE, Kind.ARMED_GROUP, Kind.PARTY, Kind.MEDIA, Kind.COMPANY, Kind.COURT}
)
_THE = frozenset({"the", "this"})
_NAMING = {("of",), ('"',), ("“",)}
_NARROWING = frozenset({"relcl", "acl"})
_OF = frozenset({"of", "in", "at", "for", "behind", "from"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_BEING = frozenset({"is", "was"})
_ONE, _TOLD_OF, _BEFORE = frozenset({"a", "an"}), frozenset({"attr", "appos", "compound"}), 3
_TOLD_BEHIND = frozenset({"appos", "conj"})  # the parse takes a name behind a place for the next of a list
_PRESENT = frozenset({"new", "current", "present"})
_ANY = frozenset({"company", "firm"})
_CALLING = frozenset({"name+noun", "apposition"})
_ARMED = {"rebels": {"REB", "UAF"}, "militants": {"REB", "UAF"}, "militia": {"PRM"}, "mercenaries": {"PRM"}}
"""The sectors of the armed groups that may be called by a noun of this sort."""
_REACH, _TOPIC = 3, 3


def named_again(board: Board, phrase: Phrase) -> str:
    """The id of the organisation that a definite noun repeats; empty where none fits or more than one."""
    if not _is_body(phrase) and not _is_armed(board, phrase):
        return ""
    told = _named_behind(board, phrase) or _said_of(board, phrase)
    if told or not _repeats(board, phrase) or _is_introduced(board.page, phrase):
        return told
    named = [link for link in board.before(phrase.first, _BODIES) if _may_be(board, phrase, link)]
    sort = [link for link in named if _is_sort(board, phrase, link.actor)]
    number = board.page.sents[phrase.first]
    for sentence in range(number, max(number - _REACH, 0) - 1, -1):
        for links in (sort, _told_often(board, phrase, named)):
            near = {link.actor for link in links if board.page.sents[link.first] == sentence}
            if near:
                return near.pop() if len(near) == 1 else ""
    far = Counter(link.actor for link in sort)
    return next(iter(far)) if len(far) == 1 and far.total() >= _TOPIC else ""


def _is_body(phrase: Phrase) -> bool:
    agent = phrase.agent
    return agent.use == "group" and not agent.plural and agent.noun.replace(" ", "_") in listed("institutions")


def _is_armed(board: Board, phrase: Phrase) -> bool:
    """Whether the noun means fighters of whom it says no more, and who have not been named by it: "the militants"."""
    if phrase.agent.id not in _ARMED or not phrase.agent.plural:
        return False
    bare = phrase.noun == (phrase.owners[-1].last if phrase.owners else phrase.first)
    called = (link for link in board.links if link.last <= phrase.first and board.kind(link.actor) is Kind.GROUP)
    return bare and not any(link.actor.endswith(phrase.agent.id) for link in called)


def _named_behind(board: Board, phrase: Phrase) -> str:
    """Whose name says what the noun means, and so is of its sort from there on: "the doctors' union, KMPDU,"."""
    page = board.page
    link = board.starting(phrase.last + 1) if page.norms[phrase.last : phrase.last + 1] == (",",) else None
    if link is None or page.deps[link.head] != "appos" or page.heads[link.head] != phrase.last - 1:
        return ""
    made = board.made.get(link.actor)
    if made is not None and made.kind is Kind.ORGANISATION and not made.sector:
        board.made[link.actor] = replace(made, sector=phrase.agent.sector)
    return link.actor if board.kind(link.actor) in _BODIES else ""


def person_behind(board: Board, phrase: Phrase) -> str:
    """Whose name between commas tells of whom a noun with a place speaks: "an extremist from Toulouse, Ann Bo,"."""
    page, agent = board.page, phrase.agent
    if phrase.where is None or agent.use != "group" or agent.plural or phrase.owners:
        return ""
    end = phrase.where.last
    link = board.starting(end + 1) if page.norms[end : end + 1] == (",",) else None
    if link is None or board.kind(link.actor) is not Kind.PERSON or page.deps[link.head] not in _TOLD_BEHIND:
        return ""
    closed = page.norms[link.last : link.last + 1] == (",",) and page.norms[link.last + 1 : link.last + 2] != ("and",)
    alone = closed and board.starting(link.last + 1) is None
    return link.actor if alone and page.heads[link.head] in range(phrase.first, end) else ""


def administration(board: Board, phrase: Phrase) -> str:
    """The government that "the administration" is where an article names the president of the United States."""
    page, before = board.page, board.page.norms[phrase.first - 1] if phrase.first else ""
    bare = (
        _PRESENT.issuperset(page.norms[phrase.first : phrase.noun])
        and phrase.agent.noun == "administration"
        and before in _THE
    )
    if not bare or phrase.owners or page.norms[phrase.last : phrase.last + 1] == ("of",):
        return ""
    president = held_by(board, "USA", agents().nouns["president"])
    named = bool(president) and any(link.actor == president for link in board.links)
    return "usa-government" if named else ""


def _said_of(board: Board, phrase: Phrase) -> str:
    """The organisation that a noun is said of: "Air America was an airline that the CIA had bought"."""
    page, noun = board.page, phrase.last - 1
    if page.deps[noun] != "attr" or page.norms[page.heads[noun]] not in _BEING or phrase.owners or phrase.pronoun >= 0:
        return ""
    subjects = [*subjects_of(page, page.heads[noun])]
    links = (link for link in board.sentence(page.sents[noun]) if link.head in subjects)
    return next((link.actor for link in links if board.kind(link.actor) in _BODIES), "")


def _repeats(board: Board, phrase: Phrase) -> bool:
    """Whether a phrase may be all that the text says of somebody again: "the company", "the US company"."""
    page = board.page
    plain = not (phrase.past or phrase.lesser or phrase.vague or phrase.counted)
    before = page.norms[phrase.first - 1] if phrase.first else ""
    own = (
        board.kind(owner.actor) is Kind.STATE and page.words[owner.last] not in _POSSESSIVE for owner in phrase.owners
    )
    return plain and before in _THE and all(own) and not _is_narrowed(page, phrase)


def _is_introduced(page: Page, phrase: Phrase) -> bool:
    """Whether the noun was said of somebody new in this sentence or the one before: "a firm, ... The firm"."""
    first, _ = page.bounds[max(page.sents[phrase.first] - 1, 0)]
    same = (at for at in range(first, phrase.first) if page.norms[at] == page.norms[phrase.last - 1])
    return any(
        not _ONE.isdisjoint(page.norms[max(at - _BEFORE, 0) : at]) and page.deps[at] not in _TOLD_OF for at in same
    )


def _is_narrowed(page: Page, phrase: Phrase) -> bool:
    """Whether more words say which one is meant: "the company that built it", "the bank of the town"."""
    noun = phrase.last - 1
    own = phrase.owners[-1].last if phrase.owners else phrase.first
    last = phrase.last + (page.norms[phrase.last : phrase.last + 1] == ("the",))
    named = any(map(page.capital, range(own, min(last + 1, len(page.words)))))
    if _is_charged(page, phrase):
        return False
    if named or page.deps[noun] == "compound" or page.words[phrase.last : phrase.last + 1] in _NAMING:
        return True
    _, end = page.bounds[page.sents[noun]]
    if page.words[phrase.last : phrase.last + 1] == (",",):  # what follows a comma says more, not which
        return False
    behind = (at for at in range(phrase.last, end) if page.heads[at] == noun)
    return any(page.deps[at] in _NARROWING or page.norms[at] in _OF for at in behind)


def _is_charged(page: Page, phrase: Phrase) -> bool:
    """Whether "of" or "for" says what somebody is accused of or praised for: "accused the rebels of shelling"."""
    noun, behind = phrase.last - 1, page.words[phrase.last + 1 : phrase.last + 2]
    judged = page.deps[noun] == "dobj" and page.norms[page.heads[noun]] in listed("judging")
    told = page.norms[phrase.last : phrase.last + 1] in {("of",), ("for",)} and behind != ("the",)
    return judged and told and "".join(behind).islower()


def _may_be(board: Board, phrase: Phrase, link: Link) -> bool:
    home = {board.country(owner.actor) for owner in phrase.owners}
    here = not home or board.country(link.actor) in {"", *home}
    return here and link.how != "adjective" and not argued_with(board.page, phrase.last - 1, link.head)


def _is_sort(board: Board, phrase: Phrase, key: str) -> bool:
    """Whether an actor is of the noun's sort: by its sector, or by the noun that ends its name."""
    actor = board.actor(key)
    if actor is None:
        return False
    if phrase.agent.id in _ARMED:
        return actor.kind is Kind.ARMED_GROUP and actor.sector in _ARMED[phrase.agent.id]
    named = actor.label.lower().endswith(" " + phrase.agent.noun) and not actor.sector
    return named or actor.sector == phrase.agent.sector or _is_called(board, phrase, key)


def _is_called(board: Board, phrase: Phrase, key: str) -> bool:
    """Whether the noun has stood behind an organisation's name: "the Mandate trade union", "Zor, the company that"."""
    called = (link for link in board.links if link.actor == key and link.how in _CALLING)
    return any(board.page.norms[link.last - 1] == phrase.agent.noun for link in called)


def _told_often(board: Board, phrase: Phrase, named: Sequence[Link]) -> list[Link]:
    """Newcomers named more than once, of which nothing tells what sort they are: any of them may be "the company"."""
    often = Counter(link.actor for link in named) if phrase.agent.noun in _ANY else Counter()
    made = {key: board.made[key] for key, count in often.items() if count > 1 and key in board.made}
    strange = {key for key, actor in made.items() if actor.kind is Kind.ORGANISATION and not actor.sector}
    return [link for link in named if link.actor in strange]
