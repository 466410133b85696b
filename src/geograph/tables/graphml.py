"""GraphML, which Gephi, Cytoscape, yEd and igraph read."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import networkx as nx

from geograph.graph import fold
from geograph.rdf import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from geograph.model import Findings

# XML 1.0 has no way to write these, not even as a character reference.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_graphml(findings: Findings, path: Path | str) -> None:
    """Writes the graph of `geograph.graph.fold` as GraphML.

    Lists become texts joined by ``|``; characters that XML cannot hold become U+FFFD. The ids of edges are those of
    the claims with the number of the pair, because GraphML wants them to differ.

    Raises:
        InputError: A claim names an actor that is not among the findings.
        StoreError: The file cannot be written.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    folded = fold(findings)
    graph.add_nodes_from((_flat(node), _row(data)) for node, data in folded.nodes(data=True))
    for number, (source, target, key, data) in enumerate(folded.edges(keys=True, data=True)):
        graph.add_edge(_flat(source), _flat(target), key=f"{_flat(key)}-{number}", claim=_flat(key), **_row(data))
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out)
    write_whole(path, out.getvalue())


def _row(data: dict[str, object]) -> dict[str, object]:
    return {name: _flat(value) for name, value in data.items()}


def _flat(value: object) -> object:
    """A value that GraphML can hold: a number or a text."""
    if isinstance(value, tuple):
        value = "|".join(map(str, value))
    return _NOT_IN_XML.sub("\ufffd", value) if isinstance(value, str) else value
