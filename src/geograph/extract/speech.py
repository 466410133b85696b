"""Direct speech: whose words stand between quotation marks, over as many sentences as they go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geograph.extract import syntax
from geograph.extract.lexicon import operators

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from geograph.extract.cast import Cast

SPEECH = "speech"
_REPORTING_WORDS = 15


class Speech(NamedTuple):
    """A stretch of tokens in quotation marks and the actors who say it."""

    start: int
    end: int
    speakers: tuple[str, ...]


def speeches(doc: Doc, cast: Cast) -> list[Speech]:
    """The quotations of a document with their speakers; one without a reporting verb continues the one before it."""
    found: list[Speech] = []
    for span in doc.spans.get("quotation", ()):
        if span.label_ != SPEECH:
            continue
        speakers = _speakers(span, cast)
        if not speakers and found and _continues(doc, found[-1], span):
            speakers = found[-1].speakers
        found.append(Speech(span.start, span.end, speakers))
    return found


def speakers_at(token: Token, found: list[Speech]) -> tuple[str, ...]:
    """Who speaks the quotation that holds this token; empty outside quotations."""
    for speech in found:
        if speech.start <= token.i < speech.end:
            return speech.speakers
    return ()


def _speakers(span: Span, cast: Cast) -> tuple[str, ...]:
    for sentence in (span[-1].sent, span[0].sent):
        for verb in _reporting(sentence, span):
            parts = cast.parts(syntax.agents(verb))
            if parts:
                return tuple(part.actor for part in parts)
    return ()


def _reporting(sentence: Span, quotation: Span) -> Iterator[Token]:
    table = operators()
    for token in sentence:
        outside = not quotation.start <= token.i < quotation.end
        if outside and token.pos_ == "VERB" and "say" in table.get(token.lemma_.lower(), ()):
            yield token


def _continues(doc: Doc, before: Speech, span: Span) -> bool:
    """Whether only a line break, or a few words such as "he said in Paris", stand between two quotations."""
    between = doc[before.end : span.start]
    return len(between) <= _REPORTING_WORDS and (not between.text.strip() or "\n" not in between.text)
