"""Inference in an open database, and why classes need none."""

from collections import Counter

import pyoxigraph as ox
import pytest

from geograph.rdf import FORMATS, PREFIXES, from_quads, infer, read_quads, serialise, to_quads, validate, write
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


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_with_what_is_inferred_conforms_and_holds_what_one_without_holds_and_more(findings, tmp_path, form):
    extension = {"rdfxml": "rdf"}.get(form, form)
    plain, wider = tmp_path / f"plain.{extension}", tmp_path / f"wider.{extension}"
    write(findings, plain)
    write(findings, wider, infer=True)
    assert validate(wider) == ()
    assert set(read_quads(wider)) == set(infer(read_quads(plain))) > set(read_quads(plain))
    assert {quad.predicate.value for quad in read_quads(wider)} >= {f"{GEO}threaten", f"{GEO}warns"}
    if form in {"trig", "nq", "jsonld"}:
        assert from_quads(read_quads(wider)) == from_quads(read_quads(plain))


def test_a_wider_triple_that_no_claim_supports_is_found(findings):
    usa, rus = (ox.NamedNode(PREFIXES["actor"] + name) for name in ("USA", "RUS"))
    article = next(quad.graph_name for quad in to_quads(findings) if quad.predicate.value == f"{GEO}warns")
    wrong = ox.Quad(usa, ox.NamedNode(f"{GEO}threaten"), rus, article)
    quads = list(infer(to_quads(findings)))
    assert not validate(quads)
    assert [(problem.node, problem.value) for problem in validate([*quads, wrong])] == [(usa.value, rus.value)]


def test_without_a_wish_nothing_is_inferred(findings):
    assert b"threaten>" not in serialise(findings, "nq")
    assert b"threaten>" in serialise(findings, "nq", infer=True)
