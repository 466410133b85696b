"""`geograph show`: the claims of a saved graph as a table."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from geograph import api
from geograph.cli.output import print_claims, print_lines

_COLUMNS = ("source", "relation", "target", "certainty", "who says so", "date", "words")


def show(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `geograph build` wrote.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print what was found: who does what to whom, how surely, who says so, when, and the words.

    Into a pipe the table goes as tab-separated lines.
    """
    rows = api.load(folder).rows()
    if as_json:
        typer.echo(json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=2))
    elif sys.stdout.isatty():
        print_claims(rows)
    else:
        print_lines(_COLUMNS, rows)
