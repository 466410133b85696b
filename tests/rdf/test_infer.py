import rdflib
from owlrl import DeductiveClosure, RDFS_Semantics

from geograph.rdf import PREFIXES, infer, quads_to_dataset, to_quads
from geograph.vocabulary import ontology_file, relations

GEO = PREFIXES["geo"]


def triples(quads):
    return {quad[:3] for quad in quads_to_dataset(quads).quads()}


def test_every_kind_of_threat_becomes_a_threat(findings):
    found = [quad for quad in infer(to_quads(findings)) if quad.predicate.value == f"{GEO}threaten"]
    assert [quad.object.value for quad in found] == [PREFIXES["actor"] + "PRK"]


def test_a_reasoner_infers_the_same(findings):
    hierarchy, plain = rdflib.Graph(), rdflib.Graph()
    for triple in rdflib.Graph().parse(ontology_file("geograph.ttl")).triples((None, rdflib.RDFS.subPropertyOf, None)):
        hierarchy.add(triple)
    names = {GEO + name for name in relations()}
    said = [quad for quad in to_quads(findings) if quad.predicate.value in names]
    plain += triples(said)
    closure = hierarchy + plain
    DeductiveClosure(RDFS_Semantics).expand(closure)
    reasoned = {t for t in closure if str(t[0]).startswith(PREFIXES["actor"]) and str(t[1]).startswith(GEO)}
    assert reasoned == triples(infer(said))
