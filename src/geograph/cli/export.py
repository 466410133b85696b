"""`geograph export`: a graph as the tables and files that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geograph import api
from geograph.cli.output import complain
from geograph.cli.source import Source, read_source


def export(
    source: Source,
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
    left_out = tables.export(read_source(source), to, out)
    typer.echo(out)
    for reason, number in sorted(left_out.items()):
        complain(f"left out: {number:,} claim{'s' if number > 1 else ''} ({reason})")
