import networkx as nx
import pytest
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

from geograph.graph import measures
from geograph.graph.rank import page_rank

BLOCS = [
    "2023-01-01 C: A aids B", "2023-01-01 C: B aids A", "2023-01-01 C: A aids D", "2023-01-01 C: B aids D",
    "2023-01-01 C: X aids Y", "2023-01-01 C: Y aids Z", "2023-01-01 C: X aids Z",
    "2023-01-01 C: A attacks X", "2023-01-01 C: D praises X",
]  # fmt: skip


def by_actor(found):
    return {each.actor: each for each in found.actors}


def test_degrees_count_claims_by_quad_class(told):
    found = by_actor(measures(told(*BLOCS)))["A"]
    assert (found.partners, found.given, found.received) == (3, 3, 1)
    assert (found.material_cooperation, found.material_conflict, found.verbal_cooperation) == (3, 1, 0)


def test_blocs_are_those_that_cooperate(told):
    found = measures(told(*BLOCS))
    assert found.blocs == (("A", "B", "D"), ("X", "Y", "Z"))
    assert found.modularity > 0.3


def test_the_broker_is_who_cooperates_with_both_blocs(told):
    findings = told(*BLOCS)
    found = measures(findings)
    assert {broker.actor: broker.blocs for broker in found.brokers} == {"D": (1, 2), "X": (1, 2)}
    quotes = {claim.id: claim.evidence.quote for claim in findings.claims}
    assert all("D praises X" in [quotes[name] for name in broker.claims] for broker in found.brokers)


def test_betweenness_and_rank_agree_with_networkx(told):
    found = by_actor(measures(told("2023-01-01 C: A aids B", "2023-01-01 C: B aids D", "2023-01-01 C: D attacks E")))
    exact = nx.betweenness_centrality(nx.Graph([("A", "B"), ("B", "D"), ("D", "E")]))
    assert {name: each.betweenness for name, each in found.items()} == pytest.approx(exact, abs=1e-6)


def test_rank_is_that_of_networkx():
    graph = nx.gnp_random_graph(30, 0.1, seed=3, directed=True)
    nx.set_edge_attributes(graph, {edge: 1 + sum(edge) % 3 for edge in graph.edges}, "weight")
    assert page_rank(graph) == pytest.approx(_pagerank_python(graph, weight="weight", tol=1e-10), abs=1e-6)


@pytest.mark.parametrize(
    ("third", "balanced"), [("A aids D", 0), ("A attacks D", 1)], ids=["friend of an enemy", "enemy of an enemy"]
)
def test_balance_asks_whether_the_friend_of_a_friend_is_a_friend(told, third, balanced):
    found = measures(told("2023-01-01 C: A aids B", "2023-01-01 C: B attacks D", f"2023-01-01 C: {third}")).balance
    assert (found.balanced, found.unbalanced) == (balanced, 1 - balanced)
    assert [triad.signs for triad in found.tensions] == ["++-"] * (1 - balanced)
    assert all(len(triad.claims) == 3 for triad in found.tensions)


def test_ties_count_for_balance(told):
    found = measures(told("2023-01-01 C: A alliedWith B", "2023-01-01 C: B rivalOf D", "2023-01-01 C: A attacks D"))
    assert found.balance.share == 1.0


def test_reciprocity_is_the_share_that_is_returned(told):
    found = measures(told(
        "2023-01-01 C: A attacks B", "2023-01-02 C: A attacks B", "2023-01-03 C: B attacks A",
        "2023-01-03 C: A praises B", "2023-01-03 C: A meets B",
    )).reciprocity  # fmt: skip
    assert (found.conflict, found.cooperation, found.all) == (0.6667, 0.0, 0.5)


def test_what_is_not_done_counts_for_nothing(told):
    found = measures(told("2023-01-01 C: A attacks B possible", "2023-01-01 C: A aids B not"))
    assert found.actors == found.blocs == ()


def test_the_order_of_the_claims_does_not_matter(told):
    assert measures(told(*BLOCS)).to_dict()["actors"] == measures(told(*BLOCS[::-1])).to_dict()["actors"]
