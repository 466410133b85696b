"""Role nouns that mean nobody here: sources of income, the doctor of a degree, the forces that firms join."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.resolve.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Container

    from geograph.resolve.board import Board
    from geograph.resolve.page import Page
    from geograph.resolve.phrases.role_nouns import Phrase

_SOURCES = "sources"
_CITED = frozenset({"according", "citing", "cited", "quoting", "quoted", "told"})
_JOIN = frozenset({"join", "joins", "joined", "joining", "combine", "combined"})
_MADE_OF = frozenset({"fleet", "community", "communities"})
_LOUD = ("speakers",)
_FLYING = frozenset({"bomber", "bombers", "fighter", "fighters"})
_OF_PLANES = frozenset({"stealth", "strategic", "range", "capable", "jet", "heavy", "dive", "reconnaissance"})
_NAMELESS = frozenset({"named", "identified", "anonymity", "anonymously", "unnamed", "unidentified"})
_ONE = frozenset({("a",), ("an",), ("one",)})
_CERTAIN, _SAME = frozenset({"the", "these", "those"}), frozenset({"same", "very"})
_NEAR, _BESIDE = 10, 4


def means_nobody(board: Board, phrase: Phrase) -> bool:
    """Whether the noun only describes another ("its government measure"), or is no actor in this use.

    Of "a government source" the government is left to speak.
    """
    if phrase.agent.id == _SOURCES:
        return phrase.inner is not None or not _is_heard(board, phrase)
    page = board.page
    beside = phrase.pronoun >= 0 and page.deps[phrase.last - 1] == "compound"
    said = _is_learned(page, phrase) or _is_idiom(page, phrase) or _is_named(board, phrase)
    other = _are_loud(page, phrase) or _are_planes(page, phrase) or _is_figure(page, phrase) or _are_some(page, phrase)
    return beside or said or other or _are_equals(board, phrase)


def _is_figure(page: Page, phrase: Phrase) -> bool:
    """Whether forces are powers of any sort: "forces that divide us", "forces of reaction", "market forces"."""
    if phrase.agent.noun != "forces" or phrase.owners:
        return False
    if not listed("powers").isdisjoint(page.norms[phrase.first : phrase.noun]):
        return True
    bare = phrase.first == phrase.noun
    of = (
        bare
        and page.norms[phrase.last : phrase.last + 1] == ("of",)
        and "".join(page.words[phrase.last + 1 : phrase.last + 2]).islower()
    )
    return of or (bare and page.norms[phrase.first - 1] != "the" and _is_narrowed(page, phrase, {"relcl", "acl"}))


def _are_some(page: Page, phrase: Phrase) -> bool:
    """Whether the text means certain people and does not say who: "the people who beat him", "the two men"."""
    noun, before = phrase.agent.noun, phrase.noun - 1
    if noun not in {"men", "women", "people"} or phrase.owners or phrase.where:
        return False
    while page.norms[before] in _SAME or (page.poses[before] == "NUM" and noun != "people"):
        before -= 1
    return page.norms[before] in _CERTAIN and (noun != "people" or _is_narrowed(page, phrase, {"relcl"}))


def _is_narrowed(page: Page, phrase: Phrase, by: Container[str]) -> bool:
    """Whether a clause behind the noun says which are meant."""
    behind = range(phrase.last, page.bounds[page.sents[phrase.noun]][1])
    return any(page.heads[at] == phrase.noun and page.deps[at] in by for at in behind)


def wants_no_name(page: Page, phrase: Phrase) -> bool:
    """Whether a minister or ambassador is told of without a name: "a minister who asked not to be named"."""
    one = page.norms[phrase.first - 1 : phrase.first] in _ONE and not phrase.agent.plural
    end = min(phrase.last + _NEAR, page.bounds[page.sents[phrase.noun]][1])
    post = phrase.agent.use == "post" and phrase.agent.sector == "GOV"
    return one and post and not _NAMELESS.isdisjoint(page.norms[phrase.first : end])


def _are_planes(page: Page, phrase: Phrase) -> bool:
    """Whether bombers or fighters are aircraft, by the type or sort before the noun: "American B-2 bombers"."""
    at = phrase.last - 1
    typed = any(map(str.isdigit, page.words[at - 1])) and page.words[at - 1][:1].isalpha()
    return page.norms[at] in _FLYING and (typed or page.norms[at - 1] in _OF_PLANES)


def _are_loud(page: Page, phrase: Phrase) -> bool:
    """Whether speakers are things or speak a language: those of parliaments are "speakers of" something."""
    return page.norms[phrase.first : phrase.last][-1:] == _LOUD and page.norms[phrase.last : phrase.last + 1] != ("of",)


def _are_equals(board: Board, phrase: Phrase) -> bool:
    """Whether peers are those of the same rank, not of the British upper house: "his Chinese peers"."""
    return phrase.agent.id == "peers" and any(board.country(owner.actor) != "GBR" for owner in phrase.owners)


def _is_heard(board: Board, phrase: Phrase) -> bool:
    """Whether a source is somebody who tells something, not "a source of income": "sources close to it said"."""
    page = board.page
    end = min(phrase.last + _NEAR, page.bounds[page.sents[phrase.first]][1])
    after, before = page.norms[phrase.last : end], page.norms[max(phrase.first - _BESIDE, 0) : phrase.first]
    telling = after[:1] != ("of",) and not listed("speech").isdisjoint(after)
    return telling or not _CITED.isdisjoint(before)


def is_subject(page: Page, first: int) -> bool:
    """Whether a noun or name is what somebody has learned or teaches: "a degree in media", "Doctor of Mathematics"."""
    at = first - 1
    while at > 0 and page.sents[at] == page.sents[first] and _within_subject(page, at):
        at -= 1
    return at > 0 and page.norms[at] in {"of", "in"} and page.norms[at - 1] in listed("degrees")


def _within_subject(page: Page, token: int) -> bool:
    return page.norms[token] in {"and", "&"} or page.poses[token] in {"ADJ", "PROPN"}


def _is_learned(page: Page, phrase: Phrase) -> bool:
    """Whether the noun belongs to a degree: "a degree in media", "Doctor of Mathematics"."""
    degree = phrase.agent.noun == "doctor" and page.norms[phrase.last : phrase.last + 1] == ("of",)
    return degree or (not phrase.owners and is_subject(page, phrase.first))


def _is_idiom(page: Page, phrase: Phrase) -> bool:
    """Whether the words are no actor together: firms that "join forces", an icebreaker fleet, the web community."""
    if phrase.agent.noun == "forces":
        return page.norms[phrase.noun - 1] in _JOIN and not phrase.owners
    if phrase.agent.noun == "union" and page.norms[phrase.noun - 1] in listed("unions"):
        return True
    made_of = page.poses[phrase.last - 2] == "NOUN" and page.deps[phrase.last - 2] == "compound"
    return phrase.agent.noun in _MADE_OF and made_of and page.norms[phrase.last - 2] not in listed("naval")


def _is_named(board: Board, phrase: Phrase) -> bool:
    """Whether the noun is a part of a name: the "Gang of Eight", the "State Administration of Sports"."""
    page, at = board.page, phrase.last - 1
    if phrase.owners or not page.capital(at) or phrase.first == page.bounds[page.sents[at]][0] == at:
        return False
    begun = phrase.first < at and page.capital(at - 1)
    goes_on = page.norms[at + 1 : at + 2] == ("of",) and not phrase.agent.plural
    if phrase.agent.use == "body":
        return begun and goes_on
    firm = begun and page.covered[at - 1] == page.covered[at] == "ORG"
    return phrase.agent.use == "group" and (firm or (goes_on and page.words[at + 2][:1].isupper()))
