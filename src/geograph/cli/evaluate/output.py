"""What the scorecards share on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from geograph.cli.output import print_table

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def print_totals(totals: Mapping[str, float]) -> None:
    """The table of totals that every scorecard ends with."""
    print_table(("total", "number"), [(name, f"{number:g}") for name, number in totals.items()])
