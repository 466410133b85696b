"""Where the actors stand: a force-directed layout of networkx, then everybody is given room for a name.

Communities are found first and their ties pull harder, so that they can be seen. All is worked out on whole numbers
and from a fixed start, so the same input gives the same picture.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

_SEED = 7
_WIDE = 1.35  # screens are wider than high
_NAMED = 60  # so many of the largest nodes are given room for their names; of the others the page names those it can
_GAP = 34.0  # between parts of the graph that nothing connects
_ROOM = 2.4  # the area that the picture starts from, in areas of all its nodes and names
_LETTER = 7.4  # width of an average letter of a name in world units
_LINE = 24.0  # height of the name under a node
_LONGEST = 26  # letters of a name that are drawn
_FEW = 40  # nodes up to which there is room to spare
_FLAT = 3  # nodes up to which a part may lie as flat as it will
_ROUNDS = 600
_PUSH = 0.4  # the part of an overlap that each of the two gives way in one round
_STRETCH = 2.2  # the most that a flat layout is stretched to fill the screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a node stands, in world units, and the number of its community."""

    x: int
    y: int
    community: int


def layout(nodes: Sequence[int], names: Sequence[str], sizes: Sequence[float], pairs: Mapping[Any, int]) -> list[Place]:
    """A place for each node, in the order given, so that neither nodes nor their names overlap.

    `pairs` gives the number of claims between two nodes; pairs of other nodes are left out.
    """
    import numpy as np  # noqa: PLC0415 - heavy, and needed for a page only

    if not nodes:
        return []
    graph = _graph(nodes, pairs)
    communities = _communities(graph)
    largest = set(sorted(range(len(nodes)), key=lambda place: (-sizes[place], place))[:_NAMED])
    boxes = {
        node: _box(names[place] if place in largest else "", sizes[place], len(nodes))
        for place, node in enumerate(nodes)
    }
    parts = [_Part.of(graph.subgraph(sorted(part)), communities, boxes) for part in _connected(graph)]
    found = {node: place for part, corner in _shelved(parts) for node, place in part.at(corner)}
    points = np.array([found[node] for node in nodes])
    points -= (points.max(axis=0) + points.min(axis=0)) / 2
    return [
        Place(x=round(x), y=round(y), community=communities[node])
        for node, (x, y) in zip(nodes, points.tolist(), strict=True)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Nodes that ties connect, laid out by themselves; `points` are counted from the upper left corner."""

    nodes: list[int]
    points: Points
    size: tuple[float, float]

    @classmethod
    def of(cls, graph: nx.Graph, communities: Mapping[int, int], boxes: Mapping[int, tuple[float, float]]) -> _Part:
        import numpy as np  # noqa: PLC0415

        half = np.array([boxes[node] for node in graph])
        side = math.sqrt(4 * half.prod(axis=1).sum() * _ROOM / _WIDE)
        spread = _spread(graph, communities) * side * [_WIDE, 1]
        points = _filled(_apart(spread, half)) if len(graph) > _FLAT else _apart(spread, half)
        corner = (points - half).min(axis=0)
        wide, high = ((points + half).max(axis=0) - corner).tolist()
        return cls(nodes=list(graph), points=points - corner, size=(wide, high))

    def at(self, corner: tuple[float, float]) -> list[tuple[int, tuple[float, float]]]:
        """Where the nodes stand when the part lies there."""
        places = (self.points + corner).tolist()
        return [(node, (x, y)) for node, (x, y) in zip(self.nodes, places, strict=True)]


def _connected(graph: nx.Graph) -> list[set[int]]:
    """The parts of the graph that nothing connects, the largest first."""
    import networkx as nx  # noqa: PLC0415

    return sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))


def _shelved(parts: Sequence[_Part]) -> list[tuple[_Part, tuple[float, float]]]:
    """The parts in rows, each with its upper left corner; the first row is that of the largest."""
    area = sum((part.size[0] + _GAP) * (part.size[1] + _GAP) for part in parts)
    limit = max(parts[0].size[0], math.sqrt(area * _WIDE))
    rows: list[list[_Part]] = [[]]
    for part in parts:
        if rows[-1] and sum(other.size[0] + _GAP for other in rows[-1]) + part.size[0] > limit:
            rows.append([])
        rows[-1].append(part)
    placed, top = [], 0.0
    for row in rows:
        left, high = (limit - sum(part.size[0] + _GAP for part in row) + _GAP) / 2, max(part.size[1] for part in row)
        for part in row:
            placed.append((part, (left, top + (high - part.size[1]) / 2)))
            left += part.size[0] + _GAP
        top += high + _GAP
    return placed


def _graph(nodes: Sequence[int], pairs: Mapping[Any, int]) -> nx.Graph:
    import networkx as nx  # noqa: PLC0415

    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    for (source, target), count in pairs.items():
        if source != target and source in graph and target in graph:
            known = graph.get_edge_data(source, target, {"weight": 0})["weight"]
            graph.add_edge(source, target, weight=known + count)
    return graph


def _communities(graph: nx.Graph) -> dict[int, int]:
    """The number of each node's community, the largest first; nodes are whole numbers, whose sets keep an order."""
    import networkx as nx  # noqa: PLC0415

    found = nx.community.louvain_communities(graph, weight="weight", seed=_SEED) if graph.number_of_edges() else []
    ranked = sorted(found, key=lambda members: (-len(members), min(members)))
    numbers = {node: number for number, members in enumerate(ranked) for node in members}
    return {node: numbers.get(node, 0) for node in graph}


def _spread(graph: nx.Graph, communities: Mapping[int, int]) -> Points:
    """Places in a square around the origin, of side about one."""
    import networkx as nx  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    if len(graph) == 1:
        return np.zeros((1, 2))
    graph = graph.copy()
    for source, target, values in graph.edges(data=True):
        near = communities[source] == communities[target]
        values["pull"] = (1 + math.log(values["weight"])) * (1.6 if near else 0.5)
    rounds = 120 if len(graph) < 150 else 70
    start = nx.circular_layout(_grouped(graph, communities))
    found = nx.spring_layout(
        graph, pos=start, weight="pull", k=1.5 / math.sqrt(len(graph)), iterations=rounds, seed=_SEED, method="force"
    )
    return _balanced(np.array([found[node] for node in graph]))


def _grouped(graph: nx.Graph, communities: Mapping[int, int]) -> list[int]:
    """The nodes in the order of their communities."""
    return sorted(graph, key=lambda node: (communities[node], node))


def _balanced(points: Points) -> Points:
    """The points turned so that they lie along the screen, and spread so that they fill it.

    A point's distance from the middle becomes half its rank, half its value, which draws in far outliers.
    """
    import numpy as np  # noqa: PLC0415

    points = points - points.mean(axis=0)
    along = np.linalg.svd(points, full_matrices=False)[2]
    points = points @ (along * np.sign(along.sum(axis=1, keepdims=True) + 1e-9)).T
    wide, high = np.abs(points).max(axis=0)
    points[:, 1] *= min(wide / max(high, 1e-9), _STRETCH)
    far = np.hypot(points[:, 0], points[:, 1])
    rank = np.sqrt((np.argsort(np.argsort(far, kind="stable"), kind="stable") + 1) / len(far))
    wanted = 0.55 * rank + 0.45 * far / max(far.max(), 1e-9)
    scaled: Points = points * (wanted / np.maximum(far, 1e-9))[:, None] / 2
    return scaled


def _box(name: str, size: float, number: int) -> tuple[float, float]:
    """Half the width and half the height that a node and the name under it take, one of so many."""
    slack = 26 if number <= _FEW else 8
    if not name:
        return size + slack + 4, size + slack
    return max(size + 2, min(len(name), _LONGEST) * _LETTER / 2) + slack, size + _LINE / 2 + slack


def _apart(points: Points, boxes: Points) -> Points:
    """The points pushed apart, along the axis that needs the smaller push, until no two boxes overlap."""
    import numpy as np  # noqa: PLC0415

    one, other = np.triu_indices(len(points), 1)
    room = (boxes[one] + boxes[other]).T
    x, y = points.T.copy()
    for _ in range(_ROUNDS):
        gap_x, gap_y = x[one] - x[other], y[one] - y[other]
        lack_x, lack_y = room[0] - np.abs(gap_x), room[1] - np.abs(gap_y)
        close = np.flatnonzero((lack_x > 1) & (lack_y > 1))
        if not len(close):
            break
        sideways = lack_x[close] * 0.9 <= lack_y[close]
        for values, gap, lack, chosen in ((x, gap_x, lack_x, sideways), (y, gap_y, lack_y, ~sideways)):
            pairs = close[chosen]
            push = np.where(gap[pairs] < 0, -1, 1) * lack[pairs] * _PUSH
            np.add.at(values, one[pairs], push)
            np.add.at(values, other[pairs], -push)
    return np.column_stack([x, y])


def _filled(points: Points) -> Points:
    """The points drawn out along the shorter side of the screen, within limits, if they leave much of it empty."""
    wide, high = points.max(axis=0) - points.min(axis=0) + 1
    points[:, 1] *= min(max(wide / (_WIDE * high), 1), 1.6)
    points[:, 0] *= min(max(high / wide, 1), 1.6)
    return points
