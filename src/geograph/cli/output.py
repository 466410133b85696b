"""How commands print: tables for people, tab-separated lines for pipes, complaints on standard error.

Text from articles may hold characters that move the cursor or turn the writing direction; none of them reaches a
terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geograph.api import Row

_STYLES = {"actual": "green", "actual, denied": "red"}


def printable(text: str) -> str:
    r"""The text with every character that is not plainly visible made a space.

    >>> printable("one\ttwo\x1b[31m")
    'one two [31m'
    """
    return "".join(character if character.isprintable() else " " for character in text)


def complain(message: str) -> None:
    """Print a message on standard error."""
    for line in message.splitlines():
        typer.echo(f"geograph: {printable(line)}", err=True)


def print_lines(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows for a pipe: complete, tab-separated, the columns in the first line."""
    for row in (columns, *rows):
        typer.echo("\t".join(map(printable, row)))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table: drawn on a terminal, else as lines; the last column has the longest text."""
    console = Console(highlight=False)
    if not console.is_terminal:
        print_lines(columns, rows)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns[:-1]:
        table.add_column(column, overflow="fold")
    table.add_column(columns[-1], overflow="fold", ratio=1)
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    console.print(table)


def print_claims(rows: Sequence[Row]) -> None:
    """Print claims for people: who does what to whom as one phrase, and room for the words."""
    console = Console(highlight=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, leading=1)
    table.add_column("claim", ratio=4, overflow="fold")
    table.add_column("certainty", max_width=12, overflow="fold")
    table.add_column("who says so", max_width=18, overflow="fold")
    table.add_column("date", overflow="fold")
    table.add_column("words", ratio=6, overflow="fold")
    for row in rows:
        claim = Text.assemble(printable(row.source), " ", (row.relation, "bold cyan"), " ", printable(row.target))
        certainty = Text(row.certainty, style=_STYLES.get(row.certainty, "yellow"))
        table.add_row(claim, certainty, *(Text(printable(cell)) for cell in row[4:]))
    console.print(table)
