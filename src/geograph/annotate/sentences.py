"""Where a sentence must begin: after a headline, after a paragraph, at an item of a list.

The parser finds sentences by grammar alone and would join a headline to the text below it. Lines are known before
parsing, at no cost, and the parser keeps what is set. Only where a text is wrapped at a fixed width, as in old agency
files and mails, does a line say nothing, and the parser decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARAGRAPHS = "paragraphs"
_NARROWEST, _WIDEST, _FEWEST = 55, 100, 4


@Language.component(PARAGRAPHS)
def start_paragraphs(doc: Doc) -> Doc:
    """Let a sentence begin with the first word of every line that is not the continuation of a wrapped one."""
    starts = _paragraph_starts(doc.text)
    if len(starts) == 1:
        return doc
    for token in doc[1:]:
        if token.idx in starts:
            token.is_sent_start = True
    return doc


def _paragraph_starts(text: str) -> frozenset[int]:
    """The offset of the first character of every paragraph."""
    lines = text.split("\n")
    width = max(map(len, lines))
    wrapped = _NARROWEST <= width <= _WIDEST and len(lines) >= _FEWEST
    starts, offset, before = set(), 0, ""
    for line in lines:
        words = line.strip()
        if words and not (before and wrapped and _continues(before, words, width)):
            starts.add(offset + line.index(words))
        offset += len(line) + 1
        before = words
    return frozenset(starts)


def _continues(before: str, line: str, width: int) -> bool:
    """Whether the first word of a line would not have fitted on the line before."""
    return len(before) + 1 + len(line.split(maxsplit=1)[0]) > width
