"""Inference in an open database, and why classes need none."""

from collections import Counter

import pyoxigraph as ox

from geograph.rdf import PREFIXES, infer, read_quads, to_quads
from geograph.rdf.infer import infer_in
from geograph.vocabulary import ontology_file

GEO, RDF, RDFS = PREFIXES["geo"], PREFIXES["rdf"], PREFIXES["rdfs"]


def test_what_is_inferred_is_said_once_in_each_graph():
    one, two = ox.NamedNode("urn:one"), ox.NamedNode("urn:two")
    said = [
        ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode(GEO + name), ox.NamedNode("urn:b"), graph)
        for name in ("shells", "airStrikes")
        for graph in (one, two)
    ]
    found = Counter(infer(said))
    attacks = ox.NamedNode(f"{GEO}attacks")
    assert set(found.values()) == {1}
    assert {quad.graph_name for quad in found if quad.predicate == attacks} == {one, two}


def test_a_database_gets_what_a_stream_of_quads_gets(findings):
    quads = list(to_quads(findings))
    database = ox.Store()
    database.extend(quads)
    infer_in(database)
    assert set(database) == set(infer(quads))
    infer_in(database)
    assert set(database) == set(infer(quads))


def test_every_node_says_all_its_classes_itself(findings):
    wider = {
        (quad.subject.value, quad.object.value)
        for quad in read_quads(ontology_file("geograph.ttl"))
        if quad.predicate.value == f"{RDFS}subClassOf" and isinstance(quad.object, ox.NamedNode)
    }
    said = {
        (quad.subject, quad.object.value)
        for quad in to_quads(findings, derived=True)
        if quad.predicate.value == f"{RDF}type"
    }
    assert len(said) > 50
    assert {(node, above) for node, name in said for below, above in wider if below == name} <= said
