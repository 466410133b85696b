"""JSON-LD with a context, so that people can read it."""

from __future__ import annotations

import json
from typing import TypeAlias

from geograph.rdf.terms import PREFIXES

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_TYPE = f"{PREFIXES['rdf']}type"


def compact(content: bytes) -> bytes:
    r"""Expanded JSON-LD, as pyoxigraph writes it, with a context of our prefixes that makes it readable.

    IRIs lose their bases, plain texts their wrapping, and lists of one item their brackets; a reader of JSON-LD gets
    the same triples back.

    >>> base = "https://w3id.org/geograph/"
    >>> node = {"@id": f"{base}actor/PRK", _TYPE: [{"@id": f"{base}ontology#State"}]}
    >>> json.loads(compact(json.dumps([node]).encode()))["@graph"]
    [{'@id': 'actor:PRK', '@type': ['geo:State']}]
    """
    nodes = [_short(node) for node in json.loads(content)]
    document = {"@context": dict(PREFIXES), "@graph": nodes}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _short(value: Json) -> Json:
    if isinstance(value, list):
        items = [_short(item) for item in value]
        return items[0] if len(items) == 1 else items
    if not isinstance(value, dict) or "@value" in value:
        return _literal(value) if isinstance(value, dict) else value
    return dict(_entry(key, item) for key, item in value.items())


def _literal(value: dict[str, Json]) -> Json:
    if value.keys() == {"@value"}:
        return value["@value"]
    return {key: _shorter(str(item)) if key == "@type" else item for key, item in value.items()}


def _entry(key: str, item: Json) -> tuple[str, Json]:
    if key == "@graph" and isinstance(item, list):
        return key, [_short(node) for node in item]
    if key == _TYPE and isinstance(item, list):
        return "@type", [node["@id"] for node in map(_short, item) if isinstance(node, dict)]
    if key == "@id":
        return key, _shorter(str(item))
    return _shorter(key), _short(item)


def _shorter(iri: str) -> str:
    """The IRI with a prefix, where the rest cannot be taken for anything else."""
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and not iri[len(base) :].startswith("//"):
            return f"{prefix}:{iri[len(base) :]}"
    return iri
