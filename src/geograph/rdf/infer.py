"""What follows from plain triples by the hierarchy of relations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from geograph.rdf import terms as t
from geograph.rdf.files import read_quads
from geograph.vocabulary import ontology_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def infer(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads, each followed by those that its wider properties add, for engines without property paths.

    >>> warns = Quad(NamedNode("urn:a"), NamedNode(t.term("geo:warns")), NamedNode("urn:b"))
    >>> [quad.predicate.value.rpartition("#")[2] for quad in infer([warns])]
    ['warns', 'interactsWith', 'opposeInWords', 'relatesTo', 'threaten']
    """
    for quad in quads:
        yield quad
        for wider in wider_properties().get(quad.predicate.value, ()):
            yield Quad(quad.subject, NamedNode(wider), quad.object, quad.graph_name)


@cache
def wider_properties() -> dict[str, tuple[str, ...]]:
    """All super-properties of each relation, sorted."""
    direct: dict[str, set[str]] = {}
    for subject, predicate, value, _ in read_quads(ontology_file("geograph.ttl")):
        if predicate.value == t.SUB_PROPERTY:
            direct.setdefault(subject.value, set()).add(value.value)
    return {name: tuple(sorted(_closed(name, direct))) for name in direct}


def _closed(name: str, direct: dict[str, set[str]]) -> set[str]:
    wider = direct.get(name, set())
    return wider.union(*(_closed(other, direct) for other in wider))
