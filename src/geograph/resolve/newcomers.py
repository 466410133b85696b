"""Organisations and places that no list knows, and the short forms by which an article explains names itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.model import Actor, Kind
from geograph.resolve.context import main_country
from geograph.resolve.lexicon import listed
from geograph.resolve.nobody import is_subject
from geograph.resolve.page import Link, normal_name, slug
from geograph.resolve.sorts import is_bare, names_a_body, sort_of_name

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from geograph.resolve.board import Board
    from geograph.resolve.page import Entity, Page

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_COMPASS = frozenset(["north", "south", "east", "west", "northern", "southern", "eastern", "western"])
_WEAK = frozenset({"new organisation", "new place", "name again"})
_OPENING = frozenset({"house", "state", "world"})
_BODIES = frozenset(
    {Kind.ORGANISATION, Kind.ALLIANCE, Kind.ARMED_GROUP, Kind.PARTY, Kind.MEDIA, Kind.COMPANY, Kind.COURT,
     Kind.MINISTRY, Kind.ARMED_FORCE}
)  # fmt: skip


def find_newcomers(board: Board, nouns: Container[str], words: Container[str]) -> None:
    """Link organisations and places that the language model sees and no list knows.

    `nouns` are the role nouns and `words` the words in them: "the Foreign Ministry" is left to those who know whose
    ministry it is.
    """
    for entity in board.page.entities:
        if entity.label == "ORG":
            _organisation(board, entity, nouns, words)
        elif entity.label in {"GPE", "LOC"}:
            _place(board, entity)
    _again(board)
    _shortened(board)
    _bracketed(board)


def _organisation(board: Board, entity: Entity, nouns: Container[str], words: Container[str]) -> None:
    page = board.page
    first, last = _trimmed(page, entity)
    if last <= first or not _sayable(page, first, last) or _tail_of_name(page, first) or is_subject(page, first):
        return
    owner, core = _owner(board, first, last)
    rest = " ".join(filter(None, page.norms[core:last]))
    if rest in nouns or rest in words or core >= last or not board.free(core, last - 1) or board.covered(last - 1):
        return
    short = last - first == 1 and (_spells(page, page.words[first]) or _plain_word(page, first))
    if short or _names_paper(page, last - 1):
        return
    if last - first == 1 and is_bare(page.norms[first]):
        _named_before(board, first)
        return
    known = _of_country_spoken_of(board, core, last)
    if known:
        board.add(page.link(core, last, known, "name in context"))
        return
    kind, sector = sort_of_name(rest.split())
    if kind is None and (not _bare_name(page, core, last) or rest in board.index.surnames):
        return
    name = " ".join(page.slice(first, last).split())
    country = owner or _country_before(board, first)
    key = slug(name) + (f"-{country.lower()}" if country else "")
    made = Actor(id=key, label=name, kind=kind or Kind.ORGANISATION, country=country, sector=sector)
    board.add(page.link(first, last, board.make(made), "new organisation"))


def _named_before(board: Board, token: int) -> None:
    """Let "the Committee" mean what was last named with this word."""
    norms = board.page.norms
    named = (link for link in board.before(token, _BODIES) if link.last - link.first > 1)
    found = next((link for link in named if norms[link.last - 1] == norms[token]), None)
    if found is not None:
        board.add(board.page.link(token, token + 1, found.actor, "as before"))


def _of_country_spoken_of(board: Board, first: int, last: int) -> str:
    """The known body whose name says its country in brackets, in an article that speaks of the country."""
    state = board.index.states.get(main_country(board, first), "")
    known = board.index.actors.get(state)
    if known is None or last - first < 2:
        return ""
    name = " ".join(filter(None, (*board.page.norms[first:last], *normal_name(known.actor.label))))
    entries = board.index.names.get(name, ())
    return entries[0].actor if len(entries) == 1 else ""


def _plain_word(page: Page, token: int) -> bool:
    """Whether a word that opens a sentence is written small elsewhere in the text: "Relations soured"."""
    return token == page.bounds[page.sents[token]][0] and page.words[token].lower() in page.words


def _names_paper(page: Page, token: int) -> bool:
    """Whether a name is that of a treaty or law: "the CETA trade agreement"."""
    while page.deps[token] == "compound" and page.heads[token] > token:
        token = page.heads[token]
        if page.words[token].islower() and page.norms[token] in listed("papers"):
            return True
    return False


def _spells(page: Page, letters: str) -> bool:
    """Whether the letters stand for plain words of the text: FDI for "foreign direct investment"."""
    if not (letters.isupper() and 1 < len(letters) < 6):
        return False
    small = "".join(word[:1] if word.islower() else "." for word in page.words)
    return letters.lower() in small


def _trimmed(page: Page, entity: Entity) -> tuple[int, int]:
    first, last = entity.first, entity.last
    while last > first and (page.words[last - 1] in _POSSESSIVE or not page.norms[last - 1][:1].isalnum()):
        last -= 1
    while first < last and (page.norms[first] in {"the", "a", "an"} or not page.capital(first)):
        first += 1
    return _with_body(page, first), last


def _with_body(page: Page, first: int) -> int:
    """Where a name begins that the language model cuts: "Central Unit of Financial Intelligence"."""
    before = first - 2
    if before < 1 or page.norms[first - 1] != "of" or not names_a_body(page.norms[before : before + 1]):
        return first
    if not page.capital(before) or page.covered[before] != "ORG":
        return first
    while page.covered[before - 1] == "ORG" and page.capital(before - 1):
        before -= 1
    return before


def _tail_of_name(page: Page, first: int) -> bool:
    """Whether a particle before the word shows that it ends a person's name: "de Mistura"."""
    before = page.words[first - 1] if first else ""
    return before in {"de", "van", "von", "bin", "al", "el", "der"}


def _sayable(page: Page, first: int, last: int) -> bool:
    words = [page.norms[token] for token in range(first, last) if page.norms[token]]
    capitals = sum(page.capital(token) for token in range(first, last))
    fine = all(word.replace("'", "").isalnum() or word in {"&", "'s"} for word in words)
    return (
        fine
        and 1 <= len(words) <= 8
        and capitals * 2 > len(words)
        and (words[0] not in listed("no-names") or (words[0] in _OPENING and len(words) > 2))
        and words[-1] not in listed("no-names")
    )


def _owner(board: Board, first: int, last: int) -> tuple[str, int]:
    """The country whose name begins the name, and the token after it."""
    link = board.starting(first)
    if link is None or link.last >= last:
        return "", first
    country = board.country(link.actor)
    core = link.last + (board.page.words[link.last] in _POSSESSIVE)
    return (country if len(country) == 3 else ""), core


def _country_before(board: Board, first: int) -> str:
    page = board.page
    at = first - 1
    while at > 0 and (page.words[at] in _POSSESSIVE or page.poses[at] in {"ADJ", "NOUN"}):
        if board.ending(at) is not None or board.ending(at + 1) is not None:
            break
        at -= 1
    link = board.ending(at + 1) or (board.ending(at) if page.words[at] in _POSSESSIVE else None)
    country = board.country(link.actor) if link is not None else ""
    return country if len(country) == 3 else ""


def _bare_name(page: Page, first: int, last: int) -> bool:
    """A name without a word for what it is: an acronym, or one capitalised word that is no common noun."""
    if last - first > 3:
        return False
    if last - first == 1 and page.words[first].isupper():
        return 2 < len(page.words[first]) <= 6
    return all(page.poses[token] == "PROPN" and page.capital(token) for token in range(first, last))


def _place(board: Board, entity: Entity) -> None:
    page = board.page
    first, last = _trimmed(page, entity)
    if last <= first or not board.free(first, last) or not _sayable(page, first, last):
        return
    if _tail_of_name(page, first) or (last - first == 1 and page.norms[first] in _COMPASS):
        return
    if last - first == 1 and (_plain_word(page, first) or page.norms[first] in board.index.names):
        return
    if any(page.poses[token] not in {"PROPN", "NOUN", "ADP", "DET", "ADJ", "PUNCT"} for token in range(first, last)):
        return
    if page.poses[last - 1] != "PROPN" or page.words[first].isupper() or page.norms[first] in board.index.surnames:
        return
    name = " ".join(page.slice(first, last).split())
    country = _country_after(board, last) or _country_before(board, first)
    key = slug(name) + (f"-{country.lower()}" if country else "")
    board.add(
        page.link(first, last, board.make(Actor(id=key, label=name, kind=Kind.PLACE, country=country)), "new place")
    )


def _country_after(board: Board, last: int) -> str:
    page = board.page
    if page.norms[last : last + 1] not in {(",",), ("in",)}:
        return ""
    link = board.starting(last + 1)
    stated = link is not None and link.how != "adjective" and board.kind(link.actor) is Kind.STATE
    country = board.country(link.actor) if link is not None and stated else ""
    return country if len(country) == 3 else ""


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


def _shortened(board: Board) -> None:
    """Let one word mean the known organisation whose name begins with it: "Amnesty" for Amnesty International."""
    page = board.page
    full: dict[str, set[str]] = {}
    for link in board.links:
        if link.last - link.first > 1 and link.actor in board.index.actors and board.kind(link.actor) in _BODIES:
            full.setdefault(page.norms[link.first], set()).add(link.actor)
    for link in list(board.links):
        known = full.get(page.norms[link.first], set())
        alone = link.last == link.first + 1 and link.how in {"new organisation", "name again"}
        if alone and len(known) == 1 and page.norms[link.first] not in listed("common"):
            board.remove(link)
            board.add(page.link(link.first, link.last, next(iter(known)), "short name"))


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
