"""Direct speech and other words in quotation marks.

Marks are paired from left to right, a paragraph at a time, in one pass. By the custom of newspapers a speech of
several paragraphs opens each of them and closes only the last; where paragraphs were run together, a mark that opens
after a full stop says the same. A mark that is never closed reaches to the end of its sentence and no further, so
that one slip does not turn the rest of an article into somebody's words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.tokens import Span

from geograph.annotate.lines import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

QUOTATIONS = "quotation"
SPEECH, SCARE = "speech", "scare"

_OPENING, _CLOSING = "\u201c\u201e\u00ab", "\u201d\u00bb"
_SINGLE, _SINGLE_CLOSING, _LOW = "\u2018", "\u2019", "\u201e"
_MARK = re.compile(f'["{_OPENING}{_CLOSING}{_SINGLE}{_SINGLE_CLOSING}]')
_MARKS = f'"{_OPENING}{_CLOSING}{_SINGLE}{_SINGLE_CLOSING}'
_MOST_SCARE_WORDS = 3
_BEFORE_OPENING = f" \t\n([{{/\u2014\u2013-{_SINGLE}{_OPENING}"

_ENDING = "?!,;:)"
"""What no quotation begins with; a mark before it stands for something else, such as a dash."""

_Opened = tuple[int, int]
"""The first mark of a quotation and the last one that opened it again."""
_Quotation = tuple[int, int, int | None]
"""The same with its end."""


def mark_quotations(doc: Doc) -> Doc:
    """Set ``doc.spans["quotation"]``: what stands in quotation marks, the marks included, without overlaps.

    The label is ``speech``, or ``scare`` for one to three words without a verb that are no utterance of their own.
    """
    spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in _bounded(doc))
    doc.spans[QUOTATIONS] = [_labelled(span) for span in spans if span is not None and _has_words(span)]
    return doc


def _labelled(span: Span) -> Span:
    return Span(span.doc, span.start, span.end, label=SCARE if _is_scare(span) else SPEECH)


def _has_words(span: Span) -> bool:
    return any(token.is_alpha or token.like_num for token in span)


def _is_scare(span: Span) -> bool:
    """A few words without a verb, unless they begin with a capital and end as a sentence does: “No,” he said."""
    text = span.text.strip(_MARKS)
    words = text.split(maxsplit=_MOST_SCARE_WORDS)
    if len(words) > _MOST_SCARE_WORDS:
        return False
    if len(words) > 1 and any(token.pos_ in {"VERB", "AUX"} for token in span):
        return False
    return not (text[:1].isupper() and text.endswith((",", ".", "!", "?")))


def _bounded(doc: Doc) -> Iterator[tuple[int, int]]:
    """The extent of each quotation; one that is never closed ends with its sentence or where the next one opens."""
    text = doc.text
    found = list(_quotations(text))
    ends = [sentence.end_char for sentence in doc.sents]
    following = [*(start for start, _, _ in found[1:]), len(text)]
    for (start, last, end), next_start in zip(found, following, strict=False):
        sentence = ends[min(bisect_left(ends, last + 1), len(ends) - 1)]
        limit = min(sentence, next_start) if end is None else end
        yield start, start + len(text[start:limit].rstrip())


def _quotations(text: str) -> Iterator[_Quotation]:
    """Every quotation; its end is None when it is never closed."""
    opened: _Opened | None = None
    for start, end in pairwise([*paragraphs(text), len(text)]):
        marks = [mark.start() for mark in _MARK.finditer(text, start, end)]
        if opened and not (marks[:1] == [start] and _opens(text, start)):
            yield *opened, None
            opened = None
        for here in marks:
            closed, opened = _step(text, here, start, opened)
            if closed:
                yield closed
    if opened:
        yield *opened, None


def _step(text: str, here: int, paragraph: int, opened: _Opened | None) -> tuple[_Quotation | None, _Opened | None]:
    """The quotation that ends at this mark, if one does, and the one that is open after it."""
    if opened is None:
        return None, (here, here) if _opens(text, here) else None
    if _closes(text, here, text[opened[1]]):
        return (*opened, here + 1), None
    if not _opens(text, here) or text[here] in _SINGLE:
        return None, opened
    if _continues(text, here, paragraph):
        return None, (opened[0], here)
    return (*opened, None), (here, here)


def _opens(text: str, here: int) -> bool:
    before, after = text[here - 1 : here] or " ", text[here + 1 : here + 2] or " "
    if text[here] in _OPENING:
        return True
    return text[here] in f'"{_SINGLE}' and before in _BEFORE_OPENING and not after.isspace() and after not in _ENDING


def _closes(text: str, here: int, opened: str) -> bool:
    before, after = text[here - 1 : here] or " ", text[here + 1 : here + 2] or " "
    if opened == _SINGLE:
        return text[here] == _SINGLE_CLOSING and not after.isalnum()
    if text[here] in _CLOSING or (opened == _LOW and text[here] == _OPENING[0]):
        return True
    return text[here] == '"' and (not before.isspace() or after.isspace()) and not _opens(text, here)


def _continues(text: str, here: int, paragraph: int) -> bool:
    """Whether a speech goes on at this mark: at the start of a paragraph, or after the end of a sentence."""
    return here == paragraph or text[max(0, here - 3) : here].rstrip().endswith((".", "!", "?"))
