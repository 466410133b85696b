"""People: full names, short names, titles before names and appositions; people whom no list knows."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geograph.model import Actor, Kind
from geograph.resolve.lexicon import listed
from geograph.resolve.memory import titles_of
from geograph.resolve.namesakes import HONORIFICS, People, find_short_names
from geograph.resolve.page import Entity, Link, slug
from geograph.resolve.posts import leader_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geograph.resolve.board import Board
    from geograph.resolve.page import Page
    from geograph.resolve.phrases import Phrase

_BODIES = frozenset({Kind.ORGANISATION, Kind.ARMED_GROUP, Kind.PARTY, Kind.MEDIA, Kind.COMPANY, Kind.ALLIANCE})
_PLACES = frozenset({"GPE", "LOC", "ORG", "FAC"})
_WHO_REACH, _FULL_NAME = 12, 2
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
    if listed("built").intersection(page.norms[last : last + 1]):
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

    A title shows that it is a person: right before a comma, or before the place where somebody serves. So does "who".
    """
    page, first = board.page, entity.first
    place = board.starting(first + (page.norms[first] == "the"))
    title, joint = page.norms[first - 2 : first] if first > 1 else ("", "")
    if place is not None and joint in {"to", "of", "for"}:
        first = place.last
    elif joint != "," or page.norms[entity.last : entity.last + 1] != (",",):
        title = ""
    names = all(page.poses[token] == "PROPN" and page.capital(token) for token in range(first, entity.last))
    if names and (title in listed("titles") or _is_who(page, entity)):
        _newcomer(board, people, Entity(first, entity.last, "PERSON"))


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
        fits = page.poses[token] == "PROPN" and norm.isalpha() and page.capital(token) and not board.covered(token)
        strange = norm not in board.index.surnames and norm not in listed("not-names")
        if seen[norm] > 1 and fits and strange and norm not in people.short and not page.words[token].isupper():
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
    return first, last


def _looks_like_name(board: Board, first: int, last: int) -> bool:
    page = board.page
    words = [page.norms[token] for token in range(first, last) if page.norms[token]]
    letters = all(word.replace("'", "").isalpha() for word in words)
    loud = all(page.words[token].isupper() and len(page.words[token]) > 2 for token in range(first, last))
    return (
        letters
        and not loud
        and 2 <= len(words) <= 5
        and not listed("not-names").intersection(words)
        and page.capital(last - 1)
    )


def join_titles(board: Board, people: People, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Widen names by the nouns before them and read appositions; gives the phrases that remain to be read."""
    ending = {phrase.last: phrase for phrase in phrases}
    starting = {phrase.first: phrase for phrase in phrases}
    used: set[int] = set()
    for link in board.ordered():
        if link.actor.startswith("?") or board.kind(link.actor) is Kind.PERSON:
            used.update(_join(board, people, link, ending, starting))
        elif board.kind(link.actor) in _BODIES and link.how != "adjective":
            used.update(_join_body(board, link, ending, starting))
    for phrase in phrases:
        if id(phrase) not in used and phrase.agent.use in {"post", "voice"} and not phrase.agent.plural:
            used.update(_unlisted(board, people, phrase))
    used.update(id(phrase.inner) for phrase in phrases if id(phrase) in used and _bare(phrase.inner))
    return [phrase for phrase in phrases if id(phrase) not in used]


def _bare(phrase: Phrase | None) -> bool:
    return phrase is not None and not phrase.owners


def _join(
    board: Board, people: People, link: Link, ending: dict[int, Phrase], starting: dict[int, Phrase]
) -> Iterator[int]:
    first = _before_honorific(board, people, link)
    title = ending.get(first) or _posted(board, first, ending)
    if title is not None and _personal(title) and board.page.sents[title.first] == board.page.sents[link.first]:
        yield id(title)
        _describe(board, people, link.actor, title)
        first = title.first
        other = _joined_title(board, title, ending)
        if other is not None:
            yield id(other)
            _describe(board, people, link.actor, other)
            first = other.first
    if first != link.first:
        board.remove(link)
        board.add(replace(link, first=first, how="title+name"))
    for phrase in _appositions(board, link, ending, starting):
        yield id(phrase)
        _describe(board, people, link.actor, phrase)
        board.add(board.page.link(phrase.first, phrase.last, link.actor, "apposition"))


def _joined_title(board: Board, title: Phrase, ending: dict[int, Phrase]) -> Phrase | None:
    """What else somebody is: "author and activist Ann Bo", but two people in "the president and minister Ann Bo"."""
    other = ending.get(title.first - 1) if board.page.norms[title.first - 1 : title.first] == ("and",) else None
    fits = other is not None and _personal(other) and other.agent.use == "group" == title.agent.use
    return other if fits and other is not None and not other.definite else None


def _posted(board: Board, first: int, ending: dict[int, Phrase]) -> Phrase | None:
    """The title that tells where somebody is posted: "Ambassador to the United Nations Nikki Haley"."""
    norms = board.page.norms
    where = board.ending(first)
    at = where.first if where is not None else 0
    at -= norms[at - 1] == "the"
    return ending.get(at - 1) if at > 0 and norms[at - 1] in {"to", "for", "of"} else None


def _join_body(board: Board, link: Link, ending: dict[int, Phrase], starting: dict[int, Phrase]) -> Iterator[int]:
    """Read "the Russian news agency Interfax" and "KCNA, the state news agency"."""
    noun = ending.get(link.first)
    if noun is not None and _institutional(noun) and noun.first < link.first:
        yield id(noun)
        board.add(board.page.link(noun.first, link.last, link.actor, "noun+name"))
    if board.page.norms[link.last : link.last + 1] == (",",):
        for start in range(link.last + 1, min(link.last + 3, len(board.page.words))):
            phrase = starting.get(start)
            if phrase is not None and _institutional(phrase) and _closed(board, phrase, link):
                yield id(phrase)
                board.add(board.page.link(phrase.first, phrase.last, link.actor, "apposition"))


def _institutional(phrase: Phrase) -> bool:
    return phrase.agent.noun.replace(" ", "_") in listed("institutions") and not phrase.agent.plural


def _before_honorific(board: Board, people: People, link: Link) -> int:
    first = link.first
    while (
        first > 0
        and board.page.norms[first - 1] in HONORIFICS
        and board.page.capital(first - 1)
        and not board.covered(first - 1)
    ):
        gender = HONORIFICS[board.page.norms[first - 1]]
        if gender:
            people.genders.setdefault(link.actor, gender)
        first -= 1
    return first


def _personal(phrase: Phrase) -> bool:
    return (
        not phrase.agent.plural
        and phrase.agent.use in {"post", "voice", "group"}
        and phrase.agent.kind is not Kind.PEOPLE
    )


def _appositions(board: Board, link: Link, ending: dict[int, Phrase], starting: dict[int, Phrase]) -> Iterator[Phrase]:
    page = board.page
    if page.norms[link.last : link.last + 1] == (",",):
        aged = page.norms[link.last + 2 : link.last + 3] == (",",) and page.norms[link.last + 1].isdigit()
        after = link.last + (3 if aged else 1)
        for start in range(after, min(after + 5, len(page.words))):
            phrase = starting.get(start)
            if phrase is not None and _personal(phrase) and _closed(board, phrase, link):
                yield phrase
                return
            if page.poses[start] not in {"DET", "ADV", "ADJ"}:
                break
    if link.first > 1 and page.norms[link.first - 1] == ",":
        phrase = ending.get(link.first - 1) or _posted(board, link.first - 1, ending)
        if (
            phrase is not None
            and _personal(phrase)
            and phrase.definite | bool(phrase.owners)
            and (page.deps[link.head] == "appos" or _announces(page, phrase, link))
        ):
            yield phrase


def _announces(page: Page, phrase: Phrase, link: Link) -> bool:
    """Whether a title with an owner comes before a name between commas: "the governor of Texas, Greg Abbott,"."""
    comma = page.norms[link.last : link.last + 1] == (",",) and page.norms[link.last + 1 : link.last + 2] != ("and",)
    closed = comma or page.poses[link.last : link.last + 1] == ("VERB",)
    return closed and bool(phrase.owners) and (page.capital(phrase.noun) or phrase.definite)


def _closed(board: Board, phrase: Phrase, link: Link) -> bool:
    page = board.page
    if page.deps[page.root(phrase.first, phrase.last)] == "appos" and page.heads[
        page.root(phrase.first, phrase.last)
    ] in range(link.first, link.last):
        return True
    return page.norms[phrase.last : phrase.last + 1] in {(",",), (".",), (")",), (";",), ("who",)}


def _describe(board: Board, people: People, actor: str, phrase: Phrase) -> None:
    if not phrase.past:
        for title in titles_of(phrase.agent):
            people.posts.setdefault(title, []).append((phrase.first, actor))
    owners = (board.country(owner.actor) for owner in phrase.owners)
    country = next((country for country in owners if country in board.index.states), "")
    if actor.startswith("?"):
        if country:
            people.countries.setdefault(actor, country)
        people.sectors.setdefault(actor, "ELI" if phrase.past else phrase.agent.sector)


def _unlisted(board: Board, people: People, phrase: Phrase) -> Iterator[int]:
    """A single unknown name after a title: "President Aboul"."""
    page, token = board.page, phrase.last
    if token >= len(page.words) or board.covered(token) or page.poses[token] != "PROPN" or not page.capital(token):
        return
    last = token
    while last < len(page.words) and page.poses[last] == "PROPN" and page.capital(last) and not board.covered(last):
        last += 1
    if (
        last - token > 3
        or not page.norms[token].isalpha()
        or page.norms[token] in listed("not-names")
        or not page.capital(phrase.noun)
    ):
        return
    name = " ".join(page.slice(token, last).split())
    key = _by_title(board, page.norms[token], phrase) if last - token == 1 else ""
    if not key:
        key = f"?{slug(name)}"
        people.names.setdefault(key, name)
        people.remember(key, name)
    people.short.setdefault(page.norms[last - 1], [key])
    link = page.link(phrase.first, last, key, "title+name")
    _describe(board, people, key, phrase)
    board.add(link)
    yield id(phrase)


def _by_title(board: Board, surname: str, phrase: Phrase) -> str:
    """The one person of a surname who held a post of this title on the day: "Deputy Secretary Hicks"."""
    title = f"deputy {phrase.agent.noun}" if phrase.lesser else phrase.agent.noun
    found = {
        tenure.person
        for person in board.index.surnames.get(surname, ())
        for of in {post.of for post in board.index.actors[person].posts}
        for tenure in board.index.holders(of, board.day)
        if tenure.person == person and any(name.startswith(title) for name in tenure.titles)
    }
    return found.pop() if len(found) == 1 and not phrase.past else ""


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


def name_newcomers(board: Board, people: People) -> None:
    """Give newcomers their final ids, of name and country, and keep them as actors."""
    _take_back(board, people)
    _take_places_back(board, people)
    for key, name in sorted(people.names.items()):
        country = people.countries.get(key, "")
        final = slug(name) + (f"-{country.lower()}" if country else "")
        board.make(Actor(id=final, label=name, kind=Kind.PERSON, country=country, sector=people.sectors.get(key, "")))
        people.genders[final] = people.genders.pop(key, "")
        board.rename(key, final)
        for held in people.posts.values():
            held[:] = [(at, final if holder == key else holder) for at, holder in held]
