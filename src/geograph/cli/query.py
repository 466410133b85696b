"""`geograph query`: ask a saved graph or a store in SPARQL."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geograph import api
from geograph.cli.output import complain

if TYPE_CHECKING:
    from geograph.query import Result


class Format(StrEnum):
    """How to print the answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def query(
    folder: Annotated[
        Path, typer.Argument(metavar="STORE|DIR", help="A store, or a folder that `geograph build` wrote.")
    ],
    sparql: Annotated[str, typer.Argument(metavar="SPARQL", help="The query; geo:, actor:, plover: ... are known.")],
    form: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
) -> None:
    """Ask a saved graph or a store in SPARQL."""
    result = _answer(folder, sparql)
    text = {Format.TABLE: result.to_text, Format.CSV: result.to_csv, Format.JSON: result.to_json}[form]()
    typer.echo(text, nl=False)
    if not result.complete:
        complain("the answer is cut short by the limit of rows; add LIMIT and OFFSET to read it in parts")


def _answer(folder: Path, sparql: str) -> Result:
    from geograph import query, store  # noqa: PLC0415 - loads rdflib, which most commands do not need

    if not store.is_store(folder):
        return api.load(folder).query(sparql)
    with store.open_to_read(folder) as opened:
        return query.query(opened.database, sparql)
