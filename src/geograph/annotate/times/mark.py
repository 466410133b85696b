"""Time expressions as spans of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from geograph.annotate.times.apart import Day, apart
from geograph.annotate.times.dates import interval
from geograph.annotate.times.readings import Setting, read
from geograph.annotate.times.tense import Tense, tense
from geograph.annotate.times.words import patterns
from geograph.model import Obtained, Precision, Record, Time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span

    from geograph.annotate.times.dates import Reading

TIMES = "time"
_ANCHOR_REACH = 600
_NO_DATE_AFTER = re.compile(
    r"(?:\b(?:eve of(?: the)?|half|every|each|following|previous|Good|Black|Bloody|Easter|Palm|Ash|Super|Mail on)|-)"
    r"\s?$",
    re.IGNORECASE,
)
_NAMED_TODAY = re.compile(r"[a-zA-Z'\u2019]\s$")
"""What stands before the name of a newspaper or a programme: "on Today", "Russia Today"."""
_ADVERBIAL = frozenset({"npadvmod", "pobj"})
_AFTER_A_DAY = re.compile(r"day\s$")
_DATELINE = 80
_TOWN = re.compile(r"\s{0,4}(?:[A-Z][\w.'\u2019-]{0,20}[\s,/(]{1,3}){0,6}")
_LINE_ENDS = re.compile(r"\)?\s{0,2}(?:[-\u2013\u2014:(.]|\n)")
_SINCE = re.compile(r"(?<!not )\b(?:(?P<since>since)|until|till)(?: the)?\s{1,4}$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)(?: the)?\s{1,4}$", re.IGNORECASE)
_TO = re.compile(r"\s?(?:to|and|until|till|through|[-\u2013\u2014])\s?(?:the\s)?$", re.IGNORECASE)
_AMBIGUOUS = re.compile(r"(?:May|MAY|March|MARCH)$")
_BEFORE_NAMES = re.compile(r"\b(?:by|for|of|an?|its|his|their|before|after|between|and|to)\s{1,4}$", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:\b(?:the|its|their|his|her|of)|['\u2019]s)\s{1,4}$", re.IGNORECASE)
_NOT_A_YEAR = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT", "ORDINAL", "LAW", "PRODUCT"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression(Record):
    """Words between two character offsets of the text and the time they mean."""

    start: int
    end: int
    time: Time


class _Found(NamedTuple):
    start: int
    end: int
    name: str
    match: re.Match[str]


class _Dated(NamedTuple):
    start: int
    end: int
    reading: Reading


def mark_times(doc: Doc, published: date | None) -> Doc:
    """Set ``doc.spans["time"]``: the time expressions that have a date, in order and without overlaps.

    A span's label is its EDTF string, `kb_id_` the `Precision` and `id_` how it was obtained (`Obtained`).
    """
    spans: list[Span] = []
    for start, end, reading in _all(doc, published or _dateline(doc.text)):
        span = doc.char_span(
            start, end, reading.edtf, kb_id=reading.precision, span_id=reading.how, alignment_mode="expand"
        )
        if span is not None and (not spans or spans[-1].end <= span.start):
            spans.append(span)
    doc.spans[TIMES] = spans
    return doc


def times(doc: Doc) -> tuple[TimeExpression, ...]:
    """The time expressions of an annotated document.

    >>> from datetime import date
    >>> from geograph.annotate import annotate
    >>> from geograph.model import Article
    >>> [(_, doc)] = annotate([Article.of("They met on Sunday.", published=date(2023, 9, 12))])
    >>> [expression.time.edtf for expression in times(doc)]
    ['2023-09-10']
    """
    return tuple(
        TimeExpression(
            start=span.start_char,
            end=span.end_char,
            time=Time(edtf=span.label_, precision=Precision(span.kb_id_), how=Obtained(span.id_)),
        )
        for span in doc.spans.get(TIMES, ())
    )


def _all(doc: Doc, published: date | None) -> list[_Dated]:
    """The dates with those counted from them, in order."""
    dated = list(_dated(doc, published))
    days = [day for one in dated if _is_day(one.reading) for day in _named(doc, one)]
    return sorted([*_joined(doc.text, dated), *(_Dated(*found) for found in apart(doc, days, published))])


def _named(doc: Doc, dated: _Dated) -> Iterator[Day]:
    span = doc.char_span(dated.start, dated.end, alignment_mode="expand")
    if span is not None:
        yield Day(dated.start, span.root, date.fromisoformat(dated.reading.edtf))


def _is_day(reading: Reading) -> bool:
    return reading.precision is Precision.DAY and not reading.edtf.endswith("~")


def _dateline(text: str) -> date | None:
    """The day of publication that a text begins with, with its year: "GENEVA, 5 May 2023 - Talks began"."""
    for name in ("date", "date of"):
        match = patterns()[name].search(text, 0, _DATELINE)
        if match and match["year"] and _TOWN.fullmatch(text, 0, match.start()) and _LINE_ENDS.match(text, match.end()):
            reading = read(name, match, Setting(None, None, lambda: Tense.UNKNOWN))
            return date.fromisoformat(reading.edtf) if reading else None
    return None


def _dated(doc: Doc, published: date | None) -> Iterator[_Dated]:
    """Every expression that has a date; the last day spoken of nearby is what "a day later" counts from."""
    anchor: tuple[int, date] | None = None
    spoken = ""
    text = doc.text  # spaCy puts it together anew each time
    for start, end, name, match in _chosen(_matches(text)):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or not _means_time(text[max(0, start - 16) : start], span, name):
            continue
        near = anchor[1] if anchor and start - anchor[0] <= _ANCHOR_REACH else None
        reading = read(name, match, Setting(published, near, partial(tense, span), spoken))
        if reading is None:
            continue
        yield _Dated(start, end, reading)
        if _is_day(reading):
            anchor = end, date.fromisoformat(reading.edtf)
        if reading.how is not Obtained.RELATIVE or reading.precision in {Precision.MONTH, Precision.YEAR}:
            spoken = reading.first


def _matches(text: str) -> Iterator[_Found]:
    for name, pattern in patterns().items():
        group = "x" if "x" in pattern.groupindex else 0
        for match in pattern.finditer(text):
            yield _Found(match.start(group), match.end(group), name, match)


def _chosen(matches: Iterable[_Found]) -> Iterator[_Found]:
    """The first and longest of matches that overlap."""
    reached = 0
    for found in sorted(matches, key=lambda found: (found.start, -found.end)):
        if found.start >= reached:
            yield found
            reached = found.end


def _means_time(before: str, span: Span, name: str) -> bool:
    """Whether the words in front of an expression and what the model says of it leave it a time."""
    if _NO_DATE_AFTER.search(before):
        return False
    if name == "near day":
        return span.text[:1].islower() or span.text.isupper() or not _NAMED_TODAY.search(before)
    if name == "overnight":
        denied = any(child.dep_ == "neg" for child in span.root.head.lefts)
        return span.root.dep_ == "advmod" and not denied and not _AFTER_A_DAY.search(before)
    if name.startswith("anchored") and span[0].lower_ == "that":
        return span.root.dep_ in _ADVERBIAL
    if name == "month":
        return not (_AMBIGUOUS.search(span.text) and _BEFORE_NAMES.search(before))
    return name not in {"year", "years"} or _is_year(before, span)


def _is_year(before: str, span: Span) -> bool:
    """Not "in 2000 villages", which counts them, but "the 2014 protests"."""
    root = span.root
    if root.ent_type_ in _NOT_A_YEAR:
        return False
    counts = root.dep_ == "nummod" and root.head.tag_ in {"NNS", "NNPS"}
    return not counts or bool(_DETERMINER.search(before))


def _joined(text: str, found: list[_Dated]) -> Iterator[_Dated]:
    """Expressions with "since", "until", "from ... to" and "between ... and" taken into account."""
    index = 0
    while index < len(found):
        both = _interval(text, found[index], found[index + 1]) if index + 1 < len(found) else None
        yield both or _half_open(text, found[index])
        index += 2 if both else 1


def _interval(text: str, first: _Dated, last: _Dated) -> _Dated | None:
    begun = _FROM.search(text, max(0, first.start - 16), first.start)
    if not begun or last.start - first.end > 16 or not _TO.fullmatch(text, first.end, last.start):
        return None
    how = Obtained.RELATIVE if Obtained.RELATIVE in {first.reading.how, last.reading.how} else Obtained.STATED
    start, end = first.reading.first, last.reading.last
    return _Dated(begun.start(), last.end, interval(start, end, how)) if start < end else None


def _half_open(text: str, dated: _Dated) -> _Dated:
    since = _SINCE.search(text, max(0, dated.start - 16), dated.start)
    if not since:
        return dated
    reading = dated.reading
    bounds = (reading.first, "..") if since["since"] else ("..", reading.last)
    return _Dated(since.start(), dated.end, interval(*bounds, reading.how))
