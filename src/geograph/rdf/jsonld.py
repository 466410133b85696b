"""JSON-LD with a context, so that people can read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from geograph.rdf.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Context: TypeAlias = "dict[str, tuple[str, str]]"

_TYPE = f"{PREFIXES['rdf']}type"
_MIXED = ("", "")


def compact(content: bytes) -> bytes:
    r"""Expanded JSON-LD, as pyoxigraph writes it, with a context that makes it readable.

    IRIs lose their bases, lists of one item their brackets, and values their wrapping wherever all values of a
    property are alike: IRIs, texts in one language, or literals of one datatype. The context says which, so a reader
    of JSON-LD gets the same triples back.

    >>> base = "https://w3id.org/geograph/"
    >>> node = {"@id": f"{base}actor/PRK", f"{base}ontology#leads": [{"@id": f"{base}actor/KOR"}]}
    >>> document = json.loads(compact(json.dumps([node]).encode()))
    >>> document["@graph"], document["@context"]["geo:leads"]
    ([{'@id': 'actor:PRK', 'geo:leads': 'actor:KOR'}], {'@type': '@id'})
    """
    nodes = json.loads(content)
    kinds: Context = {}
    for name, value in _values(nodes):
        kind = _kind(value)
        kinds[name] = kind if kinds.get(name, kind) == kind else _MIXED
    told = {_shorter(name): dict([kind]) for name, kind in kinds.items() if kind != _MIXED and _shorter(name) != name}
    context = {**PREFIXES, **{name: told[name] for name in sorted(told)}}
    document = {"@context": context, "@graph": [_node(node, kinds) for node in nodes]}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _values(nodes: list[dict[str, Json]]) -> Iterator[tuple[str, Json]]:
    """Every value with the IRI of its property, also inside named graphs."""
    for node in nodes:
        for name, values in node.items():
            if name == "@graph" and isinstance(values, list):
                yield from _values(values)  # type: ignore[arg-type] # a graph holds nodes alone
            elif isinstance(values, list) and not name.startswith("@") and name != _TYPE:
                yield from ((name, value) for value in values)


def _kind(value: Json) -> tuple[str, str]:
    """What the context has to say of a value, so that its bare text is enough."""
    if not isinstance(value, dict):
        return _MIXED
    if value.keys() == {"@id"}:
        return "@type", "@id"
    if value.keys() == {"@value", "@language"}:
        return "@language", str(value["@language"])
    if value.keys() == {"@value", "@type"}:
        return "@type", _shorter(str(value["@type"]))
    return _MIXED


def _node(node: dict[str, Json], kinds: Context) -> Json:
    return dict(_entry(name, item, kinds) for name, item in node.items())


def _entry(name: str, item: Json, kinds: Context) -> tuple[str, Json]:
    if name == "@id":
        return name, _shorter(str(item))
    if not isinstance(item, list):
        return name, item
    if name == "@graph":
        return name, [_node(node, kinds) for node in item if isinstance(node, dict)]
    if name in {_TYPE, "@type"}:
        return "@type", [_shorter(str(kind["@id"] if isinstance(kind, dict) else kind)) for kind in item]
    short = _shorter(name)
    bare = short != name and kinds.get(name, _MIXED) != _MIXED
    values = [_value(value, bare=bare) for value in item]
    return short, values[0] if len(values) == 1 else values


def _value(value: Json, *, bare: bool) -> Json:
    if not isinstance(value, dict):
        return value
    if "@id" in value:
        return _shorter(str(value["@id"])) if bare else {"@id": _shorter(str(value["@id"]))}
    if bare or value.keys() == {"@value"}:
        return value["@value"]
    return {name: _shorter(str(item)) if name == "@type" else item for name, item in value.items()}


def _shorter(iri: str) -> str:
    """The IRI with a prefix, where the rest cannot be taken for anything else."""
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and not iri[len(base) :].startswith("//"):
            return f"{prefix}:{iri[len(base) :]}"
    return iri
