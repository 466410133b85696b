"""Tables of others, row by row, with the number of the line that each row stands in."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from geograph.errors import InputError, StoreError
from geograph.tables.cells import unsafe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST_CELL = 10_000_000


class Row(dict[str, str]):
    """The cells of a line by column, without the white space around them; `line` is its number in the file."""

    line: int


def read_rows(path: Path | str, needed: Sequence[str]) -> Iterator[Row | InputError]:
    """The rows of a table with a header line; an `InputError` in place of a row that has too many or too few cells.

    Cells are parted by tabs or, when the header has none, by commas.

    Raises:
        InputError: The table lacks a column or is no UTF-8 text.
        StoreError: The file cannot be read.
    """
    lines = _lines(path)
    header = next(lines, "").rstrip("\r\n")
    tabs = "\t" in header
    columns = next(_parsed([header], tabs=tabs), [])
    missing = [name for name in needed if name not in columns]
    if missing:
        found = ", ".join(columns)[:200]
        raise InputError(f"{path}: line 1 lacks the columns {', '.join(missing)}; found {found or 'an empty file'}")
    yield from _rows(lines, columns, tabs=tabs, before=1)


def read_bare_rows(path: Path | str, columns: Sequence[str]) -> Iterator[Row | InputError]:
    """The rows of a table with tabs and without a header line, whose columns are known; else as `read_rows`.

    Raises:
        InputError: The first line has another number of cells, or the file is no UTF-8 text.
        StoreError: The file cannot be read.
    """
    lines = _lines(path)
    first = next(lines, "")
    cells = len(first.split("\t"))
    if cells != len(columns):
        what = f"{cells} columns parted by tabs" if first.strip() else "an empty file"
        raise InputError(f"{path}: line 1 has {what}, expected {len(columns)}: {', '.join(columns[:3])} ...")
    yield from _rows(iter([first]), columns, tabs=True, before=0)
    yield from _rows(lines, columns, tabs=True, before=1)


def as_day(row: Row, name: str) -> date:
    """The date in a cell: ``2023-09-12`` or ``20230912``, also with a time after it.

    Raises:
        InputError: It is none.
    """
    text = row[name]
    try:
        return datetime.strptime(text[:8], "%Y%m%d").date() if text[:8].isdigit() else date.fromisoformat(text[:10])  # noqa: DTZ007 - a day
    except ValueError as error:
        raise InputError(f"{name} is '{text[:40]}', expected a date such as 2023-09-12 or 20230912") from error


def _rows(lines: Iterator[str], columns: Sequence[str], *, tabs: bool, before: int) -> Iterator[Row | InputError]:
    for number, cells in enumerate(_parsed(lines, tabs=tabs), before + 1):
        if not cells or cells == [""]:
            continue
        if len(cells) != len(columns):
            yield InputError(f"line {number} has {len(cells)} cells, expected {len(columns)}")
            continue
        row = Row(zip(columns, (unsafe(cell.strip()) for cell in cells), strict=True))
        row.line = number
        yield row


def _parsed(lines: Sequence[str] | Iterator[str], *, tabs: bool) -> Iterator[list[str]]:
    if tabs:  # without quoting: a quotation mark in a name is one
        return (text.rstrip("\r\n").split("\t") for text in lines)
    csv.field_size_limit(_LONGEST_CELL)
    return csv.reader(lines)


def _lines(path: Path | str) -> Iterator[str]:
    number = 0
    try:
        with Path(path).open(encoding="utf-8-sig", newline="\n") as file:
            for number, text in enumerate(file, 1):  # noqa: B007 - told in the error
                yield text
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is no UTF-8 text (after line {number}): {error.reason}") from error
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from error
