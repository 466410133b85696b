"""Findings as a networkx ``MultiDiGraph``: actors are nodes, claims are edges."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from geograph.errors import InputError
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from networkx import MultiDiGraph

    from geograph.model import Actor, Claim, Findings


def fold(findings: Findings) -> MultiDiGraph[str]:
    """The graph of all claims that have a source and a target.

    Nodes are actor ids with the attributes `label`, `kind`, `country`, `sector` (text), `labels` and `same_as`
    (tuples of text). A claim gives one edge for each pair of a source and a target, keyed by the id of the claim. A
    symmetric relation gives one edge for each unordered pair, from the smaller actor id to the greater. Edges have
    `relation`, `label`, `kind` (``event`` or ``tie``), `plover`, `mode`, `cameo`, `quad`, `symmetric` (of the
    relation), `modality`, `polarity`, `speakers` (a tuple), `time` (EDTF), `precision`, `how`, `place`, `confidence`
    (of the claim), `article`, `start`, `end` and `quote` (of its evidence).

    >>> from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind
    >>> article = Article.of("Ruritania warned Freedonia.")
    >>> claim = Claim.of(relation="warns", sources=("RUR",), targets=("FRE",), evidence=Evidence.of(article, 0, 27))
    >>> actors = tuple(Actor(id=name, label=name, kind=Kind.STATE) for name in ("FRE", "RUR"))
    >>> graph = fold(Findings(articles=(article,), actors=actors, claims=(claim,)))
    >>> [(source, target, data["plover"]) for source, target, data in graph.edges(data=True)]
    [('RUR', 'FRE', 'THREATEN')]

    Raises:
        InputError: A claim names an actor that is not among the findings.
        VocabularyError: A claim has a relation that is not in the ontology.
    """
    import networkx as nx  # noqa: PLC0415 - slow to load, and most users of this room do not fold

    graph: MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((actor.id, _node(actor)) for actor in findings.actors)
    for claim in findings.claims:
        attributes = _edge(claim)
        for source, target in pairs(claim):
            _check(graph, claim, source, target)
            graph.add_edge(source, target, key=claim.id, **attributes)
    return graph


def pairs(claim: Claim) -> list[tuple[str, str]]:
    """The pairs of actors that a claim joins, each once and in a stable order.

    A symmetric relation gives each unordered pair once, the smaller id first, and never joins an actor with itself.
    """
    found: Iterable[tuple[str, str]] = product(claim.sources, claim.targets)
    if relation(claim.relation).symmetric:
        found = ((min(pair), max(pair)) for pair in found if pair[0] != pair[1])
    return list(dict.fromkeys(found))


def _node(actor: Actor) -> dict[str, Any]:
    return {
        "label": actor.label,
        "kind": actor.kind.value,
        "country": actor.country,
        "sector": actor.sector,
        "labels": actor.labels,
        "same_as": actor.same_as,
    }


def _edge(claim: Claim) -> dict[str, Any]:
    known = relation(claim.relation)
    return {
        "relation": known.name,
        "label": known.label,
        "kind": known.kind,
        "plover": known.plover,
        "mode": known.mode,
        "cameo": known.cameo,
        "quad": known.quad,
        "symmetric": known.symmetric,
        "modality": claim.modality.value,
        "polarity": claim.polarity.value,
        "speakers": claim.speakers,
        "time": claim.time.edtf,
        "precision": claim.time.precision.value,
        "how": claim.time.how.value,
        "place": claim.place,
        "confidence": claim.confidence,
        "article": claim.evidence.article,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "quote": claim.evidence.quote,
    }


def _check(graph: MultiDiGraph[str], claim: Claim, *ends: str) -> None:
    for end in ends:
        if end not in graph:
            raise InputError(f"claim {claim.id} names the actor '{end}', which is not among the actors of the findings")
