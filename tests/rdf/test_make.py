import dataclasses
import hashlib

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, serialize

from geograph.errors import InputError, VocabularyError
from geograph.graph import merge
from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind, Time
from geograph.rdf import PREFIXES, serialise, to_quads
from geograph.vocabulary import relations

GEO = PREFIXES["geo"]


def plain_triples(findings):
    names = {GEO + name for name in relations()}
    return {
        tuple(part.value.rpartition("/")[2].rpartition("#")[2] for part in quad.triple)
        for quad in to_quads(findings)
        if quad.predicate.value in names
    }


def test_only_actual_and_affirmed_claims_become_plain_triples(findings):
    assert plain_triples(findings) == {
        ("USA", "warns", "PRK"),
        ("kim-jong-un", "leads", "PRK"),
        ("RUS", "shells", "UKR"),
    }


def test_a_symmetric_relation_holds_both_ways(findings):
    claim = dataclasses.replace(findings.claims[0], relation="meets", sources=("USA", "PRK"), targets=("PRK",))
    found = plain_triples(dataclasses.replace(findings, claims=(claim,)))
    assert found == {("USA", "meets", "PRK"), ("PRK", "meets", "USA")}


def test_each_article_has_its_own_graph_and_actors_the_default_one(findings):
    for quad in to_quads(findings):
        about_actor = quad.subject.value.startswith(PREFIXES["actor"]) and quad.predicate.value not in {
            GEO + name for name in relations()
        }
        assert (quad.graph_name == DefaultGraph()) == about_actor
    graphs = {quad.graph_name.value for quad in to_quads(findings) if quad.graph_name != DefaultGraph()}
    assert graphs == {PREFIXES["article"] + article.id for article in findings.articles}


def test_the_order_of_the_findings_does_not_change_a_byte(findings):
    backwards = Findings(
        articles=findings.articles[::-1],
        actors=findings.actors[::-1],
        mentions=findings.mentions[::-1],
        claims=findings.claims[::-1],
    )
    assert serialise(backwards, "nq") == serialise(findings, "nq")


def test_the_lines_are_those_that_pyoxigraph_writes(findings):
    strange = Article.of('\0\b\t\n\f\r"\\\x7f\x80\u202e\ufffe😀', url="https://example.org/x", title="\x1b]0;")
    both = merge([findings, Findings(articles=(strange,))])
    written = serialize(to_quads(both, text=True, derived=True), format=RdfFormat.N_QUADS)
    assert serialise(both, "nq", text=True, derived=True) == written


def test_the_hash_and_length_let_evidence_be_checked(findings):
    article = findings.articles[0]
    lines = serialise(findings, "nq").decode().splitlines()
    about = [line for line in lines if line.startswith(f"<{PREFIXES['article']}{article.id}>")]
    assert any(hashlib.sha256(article.text.encode()).hexdigest() in line for line in about)
    assert any(f'#length> "{len(article.text)}"' in line for line in about)


def test_strange_ids_and_iris_are_percent_encoded():
    actor = Actor(id='a b"<c>', label="A", kind=Kind.STATE, same_as=('http://example.org/a b"',))
    lines = serialise(Findings(actors=(actor,)), "nq").decode()
    assert f"<{PREFIXES['actor']}a%20b%22%3Cc%3E>" in lines
    assert "<http://example.org/a%20b%22>" in lines


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"label": "\ud800"}, "lone surrogate"),
        ({"id": "\ud800"}, "lone surrogate"),
        ({"same_as": ("Q423",)}, "no absolute IRI"),
    ],
)
def test_what_rdf_cannot_say_is_refused(change, message):
    actor = Actor(**{"id": "a", "label": "A", "kind": Kind.STATE, **change})
    with pytest.raises(InputError, match=message):
        list(to_quads(Findings(actors=(actor,))))


def test_a_date_that_is_none_is_refused(findings):
    claim = dataclasses.replace(findings.claims[0], time=Time(edtf="soon"))
    with pytest.raises(InputError, match="'soon' is not an EDTF date"):
        list(to_quads(dataclasses.replace(findings, claims=(claim,))))


def test_an_unknown_relation_is_refused():
    article = Article.of("A met B.")
    claim = Claim.of(relation="metts", sources=("A",), targets=("B",), evidence=Evidence.of(article, 0, 8))
    with pytest.raises(VocabularyError, match="did you mean 'meets'"):
        list(to_quads(Findings(articles=(article,), claims=(claim,))))


def test_no_quad_comes_twice(findings):
    mention = findings.mentions[0]
    doubled = dataclasses.replace(
        findings,
        mentions=(*findings.mentions, mention, dataclasses.replace(mention, how="another reason")),
        claims=(*findings.claims, findings.claims[0]),
    )
    quads = list(to_quads(doubled))
    assert len(quads) == len(set(quads))
