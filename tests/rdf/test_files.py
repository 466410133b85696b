import pytest
from pyoxigraph import parse

from geograph.errors import InputError, StoreError
from geograph.model import Article, Findings
from geograph.rdf import FORMATS, PREFIXES, read_quads, serialise, to_quads, write
from geograph.rdf.terms import EVENTS

HEAD = """\
actor:EU a geo:Actor , geo:Organisation ;
	geo:country "EUR" ;
	geo:sector "IGO" ;
	skos:altLabel "EU"@en ;
	skos:prefLabel "European Union"@en .
"""


@pytest.mark.parametrize("form", FORMATS)
def test_two_runs_write_the_same_bytes(findings, form, tmp_path):
    write(findings, tmp_path / f"one.{form}")
    write(findings, tmp_path / "two", form)
    assert (tmp_path / f"one.{form}").read_bytes() == (tmp_path / "two").read_bytes() == serialise(findings, form)


def test_turtle_is_grouped_by_subject(findings):
    text = serialise(findings, "ttl").decode()
    assert HEAD in text
    assert text.count("\nactor:USA ") == 1


def test_turtle_has_no_graphs_and_trig_has_one_an_article_and_one_for_the_events(findings):
    assert {str(quad.graph_name) for quad in parse(serialise(findings, "ttl"), format=FORMATS["ttl"])} == {"DEFAULT"}
    graphs = {str(quad.graph_name) for quad in parse(serialise(findings, "trig"), format=FORMATS["trig"])}
    articles = {f"<{PREFIXES['article']}{article.id}>" for article in findings.articles}
    assert graphs == {"DEFAULT", f"<{EVENTS}>"} | articles


def test_a_file_is_read_as_it_was_written(findings, tmp_path):
    write(findings, tmp_path / "graph.trig")
    assert set(read_quads(tmp_path / "graph.trig")) == set(to_quads(findings, derived=True))


def test_xml_holds_no_character_that_xml_cannot_hold():
    article = Article.of("x", title="a\0b\x1bc\rd\ufffee", url="https://example.org/x")
    content = serialise(Findings(articles=(article,)), "rdfxml")
    titles = [
        quad.object.value
        for quad in parse(content, format=FORMATS["rdfxml"])
        if quad.predicate.value.endswith("/title")
    ]
    assert titles == ["a\ufffdb\ufffdc\rd\ufffde"]


def test_json_ld_is_readable_by_its_context(findings):
    text = serialise(findings, "jsonld").decode()
    assert '"@id": "actor:USA"' in text
    assert '"geo:warns": "actor:PRK"' in text


def test_an_unknown_format_is_refused(findings, tmp_path):
    with pytest.raises(InputError, match="no RDF format 'docx'; formats are ttl, trig"):
        write(findings, tmp_path / "graph.docx")


def test_a_place_that_cannot_be_written_is_named(findings, tmp_path):
    with pytest.raises(StoreError, match=r"cannot write .*missing"):
        write(findings, tmp_path / "missing" / "graph.ttl")


def test_a_good_file_survives_a_failure(findings, tmp_path):
    target = tmp_path / "graph.ttl"
    target.mkdir()
    with pytest.raises(StoreError, match="cannot write"):
        write(findings, target)
    assert list(tmp_path.iterdir()) == [target]


def test_broken_turtle_is_refused_with_its_place(tmp_path):
    (tmp_path / "broken.ttl").write_text("@prefix a: <http://example.org/> .\na:b a:c\n")
    with pytest.raises(InputError, match=r"broken\.ttl is not valid Turtle: .*line 3"):
        list(read_quads(tmp_path / "broken.ttl"))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(StoreError, match=r"cannot read .*none\.ttl"):
        list(read_quads(tmp_path / "none.ttl"))
