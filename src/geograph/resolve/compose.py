"""The steps of resolution in their order, and the mentions that come out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from geograph.model import Actor, Article, Kind, Mention
from geograph.resolve.board import Board
from geograph.resolve.knowledge import Knowledge, default_knowledge, prepare
from geograph.resolve.memory import Memory
from geograph.resolve.names.animals import leave_out_animals
from geograph.resolve.names.choose import place_names
from geograph.resolve.names.entities import whole_names
from geograph.resolve.names.known import find_names
from geograph.resolve.names.newcomers import find_newcomers
from geograph.resolve.names.owners import says_whence
from geograph.resolve.names.sports import tells_of_sport
from geograph.resolve.page import Page
from geograph.resolve.people.persons import find_people, name_newcomers
from geograph.resolve.people.titles import join_titles
from geograph.resolve.phrases.meanings import place_phrases
from geograph.resolve.phrases.nationals import find_nationals
from geograph.resolve.phrases.partisans import parties_meant
from geograph.resolve.phrases.role_nouns import find_phrases, named_bodies, with_owners
from geograph.resolve.phrases.sectors import sector_on
from geograph.resolve.references.descriptions import find_descriptions
from geograph.resolve.references.pronouns import find_pronouns
from geograph.resolve.references.reports import find_reports

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from geograph.resolve.index import Index
    from geograph.resolve.phrases.agents import Agents
    from geograph.resolve.phrases.role_nouns import Phrase
    from geograph.vocabulary import KnownActor


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who an article speaks of: `mentions` sorted by start, longer ones first, and all `actors` by id.

    `actors` holds every actor mentioned and those it belongs to: its state, the bodies it is part of, and the parties
    to which the article may say that people belong ("Democratic Senator Ann Roe").
    """

    mentions: tuple[Mention, ...]
    actors: Mapping[str, Actor]


def resolve(article: Article, doc: Doc, knowledge: Knowledge | Mapping[str, KnownActor] | None = None) -> Resolution:
    """What every stretch of an article means; `doc` is the parse of `article.text`.

    `knowledge` is what `prepare` gives, or the known actors by id; the actors of the ontology when it is left out.
    """
    index, agents = _parts(knowledge)
    board = Board(page=whole_names(Page.of(doc), index), index=index, day=article.published)
    place_names(board, find_names(board.page, index), agents.words)
    people = find_people(board)
    find_newcomers(board, agents.nouns, agents.words)
    find_descriptions(board)
    phrases = join_titles(board, people, find_phrases(board, agents))
    phrases = _renamed(phrases, name_newcomers(board, people))
    leave_out_animals(board)
    find_nationals(board)
    memory = Memory(posts=people.posts, named=named_bodies(board, agents))
    place_phrases(board, [phrase for phrase in phrases if phrase.pronoun < 0], memory)
    find_reports(board)
    find_pronouns(board, people.genders)
    place_phrases(board, with_owners(board, phrases), memory)
    return Resolution(mentions=_mentions(article, board, doc), actors=_actors(board))


def _parts(knowledge: Knowledge | Mapping[str, KnownActor] | None) -> tuple[Index, Agents]:
    known = default_knowledge() if knowledge is None else knowledge
    ready = known if isinstance(known, Knowledge) else prepare(known)
    return ready.index, ready.agents


def _renamed(phrases: Sequence[Phrase], finals: Mapping[str, str]) -> list[Phrase]:
    """The phrases of newcomers ("Zobel's wife") with the final ids of these."""
    return [
        replace(
            phrase, owners=tuple(replace(owner, actor=finals.get(owner.actor, owner.actor)) for owner in phrase.owners)
        )
        for phrase in phrases
    ]


_TEAMS = frozenset({Kind.STATE, Kind.PLACE})
_UNNAMED = frozenset({"pronoun", "description", "speaker"})


def _mentions(article: Article, board: Board, doc: Doc) -> tuple[Mention, ...]:
    """The links as mentions, without those beside the article, those that say only whence something is, and teams."""
    page = board.page
    teams = _TEAMS if tells_of_sport(page) else frozenset()
    aside = {token.i for span in doc.spans.get("furniture", ()) for token in span}
    return tuple(
        Mention(
            article=article.id,
            start=page.starts[link.first],
            end=page.end(link.last),
            text=page.slice(link.first, link.last),
            actor=link.actor,
            how=link.how,
        )
        for link in board.ordered()
        if link.first not in aside and not says_whence(board, link) and board.kind(link.actor) not in teams
    )


def _actors(board: Board) -> Mapping[str, Actor]:
    found: dict[str, Actor] = {}
    waiting = [link.actor for link in board.links]
    while waiting:
        key = waiting.pop()
        actor = board.actor(key)
        if actor is not None and key not in found:
            found[key] = _named(board, actor)
            waiting.extend(_around(board, actor))
    countries = {actor.country for actor in found.values()}
    for party in parties_meant(board.page.text, board.index.actors, countries):
        found.setdefault(party, board.index.actors[party].actor)
    return MappingProxyType({key: found[key] for key in sorted(found)})


def _around(board: Board, actor: Actor) -> tuple[str, ...]:
    state = board.index.states.get(actor.country, "")
    known = board.index.actors.get(actor.id)
    return (state, *known.part_of, known.capital_of, known.stands_for) if known else (state,)


def _named(board: Board, actor: Actor) -> Actor:
    """A made actor with the forms under which the article names it, a known one with its sector on the day."""
    if actor.id in board.index.actors:
        sector = sector_on(board.index.actors[actor.id], board.day, board.index) or actor.sector
        return actor if sector == actor.sector else replace(actor, sector=sector)
    named = [link for link in board.links if link.actor == actor.id and link.how not in _UNNAMED]
    forms = {board.page.slice(link.first, link.last) for link in named}
    return replace(actor, labels=tuple(sorted(forms - {actor.label} | set(actor.labels))))
