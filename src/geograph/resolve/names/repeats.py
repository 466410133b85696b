"""Names that an article repeats in short: by a word, by their end, by the letters that it explains itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.resolve.lexicon import listed
from geograph.resolve.names.sorts import is_bare, is_firm
from geograph.resolve.page import Link

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from geograph.resolve.board import Board
    from geograph.resolve.page import Page

_BODIES = frozenset(
    {Kind.ORGANISATION, Kind.ALLIANCE, Kind.ARMED_GROUP, Kind.PARTY, Kind.MEDIA, Kind.COMPANY, Kind.COURT,
     Kind.MINISTRY, Kind.ARMED_FORCE}
)  # fmt: skip
_WEAK = frozenset({"new organisation", "new place", "name again"})
_FRESH = frozenset({"new organisation", "name again"})
_NAMED = frozenset({"name", "new organisation"})
_LONG = 2
_ARTICLES = frozenset({"a", "an", "the"})
_OF = frozenset({"of", "for", "on"})


def find_repeats(board: Board, nouns: Container[str]) -> None:
    """Link short forms of names that the text has told in full; `nouns` are the role nouns, which others read."""
    _again(board)
    _bare_again(board, nouns)
    _shortened(board)
    _by_tail(board)
    _bracketed(board)


def _again(board: Board) -> None:
    """Link later words that repeat a newcomer's whole name where the language model saw nothing."""
    names = {
        link.actor: board.page.norms[link.first : link.last] for link in board.links if link.how.startswith("new ")
    }
    singles = {
        words[0]: actor for actor, words in names.items() if len(words) == 1 and board.kind(actor) is not Kind.PERSON
    }
    for token, norm in enumerate(board.page.norms):
        if (
            norm in singles
            and not board.covered(token)
            and board.page.capital(token)
            and board.page.poses[token] == "PROPN"
        ):
            board.add(board.page.link(token, token + 1, singles[norm], "name again"))


def _bare_again(board: Board, nouns: Container[str]) -> None:
    """Read "the Coalition" where the language model sees no name."""
    page = board.page
    for token, norm in enumerate(page.norms):
        alone = page.norms[token - 1 : token] == ("the",) and page.capital(token) and not board.covered(token)
        after = {*page.poses[token + 1 : token + 2], *page.norms[token + 1 : token + 2]}
        if alone and is_bare(norm) and norm not in nouns and after.isdisjoint({"PROPN", *_OF}):
            named_before(board, token)


def _shortened(board: Board) -> None:
    """Let one word mean the organisation whose name begins with it: "Amnesty" for Amnesty International.

    It is one that a list knows, or a firm whose other words tell only that it is one: "American" for American Airlines.
    Such a firm goes by its short name where the article uses both: Zhang for "Zhang Inc".
    """
    page = board.page
    full: dict[str, set[str]] = {}
    for link in board.links:
        if link.last - link.first > 1 and board.kind(link.actor) in _BODIES and _has_short_form(board, link):
            full.setdefault(page.norms[link.first], set()).add(link.actor)
    shorter: dict[str, str] = {}
    for link in list(board.links):
        known = full.get(page.norms[link.first], set())
        made = known <= board.made.keys()
        alone = link.last == link.first + 1 and (link.how in _FRESH or (made and _is_firm(page, link)))
        if not alone or len(known) != 1 or page.norms[link.first] in listed("common"):
            continue
        if made and link.how in _FRESH:
            shorter[next(iter(known))] = link.actor
            continue
        board.remove(link)
        board.add(page.link(link.first, link.last, next(iter(known)), "short name"))
    for longer, actor in shorter.items():
        board.rename(longer, actor)


def _has_short_form(board: Board, link: Link) -> bool:
    """Whether the first word of a name may stand for it."""
    known = link.actor in board.index.actors
    return known or (link.how == "new organisation" and is_firm(board.page.norms[link.first + 1 : link.last]))


def _is_firm(page: Page, link: Link) -> bool:
    """Whether an adjective is the name of a firm: "American's fleet", but "an American's car"."""
    owns = page.tags[link.last : link.last + 1] == ("POS",) and page.norms[link.first - 1] not in _ARTICLES
    return link.how == "adjective" and owns


def _by_tail(board: Board) -> None:
    """Let a name mean whose longer name ended so before: "the Supreme Court" after "the Ohio Supreme Court".

    A name that stood alone before the longer one keeps its own bearer.
    """
    norms = board.page.norms
    longer: dict[tuple[str, ...], str] = {}
    alone: set[tuple[str, ...]] = set()
    for link in board.ordered():
        words = norms[link.first + (norms[link.first] == "the") : link.last]
        if len(words) < _LONG or link.how not in _NAMED or board.kind(link.actor) not in _BODIES:
            continue
        bearer = longer.get(words, link.actor)
        if bearer != link.actor and board.kind(bearer) is board.kind(link.actor):
            board.remove(link)
            board.add(board.page.link(link.first, link.last, bearer, "short name"))
        noun = next((at for at, word in enumerate(words) if word in _OF), len(words) - 1)
        ends = {words[start:]: bearer for start in range(1, noun) if words[start - 1] != "new"}
        longer.update({end: ends[end] for end in ends if end not in alone})
        alone.add(words)


def _bracketed(board: Board) -> None:
    """Read "Revolutionary Armed Forces of Colombia (FARC)": the letters mean the name from there on."""
    page = board.page
    short: dict[str, str] = {}
    for link in board.ordered():
        after = page.words[link.last : link.last + 3]
        if (
            len(after) == 3
            and after[0] == "("
            and after[2] == ")"
            and _is_acronym(after[1])
            and board.kind(link.actor) in _BODIES
        ):
            short.setdefault(page.norms[link.last + 1], link.actor)
    spelled = _spelled_out(board)
    _link_acronyms(board, short | spelled, spelled)


def _spelled_out(board: Board) -> dict[str, str]:
    """The names no list knows whose first letters are letters that the text uses: FSA for Food Standards Agency."""
    page = board.page
    used = {page.norms[link.first] for link in board.links if link.how == "acronym" and link.last == link.first + 1}
    found: dict[str, str] = {}
    for link in board.ordered():
        letters = "".join(word[0] for word in page.words[link.first : link.last] if word[:1].isupper()).lower()
        if link.how == "new organisation" and len(letters) > 2 and letters in used:
            found.setdefault(letters, link.actor)
    return found


def _link_acronyms(board: Board, short: Mapping[str, str], spelled: Container[str]) -> None:
    """Link letters that stand for a name; those that its words begin with mean nobody else whom a list knows."""
    page = board.page
    for token, norm in enumerate(page.norms):
        if norm in short and _is_acronym(page.words[token]):
            link = board.starting(token)
            weak = link is not None and (link.how in _WEAK or (link.how == "acronym" and norm in spelled))
            if link is not None and weak and link.last == token + 1 and link.actor != short[norm]:
                board.remove(link)
                link = None
            if link is None:
                board.add(Link(token, token + 1, short[norm], "acronym", token))


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word.replace(".", "")) > 1 and word.replace(".", "").isalnum()


def named_before(board: Board, token: int) -> bool:
    """Let "the Committee" or "the Post" mean what was last named with this word; whether it names anything."""
    norms = board.page.norms
    named = (link for link in board.before(token, _BODIES) if link.last - link.first > 1)
    found = next((link for link in named if norms[token] in norms[link.first : link.last]), None)
    if found is not None:
        board.add(board.page.link(token, token + 1, found.actor, "as before"))
    return found is not None
