"""`geograph query`: ask a saved graph in SPARQL."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from geograph import api
from geograph.cli.output import complain


class Format(StrEnum):
    """How to print the answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def query(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `geograph build` wrote.")],
    sparql: Annotated[str, typer.Argument(metavar="SPARQL", help="The query; geo:, actor:, plover: ... are known.")],
    form: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
) -> None:
    """Ask a saved graph in SPARQL."""
    result = api.load(folder).query(sparql)
    text = {Format.TABLE: result.to_text, Format.CSV: result.to_csv, Format.JSON: result.to_json}[form]()
    typer.echo(text, nl=False)
    if not result.complete:
        complain("the answer is cut short by the limit of rows; add LIMIT and OFFSET to read it in parts")
