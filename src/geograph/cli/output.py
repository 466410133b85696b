"""How commands print: tables for people, tab-separated lines for pipes, complaints on standard error.

Text from articles may hold characters that move the cursor or turn the writing direction; none of them reaches a
terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


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


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> None:
    """Print a table: drawn on a terminal, else complete and tab-separated with the columns in the first line."""
    console = Console(highlight=False)
    if not console.is_terminal:
        for row in (columns, *rows):
            typer.echo("\t".join(map(printable, row)))
        return
    table = Table(title=title or None, title_justify="left", show_lines=False, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", ratio=3 if column == "words" else None)
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    console.print(table)
