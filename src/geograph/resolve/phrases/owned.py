"""What a phrase with a role noun means when the text says whose it is: a body, a holder of a post, a group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geograph.model import Actor, Kind
from geograph.resolve.context import INTERNATIONAL
from geograph.resolve.lexicon import listed
from geograph.resolve.page import slug
from geograph.resolve.phrases.agents import agents
from geograph.resolve.phrases.partisans import party_led
from geograph.resolve.phrases.posts import SHARED, body_served, held_by, on_day
from geograph.resolve.phrases.sectors import holds, sector_of

if TYPE_CHECKING:
    from geograph.resolve.board import Board
    from geograph.resolve.page import Link
    from geograph.resolve.phrases.agents import Agent
    from geograph.resolve.phrases.role_nouns import Phrase


_PARTISANS = frozenset({"conservatives", "liberals"})
_LEADING = frozenset({"leaders", "lawmakers", "politicians"})
_ALL_OF_THEM = frozenset({"civilians", "communities", "minorities"})
_FOLLOWING = "supporters"
_PARTISAN = frozenset({Kind.PERSON, Kind.PARTY, Kind.ARMED_GROUP, Kind.STATE, Kind.GOVERNMENT})
CIRCLE, REPEAT = "circle", "repeat"
_EXCEPTIONS = {
    "usa-ministry-of-foreign-affairs": "usa-department-of-state",
    "usa-ministry-of-defence": "usa-department-of-defense",
    "usa-ministry-of-justice": "usa-department-of-justice",
    "usa-ministry-of-finance": "usa-department-of-the-treasury",
    "usa-ministry-of-interior": "usa-department-of-the-interior",
    "usa-ministry-of-health": "usa-department-of-health",
    "usa-ministry-of-trade": "usa-department-of-commerce",
    "usa-ministry-of-energy": "usa-department-of-energy",
    "usa-ministry-of-transport": "usa-department-of-transportation",
    "usa-ministry-of-education": "usa-department-of-education",
    "usa-ministry-of-agriculture": "usa-department-of-agriculture",
    "usa-ministry-of-labour": "usa-department-of-labor",
    "kor-ministry-of-defence": "kor-ministry-of-national-defense",
    "usa-high-court": "usa-supreme-court",
    "isr-high-court": "isr-supreme-court",
}
_OF_PLACES = frozenset({"government", "parliament", "courts", "police"})
_OF_ONE_STATE = frozenset({"government", "governments", "legislature", "legislatures", "police", "court", "courts"})
ORGANISED = frozenset(
    {Kind.ORGANISATION, Kind.ALLIANCE, Kind.ARMED_GROUP, Kind.PARTY, Kind.MEDIA, Kind.COMPANY, Kind.MINISTRY,
     Kind.COURT, Kind.ARMED_FORCE}
)  # fmt: skip
_MEMBERS = frozenset({"GOV", "MIL", "REB", "UAF", "PRM", "LEG", "PTY", "SPY", "COP"})
_RUNNING = frozenset({"executives"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_AIMING = frozenset({"become", "becoming"})
_PREDICATES = frozenset({"attr", "oprd"})
ONE = frozenset(["a", "an", "another", "each", "some", "either", "such"])
_SPEAKS_FOR_COUNTRY = frozenset({Kind.STATE, Kind.PLACE, Kind.GOVERNMENT, Kind.PERSON, Kind.PEOPLE, Kind.GROUP})


def described(board: Board, phrase: Phrase, found: tuple[str, str] | None) -> tuple[str, str] | None:
    """Whom a post only describes: in "resigned as president of France" the person who did, not today's president."""
    if found is None or phrase.agent.use != "post" or phrase.agent.plural:
        return found
    page = board.page
    noun = page.root(phrase.noun, phrase.last)
    verb, behind_as = page.heads[noun], False
    if page.deps[noun] == "pobj" and page.norms[verb] == "as":
        verb, behind_as = page.heads[verb], True
    elif page.deps[noun] not in _PREDICATES:
        return found
    if page.poses[verb] not in {"VERB", "AUX"}:
        return found
    person = _bearer(board, phrase, verb)
    if person:
        return person, "description"
    if page.norms[verb] in _AIMING:
        return None  # nobody holds what somebody wants "to become"
    return None if behind_as and found[1] != "unnamed holder" else found


def _bearer(board: Board, phrase: Phrase, verb: int) -> str:
    """The person whom a verb says to be something: its object before the post, else its subject."""
    page = board.page
    first, last = page.bounds[page.sents[verb]]
    objects = [at for at in range(verb, phrase.first) if page.heads[at] == verb and page.deps[at] == "dobj"]
    subjects = [at for at in range(first, last) if page.heads[at] == verb and page.deps[at] in _SUBJECTS]
    near = {*(objects or subjects)}
    people = (link for link in board.sentence(page.sents[verb]) if link.head in near)
    return next((link.actor for link in people if board.kind(link.actor) is Kind.PERSON), "")


def owned_by(board: Board, phrase: Phrase, owner: Link) -> tuple[str, str] | None:
    """The actor that a phrase means when it belongs to `owner`, and why."""
    owner = _with_those_served(board, phrase, owner)
    kind = board.kind(owner.actor)
    country = board.country(owner.actor)
    gone = kind is Kind.STATE and not board.index.alive(owner.actor, board.day)
    if gone or (phrase.agent.id == "opposition" and _resistance(board, phrase, owner)):
        return None
    if _is_out(board, phrase, owner):
        phrase = replace(phrase, past=True)
    personal = owner.how != "adjective" and (phrase.agent.id == _FOLLOWING or _is_personal(phrase, kind))
    if personal or _of_a_part(board, phrase, owner):
        return _people_around(board, phrase, owner.actor), "people of"
    anybody = phrase.agent.use not in {CIRCLE, REPEAT}
    if anybody and kind in ORGANISED and not owner.how.startswith("metonym"):
        return _of_organisation(board, phrase, owner)
    if phrase.agent.use == "voice" and owner.how != "adjective" and _is_private(board, owner.actor):
        return owner.actor, "speaks for"
    if not anybody or len(country) != 3 or kind not in _SPEAKS_FOR_COUNTRY:
        return None
    return _of_land(board, phrase, owner, country)


def _of_land(board: Board, phrase: Phrase, owner: Link, country: str) -> tuple[str, str] | None:
    """What a phrase means that belongs to a state, a part of it or a people in it."""
    kind = board.kind(owner.actor)
    if kind is Kind.PLACE:
        return _of_place(board, phrase, owner, country)
    if kind is Kind.PEOPLE and phrase.agent.use == "group":
        return _of_people(board, phrase, owner)
    return of_country(board, phrase, country, _reason(owner))


def _is_out(board: Board, phrase: Phrase, owner: Link) -> bool:
    """Whether a post is one under somebody who has left office: "Obama's secretary of state" under his successor."""
    known = board.index.actors.get(owner.actor) if phrase.agent.use == "post" and not phrase.agent.plural else None
    posts = known.posts if known is not None and known.actor.kind is Kind.PERSON else ()
    return bool(posts) and not any(holds(post, board.day) for post in posts)


def _with_those_served(board: Board, phrase: Phrase, owner: Link) -> Link:
    """Who heads no state but one body stands for that: the inspectors of the IAEA's director are the IAEA's.

    So do the troops of who leads an armed group.
    """
    agent, armed = phrase.agent, phrase.agent.id == "armed-forces"
    if not (agent.use == "group" or armed) or agent.id == _FOLLOWING or _is_personal(phrase, board.kind(owner.actor)):
        return owner
    served = body_served(board, owner.actor)
    return replace(owner, actor=served) if served else owner


def _of_a_part(board: Board, phrase: Phrase, owner: Link) -> bool:
    """Whether a post belongs to somebody who governs a part of a state alone: "his prime minister" of a governor."""
    known = board.index.actors.get(owner.actor) if phrase.agent.use == "post" else None
    if known is None or known.actor.kind is not Kind.PERSON:
        return False
    state = board.index.states.get(known.actor.country, "")
    parts = any(post.of != state and board.index.kind(post.of) in {Kind.PLACE, Kind.STATE} for post in known.posts)
    return parts and not any(post.of == state and holds(post, board.day) for post in known.posts)


def _of_place(board: Board, phrase: Phrase, owner: Link, country: str) -> tuple[str, str] | None:
    """A post or body of a part of a state ("the Texas government", "Atlanta police"), else people of the state."""
    agent, known = phrase.agent, board.index.actors.get(owner.actor)
    if agent.use == "post" and not agent.plural:
        return _post_of_place(board, phrase, owner, country)
    capital = known is not None and bool(known.capital_of)
    if agent.use == "voice" and phrase.inner is None and not capital:
        return None
    if not (agent.id in _OF_PLACES or agent.kind is Kind.MINISTRY) or phrase.past or capital:
        return of_country(board, phrase, country, _reason(owner))
    actor = board.actor(owner.actor)
    label = f"{actor.label if actor else owner.actor} {plain_words(agent)}"
    key = f"{owner.actor}-{agent.id}"
    made_up = Actor(id=key, label=label, kind=agent.kind, country=country, sector=agent.sector)
    return board.make(made_up), _reason(owner)


def _is_private(board: Board, whose: str) -> bool:
    """Whether who speaks for somebody speaks for no state: the spokesman of a candidate or of the rebels."""
    person = board.kind(whose) is Kind.PERSON and sector_of(board, whose) != "GOV"
    actor = board.actor(whose)
    return person or (actor is not None and actor.kind is Kind.GROUP and actor.sector not in {"GOV", "LEG"})


def _is_personal(phrase: Phrase, kind: Kind | None) -> bool:
    """Whether the noun means people around a person: "Merkel's advisers", "the president's wife"."""
    return kind is Kind.PERSON and phrase.agent.id in listed("personal")


def _people_around(board: Board, phrase: Phrase, whose: str) -> str:
    """The id of those who support or surround somebody: "Trump supporters", "his wife"."""
    agent, actor, country = phrase.agent, board.actor(whose), board.country(whose)
    noun = agent.noun if agent.use == "post" or agent.id in listed("by-noun") else plain_words(agent)
    noun = f"former {noun}" if phrase.past else noun
    label = f"{actor.label if actor else whose}'s {noun}"
    home = country if len(country) == 3 and country not in INTERNATIONAL else ""
    follows = agent.id == _FOLLOWING and board.kind(whose) not in _PARTISAN  # those of a club or town are no party
    sector = "CVL" if follows else agent.sector
    made_up = Actor(id=f"{whose}-{slug(noun)}", label=label, kind=agent.kind, country=home, sector=sector)
    return board.make(made_up)


def _post_of_place(board: Board, phrase: Phrase, owner: Link, country: str) -> tuple[str, str] | None:
    """Who holds a post of a part of a state: "Scotland's first minister", "the governor of Texas"."""
    page, agent = board.page, phrase.agent
    place = " ".join(filter(None, page.norms[owner.first : owner.last]))
    now = not (phrase.past or phrase.lesser or phrase.vague)
    local = held_by(board, board.index.states.get(country, country), agent, place) if now else ""
    if local:
        return local, on_day(board)
    if agent.id not in SHARED or phrase.vague:
        return None
    noun = ("former " if phrase.past else "deputy " if phrase.lesser else "") + agent.noun
    name = page.slice(owner.first, owner.last)
    return made(board, country, f"{name} {noun}", Kind.GROUP, "ELI" if phrase.past else agent.sector), "unnamed holder"


def _resistance(board: Board, phrase: Phrase, owner: Link) -> bool:
    """Whether opposition is what somebody does: "her opposition to the vote", "the opposition of Russia"."""
    after = board.page.norms[phrase.last : phrase.last + 1]
    return after in {("to",), ("against",)} or owner.first >= phrase.noun


def _reason(owner: Link) -> str:
    return "adjective+noun" if owner.how == "adjective" else "possessor+noun"


def of_country(board: Board, phrase: Phrase, country: str, how: str) -> tuple[str, str] | None:
    """The actor that a phrase means for a country, and why."""
    agent = phrase.agent
    if agent.use == "post" and not agent.plural:
        return _post(board, phrase, board.index.states.get(country, country), country)
    if agent.use == "body" and country and part_of_state(board, phrase):
        return made(board, country, part_of_state(board, phrase), agent.kind, agent.sector), how
    if agent.use == "body":
        return (_former_body if phrase.past else body)(board, agent, country), how
    if agent.use == "voice":
        return _voice(board, phrase, country), how
    return _group(board, phrase, country), how


def _of_organisation(board: Board, phrase: Phrase, owner: Link) -> tuple[str, str] | None:
    agent = phrase.agent
    if agent.use == "post" and not agent.plural:
        if phrase.past or phrase.lesser or phrase.vague:
            return None
        if _is_any(board, phrase):
            name = f"{board.page.slice(owner.first, owner.last)} {agent.noun}"
            return made(board, "", name, Kind.GROUP, agent.sector), "unnamed holder"
        holder = held_by(board, owner.actor, agent)
        return (holder, on_day(board)) if holder else None
    if agent.noun.replace(" ", "_") in listed("institutions"):
        return owner.actor, "name+noun"
    if agent.use == "group" and agent.sector not in _MEMBERS and not _acts_for(board, agent, owner):
        country = board.country(owner.actor)
        return of_country(
            board, phrase, country if len(country) == 3 and country not in INTERNATIONAL else "", "people of"
        )
    return owner.actor, "people of" if agent.use != "voice" else "speaks for"


def _acts_for(board: Board, agent: Agent, owner: Link) -> bool:
    """Whether people of a body act for it: who runs it, and an employee of a body of the state ("an FBI employee")."""
    actor = board.actor(owner.actor)
    official = actor is not None and actor.sector in _MEMBERS and agent.noun == "employee"
    return agent.id in _RUNNING or (official and not agent.plural)


def _post(board: Board, phrase: Phrase, of: str, country: str) -> tuple[str, str] | None:
    agent = phrase.agent
    if phrase.vague:
        return None
    if agent.noun.replace(" ", "_") in listed("abroad") and _is_abroad(board, phrase, country):
        return body(board, agents().nouns["embassy"], country), "post abroad"
    if not (phrase.past or phrase.lesser):
        holder = held_by(board, of, agent)
        if holder and _is_any(board, phrase) and agent.id.startswith("head-of"):
            return None
        if holder:
            return holder, on_day(board)
    if agent.id in {"chair", "leader"}:
        return None
    noun = ("former " if phrase.past else "deputy " if phrase.lesser else "") + agent.noun
    return made(board, country, noun, Kind.GROUP, "ELI" if phrase.past else agent.sector), "unnamed holder"


def _is_abroad(board: Board, phrase: Phrase, country: str) -> bool:
    """Whether a place in another state says where somebody serves: "Russia's top diplomat in Tallinn"."""
    behind = board.page.norms[phrase.last : phrase.last + 1] in {("in",), ("to",)}
    link = board.starting(phrase.last + 1) if behind else None
    return link is not None and board.country(link.actor) not in {"", country}


def _is_any(board: Board, phrase: Phrase) -> bool:
    """Whether a post is meant of which there have been others: "a French president", "each NATO chief"."""
    before = any(owner.first < phrase.noun for owner in phrase.owners)
    return before and not ONE.isdisjoint(board.page.norms[phrase.first - 1 : phrase.first])


def body(board: Board, agent: Agent, country: str) -> str:
    """The id of a body of a country, made when no list knows it."""
    own = f"{country.lower()}-{slug(agent.noun)}"
    key = own if own in board.index.actors else f"{country.lower()}-{agent.id}"
    key = _EXCEPTIONS.get(key, key)
    label = f"{attribute(board, country)} {plain_words(agent)}".replace(" s ", "'s ")
    return board.make(Actor(id=key, label=label, kind=agent.kind, country=country, sector=agent.sector))


def part_of_state(board: Board, phrase: Phrase) -> str:
    """What a body below the state is called: "state government", "local police"; empty for other bodies."""
    agent = phrase.agent
    words = listed("parts").intersection(board.page.norms[phrase.first : phrase.last])
    if agent.id not in _OF_PLACES or not words or (words == {"state"} and agent.noun not in _OF_ONE_STATE):
        return ""
    return f"{min(words)} {plain_words(agent)}"


def _former_body(board: Board, agent: Agent, country: str) -> str:
    return made(board, country, f"former {plain_words(agent)}", Kind.GROUP, "ELI")


def _voice(board: Board, phrase: Phrase, country: str) -> str:
    if phrase.inner is not None and phrase.inner.agent.use == "body":
        return body(board, phrase.inner.agent, country)
    key = f"{country.lower()}-government"
    return key if board.actor(key) else board.index.states.get(country, country)


def _group(board: Board, phrase: Phrase, country: str) -> str:
    party = party_of(board, phrase, country)
    if party:
        return party
    noun, sector = _class_of(phrase)
    return made(board, country, noun, phrase.agent.kind, sector)


def _class_of(phrase: Phrase) -> tuple[str, str]:
    """What people are called by what a phrase says of them, and their sector."""
    agent = phrase.agent
    key, sector = agent.id, agent.sector
    if phrase.past and sector != "CVL":
        key, sector = f"former-{key}", "ELI"
    elif phrase.modifier is not None and _changes(phrase.modifier, agent):
        key, sector = f"{phrase.modifier.id}-{key}", phrase.modifier.sector
    return key.replace("-", " "), sector


def _of_people(board: Board, phrase: Phrase, owner: Link) -> tuple[str, str]:
    """A people itself, or those of it whom a noun tells apart: "the Rohingya community", "Rohingya activists"."""
    if phrase.agent.id in _ALL_OF_THEM and not phrase.past:
        return owner.actor, "people of"
    noun, sector = _class_of(phrase)
    name = f"{board.page.slice(owner.first, owner.last)} {noun}"
    country = board.country(owner.actor)
    key = f"{owner.actor}-{slug(noun)}"
    made_up = Actor(id=key, label=name, kind=phrase.agent.kind, country=country, sector=sector)
    return board.make(made_up), _reason(owner)


def _changes(modifier: Agent, agent: Agent) -> bool:
    """Whether a word before a noun makes it another sector: "armed men", but not "suspected officials"."""
    firm = agent.sector in {"REB", "MIL", "UAF"} or (modifier.sector == "UAF" and agent.sector != "CVL")
    private = modifier.sector == "JUD" and agent.sector == "CVL"  # "to court voters"
    return modifier.sector not in {agent.sector, "ELI"} and not (firm or private)


def party_of(board: Board, phrase: Phrase, country: str) -> str:
    """The party whose members "the Conservatives" or "Republican leaders" of a country are."""
    if phrase.agent.id in _LEADING:
        return party_led(board, phrase, country)
    if phrase.agent.id not in _PARTISANS or not board.page.capital(phrase.last - 1):
        return ""
    named = board.index.names.get(f"{phrase.agent.id.removesuffix('s')} party", ())
    return next((entry.actor for entry in named if board.index.country(entry.actor) == country), "")


def made(board: Board, country: str, noun: str, kind: Kind, sector: str) -> str:
    """The id of somebody without a name, made of the noun and the country."""
    if not country:
        return board.make(Actor(id=slug(noun), label=noun[:1].upper() + noun[1:], kind=kind, sector=sector))
    key, label = f"{country.lower()}-{slug(noun)}", f"{attribute(board, country)} {noun}"
    return board.make(Actor(id=key, label=label, kind=kind, country=country, sector=sector))


def plain_words(agent: Agent) -> str:
    """The words for a body or group that its id is made of."""
    return agent.id.replace("-", " ")


def attribute(board: Board, country: str) -> str:
    """How a country stands before a noun: "Russian", "United States"."""
    known = board.index.actors.get(board.index.states.get(country, country))
    if known is None:
        return country
    return known.adjectives[0] if known.adjectives and country != "USA" else known.actor.label
