"""`geograph export`: a graph as the tables and files that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geograph import api
from geograph.cli.output import complain
from geograph.errors import InputError

if TYPE_CHECKING:
    from geograph.model import Findings


def export(
    source: Annotated[
        Path,
        typer.Argument(metavar="STORE|DIR|FILE", help="A store, a folder that `geograph build` wrote, a file of RDF."),
    ],
    to: Annotated[
        str,
        typer.Option(
            metavar="FORMAT",
            help="polecat, gdelt (Events, and Mentions beside them), icews, dyads, claims-csv, graphml, gexf, ftm, "
            "or neo4j (a folder).",
        ),
    ],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to write.")],
) -> None:
    """Export a graph as an event table, dyad-months, claims, or for another graph program.

    An event table holds claims that are actual and affirmed and have a day; what is left out is counted and told.
    """
    from geograph import tables  # noqa: PLC0415 - loads what the other commands do not need

    if to not in tables.FORMATS:
        tables.export(api.Graph().findings, to, out)  # tells the formats before a large store is read
    left_out = tables.export(_findings(source), to, out)
    typer.echo(out)
    for reason, number in sorted(left_out.items()):
        complain(f"left out: {number:,} claim{'s' if number > 1 else ''} ({reason})")


def _findings(source: Path) -> Findings:
    """What a store, a file of RDF or a saved folder holds."""
    from geograph import rdf, store  # noqa: PLC0415 - loads rdflib, which most commands do not need
    from geograph.rdf.recall import recall  # noqa: PLC0415 - likewise

    if store.is_store(source):
        with store.open_to_read(source) as opened, opened.reading():
            return recall(opened.database)
    if not source.is_file() and not (source.suffix and not source.is_dir()):
        return api.load(source).findings
    if source.suffix.removeprefix(".") not in {*rdf.FORMATS, "rdf"}:
        raise InputError(f"{source} is no store, no saved graph and no file of RDF ({', '.join(rdf.FORMATS)})")
    return rdf.from_quads(rdf.read_quads(source))
