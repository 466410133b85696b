"""Text as it is stored: one form for line ends, spaces and accents, nothing that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from geograph.read.damage import mend

_LINE_ENDS = re.compile("\r\n?|[\v\f\u2028\u2029]")
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Soft hyphens and zero-width marks hide inside names; the marks that turn the direction of writing can make a text
# look like another. The joiners U+200C and U+200D stay: Persian and emoji need them.
_UNSEEN = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff"
_MARKS = re.compile(r"[^\w\s\x00-\u02ff]{30,}")
_SURROGATES = re.compile("[\ud800-\udfff]")
# What is taken out of a broken letter lets the next pass see it for what it is; more passes than this need a trap.
_MOST_PASSES = 10


def normalise(text: str) -> str:
    r"""The text with ``\n`` line ends, plain spaces, composed accents (NFC) and no control characters.

    Quotation marks and dashes stay as they are, unless a faulty conversion broke them (`damage`).

    >>> normalise("\ufeffRus\u00adsia's\u00a0reply\r\nwas\x00 \x93No\x94.\u202e")
    "Russia's reply\nwas “No”."
    """
    for _ in range(_MOST_PASSES):
        before, text = text, _once(text)
        if text == before:
            break
    return text


def _once(text: str) -> str:
    text = _LINE_ENDS.sub("\n", _SURROGATES.sub("\ufffd", text))
    text = mend(_MARKS.sub(_without_marks, text)).translate(_table())
    return unicodedata.normalize("NFC", text)


@cache
def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys((*range(9), *range(11, 32), 127))
    table |= {code: bytes([code]).decode("cp1252", "ignore") for code in range(128, 160)}
    table |= dict.fromkeys(map(ord, _SPACES), " ")
    return table | dict.fromkeys(map(ord, _UNSEEN))


def _without_marks(match: re.Match[str]) -> str:
    """Thirty marks on one letter are no writing, and sorting thousands of them would take minutes."""
    return "".join(char for char in match[0] if not unicodedata.combining(char))
