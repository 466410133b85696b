"""How long before or after something: in "on Friday, two days after the raid" the raid was on Wednesday.

The words that tell it ("two days after") become a time expression with the date of what stands behind them, counted
from a day named in their sentence. "Hours after" leaves the day, or about that day; "days after" tells nothing.
"""

from __future__ import annotations

import re
from bisect import bisect
from typing import TYPE_CHECKING, NamedTuple

from geograph.annotate.times import dates
from geograph.annotate.times.words import NUMBERS, UNITS
from geograph.model import Obtained

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from spacy.tokens import Doc, Span, Token

    from geograph.annotate.times.dates import Reading

_GAP = r"\s{1,4}"
_APART = re.compile(
    rf"\b(?:(?P<number>\d{{1,3}}|the|{'|'.join(NUMBERS)}){_GAP}(?P<unit>{'|'.join(UNITS)})s?"
    rf"|(?:(?:\d{{1,3}}|{'|'.join(NUMBERS)}|a{_GAP}few|several){_GAP})?(?P<hours>hours?)|(?:\w{{1,8}}{_GAP})?(?:minutes?|moments)"
    rf"|shortly|soon|immediately|right|just)"
    rf"{_GAP}(?P<way>after|before)\b(?!{_GAP}(?:yesterday|tomorrow|that|this|which)\b)",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(r"\b(?:than|nearly|almost|about|around|over|under|some|roughly|every)\s{1,4}$", re.IGNORECASE)
_VERBS = frozenset({"VERB", "AUX"})
_CAME = frozenset({"come", "follow"})
_FARTHEST = 12
_REACH = 60


class Day(NamedTuple):
    """A day that a text names: where, by which word, and which it is."""

    offset: int
    word: Token
    date: date


def apart(doc: Doc, days: Sequence[Day], published: date | None) -> Iterator[tuple[int, int, Reading]]:
    """Where such words stand and the date of what stands behind them; `days` are those named, in order."""
    text, offsets = doc.text, [day.offset for day in days]
    for match in _APART.finditer(text):
        span = doc.char_span(*match.span(), alignment_mode="expand")
        if span is None or _ROUGHLY.search(text, max(0, match.start() - 16), match.start()):
            continue
        told = _told(span)
        at = bisect(offsets, match.start())
        day = None if told is None else _day(told, span, days[max(0, at - 2) : at + 2], published)
        reading = None if day is None else _reading(match, day)
        if reading is not None:
            yield match.start(), match.end(), reading


def _told(span: Span) -> Token | None:
    """What happened before or after: the verb of the clause behind the words, or their noun."""
    last, unit = span[-1], span[-1].nbor(-1)
    if last.dep_ == "mark" or (unit.dep_ == "npadvmod" and unit.head.i > last.i):
        return last.head if last.dep_ == "mark" else unit.head
    return next((child for child in last.rights if child.dep_ in {"pobj", "pcomp"}), None)


def _day(told: Token, span: Span, near: Sequence[Day], published: date | None) -> date | None:
    """The day to count from: that of the clause that the words stand in, or of who tells it behind a comma.

    A statement that "came a day after" something is that of the sentence before.
    """
    sentence = span.sent
    own = [day for day in near if sentence.start <= day.word.i < sentence.end and _is_counted_from(day, told, span)]
    if own:
        return min(own, key=lambda day: abs(day.word.i - span.start)).date
    before = [day for day in near if 0 <= span.start - day.word.i < _REACH and published and day.date <= published]
    return before[-1].date if before and _came(span) else None


def _is_counted_from(day: Day, told: Token, span: Span) -> bool:
    """Whether a day is that of the clause which the words hang on."""
    start = told.head if told.dep_ == "advcl" else span[-1].head
    verb = next((word for word in _upwards(start) if word.pos_ in _VERBS), None)
    above = list(_upwards(day.word))
    if verb is None or told in above:
        return False
    dated = next((word for word in above if word.pos_ in _VERBS), None)
    return verb in above or (span.doc[span.start - 1].text == "," and dated in list(_subclauses(verb)))


def _upwards(word: Token) -> Iterator[Token]:
    """A token and some of those above it."""
    for _ in range(_FARTHEST):
        yield word
        if word.head.i == word.i:
            return
        word = word.head


def _subclauses(verb: Token) -> Iterator[Token]:
    """The verbs whose clause holds that of a verb as its content."""
    while verb.dep_ in {"ccomp", "xcomp"}:
        verb = verb.head
        yield verb


def _came(span: Span) -> bool:
    """Whether the words say when what was just told came: "The visit came a day after"."""
    start = max(span.sent.start, span.start - 2)
    return any(word.lemma_.lower() in _CAME for word in span.doc[start : span.start])


def _reading(match: re.Match[str], day: date) -> Reading | None:
    unit = (match["unit"] or "").lower()
    if not unit:
        return dates.about_day(day) if match["hours"] else dates.day(day, Obtained.RELATIVE)
    word = " ".join(match["number"].lower().split())
    number = 1 if word == "the" else NUMBERS.get(word) or int(word)
    try:
        when = dates.moved(day, unit, -number if match["way"].lower() == "after" else number)
    except (ValueError, OverflowError):
        return None
    return {
        "day": lambda: dates.day(when, Obtained.RELATIVE),
        "week": lambda: dates.week(when),
        "month": lambda: dates.month(when.year, when.month, Obtained.RELATIVE),
        "year": lambda: dates.year(when.year, Obtained.RELATIVE),
    }[unit]()
