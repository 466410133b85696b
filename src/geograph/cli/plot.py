"""`geograph plot`: pictures for print."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from geograph.cli.options import to_date
from geograph.cli.source import Source, find_actor, read_source
from geograph.errors import StoreError


class Picture(StrEnum):
    """What to draw."""

    DYAD = "dyad"
    HEAT = "heat"
    NETWORK = "network"


def plot(
    source: Source,
    what: Annotated[
        Picture,
        typer.Argument(
            help="dyad: the timeline of two actors; heat: the pairs by month; network: who stands how to whom."
        ),
    ],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to draw: .png or .svg.")],
    actor: Annotated[list[str] | None, typer.Option(help="An id or a name; for a dyad give it twice.")] = None,
    on: Annotated[
        date | None, typer.Option(parser=to_date, metavar="YYYY-MM-DD", help="The day of the network; else the last.")
    ] = None,
    most: Annotated[int, typer.Option(min=0, help="How many pairs or actors at most; 0 for a good number.")] = 0,
) -> None:
    """Draw the timeline of two actors, a heat map of pairs by month, or the network at a date, as PNG or SVG."""
    from geograph.report import Citer, plots  # noqa: PLC0415 - loads networkx and jinja2

    plots.check_ending(out)
    names = actor or []
    if len(names) != (2 if what is Picture.DYAD else 0):
        raise typer.BadParameter("a dyad needs --actor twice; the other pictures take none")
    findings = read_source(source)
    citer = Citer(findings)
    if what is Picture.DYAD:
        figure = plots.dyad(findings, find_actor(findings, names[0]), find_actor(findings, names[1]), citer)
    elif what is Picture.HEAT:
        figure = plots.heat(findings, citer, most=most or plots.PAIRS)
    else:
        figure = plots.network(findings, citer, on=on, most=most or plots.ACTORS)
    try:
        plots.save(figure, out)
    except OSError as error:
        raise StoreError(f"cannot write {out}: {error.strerror or error}") from error
    typer.echo(out)
