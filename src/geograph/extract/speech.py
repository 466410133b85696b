"""Speech: whose words stand between quotation marks, over as many sentences as they go on, or before ", X said".

The parse shows most voices (see ``operate``). Here are those that it cannot show, because a quotation goes on over
several sentences, or does not, because the parser hung the last words of a sentence somewhere else.
"""

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
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BEFORE_VOICE = frozenset({",", "\u201d", '"', "\u2014", "-"})


class Speech(NamedTuple):
    """A stretch of tokens and the actors who say it."""

    start: int
    end: int
    speakers: tuple[str, ...]


def speeches(doc: Doc, cast: Cast) -> list[Speech]:
    """What is said by whom: first the quotations, then the sentences that end with who says so."""
    return [*_quoted(doc, cast), *_closed(doc, cast)]


def _quoted(doc: Doc, cast: Cast) -> list[Speech]:
    """The quotations with their speakers; one without a reporting verb continues the one before it."""
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
    """Who says the words that hold this token; empty where nobody is known to."""
    return next((speech.speakers for speech in found if speech.start <= token.i < speech.end and speech.speakers), ())


def _closed(doc: Doc, cast: Cast) -> Iterator[Speech]:
    """The sentences before ", X said" and a few words more, such as "on Monday"."""
    for verb in doc:
        if verb.pos_ == "VERB" and "say" in operators().get(verb.lemma_.lower(), ()):
            subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
            if subject is not None and _closes(verb, subject):
                parts = cast.parts([subject, *syntax.cited(verb)])
                yield Speech(verb.sent.start, subject.left_edge.i, tuple(part.actor for part in parts))


def _closes(verb: Token, subject: Token) -> bool:
    """Whether nothing that is said stands behind the verb, and all of it before a comma in front of its subject."""
    first, sentence = subject.left_edge.i, verb.sent
    if subject.tag_ in {"WP", "WDT"} or first <= sentence.start or sentence.end - verb.i > _REPORTING_WORDS:
        return False
    if verb.tag_ not in _FINITE or any(child.dep_ == "aux" for child in verb.lefts):
        return False
    content = {"ccomp", "xcomp"} if verb.lemma_.lower() == "tell" else {"ccomp", "xcomp", "dobj"}
    return content.isdisjoint(child.dep_ for child in verb.rights) and verb.doc[first - 1].text in _BEFORE_VOICE


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
