"""Structural balance: whether friends of friends are friends, and enemies of enemies too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.model import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from networkx import Graph

_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Triad(Record):
    """Three actors (ids, sorted) that stand in the way of balance, and a claim for each pair.

    `signs` are those of the pairs first-second, first-third, second-third: ``+`` or ``-``. One ``-`` alone is a
    friend of two enemies, three are enemies all round.
    """

    actors: tuple[str, str, str]
    signs: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance(Record):
    """How many triangles are balanced and not, the share of balanced ones (None without any), the clearest not so."""

    balanced: int
    unbalanced: int
    share: float | None
    tensions: tuple[Triad, ...]


def balance(pairs: Graph[str]) -> Balance:
    """The balance of the triangles of a signed network, as `geograph.graph.signed` makes it.

    A pair whose cooperation and conflict weigh the same has no sign and makes no triangle. The clearest tensions are
    those whose weakest pair has the highest mean score, of either sign.
    """
    balanced, unbalanced = 0, []
    for triple in _triangles(pairs):
        one, two, three = triple
        edges = [pairs[one][two], pairs[one][three], pairs[two][three]]
        if edges[0]["sign"] * edges[1]["sign"] * edges[2]["sign"] > 0:
            balanced += 1
        else:
            unbalanced.append((-min(abs(edge["score"]) for edge in edges), triple))
    total = balanced + len(unbalanced)
    return Balance(
        balanced=balanced,
        unbalanced=len(unbalanced),
        share=round(balanced / total, 4) if total else None,
        tensions=tuple(_triad(pairs, triple) for _, triple in sorted(unbalanced)[:_SHOWN]),
    )


def _triangles(pairs: Graph[str]) -> Iterator[tuple[str, str, str]]:
    """Three actors that all have a sign with each other, each three once, sorted."""
    near = {name: {other for other, edge in pairs[name].items() if edge["sign"]} for name in pairs}
    for one in sorted(near):
        for two in sorted(other for other in near[one] if other > one):
            yield from ((one, two, three) for three in sorted(near[one] & near[two]) if three > two)


def _triad(pairs: Graph[str], triple: tuple[str, str, str]) -> Triad:
    one, two, three = triple
    edges = [pairs[one][two], pairs[one][three], pairs[two][three]]
    return Triad(
        actors=triple,
        signs="".join("+" if edge["sign"] > 0 else "-" for edge in edges),
        claims=tuple(dict.fromkeys(edge["claims"][0] for edge in edges)),
    )
