"""Titles before names and appositions behind them: "Foreign Minister Ann Bo", "Ann Bo, the minister"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geograph.model import Actor, Kind
from geograph.resolve.lexicon import listed
from geograph.resolve.memory import titles_of
from geograph.resolve.names.sorts import is_bare
from geograph.resolve.page import slug
from geograph.resolve.people.namesakes import HONORIFICS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geograph.resolve.board import Board
    from geograph.resolve.page import Link, Page
    from geograph.resolve.people.namesakes import People
    from geograph.resolve.phrases.role_nouns import Phrase

_BODIES = frozenset({Kind.ORGANISATION, Kind.ARMED_GROUP, Kind.PARTY, Kind.MEDIA, Kind.COMPANY, Kind.ALLIANCE})
_KINDS = {
    "BUS": Kind.COMPANY, "MED": Kind.MEDIA, "PTY": Kind.PARTY, "REB": Kind.ARMED_GROUP, "UAF": Kind.ARMED_GROUP
}  # fmt: skip
_WITHIN = {("of",), ("for",), ("on",)}
_OTHERS = frozenset({"DATE", "TIME", "PERSON", "NORP", "LANGUAGE", "EVENT"})
_LONGEST = 3


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
        elif id(phrase) not in used and _institutional(phrase):
            used.update(_unlisted_body(board, phrase))
    used.update(id(phrase.inner) for phrase in phrases if id(phrase) in used and _is_same(phrase.inner))
    return [phrase for phrase in phrases if id(phrase) not in used]


def _is_same(inner: Phrase | None) -> bool:
    """Whether a title within a title says nothing of its own: "leader" in "French leader General Ann Bo"."""
    return inner is not None and (not inner.owners or inner.agent.use in {"post", "voice"})


def _join(
    board: Board, people: People, link: Link, ending: dict[int, Phrase], starting: dict[int, Phrase]
) -> Iterator[int]:
    first = _before_honorific(board, people, link)
    named = replace(link, first=first)
    title = ending.get(link.first)  # of "Secretary General Ann Bo" the whole title, not what is before "General"
    if title is None or title.first >= first:
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
    while not board.page.norms[first]:  # "then-president"
        first += 1
    if first != link.first:
        board.remove(link)
        board.add(replace(link, first=first, how="title+name"))
    for phrase in _appositions(board, named, ending, starting):
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
    return ending.get(at - 1) if at > 0 and norms[at - 1] in {"to", "for", "of", "in"} else None


def _join_body(board: Board, link: Link, ending: dict[int, Phrase], starting: dict[int, Phrase]) -> Iterator[int]:
    """Read "the Russian news agency Interfax" and "KCNA, the state news agency"."""
    noun = ending.get(link.first)
    if noun is not None and _institutional(noun) and noun.first < link.first:
        yield id(noun)
        board.add(board.page.link(noun.first, link.last, link.actor, "noun+name"))
    if board.page.norms[link.last : link.last + 1] == (",",):
        for start in range(link.last + 1, min(link.last + 3, len(board.page.words))):
            phrase = starting.get(start)
            alike = phrase is not None and (_institutional(phrase) or _is_alike(board, phrase, link))
            if phrase is not None and alike and _closed(board, phrase, link):
                yield id(phrase)
                board.add(board.page.link(phrase.first, phrase.last, link.actor, "apposition"))


def _is_alike(board: Board, phrase: Phrase, link: Link) -> bool:
    """Whether a noun names the sort of a body that a list knows: "Europol, the EU police force"."""
    known = board.index.actors.get(link.actor)
    return known is not None and phrase.agent.use == "body" and phrase.agent.sector == known.actor.sector


def _institutional(phrase: Phrase) -> bool:
    return phrase.agent.noun.replace(" ", "_") in listed("institutions") and not phrase.agent.plural


def _unlisted_body(board: Board, phrase: Phrase) -> Iterator[int]:
    """An unknown name after the noun for what bears it, where the model sees no body: "the firm Italdesign"."""
    page, first = board.page, phrase.last
    last = _end_of_name(board, first)
    after = last + (page.norms[last : last + 1] in _WITHIN)
    goes_on = any(word[:1].isupper() for word in page.words[after : after + 1])
    other = {*listed("not-names"), *_OTHERS}.intersection((*page.norms[first:last], *page.covered[first:last]))
    bare = last == first + 1 and is_bare(page.norms[first])
    if first < last <= first + _LONGEST and not bare and not goes_on and not other:
        made = board.make(_body(board, phrase, " ".join(page.slice(first, last).split())))
        board.add(page.link(phrase.first, last, made, "noun+name"), page.link(first, last, made, "new organisation"))
        yield id(phrase)


def _body(board: Board, phrase: Phrase, name: str) -> Actor:
    owned = (board.country(owner.actor) for owner in phrase.owners)
    country = next((country for country in owned if country in board.index.states), "")
    kind, sector = _KINDS.get(phrase.agent.sector, Kind.ORGANISATION), phrase.agent.sector
    key = slug(name) + (f"-{country.lower()}" if country else "")
    return Actor(id=key, label=name, kind=kind, country=country, sector=sector)


def _end_of_name(board: Board, token: int) -> int:
    """The token behind the words with a capital that nobody is known by, from a token on."""
    page = board.page
    while token < len(page.words) and page.poses[token] == "PROPN" and page.capital(token) and not board.covered(token):
        token += 1
    return token


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
            if page.norms[start] and page.poses[start] not in {"DET", "ADV", "ADJ"}:
                break
    if link.first > 1 and page.norms[link.first - 1] == ",":
        phrase = ending.get(link.first - 1) or _posted(board, link.first - 1, ending)
        phrase = phrase and _served_by(page, phrase, ending)
        if (
            phrase is not None
            and _personal(phrase)
            and _is_one(page, phrase, link)
            and (page.deps[link.head] == "appos" or _announces(page, phrase, link))
        ):
            yield phrase


def _is_one(page: Page, phrase: Phrase, link: Link) -> bool:
    """Whether a noun before a name tells of one whom the name can say: "the boy's mother, Ann,", "a student, Ann,"."""
    before = phrase.first - 1
    owned = phrase.definite or bool(phrase.owners) or page.tags[before] == "POS"
    closed = page.norms[link.last : link.last + 1] == (",",) or page.poses[link.last : link.last + 1] == ("VERB",)
    some = page.norms[before] in {"a", "an"} and page.heads[link.head] in range(phrase.first, phrase.last)
    return owned or (some and closed)


def _served_by(page: Page, phrase: Phrase, ending: dict[int, Phrase]) -> Phrase:
    """Who a phrase before a name tells of: in "adviser to the president, Ann Bo," the adviser."""
    joint = phrase.first - 1
    joint -= page.norms[joint] in {"the", "a", "an"}
    server = ending.get(joint) if page.norms[joint] in {"of", "to", "for"} else None
    return server if server is not None and _personal(server) else phrase


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
    if not (phrase.past or phrase.lesser):
        for title in titles_of(phrase.agent):
            people.posts.setdefault(title, []).append((phrase.first, actor))
    owners = (board.country(owner.actor) for owner in phrase.owners)
    country = next((country for country in owners if country in board.index.states), "")
    if actor.startswith("?"):
        if country:
            people.countries.setdefault(actor, country)
        people.sectors.setdefault(actor, "ELI" if phrase.past else phrase.agent.sector)
        word = board.page.norms[phrase.last - 1]
        gender = "f" if word in listed("female") else "m" if word in listed("male") else ""
        people.genders[actor] = people.genders.get(actor, "") or gender


def _unlisted(board: Board, people: People, phrase: Phrase) -> Iterator[int]:
    """A single unknown name after a title: "President Aboul"."""
    page, token = board.page, phrase.last
    if token >= len(page.words) or board.covered(token) or page.poses[token] != "PROPN" or not page.capital(token):
        return
    last = _end_of_name(board, token)
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
