"""RDF checked against the shapes of the ontology, and against two rules that shapes cannot say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

import rdflib
from rdflib.namespace import SH

from geograph.rdf import terms as t
from geograph.rdf.convert import dataset_to_quads, to_rdflib
from geograph.rdf.files import read_quads
from geograph.rdf.take import Nodes, nodes_of
from geograph.vocabulary import ontology_file, relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import Quad

Checkable: TypeAlias = "rdflib.Dataset | Path | str"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """What is wrong with one node of a graph.

    `node` is its IRI, `message` says what is wrong and what is expected, `value` is what was found (empty when it is
    missing), `quote` the words that the node rests on (empty when it has none).
    """

    node: str
    message: str
    value: str = ""
    quote: str = ""


def validate(source: Checkable) -> tuple[Problem, ...]:
    """Everything that is wrong with an rdflib dataset or a file of RDF, sorted; nothing when it is as it should be.

    >>> validate(rdflib.Dataset())
    ()

    Raises:
        InputError: The file is not valid RDF.
        StoreError: The file cannot be read.
    """
    quads = list(dataset_to_quads(source) if isinstance(source, rdflib.Dataset) else read_quads(source))
    nodes = nodes_of(quads)
    found = [*_by_shapes(quads, nodes), *_lengths(nodes), *_plain(nodes)]
    return tuple(sorted(set(found)))


def _by_shapes(quads: Iterable[Quad], nodes: Nodes) -> Iterator[Problem]:
    from pyshacl import validate as shacl  # noqa: PLC0415 - slow to load, and nothing else needs it

    data = rdflib.Graph()
    for subject, predicate, value, _ in quads:
        data.add((to_rdflib(subject), to_rdflib(predicate), to_rdflib(value)))
    conforms, report, _ = shacl(data, shacl_graph=_shapes(), inference="none", meta_shacl=False, inplace=True)
    for result in () if conforms else report.subjects(rdflib.RDF.type, SH.ValidationResult):
        node = str(report.value(result, SH.focusNode))
        yield Problem(
            node=node,
            message=str(report.value(result, SH.resultMessage)),
            value=str(report.value(result, SH.value) or ""),
            quote=_quote(nodes, node),
        )


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_file("shapes.ttl"), format="turtle")


def _lengths(nodes: Nodes) -> Iterator[Problem]:
    """Quotes that are not as long as their offsets say."""
    for iri, node in nodes.items():
        if t.HAS_SELECTOR not in node:
            continue
        parts = [nodes.get(selector, {}) for selector in node[t.HAS_SELECTOR]]
        edges = [_first(parts, edge) for edge in (t.START, t.END)]
        quote = _first(parts, t.EXACT)
        if all(edge.isdigit() for edge in edges) and int(edges[1]) - int(edges[0]) != len(quote):
            message = f"The quote has {len(quote)} characters, but the offsets {edges[0]} and {edges[1]} say otherwise."
            yield Problem(node=iri, message=message, quote=quote)


def _plain(nodes: Nodes) -> Iterator[Problem]:
    """Plain triples that no actual and affirmed claim supports."""
    supported = {triple for node in nodes.values() if t.CLAIM_CLASS in node.get(t.TYPE, ()) for triple in _said(node)}
    for iri, name, target in _plain_triples(nodes):
        if (iri, name, target) not in supported:
            message = f"No actual and affirmed claim says <{name}>; remove the triple or add the claim."
            yield Problem(node=iri, message=message, value=target)


def _plain_triples(nodes: Nodes) -> Iterator[tuple[str, str, str]]:
    for iri, node in nodes.items():
        if iri.startswith(t.ACTOR):
            yield from ((iri, name, target) for name in _symmetric().keys() & node.keys() for target in node[name])


def _said(claim: dict[str, list[str]]) -> Iterator[tuple[str, str, str]]:
    """The plain triples that a claim allows, a symmetric one both ways."""
    if claim.get(t.MODALITY) != [f"{t.GEO}actual"] or claim.get(t.POLARITY) != [f"{t.GEO}affirmed"]:
        return
    parts = (claim.get(part, ()) for part in (t.SOURCE, t.RELATION, t.TARGET))
    for source, name, target in product(*parts):
        yield source, name, target
        if _symmetric().get(name):
            yield target, name, source


@cache
def _symmetric() -> dict[str, bool]:
    """The IRI of every relation, and whether it is symmetric."""
    return {t.GEO + name: known.symmetric for name, known in relations().items()}


def _quote(nodes: Nodes, iri: str) -> str:
    """The words of a claim, of evidence or of a mention."""
    node = nodes.get(iri, {})
    evidence = nodes.get(node[t.EVIDENCE][0], {}) if t.EVIDENCE in node else node
    return _first([nodes.get(selector, {}) for selector in evidence.get(t.HAS_SELECTOR, ())], t.EXACT)


def _first(nodes: Iterable[dict[str, list[str]]], name: str) -> str:
    return next((node[name][0] for node in nodes if name in node), "")
