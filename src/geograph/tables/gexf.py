"""GEXF 1.2 with dates, which Gephi opens with its timeline.

An edge is there from the first to the last day that its claim speaks of; a claim without a time is always there, as are
the actors. A side of an interval that is open is left open. `weight` is 1 for every claim, so that Gephi adds them up;
how friendly a claim is stands in `score`, the PLOVER score of its relation (0 for ties). Lists are joined by ``|``.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from geograph.graph import fold, span
from geograph.rdf import write_whole
from geograph.tables.markup import marked_up, type_of
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from geograph.model import Findings

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd" version="1.2">
<graph defaultedgetype="directed" mode="dynamic" timeformat="date">
"""
_NODE = ("kind", "country", "sector", "labels", "same_as")
_EDGE = (
    *("claim", "relation", "kind", "plover", "mode", "cameo", "quad", "score", "modality", "polarity", "speakers"),
    *("time", "place", "confidence", "article", "quote"),
)


def write_gexf(findings: Findings, path: Path | str) -> None:
    """Writes the graph of `geograph.graph.fold` as a dynamic graph in GEXF 1.2.

    Raises:
        InputError: A claim names an actor that is not among the findings.
        StoreError: The file cannot be written.
    """
    graph = fold(findings)
    parts = [_HEAD, *_declared("node", _NODE), *_declared("edge", _EDGE), "<nodes>\n"]
    parts += [
        f'<node id="{marked_up(node)}" label="{marked_up(data["label"])}">{_values(_NODE, data)}</node>\n'
        for node, data in graph.nodes(data=True)
    ]
    parts.append("</nodes>\n<edges>\n")
    for number, (source, target, key, data) in enumerate(graph.edges(keys=True, data=True)):
        shown = {"claim": key, "score": relation(data["relation"]).plover_score or 0.0, **data}
        parts.append(
            f'<edge id="{number}" source="{marked_up(source)}" target="{marked_up(target)}" '
            f'label="{marked_up(data["label"])}" weight="1"{_days(data["time"])}>{_values(_EDGE, shown)}</edge>\n'
        )
    parts.append("</edges>\n</graph>\n</gexf>\n")
    write_whole(path, "".join(parts).encode())


def _declared(what: str, names: tuple[str, ...]) -> Iterator[str]:
    yield f'<attributes class="{what}" mode="static">\n'
    for number, name in enumerate(names):
        kind = type_of(0.0) if name in {"score", "confidence"} else "string"
        yield f'<attribute id="{number}" title="{name}" type="{kind}"/>\n'
    yield "</attributes>\n"


def _values(names: tuple[str, ...], data: Mapping[str, object]) -> str:
    cells = "".join(f'<attvalue for="{at}" value="{marked_up(data[name])}"/>' for at, name in enumerate(names))
    return f"<attvalues>{cells}</attvalues>"


def _days(edtf: str) -> str:
    days = span(edtf)
    if days is None:
        return ""
    start = "" if days.start == date.min else f' start="{days.start.isoformat()}"'
    return start + ("" if days.end == date.max else f' end="{days.end.isoformat()}"')
