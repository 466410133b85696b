"""The days that an EDTF date covers, which is all that grouping by time needs."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from geograph.errors import InputError

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?[?~%]?")
# EDTF writes seasons as months 21 to 24: spring, summer, autumn, winter. Winter is read as the one that starts in
# December of its year, as in "the winter of 2023".
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The first and the last day of a date, both included."""

    start: date
    end: date


@lru_cache(maxsize=4096)
def span(edtf: str) -> Span | None:
    """The days that an EDTF date covers; None for an empty one.

    Days, months, seasons, years, decades, unspecified parts (``2023-XX``), intervals and open intervals are read.
    Marks of doubt (``?``, ``~``, ``%``) do not widen the span.

    >>> span("2023-09")
    Span(start=datetime.date(2023, 9, 1), end=datetime.date(2023, 9, 30))
    >>> span("2023-09-12/..").end.year
    9999

    Raises:
        InputError: The text is no EDTF date.
    """
    if not edtf:
        return None
    first, slash, last = edtf.partition("/")
    try:
        start, end = _start(first), _end(last if slash else first)
    except ValueError as error:
        raise InputError(
            f"'{edtf}' is not an EDTF date such as 2023-09-12, 2023-09, 2023 or 2023-09/2023-10"
        ) from error
    return Span(start=start, end=max(start, end))


def _start(text: str) -> date:
    if text in {"", ".."}:
        return date.min
    year, month, day = _parts(text)
    number = _SEASONS.get(int(month), (int(month), 0))[0] if month.isdigit() else 1
    return date(int(year.replace("X", "0")), number, int(day) if month.isdigit() and day.isdigit() else 1)


def _end(text: str) -> date:
    if text in {"", ".."}:
        return date.max
    year, month, day = _parts(text)
    number = int(year.replace("X", "9"))
    if not month.isdigit():
        return date(number, 12, 31)
    if int(month) in _SEASONS:
        last = _SEASONS[int(month)][1]
        return _month_end(number + (last == 2), last)
    return date(number, int(month), int(day)) if day.isdigit() else _month_end(number, int(month))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _parts(text: str) -> tuple[str, str, str]:
    """Year, month and day as text; an unspecified month or day is ``XX``, a missing one empty."""
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return found[1], found[2] or "", found[3] or ""
