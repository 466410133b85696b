"""Organisations and places that no list knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.model import Actor, Kind
from geograph.resolve.context import main_country
from geograph.resolve.lexicon import listed
from geograph.resolve.names.entities import SAINTS
from geograph.resolve.names.repeats import find_repeats, named_before
from geograph.resolve.names.sorts import is_bare, names_a_body, sort_of_name
from geograph.resolve.page import normal_name, slug
from geograph.resolve.phrases.nobody import is_subject

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from geograph.resolve.board import Board
    from geograph.resolve.page import Entity, Page
    from geograph.resolve.phrases.agents import Agent

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_LEADING_ON = frozenset({"of", "for", "and", "the"})
_COMPASS = frozenset(["north", "south", "east", "west", "northern", "southern", "eastern", "western"])
_ORDERED = frozenset({"st", "nd", "rd", "th"})
_SEATS = {("mp",), ("constituency",)}
_OF_PARTS = frozenset({"government", "parliament", "courts", "police"})
_OPENING = frozenset({"house", "state", "world"})


def find_newcomers(board: Board, nouns: Mapping[str, Agent], words: Container[str]) -> None:
    """Link organisations and places that the language model sees and no list knows.

    `nouns` are the role nouns and `words` the words in them: "the Foreign Ministry" is left to those who know whose
    ministry it is.
    """
    for entity in board.page.entities:
        if entity.label in {"GPE", "LOC"} or _is_seat(board.page, entity):
            _place(board, entity, nouns)
        elif entity.label == "ORG":
            _organisation(board, entity, nouns, words)
    find_repeats(board, nouns)


def _organisation(board: Board, entity: Entity, nouns: Mapping[str, Agent], words: Container[str]) -> None:
    page = board.page
    first, last = _trimmed(page, entity)
    if last <= first or not _sayable(page, first, last) or _tail_of_name(page, first) or is_subject(page, first):
        return
    owner, core = _owner(board, first, last)
    rest = " ".join(filter(None, page.norms[core:last]))
    common = (rest in nouns or rest in words) and not _of_part(board, first, last, nouns.get(rest))
    common = common and not _is_firm(page, core, last)
    if common or core >= last or _taken(board, core, last):
        return
    short = last - first == 1 and (_spells(page, page.words[first]) or _plain_word(page, first))
    if short or _names_paper(page, last - 1):
        return
    said = last - first == 1 and names_a_body(page.norms[first:last])
    if said and (named_before(board, first) or is_bare(page.norms[first])):
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


def _is_seat(page: Page, entity: Entity) -> bool:
    """Whether a name is that of a constituency: "North Antrim MP"."""
    if (
        entity.label != "ORG"
        or entity.last - entity.first < 2
        or page.norms[entity.last : entity.last + 1] not in _SEATS
    ):
        return False
    return not names_a_body(page.norms[entity.first : entity.last])


def _of_part(board: Board, first: int, last: int, agent: Agent | None) -> bool:
    """Whether a name is that of a body in a part of a state: "Ohio Supreme Court".

    Of the parliament or police of a part the role noun with its owner tells as much.
    """
    link, page = board.starting(first), board.page
    if link is None or link.last >= last or link.how != "name" or board.kind(link.actor) is not Kind.PLACE:
        return False
    named = names_a_body(page.norms[last - 1 : last]) and all(map(page.capital, range(first, last)))
    return named and (agent is None or agent.id not in _OF_PARTS)


def _is_firm(page: Page, core: int, last: int) -> bool:
    """Whether a plural with a capital behind the name of a country or town is a firm's: "Brussels Airlines"."""
    kind, _ = sort_of_name(page.norms[core:last])
    return kind is Kind.COMPANY and last - core == 1 and page.capital(core) and page.norms[core].endswith("s")


def _taken(board: Board, first: int, last: int) -> bool:
    """Whether known names lie in a name, other than that of the country that a body is for: "Center for China"."""
    if board.free(first, last):
        return False
    inside = [link for link in board.links if first <= link.first and link.last <= last]
    about = {"for", "on"}.issuperset(board.page.norms[link.first - 1] for link in inside)
    ends = any(board.covered(token) for token in (first, last - 1))
    return ends or not about or any(board.kind(link.actor) is not Kind.STATE for link in inside)


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
    while last > first and (page.norms[last - 1] in listed("ranks") or not _ends_name(page.words[last - 1])):
        last -= 1
    if listed("staff").intersection(page.norms[last : last + 1]):
        while last > first and page.norms[last - 1] in listed("topics"):
            last -= 1
    while first < last and (page.norms[first] in {"the", "a", "an"} or not _begins_name(page, first)):
        first += 1
    return _with_body(page, first), last


def _ends_name(word: str) -> bool:
    return word not in _POSSESSIVE and word[:1].isalnum() and word not in _LEADING_ON


def _begins_name(page: Page, token: int) -> bool:
    """Whether a word has a capital or is a number in order: "9th Circuit"."""
    return page.capital(token) or (page.words[token][:1].isdigit() and page.words[token][-2:] in _ORDERED)


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
    capitals = sum(_begins_name(page, token) for token in range(first, last))
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
    saint = page.norms[first] in SAINTS and page.norms[first + 2 : first + 3] == ("of",)
    if last - first > 3:
        return saint  # "St John of God Hospitaller Ministries"
    if last - first == 1 and page.words[first].isupper():
        return 2 < len(page.words[first]) <= 6
    return all(page.poses[token] == "PROPN" and page.capital(token) for token in range(first, last))


def _place(board: Board, entity: Entity, nouns: Container[str]) -> None:
    page = board.page
    first, last = _trimmed(page, entity)
    if last <= first or not board.free(first, last) or not _sayable(page, first, last):
        return
    if _tail_of_name(page, first) or (last - first == 1 and page.norms[first] in _COMPASS):
        return
    known = page.norms[first] in board.index.names or page.norms[first] in nouns
    if last - first == 1 and (_plain_word(page, first) or known):
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
