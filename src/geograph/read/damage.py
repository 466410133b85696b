r"""What faulty conversions did to a text, mended where only one reading is possible.

Letters that were decoded in the wrong encoding are turned back by ftfy. Where a conversion broke a mark and kept no
trace of it, what it left in its place gives it away: in English no letter follows ``"?``, no hyphen a comma, and no
quotation mark stands before the ``t`` of "didn't". A hyphen that took the place of a space is told by a small word that
is part of no compound ("the-German", "said-that"). What might as well be meant is left as it is, and a letter that is
lost for good is one replacement character (U+FFFD).
"""

from __future__ import annotations

import re
from functools import cache

import ftfy

_LETTER = r"[^\W\d_]"
# Words that begin no compound, those that do so only before a small letter ("by-election"), and those that end none.
_BEGINNING = "the|and|that|which|who|but|his|its|their|was|were|are|an|had|said|of|from|with|than|because"
_BEFORE_NAMES = "in|on|at|by|for|to|as|is|after|against|between|or|while|when|her"
_ENDING = (
    "the|and|that|which|who|but|his|its|their|was|were|are|is|has|had|would|will|said|of|from|than|because|as|when|"
    "while|also|been"
)
_BEHIND_MARKS = f"{_ENDING}|in|on|at|by|for|to|a|an|if|after|during|before|with"
_PREFIXES = r"(?<!anti)(?<!non)(?<!pro)(?<!semi)(?<!quasi)(?<!pseudo)(?<!post)(?<!pre)(?<!self)(?<!neo)"
_MENDED = (
    # K��hn, Andr��: the bytes of one letter
    (rf"(?<={_LETTER})\ufffd{{2,}}+", "\ufffd"),
    # didn"t, ESSA"�s, O"Brien
    (rf'(?<={_LETTER})"\ufffd*+(?=(?:t|s|re|ve|ll|d|m)\b)', "'"),
    (r'(?<=\b[A-Z])"\ufffd*+(?=(?:VE|LL|RE|M|D)\b)', "'"),
    # IsraeIi, with the capital I that scanners read for an l; one comma,without a space
    (r"(?<=[a-z]{2})I(?=[aeiouy]\b|l[a-z]{0,2}\b)", "l"),
    (r"(?<=[A-Za-z]{3}),(?=[a-z]{2,}+(?![\w,]))", ", "),
    (r'(?<=\b[Odl])"\ufffd*+(?=[A-Z])', "'"),
    # "�New York Times", moved aside"�that
    (r'(?<![^\s("?\ufffd])"\ufffd++(?=\S)', '"'),
    (rf'(?<={_LETTER})"\ufffd++(?={_LETTER})', " – "),
    # "No,"?he said; a "terror list"?of names; the workers"?union; Kim "?and Xi "?agreed
    (r'(?<=[,.!?;:…)])"\?(?=["\w])', '" '),
    (r'(?<![\w"])"(?=\w)([^"\n]*\w)"\?(?=["\w])', r'"\1" '),
    (r'(?<=s)"\?(?=\w)', "' "),
    (r'(?<=\w)"\?(?=\w)', " – "),
    (r'(?<=[\w.])-"\?(?=\w)|(?<=\w) -"\?(?=\w)', " – "),
    (r'(?<=\s)"\?(?=\s)', "–"),
    (r'(?<=\s)"\?(?=\w)', "– "),
    # the islands,-including; "No,"-he said; two words.-Barton; the end.- Then; Source:-Reuters; Sen.-Cruz
    (r'(?<=[a-z0-9)%"”],)-(?=["“]|[^\W\d_]{2}|[aA] )', " "),
    (r'(?<=,["”])-(?=\w)|(?<=[.!?]["”])-(?=[A-Z])', " "),
    (r'((?:\b[a-z]{2,}+|\b[A-Z][a-z]{4,}+|[\d)%"”])[.!?])-(?=[A-Z"“])', r"\1 "),
    (r'(?<=[\w"”][.!?])- (?=\S)|(?<=[.!?]["”])- (?=\S)', "  "),
    (r"(?<=\w[:;])-(?=[^\W\d_]{2})", " "),
    (r"(\b(?:Mr|Mrs|Ms|Dr|Sen|Rep)\.)-(?=[A-Z])", r"\1 "),
    # the-German envoys; in-Norway; the talks-that failed; Mr-Olsen; the so-called-"Guard"; the "Guard"-and others
    (rf"(?<![\w\ufffd'’-])({_BEGINNING})-(?=[“\"]?{_LETTER}{{2,}}+(?![\w'’-]))", r"\1 "),
    (rf"(?<![\w\ufffd'’-])({_BEFORE_NAMES})-(?=[A-Z][a-z]++(?![\w-]))(?!Large|Chief|Law|Home|Residence)", r"\1 "),
    (rf"(?<![\w\ufffd'’-])((?!(?:he|she|as|all)-)[\w\ufffd]{{2,}}+)-(?=(?:{_ENDING}) )", r"\1 "),
    (r"(\b(?:Mr|Mrs|Ms|Dr|President|Judge))-(?=[A-Z][a-z])(?!President|Elect|Designate|General)", r"\1 "),
    (rf'(?<=[a-z]{{3}}){_PREFIXES}-(?=["“]\w)', " "),
    (rf'(?<=\w["”])-(?=(?:{_BEHIND_MARKS}) |\()', " "),
)


def mend(text: str) -> str:
    r"""The text with the letters and marks put back that a conversion broke.

    >>> mend('"No,"?FranÃ§ois said,-"we won"t."')
    '"No," François said, "we won\'t."'
    """
    text = ftfy.fix_encoding(text)
    for broken, mended in _patterns():
        text = broken.sub(mended, text)
    return text


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(broken), mended) for broken, mended in _MENDED)
