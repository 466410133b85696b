"""What is written into the cells of tables, and how a table becomes a file.

The texts of articles are not ours: a cell that starts with ``=``, ``+``, ``-`` or ``@`` would be run by a spreadsheet
as a formula. Such a text gets an apostrophe before it, which tells spreadsheets that it is a text; our own readers take
it off again. Numbers and dates are written as they are.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from geograph.rdf import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(text: str) -> str:
    """The text, marked as text where a spreadsheet would take it for a formula and run it.

    >>> safe("=1+1"), safe("Russia")
    ("'=1+1", 'Russia')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def unsafe(text: str) -> str:
    """The text that `safe` was given.

    >>> unsafe("'=1+1"), unsafe("'s-Hertogenbosch")
    ('=1+1', "'s-Hertogenbosch")
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def line(text: str) -> str:
    r"""The text in one line without tabs, safe as a cell of a file whose cells are parted by tabs.

    >>> line("one\n two\tthree")
    'one two three'
    """
    return safe(" ".join(text.replace("\0", " ").split()))


def write_csv(path: Path | str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Writes a table with commas between the cells, quoted where needed, in UTF-8 with a header line.

    Raises:
        StoreError: The file cannot be written.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    write_whole(path, out.getvalue().encode("utf-8", "replace"))


def write_tsv(path: Path | str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Writes a table with tabs between the cells and no quoting, as event data is given out; no `columns`, no header.

    Raises:
        StoreError: The file cannot be written.
    """
    lines = ["\t".join(columns)] if columns else []
    lines += ["\t".join(map(str, row)) for row in rows]
    write_whole(path, "".join(f"{one}\n" for one in lines).encode("utf-8", "replace"))
