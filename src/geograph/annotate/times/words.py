"""The words of time expressions, as regular expressions.

Lower-case and upper-case words that are also something else ("may", "march", "second", "spring") count only where
the words around them leave no doubt. Gaps are bounded, so that matching takes linear time on any text.
"""

from __future__ import annotations

import re
from functools import cache

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
UNITS = ("day", "week", "month", "year")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4}
PARTS = {"early": 0, "mid": 1, "middle": 1, "late": 2, "start": 3, "beginning": 3, "end": 4}
NUMBERS = {
    "a couple of": 2, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip

_GAP = r"\s{1,4}"
_SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")


def _any(words: tuple[str, ...]) -> str:
    return "|".join([*words, *map(str.upper, words)])


_MONTHS = rf"(?:(?:{_any(MONTHS)})\b|(?:{_any(_SHORT)})\b\.?)"
_MONTH = rf"(?P<month>{_MONTHS})"
_DAYS = r"(?:3[01]|[12]\d|0?[1-9])"
_DAY, _LAST_DAY = (rf"(?P<{name}>{_DAYS})(?:st|nd|rd|th)?\b" for name in ("day", "day2"))
_YEAR = r"(?P<year>1\d{3}|20\d\d)(?![\d%]|[.,]\d)"
_MAYBE_YEAR = rf"(?:,?{_GAP}(?:{_YEAR}|(?:of{_GAP})?(?P<which>last|this|next){_GAP}year\b))?"
_WEEKDAYS = _any(WEEKDAYS)
_ON = rf"(?:(?:{_WEEKDAYS}),?{_GAP}(?P<bracket>\()?(?:the{_GAP})?)?"
_PART = (
    rf"(?:(?P<part>(?i:early|mid|late))(?:-|{_GAP})"
    rf"|(?i:(?:the{_GAP})?(?P<part2>start|beginning|middle|end){_GAP}of{_GAP}(?:the{_GAP})?))"
)
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(NUMBERS)})"
_SEASON = rf"(?P<season>{'|'.join(SEASONS)})"
_WHICH = r"(?P<which>last|next|this)"
_COMING = rf"(?:this{_GAP})?(?:past|coming)"
_PART_OF_DAY = "(?:day|morning|afternoon|evening|night)"
_UNIT = rf"(?P<unit>{'|'.join(UNITS)})"
_TO = r"\s?(?:-|\u2013|\u2014|to\b|and\b|through\b|until\b)\s?"
_UP_TO = r"\s?(?:-|\u2013|\u2014|to\b|through\b|until\b)\s?"
_IN = rf"(?i:in|for|since|until|till|by|from|of|during|before|after|through|the|an?|its|his|their|between|and|to){_GAP}"
_IN_YEAR = (
    rf"(?:(?i:in|since|until|till|by|from|of|during|before|after|through|the|and|to|between|its|their|his)"
    rf"|['\u2019]s){_GAP}"
)
_ALONE = r"(?!['\u2019]s|\s\d|-[a-z])"
_NO_MORE = r"(?![\d%]|[.,:]\d)"

# Where two expressions begin at the same place the longer wins, then the earlier of this list. The group `x`, where
# there is one, is the expression without the words that were needed to know it.
_PATTERNS = {
    "days": rf"\b{_ON}{_MONTH}{_GAP}{_DAY}{_TO}(?:(?P<month2>{_MONTHS}){_GAP})?{_LAST_DAY}{_NO_MORE}{_MAYBE_YEAR}",
    "days of": (
        rf"(?<![\d.,$£€])\b{_DAY}(?:{_TO}|{_GAP}{_MONTH}{_UP_TO}){_LAST_DAY}{_GAP}(?:of{_GAP})?"
        rf"(?P<month2>{_MONTHS}){_MAYBE_YEAR}"
    ),
    "days between": (
        rf"(?<=between\s){_DAY}{_GAP}{_MONTH}{_GAP}and{_GAP}{_LAST_DAY}{_GAP}(?:of{_GAP})?(?P<month2>{_MONTHS}){_MAYBE_YEAR}"
    ),
    "date": rf"\b{_ON}{_MONTH}{_GAP}(?:the{_GAP})?{_DAY}{_NO_MORE}{_MAYBE_YEAR}(?(bracket)\))",
    "date of": rf"(?<![\d.,$£€])\b{_ON}{_DAY}{_GAP}(?:of{_GAP})?{_MONTH}{_MAYBE_YEAR}(?(bracket)\))",
    "iso": r"(?<![\d-])(?P<year>1\d{3}|20\d\d)-(?P<number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])",
    "month year": rf"\b{_PART}?{_MONTH}(?:,?{_GAP}(?:of{_GAP})?){_YEAR}",
    "month of": rf"\b{_MONTH}{_GAP}(?:of{_GAP})?{_WHICH}{_GAP}year\b",
    "month": rf"\b{_IN}(?P<x>{_PART}?{_MONTH}){_ALONE}",
    "part month": rf"\b{_PART}{_MONTH}{_ALONE}",
    "which month": rf"\b(?i:{_WHICH}){_GAP}{_MONTH}{_ALONE}",
    "season": rf"\b(?i:(?:the{_GAP})?{_SEASON}){_GAP}(?:of{_GAP})?{_YEAR}",
    "which season": rf"\b(?i:{_WHICH}{_GAP}{_SEASON})\b",
    "quarter": (
        rf"\b(?i:(?:the{_GAP})?(?P<ordinal>first|second|third|fourth|last){_GAP}(?P<fraction>quarter|half){_GAP}"
        rf"(?:of{_GAP})?(?:{_WHICH}{_GAP}year|(?-i:{_YEAR})))\b"
    ),
    "short quarter": rf"\bQ(?P<ordinal>[1-4])\b(?:,?{_GAP}(?:of{_GAP})?{_YEAR})?",
    "decade": rf"\b(?i:the{_GAP})?{_PART}?(?P<decade>(?:1[5-9]|20)\d0)['\u2019]?s\b",
    "nineties": rf"\b(?i:the){_GAP}{_PART}?['\u2019]?(?P<decade>[2-9]0)s\b",
    "years": r"\b(?P<year>1[5-9]\d\d|20\d\d)[-\u2013/](?P<year2>(?:1[5-9]|20)?\d\d)\b(?![-\u2013/]?\d)",
    "year": rf"\b{_IN_YEAR}(?i:the{_GAP})?(?i:year{_GAP})?(?P<x>{_PART}?{_YEAR})(?![-\u2013/]?\w|['\u2019]?s\b)",
    "part year": rf"\b{_PART}{_YEAR}(?!-?\w)",
    "near day": (
        rf"\b(?P<near>(?i:the{_GAP}day{_GAP}before{_GAP}yesterday|the{_GAP}day{_GAP}after{_GAP}tomorrow|yesterday|today"
        rf"|tomorrow|tonight|last{_GAP}night|this{_GAP}(?:morning|afternoon|evening)))\b"
    ),
    "weekday of": rf"\b(?P<weekday>{_WEEKDAYS}){_GAP}(?:of{_GAP})?{_WHICH}{_GAP}week\b",
    "weekday": (
        rf"\b(?:(?i:(?P<which>{_COMING}|last|next|this)){_GAP})?(?P<weekday>{_WEEKDAYS})\b(?:{_GAP}(?:morning|afternoon|evening|night)\b)?"
        rf"(?!{_GAP}(?:Times|Telegraph|Mail|Express|Mirror|Post|Herald|Tribune|Night)\b)"
    ),
    "unit": (
        rf"\b(?i:(?:(?P<shift>earlier|later|early|late|mid)(?:-|{_GAP})"
        rf"|(?:the{_GAP})?(?P<shift2>start|beginning|end|middle){_GAP}of{_GAP})?"
        rf"{_WHICH}{_GAP}(?P<unit>week|month|year|weekend))\b"
    ),
    "part of unit": (
        rf"\b(?i:(?P<since>since{_GAP})?(?P<x>(?:the{_GAP})?(?P<shift>start|beginning|middle|end){_GAP}of{_GAP}the"
        rf"{_GAP}(?P<unit>week|month|year)))\b"
    ),
    "weekend": rf"\b(?i:over|at|during|on){_GAP}(?P<x>(?i:the){_GAP}weekend)\b",
    "ago": (
        rf"\b(?i:{_NUMBER}{_GAP}(?P<unit>{'|'.join(UNITS)}|fortnight|decade)s?{_GAP}"
        rf"(?P<way>ago|from{_GAP}now|earlier|later))\b(?!{_GAP}than\b)"
    ),
    "anchored day": (
        rf"\b(?i:(?:the|that){_GAP}(?:(?P<which>next|following|previous|same){_GAP}{_PART_OF_DAY}\b"
        rf"|day{_GAP}(?P<before>before)(?=[,.;]))|that{_GAP}{_PART_OF_DAY}\b"
        rf"|(?:earlier|later){_GAP}(?:in{_GAP}the{_GAP})day\b)"
    ),
    "anchored unit": (
        rf"\b(?i:(?:later{_GAP})?(?:(?:the|that){_GAP}(?P<which>next|following|previous|same)|that){_GAP}(?P<unit>month|year))\b"
    ),
    "hours later": (
        rf"\b(?i:(?:{_NUMBER}{_GAP}|(?:a{_GAP}few|several|just|only){_GAP})?(?:(?P<hours>hours?)|minutes?){_GAP}(?:later|earlier))"
        rf"\b(?!{_GAP}than\b)"
    ),
    "overnight": rf"(?<!-)\b(?i:overnight)\b(?!-|{_GAP}(?:on|from|into|to|{_WEEKDAYS})\b)",
    "year's end": (
        rf"\b(?i:(?:by|at|before|until|till){_GAP}(?P<x>(?:the{_GAP})?year(?:['\u2019]s{_GAP}|-|{_GAP})end))\b(?!-)"
    ),
    "recent": rf"\b(?i:recent{_GAP}{_UNIT}s)\b",
    "span": (
        rf"\b(?i:(?:the|these){_GAP}(?P<which>past|last|coming|next){_GAP}"
        rf"(?:(?:{_NUMBER}|few|several){_GAP})?{_UNIT}(?P<plural>s)?)\b"
    ),
    "hours": rf"\b(?i:(?:the|these){_GAP}(?:past|last|previous){_GAP}(?P<number>24|48|72){_GAP}hours)\b",
}


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Every kind of expression with its pattern, in order of preference."""
    return {name: re.compile(pattern) for name, pattern in _PATTERNS.items()}


def month_number(word: str) -> int:
    """The number of a month, 1 to 12.

    >>> month_number("Sept."), month_number("MAY")
    (9, 5)
    """
    return [name[:3].lower() for name in MONTHS].index(word[:3].lower()) + 1


def weekday_number(word: str) -> int:
    """The number of a weekday, Monday 0 to Sunday 6.

    >>> weekday_number("Sunday")
    6
    """
    return WEEKDAYS.index(word.capitalize())
