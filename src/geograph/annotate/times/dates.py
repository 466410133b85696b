"""Stretches of time and how EDTF writes them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from geograph.model import Obtained, Precision


class Reading(NamedTuple):
    """What a time expression means: an EDTF string, how fine it is and how it was obtained."""

    edtf: str
    precision: Precision
    how: Obtained = Obtained.STATED

    @property
    def first(self) -> str:
        """The first date of an interval, the first year of a decade, or the date itself."""
        return self.edtf.partition("/")[0].replace("X", "0")

    @property
    def last(self) -> str:
        """The last date of an interval, the last year of a decade, or the date itself."""
        return self.edtf.rpartition("/")[2].replace("X", "9")


def day(when: date, how: Obtained = Obtained.STATED) -> Reading:
    """One day.

    >>> day(date(2023, 9, 12)).edtf
    '2023-09-12'
    """
    return Reading(when.isoformat(), Precision.DAY, how)


def about_day(when: date) -> Reading:
    """About one day, as "hours later" means it.

    >>> about_day(date(2023, 9, 12)).edtf
    '2023-09-12~'
    """
    return Reading(f"{when}~", Precision.DAY, Obtained.RELATIVE)


def week(when: date, how: Obtained = Obtained.RELATIVE) -> Reading:
    """The week, Monday to Sunday, that a day lies in.

    >>> week(date(2023, 9, 13)).edtf
    '2023-09-11/2023-09-17'
    """
    monday = when - timedelta(days=when.weekday())
    return Reading(f"{monday}/{monday + timedelta(days=6)}", Precision.WEEK, how)


def month(year: int, number: int, how: Obtained = Obtained.STATED) -> Reading:
    """One month; numbers outside 1 to 12 count on into other years.

    >>> month(2023, 0).edtf, month(2023, 13).edtf
    ('2022-12', '2024-01')
    """
    year, number = _carried(year, number)
    return Reading(f"{year:04}-{number:02}", Precision.MONTH, how)


def season(year: int, number: int, how: Obtained = Obtained.STATED) -> Reading:
    """A season: 21 spring, 22 summer, 23 autumn, 24 winter."""
    return Reading(f"{_valid(year):04}-{number}", Precision.SEASON, how)


def share_of_year(number: int, part: int, parts: int, how: Obtained = Obtained.STATED) -> Reading:
    """One of the equal parts of a year, counted from 1: four quarters, two halves.

    >>> share_of_year(2022, 3, 4).edtf
    '2022-07/2022-09'
    """
    months = 12 // parts
    last = months * part
    return interval(f"{_valid(number):04}-{last - months + 1:02}", f"{number:04}-{last:02}", how)


def year(number: int, how: Obtained = Obtained.STATED) -> Reading:
    """One year."""
    return Reading(f"{_valid(number):04}", Precision.YEAR, how)


def about_year(number: int, how: Obtained = Obtained.STATED) -> Reading:
    """About one year, as "two decades ago" means it.

    >>> about_year(2003).edtf
    '2003~'
    """
    return Reading(f"{_valid(number):04}~", Precision.YEAR, how)


def decade(first: int) -> Reading:
    """Ten years.

    >>> decade(1990).edtf
    '199X'
    """
    return Reading(f"{first // 10}X", Precision.DECADE)


def interval(first: str, last: str, how: Obtained = Obtained.STATED) -> Reading:
    """From one date to another, both EDTF strings; ``..`` is an open end."""
    return Reading(f"{first}/{last}", Precision.INTERVAL, how)


def third_of_month(year: int, number: int, part: int, how: Obtained = Obtained.STATED) -> Reading:
    """About the first ten days, the second ten or the rest of a month; `part` is a value of `PARTS`.

    >>> third_of_month(2023, 10, 1).edtf
    '2023-10-11~/2023-10-20~'
    """
    year, number = _carried(year, number)
    end = monthrange(year, number)[1]
    first, last = ((1, 10), (11, 20), (21, end), (1, 10), (21, end))[part]
    prefix = f"{year:04}-{number:02}"
    return interval(f"{prefix}-{first:02}~", f"{prefix}-{last}~", how)


def third_of_year(number: int, part: int, how: Obtained = Obtained.STATED) -> Reading:
    """About the first, the second or the third four months of a year, or the two at its start or end.

    >>> third_of_year(2022, 0).edtf
    '2022-01~/2022-04~'
    """
    first, last = ((1, 4), (5, 8), (9, 12), (1, 2), (11, 12))[part]
    return interval(f"{_valid(number):04}-{first:02}~", f"{number:04}-{last:02}~", how)


def third_of_decade(first: int, part: int) -> Reading:
    """About the first four years, the next three or the last three of a decade."""
    bounds = ((0, 3), (4, 6), (7, 9), (0, 3), (7, 9))[part]
    return interval(f"{first + bounds[0]}~", f"{first + bounds[1]}~")


def moved(when: date, unit: str, number: int) -> date:
    """The date a number of days, weeks, months, years or decades later (earlier when negative).

    >>> moved(date(2024, 3, 31), "month", -1)
    datetime.date(2024, 2, 29)
    """
    if unit in {"day", "week"}:
        return when + timedelta(days=number * (7 if unit == "week" else 1))
    years = number * {"year": 1, "decade": 10}.get(unit, 0)
    to_year, to_month = _carried(when.year + years, when.month + (number if unit == "month" else 0))
    return date(to_year, to_month, min(when.day, monthrange(_valid(to_year), to_month)[1]))


def _carried(year: int, number: int) -> tuple[int, int]:
    return _valid(year + (number - 1) // 12), (number - 1) % 12 + 1


def _valid(year: int) -> int:
    """The year, if dates have it; out of range raises what `date` raises."""
    return date(year, 1, 1).year
