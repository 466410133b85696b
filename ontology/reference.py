"""Writes ``ontology/geograph.html``, the reference of the vocabulary, from the Turtle files beside it.

Run ``python ontology/reference.py`` after a change to the vocabulary, and with ``--check`` to see whether the page is
up to date (exit code 1 when it is not). The page is one file that needs no network; its anchors are the last parts of
the IRIs, so that an IRI may be redirected to it.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from geograph.rdf import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rdflib.term import Node

HERE = Path(__file__).parent
PAGE = HERE / "geograph.html"
TEMPLATE = "geograph.html.j2"
FILES = ("geograph", "plover", "cameo", "alignments")
GEO, PLOVER, CAMEO = (rdflib.Namespace(PREFIXES[name]) for name in ("geo", "plover", "cameo"))
OTHERS = {
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ftm": "https://schema.followthemoney.tech/#",
    "gsp": "http://www.opengis.net/ont/geosparql#",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "time": "http://www.w3.org/2006/time#",
    "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
}
MATCHES = {
    RDFS.subClassOf: "subclass of",
    RDFS.subPropertyOf: "subproperty of",
    SKOS.exactMatch: "exact match",
    SKOS.closeMatch: "close match",
    SKOS.broadMatch: "broad match",
    SKOS.narrowMatch: "narrow match",
    SKOS.relatedMatch: "related match",
}
TRAITS = {
    OWL.SymmetricProperty: "symmetric",
    OWL.TransitiveProperty: "transitive",
    OWL.AsymmetricProperty: "asymmetric",
    OWL.IrreflexiveProperty: "irreflexive",
    OWL.FunctionalProperty: "one value at most",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A term to point at: its name, and where it is told of; on this page or elsewhere."""

    name: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """All that the page says of one term; what the term does not have is empty."""

    id: str
    name: str
    iri: str
    label: str
    definition: str
    notes: tuple[str, ...]
    example: str
    traits: tuple[str, ...]
    facts: tuple[tuple[str, tuple[Link, ...]], ...]
    goldstein: str
    score: str


def page() -> str:
    """The page as text."""
    graph = rdflib.Graph()
    for name in FILES:
        graph.parse(HERE / f"{name}.ttl", format="turtle")
    loader = jinja2.FileSystemLoader(HERE)
    environment = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    return environment.get_template(TEMPLATE).render(**_content(graph)) + "\n"


def _content(graph: rdflib.Graph) -> dict[str, object]:
    head = rdflib.URIRef(str(GEO).removesuffix("#"))
    entries = partial(_entries, graph)
    relations = {*graph.subjects(RDF.type, GEO.EventRelation), *graph.subjects(RDF.type, GEO.TieRelation)}
    properties = {*graph.subjects(RDF.type, OWL.ObjectProperty), *graph.subjects(RDF.type, OWL.DatatypeProperty)}
    ours = {term for term in properties - relations if str(term).startswith(GEO)}
    above = ours & set(graph.objects(None, RDFS.subPropertyOf))
    modes = sorted(graph.subjects(RDF.type, GEO.Mode))
    return {
        "head": {str(name).rpartition("/")[2].rpartition("#")[2]: str(value) for name, value in graph[head]},
        "prefixes": sorted({**PREFIXES, **OTHERS}.items()),
        "classes": entries(term for term in graph.subjects(RDF.type, OWL.Class) if str(term).startswith(GEO)),
        "individuals": entries([*graph.subjects(RDF.type, GEO.Modality), *graph.subjects(RDF.type, GEO.Polarity)]),
        "properties": entries(ours - above),
        "tree": list(_tree(graph, GEO.relatesTo, relations)),
        "above": entries(above),
        "relations": entries(relations),
        "types": [(kind, entries(_below(graph, kind, modes))) for kind in _types(graph)],
        "quads": entries(graph.subjects(RDF.type, GEO.QuadClass)),
        "contexts": entries(graph.subjects(RDF.type, GEO.Context)),
        "codes": entries(term for term in graph.subjects(RDF.type, SKOS.Concept) if str(term).startswith(CAMEO)),
    }


def _types(graph: rdflib.Graph) -> list[Entry]:
    return _entries(graph, graph.subjects(RDF.type, GEO.EventType))


def _below(graph: rdflib.Graph, kind: Entry, modes: Iterable[Node]) -> Iterator[Node]:
    return (mode for mode in modes if (mode, SKOS.broader, rdflib.URIRef(kind.iri)) in graph)


def _tree(graph: rdflib.Graph, top: Node, relations: set[Node]) -> Iterator[tuple[Link, bool, list[object]]]:
    """The hierarchy of relations: each property, whether a claim may state it, and those below it."""
    below = sorted(set(graph.subjects(RDFS.subPropertyOf, top)), key=str)
    for term in below:
        yield _link(term), term in relations, list(_tree(graph, term, relations))


def _entries(graph: rdflib.Graph, terms: Iterable[Node]) -> list[Entry]:
    found = [_entry(graph, term) for term in set(terms)]
    return sorted(found, key=lambda entry: (entry.name.casefold(), entry.name))


def _entry(graph: rdflib.Graph, term: Node) -> Entry:
    notes = [text for link in (SKOS.scopeNote, SKOS.historyNote) for text in graph.objects(term, link)]
    return Entry(
        id=_local(term),
        name=_short(term),
        iri=str(term),
        label=str(graph.value(term, SKOS.prefLabel) or graph.value(term, RDFS.label) or ""),
        definition=str(graph.value(term, SKOS.definition) or ""),
        notes=tuple(sorted(map(str, notes))),
        example=str(graph.value(term, SKOS.example) or ""),
        traits=tuple(name for kind, name in TRAITS.items() if (term, RDF.type, kind) in graph),
        facts=tuple(_facts(graph, term)),
        goldstein=_number(graph, term, GEO.goldstein),
        score=_number(graph, term, GEO.ploverScore),
    )


def _number(graph: rdflib.Graph, term: Node, scale: Node) -> str:
    """The score of a term, or for a relation that of its code or of its mode or type."""
    paths = {
        GEO.goldstein: ((), (SKOS.closeMatch,), (SKOS.broadMatch,)),
        GEO.ploverScore: ((), (GEO.mode,), (SKOS.broader,)),
    }
    if str(term).startswith(CAMEO) and scale == GEO.ploverScore:
        return ""
    for path in paths[scale]:
        place = graph.value(term, path[0]) if path else term
        if place is not None and (value := graph.value(place, scale)) is not None:
            return str(value)
    return ""


def _facts(graph: rdflib.Graph, term: Node) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """What a term is linked to, a line for each kind of link."""
    links = {
        RDFS.domain: "domain",
        RDFS.range: "range",
        OWL.inverseOf: "inverse of",
        OWL.disjointWith: "disjoint with",
        SKOS.broader: "broader",
        GEO.mode: "mode",
        GEO.context: "context",
        GEO.quadClass: "quad class",
        **MATCHES,
    }
    for link, name in links.items():
        found = {target for node in graph.objects(term, link) for target in _members(graph, node)}
        if found:
            yield name, tuple(_link(target) for target in sorted(found, key=str))


def _members(graph: rdflib.Graph, node: Node) -> list[Node]:
    """The classes of a union, or the term itself."""
    union = graph.value(node, OWL.unionOf)
    return list(rdflib.collection.Collection(graph, union)) if union is not None else [node]


def _link(term: Node) -> Link:
    here = str(term).startswith((str(GEO), str(PLOVER), str(CAMEO)))
    return Link(name=_short(term), href=f"#{_local(term)}" if here else str(term))


def _local(term: Node) -> str:
    return re.split(r"[#/]", str(term))[-1]


def _short(term: Node) -> str:
    for prefix, base in {**PREFIXES, **OTHERS}.items():
        if str(term).startswith(base):
            return f"{prefix}:{str(term).removeprefix(base)}"
    return str(term)


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes or compares the page; the exit code is 1 when it is out of date."""
    parser = argparse.ArgumentParser(description="Write the reference of the vocabulary.")
    parser.add_argument("--check", action="store_true", help="only compare, write nothing")
    only_compare = parser.parse_args(arguments).check
    text = page()
    if only_compare and (not PAGE.is_file() or PAGE.read_bytes() != text.encode()):
        print(f"{PAGE} is not what the Turtle files say; run ontology/reference.py", file=sys.stderr)
        return 1
    if not only_compare:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
