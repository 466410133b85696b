"""GraphML, which Gephi, Cytoscape, yEd and igraph read.

Of the folded graph nothing is lost but the parting of lists, which become texts joined by ``|``. The file also carries
the labels in yEd's own form, because yEd does not show the plain ones; other programs pass them over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.graph import fold
from geograph.rdf import write_whole
from geograph.tables.markup import marked_up, type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from geograph.model import Findings

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">
"""
_DRAWN = {
    "node": '<data key="ng"><y:ShapeNode><y:NodeLabel>{}</y:NodeLabel></y:ShapeNode></data>',
    "edge": '<data key="eg"><y:PolyLineEdge><y:Arrows source="none" target="standard"/>'
    "<y:EdgeLabel>{}</y:EdgeLabel></y:PolyLineEdge></data>",
}


def write_graphml(findings: Findings, path: Path | str) -> None:
    """Writes the graph of `geograph.graph.fold` as GraphML.

    Lists become texts joined by ``|``; characters that XML cannot hold become U+FFFD. The ids of edges are those of
    the claims with the number of the pair, because GraphML wants them to differ.

    Raises:
        InputError: A claim names an actor that is not among the findings.
        StoreError: The file cannot be written.
    """
    graph = fold(findings)
    nodes = dict(graph.nodes(data=True))
    edges = [
        (source, target, {"claim": key, **data}) for source, target, key, data in graph.edges(keys=True, data=True)
    ]
    keys = {"node": _keys("n", nodes.values()), "edge": _keys("e", (data for _, _, data in edges))}
    parts = [_HEAD, *_declared(keys), '<graph edgedefault="directed">\n']
    parts += [f'<node id="{marked_up(node)}">{_data("node", keys, data)}</node>\n' for node, data in nodes.items()]
    parts += [
        f'<edge id="{marked_up(data["claim"])}-{number}" source="{marked_up(source)}" target="{marked_up(target)}">'
        f"{_data('edge', keys, data)}</edge>\n"
        for number, (source, target, data) in enumerate(edges)
    ]
    parts.append("</graph>\n</graphml>\n")
    write_whole(path, "".join(parts).encode())


def _keys(letter: str, rows: Iterable[Mapping[str, object]]) -> dict[str, tuple[str, str]]:
    """The id and the type of each attribute; all rows have the same."""
    first = next(iter(rows), {})
    return {name: (f"{letter}{number}", type_of(value)) for number, (name, value) in enumerate(first.items())}


def _declared(keys: Mapping[str, Mapping[str, tuple[str, str]]]) -> Iterator[str]:
    for what, attributes in keys.items():
        for name, (key, kind) in attributes.items():
            yield f'<key id="{key}" for="{what}" attr.name="{name}" attr.type="{kind}"/>\n'
        yield f'<key id="{what[0]}g" for="{what}" yfiles.type="{what}graphics"/>\n'


def _data(what: str, keys: Mapping[str, Mapping[str, tuple[str, str]]], data: Mapping[str, object]) -> str:
    cells = [f'<data key="{key}">{marked_up(data[name])}</data>' for name, (key, _) in keys[what].items()]
    return "".join((*cells, _DRAWN[what].format(marked_up(data["label"]))))
