"""Blocs: actors that cooperate more with each other than with the rest, and those that stand between blocs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from networkx import Graph

_SEED = 0


def blocs_of(pairs: Graph[str]) -> tuple[tuple[str, ...], ...]:
    """The communities that Louvain's method finds among pairs that stand well with each other, the largest first.

    The weight of a pair is its number of cooperative deeds and ties. Actors that stand well with nobody are in none.
    """
    import networkx as nx  # noqa: PLC0415 - slow to load, and most users of this room do without

    friends = _friends(pairs)
    found = nx.community.louvain_communities(nx.convert_node_labels_to_integers(friends), weight="weight", seed=_SEED)
    names = list(friends)
    blocs = [tuple(sorted(names[number] for number in bloc)) for bloc in found]
    return tuple(sorted(blocs, key=lambda bloc: (-len(bloc), bloc)))


def modularity_of(pairs: Graph[str], blocs: Sequence[Sequence[str]]) -> float:
    """How much more the cooperation is inside the blocs than by chance: 0 is chance, 1 the most; 0 without blocs."""
    import networkx as nx  # noqa: PLC0415 - as above

    friends = _friends(pairs)
    return round(nx.community.modularity(friends, [set(bloc) for bloc in blocs], weight="weight"), 4) if blocs else 0.0


def bridging(pairs: Graph[str], bloc_of: Mapping[str, int]) -> dict[str, float]:
    """The participation coefficient of each actor with a bloc: how evenly its cooperation is spread over blocs."""
    friends = _friends(pairs)
    found = {}
    for name in friends:
        shares = Counter[int]()
        for other, edge in friends[name].items():
            shares[bloc_of[other]] += edge["weight"]
        total = sum(shares.values())
        found[name] = round(1 - sum((share / total) ** 2 for share in shares.values()), 4)
    return found


def _friends(pairs: Graph[str]) -> Graph[str]:
    """The pairs that stand well with each other, in the order of the ids."""
    import networkx as nx  # noqa: PLC0415 - as above

    edges = sorted((*sorted((one, two)), edge) for one, two, edge in pairs.edges(data="cooperation"))
    good = [(one, two, number) for one, two, number in edges if pairs[one][two]["sign"] > 0]
    graph: Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted({name for one, two, _ in good for name in (one, two)}))
    graph.add_weighted_edges_from(good)
    return graph
