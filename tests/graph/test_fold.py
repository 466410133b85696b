import dataclasses

import pytest

from geograph.errors import InputError, VocabularyError
from geograph.graph import fold
from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind

TEXT = "Ruritania and Freedonia met."
ARTICLE = Article.of(TEXT)
ACTORS = tuple(Actor(id=name, label=name.title(), kind=Kind.STATE) for name in ("AAA", "BBB", "CCC"))


def claim(relation: str, sources: tuple[str, ...], targets: tuple[str, ...]) -> Claim:
    return Claim.of(relation=relation, sources=sources, targets=targets, evidence=Evidence.of(ARTICLE, 0, 4))


def graph_of(*claims: Claim):
    return fold(Findings(articles=(ARTICLE,), actors=ACTORS, claims=claims))


def test_every_actor_is_a_node_and_every_claim_an_edge(findings):
    graph = fold(findings)
    assert list(graph) == [actor.id for actor in findings.actors]
    assert {key for _, _, key in graph.edges(keys=True)} == {claim.id for claim in findings.claims}


def test_an_edge_carries_what_the_claim_and_the_ontology_say(findings):
    claim = findings.claims[1]
    edge = fold(findings).edges["USA", "PRK", claim.id]
    assert (edge["relation"], edge["plover"], edge["mode"], edge["cameo"], edge["quad"]) == (
        "threatensSanctionsAgainst", "THREATEN", "restrict", "1312", "verbal conflict",
    )  # fmt: skip
    assert (edge["modality"], edge["polarity"], edge["speakers"]) == ("possible", "affirmed", ("usa-officials",))
    assert findings.articles[0].text[edge["start"] : edge["end"]] == edge["quote"]


def test_a_node_carries_the_actor(findings):
    node = fold(findings).nodes["PRK"]
    assert (node["label"], node["kind"], node["country"], node["labels"]) == ("North Korea", "state", "PRK", ("DPRK",))


def test_each_pair_of_source_and_target_has_its_own_edge():
    graph = graph_of(claim("attacks", ("AAA", "BBB"), ("CCC",)))
    assert list(graph.edges()) == [("AAA", "CCC"), ("BBB", "CCC")]


@pytest.mark.parametrize(("sources", "targets"), [(("AAA",), ("BBB",)), (("BBB",), ("AAA",))])
def test_a_symmetric_relation_has_one_edge_in_a_stable_direction(sources, targets):
    assert list(graph_of(claim("meets", sources, targets)).edges()) == [("AAA", "BBB")]


def test_a_symmetric_relation_joins_nobody_with_himself():
    assert list(graph_of(claim("meets", ("AAA", "BBB"), ("BBB", "AAA"))).edges()) == [("AAA", "BBB")]


def test_a_claim_without_a_target_gives_no_edge():
    assert graph_of(claim("protestsAgainst", ("AAA",), ())).number_of_edges() == 0


def test_an_unknown_actor_is_refused_by_name():
    with pytest.raises(InputError, match="'ZZZ'"):
        graph_of(claim("attacks", ("ZZZ",), ("AAA",)))


def test_an_unknown_relation_is_refused(findings):
    wrong = dataclasses.replace(findings.claims[0], relation="warnz")
    with pytest.raises(VocabularyError, match="did you mean 'warns'"):
        fold(dataclasses.replace(findings, claims=(wrong,)))
