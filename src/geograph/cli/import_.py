"""`geograph import`: the event tables of others as a graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geograph import api
from geograph.cli.output import complain
from geograph.errors import InputError
from geograph.read import Failure


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table of events.")],
    form: Annotated[str, typer.Option("--from", metavar="FORMAT", help="polecat, or gdelt (2.0 Events).")],
    out: Annotated[Path, typer.Option(help="The folder to write into; made when missing.", file_okay=False)],
    formats: Annotated[
        str, typer.Option(metavar="NAME,...", help=f"What to write beside JSON Lines: {', '.join(api.FORMATS)}.")
    ] = "ttl,trig,html",
) -> None:
    """Import a table of events into a folder like that of `geograph build`, to compare it with a graph of texts.

    A row with a fault is left out and told with its line; the exit code is 1 then.
    """
    from geograph.tables import take_table  # noqa: PLC0415 - loads what the other commands do not need

    taken = take_table(file, form)
    failures = tuple(Failure(source=fault.source, reason=fault.reason) for fault in taken.faults)
    for failure in failures:
        complain(f"not read: {failure.source}: {failure.reason}")
    if not taken.findings.claims:
        raise InputError(f"no event in {file}; nothing was written")
    graph = api.Graph(findings=taken.findings, failures=failures)
    for path in graph.save(out, formats=[name.strip() for name in formats.split(",") if name.strip()]):
        typer.echo(path)
    typer.echo(f"{graph!r}"[1:-1])
    if failures:
        raise typer.Exit(1)
