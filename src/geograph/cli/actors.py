"""`geograph actors`: who was found in a saved graph, who of them no list knows, and why words mean whom."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geograph import api
from geograph.cli.output import complain, print_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geograph.api import Candidate, Graph, Line, Reason


def actors(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `geograph build` wrote.")],
    unknown: Annotated[bool, typer.Option("--unknown", help="Only those with a name that no list knows.")] = False,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Show why the mentions with this text mean whom.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print the actors of a graph, the most mentioned first; with --why the mentions, in the order of the text.

    What --unknown writes into a file is a table to review: correct it, delete what is wrong, and give it to
    `geograph build --actors`.
    """
    graph = api.load(folder)
    kind, found = _rows(graph, unknown=unknown, why=why)
    if why and not found:
        complain(f'no mention holds "{why}"; see who was found with: geograph actors {folder}')
    if as_json:
        typer.echo(json.dumps([row._asdict() for row in found], ensure_ascii=False, indent=2))
    else:
        print_table(kind._fields, (tuple(map(str, row)) for row in found))


def _rows(
    graph: Graph, *, unknown: bool, why: str
) -> tuple[type[Line | Candidate | Reason], Sequence[Line | Candidate | Reason]]:
    if why:
        return api.Reason, api.list_reasons(graph, why, unknown=unknown)
    if unknown:
        return api.Candidate, api.list_candidates(graph)
    return api.Line, api.list_actors(graph)
