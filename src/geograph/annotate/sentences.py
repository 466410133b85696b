"""Where a sentence must begin: after a headline, a caption, a paragraph, a dateline or the mark of a note, at an item.

The parser finds sentences by grammar alone and would join a headline to the text below it. Lines are known before
parsing, at no cost, and the parser keeps what is set. Only where a text is wrapped at a fixed width, as in old agency
files and mails, does a line say nothing, and the parser decides. What goes on for hundreds of words without a full stop
is no sentence but a list, a table or a slip; it is cut, so that the work on a text grows no faster than its length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.language import Language

from geograph.annotate.furniture import furniture
from geograph.annotate.lines import after_dateline, openings, paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARAGRAPHS = "paragraphs"
LONGEST_SENTENCE = 500
"""The most words that are read as one sentence where no mark ends it."""

_ENDS = frozenset(".!?\u2026")
_NOTES = re.compile(r"(?<=[.!?\"”])(?:\[\d{1,3}\])+\s*")


@Language.component(PARAGRAPHS)
def start_paragraphs(doc: Doc) -> Doc:
    """Let a sentence begin with the first word of every paragraph, and where one would be too long."""
    opened = [at for start in paragraphs(doc.text) for at in (start, after_dateline(doc.text, start))]
    notes = [found.span() for found in _NOTES.finditer(doc.text)]
    pieces = [at for start, end in furniture(doc.text) for at in (start, _behind(doc.text, end))]
    starts = frozenset((*opened, *openings(doc.text), *(end for _, end in notes), *pieces))
    inside = frozenset(at for start, end in notes for at in range(start, end))
    begun = 0
    for token in doc[1:]:
        if token.idx in inside and token.idx not in starts:
            token.is_sent_start = False
        if token.idx in starts or token.i - begun >= LONGEST_SENTENCE:
            token.is_sent_start = True
            begun = token.i
        elif token.text[-1] in _ENDS:
            begun = token.i
    return doc


def _behind(text: str, end: int) -> int:
    """Where the first word after an offset begins."""
    return len(text) - len(text[end:].lstrip())
