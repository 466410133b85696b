import pyoxigraph as ox
import pytest
import rdflib

from geograph.errors import InputError
from geograph.rdf.convert import dataset_to_quads, quads_to_dataset, to_oxigraph, to_rdflib

INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
TERMS = [
    (ox.NamedNode("http://example.org/a"), rdflib.URIRef("http://example.org/a")),
    (ox.BlankNode("b"), rdflib.BNode("b")),
    (ox.Literal("x", language="en"), rdflib.Literal("x", lang="en")),
    (ox.Literal("x"), rdflib.Literal("x")),
    (ox.Literal("01", datatype=INTEGER), rdflib.Literal("01", datatype=rdflib.XSD.integer, normalize=False)),
]


@pytest.mark.parametrize(("ours", "theirs"), TERMS)
def test_a_term_keeps_its_spelling_both_ways(ours, theirs):
    assert to_rdflib(ours) == theirs
    assert str(to_rdflib(ours)) == ours.value
    assert to_oxigraph(theirs) == ours


@pytest.mark.parametrize("term", [ox.Variable("x"), ox.DefaultGraph(), "text", None])
def test_what_rdflib_has_no_term_for_is_refused(term):
    with pytest.raises(InputError, match="no rdflib term"):
        to_rdflib(term)


@pytest.mark.parametrize("term", [rdflib.Variable("x"), "text", None])
def test_what_is_no_rdf_term_is_refused(term):
    with pytest.raises(InputError, match="no RDF term"):
        to_oxigraph(term)


def test_a_broken_iri_is_refused():
    with pytest.raises(InputError, match="URIRef 'no scheme' cannot be written"):
        to_oxigraph(rdflib.URIRef("no scheme"))


def test_any_dataset_goes_there_and_back():
    quads = [
        ox.Quad(ox.NamedNode("http://example.org/a"), ox.NamedNode("http://example.org/p"), term, graph)
        for term, _ in TERMS
        for graph in (ox.DefaultGraph(), ox.NamedNode("http://example.org/g"))
    ]
    assert set(dataset_to_quads(quads_to_dataset(quads))) == set(quads)
