import pyshacl
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad

from geograph.rdf import PREFIXES, quads_to_dataset, serialise_quads, to_dataset, to_quads, validate, write
from geograph.rdf.terms import term
from geograph.vocabulary import ontology_file

ACTOR, CLAIM = PREFIXES["actor"], PREFIXES["claim"]


def iri(name):
    return NamedNode(term(name))


def number(value):
    return Literal(str(value), datatype=iri("xsd:decimal"))


def changed(findings, *, drop="", about="", add=()):
    """The quads of the findings without one property (of nodes of one kind) and with others put in its place."""
    quads = []
    for quad in to_quads(findings, derived=True):
        hit = drop and quad.predicate == iri(drop) and quad.subject.value.startswith(PREFIXES.get(about, ""))
        values = add if hit else (quad.object,)
        quads += [Quad(quad.subject, quad.predicate, value, quad.graph_name) for value in values]
    return quads


def messages(quads):
    return {problem.message for problem in validate(quads_to_dataset(quads))}


def test_what_geograph_writes_conforms(findings, tmp_path):
    write(findings, tmp_path / "graph.ttl")
    assert validate(to_dataset(findings)) == validate(tmp_path / "graph.ttl") == ()


BROKEN = [
    ("claim-relation", "geo:relation", "claim", (), "A claim needs one geo:relation"),
    ("claim-relation", "geo:relation", "claim", (iri("geo:metts"),), "A claim needs one geo:relation"),
    ("claim-source", "geo:source", "claim", (), "at least one geo:source"),
    ("claim-target", "geo:target", "claim", (Literal("PRK"),), "A geo:target must be the IRI"),
    ("claim-speaker", "geo:speaker", "claim", (Literal("PRK"),), "A geo:speaker must be the IRI"),
    ("claim-modality", "geo:modality", "claim", (iri("geo:sure"),), "one geo:modality"),
    ("claim-polarity", "geo:polarity", "claim", (iri("geo:affirmed"), iri("geo:denied")), "one geo:polarity"),
    ("claim-time", "geo:time", "claim", (Literal("soon", datatype=iri("edtf:EDTF")),), "valid EDTF date"),
    (
        "claim-earliest",
        "geo:earliest",
        "claim",
        (Literal("2024-01-01", datatype=iri("xsd:date")),),
        "not after geo:latest",
    ),
    ("claim-latest", "geo:latest", "claim", (Literal("soon"),), "A geo:latest must be one xsd:date"),
    ("claim-time-precision", "geo:timePrecision", "claim", (Literal("fine"),), "A geo:timePrecision must be"),
    ("claim-time-obtained", "geo:timeObtained", "claim", (Literal("guessed"),), "A geo:timeObtained must be"),
    ("claim-place", "geo:place", "claim", (Literal("RUS"),), "A geo:place must be the IRI"),
    ("claim-confidence", "geo:confidence", "claim", (number(2),), "one geo:confidence, a decimal number from 0 to 1"),
    ("claim-article", "prov:wasDerivedFrom", "claim", (), "one prov:wasDerivedFrom"),
    ("claim-evidence", "geo:evidence", "claim", (), "one geo:evidence"),
    ("words-source", "oa:hasSource", "evidence", (), "one oa:hasSource"),
    ("words-position", "oa:hasSelector", "evidence", (), "one oa:TextPositionSelector"),
    ("words-quote", "oa:hasSelector", "mention", (), "one oa:TextQuoteSelector"),
    ("mention-means", "geo:means", "mention", (), "A mention needs one geo:means"),
    ("mention-how", "geo:how", "mention", (), "A mention needs a geo:how"),
    ("position-start", "oa:start", "selector", (Literal(-1),), "A position needs one oa:start"),
    ("position-end", "oa:end", "selector", (), "A position needs one oa:end"),
    ("quote-exact", "oa:exact", "selector", (Literal(""),), "A quote needs one oa:exact that is not empty"),
    ("actor-label", "skos:prefLabel", "actor", (), "An actor needs one skos:prefLabel"),
    ("actor-kind", "rdf:type", "actor", (iri("geo:Actor"),), "An actor needs one class of actors"),
    ("actor-country", "geo:country", "actor", (Literal("Korea"),), "one code of three capitals"),
    ("actor-sector", "geo:sector", "actor", (Literal("gov"),), "one PLOVER sector"),
    ("actor-match", "skos:exactMatch", "actor", (Literal("Q423"),), "must be an IRI"),
    ("article-sha256", "geo:sha256", "article", (Literal("abc"),), "64 hexadecimal digits"),
    ("article-length", "geo:length", "article", (), "An article needs one geo:length"),
    ("article-issued", "dcterms:issued", "article", (Literal("today"),), "must be one xsd:date"),
    ("article-title", "dcterms:title", "article", (Literal("a"), Literal("b")), "at most one dcterms:title"),
    ("article-outlet", "geo:outlet", "article", (Literal("a"), Literal("b")), "at most one geo:outlet"),
    ("event-claims", "geo:about", "claim", (), "needs at least one claim that is geo:about it"),
    ("event-relation", "geo:eventRelation", "event", (Literal("meets"),), "An event needs one geo:eventRelation"),
    ("event-source", "geo:eventSource", "event", (), "at least one geo:eventSource"),
    ("event-begin", "geo:begin", "event", (Literal("2099-01-01", datatype=iri("xsd:date")),), "not after geo:end"),
    ("event-end", "geo:end", "event", (Literal("soon"),), "A geo:end must be one xsd:date"),
    ("event-surest", "geo:surest", "event", (iri("geo:sure"),), "one geo:surest"),
    ("event-affirmed", "geo:affirmedBy", "event", (Literal("USA"),), "A geo:affirmedBy must be the IRI"),
    ("event-denied", "geo:deniedBy", "event", (Literal("USA"),), "A geo:deniedBy must be the IRI"),
    ("article-url", "geo:url", "article", (Literal("a"),), "at most one geo:url"),
]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case[0])
def test_each_shape_has_a_graph_that_breaks_it(findings, case):
    _, drop, about, add, message = case
    assert any(message in found for found in messages(changed(findings, drop=drop, about=about, add=add)))


def test_every_shape_is_broken_above():
    shapes = rdflib.Graph().parse(ontology_file("shapes.ttl"))
    named = {str(node).rpartition("#")[2] for node in shapes.subjects(rdflib.RDF.type, rdflib.SH.PropertyShape)}
    assert {case[0] for case in BROKEN} == named


def test_a_problem_names_the_claim_and_its_words(findings):
    quads = [quad for quad in to_quads(findings) if quad.subject.value != CLAIM + findings.claims[0].id]
    quads += [quad for quad in to_quads(findings) if quad.subject.value == CLAIM + findings.claims[0].id][:1]
    quads += [quad for quad in to_quads(findings) if quad.predicate == iri("geo:evidence")]
    found = [problem for problem in validate(quads_to_dataset(quads)) if "geo:relation" in problem.message]
    assert [(problem.node, problem.quote) for problem in found] == [
        (CLAIM + findings.claims[0].id, "The United States warned North Korea on Tuesday.")
    ]


def test_a_quote_that_does_not_fit_its_offsets_is_found(findings):
    quads = changed(findings, drop="oa:exact", about="selector", add=(Literal("other"),))
    assert any("The quote has 5 characters, but the offsets" in message for message in messages(quads))


def test_a_plain_triple_without_a_claim_is_found(findings):
    extra = Quad(NamedNode(f"{ACTOR}USA"), iri("geo:threatensSanctionsAgainst"), NamedNode(f"{ACTOR}PRK"))
    (message,) = messages([*to_quads(findings), extra])
    assert message.startswith(
        "No actual and affirmed claim says <https://w3id.org/geograph/ontology#threatensSanctions"
    )


def test_a_problem_of_a_selector_names_the_claim_it_supports_and_what_to_do(findings):
    claim = findings.claims[0]
    quads = changed(findings, drop="oa:start", about="selector", add=(Literal(-1),))
    (problem,) = [found for found in validate(quads) if found.claim == CLAIM + claim.id and "position" in found.node]
    assert problem.quote == claim.evidence.quote
    assert problem.advice.startswith("Count the characters of the text before the words")


def test_every_shape_says_what_to_do():
    shapes = rdflib.Graph().parse(ontology_file("shapes.ttl"))
    for shape in shapes.subjects(rdflib.RDF.type, rdflib.SH.PropertyShape):
        assert str(shapes.value(shape, rdflib.SH.description)).endswith("."), shape


def test_a_graph_of_another_vocabulary_is_a_problem(tmp_path):
    file = tmp_path / "other.ttl"
    file.write_text("<http://example.org/a> a <http://xmlns.com/foaf/0.1/Person> .")
    (problem,) = validate(file)
    assert problem.node == str(file)
    assert "None of the 1 nodes uses a term of geograph" in problem.message


def test_a_misspelt_term_is_found_with_the_one_that_is_meant(findings):
    iris = [quad for quad in to_quads(findings) if quad.predicate == iri("geo:speaker")]
    extra = [Quad(quad.subject, iri("geo:speeker"), quad.object, quad.graph_name) for quad in iris]
    (problem,) = validate([*to_quads(findings), *extra])
    assert problem.value == term("geo:speeker")
    assert problem.advice == f"Use <{term('geo:speaker')}> if that is what is meant."


def test_files_datasets_and_quads_are_checked_alike(findings, tmp_path):
    quads = changed(findings, drop="geo:confidence", about="claim", add=(number(7),))
    (tmp_path / "graph.nq").write_bytes(serialise_quads(quads, "nq"))
    found = validate(quads)
    assert len(found) == len(findings.claims)
    assert found == validate(quads_to_dataset(quads)) == validate(tmp_path / "graph.nq")


def test_shapes_aimed_at_their_class_find_what_the_published_shapes_find(findings):
    """The faster form of the shapes must not drift from the file that others use."""
    quads = [quad for case in BROKEN for quad in changed(findings, drop=case[1], about=case[2], add=case[3])]
    data = quads_to_dataset(quads)
    merged = rdflib.Graph()
    merged += (quad[:3] for quad in data.quads())
    _, report, _ = pyshacl.validate(merged, shacl_graph=rdflib.Graph().parse(ontology_file("shapes.ttl")))
    published = {
        (str(report.value(result, rdflib.SH.focusNode)), str(report.value(result, rdflib.SH.resultMessage)))
        for result in report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult)
    }
    ours = {(problem.node, problem.message) for problem in validate(data) if problem.message in MESSAGES}
    assert published == ours


MESSAGES = {str(text) for text in rdflib.Graph().parse(ontology_file("shapes.ttl")).objects(None, rdflib.SH.message)}
