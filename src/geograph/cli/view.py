"""`geograph view`: the picture of a saved graph."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from geograph import api


def view(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `geograph build` wrote.")],
    in_browser: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Print where the picture of the graph is, after drawing it if it is missing."""
    page = folder / api.FORMATS["html"]
    if not page.is_file():
        api.load(folder).to_html(page)
    typer.echo(page)
    if in_browser:
        webbrowser.open(page.resolve().as_uri())
