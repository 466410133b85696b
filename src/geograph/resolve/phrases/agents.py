"""The role nouns of ``agents.tsv``: what sort of actor "troops", "foreign ministry" or "farmers" are.

Each row has an id, a use, an actor kind, a PLOVER sector and its nouns; both numbers of a noun are found from one.
Uses: ``body`` (one institution a state), ``post`` (one person at a time), ``voice`` (speaks for somebody), ``group``
(people without a name), ``circle`` (people around a person, nobody without one), ``repeat`` (a committee that was
named), ``modifier`` (changes the sector of the noun after it) and ``alone`` (tells the sector of a phrase that is coded
alone, but is no actor in running text).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.resolve.page import normal_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geograph.vocabulary import RoleNoun


@dataclass(frozen=True, slots=True)
class Agent:
    """One row of the table."""

    id: str
    use: str
    kind: Kind
    sector: str
    noun: str
    plural: bool


@dataclass(frozen=True, slots=True)
class Agents:
    """The table arranged for reading: by noun, with the longest noun a first word can start.

    `widest` is the number of words of the longest noun of all.
    """

    nouns: dict[str, Agent]
    longest: dict[str, int]
    modifiers: dict[str, Agent]
    alone: dict[str, Agent]
    widest: int
    words: frozenset[str]


@cache
def agents(own: tuple[RoleNoun, ...] = ()) -> Agents:
    """The table of role nouns, read once, with a user's `own` over it.

    A noun that the table has keeps all but its sector, which the user's replaces; a new one means a group of people.

    >>> agents().nouns["foreign ministry"].id, agents().nouns["gunmen"].sector
    ('ministry-of-foreign-affairs', 'UAF')
    """
    nouns: dict[str, Agent] = {}
    modifiers: dict[str, Agent] = {}
    alone: dict[str, Agent] = {}
    for agent in _rows():
        key = " ".join(normal_name(agent.noun))
        {"modifier": modifiers, "alone": alone}.get(agent.use, nouns).setdefault(key, agent)
    for agent in _own_rows(own):
        key = " ".join(normal_name(agent.noun))
        known = nouns.get(key)
        nouns[key] = replace(known, sector=agent.sector) if known else agent
        alone.pop(key, None)
    longest: dict[str, int] = {}
    for noun in nouns:
        first, *rest = noun.split()
        longest[first] = max(longest.get(first, 0), len(rest) + 1)
    widest = max(len(noun.split()) for noun in (*nouns, *alone))
    return Agents(nouns, longest, modifiers, alone, widest, frozenset(word for noun in nouns for word in noun.split()))


def _rows() -> Iterator[Agent]:
    text = files("geograph.resolve.phrases").joinpath("agents.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    for key, use, kind, sector, nouns in rows:
        for noun in nouns.split("|"):
            yield Agent(key, use, Kind(kind), sector, noun, plural=_is_plural(noun))
    for key, use, kind, sector, nouns in rows:
        for noun in nouns.split("|"):
            if not _is_plural(noun) and use != "modifier":
                yield Agent(key, use, Kind(kind), sector, plural_of(noun), plural=True)


def _own_rows(own: Iterable[RoleNoun]) -> Iterator[Agent]:
    """A row for each number of each noun; those of one noun have one id."""
    for item in own:
        plural = plural_of(item.noun) if item.regular and not _is_plural(item.noun) else item.plural
        key = "-".join(normal_name(plural or item.noun))
        yield Agent(key, "group", Kind.GROUP, item.sector, item.noun, plural=_is_plural(item.noun))
        if plural:
            yield Agent(key, "group", Kind.GROUP, item.sector, plural, plural=True)


def _is_plural(noun: str) -> bool:
    last = noun.partition(" of ")[0].rsplit(maxsplit=1)[-1]
    return (last.endswith("s") and not last.endswith(("ss", "us", "is", "airs", "affaires", "ons"))) or last.endswith(
        ("men", "people", "children", "police", "thieves", "media", "clergy", "authorities", "military")
    )


def plural_of(noun: str) -> str:
    """The regular plural of an English noun.

    >>> plural_of("party"), plural_of("policeman"), plural_of("coach"), plural_of("head of state")
    ('parties', 'policemen', 'coaches', 'heads of state')
    """
    first, of, rest = noun.partition(" of ")
    if of:
        return plural_of(first) + of + rest
    if noun.endswith("man") and not noun.endswith(("human", "german")):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh", "z")) else "s")
