"""The network of who stands how to whom, as networkx graphs that the measures share."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geograph.graph.deeds import COOPERATION, deeds, pair_of
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from networkx import DiGraph, Graph

    from geograph.graph.deeds import Deed
    from geograph.model import Findings

_KEPT = 3

Pair = tuple[str, str]


def directed(findings: Findings) -> DiGraph[str]:
    """Who does how much to whom: edges with the attributes `weight` (deeds), `cooperation` and `conflict`.

    A deed of a symmetric relation gives an edge either way. Ties are left out.
    """
    import networkx as nx  # noqa: PLC0415 - slow to load, and most users of this room do without

    counts: defaultdict[Pair, list[int]] = defaultdict(lambda: [0, 0])
    for deed in deeds(findings):
        if deed.quad:
            both = [(deed.source, deed.target)]
            both += [(deed.target, deed.source)] if relation(deed.claim.relation).symmetric else []
            for pair in both:
                counts[pair][deed.quad not in COOPERATION] += 1
    graph: DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(sorted({name for pair in counts for name in pair}))
    for (source, target), (cooperation, conflict) in sorted(counts.items()):
        graph.add_edge(source, target, weight=cooperation + conflict, cooperation=cooperation, conflict=conflict)
    return graph


def signed(findings: Findings) -> Graph[str]:
    """How each pair stands: edges with `sign` (1, -1 or 0), `score` (the mean PLOVER score), `weight` and `claims`.

    `weight` counts deeds and scored ties, `cooperation` those with a positive score; `claims` are the ids of the
    strongest few in the direction of the sign.
    """
    import networkx as nx  # noqa: PLC0415 - as above

    found: defaultdict[Pair, list[Deed]] = defaultdict(list)
    for deed in deeds(findings):
        if deed.score:
            found[pair_of(deed)].append(deed)
    graph: Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted({name for pair in found for name in pair}))
    for (one, two), done in sorted(found.items()):
        score = sum(deed.score for deed in done) / len(done)
        graph.add_edge(
            one,
            two,
            sign=(score > 0) - (score < 0),
            score=round(score, 4),
            weight=len(done),
            cooperation=sum(deed.score > 0 for deed in done),
            claims=_strongest(done, score),
        )
    return graph


def _strongest(done: list[Deed], score: float) -> tuple[str, ...]:
    alike = [deed for deed in done if deed.score * score >= 0]
    ordered = sorted(alike, key=lambda deed: (-abs(deed.score), deed.claim.id))
    return tuple(dict.fromkeys(deed.claim.id for deed in ordered))[:_KEPT]
