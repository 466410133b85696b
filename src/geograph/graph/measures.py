"""Measures of a network of actors, and of each actor in it.

They are measures of what was reported as done (actual and affirmed claims), so they say as much about the outlets as
about the world: whom the press follows has a high degree, rank and betweenness. Every claim counts, also those that
tell of the same event. A few hundred claims give a rough picture; with fewer, look at the claims.

- Degree counts the partners of an actor, its weighted degree the claims, by quad class.
- Betweenness is the share of shortest paths between others that pass through an actor. Above `PIVOTS` actors it is
  estimated from that many of them, drawn with a fixed seed. It ignores how often and how kindly actors deal.
- PageRank says how much the deeds of the network are directed at an actor, deeds of much targeted actors more so; an
  attack counts as much as a visit.
- Blocs are the communities that Louvain's method finds among cooperating pairs, with a fixed seed. Another seed or
  more articles can move actors at the edge; below a modularity of about 0.3 the network has no clear blocs.
- Bridging is the participation coefficient of Guimerà and Amaral: 0 when all cooperation of an actor is within one
  bloc, near 1 when it is spread evenly over many. High values of actors with few claims mean little.
- Balance is the share of triangles in which the friend of a friend is a friend and the enemy of an enemy too. About
  half is what chance gives where signs are even, so compare it with other networks or periods, not with 1.
- Reciprocity is the share of deeds that are returned, at most one for one, between the same two actors; relations
  that are symmetric by definition are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.graph.blocs import blocs_of, bridging, modularity_of
from geograph.graph.deeds import CONFLICT, COOPERATION, SCALE, deeds
from geograph.graph.rank import betweenness, page_rank
from geograph.graph.signed import directed, signed
from geograph.graph.triads import Balance, balance
from geograph.model import Record
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from networkx import DiGraph, Graph

    from geograph.graph.deeds import Deed
    from geograph.model import Findings

__all__ = ["ActorMeasures", "Broker", "Measures", "Reciprocity", "measures"]

_BROKERS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMeasures(Record):
    """The measures of one actor (an id); the four quad classes, `given` and `received` count claims.

    `bloc` counts from 1, the largest first; 0 is for an actor that cooperates with nobody.
    """

    actor: str
    partners: int
    given: int
    received: int
    material_cooperation: int
    verbal_cooperation: int
    verbal_conflict: int
    material_conflict: int
    betweenness: float
    pagerank: float
    bloc: int
    bridging: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reciprocity(Record):
    """The share of deeds that are returned, of all and of either direction; None where there are none."""

    all: float | None
    cooperation: float | None
    conflict: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Broker(Record):
    """An actor that cooperates with several blocs: which ones (by number), and a claim for each as evidence."""

    actor: str
    blocs: tuple[int, ...]
    bridging: float
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures(Record):
    """The measures of a network: of its actors, those of most claims first, and of the whole."""

    actors: tuple[ActorMeasures, ...]
    blocs: tuple[tuple[str, ...], ...]
    modularity: float
    balance: Balance
    reciprocity: Reciprocity
    brokers: tuple[Broker, ...]


def measures(findings: Findings) -> Measures:
    """All measures of the findings; the module tells what each means and what it does not.

    >>> from geograph.model import Findings
    >>> measures(Findings()).reciprocity.all is None
    True
    """
    network, pairs = directed(findings), signed(findings)
    blocs = blocs_of(pairs)
    bloc_of = {name: number for number, bloc in enumerate(blocs, 1) for name in bloc}
    bridges = bridging(pairs, bloc_of)
    return Measures(
        actors=_actors(findings, network, bloc_of, bridges),
        blocs=blocs,
        modularity=modularity_of(pairs, blocs),
        balance=balance(pairs),
        reciprocity=_reciprocity(findings),
        brokers=_brokers(pairs, bloc_of, bridges),
    )


def _actors(
    findings: Findings, network: DiGraph[str], bloc_of: Mapping[str, int], bridges: Mapping[str, float]
) -> tuple[ActorMeasures, ...]:
    between, ranks = betweenness(network), page_rank(network)
    given, received, quads = Counter[str](), Counter[str](), defaultdict[str, Counter[str]](Counter)
    for deed in deeds(findings):
        if deed.quad:
            given[deed.source] += 1
            received[deed.target] += 1
            quads[deed.source][deed.quad] += 1
            quads[deed.target][deed.quad] += 1
    found = [
        ActorMeasures(
            actor=name,
            partners=len({*network.successors(name), *network.predecessors(name)}),
            given=given[name],
            received=received[name],
            **{quad.replace(" ", "_"): quads[name][quad] for quad in SCALE},
            betweenness=round(between[name], 6),
            pagerank=round(ranks[name], 6),
            bloc=bloc_of.get(name, 0),
            bridging=bridges.get(name, 0.0),
        )
        for name in network
    ]
    return tuple(sorted(found, key=lambda each: (-each.given - each.received, each.actor)))


def _reciprocity(findings: Findings) -> Reciprocity:
    counts = Counter(
        (deed.source, deed.target, deed.quad in COOPERATION) for deed in deeds(findings) if _has_direction(deed)
    )
    both = Counter[tuple[str, str]]()
    for (source, target, _), number in counts.items():
        both[source, target] += number
    cooperation = {(source, target): number for (source, target, kind), number in counts.items() if kind}
    conflict = {(source, target): number for (source, target, kind), number in counts.items() if not kind}
    return Reciprocity(all=_returned(both), cooperation=_returned(cooperation), conflict=_returned(conflict))


def _has_direction(deed: Deed) -> bool:
    return deed.quad in {*COOPERATION, *CONFLICT} and not relation(deed.claim.relation).symmetric


def _returned(counts: Mapping[tuple[str, str], int]) -> float | None:
    total = sum(counts.values())
    returned = sum(min(number, counts.get((target, source), 0)) for (source, target), number in counts.items())
    return round(returned / total, 4) if total else None


def _brokers(pairs: Graph[str], bloc_of: Mapping[str, int], bridges: Mapping[str, float]) -> tuple[Broker, ...]:
    """The actors that cooperate with more than one bloc, the widest spread first."""
    found = []
    for name in pairs:
        claims = _claims_by_bloc(pairs, name, bloc_of)
        if len(claims) > 1 and bridges.get(name):
            blocs, ids = zip(*sorted(claims.items()), strict=True)
            found.append(Broker(actor=name, blocs=blocs, bridging=bridges[name], claims=tuple(dict.fromkeys(ids))))
    return tuple(sorted(found, key=lambda each: (-each.bridging, each.actor)))[:_BROKERS]


def _claims_by_bloc(pairs: Graph[str], name: str, bloc_of: Mapping[str, int]) -> dict[int, str]:
    """For each bloc that an actor stands well with, the strongest claim of its most frequent partner there."""
    near: Collection[str] = pairs[name]
    friends = [each for each in near if pairs[name][each]["sign"] > 0 and each in bloc_of]
    friends.sort(key=lambda each: (pairs[name][each]["cooperation"], each))
    return {bloc_of[each]: pairs[name][each]["claims"][0] for each in friends}
