"""The exported files load elsewhere, and the same questions give the same answers there."""

import re
from collections import Counter

import pyoxigraph
import pytest
import rdflib

from geograph.query import for_engine, named_queries, query
from geograph.rdf import PREFIXES, read_quads

# rdflib's own parsers use what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*is deprecated:DeprecationWarning")

VALUES = {
    "alliances": {"actor": "European Union"},
    "evidence": {"source": "USA", "target": "PRK"},
    "neighbourhood": {"actor": "North Korea", "day": "2023-09-12"},
    "said-by": {"actor": "The Fox"},
    "warnings": {"since": "2023-09-01", "until": "2023-09-30"},
}
OTHERS = {
    "plain triples": "SELECT DISTINCT ?a ?b WHERE { ?a geo:shells|geo:warns ?b }",
    "every kind of threat": "SELECT DISTINCT ?c ?r WHERE { ?r rdfs:subPropertyOf* geo:threaten . ?c geo:relation ?r }",
    "texts": "SELECT DISTINCT ?actor ?label WHERE { ?actor a geo:Actor ; skos:prefLabel|skos:altLabel ?label }",
    "whole numbers": "SELECT ?e ?n WHERE { ?e a oa:TextPositionSelector ; oa:start ?n } ORDER BY ?n",
    "fractions": "SELECT ?c ?n WHERE { ?c a geo:Claim ; geo:confidence ?n FILTER(?n < 0.7) }",
    "days": 'SELECT ?a ?day WHERE { ?a dcterms:issued ?day FILTER(?day > "2023-09-12"^^xsd:date) }',
    "what is missing": "SELECT ?c WHERE { ?c a geo:Claim FILTER NOT EXISTS { ?c geo:speaker ?who } }",
    "graphs": "SELECT DISTINCT ?article ?c WHERE { GRAPH ?article { ?c a geo:Claim } }",
    "quad classes": """
        SELECT ?class (COUNT(?c) AS ?n) WHERE { ?c geo:relation/skos:broader/geo:quadClass ?class } GROUP BY ?class
    """,
}


def canonical(cell):
    """A number without the zeros that engines write or leave out."""
    if cell is None:
        return None
    return f"{float(cell):g}" if re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", cell) else cell


def counted(rows):
    return Counter(tuple(map(canonical, row)) for row in rows)


@pytest.mark.parametrize("name", named_queries())
def test_a_named_query_gives_the_same_answer_everywhere(engine, world, name):
    text = for_engine(world, name, VALUES.get(name, {}))
    expected = query(world, text).rows
    assert expected
    assert counted(engine.ask(text)) == counted(expected)


@pytest.mark.parametrize("name", OTHERS)
def test_a_question_gives_the_same_answer_everywhere(engine, world, name):
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    expected = query(world, OTHERS[name]).rows
    assert expected
    assert counted(engine.ask(prefixes + OTHERS[name])) == counted(expected)


def expected_in(files, name):
    """The triples that a file should hold: those of TriG, but N-Quads, being for bulk, leaves the events out."""
    return {quad.triple for quad in read_quads(files / (name if name == "graph.nq" else "graph.trig"))}


@pytest.mark.parametrize("name", ["graph.ttl", "graph.trig", "graph.nq", "graph.jsonld", "graph.rdf"])
def test_rdflib_reads_from_every_file_what_was_written(files, name):
    form = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml", "nq": "nquads"}.get(name.partition(".")[2], "trig")
    found = rdflib.Dataset()
    found.parse(data=(files / name).read_bytes(), format=form)
    triples = rdflib.Graph()
    triples += (quad[:3] for quad in found.quads())
    assert len(triples) == len(expected_in(files, name))


@pytest.mark.parametrize("name", ["graph.ttl", "graph.trig", "graph.nq", "graph.jsonld", "graph.rdf"])
def test_the_command_of_oxigraph_reads_from_every_file_what_was_written(files, convert, name):
    found = pyoxigraph.parse(convert(files / name), format=pyoxigraph.RdfFormat.N_QUADS)
    assert {quad.triple for quad in found} == expected_in(files, name)
