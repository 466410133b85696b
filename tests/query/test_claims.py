"""Which claims a picture of an answer shows."""

import dataclasses

import pytest

from geograph.errors import QueryError
from geograph.model import Article, Claim, Evidence, Findings, Polarity
from geograph.query import claims_of, open_source, query
from geograph.rdf import write

PLAIN = "CONSTRUCT { ?a ?r ?b } WHERE { ?c geo:relation ?r ; geo:source ?a ; geo:target ?b }"


def drawn(source, sparql, **more):
    store = open_source(source)
    return claims_of(query(store, sparql), store, **more)


def relations(found):
    return sorted(claim.relation for claim in found.claims)


@pytest.mark.parametrize(
    ("sparql", "expected"),
    [
        ("CONSTRUCT { ?a geo:warns ?b } WHERE { ?a geo:warns ?b }", ["warns"]),
        ("CONSTRUCT { ?c geo:relation ?r } WHERE { ?c geo:relation ?r ; geo:modality geo:planned }", ["visits"]),
        ("DESCRIBE ?claim { ?claim geo:polarity geo:denied }", ["givesMilitaryAidTo"]),
        ("CONSTRUCT { ?a geo:threaten ?b } WHERE { ?a geo:warns ?b }", ["threatensSanctionsAgainst", "warns"]),
        ("CONSTRUCT { actor:PRK geo:givesMilitaryAidTo actor:RUS } WHERE {}", ["givesMilitaryAidTo"]),
    ],
)  # fmt: skip
def test_triples_stand_for_claims(findings, sparql, expected):
    assert relations(drawn(findings, sparql)) == expected


def test_everything_can_be_drawn(findings):
    found = drawn(findings, PLAIN, articles=findings.articles)
    assert (found.articles, found.claims) == (findings.articles, findings.claims)
    assert {actor.id for actor in found.actors} == {actor.id for actor in findings.actors}


def test_only_what_the_claims_need_is_there(findings):
    found = drawn(findings, "CONSTRUCT { ?a geo:shells ?b } WHERE { ?a geo:shells ?b }")
    assert [article.title for article in found.articles] == ["Shells"]
    assert [actor.id for actor in found.actors] == ["RUS", "UKR"]
    assert {mention.actor for mention in found.mentions} == {"RUS", "UKR"}


def test_who_denies_an_edge_is_drawn_too(findings):
    article = Article.of("Russia did not shell Ukraine.")
    denial = Claim.of(
        relation="shells", sources=("RUS",), targets=("UKR",), polarity=Polarity.DENIED,
        evidence=Evidence.of(article, 0, 6),
    )  # fmt: skip
    both = dataclasses.replace(
        findings, articles=(*findings.articles, article), claims=(*findings.claims, denial)
    )  # fmt: skip
    found = drawn(both, "CONSTRUCT { ?a geo:shells ?b } WHERE { ?a geo:shells ?b }")
    assert sorted(claim.polarity for claim in found.claims) == ["affirmed", "denied"]


def test_a_symmetric_relation_is_found_from_either_side():
    article = Article.of("They met.")
    claim = Claim.of(relation="meets", sources=("A",), targets=("B",), evidence=Evidence.of(article, 0, 9))
    found = drawn(Findings(articles=(article,), claims=(claim,)), "CONSTRUCT { actor:B geo:meets actor:A } WHERE {}")
    assert found.claims == (claim,)


@pytest.mark.parametrize("name", ["graph.trig", "graph.ttl", "graph.nq"])
def test_a_file_gives_the_same_claims_without_the_texts(findings, tmp_path, name):
    write(findings, tmp_path / name)
    found = drawn(tmp_path / name, PLAIN)
    assert found.claims == findings.claims
    assert {article.text for article in found.articles} == {""}


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT * { ?a geo:warns ?b }", "only the answer to a CONSTRUCT or DESCRIBE can be drawn"),
        ("ASK {}", "only the answer to a CONSTRUCT"),
        ("CONSTRUCT { ?a geo:shells ?b } WHERE { ?a geo:nukes ?b }", "no term geo:nukes"),
        ("CONSTRUCT WHERE { ?a skos:prefLabel ?b }", r"no claims among the \d+ triples of the answer; what"),
        ('CONSTRUCT { <urn:a> <urn:b> "c" . ?a geo:warns _:b } WHERE { ?a a geo:State }', "no claims among"),
        ("CONSTRUCT { claim:none geo:relation geo:warns } WHERE {}", "no claims among"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_told(findings, sparql, message):
    with pytest.raises(QueryError, match=message):
        drawn(findings, sparql)
