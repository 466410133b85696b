import json

import pytest
from pyoxigraph import Literal, NamedNode, Quad, parse

from geograph.rdf import FORMATS, serialise, serialise_quads
from geograph.rdf.terms import term


def document(quads):
    return json.loads(serialise_quads(quads, "jsonld"))


def said(subject, predicate, value):
    return Quad(NamedNode(term(subject)), NamedNode(term(predicate)), value)


def test_values_are_bare_where_the_context_says_what_they_are(findings):
    text = json.loads(serialise(findings, "jsonld"))
    assert text["@context"]["geo:relation"] == {"@type": "@id"}
    assert text["@context"]["geo:confidence"] == {"@type": "xsd:decimal"}
    assert text["@context"]["skos:prefLabel"] == {"@language": "en"}
    claims = [node for graph in text["@graph"] for node in graph.get("@graph", ()) if "geo:relation" in node]
    assert claims[0]["geo:relation"].startswith("geo:")
    assert isinstance(claims[0]["geo:confidence"], str)


MIXED = [
    (Literal("a"), NamedNode("https://example.org/a")),
    (Literal("a", language="en"), Literal("a", language="fr")),
    (Literal("1", datatype=NamedNode(term("xsd:integer"))), Literal("1", datatype=NamedNode(term("xsd:decimal")))),
    (Literal("a"), Literal("a", language="en")),
]


@pytest.mark.parametrize("values", MIXED)
def test_values_that_are_not_alike_keep_their_wrapping(values):
    quads = [said("actor:USA", "geo:url", value) for value in values]
    found = document(quads)
    assert "geo:url" not in found["@context"]
    assert set(parse(json.dumps(found), format=FORMATS["jsonld"])) == set(quads)


def test_a_property_without_a_prefix_is_left_as_it_is():
    quads = [Quad(NamedNode("urn:a"), NamedNode("urn:b"), NamedNode(term("actor:USA")))]
    found = document(quads)
    assert found["@graph"] == [{"@id": "urn:a", "urn:b": {"@id": "actor:USA"}}]
    assert set(parse(json.dumps(found), format=FORMATS["jsonld"])) == set(quads)
