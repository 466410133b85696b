import itertools

import networkx as nx
import pytest

from geograph.model import Findings
from geograph.report import Citer, plots
from geograph.report.places import places

STAR = nx.star_graph([f"n{number}" for number in range(30)])
APART = nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("x", "y")])


@pytest.mark.parametrize("graph", [STAR, APART, nx.Graph([("a", "b")]), nx.complete_graph(["k", "l", "m", "n", "o"])])
def test_no_two_names_lie_over_each_other(graph):
    found = places(graph)
    assert found.keys() == set(graph)
    for (one, across), (two, down) in itertools.combinations(found.values(), 2):
        assert abs(one - two) > 0.115 or abs(across - down) > 0.065


def test_a_group_apart_does_not_drift_away():
    found = places(APART)
    assert max(abs(found["x"][0] - found["a"][0]), abs(found["x"][1] - found["a"][1])) < 1.2


def test_the_order_of_the_edges_changes_nothing():
    turned = nx.Graph([(two, one) for one, two in reversed(list(APART.edges))])
    assert places(turned) == places(APART)


def test_a_single_actor_has_a_place():
    alone = nx.Graph()
    alone.add_node("a")
    assert list(places(alone)) == ["a"]


def test_who_has_no_partner_among_the_drawn_is_left_out(findings):
    figure = plots.network(findings, Citer(findings), most=3)
    names = {text.get_text() for text in figure.axes[0].texts}
    assert names == {"Russia", "Ukraine"}


def test_nothing_to_draw_is_told():
    with pytest.raises(ValueError, match="nothing to draw"):
        plots.network(Findings(), Citer(Findings()))
