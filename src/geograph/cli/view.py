"""`geograph view`: the picture of a graph."""

from __future__ import annotations

import webbrowser
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from geograph import api
from geograph.cli.options import to_date
from geograph.cli.source import is_rdf, read_source
from geograph.errors import StoreError

_PAGE = Path("view.html")


def view(
    place: Annotated[
        Path,
        typer.Argument(
            metavar="DIR|STORE|FILE", help="A folder that `geograph build` wrote, a store, or a file of RDF or news."
        ),
    ],
    actor: Annotated[str, typer.Option(help="Only what is around this actor: an id or a name.")] = "",
    depth: Annotated[int, typer.Option(min=1, help="How far around: 2 for its partners' claims too.")] = 1,
    since: Annotated[
        date | None, typer.Option(parser=to_date, metavar="YYYY-MM-DD", help="Only claims from this day on.")
    ] = None,
    until: Annotated[
        date | None, typer.Option(parser=to_date, metavar="YYYY-MM-DD", help="Only claims up to this day.")
    ] = None,
    relation: Annotated[str, typer.Option(help="Only this relation or PLOVER type.")] = "",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write; else DIR/graph.html, or view.html for a part.")
    ] = None,
    in_browser: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Print where the picture of the graph is, after drawing it if it is missing or only a part is wanted."""
    part = {"actor": actor, "since": since, "until": until, "relation": relation}
    drawn = place / api.FORMATS["html"]
    whole = drawn if (place / "report.json").is_file() and not any(part.values()) else None
    page = out or whole or _PAGE
    if page != whole or not page.is_file():
        _draw(_graph(place), page, depth=depth, **part)
    typer.echo(page)
    if in_browser:
        webbrowser.open(page.resolve().as_uri())


def _draw(graph: api.Graph, page: Path, **part: Any) -> None:  # noqa: ANN401 - the options of Graph.to_html
    try:
        graph.to_html(page, **part)
    except OSError as error:
        raise StoreError(f"cannot write {page}: {error.strerror or error}") from error


def _graph(place: Path) -> api.Graph:
    """The graph of a source, or of the articles in a file of news."""
    if place.is_file() and not is_rdf(place):
        return api.build(place)
    return api.Graph(findings=read_source(place, whole=True))
