import json
import threading

import pytest
from pyoxigraph import Store

from geograph.errors import InputError, QueryError, StoreError
from geograph.model import Findings
from geograph.query import Limits, Result, open_source, query
from geograph.query.check import names_events
from geograph.rdf import PREFIXES, from_quads, to_quads, write

# Takes some seconds: long enough to be stopped, short enough to leave the machine alone soon after.
LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d a ?f FILTER(CONCAT(STR(?a), STR(?d)) = '') }"


def test_the_simplest_question_works_without_prefixes(findings):
    result = query(findings, "SELECT ?target { actor:USA geo:warns ?target }")
    assert (result.columns, result.rows) == (("target",), (("https://w3id.org/geograph/actor/PRK",),))


def test_a_claim_leads_to_its_words_and_its_article(findings):
    result = query(
        findings,
        """
        SELECT ?quote ?title {
          GRAPH ?article { ?claim geo:relation geo:shells ; geo:evidence/oa:hasSelector/oa:exact ?quote }
          ?article dcterms:title ?title }""",
    )
    assert result.rows == (("Russia shelled Ukraine in March 2023.", "Shells"),)


@pytest.mark.parametrize(
    "path",
    [
        "rdfs:subPropertyOf* geo:threaten",
        "skos:broader plover:THREATEN",
        "skos:broader/geo:quadClass ?q ; ^geo:relation []",
    ],
)
def test_the_vocabulary_is_loaded_beside_the_data(findings, path):
    found = query(findings, f"SELECT DISTINCT ?r {{ ?claim geo:relation ?r . ?r {path} }}").rows
    assert ("https://w3id.org/geograph/ontology#threatensSanctionsAgainst",) in found


def test_ask_gives_true_or_false(findings):
    assert query(findings, "ASK { actor:USA geo:warns actor:PRK }").boolean is True
    assert query(findings, "ASK { actor:USA geo:threatensSanctionsAgainst actor:PRK }").boolean is False


def test_construct_gives_triples_that_can_be_written(findings):
    result = query(findings, "CONSTRUCT { ?a geo:warns ?b } WHERE { ?a geo:warns ?b }")
    assert len(result.triples) == 1
    assert result.to_rdf().decode().endswith("actor:USA geo:warns actor:PRK .\n")


def test_a_value_that_is_missing_is_none(findings):
    result = query(findings, "SELECT ?place { ?c geo:relation geo:shells OPTIONAL { ?c geo:place ?place } }")
    assert result.rows == ((None,),)


@pytest.mark.parametrize("name", ["graph.trig", "graph.ttl", "graph.nq"])
def test_files_and_folders_answer_as_findings_do(findings, name, tmp_path):
    write(findings, tmp_path / name)
    question = "SELECT ?a ?b { ?a geo:shells ?b }"
    assert query(tmp_path / name, question) == query(findings, question)
    if name == "graph.trig":
        assert query(tmp_path, question) == query(findings, question)


EVENTS = "SELECT ?who ?claim { ?claim geo:about ?event . ?event a geo:Event ; geo:eventRelation geo:shells . "
EVENTS += "OPTIONAL { ?event geo:affirmedBy ?who } }"


def test_findings_and_folders_have_events_as_files_do(findings, tmp_path):
    write(findings, tmp_path / "graph.trig")
    expected = query(tmp_path / "graph.trig", EVENTS)
    assert len(expected.rows) == 1
    assert query(findings, EVENTS) == query(tmp_path, EVENTS) == query(open_source(findings), EVENTS) == expected


@pytest.mark.parametrize("sparql", ["ASK { event:1 ?p ?o }", "ASK { GRAPH <https://w3id.org/geograph/events> {} }"])
def test_events_are_there_for_a_query_that_names_one_or_their_graph(sparql):
    assert names_events(sparql)


def test_every_term_of_events_is_known(findings):
    events = set(to_quads(findings, derived=True)) - set(to_quads(findings))
    terms = {quad.predicate.value for quad in events} - {PREFIXES["rdf"] + "type"} | {PREFIXES["geo"] + "Event"}
    assert len(terms) == 10
    for term in terms:
        assert names_events(f"ASK {{ ?a <{term}> ?b }}")
        assert names_events(f"PREFIX g: <{PREFIXES['geo']}> ASK {{ ?a g:{term.partition('#')[2]} ?b }}")


def test_a_query_that_names_no_event_does_without(findings):
    assert not any(map(names_events, ("ASK { ?event geo:warns ?about }", "ASK { ?a geo:earliest ?end }")))
    assert query(findings, "ASK { GRAPH ?g { ?a ?b ?c } FILTER(CONTAINS(STR(?g), 'graph/ev')) }").boolean is False


def test_the_events_of_a_database_are_those_of_its_findings(findings):
    database = Store()
    database.extend(to_quads(findings))
    assert query(database, EVENTS).rows == ()
    assert query(from_quads(database), EVENTS) == query(findings, EVENTS)


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT * {\n  ?s geo:warns ?o FILTER(?o > ) }", r"line 2, column \d+: expected"),
        ("", "line 1, column 1: expected"),
        (
            "SELECT * {\n  ?s geo:threatensSanctions ?o }",
            "line 2, column 6: no term geo:threatensSanctions; did you mean geo:threatensSanctionsAgainst",
        ),
        ("SELECT * { ?s skos:broader plover:THREATENS }", "did you mean plover:THREATEN"),
        ("SELECT * { ?s wikidata:P31 ?o }", "line 1, column 15: the prefix wikidata: is not declared"),
        ("INSERT DATA { actor:A geo:warns actor:B }", "line 1, column 1: INSERT would change the data"),
        ("PREFIX a: <http://a/>\nDELETE WHERE { ?s ?p ?o }", "line 2, column 1: DELETE would change the data"),
        ("LOAD <http://example.org/>", "LOAD would change the data"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE would call another server"),
    ],
)  # fmt: skip
def test_a_wrong_query_is_refused_with_its_place(findings, sparql, message):
    with pytest.raises(QueryError, match=message):
        query(findings, sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        'ASK { ?s ?p "INSERT geo:nothing SERVICE <x>" }',
        "ASK { ?s ?p ?o } # DELETE geo:nothing",
        "ASK { ?INSERT ?service <https://example.org/geo:nothing> }",
        "PREFIX geo: <http://www.opengis.net/ont/geosparql#> ASK { ?s geo:asWKT ?o }",
        "PREFIX ex: <http://example.org/> ASK { ?s ex:insert ex:service }",
        "ASK { ?a ?b ?c FILTER(?a<?b && ?c>3) }",
        "ASK { ?s ?p 'it\\'s' , '''a\n'b' geo:nothing''' }",
    ],
)
def test_words_in_texts_comments_and_names_do_no_harm(findings, sparql):
    assert query(findings, sparql).boolean is not None


def test_a_query_that_takes_too_long_is_stopped(findings):
    before = threading.active_count()
    with pytest.raises(QueryError, match=r"no answer within 0\.2 seconds"):
        query(findings, LONG, limits=Limits(seconds=0.2))
    assert threading.active_count() <= before + 1


def test_an_answer_of_too_many_rows_is_cut_and_says_so(findings):
    result = query(findings, "SELECT * { ?a ?b ?c . ?d ?e ?f }", limits=Limits(rows=5))
    assert (len(result.rows), result.complete) == (5, False)
    assert result.to_text().endswith("(cut short by the limit of rows)\n")


def test_a_folder_that_is_none_and_a_broken_file_are_named(findings, tmp_path):
    with pytest.raises(StoreError, match=r"holds no graph\.trig"):
        query(tmp_path, "ASK {}")
    with pytest.raises(StoreError, match="no such file"):
        query(tmp_path / "none.ttl", "ASK {}")
    (tmp_path / "broken.ttl").write_text("a b c")
    with pytest.raises(InputError, match="not valid Turtle"):
        query(tmp_path / "broken.ttl", "ASK {}")


def test_a_table_for_people(findings):
    text = query(findings, "SELECT ?a ?b { ?a geo:shells|geo:warns ?b } ORDER BY ?a").to_text()
    assert text == (
        "a          b\n"
        "---------  ---------\n"
        "actor:RUS  actor:UKR\n"
        "actor:USA  actor:PRK\n"
    )  # fmt: skip


def test_csv_quotes_what_must_be_quoted():
    result = query_of('"a,\\"b\\"\\n"', "UNDEF")
    assert result.to_csv() == 'x,y\r\n"a,""b""\n",\r\n'


def test_json_is_that_of_the_w3c():
    body = json.loads(query_of("'a'@en", "1").to_json())
    assert body["head"] == {"vars": ["x", "y"]}
    (row,) = body["results"]["bindings"]
    assert row["x"] == {"type": "literal", "value": "a", "xml:lang": "en"}
    assert row["y"]["datatype"].endswith("#integer")


def test_a_terminal_gets_no_control_characters():
    assert "\x1b" not in query_of("'\\u001b[31mred'", "'\\u202e'").to_text()
    assert "\u202e" not in query_of("'\\u001b[31mred'", "'\\u202e'").to_text()


def test_a_notebook_gets_a_table_in_which_text_is_text():
    shown = query_of("'<script>alert(1)</script>\\u202e'", "actor:PRK")._repr_html_()
    assert shown == (
        "<table><thead><tr><th>x</th><th>y</th></tr></thead>"
        "<tbody><tr><td>&lt;script&gt;alert(1)&lt;/script&gt;\\u202e</td><td>actor:PRK</td></tr></tbody></table>"
    )


def test_a_notebook_gets_no_more_rows_than_anybody_reads(findings):
    result = query(findings, "SELECT * { ?a ?b ?c . ?d ?e ?f }", limits=Limits(rows=1234))
    shown = result._repr_html_()
    assert shown.count("<tr>") == 101
    assert shown.endswith("<p>(1,134 more rows)</p><p>(cut short by the limit of rows)</p>")
    assert query(findings, "ASK {}")._repr_html_() == "<p>true</p>"


def query_of(one, two):
    return query(Findings(), f"SELECT ?x ?y {{ VALUES (?x ?y) {{ ({one} {two}) }} }}")


def test_only_triples_can_be_written_as_rdf():
    with pytest.raises(InputError, match="only the answer to a CONSTRUCT"):
        Result(boolean=True).to_rdf()


def written(findings, folder):
    write(findings, folder / "graph.trig")
    return folder / "graph.trig"


def opened(findings, folder):
    return open_source(written(findings, folder))


@pytest.mark.parametrize("make", [lambda findings, _: findings, written, opened], ids=["findings", "file", "database"])
def test_wider_relations_are_found_when_inferred(findings, tmp_path, make):
    source = make(findings, tmp_path)
    question = "SELECT ?a ?b { ?a geo:threaten ?b }"
    assert query(source, question).rows == ()
    assert query(source, question, infer=True).rows == query(source, "SELECT ?a ?b { ?a geo:warns ?b }").rows != ()
    assert query(source, question).rows == ()


def test_what_is_inferred_stands_in_the_graph_of_its_article(findings):
    asked = "SELECT ?g { GRAPH ?g { actor:RUS geo:assault actor:UKR . actor:RUS geo:shells actor:UKR } }"
    assert len(query(findings, asked, infer=True).rows) == 1


def test_threats_of_the_future_are_not_inferred_to_be_threats_made(findings):
    assert query(findings, "ASK { actor:USA geo:threatensSanctionsAgainst actor:PRK }", infer=True).boolean is False


def test_from_names_the_graphs_that_are_asked(findings):
    first = f"article:{findings.articles[0].id}"
    count = "SELECT (COUNT(*) AS ?n) %s { ?claim a geo:Claim }"
    assert query(findings, count % "").rows == (("8",),)
    assert query(findings, count % f"FROM {first}").rows == (("5",),)
    assert query(findings, count % "FROM <https://example.org/>").rows == (("0",),)


@pytest.mark.parametrize("iri", ["<http://a b>", '<http://a"b>', "<https://example.org/{x}>", "<http://a"])
def test_what_is_no_iri_is_told(findings, iri):
    with pytest.raises(QueryError, match=r"line 1, column 13: .* is no IRI; write %20"):
        query(findings, f"ASK {{ ?a ?b {iri} }}")


def test_json_holds_no_characters_that_steer_a_terminal_and_loses_none():
    text = query_of("'\\u001b[31mred \\u009b'", "'\\u202eevil\\u2066 é 💥 \\u0000'").to_json()
    assert all(character.isprintable() or character == "\n" for character in text)
    (row,) = json.loads(text)["results"]["bindings"]
    assert (row["x"]["value"], row["y"]["value"]) == ("\x1b[31mred \x9b", "\u202eevil\u2066 é 💥 \0")


def test_a_function_that_is_not_known_is_told(findings):
    with pytest.raises(QueryError, match=r"cannot be answered: .*<http://example.org/f> is not supported"):
        query(findings, "SELECT (<http://example.org/f>(1) AS ?x) {}")
