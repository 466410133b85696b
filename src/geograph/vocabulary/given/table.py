"""Actors in a table: CSV, or the same with semicolons, or with tabs and then without quoting, with a header line.

Only `label` and `kind` are needed. Lists are parted by ``|``. A post is written as ``ROLE of ID SINCE/UNTIL: TITLES``,
such as ``foreign-minister of DEU 2021-12-08/2025-05-06``; what follows the id may be left out, and so may either date.
What `geograph actors DIR --unknown` writes is such a table.
"""

from __future__ import annotations

import csv
import difflib
import re
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.vocabulary.given.draft import Draft, Fault, PostDraft, read_lines, refuse, slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_SINGLE = (
    *("id", "label", "kind", "country", "sector", "gender", "stands_for", "capital_of", "alias_of"),
    *("since", "until", "lat", "lon"),
)
_LISTS = ("names", "adjectives", "part_of", "same_as")
COLUMNS = (*_SINGLE, *_LISTS, "posts")
"""The columns that count."""

_OTHER = {"actor": "id"}

NOTES = ("mentions", "sentence", "source", "note")
"""Columns that may stand in a table for its reader; they are not read."""

_POST = re.compile(
    r"(?P<role>[a-z]+(?:-[a-z]+)*) of (?P<of>[^\s:]+)"
    r"(?:\s+(?P<since>[\d-]*)/(?P<until>[\d-]*))?(?:\s*:\s*(?P<titles>.+))?"
)


def read_table(path: Path) -> list[Draft]:
    """The actors of a table.

    Raises:
        InputError: The file is not UTF-8, has an unknown column, or a line that is no row.
    """
    lines = read_lines(path)
    rows = _rows(path, lines)
    header = [_OTHER.get(name.strip().lower(), name.strip().lower()) for name in next(rows, (1, []))[1]]
    _check_header(path, header)
    faults: list[Fault] = []
    drafts: list[Draft] = []
    for line, cells in rows:
        if len(cells) == len(header):
            row = {name: cell.strip() for name, cell in zip(header, cells, strict=True) if name in COLUMNS}
            drafts.append(_draft(line, row, faults))
        elif any(map(str.strip, cells)):
            faults.append(Fault(line, f"{len(cells)} cells, expected {len(header)}, as in the header"))
    refuse(path, faults)
    return drafts


def _rows(path: Path, lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row that is not empty, with the line where it begins."""
    first = lines[0] if lines else ""
    delimiter = max("\t;,", key=first.count)
    text = (f"{line}\n" for line in lines)
    if delimiter == "\t":
        reader = csv.reader(text, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(text, delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            if cells:
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise InputError(f"{path}:{begins}: {error}; is a quotation mark missing or one too many?") from error


def _check_header(path: Path, header: Sequence[str]) -> None:
    doubled = sorted({name for name in header if header.count(name) > 1})
    if "label" not in header and "id" not in header:
        raise InputError(f"{path}:1: no table of actors: the header has no label; columns are {', '.join(COLUMNS)}")
    if doubled:
        raise InputError(f"{path}:1: the column {doubled[0]!r} stands twice in the header")
    for name in header:
        if name not in COLUMNS and name not in NOTES:
            near = difflib.get_close_matches(name, COLUMNS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"columns are {', '.join((*COLUMNS, *NOTES))}"
            raise InputError(f"{path}:1: unknown column {name!r}; {hint}")


def _draft(line: int, row: dict[str, str], faults: list[Fault]) -> Draft:
    posts = [_post(line, text, faults) for text in _many(row.get("posts", ""))]
    single = {name: row[name] for name in _SINGLE if row.get(name)}
    single.setdefault("id", slug(single.get("label", "")))
    lists = {name: _many(row[name]) for name in _LISTS if row.get(name)}
    return Draft(line=line, **single, **lists, posts=tuple(filter(None, posts)))  # type: ignore[arg-type]


def _post(line: int, text: str, faults: list[Fault]) -> PostDraft | None:
    found = _POST.fullmatch(text)
    if found is None:
        faults.append(
            Fault(
                line, f"the post {text!r} is not written as 'ROLE of ID SINCE/UNTIL: TITLE', dates and title optional"
            )
        )
        return None
    return PostDraft(
        role=found["role"],
        of=found["of"],
        since=found["since"] or "",
        until=found["until"] or "",
        titles=tuple(filter(None, map(str.strip, (found["titles"] or "").split(";")))),
    )


def _many(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, cell.split("|"))))
