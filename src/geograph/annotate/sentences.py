"""Where a sentence must begin: after a headline, after a paragraph, at an item of a list.

The parser finds sentences by grammar alone and would join a headline to the text below it. Lines are known before
parsing, at no cost, and the parser keeps what is set. Only where a text is wrapped at a fixed width, as in old agency
files and mails, does a line say nothing, and the parser decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from geograph.annotate.lines import paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARAGRAPHS = "paragraphs"


@Language.component(PARAGRAPHS)
def start_paragraphs(doc: Doc) -> Doc:
    """Let a sentence begin with the first word of every paragraph."""
    starts = frozenset(paragraphs(doc.text))
    if len(starts) > 1:
        for token in doc[1:]:
            if token.idx in starts:
                token.is_sent_start = True
    return doc
