"""The known actors of ``ontology/actors/*.ttl``: names, adjectives, codes, posts with dates, what stands for what.

The files are written by ``ontology/build.py`` from the tables in ``ontology/facts/``. Beside them lies the same as
compact JSON, which is read where it tells of just these files; else the Turtle is parsed, in one pass that puts each
node's values into a plain dictionary. Either way they are read once a process.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from geograph.errors import VocabularyError
from geograph.model import Actor, Kind
from geograph.vocabulary.compact import COMPACT, read_compact
from geograph.vocabulary.folder import ontology_file, ontology_folder
from geograph.vocabulary.known import KnownActor, Membership, Post

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

ACTOR = "https://w3id.org/geograph/actor/"
POST = "https://w3id.org/geograph/post/"
MEMBERSHIP = "https://w3id.org/geograph/membership/"

GEO = "https://w3id.org/geograph/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
ORG = "http://www.w3.org/ns/org#"
WGS84 = "http://www.w3.org/2003/01/geo/wgs84_pos#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_MEMBERSHIPS = "memberships.ttl"
_GENDERS = {"male": "m", "female": "f"}

Node: TypeAlias = dict[str, list[str]]


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
    folder = ontology_folder() / "actors"
    files = actor_files(folder)
    if not files:
        raise VocabularyError(f"no actors in {folder}; run ontology/build.py")
    compact = read_compact(folder / COMPACT, files)
    return MappingProxyType(read_actors(files) if compact is None else compact)


def actor_files(folder: Path) -> list[Path]:
    """The Turtle files of a folder that describe actors, in the order in which they are read."""
    return [path for path in sorted(folder.glob("*.ttl")) if path.name != _MEMBERSHIPS]


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


def read_nodes(turtle: bytes) -> dict[str, Node]:
    """What Turtle says of each subject: property -> values, both as text.

    Raises:
        SyntaxError: It is not valid Turtle.
    """
    from pyoxigraph import RdfFormat, parse  # noqa: PLC0415 (kept out of `import geograph`)

    nodes: defaultdict[str, Node] = defaultdict(dict)
    for subject, predicate, value, _ in parse(turtle, format=RdfFormat.TURTLE):
        nodes[subject.value].setdefault(predicate.value, []).append(value.value)
    return nodes


def _nodes(files: Iterable[Path]) -> dict[str, Node]:
    nodes: dict[str, Node] = {}
    for path in files:
        try:
            found = read_nodes(path.read_bytes())
        except SyntaxError as error:
            raise VocabularyError(f"{path} is not valid Turtle: {error}") from error
        for iri, node in found.items():
            known = nodes.setdefault(iri, node)
            if known is not node:
                for term, values in node.items():
                    known.setdefault(term, []).extend(values)
    return nodes


def _posts(nodes: Mapping[str, Node]) -> Mapping[str, list[Post]]:
    posts: defaultdict[str, list[Post]] = defaultdict(list)
    for iri, node in nodes.items():
        if iri.startswith(POST):
            posts[_one(node, ORG + "member")].append(_post(iri, node))
    return posts


def _post(iri: str, node: Node) -> Post:
    return Post(
        role=_one(node, GEO + "role"),
        title="|".join(node.get(GEO + "title", ())),
        of=_id(node, ORG + "organization"),
        since=_date(iri, node, "since"),
        until=_date(iri, node, "until"),
    )


def _known(iri: str, node: Node, posts: Mapping[str, list[Post]]) -> KnownActor:
    return KnownActor(
        actor=_actor(iri, node),
        adjectives=tuple(node.get(GEO + "adjective", ())),
        gender=_GENDERS.get(_one(node, "http://xmlns.com/foaf/0.1/gender"), ""),
        part_of=_ids(node.get(GEO + "partOf", ())),
        stands_for=_id(node, GEO + "standsFor"),
        capital_of=_id(node, GEO + "capitalOf"),
        posts=tuple(posts.get(iri, ())),
        since=_date(iri, node, "since"),
        until=_date(iri, node, "until"),
        lat=_degrees(iri, node, "lat"),
        lon=_degrees(iri, node, "long"),
    )


def _actor(iri: str, node: Node) -> Actor:
    kind = _kinds().get(_one(node, TYPE))
    label = _one(node, SKOS + "prefLabel")
    if kind is None or not label:
        raise VocabularyError(f"the actor {iri} needs a class for a kind and a skos:prefLabel")
    return Actor(
        id=iri.removeprefix(ACTOR),
        label=label,
        kind=kind,
        country=_one(node, GEO + "country"),
        sector=_one(node, GEO + "sector"),
        labels=tuple(node.get(SKOS + "altLabel", ())),
        same_as=tuple(node.get(SKOS + "exactMatch", ())),
    )


def _membership(iri: str, node: Node) -> Membership:
    return Membership(
        member=_id(node, ORG + "member"),
        organisation=_id(node, ORG + "organization"),
        since=_date(iri, node, "since"),
        until=_date(iri, node, "until"),
    )


@cache
def _kinds() -> dict[str, Kind]:
    return {GEO + class_name(kind): kind for kind in Kind}


def _one(node: Node, term: str) -> str:
    return node.get(term, ("",))[0]


def _id(node: Node, term: str) -> str:
    return _one(node, term).removeprefix(ACTOR)


def _ids(iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(iri.removeprefix(ACTOR) for iri in iris)


def _date(iri: str, node: Node, name: str) -> date | None:
    text = _one(node, GEO + name)
    if not text:
        return None
    try:
        return date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError as error:
        raise VocabularyError(f"geo:{name} of {iri} is '{text}'; a date is YYYY, YYYY-MM or YYYY-MM-DD") from error


def _degrees(iri: str, node: Node, name: str) -> float | None:
    text = _one(node, WGS84 + name)
    try:
        return float(text) if text else None
    except ValueError as error:
        raise VocabularyError(f"{name} of {iri} is '{text}', not decimal degrees") from error
