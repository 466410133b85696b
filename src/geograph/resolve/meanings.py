"""What a phrase with a role noun means: a body of a state, who holds a post on a date, or a group without a name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geograph.model import Actor, Kind
from geograph.resolve.lexicon import listed
from geograph.resolve.page import slug

if TYPE_CHECKING:
    from geograph.resolve.agents import Agent
    from geograph.resolve.board import Board
    from geograph.resolve.index import Tenure
    from geograph.resolve.page import Link
    from geograph.resolve.phrases import Phrase

_EXCEPTIONS = {
    "usa-ministry-of-foreign-affairs": "usa-department-of-state",
    "usa-ministry-of-defence": "usa-department-of-defense",
    "kor-ministry-of-defence": "kor-ministry-of-national-defense",
}
_CROWNS = ("king", "queen", "emperor", "governor-general", "grand duke", "prince")
_ABSOLUTE = frozenset({"SAU", "BRN", "OMN", "QAT", "ARE", "JOR", "MAR", "SWZ", "BHR", "KWT", "VAT"})
_SHARED = frozenset(
    ["minister", "ambassador", "governor", "mayor", "chair", "first-lady", "presidential-candidate", "chief-executive"]
)
_ORGANISED = frozenset(
    {Kind.ORGANISATION, Kind.ALLIANCE, Kind.ARMED_GROUP, Kind.PARTY, Kind.MEDIA, Kind.COMPANY, Kind.MINISTRY,
     Kind.COURT, Kind.ARMED_FORCE}
)  # fmt: skip
_NO_ACTOR = frozenset({"allies", "civilians", "workers", "business", "journalists", "parties", "students", "analysts"})
_INTERNATIONAL = frozenset({"IGO", "UNO", "EUR"})
_MEMBERS = frozenset({"GOV", "MIL", "REB", "UAF", "PRM", "LEG", "PTY", "SPY", "COP"})
_FAR = frozenset({"opposition", "diplomats", "leaders", "lawmakers", "parties", "allies"})
_NATIONAL = frozenset({"officials", "diplomats", "lawmakers", "opposition"})
_SPEAKS_FOR_COUNTRY = frozenset({Kind.STATE, Kind.PLACE, Kind.GOVERNMENT, Kind.PERSON, Kind.PEOPLE, Kind.GROUP})


@dataclass(slots=True)
class Memory:
    """What role nouns meant earlier in the article.

    `groups` gives the last meaning by the noun itself and by its id in the table; `posts` the people called by a
    title, each with the token where that was; `named` what known names that end in a role noun mean, by token.
    """

    groups: dict[str, str] = field(default_factory=dict)
    posts: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    named: dict[int, tuple[Agent, str]] = field(default_factory=dict)

    def holder(self, role: str, token: int) -> str:
        """The last person before a token who was called by a title."""
        return next((actor for at, actor in sorted(self.posts.get(role, ()), reverse=True) if at < token), "")

    def read_names(self, token: int) -> None:
        """Let the names before a token count as what their nouns meant last: "the Syrian government"."""
        for at in [at for at in self.named if at < token]:
            agent, actor = self.named.pop(at)
            self.remember(agent, actor)

    def remember(self, agent: Agent, actor: str) -> None:
        """Let the noun mean the actor from now on."""
        self.groups[agent.id] = self.groups[agent.noun] = actor


def place_phrases(board: Board, phrases: list[Phrase], memory: Memory) -> None:
    """Put the links of the phrases on the board, in reading order."""
    parts = {id(phrase.inner) for phrase in phrases if phrase.inner is not None and not phrase.inner.owners}
    for phrase in phrases:
        if id(phrase) not in parts:
            memory.read_names(phrase.first)
            _place(board, phrase, memory)


def _place(board: Board, phrase: Phrase, memory: Memory) -> None:
    if phrase.pronoun >= 0 and board.page.deps[phrase.last - 1] == "compound":
        return
    if not phrase.owners:
        _unowned(board, phrase, memory)
    for owner in phrase.owners:
        first = owner.first if phrase.pronoun < 0 and owner.first < phrase.noun else phrase.first
        found = owned_by(board, phrase, owner)
        if found is not None:
            board.add(board.page.link(first, phrase.last, *found))
            if phrase.agent.use == "post":
                memory.posts.setdefault(phrase.agent.id, []).append((first, found[0]))
            if (
                len(phrase.owners) == 1
                and found[1] not in {"people of", "speaks for"}
                and phrase.agent.id in listed("remembered")
            ):
                memory.remember(phrase.agent, found[0])


def owned_by(board: Board, phrase: Phrase, owner: Link) -> tuple[str, str] | None:
    """The actor that a phrase means when it belongs to `owner`, and why."""
    kind = board.kind(owner.actor)
    country = board.country(owner.actor)
    if kind in _ORGANISED and not owner.how.startswith("metonym"):
        return _of_organisation(board, phrase, owner)
    if len(country) != 3 or kind not in _SPEAKS_FOR_COUNTRY:
        return None
    return of_country(board, phrase, country, _reason(owner))


def _reason(owner: Link) -> str:
    return "adjective+noun" if owner.how == "adjective" else "possessor+noun"


def of_country(board: Board, phrase: Phrase, country: str, how: str) -> tuple[str, str] | None:
    """The actor that a phrase means for a country, and why."""
    agent = phrase.agent
    if agent.use == "post" and not agent.plural:
        return _post(board, phrase, board.index.states.get(country, country), country)
    if agent.use == "body":
        return (_former_body if phrase.past else _body)(board, agent, country), how
    if agent.use == "voice":
        return _voice(board, phrase, country), how
    return _group(board, phrase, country), how


def _of_organisation(board: Board, phrase: Phrase, owner: Link) -> tuple[str, str] | None:
    agent = phrase.agent
    if agent.use == "post" and not agent.plural:
        if phrase.past or phrase.lesser or phrase.vague:
            return None
        holder = _holder(board, owner.actor, agent)
        return (holder, _on_day(board)) if holder else None
    if agent.noun.replace(" ", "_") in listed("institutions"):
        return owner.actor, "name+noun"
    if agent.use == "group" and agent.sector not in _MEMBERS:
        country = board.country(owner.actor)
        return of_country(
            board, phrase, country if len(country) == 3 and country not in _INTERNATIONAL else "", "people of"
        )
    return owner.actor, "people of" if agent.use != "voice" else "speaks for"


def _post(board: Board, phrase: Phrase, of: str, country: str) -> tuple[str, str] | None:
    agent = phrase.agent
    if phrase.vague:
        return None
    if not (phrase.past or phrase.lesser):
        holder = _holder(board, of, agent)
        if holder:
            return holder, _on_day(board)
    if agent.id in {"chair", "leader"}:
        return None
    noun = ("former " if phrase.past else "deputy " if phrase.lesser else "") + agent.noun
    return _made(board, country, noun, Kind.PERSON, "ELI" if phrase.past else agent.sector), "unnamed holder"


def _on_day(board: Board) -> str:
    return f"role on {board.day.isoformat()}" if board.day else "role, latest holder"


def _holder(board: Board, of: str, agent: Agent) -> str:
    """The one person who holds the post on the article's day, else nothing."""
    held = board.index.holders(of, board.day)
    exact = {tenure.person for tenure in held if agent.noun in tenure.titles and tenure.role not in _SHARED}
    if agent.id == "leader":
        return _leader(held, of)
    if len(exact) == 1:
        return exact.pop()
    if agent.id in _SHARED:
        return ""
    by_role = [tenure.person for tenure in held if tenure.role == agent.id]
    return by_role[-1] if len(set(by_role)) == 1 or (agent.id.startswith("head-of") and by_role) else ""


def _leader(held: tuple[Tenure, ...], of: str) -> str:
    state = [tenure for tenure in held if tenure.role == "head-of-state"]
    government = [tenure for tenure in held if tenure.role == "head-of-government"]
    crowned = any(title.startswith(_CROWNS) for tenure in state for title in tenure.titles)
    ceremonial = (crowned and of not in _ABSOLUTE) or of in listed("parliamentary")
    order = government + state if ceremonial else state + government
    heads = [tenure for tenure in held if tenure.role in {"leader", "party-leader", "head", "secretary-general"}]
    order = order or heads
    return order[0].person if order else ""


def _body(board: Board, agent: Agent, country: str) -> str:
    key = f"{country.lower()}-{agent.id}"
    key = _EXCEPTIONS.get(key, key)
    label = f"{attribute(board, country)} {_words(agent)}"
    return board.make(Actor(id=key, label=label, kind=agent.kind, country=country, sector=agent.sector))


def _former_body(board: Board, agent: Agent, country: str) -> str:
    return _made(board, country, f"former {_words(agent)}", Kind.GROUP, "ELI")


def _voice(board: Board, phrase: Phrase, country: str) -> str:
    if phrase.inner is not None and phrase.inner.agent.use == "body":
        return _body(board, phrase.inner.agent, country)
    key = f"{country.lower()}-government"
    return key if board.actor(key) else board.index.states.get(country, country)


def _group(board: Board, phrase: Phrase, country: str) -> str:
    agent = phrase.agent
    key, sector = agent.id, agent.sector
    modifier = phrase.modifier
    if phrase.past:
        key, sector = f"former-{key}", "ELI"
    elif modifier is not None and modifier.sector != sector and agent.sector not in {"REB", "MIL", "UAF"}:
        key, sector = f"{modifier.id}-{key}", modifier.sector
    return _made(board, country, key.replace("-", " "), agent.kind, sector)


def _made(board: Board, country: str, noun: str, kind: Kind, sector: str) -> str:
    if not country:
        return board.make(Actor(id=slug(noun), label=noun[:1].upper() + noun[1:], kind=kind, sector=sector))
    key, label = f"{country.lower()}-{slug(noun)}", f"{attribute(board, country)} {noun}"
    return board.make(Actor(id=key, label=label, kind=kind, country=country, sector=sector))


def _words(agent: Agent) -> str:
    return agent.id.replace("-", " ")


def attribute(board: Board, country: str) -> str:
    """How a country stands before a noun: "Russian", "United States"."""
    known = board.index.actors.get(board.index.states.get(country, country))
    if known is None:
        return country
    return known.adjectives[0] if known.adjectives and country != "USA" else known.actor.label


def _unowned(board: Board, phrase: Phrase, memory: Memory) -> None:
    found = None
    if not _no_actor(board, phrase):
        reader = {"post": _known_post, "voice": _anonymous_voice}.get(phrase.agent.use, _by_surroundings)
        found = reader(board, phrase, memory)
    if found is not None:
        board.add(board.page.link(phrase.first, phrase.last, *found))


def _no_actor(board: Board, phrase: Phrase) -> bool:
    """Whether the noun only describes another ("press conference") or is none of a group ("opposition to")."""
    if phrase.agent.use != "group":
        return False
    if phrase.agent.id == "opposition" and board.page.norms[phrase.last : phrase.last + 1] == ("to",):
        return True
    owned = phrase.pronoun >= 0 and phrase.agent.id in _NO_ACTOR
    return owned or board.page.deps[phrase.last - 1] in {"compound", "amod"}


def _by_surroundings(board: Board, phrase: Phrase, memory: Memory) -> tuple[str, str] | None:
    """A body or group without an owner: by its place, by what the noun meant before, by the country spoken of."""
    agent = phrase.agent
    if phrase.where is not None and _local(board, phrase, phrase.where):
        return of_country(board, phrase, board.country(phrase.where.actor), "noun+place")
    one = phrase.definite and not agent.plural and agent.use == "group"
    person = memory.holder(agent.id, phrase.first) if one else ""
    if person:
        return person, "description"
    if phrase.vague or agent.noun == "governments":
        return _made(board, "", _words(agent), agent.kind, agent.sector), "noun"
    return _again_or_in_context(board, phrase, memory)


def _again_or_in_context(board: Board, phrase: Phrase, memory: Memory) -> tuple[str, str] | None:
    """The same noun again, else the country spoken of, else the same sort of noun again."""
    agent = phrase.agent
    plain = not phrase.counted and not phrase.past
    again = _as_before(board, phrase, memory.groups[agent.noun]) if plain and agent.noun in memory.groups else None
    if again is not None:
        return again
    national = agent.use == "body" or agent.id in _NATIONAL
    country = context_country(board, phrase.first) if national and not phrase.counted else ""
    if not country and plain and agent.id in memory.groups:
        return memory.groups[agent.id], "as before"
    if not country and agent.use == "body":
        return _made(board, "", _words(agent), agent.kind, agent.sector), "noun"
    return of_country(board, phrase, country, "noun in context" if country else "noun")


def _local(board: Board, phrase: Phrase, where: Link) -> bool:
    """Whether "in PLACE" says whose a group is: "officials in Pyongyang", but not "diplomats in Geneva"."""
    city = board.kind(where.actor) is Kind.PLACE
    fits = phrase.agent.id != "armed-forces" and not (city and phrase.agent.id in _FAR)
    country = board.country(where.actor)
    return fits and len(country) == 3 and country not in _INTERNATIONAL


def _as_before(board: Board, phrase: Phrase, actor: str) -> tuple[str, str] | None:
    """The same group again, unless the sentence speaks of one other country alone."""
    here = _sentence_countries(board, phrase.first)
    if phrase.agent.use == "body" and len(here) == 1 and board.country(actor) not in here:
        return None
    return actor, "as before"


def _anonymous_voice(board: Board, phrase: Phrase, memory: Memory) -> tuple[str, str] | None:
    inner = phrase.inner
    if inner is None:
        return None
    if inner.agent.id in memory.groups:
        return memory.groups[inner.agent.id], "speaks for"
    country = context_country(board, phrase.first)
    return (_body(board, inner.agent, country), "speaks for") if country and inner.agent.use == "body" else None


def _known_post(board: Board, phrase: Phrase, memory: Memory) -> tuple[str, str] | None:
    agent = phrase.agent
    if agent.plural or phrase.past or phrase.lesser or not phrase.definite:
        return None
    before = memory.holder(agent.id, phrase.first)
    if before:
        return before, "description"
    country = context_country(board, phrase.first)
    holder = _holder(board, board.index.states.get(country, country), agent) if country else ""
    return (holder, f"{_on_day(board)}, by context") if holder else None


def _sentence_countries(board: Board, token: int) -> set[str]:
    links = board.sentence(board.page.sents[token])
    here = {
        board.country(link.actor) for link in links if link.first < token and board.kind(link.actor) is not Kind.PLACE
    }
    return {country for country in here if len(country) == 3 and country not in _INTERNATIONAL}


def context_country(board: Board, token: int) -> str:
    """The country that a text speaks of at a token, when that is clear: of its sentence so far, else of the article."""
    here = _sentence_countries(board, token)
    if len(here) == 1:
        return here.pop()
    near = (link.actor for link in board.links if link.first < token + 40)
    counts = Counter(board.country(actor) for actor in near if board.kind(actor) is not Kind.PLACE)
    for code in ("", *_INTERNATIONAL):
        counts.pop(code, None)
    ((best, most),) = counts.most_common(1) or [("", 0)]
    return best if most >= 3 and most >= 0.6 * sum(counts.values()) else ""
