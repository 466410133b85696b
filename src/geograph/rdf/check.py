"""RDF checked against the shapes of the ontology and against the rules that shapes cannot say."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import rdflib
from rdflib.namespace import SH

from geograph.rdf.convert import dataset_to_quads, to_rdflib
from geograph.rdf.files import read_quads
from geograph.rdf.rules import Problem, break_rules, claims_behind, words_of
from geograph.rdf.take import Nodes, nodes_of
from geograph.vocabulary import ontology_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

Checkable: TypeAlias = "rdflib.Dataset | Path | str | Iterable[Quad]"


def validate(source: Checkable) -> tuple[Problem, ...]:
    """Everything that is wrong with a file of RDF, an rdflib dataset or quads, sorted; nothing when it is right.

    A graph that has no term of geograph at all is a problem too: it is in another vocabulary.

    >>> validate(rdflib.Dataset())
    ()

    Raises:
        InputError: The file is not valid RDF.
        StoreError: The file cannot be read.
    """
    quads = list(_quads(source))
    nodes = nodes_of(quads)
    name = str(source) if isinstance(source, Path | str) else "this graph"
    found = {*_by_shapes(quads), *break_rules(nodes, name)}
    return tuple(sorted(_explained(found, nodes)))


def _quads(source: Checkable) -> Iterable[Quad]:
    if isinstance(source, rdflib.Dataset):
        return dataset_to_quads(source)
    return read_quads(source) if isinstance(source, Path | str) else source


def _by_shapes(quads: Iterable[Quad]) -> Iterator[Problem]:
    from pyshacl import validate as shacl  # noqa: PLC0415 - slow to load, and nothing else needs it

    data, shapes = rdflib.Graph(), _shapes()
    for subject, predicate, value, _ in quads:
        data.add((to_rdflib(subject), to_rdflib(predicate), to_rdflib(value)))
    conforms, report, _ = shacl(data, shacl_graph=shapes, inference="none", meta_shacl=False, inplace=True)
    for result in () if conforms else report.subjects(rdflib.RDF.type, SH.ValidationResult):
        shape = report.value(result, SH.sourceShape)
        yield Problem(
            node=str(report.value(result, SH.focusNode)),
            message=str(report.value(result, SH.resultMessage)),
            value=str(report.value(result, SH.value) or ""),
            advice=str(shapes.value(shape, SH.description) or ""),
        )


@cache
def _shapes() -> rdflib.Graph:
    """The shapes, with each property shape aimed at the class itself.

    It means the same, and pyshacl is three times as fast: it checks a property of all nodes at once, not node by node.
    """
    shapes = rdflib.Graph().parse(ontology_file("shapes.ttl"), format="turtle")
    for node, target in list(shapes.subject_objects(SH.targetClass)):
        for part in list(shapes.objects(node, SH.property)):
            shapes.remove((node, SH.property, part))
            shapes.add((part, SH.targetClass, target))
    return shapes


def _explained(found: Iterable[Problem], nodes: Nodes) -> Iterator[Problem]:
    """The problems with the claims they concern and the words those rest on."""
    claims = claims_behind(nodes)
    for problem in found:
        claim = claims.get(problem.node, "")
        yield replace(problem, claim=claim, quote=problem.quote or words_of(nodes, problem.node, claim))
