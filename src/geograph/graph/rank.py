"""Which actors stand between others and which ones deeds are directed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networkx import DiGraph

PIVOTS = 300
_SEED = 0
_DAMPING = 0.85
_ROUNDS = 200
_CLOSE = 1e-10


def betweenness(network: DiGraph[str]) -> dict[str, float]:
    """The betweenness of each actor, 0 to 1, whichever way deeds go; above `PIVOTS` actors an estimate."""
    import networkx as nx  # noqa: PLC0415 - slow to load, and most users of this room do without

    # Drawing pivots must not depend on the order in which the claims came.
    graph = nx.Graph()
    graph.add_nodes_from(sorted(network))
    graph.add_edges_from(sorted(tuple(sorted(edge)) for edge in network.edges))
    pivots = PIVOTS if len(graph) > PIVOTS else None
    return dict(nx.betweenness_centrality(graph, k=pivots, seed=_SEED))


def page_rank(network: DiGraph[str]) -> dict[str, float]:
    """The PageRank of each actor by the number of deeds directed at it, with a damping of 0.85; the sum is 1.

    It is computed here because the one of networkx needs scipy.

    >>> import networkx as nx
    >>> rank = page_rank(nx.DiGraph([("FRE", "RUR", {"weight": 2}), ("SYL", "RUR", {"weight": 1})]))
    >>> max(rank, key=rank.get)
    'RUR'
    """
    import numpy as np  # noqa: PLC0415 - as above

    names = sorted(network)
    if not names:
        return {}
    place = {name: number for number, name in enumerate(names)}
    edges = list(network.edges(data="weight"))
    sources = np.array([place[source] for source, _, _ in edges], dtype=int)
    targets = np.array([place[target] for _, target, _ in edges], dtype=int)
    weights = np.array([weight for _, _, weight in edges], dtype=float)
    given = np.bincount(sources, weights, minlength=len(names))
    rank = np.full(len(names), 1 / len(names))
    for _ in range(_ROUNDS):
        share = np.divide(rank, given, out=np.zeros_like(rank), where=given > 0)
        passed = np.bincount(targets, share[sources] * weights, minlength=len(names))
        passed += rank[given == 0].sum() / len(names)
        after = (1 - _DAMPING) / len(names) + _DAMPING * passed
        if np.abs(after - rank).sum() < _CLOSE:
            break
        rank = after
    return dict(zip(names, map(float, rank), strict=True))
