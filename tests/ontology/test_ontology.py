"""The vocabulary files: complete, consistent with each other and with the code."""

import itertools
import re

import pytest
import rdflib
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME
from rdflib.namespace import GEO as GEOSPARQL

from geograph.graph import span
from geograph.model import Kind, Modality, Polarity
from geograph.rdf import PREFIXES, to_dataset
from geograph.rdf import terms as rdf_terms
from geograph.vocabulary import ontology_file, relations
from geograph.vocabulary.actors import class_name

GEO, PLOVER, CAMEO = (rdflib.Namespace(PREFIXES[name]) for name in ("geo", "plover", "cameo"))
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
ALIGNED = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.relatedMatch, SKOS.narrowMatch)
FILES = ("geograph", "plover", "cameo", "shapes", "alignments")
# Codes that the table of Goldstein values leaves out.
NO_GOLDSTEIN = {"176", "1213", "1214"}
LITERAL_TYPES = {
    RDFS.Literal, RDF.langString, rdflib.URIRef(PREFIXES["edtf"] + "EDTF"),
    *(rdflib.XSD[name] for name in ("string", "date", "decimal", "anyURI", "nonNegativeInteger")),
}  # fmt: skip


def load(*names):
    graph = rdflib.Graph()
    for name in names:
        graph.parse(ontology_file(f"{name}.ttl"), format="turtle")
    return graph


@pytest.fixture(scope="module")
def geo():
    return load("geograph")


@pytest.fixture(scope="module")
def everything():
    return load(*FILES)


def terms(graph, *classes):
    return sorted({term for kind in classes for term in graph.subjects(RDF.type, kind) if term.startswith(str(GEO))})


@pytest.mark.parametrize("name", FILES)
def test_every_file_has_a_title_a_version_a_licence_and_creators(name):
    graph = load(name)
    (head,) = graph.subjects(RDF.type, OWL.Ontology)
    assert graph.value(head, OWL.versionIRI).endswith(graph.value(head, OWL.versionInfo))
    assert graph.value(head, DCTERMS.license) == rdflib.URIRef("https://spdx.org/licenses/MIT")
    assert str(graph.value(head, DCTERMS.creator)) == "The geograph authors"
    assert all(graph.value(head, term) for term in (DCTERMS.title, DCTERMS.description, RDFS.label))


def test_every_term_has_a_label_and_a_definition_in_sentences(geo):
    found = terms(geo, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual, SKOS.Concept)
    assert len(found) > 220
    for term in found:
        assert geo.value(term, RDFS.label), term
        assert re.fullmatch(r"[A-Z].*\.", str(geo.value(term, SKOS.definition))), term


def test_every_property_has_a_domain_and_a_range_that_exist(geo):
    classes = {*terms(geo, OWL.Class), SKOS.Concept, rdflib.URIRef("http://www.w3.org/ns/org#Membership")}
    for term in terms(geo, OWL.ObjectProperty, OWL.DatatypeProperty):
        (domain,), (reach,) = geo.objects(term, RDFS.domain), geo.objects(term, RDFS.range)
        assert domain in classes or isinstance(domain, rdflib.BNode), term
        known = LITERAL_TYPES if (term, RDF.type, OWL.DatatypeProperty) in geo else classes
        assert set(members(geo, reach)) <= known, term


def test_every_relation_has_an_example_and_a_place_in_the_hierarchy(geo):
    for name in relations():
        assert re.fullmatch(r"[A-Z].*\.", str(geo.value(GEO[name], SKOS.example))), name
        assert GEO.relatesTo in set(geo.transitive_objects(GEO[name], RDFS.subPropertyOf)), name


def test_every_relation_and_every_actor_class_says_where_its_use_ends(geo):
    for term in (*(GEO[name] for name in relations()), *geo.subjects(RDFS.subClassOf, GEO.Actor)):
        notes = [str(note) for note in geo.objects(term, SKOS.scopeNote)]
        assert notes or term in {GEO.Court, GEO.Company}, term
        assert all(note.endswith(".") and note != str(geo.value(term, SKOS.definition)) for note in notes), term


def test_a_note_speaks_only_of_terms_that_exist(geo):
    for note in (SKOS.scopeNote, SKOS.definition, SKOS.historyNote):
        for term, text in geo.subject_objects(note):
            named = re.findall(r"geo:(\w+)", str(text))
            assert [name for name in named if (GEO[name], None, None) not in geo] == [], term


def test_a_mode_or_type_that_is_not_that_of_the_conversion_table_is_told(everything):
    differing = set()
    for name, known in relations().items():
        theirs = everything.value(CAMEO[known.cameo], GEO.mode)
        kind = everything.value(CAMEO[known.cameo], SKOS.broadMatch)
        if (theirs and theirs != PLOVER[f"{known.plover}-{known.mode}"]) or (kind and kind != PLOVER[known.plover]):
            notes = [
                str(note) for link in ("scopeNote", "historyNote") for note in everything.objects(GEO[name], SKOS[link])
            ]
            assert any("conversion table" in note for note in notes), name
            differing.add(name)
    assert len(differing) == 12


def test_relations_in_the_code_are_those_of_the_ontology(geo):
    assert set(relations()) == {
        str(term).removeprefix(str(GEO)) for term in terms(geo, GEO.EventRelation, GEO.TieRelation)
    }


def test_a_narrower_relation_is_of_the_plover_type_of_the_wider_one(geo):
    for name, known in relations().items():
        for wider in geo.objects(GEO[name], RDFS.subPropertyOf):
            other = relations().get(str(wider).removeprefix(str(GEO)))
            assert other is None or other.plover == known.plover, name


def test_each_relation_lies_under_the_property_of_its_plover_type(geo):
    plover = {code: term for term, code in geo.subject_objects(SKOS.relatedMatch)}
    for name, known in relations().items():
        if known.kind == "event":
            assert plover[PLOVER[known.plover]] in set(geo.transitive_objects(GEO[name], RDFS.subPropertyOf)), name


def test_a_symmetric_relation_is_symmetric_in_the_ontology(geo):
    found = {str(term).removeprefix(str(GEO)) for term in terms(geo, OWL.SymmetricProperty)}
    assert found == {name for name, known in relations().items() if known.symmetric}


def test_inverses_are_stated_both_ways(geo):
    pairs = set(geo.subject_objects(OWL.inverseOf))
    assert pairs == {(GEO.visits, GEO.hosts), (GEO.hosts, GEO.visits)}


def test_every_mode_code_and_class_that_is_named_exists(everything):
    named = set(everything.objects()) | set(everything.predicates())
    ours = {
        term
        for term in named
        if isinstance(term, rdflib.URIRef) and any(str(term).startswith(str(base)) for base in (GEO, PLOVER, CAMEO))
    }
    assert [term for term in sorted(ours) if (term, None, None) not in everything] == []


def test_kinds_modalities_and_polarities_in_the_code_are_in_the_ontology(geo):
    classes = set(geo.subjects(RDFS.subClassOf, GEO.Actor))
    assert classes == {GEO[class_name(kind)] for kind in Kind}
    assert set(geo.subjects(RDF.type, GEO.Modality)) == {GEO[value] for value in Modality}
    assert set(geo.subjects(RDF.type, GEO.Polarity)) == {GEO[value] for value in Polarity}


def test_every_term_of_ours_that_the_rdf_uses_is_in_the_ontology(geo):
    used = {value for value in vars(rdf_terms).values() if isinstance(value, str) and value.startswith(str(GEO))}
    assert [term for term in sorted(used - {str(GEO)}) if (rdflib.URIRef(term), None, None) not in geo] == []


def test_findings_obey_the_domains_and_ranges(geo, findings):
    data = rdflib.Graph()
    data += (quad[:3] for quad in to_dataset(findings).quads())
    for subject, predicate, value in data:
        for domain in geo.objects(predicate, RDFS.domain):
            assert any((subject, RDF.type, known) in data for known in members(geo, domain)), (subject, predicate)
        for reach in geo.objects(predicate, RDFS.range):
            if reach in {GEO.Actor, GEO.Evidence, GEO.Event} or isinstance(reach, rdflib.BNode):
                assert any((value, RDF.type, known) in data for known in members(geo, reach)), (predicate, value)


def members(graph, kind):
    """The class itself, or the classes whose union it is."""
    union = graph.value(kind, OWL.unionOf)
    return list(rdflib.collection.Collection(graph, union)) if union else [kind]


def test_classes_that_are_disjoint_have_no_known_actor_in_common(geo):
    disjoint = {frozenset(pair) for pair in geo.subject_objects(OWL.disjointWith)}
    for node in geo.subjects(RDF.type, OWL.AllDisjointClasses):
        listed = rdflib.collection.Collection(geo, geo.value(node, OWL.members))
        disjoint |= {frozenset(pair) for pair in itertools.combinations(listed, 2)}
    assert frozenset({GEO.Person, GEO.State}) in disjoint
    for pair in disjoint:
        wider = [set(geo.transitive_objects(kind, RDFS.subClassOf)) for kind in pair]
        assert not any(kind in wider[1 - place] for place, kind in enumerate(pair)), pair


def test_plover_has_16_types_4_quad_classes_and_modes_below_their_types():
    graph = load("plover")
    assert len(set(graph.subjects(RDF.type, GEO.EventType))) == 16
    assert len(set(graph.subjects(RDF.type, GEO.QuadClass))) == 4
    for mode in graph.subjects(RDF.type, GEO.Mode):
        wider = graph.value(mode, SKOS.broader)
        assert str(mode).startswith(f"{wider}-")
        assert str(graph.value(mode, SKOS.notation)) == str(mode).removeprefix(f"{wider}-")


def test_cameo_has_all_codes_with_goldstein_values_in_one_tree():
    graph = load("cameo")
    codes = {str(graph.value(term, SKOS.notation)): term for term in graph.subjects(RDF.type, SKOS.Concept)}
    assert len(codes) == 314
    assert sorted(code for code in codes if len(code) == 2) == [f"{number:02}" for number in range(1, 21)]
    for code, term in codes.items():
        assert term == CAMEO[code]
        assert code in NO_GOLDSTEIN or -10 <= float(graph.value(term, GEO.goldstein)) <= 10
        wider = graph.value(term, SKOS.broader)
        assert wider == (CAMEO[code[:-1]] if len(code) > 2 else None)


@pytest.mark.parametrize(("code", "value"), [("1312", -5.8), ("042", 1.9), ("190", -10.0), ("072", 8.3)])
def test_goldstein_values_are_those_of_the_scale(code, value):
    assert float(load("cameo").value(CAMEO[code], GEO.goldstein)) == value


def test_plover_scores_are_the_mean_goldstein_values_of_the_mapped_codes():
    graph = load("plover", "cameo")
    scored = {term for kind in (GEO.EventType, GEO.Mode) for term in graph.subjects(RDF.type, kind)}
    for term in scored:
        link = SKOS.broadMatch if (term, RDF.type, GEO.EventType) in graph else GEO.mode
        codes = [code for code in graph.subjects(link, term) if in_conversion_table(code.removeprefix(str(CAMEO)))]
        values = [float(value) for code in codes for value in graph.objects(code, GEO.goldstein)]
        wider = graph.value(graph.value(term, SKOS.broader), GEO.ploverScore)
        expected = round(sum(values) / len(values), 1) if values else float(wider)
        assert float(graph.value(term, GEO.ploverScore)) == expected, term
        assert graph.value(term, SKOS.historyNote)


def in_conversion_table(code):
    """The table of PLOVER has no line for appeals (root 02) nor for code 176; its roots stand for their codes."""
    return len(code) > 2 and not code.startswith("02") and code != "176"


@pytest.mark.parametrize("code", ["163", "191", "192"])
def test_known_conflicts_between_the_sources_are_told(code):
    assert "PLOVER" in str(load("cameo").value(CAMEO[code], SKOS.scopeNote))


def test_the_shapes_know_every_relation_and_every_kind():
    graph = load("shapes")
    lists = [set(rdflib.collection.Collection(graph, node)) for node in graph.objects(None, SH["in"])]
    assert {GEO[name] for name in relations()} in lists
    assert {GEO[class_name(kind)] for kind in Kind} in lists


def test_every_shape_has_a_message_and_a_place():
    graph = load("shapes")
    shapes = set(graph.subjects(RDF.type, SH.PropertyShape))
    assert all(graph.value(shape, SH.message) and graph.value(shape, SH.path) for shape in shapes)
    assert set(graph.objects(None, SH.property)) == shapes


@pytest.mark.parametrize(
    "edtf",
    [
        "2023-09-12",
        "2023-09",
        "2023",
        "2023?",
        "202X",
        "2023-22",
        "2023-XX",
        "2023-09-11/2023-09-17",
        "../2023",
        "2023/..",
    ],
)
def test_the_shape_of_dates_accepts_what_the_code_reads(edtf):
    assert span(edtf)
    assert date_pattern().search(edtf)


@pytest.mark.parametrize("text", ["soon", "2023-13", "2023-09-32", "12/09/2023", "2023-9-1"])
def test_the_shape_of_dates_refuses_what_is_none(text):
    assert not date_pattern().search(text)


def date_pattern():
    graph = load("shapes")
    return re.compile(str(graph.value(rdflib.URIRef("https://w3id.org/geograph/shapes#claim-time"), SH.pattern)))


def test_the_alignments_speak_only_of_terms_that_exist(geo):
    head, links = None, load("alignments")
    (head,) = links.subjects(RDF.type, OWL.Ontology)
    assert {term for term in links.subjects() if term != head} <= set(geo.subjects())
    allowed = {
        RDFS.comment,
        RDFS.subClassOf,
        RDFS.subPropertyOf,
        *(SKOS[f"{kind}Match"] for kind in ("close", "related", "narrow")),
    }
    assert {link for term, link in links.subject_predicates() if term != head} <= allowed


# What followthemoney 4.11 calls its schemata, as far as they are linked to.
FOLLOW_THE_MONEY = {
    "Address", "Article", "Company", "Directorship", "Event", "Family", "Membership", "Mention", "Occupancy",
    "Organization", "Person", "PublicBody", "Representation", "Sanction", "Territory",
}  # fmt: skip
CLOSED = (PROV, FOAF, ORG, SDO, TIME, GEOSPARQL, DCTERMS, OWL, RDF)


@pytest.mark.filterwarnings("error")  # a term that its vocabulary lacks is a warning of rdflib
def test_the_alignments_point_at_terms_that_exist():
    counted = dict.fromkeys(map(str, CLOSED), 0)
    for target in {target for link in ALIGNED for target in load("alignments").objects(None, link)}:
        base = next((known for known in CLOSED if str(target).startswith(str(known))), None)
        if base is not None:
            assert base[str(target).removeprefix(str(base))] == target
            counted[str(base)] += 1
        elif "followthemoney" in target:
            assert str(target).rpartition("#")[2] in FOLLOW_THE_MONEY
        else:
            assert re.match(r"http://www.wikidata.org/entity/[QP]\d+$|.*/sem/|.*wgs84_pos#|.*/oa#", str(target)), target
    assert all(counted.values()), counted


def test_plover_names_the_source_of_contexts_and_of_auxiliary_modes():
    graph = load("plover")
    assert set(graph.objects(PLOVER.contexts, SKOS.member)) == set(graph.subjects(RDF.type, GEO.Context))
    assert set(graph.objects(PLOVER["auxiliary-modes"], SKOS.member)) == {GEO[v] for v in (*Modality, *Polarity)}
    assert all(graph.value(PLOVER[name], DCTERMS.source) for name in ("contexts", "auxiliary-modes"))


@pytest.mark.parametrize("code", ["03", "04", "06", "07", "12", "13", "14", "15"])
def test_a_root_is_an_exact_match_only_if_the_type_has_all_its_codes_and_no_others(code):
    graph = load("cameo")
    kind = graph.value(CAMEO[code], SKOS.exactMatch)
    below = {str(term) for term in graph.subjects(SKOS.inScheme, None) if str(term).startswith(str(CAMEO) + code)}
    assert {str(term) for term in graph.subjects(SKOS.broadMatch, kind)} == below - {str(CAMEO[code])}


def test_every_code_has_a_definition_of_its_own():
    graph = load("cameo")
    for term in graph.subjects(RDF.type, SKOS.Concept):
        definition = str(graph.value(term, SKOS.definition))
        assert definition.rstrip(".") != str(graph.value(term, SKOS.prefLabel)), term
        assert re.fullmatch(r"(The source|Civilians) .*[a-z]\.", definition), definition


def test_no_label_is_used_twice_in_one_file():
    for name in ("plover", "cameo"):
        graph = load(name)
        labels = sorted(str(label) for label in graph.objects(None, SKOS.prefLabel))
        twice = [one for one, other in itertools.pairwise(labels) if one == other]
        assert twice == [], name
