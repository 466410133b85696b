"""What each kind of time expression means, next to the day of publication, the tense and the day last spoken of."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from geograph.annotate.times import dates
from geograph.annotate.times.tense import Tense
from geograph.annotate.times.words import NUMBERS, ORDINALS, PARTS, SEASONS, month_number, weekday_number
from geograph.model import Obtained

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from geograph.annotate.times.dates import Reading

RELATIVE = Obtained.RELATIVE
_SOON = timedelta(days=45)
# What "recent weeks" and "the coming months" mean at most, for want of a number.
_RECENT = {"day": 7, "week": 6, "month": 6, "year": 5}


class Setting(NamedTuple):
    """What an expression is read against; `published` is known wherever it is used as a date."""

    published: date | None
    anchor: date | None
    tense: Callable[[], Tense]
    spoken: str = ""  # the date, month or year last spoken of by more than the name of a day

    @property
    def today(self) -> date:
        """The day of publication."""
        if self.published is None:
            raise UndatableError
        return self.published


class UndatableError(Exception):
    """The expression has no date that can be known here."""


def read(name: str, match: re.Match[str], setting: Setting) -> Reading | None:
    """The meaning of a match of the pattern of this name; None when it has no date that can be known."""
    try:
        return _READERS[name](match.groupdict(), setting)
    except (UndatableError, ValueError, OverflowError):  # such as 31 June, or 999 years before the year 1
        return None


Groups = dict[str, str | None]


def _word(groups: Groups, name: str) -> str:
    return " ".join((groups.get(name) or "").lower().split())


def _part(groups: Groups) -> int | None:
    word = _word(groups, "part") or _word(groups, "part2")
    return PARTS.get(word)


_SHIFTS = {"last": -1, "this": 0, "next": 1}


def _said_year(groups: Groups, setting: Setting) -> int | None:
    """The year that stands behind a day, as a number or as "last year"."""
    year, which = _word(groups, "year"), _word(groups, "which")
    return int(year) if year else setting.today.year + _SHIFTS[which] if which else None


def _date(groups: Groups, setting: Setting) -> Reading:
    number, day = month_number(_word(groups, "month")), int(_word(groups, "day"))
    year = _said_year(groups, setting)
    return dates.day(date(year, number, day) if year else _nearest_day(number, day, setting))


def _days(groups: Groups, setting: Setting) -> Reading:
    first = month_number(_word(groups, "month") or _word(groups, "month2"))
    last = month_number(_word(groups, "month2") or _word(groups, "month"))
    day, day2, year = int(_word(groups, "day")), int(_word(groups, "day2")), _said_year(groups, setting)
    end = date(year, last, day2) if year else _nearest_day(last, day2, setting)
    start = date(end.year - (first > last), first, day)
    if start >= end:
        raise UndatableError
    return dates.interval(start.isoformat(), end.isoformat())


def _iso(groups: Groups, _setting: Setting) -> Reading:
    return dates.day(date(int(_word(groups, "year")), int(_word(groups, "number")), int(_word(groups, "day"))))


def _nearest_day(number: int, day: int, setting: Setting) -> date:
    """The day in the direction of the tense, or the next when that is soon: of a year ago one would say the year."""
    today = setting.today
    years = range(today.year - 8, today.year + 9)  # 29 February comes every four years, once every eight
    days = [date(year, number, day) for year in years if year >= 1 and day <= monthrange(year, number)[1]]
    before, after = max(when for when in days if when <= today), min(when for when in days if when >= today)
    return after if after - today <= _SOON < today - before or setting.tense() is Tense.FUTURE else before


def _month(groups: Groups, setting: Setting) -> Reading:
    number, year, part = month_number(_word(groups, "month")), _word(groups, "year"), _part(groups)
    how = Obtained.STATED if year else RELATIVE
    when = int(year) if year else _nearest_month(number, setting)
    return dates.month(when, number, how) if part is None else dates.third_of_month(when, number, part, how)


def _nearest_month(number: int, setting: Setting) -> int:
    today = setting.today
    after = today.year + (number < today.month)
    before = today.year - (number > today.month)
    soon = date(after, number, 1) - today <= _SOON
    tense = setting.tense() if after != before else Tense.PAST
    return after if tense is Tense.FUTURE or (tense is Tense.UNKNOWN and soon) else before


def _month_of(groups: Groups, setting: Setting) -> Reading:
    shift = _SHIFTS[_word(groups, "which")]
    return dates.month(setting.today.year + shift, month_number(_word(groups, "month")), RELATIVE)


def _which_month(groups: Groups, setting: Setting) -> Reading:
    number, today = month_number(_word(groups, "month")), setting.today
    years = {
        "last": today.year - (number >= today.month),
        "this": today.year,
        "next": today.year + (number <= today.month),
    }
    return dates.month(years[_word(groups, "which")], number, RELATIVE)


def _season(groups: Groups, _setting: Setting) -> Reading:
    return dates.season(int(_word(groups, "year")), SEASONS[_word(groups, "season")])


def _which_season(groups: Groups, setting: Setting) -> Reading:
    """Seasons count from March, June, September and December, winter as the one that begins in its year."""
    season, today = SEASONS[_word(groups, "season")], setting.today
    now = (today.year * 4 + (today.month // 3 - 1)) if today.month > 2 else today.year * 4 - 1
    back = (now - (season - 21)) % 4
    this = now - back
    ordinal = {
        "last": this - 4 if back == 0 else this,
        "this": this if back == 0 or (back == 1 and setting.tense() is not Tense.FUTURE) else this + 4,
        "next": this + 4,
    }[_word(groups, "which")]
    return dates.season(ordinal // 4, season, RELATIVE)


def _quarter(groups: Groups, setting: Setting) -> Reading:
    """A quarter or a half of a year; a bare "Q3" is the last one that has begun."""
    parts = 2 if _word(groups, "fraction") == "half" else 4
    part = ORDINALS.get(_word(groups, "ordinal"), parts)
    year, which = _word(groups, "year"), _word(groups, "which")
    if year:
        return dates.share_of_year(int(year), part, parts)
    ahead = not which and (part - 1) * 12 // parts + 1 > setting.today.month
    shift = {"last": -1, "next": 1}.get(which, -1 if ahead else 0)
    return dates.share_of_year(setting.today.year + shift, part, parts, RELATIVE)


def _decade(groups: Groups, _setting: Setting) -> Reading:
    word, part = _word(groups, "decade"), _part(groups)
    first = int(word if len(word) == 4 else f"{20 if word == '20' else 19}{word}")
    return dates.decade(first) if part is None else dates.third_of_decade(first, part)


def _years(groups: Groups, _setting: Setting) -> Reading:
    first, last = _word(groups, "year"), _word(groups, "year2")
    last = first[: 4 - len(last)] + last
    if int(last) <= int(first):
        raise UndatableError
    return dates.interval(first, last)


def _year(groups: Groups, _setting: Setting) -> Reading:
    year, part = int(_word(groups, "year")), _part(groups)
    return dates.year(year) if part is None else dates.third_of_year(year, part)


def _near_day(groups: Groups, setting: Setting) -> Reading:
    shifts = {
        "the day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1, "the day after tomorrow": 2,
    }  # fmt: skip
    return dates.day(setting.today + timedelta(days=shifts.get(_word(groups, "near"), 0)), RELATIVE)


def _weekday(groups: Groups, setting: Setting) -> Reading:
    number, which, today = weekday_number(_word(groups, "weekday")), _word(groups, "which"), setting.today
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    if which == "last" or which.endswith("past"):
        shift = -(back or 7)
    elif which.endswith("coming"):
        shift = ahead or 7
    elif which == "next":
        shift = 7 - today.weekday() + number  # nearer ones are called by their name alone
    else:
        shift = ahead if setting.tense() is Tense.FUTURE else -back
    return dates.day(today + timedelta(days=shift), RELATIVE)


def _weekday_of(groups: Groups, setting: Setting) -> Reading:
    monday = setting.today - timedelta(days=setting.today.weekday())
    weeks = _SHIFTS[_word(groups, "which")]
    return dates.day(monday + timedelta(weeks=weeks, days=weekday_number(_word(groups, "weekday"))), RELATIVE)


def _unit(groups: Groups, setting: Setting) -> Reading:
    unit, shift = _word(groups, "unit"), _word(groups, "shift") or _word(groups, "shift2")
    number = _SHIFTS[_word(groups, "which")]
    if unit == "weekend":
        return _weekend_at(setting.today, number)
    if shift in {"earlier", "later"} and number == 0:
        return _side_of_today(unit, shift, setting.today)
    when = dates.moved(setting.today, unit, number)
    return _whole(unit, when) if shift not in PARTS or unit == "week" else _third(unit, when, PARTS[shift])


def _part_of_unit(groups: Groups, setting: Setting) -> Reading:
    """As in "by the end of the year": that of publication where the sentence looks ahead or says "since"."""
    if not groups["since"] and setting.tense() is not Tense.FUTURE:
        raise UndatableError
    unit, shift = _word(groups, "unit"), _word(groups, "shift")
    return _whole(unit, setting.today) if unit == "week" else _third(unit, setting.today, PARTS[shift])


def _whole(unit: str, when: date) -> Reading:
    whole: dict[str, Callable[[], Reading]] = {
        "day": partial(dates.day, when, RELATIVE),
        "week": partial(dates.week, when),
        "month": partial(dates.month, when.year, when.month, RELATIVE),
        "year": partial(dates.year, when.year, RELATIVE),
        "decade": partial(dates.about_year, when.year, RELATIVE),
    }
    return whole[unit]()


def _third(unit: str, when: date, part: int) -> Reading:
    if unit == "month":
        return dates.third_of_month(when.year, when.month, part, RELATIVE)
    return dates.third_of_year(when.year, part)._replace(how=RELATIVE)


def _side_of_today(unit: str, side: str, today: date) -> Reading:
    """As in "earlier this week": from its Monday to the day of publication."""
    monday = today - timedelta(days=today.weekday())
    first, last = {
        "week": (monday, monday + timedelta(days=6)),
        "month": (today.replace(day=1), today.replace(day=monthrange(today.year, today.month)[1])),
        "year": (date(today.year, 1, 1), date(today.year, 12, 31)),
    }[unit]
    start, end = (first, today) if side == "earlier" else (today, last)
    return dates.interval(start.isoformat(), end.isoformat(), RELATIVE)


def _weekend_at(today: date, number: int) -> Reading:
    saturday = today + timedelta(days=5 - today.weekday(), weeks=number)
    return dates.interval(saturday.isoformat(), (saturday + timedelta(days=1)).isoformat(), RELATIVE)


def _weekend(_groups: Groups, setting: Setting) -> Reading:
    past = setting.today.weekday() < 5 and setting.tense() is not Tense.FUTURE
    return _weekend_at(setting.today, -1 if past else 0)


def _ago(groups: Groups, setting: Setting) -> Reading:
    """As in "three days ago"; "three days later" counts from the day that the text spoke of last."""
    way, unit = _word(groups, "way"), _word(groups, "unit")
    unit, times = {"fortnight": ("week", 2)}.get(unit, (unit, 1))
    start = setting.today if way in {"ago", "from now"} else setting.anchor
    if start is None:
        raise UndatableError
    number = _count(groups) * times * (-1 if way in {"ago", "earlier"} else 1)
    return _whole(unit, dates.moved(start, unit, number))


def _count(groups: Groups) -> int:
    word = _word(groups, "number")
    return NUMBERS.get(word) or int(word or 1)


_SIDES = {"next": 1, "following": 1, "previous": -1, "before": -1}


def _anchored_day(groups: Groups, setting: Setting) -> Reading:
    if setting.anchor is None:
        raise UndatableError
    shift = _SIDES.get(_word(groups, "which") or _word(groups, "before"), 0)
    return dates.day(setting.anchor + timedelta(days=shift), RELATIVE)


def _anchored_unit(groups: Groups, setting: Setting) -> Reading:
    """As in "later that year": the one that the text spoke of last."""
    unit, shift = _word(groups, "unit"), _SIDES.get(_word(groups, "which"), 0)
    size = len("2023") if unit == "year" else len("2023-09")
    if len(setting.spoken) < size:
        raise UndatableError
    year, _, month = setting.spoken[:size].partition("-")
    return (
        dates.year(int(year) + shift, RELATIVE) if not month else dates.month(int(year), int(month) + shift, RELATIVE)
    )


def _hours_later(groups: Groups, setting: Setting) -> Reading:
    """The day spoken of last, or about that day: hours may lead into another."""
    if setting.anchor is None:
        raise UndatableError
    return dates.day(setting.anchor, RELATIVE) if not groups["hours"] else dates.about_day(setting.anchor)


def _overnight(_groups: Groups, setting: Setting) -> Reading:
    """The night before the day of publication, where it is told what happened ("prices may double overnight")."""
    if setting.tense() is not Tense.PAST:
        raise UndatableError
    return dates.interval((setting.today - timedelta(days=1)).isoformat(), setting.today.isoformat(), RELATIVE)


def _years_end(_groups: Groups, setting: Setting) -> Reading:
    """As in "by year's end": that of publication where the sentence looks ahead."""
    if setting.tense() is not Tense.FUTURE:
        raise UndatableError
    return _third("year", setting.today, PARTS["end"])


def _hours(groups: Groups, setting: Setting) -> Reading:
    """As in "the past 48 hours": so many days back."""
    days = int(_word(groups, "number")) // 24
    return dates.interval((setting.today - timedelta(days=days)).isoformat(), setting.today.isoformat(), RELATIVE)


def _recent(groups: Groups, setting: Setting) -> Reading:
    unit = _word(groups, "unit")
    start = dates.moved(setting.today, unit, -_RECENT[unit])
    return dates.interval(f"{start}~", setting.today.isoformat(), RELATIVE)


def _span(groups: Groups, setting: Setting) -> Reading:
    unit, which, today = _word(groups, "unit"), _word(groups, "which"), setting.today
    number = _RECENT[unit] if groups["plural"] and not groups["number"] else _count(groups)
    number *= 1 if which in {"coming", "next"} else -1
    first, last = sorted((today, dates.moved(today, unit, number)))
    return dates.interval(first.isoformat(), last.isoformat(), RELATIVE)


_READERS: dict[str, Callable[[Groups, Setting], Reading]] = {
    "days": _days,
    "days of": _days,
    "days between": _days,
    "date": _date,
    "date of": _date,
    "iso": _iso,
    "month year": _month,
    "month of": _month_of,
    "month": _month,
    "part month": _month,
    "which month": _which_month,
    "season": _season,
    "which season": _which_season,
    "quarter": _quarter,
    "short quarter": _quarter,
    "decade": _decade,
    "nineties": _decade,
    "years": _years,
    "year": _year,
    "part year": _year,
    "near day": _near_day,
    "weekday of": _weekday_of,
    "weekday": _weekday,
    "unit": _unit,
    "part of unit": _part_of_unit,
    "weekend": _weekend,
    "ago": _ago,
    "anchored day": _anchored_day,
    "anchored unit": _anchored_unit,
    "hours later": _hours_later,
    "overnight": _overnight,
    "year's end": _years_end,
    "hours": _hours,
    "recent": _recent,
    "span": _span,
}
