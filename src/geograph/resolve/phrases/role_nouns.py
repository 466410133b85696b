"""Noun phrases with a role noun: "three senior Iraqi officials", "South Korea's defense ministry", "the rebels".

A phrase is found around its noun: left of it the words that describe it and whose it is, right of it "of France".
What the phrase means is decided later, when people's names have been read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.resolve.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geograph.resolve.board import Board
    from geograph.resolve.page import Link, Page
    from geograph.resolve.phrases.agents import Agent, Agents

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_HYPHENS = frozenset("-–‑")
_DASHES = frozenset({"--", "—", "―"})
_DESCRIBING = frozenset({"ADJ", "NUM", "NOUN", "PROPN", "VERB", "ADV", "X"})
_PAST = frozenset(
    ["former", "ex", "late", "ousted", "deposed", "disgraced", "onetime", "retired", "outgoing", "erstwhile"]
)
_LESSER = frozenset(["deputy", "vice", "assistant", "shadow", "junior", "under", "associate"])
_NOT_NOW = frozenset(
    [
        "next",
        "future",
        "incoming",
        "first",
        "would-be",
        "potential",
        "new",
        "possible",
        "previous",
        "foreign",
        "other",
        "local",
        "rival",
        "opposing",
        "neighbouring",
        "neighboring",
    ]
)
_DIVIDERS = frozenset('"”“:;()[]/')
_PROVINCES = frozenset({"governorate", "province", "region", "oblast", "district", "prefecture", "county"})
_OFFICIAL = frozenset({"GOV", "MIL", "COP", "LEG", "SPY", "JUD"})
_BODIES = frozenset({Kind.GOVERNMENT, Kind.ARMED_FORCE, Kind.MINISTRY})
_OF_STATE = frozenset({"state", "vice", "country", "government", "world", "acting"})
_ALONE = frozenset({"circle", "repeat", "press", "media"})
_WITHIN = frozenset({"member", "members", "staff", "staffer", "staffers", "insider", "insiders"})
_AIMED = frozenset({("against",), ("to",), ("for",)})
_JOINING = frozenset({"and", "&", ",", "the"})
_ALIKE = frozenset({"conj", "appos"})
_BESIDE = frozenset({"nmod", "compound", "amod", "poss"})
_REACH = 7


@dataclass(frozen=True, slots=True)
class Phrase:
    """A role noun with what stands around it.

    `first` and `last` span the phrase without its article, `noun` is the token of the noun. `owners` are the links
    that say whose it is; `where` is the link that says only in what place, `elsewhere` those joined to it: "officials
    from Norway and Sweden". `modifier` is the word before the noun
    that changes its sector. A post is `limited` where a noun or name says that it is of less than a state: that of a
    "party leader".
    """

    first: int
    last: int
    noun: int
    agent: Agent
    owners: tuple[Link, ...]
    where: Link | None
    elsewhere: tuple[Link, ...]
    modifier: Agent | None
    past: bool
    lesser: bool
    vague: bool
    limited: bool
    definite: bool
    counted: bool
    inner: Phrase | None
    pronoun: int


def find_phrases(board: Board, agents: Agents) -> list[Phrase]:
    """The phrases in reading order. A phrase that ends where another's noun begins belongs to that one's owners."""
    page = board.page
    order = [token for token, word in enumerate(page.norms) if word]
    place = {token: at for at, token in enumerate(order)}
    phrases: list[Phrase] = []
    at = 0
    while at < len(order):
        span = _noun(page, agents, order, at)
        if span is None or not board.free(span[0], span[1]) or _compound(page, span[1]):
            at += 1
            continue
        inner = phrases[-1] if phrases and phrases[-1].last == span[0] and span[2].use != "repeat" else None
        phrases.append(_shared(board, _phrase(board, agents, span, inner)))
        at = place[span[1] - 1] + 1
    return _sharing(board.page, phrases)


def _sharing(page: Page, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases, where two that are joined have one owner: "government and people of Iraq", "his wife and son"."""
    for at in range(len(phrases) - 1):
        one, other = phrases[at : at + 2]
        joined = page.norms[one.last : other.first] == ("and",) and page.heads[other.noun] == one.noun
        if not joined or one.owners or one.where:
            continue
        if one.pronoun < 0 and other.owners and other.owners[0].first > other.noun:
            phrases[at] = replace(one, owners=other.owners)
        elif one.pronoun >= 0 and not other.owners and not other.where:
            phrases[at + 1] = replace(other, pronoun=one.pronoun)
    return phrases


def named_bodies(board: Board, agents: Agents) -> dict[int, tuple[Agent, str]]:
    """The role noun that ends a known name, and whom the name means, by the name's first token."""
    norms = board.page.norms
    found: dict[int, tuple[Agent, str]] = {}
    for link in board.links:
        if board.kind(link.actor) is Kind.PERSON:
            continue
        for first in range(link.first + 1, link.last):
            agent = agents.nouns.get(" ".join(filter(None, norms[first : link.last])))
            if agent is not None and agent.use == "body" and not _is_of_rebels(board, link, agent):
                found.setdefault(link.first, (agent, link.actor))
    return found


def _is_of_rebels(board: Board, link: Link, agent: Agent) -> bool:
    """Whether an army is only called so: "the army" is a state's even after "the Arakan Army"."""
    return agent.id == "armed-forces" and board.kind(link.actor) is Kind.ARMED_GROUP


def with_owners(board: Board, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases after "its", "his" or "their", with what the pronoun means as their owners."""
    owned = []
    for phrase in phrases:
        owner = board.starting(phrase.pronoun) if phrase.pronoun >= 0 else None
        if phrase.pronoun >= 0:
            owned.append(replace(phrase, owners=(owner,)) if owner is not None else phrase)
    return owned


def _compound(page: Page, last: int) -> bool:
    """Whether a hyphen goes on from the noun: "son-in-law"."""
    return page.words[last : last + 1] == ("-",) and page.touches(last)


def _noun(page: Page, agents: Agents, order: Sequence[int], at: int) -> tuple[int, int, Agent] | None:
    length = agents.longest.get(page.norms[order[at]], 0)
    for used in range(min(length, len(order) - at), 0, -1):
        tokens = order[at : at + used]
        agent = agents.nouns.get(" ".join([page.norms[token] for token in tokens]))
        if agent is not None and _is_noun(page, tokens, agent):
            return tokens[0], tokens[-1] + 1, agent
    return None


def _is_noun(page: Page, tokens: Sequence[int], agent: Agent) -> bool:
    last = tokens[-1]
    if (agent.use in _ALONE or agent.noun in _ALONE) and _is_beside(page, last):
        return False
    if agent.use == "circle" and _is_effort(page, tokens[0], last):
        return False
    if page.norms[last] == "deputy" and page.poses[last + 1 : last + 2] in {("NOUN",), ("PROPN",), ("ADJ",)}:
        return False
    if page.poses[last] not in {"NOUN", "PROPN"}:
        return len(tokens) > 1 and page.poses[last] != "VERB"
    return agent.plural or page.tags[last] not in {"NNS", "NNPS"} or len(tokens) > 1 or page.norms[last].endswith("s")


def _is_beside(page: Page, last: int) -> bool:
    """Whether a noun only describes another: a campaign promise, but not the members of a campaign."""
    return page.deps[last] == "compound" and page.norms[page.heads[last]] not in _WITHIN


def _is_effort(page: Page, first: int, last: int) -> bool:
    """Whether a campaign is what somebody does, not those who do it: "his anti-drug campaign", "a campaign against"."""
    described = page.poses[first - 1] in {"ADJ", "NOUN", "VERB"}
    return page.norms[first] == "campaign" and (described or page.norms[last + 1 : last + 2] in _AIMED)


def _phrase(board: Board, agents: Agents, span: tuple[int, int, Agent], inner: Phrase | None) -> Phrase:
    noun, last, agent = span
    page = board.page
    owners, first, described = _left(board, noun)
    modifier = next((agents.modifiers[word] for word in reversed(described) if word in agents.modifiers), None)
    places: tuple[Link, ...] = ()
    if not owners:
        behind, ends = _right(board, last)
        behind = _listed(board, behind[0]) if behind and agent.plural else behind
        owners, places = (behind, ()) if ends else ((), behind)
        if owners and not _says_what(page, agent, noun):
            last = owners[-1].last + _names_province(page, owners[-1])
    before = page.norms[first - 1] if first else ""
    begun = first
    first = first if owners else _without_number(page, first, noun)
    return Phrase(
        first=first,
        last=last,
        noun=noun if page.deps[noun] != "compound" else page.root(noun, last),
        agent=agent,
        owners=owners,
        where=next(iter(places), None),
        elsewhere=places[1:],
        modifier=modifier,
        past=bool(_PAST.intersection(described)),
        lesser=bool(_LESSER.intersection(described)),
        vague=bool(_NOT_NOW.intersection(described)),
        limited=agent.use == "post" and any(_limits(page, token) for token in range(first, noun)),
        definite=before in {"the", "this", "that", "these", "those", "its", "their", "his", "her"},
        counted=any(page.poses[token] == "NUM" for token in range(first, noun)),
        inner=inner,
        pronoun=begun - 1 if begun and not owners and page.tags[begun - 1] == "PRP$" else -1,
    )


def _says_what(page: Page, agent: Agent, noun: int) -> bool:
    """Whether a noun says what one is to another, who must be left to speak of: "Russia, an ally of Cuba"."""
    return agent.use == "group" and not agent.plural and page.deps[noun] in {"appos", "attr"}


def _limits(page: Page, token: int) -> bool:
    """Whether a word before a post says of what it is: the party of "party leader"."""
    plain = page.norms[token] in _OF_STATE or not page.norms[token]
    return not plain and page.deps[token] == "compound" and page.poses[token] in {"NOUN", "PROPN"}


def _shared(board: Board, phrase: Phrase) -> Phrase:
    """The phrase with the owner of the body it is joined to: the militia of "Iraqi government and militia forces"."""
    before = phrase.first - 1
    if phrase.owners or phrase.where or board.page.norms[before] != "and" or phrase.agent.sector not in _OFFICIAL:
        return phrase
    other = board.ending(before)
    if other is None or board.kind(other.actor) not in _BODIES:
        return phrase
    here = board.sentence(board.page.sents[before])
    owners = tuple(link for link in here if link.first == other.first and link.how == "adjective")
    return replace(phrase, owners=owners)


def _left(board: Board, noun: int) -> tuple[tuple[Link, ...], int, tuple[str, ...]]:
    """Whose the noun is, where the phrase starts, and the words that describe the noun."""
    page = board.page
    described: list[str] = []
    start = noun
    floor = max(page.bounds[page.sents[noun]][0], noun - _REACH)
    for token in range(noun - 1, floor - 1, -1):
        possessive = page.words[token] in POSSESSIVE
        owner = board.ending(token if possessive else token + 1)
        if owner is not None:
            owners, start = _owners(board, owner, start, noun)
            before = page.norms[start - 1 : start] if owners else ()
            return owners, start, (*before, *reversed(described))
        if possessive or not _describes(page, token, noun):
            break
        if page.norms[token]:
            described.append(page.norms[token])
            start = token
    return (), start, tuple(reversed(described))


def _owners(board: Board, owner: Link, start: int, noun: int) -> tuple[tuple[Link, ...], int]:
    """The link as owner and those joined to it, but not where it is part of a compound: "U.S.-led", "pro-Russian"."""
    page = board.page
    if page.words[owner.last] in _HYPHENS and page.touches(owner.last) and owner.last + 1 < noun + (start != noun):
        return (), min(start + 1, noun)
    if owner.first and page.words[owner.first - 1] in _HYPHENS and page.touches(owner.first):
        return (), start
    owners = (*_joined(board, owner, noun), owner)
    return owners, owners[0].first


def _describes(page: Page, token: int, noun: int) -> bool:
    dated = page.norms[token] in listed("calendar") and page.capital(token)
    if page.heads[noun] == token or _divides(page.words[token]) or dated:
        return False
    if page.poses[token] == "VERB":
        return page.tags[token] in {"VBN", "VBG"} and page.deps[token] in {"amod", "compound", "nmod", "advmod"}
    if page.words[token] in _HYPHENS or page.words[token] in _DASHES:
        return page.touches(token) and page.touches(token + 1) and page.words[token] not in _DASHES
    return page.poses[token] in _DESCRIBING or not page.norms[token]


def _without_number(page: Page, first: int, noun: int) -> int:
    """Leave "at least six" out of a phrase that no owner begins."""
    while first < noun and (
        page.poses[first] == "NUM"
        or page.norms[first] in listed("quantities")
        or page.tags[first] in {"VBG", "RB", "JJS"}
    ):
        first += 1
    return first


def _divides(word: str) -> bool:
    return (
        word == "," or word.startswith("--") or (word.endswith("-") and len(word) > 1) or not _DIVIDERS.isdisjoint(word)
    )


def _joined(board: Board, owner: Link, noun: int) -> tuple[Link, ...]:
    """Owners joined to this one: the first of "Russian and Syrian troops", "U.S. and Iranian officials"."""
    page = board.page
    token = owner.first - 1
    if token <= 0 or page.norms[token] not in {"and", "or", "&", ","}:
        return ()
    possessive = page.words[token - 1] in POSSESSIVE
    other = board.ending(token - possessive)
    if other is None or not (other.how == "adjective" == owner.how or _owns_too(board, other, noun)):
        return ()
    return (*_joined(board, other, noun), other)


def _owns_too(board: Board, other: Link, noun: int) -> bool:
    """Whether a state before "and" owns several as well: "Iran's and Iraq's armies", "U.S. and Iranian men"."""
    page = board.page
    beside = page.deps[other.head] in _BESIDE and page.heads[other.head] in range(noun, noun + _REACH)
    several = page.tags[noun] in {"NNS", "NNPS"} or page.tags[page.heads[other.head]] in {"NNS", "NNPS"}
    owning = page.words[other.last] in POSSESSIVE
    return board.kind(other.actor) is Kind.STATE and several and (beside or owning)


def _right(board: Board, last: int) -> tuple[tuple[Link, ...], bool]:
    """The link behind a noun's preposition, if any, and whether it says whose it is and not only where."""
    page = board.page
    if last >= len(page.words) or page.norms[last] not in {"of", "from", "in", "for", "at"}:
        return (), False
    for link in _links_after(board, last):
        if page.words[link.last : link.last + 1] and page.words[link.last] in POSSESSIVE:
            return (), False
        if _stands_alone(page, link) or _names_province(page, link):
            return (link,), page.norms[last] == "of"
    return (), False


def _listed(board: Board, first: Link) -> tuple[Link, ...]:
    """A name and those that a list joins to it: all of "leaders of Iran, Iraq and the United States"."""
    page, found, ended = board.page, [first], False
    while not ended:
        at = found[-1].last
        while page.norms[at : at + 1] and page.norms[at] in _JOINING:
            at += 1
        link, joint = board.starting(at), page.norms[found[-1].last : at]
        if link is None or not joint or not _is_alike(board, link, found):
            break
        found.append(link)
        ended = not {"and", "&"}.isdisjoint(joint)
    return tuple(found) if ended else (first,)


def _is_alike(board: Board, link: Link, listed_before: Sequence[Link]) -> bool:
    """Whether a name may go on a list: the parse joins it to one before, and it is no person or part of a phrase."""
    page, head = board.page, link.head
    before = range(listed_before[0].first, listed_before[-1].last)
    joined = page.deps[head] in _ALIKE and page.heads[head] in before
    owning = page.words[link.last : link.last + 1] and page.words[link.last] in POSSESSIVE
    return joined and not owning and _stands_alone(page, link) and board.kind(link.actor) is not Kind.PERSON


def _stands_alone(page: Page, link: Link) -> bool:
    """Whether a link describes no noun after it: not "from US allies"."""
    part = page.deps[link.head] in {"compound", "amod", "nmod"} and page.covered[page.heads[link.head]] != "PERSON"
    describes = link.how == "adjective" or part
    return not describes and page.words[link.last : link.last + 1] != ("-",)


def _names_province(page: Page, link: Link) -> bool:
    """Whether the link says which province it is: "the governor of the Homs governorate"."""
    after = page.norms[link.last : link.last + 1]
    return bool(after) and after[0] in _PROVINCES and page.heads[link.head] == link.last


def _links_after(board: Board, preposition: int) -> Iterator[Link]:
    """The name right behind a preposition, or that of whom it introduces: "of the state bank VEB"."""
    page = board.page
    start = preposition + 1
    for at in (start, start + 1) if page.norms[start : start + 1] == ("the",) else (start,):
        link = board.starting(at)
        if link is not None:
            yield link
            if link.how != "adjective":
                return
    if page.norms[preposition] == "of":
        ahead = (link for link in board.sentence(page.sents[preposition]) if start < link.first < start + _REACH)
        yield from (link for link in ahead if page.heads[link.head] == preposition)
