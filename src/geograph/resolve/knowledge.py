"""What resolution reads of the world: the known actors, arranged, and the role nouns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from geograph.resolve.index import build_index
from geograph.resolve.phrases.agents import agents
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geograph.resolve.index import Index
    from geograph.resolve.phrases.agents import Agents
    from geograph.vocabulary import Given, KnownActor, RoleNoun


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The index of the known actors and the table of role nouns; made once and read for every article."""

    index: Index
    agents: Agents


def prepare(actors: Mapping[str, KnownActor], nouns: Iterable[RoleNoun] = ()) -> Knowledge:
    """The knowledge of these actors by id, with a user's role nouns beside the usual ones.

    >>> knowledge = prepare({"PRK": known_actors()["PRK"]})
    >>> knowledge.index.states, knowledge.agents.nouns["gunmen"].sector
    ({'PRK': 'PRK'}, 'UAF')
    """
    return Knowledge(build_index(actors), agents(tuple(nouns)))


@cache
def default_knowledge() -> Knowledge:
    """The knowledge of the ontology's actors, made once a process."""
    return prepare(known_actors())


def knowledge_of(given: Given | None) -> Knowledge:
    """The knowledge of what a user gives, or else of the ontology's actors; that of the last given is kept.

    >>> knowledge_of(None) is default_knowledge()
    True
    """
    return _knowledge_of(given) if given else default_knowledge()


@lru_cache(maxsize=1)  # ten megabytes each, and a process seldom has two
def _knowledge_of(given: Given) -> Knowledge:
    return prepare(given.actors, given.nouns)
