"""`geograph remove`: articles out of a store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geograph.cli.output import complain, printable


def remove(
    folder: Annotated[Path, typer.Argument(metavar="STORE", help="The folder of the store.")],
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLE...", help="The ids of articles, or the urls they were published at.")
    ],
) -> None:
    """Remove articles from a store with all they say, and the actors that no other article mentions."""
    from geograph import store  # noqa: PLC0415 - loads rdflib, which the other commands do not need

    missing = False
    with store.open_to_write(folder) as opened:
        for name in dict.fromkeys(articles):
            found = [name] if name in opened else opened.articles_at(name)
            for article in found:
                opened.remove(article)
                typer.echo(f"removed\t{printable(article)}")
            if not found:
                missing = True
                complain(f"not removed: {name}: no article of this id or url in the store {folder}")
    if missing:
        raise typer.Exit(1)
