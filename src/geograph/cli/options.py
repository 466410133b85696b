"""The options that say what articles to read and where they are from, the same for every command that reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from geograph.errors import InputError
from geograph.read import read_date


def to_date(text: str) -> date | None:
    """The date of an option, or typer's complaint when it is none."""
    try:
        return read_date(text)
    except InputError as error:
        raise typer.BadParameter(str(error)) from error


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Text, HTML or JSON Lines files, folders of them, - for standard input."),
]
Published = Annotated[
    date | None, typer.Option(parser=to_date, metavar="YYYY-MM-DD", help="When the article was published.")
]
Outlet = Annotated[str, typer.Option(help="Who published it.")]
Url = Annotated[str, typer.Option(help="Where it was published.")]
Title = Annotated[str, typer.Option(help="Its title.")]
Actors = Annotated[
    list[Path] | None,
    typer.Option(
        "--actors",
        metavar="FILE",
        help="Actors of your own, which win over the known ones; may be given again. A table (.csv, .tsv) with the "
        "columns label, kind and any of id, country, sector, names, adjectives, gender, part_of, stands_for, "
        "capital_of, alias_of, same_as, since, until, lat, lon, posts (lists parted by |; a post is 'ROLE of ID "
        "SINCE/UNTIL: TITLES'); Turtle (.ttl) as in ontology/actors; or a PETRARCH dictionary of actors or agents.",
    ),
]
RulesOnly = Annotated[bool, typer.Option("--rules-only", help="Do without the learned relation model.")]
