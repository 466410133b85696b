"""The lines of a text that begin a paragraph; the others continue a line that was wrapped at a fixed width.

A paragraph may open with a dateline ("GENEVA, June 12 (Agency) - "), which is no part of its first sentence. Where a
page lost its line breaks, a heading or caption runs into the text; a small word with a capital begins it again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NARROWEST, _WIDEST, _FEWEST = 55, 100, 4


_NAME = r"[A-Z][\w.'’/-]*(?: (?:of|the|de|la|al|el|[A-Z][\w.'’/-]*)){0,4}"
_DAY = r"(?:, (?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})?(?:, \d{4})?)"
_DATELINE = re.compile(
    rf"(?:[A-Z]{{4}}[^\n()–—]{{0,40}}?|{_NAME}(?=,| ?\())(?:, {_NAME}){{0,3}}{_DAY}?"
    r"(?: ?\([A-Z][^\n()]{1,30}\))? ?(?:--|[-–—]) (?=[A-Z\"'“‘])"
)
_STARTS = (
    "The|In|On|At|As|It|She|They|We|This|These|There|But|However|Although|Despite|While|When|If|After|Before|Since|"
    "Meanwhile|Earlier|According|What|Why|How|Many|Some"
)
_LATER = (
    "He|An|For|So|Even|Now|Then|Not|Most|Last|Several|Another|Each|During|Among|Hundreds|Thousands|Dozens|Residents|"
    "Officials|Executives|Police|Prosecutors|Investigators|Analysts|Protesters"
)
_OPENING = re.compile(
    rf"(?<=[\w)]) +(?=(?:{_STARTS}) [a-z])"
    rf"|\b(?!(?:of|the|for|and) )[a-z][\w'’-]* +(?=(?:{_LATER}) [a-z])"  # behind a capital these may be names
    r"|(?<=\w)  +(?=A [a-z])"
)


def after_dateline(text: str, start: int) -> int:
    """Where the first sentence of the paragraph begins that begins at `start`, behind a dateline if it has one.

    >>> after_dateline("GENEVA, June 12 (Agency) - Iran left.", 0), after_dateline("Iran left - Iraq did not.", 0)
    (27, 0)
    """
    found = _DATELINE.match(text, start)
    return found.end() if found else start


def openings(text: str) -> Iterator[int]:
    """Where a sentence begins behind words that no mark ends, as a heading or a caption.

    >>> list(openings("New law on schools The cabinet met in The Hague.")), list(openings("He read The Guardian."))
    ([19], [])
    """
    return (found.end() for found in _OPENING.finditer(text))


def paragraphs(text: str) -> list[int]:
    r"""The offset of the first character of every paragraph (headline, item of a list), in order.

    >>> paragraphs("Talks fail\n\n  Russia left.\nUkraine stayed.")
    [0, 14, 27]
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    wrapped = _NARROWEST <= width <= _WIDEST and len(lines) >= _FEWEST
    starts, offset, before = [], 0, ""
    for line in lines:
        words = line.strip()
        if words and not (before and wrapped and _continues(before, words, width)):
            starts.append(offset + line.index(words))
        offset += len(line) + 1
        before = words
    return starts


def _continues(before: str, line: str, width: int) -> bool:
    """Whether the first word of a line would not have fitted on the line before."""
    return len(before) + 1 + len(line.split(maxsplit=1)[0]) > width
