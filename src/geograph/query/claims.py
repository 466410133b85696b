"""The claims behind the triples of an answer, so that a CONSTRUCT can be drawn with the words for every edge."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode

from geograph.errors import QueryError
from geograph.model import Findings
from geograph.rdf import from_quads
from geograph.rdf import terms as t
from geograph.rdf.infer import wider_properties
from geograph.vocabulary import relation, relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad, Store, Triple

    from geograph.model import Article, Claim
    from geograph.query.result import Result

_SOURCE, _TARGET, _RELATION, _TYPE = map(NamedNode, (t.SOURCE, t.TARGET, t.RELATION, t.TYPE))
_CLAIM = NamedNode(t.CLAIM_CLASS)
# Who does what to whom, by which claim.
_Said = dict[tuple[str, str], list[str]]


def claims_of(result: Result, store: Store, *, articles: Iterable[Article] = ()) -> Findings:
    """The claims that the triples of an answer are about, with their actors, mentions and articles.

    A triple whose subject is a claim stands for that claim. One between two actors stands for all claims that state
    its relation, or a narrower one, between them, whatever their certainty: a picture shows who denies it. `articles`
    give their texts, which RDF may lack.

    >>> from geograph.query import open_source, query
    >>> store = open_source(Findings())
    >>> claims_of(query(store, "CONSTRUCT { ?a geo:warns ?b } WHERE { ?a geo:warns ?b }"), store)
    Traceback (most recent call last):
    geograph.errors.QueryError: no claims among the 0 triples of the answer; ...

    Raises:
        QueryError: The answer holds no triples, or none that stands for a claim.
        InputError: The source says what geograph would not.
    """
    triples = result.triples
    if triples is None:
        raise QueryError("only the answer to a CONSTRUCT or DESCRIBE can be drawn")
    said: dict[str, _Said] = {}
    names = {name for triple in triples for name in _claims(triple, store, said)}
    if not names:
        raise QueryError(
            f"no claims among the {len(triples)} triples of the answer; what can be drawn are relations between "
            "actors and claims, for example CONSTRUCT { ?a geo:warns ?b } or CONSTRUCT { ?claim geo:relation ?r }"
        )
    findings = from_quads(_quads(store, names))
    texts = {article.id: article for article in articles}
    with_texts = tuple(texts.get(article.id, article) for article in findings.articles)
    return _only(dataclasses.replace(findings, articles=with_texts), names)


def _claims(triple: Triple, store: Store, said: dict[str, _Said]) -> Iterator[str]:
    """The IRIs of the claims that a triple stands for; `said` keeps what was looked up before."""
    subject, predicate, value = (getattr(term, "value", "") for term in triple)
    if subject.startswith(t.CLAIM):
        if any(store.quads_for_pattern(NamedNode(subject), _TYPE, _CLAIM, None)):
            yield subject
    elif value.startswith(t.ACTOR):
        for name in _narrower().get(predicate, ()):
            yield from _between(subject, name, value, store, said)
            if relation(name.removeprefix(t.GEO)).symmetric:
                yield from _between(value, name, subject, store, said)


def _between(source: str, name: str, target: str, store: Store, said: dict[str, _Said]) -> list[str]:
    if source not in said:
        said[source] = _said_of(NamedNode(source), store)
    return said[source].get((name, target), [])


def _said_of(source: NamedNode, store: Store) -> _Said:
    """The claims of which an actor is the source, by relation and target."""
    found: _Said = {}
    for quad in store.quads_for_pattern(None, _SOURCE, source, None):
        if isinstance(quad.subject, NamedNode):
            for name in _objects(store, quad.subject, _RELATION):
                for target in _objects(store, quad.subject, _TARGET):
                    found.setdefault((name, target), []).append(quad.subject.value)
    return found


def _objects(store: Store, claim: NamedNode, predicate: NamedNode) -> list[str]:
    return [getattr(quad.object, "value", "") for quad in store.quads_for_pattern(claim, predicate, None, None)]


@cache
def _narrower() -> dict[str, tuple[str, ...]]:
    """The relations that each property covers, itself among them, by IRI."""
    covered: dict[str, list[str]] = {}
    for iri in (t.GEO + name for name in relations()):
        for wider in (iri, *wider_properties().get(iri, ())):
            covered.setdefault(wider, []).append(iri)
    return {name: tuple(found) for name, found in covered.items()}


def _quads(store: Store, claims: Iterable[str]) -> Iterator[Quad]:
    """All that is said of actors, and in the graphs that hold these claims."""
    of_claims = (store.quads_for_pattern(NamedNode(name), _TYPE, _CLAIM, None) for name in sorted(claims))
    graphs = {quad.graph_name: None for quads in of_claims for quad in quads}
    for graph in {DefaultGraph(): None, **graphs}:
        yield from store.quads_for_pattern(None, None, None, graph)


def _only(findings: Findings, names: set[str]) -> Findings:
    """The findings of some claims, by IRI."""
    claims = tuple(claim for claim in findings.claims if t.CLAIM + t.local_name(claim.id) in names)
    actors = {name for claim in claims for name in _named(claim)}
    articles = {claim.evidence.article for claim in claims}
    return Findings(
        articles=tuple(article for article in findings.articles if article.id in articles),
        actors=tuple(actor for actor in findings.actors if actor.id in actors),
        mentions=tuple(
            mention for mention in findings.mentions if mention.article in articles and mention.actor in actors
        ),
        claims=claims,
    )


def _named(claim: Claim) -> tuple[str, ...]:
    return (*claim.sources, *claim.targets, *claim.speakers, claim.place)
