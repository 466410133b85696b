"""The quads as an rdflib ``Dataset`` and back: every term is turned or loudly refused."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from geograph.errors import InputError
from geograph.rdf.make import to_quads
from geograph.rdf.take import from_quads
from geograph.rdf.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geograph.model import Findings

OxTerm: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Literal"


def to_dataset(findings: Findings, *, text: bool = False) -> rdflib.Dataset:
    """The findings and the events they are about as an rdflib dataset, with the prefixes bound.

    >>> from geograph.model import Actor, Findings, Kind
    >>> findings = Findings(actors=(Actor(id="PRK", label="North Korea", kind=Kind.STATE),))
    >>> len(to_dataset(findings))
    3
    """
    return quads_to_dataset(to_quads(findings, text=text, derived=True))


def from_dataset(dataset: rdflib.Dataset) -> Findings:
    """The findings that `to_dataset` put into this dataset.

    Raises:
        InputError: It holds something else.
    """
    return from_quads(dataset_to_quads(dataset))


def quads_to_dataset(quads: Iterable[ox.Quad]) -> rdflib.Dataset:
    """Any quads of pyoxigraph as an rdflib dataset."""
    dataset = rdflib.Dataset()
    for prefix, iri in PREFIXES.items():
        dataset.bind(prefix, iri)
    graphs: dict[object, rdflib.Graph] = {ox.DefaultGraph(): dataset.default_graph}
    for subject, predicate, value, name in quads:
        if name not in graphs:
            graphs[name] = dataset.graph(to_rdflib(name))
        graphs[name].add((to_rdflib(subject), to_rdflib(predicate), to_rdflib(value)))
    return dataset


def dataset_to_quads(dataset: rdflib.Dataset) -> Iterator[ox.Quad]:
    """The quads of an rdflib dataset, sorted."""
    quads = [_quad(*quad) for quad in dataset.quads()]
    return iter(sorted(quads, key=str))


@lru_cache(maxsize=65536)
def to_rdflib(term: object) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    """A term of pyoxigraph as one of rdflib; a literal keeps its spelling.

    >>> to_rdflib(ox.NamedNode("https://example.org/"))
    rdflib.term.URIRef('https://example.org/')

    Raises:
        InputError: rdflib has no such term (a quoted triple).
    """
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        datatype = rdflib.URIRef(term.datatype.value)
        if term.language or datatype == rdflib.XSD.string:  # rdflib's own parsers leave this datatype unsaid
            return rdflib.Literal(term.value, lang=term.language)
        return rdflib.Literal(term.value, datatype=datatype, normalize=False)
    raise InputError(f"no rdflib term for {type(term).__name__} {str(term)[:200]}")


def to_oxigraph(term: object) -> OxTerm:
    """A term of rdflib as one of pyoxigraph.

    >>> to_oxigraph(rdflib.Literal("1", datatype=rdflib.XSD.integer)).datatype.value
    'http://www.w3.org/2001/XMLSchema#integer'

    Raises:
        InputError: pyoxigraph has no such term: a relative or broken IRI, a variable, a formula.
    """
    try:
        if isinstance(term, rdflib.URIRef):
            return ox.NamedNode(str(term))
        if isinstance(term, rdflib.BNode):
            return ox.BlankNode(str(term))
        if isinstance(term, rdflib.Literal):
            datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
            return ox.Literal(str(term), datatype=None if term.language else datatype, language=term.language)
    except ValueError as error:
        raise InputError(f"{type(term).__name__} {str(term)[:200]!r} cannot be written as RDF: {error}") from error
    raise InputError(f"no RDF term for {type(term).__name__} {str(term)[:200]}")


def _quad(subject: object, predicate: object, value: object, graph: object) -> ox.Quad:
    node, link, name = to_oxigraph(subject), to_oxigraph(predicate), _graph_name(graph)
    if isinstance(node, ox.Literal) or not isinstance(link, ox.NamedNode):
        raise InputError(f"no RDF triple can have the subject {node} and the predicate {link}")
    return ox.Quad(node, link, to_oxigraph(value), name)


def _graph_name(name: object) -> ox.NamedNode | ox.BlankNode | ox.DefaultGraph:
    if name is None or name == DATASET_DEFAULT_GRAPH_ID:
        return ox.DefaultGraph()
    found = to_oxigraph(name)
    if isinstance(found, ox.Literal):
        raise InputError(f"a graph is named by the literal {found}, expected an IRI")
    return found
