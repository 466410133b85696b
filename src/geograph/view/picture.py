"""The nodes and edges of the picture, made with pyvis.

Every actor is a node and every ordered pair of actors with claims is one edge that lists its claims. Only the most
connected actors are given a place and drawn at first; the page adds others when they are asked for.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

from geograph.model import Kind
from geograph.view.layout import layout
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyvis.network import Network

    from geograph.model import Claim, Findings

DRAWN_AT_FIRST = 300

_SHAPES = {
    Kind.STATE: "dot",
    Kind.GOVERNMENT: "square",
    Kind.MINISTRY: "square",
    Kind.COURT: "square",
    Kind.PARTY: "square",
    Kind.ORGANISATION: "hexagon",
    Kind.ALLIANCE: "hexagon",
    Kind.ARMED_FORCE: "triangleDown",
    Kind.ARMED_GROUP: "triangleDown",
    Kind.PLACE: "diamond",
}

Pair = tuple[int, int]


def picture(findings: Findings) -> Network:
    """The actors and their ties as a pyvis network; nodes have the number of their actor, claims are given by number.

    Nodes that are drawn at first have `x`, `y` and a `community`.
    """
    from pyvis.network import Network  # noqa: PLC0415 - imports IPython, which is slow

    bundles = _bundles(findings)
    counts = _counts(findings)
    sizes = [_size(counts[number]) for number in range(len(findings.actors))]
    network = Network(directed=True)
    places = _places(findings, bundles, counts, sizes)
    for number, actor in enumerate(findings.actors):
        shape = _SHAPES.get(actor.kind, "dot")
        where = places.get(number, {})
        network.add_node(number, actor.label or actor.id, shape, group=actor.kind.value, size=sizes[number], **where)
    for number, ((source, target), claims) in enumerate(bundles.items()):
        network.add_edge(source, target, id=number, claims=claims)
    network.toggle_physics(status=False)
    return network


def _bundles(findings: Findings) -> dict[Pair, list[int]]:
    """The claims of each ordered pair of actors, in the order of the findings."""
    numbers = {actor.id: number for number, actor in enumerate(findings.actors)}
    bundles: dict[Pair, list[int]] = {}
    for place, claim in enumerate(findings.claims):
        for source, target in _pairs(claim):
            bundles.setdefault((numbers[source], numbers[target]), []).append(place)
    return bundles


def _pairs(claim: Claim) -> Iterator[tuple[str, str]]:
    """Each source with each target; a relation that has no direction goes from the lower id to the higher."""
    symmetric = relation(claim.relation).symmetric
    found = [(source, target) for source in claim.sources for target in claim.targets]
    yield from dict.fromkeys((min(pair), max(pair)) if symmetric else pair for pair in found)


def _counts(findings: Findings) -> Counter[int]:
    """How many claims each actor is a source or a target of."""
    numbers = {actor.id: number for number, actor in enumerate(findings.actors)}
    named = (dict.fromkeys(claim.sources + claim.targets) for claim in findings.claims)
    return Counter(numbers[actor] for actors in named for actor in actors)


def _drawn(bundles: dict[Pair, list[int]], counts: Counter[int]) -> list[int]:
    """The actors of most claims; one whose partners are all left out makes room for the next that has one drawn."""
    ranked = sorted(counts, key=lambda number: (-counts[number], number))
    partners: dict[int, set[int]] = {number: set() for number in ranked}
    for source, target in bundles:
        if source != target:
            partners[source].add(target)
            partners[target].add(source)
    first = ranked[:DRAWN_AT_FIRST]
    if len(first) == len(ranked):
        return sorted(first)
    kept = [number for number in first if not partners[number].isdisjoint(first)]
    inside = set(kept)
    others = [number for number in ranked[DRAWN_AT_FIRST:] if not partners[number].isdisjoint(inside)]
    return sorted(kept + others[: DRAWN_AT_FIRST - len(kept)])


def _size(claims: int) -> float:
    """The radius of a node in world units: its area grows with its claims, up to a limit."""
    return round(min(12 + 3.4 * math.sqrt(claims), 38), 1)


def _places(
    findings: Findings, bundles: dict[Pair, list[int]], counts: Counter[int], sizes: list[float]
) -> dict[int, dict[str, Any]]:
    """Place and community of the actors drawn at first: the most connected, or any when nobody is connected."""
    drawn = _drawn(bundles, counts) or list(range(len(findings.actors)))[:DRAWN_AT_FIRST]
    names = [findings.actors[number].label for number in drawn]
    weights = {pair: len(claims) for pair, claims in bundles.items()}
    found = layout(drawn, names, [sizes[number] for number in drawn], weights)
    return {
        number: {"x": place.x, "y": place.y, "community": place.community}
        for number, place in zip(drawn, found, strict=True)
    }
