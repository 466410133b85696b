"""`geograph build`: articles in, a folder with their graph out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geograph import api
from geograph.cli.options import Actors, Outlet, Paths, Published, RulesOnly, Title, Url  # noqa: TC001 - typer reads them
from geograph.cli.output import complain
from geograph.cli.query import Inference
from geograph.errors import InputError


def _to_formats(text: str) -> tuple[str, ...]:
    formats = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in formats:
        if name not in api.FORMATS:
            raise typer.BadParameter(f"no format {name!r}; choose from {', '.join(api.FORMATS)}")
    return formats


def build(
    paths: Paths,
    out: Annotated[Path, typer.Option(help="The folder to write into; made when missing.", file_okay=False)],
    published: Published = None,
    outlet: Outlet = "",
    url: Url = "",
    title: Title = "",
    actors: Actors = None,
    rules_only: RulesOnly = False,
    formats: Annotated[
        str, typer.Option(metavar="NAME,...", help=f"What to write beside JSON Lines: {', '.join(api.FORMATS)}.")
    ] = "ttl,trig,html",
    infer: Annotated[
        Inference, typer.Option(help="rdfs writes the triples of wider relations too: who warns also threatens.")
    ] = Inference.NONE,
) -> None:
    """Build the graph of articles and write it into a folder.

    What a file itself says of its article (HTML, JSON Lines) wins over the options.
    """
    chosen = _to_formats(formats)
    graph = api.build_all(
        paths, published=published, outlet=outlet, url=url, title=title, actors=actors or (), rules_only=rules_only
    )
    for failure in graph.failures:
        complain(f"not read: {failure.source}: {failure.reason}")
    if not graph.articles:
        raise InputError(f"no article in {', '.join(paths)}; nothing was written")
    for path in graph.save(out, formats=chosen, infer=infer is Inference.RDFS):
        typer.echo(path)
    typer.echo(f"{graph!r}"[1:-1])
    if graph.failures:
        raise typer.Exit(1)
