"""Where the actors of a drawn network stand: near their partners, and apart enough for their names to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from networkx import Graph
    from numpy import bool_, float64
    from numpy.typing import NDArray

    Points: TypeAlias = "NDArray[float64]"

_SEED = 0
_HELD = 0.2  # how much weaker than an edge the centre holds each actor, so that no group drifts away
_SPREAD = 3.0
_STEPS = 300
_LABEL = (0.12, 0.07)  # width and height of a name, as a part of the picture


def places(drawn: Graph[str]) -> dict[str, tuple[float, float]]:
    """A place in the unit square, or a little outside of it, for each node; always the same for the same graph.

    >>> import networkx as nx
    >>> sorted(places(nx.Graph([("RUR", "FRE"), ("FRE", "SYL")])))
    ['FRE', 'RUR', 'SYL']
    """
    import networkx as nx  # noqa: PLC0415 - slow to load
    import numpy as np  # noqa: PLC0415 - as above

    names = sorted(drawn)
    held: Graph[str] = nx.Graph()
    held.add_nodes_from(names)
    held.add_edges_from((*sorted(edge), {"pull": 1.0}) for edge in sorted(map(sorted, drawn.edges)))
    held.add_edges_from(("", name, {"pull": _HELD}) for name in names)
    found = nx.spring_layout(held, k=_SPREAD / len(held) ** 0.5, weight="pull", iterations=_STEPS, seed=_SEED)
    points: Points = np.array([found[name] for name in names], dtype=float)
    low, high = points.min(axis=0), points.max(axis=0)
    apart = _apart((points - low) / np.where(high > low, high - low, 1.0))
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, apart, strict=True)}


def _apart(points: Points) -> Points:
    """The points moved until no two names lie over each other, or for as long as that gets better in a while."""
    import numpy as np  # noqa: PLC0415 - slow to load

    number = np.arange(len(points))
    first = np.sign(number[:, None] - number[None])[..., None]  # who goes which way where two are in one place
    for _ in range(_STEPS):
        gaps = points[:, None] - points[None]
        over = np.array(_LABEL) - np.abs(gaps)
        hit: NDArray[bool_] = (over > 0).all(axis=-1) & (first[..., 0] != 0)
        if not hit.any():
            break
        flat = over[..., 1] / _LABEL[1] <= over[..., 0] / _LABEL[0]
        way = np.where(gaps == 0, first, np.sign(gaps))
        push = np.stack([np.where(hit & ~flat, over[..., 0], 0), np.where(hit & flat, over[..., 1], 0)], axis=-1) * way
        points = points + push.sum(axis=1) / 4
    return points
