"""What follows from plain triples by the hierarchy of relations, which is what RDFS says of sub-properties.

Whoever warns also threatens, in the wide sense in which PLOVER uses the word. A query finds this by a property path
over the vocabulary; engines without property paths, and queries without patience, find it when the triples of the
wider relations are written too. Classes need no inference: every node already has all of its classes.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from geograph.rdf import terms as t
from geograph.vocabulary import ontology_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Store


def infer(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads, each followed by those that its wider properties add, for engines without property paths.

    What is inferred stands in the graph of what it is inferred from, and only once.

    >>> warns = Quad(NamedNode("urn:a"), NamedNode(t.term("geo:warns")), NamedNode("urn:b"))
    >>> [quad.predicate.value.rpartition("#")[2] for quad in infer([warns])]
    ['warns', 'interactsWith', 'opposeInWords', 'relatesTo', 'threaten']
    """
    inferred: set[Quad] = set()
    for quad in quads:
        yield quad
        for wider in _wider(quad):
            if wider not in inferred:
                inferred.add(wider)
                yield wider


def infer_in(store: Store) -> None:
    """Adds to an open database of Oxigraph what `infer` adds.

    >>> from pyoxigraph import Store
    >>> store = Store()
    >>> store.add(Quad(NamedNode("urn:a"), NamedNode(t.term("geo:warns")), NamedNode("urn:b")))
    >>> infer_in(store)
    >>> len(store)
    5
    """
    relations = (store.quads_for_pattern(None, NamedNode(name), None, None) for name in wider_properties())
    store.bulk_extend(chain.from_iterable(map(_wider, list(chain.from_iterable(relations)))))


@cache
def wider_properties() -> dict[str, tuple[str, ...]]:
    """All super-properties of each relation, sorted."""
    direct: dict[str, set[str]] = {}
    for subject, predicate, value, _ in parse(path=ontology_file("geograph.ttl"), format=RdfFormat.TURTLE):
        if predicate.value == t.SUB_PROPERTY:
            direct.setdefault(subject.value, set()).add(value.value)
    return {name: tuple(sorted(_closed(name, direct))) for name in direct}


def _wider(quad: Quad) -> Iterator[Quad]:
    for wider in wider_properties().get(quad.predicate.value, ()):
        yield Quad(quad.subject, NamedNode(wider), quad.object, quad.graph_name)


def _closed(name: str, direct: dict[str, set[str]]) -> set[str]:
    wider = direct.get(name, set())
    return wider.union(*(_closed(other, direct) for other in wider))
