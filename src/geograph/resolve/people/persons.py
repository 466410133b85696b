"""People: full names, short names, and people whom no list knows."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geograph.model import Actor, Kind
from geograph.resolve.lexicon import listed
from geograph.resolve.names.sorts import names_a_body
from geograph.resolve.page import Entity, slug
from geograph.resolve.people.namesakes import HONORIFICS, People, find_short_names
from geograph.resolve.phrases.posts import leader_named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geograph.resolve.board import Board
    from geograph.resolve.page import Page

_PLACES = frozenset({"GPE", "LOC", "ORG", "FAC"})
_WHO_REACH, _FULL_NAME = 12, 2
_YOUNGEST, _OLDEST = 5, 110
_QUOTES = frozenset({'"', "“", "”"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def find_people(board: Board) -> People:
    """Link full names, then newcomers, then short names; newcomers get provisional ids that start with ``?``."""
    people = People()
    for link in list(board.links):
        actor = board.actor(link.actor)
        if actor is not None and actor.kind is Kind.PERSON:
            people.remember(actor.id, actor.label, actor.country)
    for entity in board.page.entities:
        if entity.label == "PERSON":
            _newcomer(board, people, entity)
        elif entity.label in _PLACES:
            _posted_newcomer(board, people, entity)
    _surnames_alone(board, people)
    _surnames_before(board, people)
    find_short_names(board, people)
    return people


def _newcomer(board: Board, people: People, entity: Entity) -> None:
    first, last = _trimmed(board, entity)
    page = board.page
    if last - first < 2 or not board.free(first, last) or not _looks_like_name(board, first, last):
        return
    if listed("built").intersection(page.norms[last : last + 1]) or page.norms[last - 1] in listed("titles"):
        return
    name = page.slice(first, last)
    known = people.short.get(" ".join(filter(None, page.norms[first:last])), [])
    if len(known) == 1:
        board.add(page.link(first, last, known[0], "short name"))
        return
    key = f"?{slug(name)}"
    if slug(name).count("-") < 1:
        return
    people.names.setdefault(key, " ".join(name.split()))
    people.remember(key, name)
    board.add(page.link(first, last, key, "new name"))


def _posted_newcomer(board: Board, people: People, entity: Entity) -> None:
    """Read the stranger who seems a place or body: "Ambassador to Cyprus Stanislav Osadchy", "spokesman, Ann Bo, said".

    A title shows that it is a person: right before a comma, or before the place where somebody serves. So do "who" and
    an age.
    """
    page, first = board.page, entity.first
    place = board.starting(first + (page.norms[first] == "the"))
    title, joint = page.norms[first - 2 : first] if first > 1 else ("", "")
    if place is not None and joint in {"to", "of", "for"}:
        first = place.last
    elif joint != "," or page.norms[entity.last : entity.last + 1] != (",",):
        title = ""
    names = all(page.poses[token] == "PROPN" and page.capital(token) for token in range(first, entity.last))
    titled = title in listed("titles") or title in listed("kin")
    body = names_a_body(page.norms[first : entity.last])  # "director of the White House National Economic Council"
    if names and not body and (titled or _is_who(page, entity) or _is_aged(page, entity.last)):
        _newcomer(board, people, Entity(first, entity.last, "PERSON"))


def _is_aged(page: Page, last: int) -> bool:
    """Whether a name is followed by an age between commas: "Ann Bo, 20,"."""
    age = page.norms[last + 1 : last + 2]
    return (page.norms[last : last + 1], page.norms[last + 2 : last + 3]) == ((",",), (",",)) and (
        age[0].isdigit() and _YOUNGEST <= int(age[0]) <= _OLDEST
    )


def _is_who(page: Page, entity: Entity) -> bool:
    """Whether two names are somebody "who" does something: "Ann Bo, a friend who saw them"."""
    root = page.root(entity.first, entity.last)
    for token in range(entity.last, min(entity.last + _WHO_REACH, page.bounds[page.sents[root]][1])):
        verb = page.heads[token]
        noun = page.heads[verb]
        if page.norms[token] == "who" and page.deps[verb] == "relcl":
            near = noun == root or (page.deps[noun] == "appos" and page.heads[noun] == root)
            return near and entity.last - entity.first == _FULL_NAME
    return False


def _surnames_alone(board: Board, people: People) -> None:
    """Keep people whom a text names by surname only, where the language model sees the name twice or more."""
    page = board.page
    alone = [at.first for at in board.page.entities if at.label == "PERSON" and at.last - at.first == 1]
    seen = Counter(page.norms[token] for token in alone)
    for token in alone:
        norm = page.norms[token]
        fits = page.poses[token] == "PROPN" and _is_word(norm) and page.capital(token) and not board.covered(token)
        strange = norm not in board.index.surnames and norm not in listed("not-names")
        strange = strange and norm not in people.short and len(people.given.get(norm, ())) != 1
        if seen[norm] > 1 and fits and strange and not page.words[token].isupper():
            people.names[f"?{norm}"] = page.words[token]
            people.short[norm] = [f"?{norm}"]


def _surnames_before(board: Board, people: People) -> None:
    """Let a surname also mean the leader of that name, where it stands before the full names of all others.

    "Trump" is the president in an article that names Ivanka Trump only towards its end.
    """
    told: dict[str, int] = {}
    for link in board.ordered():
        told.setdefault(link.actor, link.first)
    for form, bearers in people.short.items():
        leader = leader_named(board, form)
        until = min((told.get(bearer, 0) for bearer in bearers), default=0)
        if leader and leader not in bearers and any(_stands_alone(board, form, at) for at in range(until)):
            bearers.append(leader)


def _stands_alone(board: Board, form: str, token: int) -> bool:
    return board.page.norms[token] == form and board.page.capital(token) and not board.covered(token)


def _trimmed(board: Board, entity: Entity) -> tuple[int, int]:
    page, first, last = board.page, entity.first, entity.last
    while last > first and (page.words[last - 1] in _POSSESSIVE or not page.norms[last - 1].strip(",")):
        last -= 1
    while first < last and (page.norms[first] in HONORIFICS or not page.capital(first)):
        first += 1
    half = (last - first) // 2
    doubled = half > 1 and page.norms[first : first + half] == page.norms[first + half : last]
    return (first + half if doubled else first), last  # a heading and the words below it: "Ann Bo Ann Bo sang"


def _is_word(norm: str) -> bool:
    """Whether a word is of letters alone, of which some may be lost."""
    return norm.replace("\ufffd", "").isalpha()


def _looks_like_name(board: Board, first: int, last: int) -> bool:
    page = board.page
    words = [page.norms[token] for token in range(first, last) if page.norms[token].strip('"“”')]
    letters = all(_is_word(word.replace("'", "")) for word in words) and "PRON" not in page.poses[first:last]
    letters = letters and sum(page.words[token] in _QUOTES for token in range(first, last)) % 2 == 0
    loud = all(page.words[token].isupper() and len(page.words[token]) > 2 for token in range(first, last))
    return (
        letters
        and not loud
        and 2 <= len(words) <= 5
        and not listed("not-names").intersection(words)
        and page.capital(last - 1)
    )


def _take_back(board: Board, people: People) -> None:
    """Let single words taken for a new place or organisation mean the person whose short name they are."""
    for link in list(board.links):
        norm = board.page.norms[link.first]
        fresh = link.how in {"new place", "new organisation", "name again"} and link.last == link.first + 1
        if fresh and len(people.short.get(norm, ())) == 1:
            board.remove(link)
            board.add(replace(link, actor=people.short[norm][0], how="short name"))


def _take_places_back(board: Board, people: People) -> None:
    """Let a town mean the newcomer of that surname, once the article has told the full name."""
    told: dict[str, int] = {}
    for link in board.ordered():
        if link.how in {"new name", "title+name"} and link.actor in people.names:
            told.setdefault(board.page.norms[link.last - 1], link.last)
    for link in list(board.links):
        norm = board.page.norms[link.first]
        town = link.how == "name" and link.last == link.first + 1 and board.kind(link.actor) is Kind.PLACE
        if town and told.get(norm, link.first + 1) <= link.first and len(people.short.get(norm, ())) == 1:
            board.remove(link)
            board.add(replace(link, actor=people.short[norm][0], how="short name"))


def name_newcomers(board: Board, people: People) -> Mapping[str, str]:
    """Give newcomers their final ids, of name and country, and keep them as actors; gives the ids by the first ones."""
    finals: dict[str, str] = {}
    _take_back(board, people)
    _take_places_back(board, people)
    for key, name in sorted(people.names.items()):
        country = people.countries.get(key, "")
        final = slug(name) + (f"-{country.lower()}" if country else "")
        board.make(Actor(id=final, label=name, kind=Kind.PERSON, country=country, sector=people.sectors.get(key, "")))
        people.genders[final] = people.genders.pop(key, "")
        board.rename(key, final)
        finals[key] = final
        for held in people.posts.values():
            held[:] = [(at, final if holder == key else holder) for at, holder in held]
    return finals
