"""Descriptions that stand for a country or an organisation named before: "the secretive state", "both countries".

A description is linked only when what it can mean is clear: one country in reach, or exactly two for "both".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.resolve.clauses import SUBJECTS
from geograph.resolve.context import main_country
from geograph.resolve.lexicon import listed
from geograph.resolve.page import Link
from geograph.resolve.references.lands import is_country, is_of_sort, lands_of
from geograph.resolve.references.pairs import LEADERS, SIDES, means_none, two_again, two_joined, two_meant

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from geograph.resolve.board import Board
    from geograph.resolve.page import Page

_COUNTRY = frozenset({"country", "nation", "state", "kingdom", "republic"})
_SECRETIVE = frozenset({"secretive", "reclusive", "hermit", "isolated", "stalinist", "nuclear-armed", "pariah"})
_ANOTHER = frozenset(
    {"neighbouring", "neighboring", "neighbour", "other", "host", "third", "foreign", "rival", "enemy", "member",
     "only", "deep", "welfare", "nanny", "first", "second"}
)  # fmt: skip
_NARROWING = {("of",), ("that",), ("who",), ("in",), ("for",), ("'",), ("’",)}
_HAVING = frozenset({"of", "department", "media", "tv", "that", "", "-"})
_DESCRIBING = frozenset({"ADJ", "NUM", "VERB", "ADV", "NOUN", "PUNCT"})
_TWO, _ANYBODY = frozenset({"two", "both"}), frozenset({"men", "women"})
_THE = frozenset({"the", "this", "that", "both", "two", "these"})
_ORGANISATIONS = {
    "group": (Kind.ARMED_GROUP, Kind.ORGANISATION, Kind.ALLIANCE),
    "organisation": (Kind.ORGANISATION, Kind.ALLIANCE, Kind.ARMED_GROUP),
    "organization": (Kind.ORGANISATION, Kind.ALLIANCE, Kind.ARMED_GROUP),
    "alliance": (Kind.ALLIANCE,),
    "bloc": (Kind.ALLIANCE, Kind.ORGANISATION),
    "agency": (Kind.MEDIA, Kind.ORGANISATION),
    "movement": (Kind.ARMED_GROUP, Kind.PARTY),
    "council": (Kind.ORGANISATION,),
    "commission": (Kind.ORGANISATION,),
}
_NAMED_SO = frozenset({"council", "commission"})
_OFFICIAL = frozenset({"GOV", "SPY", "COP", "MIL", "LEG", "JUD", "IGO"})
_ARMED = frozenset(
    {"terror", "terrorist", "militant", "extremist", "jihadist", "jihadi", "islamist", "armed", "rebel", "insurgent"}
)
_REGIONAL = frozenset({"regional", "economic", "trade", "trading", "military", "defence", "defense"})
_REACH, _LONGEST = 2, 6


def find_descriptions(board: Board) -> None:
    """Link descriptions of countries, pairs of countries or leaders, and organisations."""
    page = board.page
    for token, norm in enumerate(page.norms):
        if page.poses[token] not in {"NOUN", "PROPN"} or board.covered(token):
            continue
        if is_country(norm) and page.words[token].islower():
            _country(board, token)
        elif norm in listed("countries") or norm in LEADERS or norm in SIDES:
            _two(board, token)
        elif norm in _ORGANISATIONS:
            _organisation(board, token)
        elif norm in {"north", "south"}:
            _half_of_korea(board, token)


def home_of(board: Board, owner: Link) -> Link | None:
    """The state that "his country" or "our nation" means, when the pronoun's link says whose it is."""
    page, noun = board.page, owner.last
    state = board.index.states.get(board.country(owner.actor), "")
    if not state or page.tags[owner.first] != "PRP$" or noun == len(page.norms) or page.norms[noun] not in _COUNTRY:
        return None
    return page.link(owner.first, noun + 1, state, "description")


def _described(board: Board, token: int, across: tuple[Kind, ...] = ()) -> tuple[int, tuple[str, ...]] | None:
    """The first token after the article and the words up to the noun; None without an article.

    Names among the words end the search, but for those of the kinds `across`: "the two South Caucasus neighbours".
    """
    page = board.page
    first = token
    while first > 0 and token - first < _LONGEST:
        if is_of_sort(page.norms[first - 1]) or _is_hyphen(page, first - 1):
            first -= 1
            continue
        link = board.ending(first) if page.poses[first - 1] == "PROPN" else None
        if link is not None and board.kind(link.actor) in across:
            first = link.first
            continue
        if (
            page.poses[first - 1] not in _DESCRIBING
            or not page.words[first - 1].replace("-", "").isalnum()
            or board.covered(first - 1)
            or page.norms[first - 1] in {",", ".", ";", ":", "(", '"', "”", "“"}
        ):
            break
        first -= 1
    words = tuple(filter(None, page.norms[first:token]))
    if page.norms[first - 1 : first] and page.norms[first - 1] in _THE | {"its", "their"}:
        both = page.norms[first - 1] == "the" and page.norms[first - 2 : first - 1] == ("both",)
        return (first - 1, ("both", *words)) if both else (first, (page.norms[first - 1], *words))
    return (first, words) if words and words[0] in _TWO else None


def _is_hyphen(page: Page, token: int) -> bool:
    """Whether a hyphen joins two words: "self-ruled"."""
    return page.words[token] == "-" and page.touches(token) and page.touches(token + 1)


def _country(board: Board, token: int) -> None:
    found = _described(board, token)
    page = board.page
    if found is None or not _HAVING.isdisjoint(page.norms[token + 1 : token + 2]):
        return
    first, words = found
    if (
        words[0] in {"its", "their", "two", "both", "these"}
        or page.deps[token] == "compound"
        or _ANOTHER.intersection(words)
    ):
        return
    actor = _secretive(board, words) or _nearest_state(board, first, lands_of((*words, page.norms[token])))
    if actor:
        board.add(page.link(first, token + 1, actor, "description"))


def _secretive(board: Board, words: tuple[str, ...]) -> str:
    named = any(link.actor == "PRK" for link in board.links)
    return "PRK" if named and _SECRETIVE.intersection(words) else ""


def _nearest_state(board: Board, token: int, lands: Container[str] | None) -> str:
    """The state of the nearest sentence that names one, of those in `lands` if given; the subject of several."""
    number = board.page.sents[token]
    for sentence in range(number, max(number - _REACH, 0) - 1, -1):
        named = (link for link in board.sentence(sentence) if link.last <= token)
        links = [link for link in named if (_is_state(board, link) if lands is None else link.actor in lands)]
        states = list(dict.fromkeys(link.actor for link in links))
        if len(states) == 1:
            described = lands is None and all(link.how == "adjective" for link in links)
            return "" if described and main_country(board, token) not in {"", board.country(states[0])} else states[0]
        subjects = [link.actor for link in links if board.page.deps[link.head] in {"nsubj", "nsubjpass"}]
        if states:
            return subjects[-1] if len(set(subjects)) == 1 else ""
    return ""


def _is_state(board: Board, link: Link) -> bool:
    return board.kind(link.actor) is Kind.STATE


def _two(board: Board, token: int) -> None:
    found = _described(board, token, across=(Kind.PLACE,))
    if found is None or means_none(board.page, found[0], token):
        return
    new = found[1][0] == "two" and board.page.norms[token] in _ANYBODY
    if not _TWO.isdisjoint(found[1]):
        meant = () if new else two_meant(board, found[0], token)
    elif found[1] == ("the",) and board.page.norms[token] in _ANYBODY:
        meant = two_again(board, found[0], token)
    else:
        bare = found[1][0] == "the" and all(map(is_of_sort, found[1][1:]))
        meant = two_joined(board, found[0], token) if bare and _is_pair(board.page, token) else ()
    for actor in meant:
        board.add(Link(found[0], token + 1, actor, "description", token))


def _is_pair(page: Page, noun: int) -> bool:
    """Whether a noun may stand for two states that act, of which it says no more: "The allies began a drill"."""
    behind = page.norms[noun + 1 : noun + 2]
    return page.norms[noun] in listed("pairs") and page.deps[noun] in SUBJECTS and behind not in _NARROWING


def _organisation(board: Board, token: int) -> None:
    found = _described(board, token)
    page = board.page
    if (
        found is None
        or found[1][0] != "the"
        or not (len(found[1]) == 1 or _says_sort(page.norms[token], found[1][1:]))
        or page.poses[token + 1 : token + 2] == ("PROPN",)
        or page.norms[token + 1 : token + 2] == ("of",)
        or page.deps[token] == "compound"
    ):
        return
    armed = page.norms[token] == "group" and len(found[1]) > 1
    kinds = (Kind.ARMED_GROUP,) if armed else _ORGANISATIONS[page.norms[token]]
    kinds = tuple(kind for kind in kinds if kind is not Kind.MEDIA or page.deps[token] in SUBJECTS)
    actors = {actor for actor in _nearest(board, found[0], kinds) if _may_be_called(board, actor, page.norms[token])}
    if len(actors) == 1:
        board.add(page.link(found[0], token + 1, actors.pop(), "description"))


def _says_sort(noun: str, words: Sequence[str]) -> bool:
    """Whether the words before a noun say nothing but its sort: "the rebel group", "the West African bloc"."""
    return _ARMED.issuperset(words) if noun == "group" else noun == "bloc" and all(map(_is_regional, words))


def _is_regional(word: str) -> bool:
    return word in _REGIONAL or is_of_sort(word)


def _may_be_called(board: Board, key: str, noun: str) -> bool:
    """Whether an actor may be a "group", which no body of states is, or a "council", which says so in its name."""
    actor = board.actor(key)
    if actor is None or noun in _NAMED_SO:
        return actor is not None and noun in actor.label.lower()
    return noun != "group" or actor.sector not in _OFFICIAL


def _nearest(board: Board, token: int, kinds: tuple[Kind, ...]) -> set[str]:
    """The actors of these kinds before a token in the nearest sentence, its own and two before it, that names any."""
    number = board.page.sents[token]
    for sentence in range(number, max(number - _REACH, 0) - 1, -1):
        named = [link for link in board.sentence(sentence) if link.last <= token and board.kind(link.actor) in kinds]
        if named:
            return {link.actor for link in named}
    return set()


def _half_of_korea(board: Board, token: int) -> None:
    page = board.page
    actor = "PRK" if page.norms[token] == "north" else "KOR"
    if page.norms[token + 1 : token + 4] in {("and", "south", "korea"), ("and", "north", "korea")}:
        if page.capital(token) and board.index.kind(actor):
            board.add(page.link(token, token + 1, actor, "short name"))
        return
    alone = page.norms[token - 1 : token] == ("the",) and page.norms[token + 1 : token + 2] not in {("of",), ("and",)}
    if not (alone and page.capital(token) and page.poses[token + 1 : token + 2] != ("PROPN",)):
        return
    _, end = page.bounds[page.sents[token]]
    named = {board.country(link.actor) for link in board.links if link.last <= end}
    if {"PRK", "KOR"} & named and board.index.kind(actor):
        board.add(page.link(token, token + 1, actor, "short name"))
