"""The known actors of ``ontology/actors/*.ttl``: names, adjectives, codes, posts with dates, what stands for what.

The files are written by ``ontology/build.py`` from the tables in ``ontology/facts/``. They are parsed once a process,
in one pass that puts each node's values into a plain dictionary; the records are made from those.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from geograph.errors import VocabularyError
from geograph.model import Actor, Kind
from geograph.vocabulary.folder import ontology_file, ontology_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

ACTOR = "https://w3id.org/geograph/actor/"
POST = "https://w3id.org/geograph/post/"
MEMBERSHIP = "https://w3id.org/geograph/membership/"

_GEO = "https://w3id.org/geograph/ontology#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_ORG = "http://www.w3.org/ns/org#"
_WGS84 = "http://www.w3.org/2003/01/geo/wgs84_pos#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_MEMBERSHIPS = "memberships.ttl"
_GENDERS = {"male": "m", "female": "f"}

_Node: TypeAlias = dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post that a person holds or held: `role` (``head-of-state``, ``foreign-minister`` ...) of actor `of`.

    `title` is what news calls the holder ("president"), several titles parted by ``|`` ("premier|prime minister").
    `since` is the first day, `until` the first day no more held; None where unknown or still running. A date known
    only by year or month is the first day of it.
    """

    role: str
    title: str
    of: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """An actor's membership of an organisation, from `since` to the day before `until`."""

    member: str
    organisation: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """An actor of the ontology with all that is needed to recognise it in text.

    `adjectives` are adjectives and demonyms ("North Korean", "North Koreans"). `gender` is ``m``, ``f`` or empty.
    `part_of` are ids of the states or bodies it belongs to. `stands_for` is the actor that the name means in
    "Moscow said" (a metonym), else empty. `capital_of` is the state whose capital a place is. `lat` and `lon` are
    decimal degrees in WGS84, given for states and places.
    """

    actor: Actor
    adjectives: tuple[str, ...] = ()
    gender: str = ""
    part_of: tuple[str, ...] = ()
    stands_for: str = ""
    capital_of: str = ""
    posts: tuple[Post, ...] = ()
    since: date | None = None
    until: date | None = None
    lat: float | None = None
    lon: float | None = None


@cache
def known_actors() -> Mapping[str, KnownActor]:
    """All known actors by id, in the order of the files.

    >>> korea = known_actors()["PRK"]
    >>> korea.actor.label, "DPRK" in korea.actor.labels, "North Korean" in korea.adjectives
    ('North Korea', True, True)
    >>> known_actors()["kremlin"].stands_for
    'rus-government'

    Raises:
        VocabularyError: The actor files are missing or say something that cannot be an actor.
    """
    files = [path for path in sorted((ontology_folder() / "actors").glob("*.ttl")) if path.name != _MEMBERSHIPS]
    if not files:
        raise VocabularyError(f"no actors in {ontology_folder() / 'actors'}; run ontology/build.py")
    return MappingProxyType(read_actors(files))


def read_actors(files: Iterable[Path]) -> dict[str, KnownActor]:
    """The actors that Turtle files describe, by id; a person's posts may stand in another of the files.

    Raises:
        VocabularyError: A file is not valid Turtle, or says something that cannot be an actor.
    """
    nodes = _nodes(files)
    posts = _posts(nodes)
    return {iri.removeprefix(ACTOR): _known(iri, node, posts) for iri, node in nodes.items() if iri.startswith(ACTOR)}


@cache
def memberships() -> tuple[Membership, ...]:
    """Who is or was a member of which organisation, sorted by member and date.

    Raises:
        VocabularyError: The file is missing or says something that cannot be a membership.
    """
    nodes = _nodes([ontology_file(f"actors/{_MEMBERSHIPS}")])
    return tuple(_membership(iri, node) for iri, node in nodes.items())


def class_name(kind: Kind) -> str:
    """The local name of the ontology's class for a kind of actor.

    >>> class_name(Kind.ARMED_GROUP)
    'ArmedGroup'
    """
    return "".join(part.title() for part in kind.split("-"))


def _nodes(files: Iterable[Path]) -> dict[str, _Node]:
    from pyoxigraph import RdfFormat, parse  # noqa: PLC0415 (kept out of `import geograph`)

    nodes: defaultdict[str, _Node] = defaultdict(dict)
    for path in files:
        try:
            for subject, predicate, value, _ in parse(path=path, format=RdfFormat.TURTLE):
                nodes[subject.value].setdefault(predicate.value, []).append(value.value)
        except SyntaxError as error:
            raise VocabularyError(f"{path} is not valid Turtle: {error}") from error
    return nodes


def _posts(nodes: Mapping[str, _Node]) -> Mapping[str, list[Post]]:
    posts: defaultdict[str, list[Post]] = defaultdict(list)
    for iri, node in nodes.items():
        if iri.startswith(POST):
            posts[_one(node, _ORG + "member")].append(_post(iri, node))
    return posts


def _post(iri: str, node: _Node) -> Post:
    return Post(
        role=_one(node, _GEO + "role"),
        title="|".join(node.get(_GEO + "title", ())),
        of=_id(node, _ORG + "organization"),
        since=_date(iri, node, "since"),
        until=_date(iri, node, "until"),
    )


def _known(iri: str, node: _Node, posts: Mapping[str, list[Post]]) -> KnownActor:
    return KnownActor(
        actor=_actor(iri, node),
        adjectives=tuple(node.get(_GEO + "adjective", ())),
        gender=_GENDERS.get(_one(node, "http://xmlns.com/foaf/0.1/gender"), ""),
        part_of=_ids(node.get(_GEO + "partOf", ())),
        stands_for=_id(node, _GEO + "standsFor"),
        capital_of=_id(node, _GEO + "capitalOf"),
        posts=tuple(posts.get(iri, ())),
        since=_date(iri, node, "since"),
        until=_date(iri, node, "until"),
        lat=_degrees(iri, node, "lat"),
        lon=_degrees(iri, node, "long"),
    )


def _actor(iri: str, node: _Node) -> Actor:
    kind = _kinds().get(_one(node, _TYPE))
    label = _one(node, _SKOS + "prefLabel")
    if kind is None or not label:
        raise VocabularyError(f"the actor {iri} needs a class for a kind and a skos:prefLabel")
    return Actor(
        id=iri.removeprefix(ACTOR),
        label=label,
        kind=kind,
        country=_one(node, _GEO + "country"),
        sector=_one(node, _GEO + "sector"),
        labels=tuple(node.get(_SKOS + "altLabel", ())),
        same_as=tuple(node.get(_SKOS + "exactMatch", ())),
    )


def _membership(iri: str, node: _Node) -> Membership:
    return Membership(
        member=_id(node, _ORG + "member"),
        organisation=_id(node, _ORG + "organization"),
        since=_date(iri, node, "since"),
        until=_date(iri, node, "until"),
    )


@cache
def _kinds() -> dict[str, Kind]:
    return {_GEO + class_name(kind): kind for kind in Kind}


def _one(node: _Node, term: str) -> str:
    return node.get(term, ("",))[0]


def _id(node: _Node, term: str) -> str:
    return _one(node, term).removeprefix(ACTOR)


def _ids(iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(iri.removeprefix(ACTOR) for iri in iris)


def _date(iri: str, node: _Node, name: str) -> date | None:
    text = _one(node, _GEO + name)
    if not text:
        return None
    try:
        return date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError as error:
        raise VocabularyError(f"geo:{name} of {iri} is '{text}'; a date is YYYY, YYYY-MM or YYYY-MM-DD") from error


def _degrees(iri: str, node: _Node, name: str) -> float | None:
    text = _one(node, _WGS84 + name)
    try:
        return float(text) if text else None
    except ValueError as error:
        raise VocabularyError(f"{name} of {iri} is '{text}', not decimal degrees") from error
