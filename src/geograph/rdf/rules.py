"""What a graph must be beside what shapes can say: quotes that fit, plain triples with a claim, terms that exist."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from geograph.rdf import terms as t
from geograph.rdf.files import read_quads
from geograph.rdf.infer import wider_properties
from geograph.vocabulary import ontology_file, relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geograph.rdf.take import Nodes


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """What is wrong with one node of a graph.

    `node` is its IRI, `message` says what is wrong and what is expected, `value` is what was found (empty when it is
    missing) and `advice` what to do. `claim` is the IRI of the claim that the node is or belongs to and `quote` the
    words that it rests on; both are empty for actors, articles and others that belong to no claim.
    """

    node: str
    message: str
    value: str = ""
    claim: str = ""
    quote: str = ""
    advice: str = ""


def break_rules(nodes: Nodes, name: str) -> Iterator[Problem]:
    """The problems that shapes cannot find in these nodes, which come from the file or graph of this name."""
    if nodes and not any(_ours(node) for node in nodes.values()):
        yield Problem(
            node=name,
            message=f"None of the {len(nodes)} nodes uses a term of geograph; the graph is in another vocabulary.",
            advice=f"Name a file that geograph wrote, or say the same in the terms of <{t.GEO}>.",
        )
    yield from _misfit_quotes(nodes)
    yield from _unsaid_triples(nodes)
    yield from _unknown_terms(nodes)


def claims_behind(nodes: Nodes) -> dict[str, str]:
    """The claim that a node is, or that its evidence or selector supports; of several, the first by IRI."""
    found: dict[str, str] = {}
    for iri in sorted(nodes):
        node = nodes[iri]
        if t.CLAIM_CLASS in node.get(t.TYPE, ()) or t.EVIDENCE in node:
            words = node.get(t.EVIDENCE, [])
            selectors = [part for name in words for part in nodes.get(name, {}).get(t.HAS_SELECTOR, ())]
            for part in (iri, *words, *selectors):
                found.setdefault(part, iri)
    return found


def words_of(nodes: Nodes, iri: str, claim: str = "") -> str:
    """The words of a claim, of evidence or of a mention, else those of the claim that it belongs to."""
    node = nodes.get(iri, {})
    if t.EXACT in node:
        return node[t.EXACT][0]
    evidence = nodes.get(node[t.EVIDENCE][0], {}) if t.EVIDENCE in node else node
    words = _first([nodes.get(selector, {}) for selector in evidence.get(t.HAS_SELECTOR, ())], t.EXACT)
    return words if words or claim in {"", iri} else words_of(nodes, claim)


def _ours(node: dict[str, list[str]]) -> bool:
    return any(name.startswith(t.GEO) for name in (*node, *node.get(t.TYPE, ())))


def _misfit_quotes(nodes: Nodes) -> Iterator[Problem]:
    """Quotes that are not as long as their offsets say."""
    for iri, node in nodes.items():
        if t.HAS_SELECTOR not in node:
            continue
        parts = [nodes.get(selector, {}) for selector in node[t.HAS_SELECTOR]]
        edges = [_first(parts, edge) for edge in (t.START, t.END)]
        quote = _first(parts, t.EXACT)
        if all(map(_is_number, edges)) and int(edges[1]) - int(edges[0]) != len(quote):
            message = f"The quote has {len(quote)} characters, but the offsets {edges[0]} and {edges[1]} say otherwise."
            advice = "Count characters (Unicode code points), not bytes, and copy the words without a change."
            yield Problem(node=iri, message=message, quote=quote, advice=advice)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19


def _unsaid_triples(nodes: Nodes) -> Iterator[Problem]:
    """Plain triples that no actual and affirmed claim supports."""
    supported = {triple for node in nodes.values() if t.CLAIM_CLASS in node.get(t.TYPE, ()) for triple in _said(node)}
    for iri, name, target in _plain_triples(nodes):
        if (iri, name, target) not in supported:
            message = f"No actual and affirmed claim says <{name}>; remove the triple or add the claim."
            advice = (
                "Plain triples hold only what a text states as a fact; what is planned, possible or denied has none."
            )
            yield Problem(node=iri, message=message, value=target, advice=advice)


def _plain_triples(nodes: Nodes) -> Iterator[tuple[str, str, str]]:
    for iri, node in nodes.items():
        if iri.startswith(t.ACTOR):
            yield from ((iri, name, target) for name in _plain() & node.keys() for target in node[name])


def _said(claim: dict[str, list[str]]) -> Iterator[tuple[str, str, str]]:
    """The plain triples that a claim allows, with the wider ones that follow, a symmetric one both ways."""
    if claim.get(t.MODALITY) != [f"{t.GEO}actual"] or claim.get(t.POLARITY) != [f"{t.GEO}affirmed"]:
        return
    parts = (claim.get(part, ()) for part in (t.SOURCE, t.RELATION, t.TARGET))
    for source, name, target in product(*parts):
        for each in (name, *wider_properties().get(name, ())):
            yield source, each, target
            if _symmetric().get(name):
                yield target, each, source


@cache
def _symmetric() -> dict[str, bool]:
    """The IRI of every relation, and whether it is symmetric."""
    return {t.GEO + name: known.symmetric for name, known in relations().items()}


@cache
def _plain() -> frozenset[str]:
    """The IRIs of all properties of plain triples: the relations and those that are wider."""
    names = _symmetric()
    return frozenset(names).union(*(wider_properties().get(name, ()) for name in names))


def _unknown_terms(nodes: Nodes) -> Iterator[Problem]:
    """Properties and classes that start like ours and are none, each told once, at the first node that has it."""
    used: dict[str, str] = {}
    for iri in sorted(nodes):
        for term in (*nodes[iri], *nodes[iri].get(t.TYPE, ())):
            if term.startswith(t.GEO) and term not in _known_terms():
                used.setdefault(term, iri)
    for term, iri in used.items():
        near = difflib.get_close_matches(term, _known_terms(), n=1)
        advice = f"Use <{near[0]}> if that is what is meant." if near else f"Use a term of <{t.GEO}>."
        yield Problem(node=iri, message="This is no term of the geograph ontology.", value=term, advice=advice)


@cache
def _known_terms() -> frozenset[str]:
    subjects = {str(quad.subject).strip("<>") for quad in read_quads(ontology_file("geograph.ttl"))}
    return frozenset(subject for subject in subjects if subject.startswith(t.GEO))


def _first(nodes: Iterable[dict[str, list[str]]], name: str) -> str:
    return next((node[name][0] for node in nodes if name in node), "")
