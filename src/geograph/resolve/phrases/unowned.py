"""What a phrase with a role noun means when the text does not say whose it is: the same as before, or by context."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.resolve.context import (
    INTERNATIONAL,
    context_country,
    countries_against,
    country_of_rebels,
    goes_on,
    main_country,
    sentence_countries,
    speaking_country,
)
from geograph.resolve.lexicon import listed
from geograph.resolve.phrases.agents import agents
from geograph.resolve.phrases.nobody import wants_no_name
from geograph.resolve.phrases.owned import (
    CIRCLE,
    ONE,
    ORGANISED,
    REPEAT,
    body,
    made,
    of_country,
    owned_by,
    part_of_state,
    party_of,
    plain_words,
)
from geograph.resolve.phrases.posts import held_by, on_day
from geograph.resolve.phrases.role_nouns import POSSESSIVE
from geograph.resolve.phrases.sectors import sector_on

if TYPE_CHECKING:
    from geograph.resolve.board import Board
    from geograph.resolve.memory import Memory
    from geograph.resolve.page import Link
    from geograph.resolve.phrases.role_nouns import Phrase


_NO_ACTOR = frozenset(
    ["allies", "partners", "civilians", "men", "women", "families", "relatives", "voters", "patients", "passengers",
     "workers", "business", "executives", "journalists", "peers", "parties", "students", "analysts", "experts",
     "researchers"]
)  # fmt: skip
_FAR = frozenset({"opposition", "diplomats", "leaders", "lawmakers", "parties", "allies", "partners"})
_NATIONAL = frozenset({"officials", "diplomats", "lawmakers", "deputies", "opposition"})
_SENT = frozenset({"representatives", "negotiators"})
_OF_OTHERS = frozenset({("of",), ("from",), ("for",)})
_NAMED_BEFORE = {"ministry": Kind.MINISTRY, "court": Kind.COURT, "tribunal": Kind.COURT}
_COMMITTEES = frozenset({"committee", "panel", "subcommittee"})
_SINGLE = frozenset({Kind.GOVERNMENT, Kind.MINISTRY, Kind.COURT, Kind.ORGANISATION})
_NEAR = 3
_PARTISAN = frozenset(["loyal", "allied", "aligned", "backed", "led", "supporting", "opposed", "fighting", "under"])
_PLAIN = frozenset(
    ["security", "government", "special", "armed", "ground", "military", "regular", "elite", "naval", "air", "defence",
     "defense", "police", "regime", "joint", "national", "state", "federal", "land", "own", "the"]
)  # fmt: skip
_ANYBODY = frozenset(["man", "woman"])
_ARTICLES = frozenset(["a", "an", "the", "one", "this", "that", "its", "his", "her", "their", "our"])
_IN_OFFICE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_ANY_CALLING = frozenset({"PTY", "GOV", ""})
_NONE = frozenset([")", "no", "any", "every", "neither", "whose"])


def place_unowned(board: Board, phrase: Phrase, memory: Memory) -> None:
    """Put the link of a phrase without an owner on the board, when it is clear whom it means."""
    owner = _possessor(board, phrase)
    found = owned_by(board, phrase, owner) if owner is not None else None
    if wants_no_name(board.page, phrase):
        found = _by_surroundings(board, replace(phrase, agent=agents().nouns["official"]), memory)
    elif found is None and not _no_actor(board, phrase):
        reader = {"post": _known_post, "voice": _anonymous_voice, REPEAT: _committee_before}.get(
            phrase.agent.use, _by_surroundings
        )
        found = reader(board, phrase, memory)
    if found is not None:
        board.add(board.page.link(phrase.first, phrase.last, *found))
        if found[1] == "noun+place" and phrase.definite and phrase.agent.id in listed("remembered"):
            memory.remember(phrase.agent, found[0])


def _possessor(board: Board, phrase: Phrase) -> Link | None:
    """Whose a group is by a phrase before it that has been read by now: "the president's team"."""
    before = phrase.first - 1
    possessive = before > 0 and phrase.agent.use != "post" and board.page.words[before] in POSSESSIVE
    return board.ending(before) if possessive else None


def _no_actor(board: Board, phrase: Phrase) -> bool:
    """Whether the noun means nobody in particular ("no party", "a government") or only describes another noun.

    What belongs to a pronoun without a meaning ("its leader") is nobody's that the surroundings could tell.
    """
    page, agent = board.page, phrase.agent
    before = page.norms[phrase.first - 1] if phrase.first else ""
    placed = agent.kind is Kind.COURT and phrase.where is not None  # a state has many: "a court in Dhaka"
    one = agent.use == "body" and not agent.plural and before in ONE and not placed
    if before in _NONE or (one and not _beside(board, phrase)):
        return True
    if agent.use != "group":
        return phrase.pronoun >= 0 or agent.use == CIRCLE
    if _names_an_act(board, phrase, before) or (
        agent.id == "opposition" and page.norms[phrase.last : phrase.last + 1] == ("to",)
    ):
        return True
    owned = phrase.pronoun >= 0 and agent.id in _NO_ACTOR
    return owned or (agent.id != "sources" and page.deps[phrase.last - 1] in {"compound", "amod"})


def _names_an_act(board: Board, phrase: Phrase, before: str) -> bool:
    """Whether the noun tells what is done: "delegation of powers", with no article and nothing that describes it."""
    page = board.page
    bare = phrase.first == phrase.last - 1 and page.words[phrase.first].islower() and not phrase.agent.plural
    return bare and page.norms[phrase.last : phrase.last + 1] == ("of",) and before not in _ARTICLES


def _beside(board: Board, phrase: Phrase) -> bool:
    """Whether the noun stands before another, which the article before it belongs to: "a government measure"."""
    return board.page.deps[phrase.last - 1] == "compound"


def _by_surroundings(board: Board, phrase: Phrase, memory: Memory) -> tuple[str, str] | None:
    """A body or group without an owner: by its place, by what the noun meant before, by the country spoken of."""
    agent = phrase.agent
    if phrase.where is not None and _local(board, phrase, phrase.where):
        return of_country(board, phrase, board.country(phrase.where.actor), "noun+place")
    if phrase.where is not None and _serves(board, phrase, phrase.where):
        return owned_by(board, phrase, phrase.where)
    if phrase.definite and _is_one_person(phrase):
        person = memory.holder(agent, phrase.first)
        if person or agent.id in listed("callings"):
            return (person, "description") if person else _one_before(board, phrase, memory)
    if phrase.definite and agent.noun in _ANYBODY:
        return None
    if phrase.definite and agent.noun in memory.members:
        return memory.members[agent.noun], "as before"
    return _vague_or_again(board, phrase, memory)


def _is_one_person(phrase: Phrase) -> bool:
    """Whether the noun is a person among others of the sort, not a body of many: "the lawmaker", no "judiciary"."""
    one = phrase.agent.use == "group" and not phrase.agent.plural
    return one and phrase.agent.noun not in listed("collective")


def _serves(board: Board, phrase: Phrase, where: Link) -> bool:
    """Whether "from" or "at" says what body people serve: "officials from the European Parliament"."""
    of = board.page.norms[phrase.last]
    fits = (phrase.agent.id in _NATIONAL and of in {"from", "at"}) or (phrase.agent.id in _SENT and of != "in")
    return fits and board.kind(where.actor) in ORGANISED


def _vague_or_again(board: Board, phrase: Phrase, memory: Memory) -> tuple[str, str] | None:
    """A body or group of which the phrase says too little, else the same again, else that of the country."""
    agent = phrase.agent
    if agent.use == "body" and agent.kind in _SINGLE and _numbered(board, phrase):
        return None
    several = agent.use == "body" and agent.plural and agent.kind in _SINGLE and agent.id != "police"
    if phrase.vague or several or _of_a_side(board, phrase):
        return _unnamed(board, phrase), "noun"
    if agent.noun in _NAMED_BEFORE:
        return _body_before(board, phrase)
    return _again_or_in_context(board, phrase, memory)


def _one_before(board: Board, phrase: Phrase, memory: Memory) -> tuple[str, str] | None:
    """Who "the diplomat" is: one called so before, the only person of the sentence before, or who leads it."""
    page = board.page
    if phrase.agent.noun in memory.members:
        return memory.members[phrase.agent.noun], "as before"
    number = page.sents[phrase.first]
    if not number:
        return None
    links = [link for link in board.sentence(number - 1) if board.kind(link.actor) is Kind.PERSON]
    people = {link.actor for link in links}
    leading = {link.actor for link in links if _leads(page.deps, page.heads, link.head)}
    people = {person for person in people if _may_be_called(board, phrase, person)}
    here = {link.actor for link in board.sentence(number)}
    found = (people if len(people) == 1 else leading & people) - here
    return (found.pop(), "description") if len(found) == 1 else None


def _may_be_called(board: Board, phrase: Phrase, person: str) -> bool:
    """Whether somebody may be "the officer": no president is, nor a general "the judge"."""
    known = board.index.actors.get(person)
    sector = sector_on(known, board.day, board.index) if known is not None else ""
    return phrase.past or sector not in _IN_OFFICE or phrase.agent.sector in {sector, *_ANY_CALLING}


def _leads(deps: tuple[str, ...], heads: tuple[int, ...], token: int) -> bool:
    if deps[token] == "poss":
        token = heads[token]
    return deps[token] in {"nsubj", "nsubjpass"} and deps[heads[token]] == "ROOT"


def _of_a_side(board: Board, phrase: Phrase) -> bool:
    """Whether forces are somebody's whom the phrase does not name: "forces loyal to Haftar", "negative forces"."""
    page = board.page
    if phrase.agent.id != "armed-forces":
        return False
    partisan = page.norms[phrase.first - 1] in listed("sponsored") if phrase.first else False
    strange = {word for word in page.norms[phrase.first : phrase.noun] if word} - _PLAIN
    return (
        partisan
        or page.norms[phrase.last : phrase.last + 1] in {(word,) for word in _PARTISAN}
        or (phrase.agent.noun == "forces" and bool(strange))
    )


def _body_before(board: Board, phrase: Phrase) -> tuple[str, str] | None:
    """The ministry or court that "the ministry" or "the court" repeats: the last one, else the only one before."""
    if not phrase.definite:
        return None
    number = board.page.sents[phrase.first]
    before = list(board.before(phrase.first, {_NAMED_BEFORE[phrase.agent.noun]}))
    near = [link.actor for link in before if board.page.sents[link.first] >= number - _NEAR]
    named = {link.actor for link in before}
    found = near[0] if near else named.pop() if len(named) == 1 else ""
    return (found, "as before") if found else None


def _committee_before(board: Board, phrase: Phrase, _: Memory) -> tuple[str, str] | None:
    """The committee named last that "the committee" or "the intelligence panel" repeats."""
    page = board.page
    described = {word for word in page.norms[phrase.first : phrase.noun] if word}
    for link in board.before(phrase.first, {Kind.ORGANISATION}):
        named = set(page.norms[link.first : link.last])
        if page.sents[link.first] < page.sents[phrase.first] - _NEAR or not phrase.definite:
            return None
        if named & _COMMITTEES:
            return (link.actor, "as before") if described <= named else None
    return None


def _again_or_in_context(board: Board, phrase: Phrase, memory: Memory) -> tuple[str, str] | None:
    """The same noun again, else the country spoken of, else the same sort of noun again."""
    agent = phrase.agent
    same, alike = _recalled(board, phrase, memory, agent.noun), _recalled(board, phrase, memory, agent.id)
    again = _as_before(board, phrase, same) if same else None
    if again is not None:
        return again
    here = sentence_countries(board, phrase.first)
    if agent.use == "body" and alike and len(here) != 1:
        return _army_before(board, phrase) or alike, "as before"
    country = _country(board, phrase, here)
    if not country and alike:
        return alike, "as before"
    if not country and agent.use == "body":
        return _unnamed(board, phrase), "noun"
    return of_country(board, phrase, country, "noun in context" if country else "noun")


def _recalled(board: Board, phrase: Phrase, memory: Memory, noun: str) -> str:
    """What a noun meant before; "rebels" are more than the one rebel group that was named."""
    agent, before = phrase.agent, memory.groups.get(noun, "")
    plain = not phrase.counted and not phrase.past
    more = agent.use == "group" and agent.plural and board.kind(before) in ORGANISED
    return before if plain and not more else ""


def _army_before(board: Board, phrase: Phrase) -> str:
    """The army that an article has named most, and first: whose "the military" is, after "Russian warplanes"."""
    before = (link.actor for link in board.ordered() if link.last <= phrase.first)
    named = Counter(actor for actor in before if board.kind(actor) is Kind.ARMED_FORCE)
    return max(named, key=lambda actor: named[actor]) if phrase.agent.id == "armed-forces" and named else ""


def _country(board: Board, phrase: Phrase, here: set[str]) -> str:
    """The country spoken of; for a body that speaks, where the sentence names not just one, the one that it is of."""
    body = phrase.agent.use == "body"
    foreign = phrase.agent.id in _NATIONAL and board.page.norms[phrase.last : phrase.last + 1] in _OF_OTHERS
    if not (body or phrase.agent.id in _NATIONAL):
        spoken = context_country(board, phrase.first)
        return spoken if party_of(board, phrase, spoken) else ""
    if phrase.counted or foreign:
        return ""
    token = board.page.root(phrase.first, phrase.last)
    speaking = speaking_country(board, token) if body and len(here) != 1 else ""
    own = country_of_rebels(board, phrase.first) if body else ""
    found = (own if _faces_rebels(board, phrase) else "") or speaking or context_country(board, phrase.first) or own
    return "" if found in countries_against(board, token) else found


def _faces_rebels(board: Board, phrase: Phrase) -> bool:
    """Whether the sentence speaks of those who fight a state as well: "the army accused the rebels"."""
    first, last = board.page.bounds[board.page.sents[phrase.first]]
    return not listed("fighting").isdisjoint(board.page.norms[first:last])


def _unnamed(board: Board, phrase: Phrase) -> str:
    """A group or body of nobody's that the text names."""
    agent = phrase.agent
    return made(board, "", part_of_state(board, phrase) or plain_words(agent), agent.kind, agent.sector)


def _numbered(board: Board, phrase: Phrase) -> bool:
    """Whether a number counts the noun, and is no part of a word before it: "395-seat parliament"."""
    first = phrase.first
    return board.page.poses[first - 1] == "NUM" and board.page.words[first] not in {"-", "–"}


def _local(board: Board, phrase: Phrase, where: Link) -> bool:
    """Whether "in PLACE" says whose a group is: "officials in Pyongyang", but not "diplomats in Geneva"."""
    city = board.kind(where.actor) is Kind.PLACE
    fits = phrase.agent.id != "armed-forces" and not (city and phrase.agent.id in _FAR)
    country = board.country(where.actor)
    return fits and len(country) == 3 and country not in INTERNATIONAL


def _as_before(board: Board, phrase: Phrase, actor: str) -> tuple[str, str] | None:
    """The same group again, unless the sentence speaks of one other country alone."""
    here = sentence_countries(board, phrase.first)
    country = board.country(actor)
    if phrase.agent.use == "body" and len(here) == 1 and country not in here:
        same = board.kind(actor) is Kind.MINISTRY
        if same or goes_on(board, board.page.root(phrase.first, phrase.last), actor):
            return actor, "as before"
        return (actor, "as before") if main_country(board, phrase.first) == country else None
    return actor, "as before"


def _anonymous_voice(board: Board, phrase: Phrase, memory: Memory) -> tuple[str, str] | None:
    inner = phrase.inner
    if inner is None:
        return None
    if inner.agent.id in memory.groups:
        return memory.groups[inner.agent.id], "speaks for"
    country = context_country(board, phrase.first)
    return (body(board, inner.agent, country), "speaks for") if country and inner.agent.use == "body" else None


def _known_post(board: Board, phrase: Phrase, memory: Memory) -> tuple[str, str] | None:
    """Who "the president" is: the one named before who holds such a post, else that of the country spoken of."""
    agent = phrase.agent
    if agent.plural or phrase.past or phrase.lesser or phrase.limited or not phrase.definite:
        return None
    if _is_of_another(board, phrase):
        return None
    before = memory.holder(agent, phrase.first)
    named = _serving(board, phrase)
    if before and (before in named or not named or not _outdated(board, before)):
        return before, "description"
    if len(named) == 1:
        return named.pop(), "description"
    country = context_country(board, phrase.first)
    person = held_by(board, board.index.states.get(country, country), agent) if country else ""
    if not person or (named and person not in named) or main_country(board, phrase.first) not in {"", country}:
        return None
    return person, f"{on_day(board)}, by context"


def _is_of_another(board: Board, phrase: Phrase) -> bool:
    """Whether "of" and a name say that a post is of something else than a state: "the president of Christie's"."""
    page, of = board.page, phrase.last
    name = of + 1 + (page.norms[of + 1 : of + 2] == ("the",))
    heads = phrase.agent.id.startswith("head-of") and page.norms[of : of + 1] == ("of",)
    return heads and any(map(page.capital, range(name, min(name + 1, len(page.words)))))


def _serving(board: Board, phrase: Phrase) -> set[str]:
    """The people named before a phrase who hold such a post on the day."""
    people = {link.actor for link in board.links if link.last <= phrase.first and board.kind(link.actor) is Kind.PERSON}
    holders = set()
    for person in people:
        known = board.index.actors.get(person)
        posts = known.posts if known else ()
        of = {post.of for post in posts if post.role == phrase.agent.id}
        if any(held_by(board, key, phrase.agent) == person for key in of):
            holders.add(person)
    return holders


def _outdated(board: Board, person: str) -> bool:
    """Whether a known person held posts, and none any more."""
    known = board.index.actors.get(person)
    day = board.day
    return (
        known is not None
        and bool(known.posts)
        and all(post.until is not None and day is not None and post.until <= day for post in known.posts)
    )
