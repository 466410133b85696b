"""Actors in Turtle, in the form of ``ontology/actors/*.ttl``; that a name is another actor's is ``skos:exactMatch``."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.model import Kind
from geograph.vocabulary.actors import ACTOR, GEO, ORG, SKOS, TYPE, WGS84, Node, class_name, read_nodes
from geograph.vocabulary.given.draft import Draft, Fault, PostDraft, read_lines, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_SUBJECT = re.compile(r"\s*(?:[\w-]*:([^\s;,]+)|<([^>]+)>)\s+\S")
_GENDER = "http://xmlns.com/foaf/0.1/gender"
_GENDERS = {"male": "m", "female": "f"}
_TERMS = frozenset(
    ["adjective", "country", "sector", "partOf", "standsFor", "capitalOf", "since", "until", "role", "title"]
)
_ONCE = {TYPE: "kinds", SKOS + "prefLabel": "labels", f"{GEO}country": "countries", f"{GEO}sector": "sectors"}


def read_turtle(path: Path) -> list[Draft]:
    """The actors that a Turtle file describes.

    Raises:
        InputError: The file is not Turtle, or describes an actor in two ways.
    """
    lines = read_lines(path)
    try:
        nodes = read_nodes("\n".join(lines).encode())
    except SyntaxError as error:
        raise InputError(f"{path}:{error.lineno or 1}: not valid Turtle: {error.msg}") from error
    places = _places(lines)
    posts: dict[str, list[PostDraft]] = {}
    for node in nodes.values():
        if ORG + "member" in node and ORG + "organization" in node:
            posts.setdefault(_one(node, ORG + "member"), []).append(_post(node))
    refuse(path, list(_faults(nodes, places)))
    actors = {iri: node for iri, node in nodes.items() if iri.startswith(ACTOR)}
    described = [_draft(iri, node, _line(iri, places), posts.pop(iri, [])) for iri, node in actors.items()]
    holders = [Draft(line=_line(iri, places), id=_id(iri), posts=tuple(held)) for iri, held in posts.items()]
    if not described and not holders:
        raise InputError(f"{path}: no actor; expected subjects such as <{ACTOR}my-party> with a skos:prefLabel")
    return [*described, *holders]


def _places(lines: list[str]) -> dict[str, int]:
    """The line where each subject is first written, by the last part of its IRI."""
    found: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        subject = _SUBJECT.match(line)
        if subject:
            found.setdefault((subject[1] or subject[2]).rpartition("/")[2], number)
    return found


def _line(iri: str, places: Mapping[str, int]) -> int:
    return places.get(iri.rpartition("/")[2], 1)


def _faults(nodes: Mapping[str, Node], places: Mapping[str, int]) -> Iterator[Fault]:
    for iri, node in nodes.items():
        line = _line(iri, places)
        for term, name in _ONCE.items():
            values = node.get(term, ())
            if iri.startswith(ACTOR) and len(set(values)) > 1:
                yield Fault(line, f"two actors have the id {_id(iri)!r}: its {name} are {' and '.join(values)}")
        for term in node:
            local = term.removeprefix(GEO)
            if term.startswith(GEO) and local not in _TERMS:
                near = difflib.get_close_matches(local, _TERMS, n=1)
                hint = f"did you mean geo:{near[0]}?" if near else f"terms are {', '.join(sorted(_TERMS))}"
                yield Fault(line, f"unknown term geo:{local}; {hint}")


def _draft(iri: str, node: Node, line: int, posts: list[PostDraft]) -> Draft:
    links = node.get(SKOS + "exactMatch", ())
    return Draft(
        line=line,
        id=_id(iri),
        label=_one(node, SKOS + "prefLabel"),
        kind=_kind(_one(node, TYPE)),
        country=_one(node, GEO + "country"),
        sector=_one(node, GEO + "sector"),
        names=tuple(node.get(SKOS + "altLabel", ())),
        adjectives=tuple(node.get(GEO + "adjective", ())),
        gender=_GENDERS.get(_one(node, _GENDER), _one(node, _GENDER)),
        part_of=tuple(map(_id, node.get(GEO + "partOf", ()))),
        stands_for=_id(_one(node, GEO + "standsFor")),
        capital_of=_id(_one(node, GEO + "capitalOf")),
        alias_of=next((_id(link) for link in links if link.startswith(ACTOR)), ""),
        same_as=tuple(link for link in links if not link.startswith(ACTOR)),
        since=_one(node, GEO + "since"),
        until=_one(node, GEO + "until"),
        lat=_one(node, WGS84 + "lat"),
        lon=_one(node, WGS84 + "long"),
        posts=tuple(posts),
    )


def _post(node: Node) -> PostDraft:
    return PostDraft(
        role=_one(node, GEO + "role"),
        of=_id(_one(node, ORG + "organization")),
        titles=tuple(node.get(GEO + "title", ())),
        since=_one(node, GEO + "since"),
        until=_one(node, GEO + "until"),
        sector=_one(node, GEO + "sector"),
    )


def _kind(iri: str) -> str:
    return next((kind.value for kind in Kind if GEO + class_name(kind) == iri), iri.removeprefix(GEO))


def _one(node: Node, term: str) -> str:
    return node.get(term, ("",))[0]


def _id(iri: str) -> str:
    return iri.removeprefix(ACTOR)
