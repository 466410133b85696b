"""Which country a text speaks of at a place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.resolve.clauses import argued_with
from geograph.resolve.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geograph.resolve.board import Board
    from geograph.resolve.page import Link, Page


INTERNATIONAL = frozenset({"IGO", "UNO", "EUR"})
_REPORTING = frozenset({"MED", "NGO", "BUS", "EDU"})
_AHEAD = 40
_OFTEN, _TWICE = 3, 2
_MOSTLY = 0.6
_BACK = 3
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})
_SIDES = frozenset({"by", "to", "with", "against", "on"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def sentence_countries(board: Board, token: int) -> set[str]:
    """The countries whose affairs the sentence of a token tells of before it."""
    here = (link for link in board.sentence(board.page.sents[token]) if link.first < token)
    return {board.country(link.actor) for link in here if _counts(board, link)}


def countries_against(board: Board, token: int) -> set[str]:
    """The states that act with or against a noun in one clause, of which it is none: "Iran was asked by the army".

    Nor is it of one against which something is to be done: "asked the government for action against Egypt".
    """
    page = board.page
    verb = _clause(page, token)
    here = [link for link in board.sentence(page.sents[token]) if board.kind(link.actor) is Kind.STATE]
    return {
        board.country(link.actor)
        for link in here
        if (verb >= 0 and _clause(page, link.head) == verb) or _is_opponent(page, link.head)
    }


def _is_opponent(page: Page, token: int) -> bool:
    return page.deps[token] == "pobj" and page.norms[page.heads[token]] == "against"


def _clause(page: Page, token: int) -> int:
    """The verb that a noun is subject or object of, by a preposition too; -1 for none."""
    if page.deps[token] == "pobj" and page.norms[page.heads[token]] in _SIDES:
        token = page.heads[token]
        return page.heads[token] if page.poses[page.heads[token]] == "VERB" else -1
    return page.heads[token] if page.deps[token] in _ROLES else -1


def context_country(board: Board, token: int) -> str:
    """The country that a text speaks of at a token, when that is clear: of its sentence so far, else of the article."""
    here = sentence_countries(board, token)
    if len(here) == 1:
        return here.pop()
    return main_country(board, token)


def main_country(board: Board, token: int) -> str:
    """The country that an article up to a token speaks of most, when that is clear; empty when it is not."""
    near = (link for link in board.links if link.first < token + _AHEAD)
    counts = Counter(board.country(link.actor) for link in near if _counts(board, link))
    ((best, most),) = counts.most_common(1) or [("", 0)]
    alone = len(counts) == 1 and most >= _TWICE
    return best if alone or (most >= _OFTEN and most >= _MOSTLY * sum(counts.values())) else ""


def country_of_rebels(board: Board, token: int) -> str:
    """The one country that has been told to deal with or fight an armed group of its own before a token, if any.

    After "Congo and the M23 signed a truce" it is the one whose "the army" and "the government" are.
    """
    page = board.page
    found: set[str] = set()
    for group in board.before(token, {Kind.ARMED_GROUP}):
        near = [link for link in board.sentence(page.sents[group.first]) if _is_official(board, link)]
        others = (link for link in near if link.head != group.head and _deals(page, link.head, group.head))
        found.update(
            board.country(link.actor) for link in others if board.country(link.actor) == board.country(group.actor)
        )
    return found.pop() if len(found) == 1 else ""


def _is_official(board: Board, link: Link) -> bool:
    return board.kind(link.actor) in {Kind.STATE, Kind.GOVERNMENT, Kind.ARMED_FORCE}


def _deals(page: Page, one: int, other: int) -> bool:
    """Whether two nouns are joined by "and", or subject and object of one verb."""
    joined = (page.deps[other] == "conj" and page.heads[other] == one) or (
        page.deps[one] == "conj" and page.heads[one] == other
    )
    return joined or argued_with(page, one, other)


def speaking_country(board: Board, token: int) -> str:
    """Whose "the foreign ministry" is that says something; empty when the text does not tell.

    It is of the country that acts in what it says, else of that of who spoke before, else of that of the town from
    which the article comes.
    """
    if not _speaks(board.page, token):
        return ""
    number = board.page.sents[token]
    return _acting(board, number, token) or _spoken_before(board, number) or _dateline(board)


def goes_on(board: Board, token: int, actor: str) -> bool:
    """Whether a word is the subject of saying and the actor the last to speak before it, one or two sentences ago."""
    if not _speaks(board.page, token):
        return False
    number = board.page.sents[token]
    near = (link for back in (number - 1, number - 2) if back >= 0 for link in board.sentence(back))
    return any(link.actor == actor and _speaks(board.page, link.head) for link in near)


def _speaks(page: Page, token: int) -> bool:
    return page.deps[token] in _SUBJECTS and page.norms[page.heads[token]] in listed("speech")


def _acting(board: Board, number: int, token: int) -> str:
    """The one country whose official or act is the outermost subject in the rest of a sentence.

    Who attacks or accuses a state is as likely to be told of by the other side, and does not count.
    """
    page = board.page
    outer: dict[str, int] = {}
    for link in board.sentence(number):
        head = _noun(page, link.head)
        own = head != link.head or page.norms[page.heads[head]] not in listed("against")
        if page.deps[head] in _SUBJECTS and head != token and own and _counts(board, link):
            depth = _depth(page.heads, head)
            outer[board.country(link.actor)] = min(outer.get(board.country(link.actor), depth), depth)
    least = [country for country, depth in outer.items() if depth == min(outer.values())]
    return least[0] if len(least) == 1 else ""


def _noun(page: Page, token: int) -> int:
    """The noun that a word stands before: the troops of "Kenyan troops"."""
    while page.deps[token] in {"amod", "poss", "compound", "nmod"} and page.heads[token] > token:
        token = page.heads[token]
    return token


def _depth(heads: Sequence[int], token: int) -> int:
    for depth in range(len(heads)):
        if heads[token] == token:
            return depth
        token = heads[token]
    return len(heads)


def _spoken_before(board: Board, number: int) -> str:
    """The country of who spoke last in the sentences before, in the nearest of them where somebody does."""
    page = board.page
    for sentence in range(number - 1, max(number - _BACK, 0) - 1, -1):
        speaking = [link for link in board.sentence(sentence) if _speaks(page, link.head)]
        countries = {board.country(link.actor) for link in speaking if _counts(board, link)}
        if speaking:
            return countries.pop() if len(countries) == 1 else ""
    return ""


def _dateline(board: Board) -> str:
    """The country of the town in capitals that an article opens with: "NAIROBI, March 8"."""
    first = next(iter(board.sentence(0)), None) if board.page.bounds else None
    if first is None or first.first > 0 or not board.page.words[0].isupper() or len(board.page.words[0]) <= _OFTEN:
        return ""
    country = board.country(first.actor) if board.kind(first.actor) is Kind.PLACE else ""
    return country if len(country) == 3 and country not in INTERNATIONAL else ""


def _serves_abroad(board: Board, key: str) -> bool:
    """Whether a known person holds posts of organisations alone, as an envoy of the United Nations does."""
    known = board.index.actors.get(key)
    posts = known.posts if known is not None and known.actor.kind is Kind.PERSON else ()
    return bool(posts) and all(board.index.kind(post.of) in {Kind.ORGANISATION, Kind.ALLIANCE} for post in posts)


def _counts(board: Board, link: Link) -> bool:
    """Whether a link tells of a country's affairs: not "UK-based", a city, or who only reports."""
    actor = board.actor(link.actor)
    if actor is None or actor.kind is Kind.PLACE or actor.sector in _REPORTING or _serves_abroad(board, link.actor):
        return False
    page = board.page
    hyphen = page.words[link.last : link.last + 1] == ("-",) and page.touches(link.last)
    return len(actor.country) == 3 and actor.country not in INTERNATIONAL and not hyphen
