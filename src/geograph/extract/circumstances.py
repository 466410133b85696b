"""When and where: the time expression and the place that stand in the clause of a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import syntax
from geograph.extract.lexicon import noun_senses, operators
from geograph.model import Kind, Obtained, Precision, Time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from geograph.extract.cast import Cast
    from geograph.extract.frames import Frame

_SPOKEN = frozenset({"say", "deny", "accuse"})
_TALK = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
_WHERE = ("in", "at", "near", "outside", "off", "inside", "around")
_LOCATED = frozenset({Kind.PLACE, Kind.STATE})


def time(frame: Frame, spans: list[Span]) -> tuple[Time, Span | None]:
    """The time of the frame and the words that state it: those below its trigger, else those of its clause."""
    above = {token.i for token in _clauses(frame.trigger)}
    talk = frame.plover in _TALK
    best: tuple[int, Span] | None = None
    for span in spans:
        distance = None if talk and _dates_its_topic(span, frame.trigger) else _distance(span, frame.trigger, above)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, span)
    if best is None:
        return Time(), None
    span = best[1]
    return Time(edtf=span.label_, precision=Precision(span.kb_id_), how=Obtained(span.id_)), span


def _clauses(trigger: Token) -> Iterator[Token]:
    """The trigger and the words above it up to the verb of its own clause: a date of saying is not that of the deed."""
    yield trigger
    word = trigger
    while word.dep_ != "ROOT" and (not syntax.is_verb(word) or word.dep_ in {"xcomp", "conj", "pcomp"}):
        above = word.head.head if word.dep_ == "pcomp" else word.head
        if (
            syntax.is_verb(word)
            and word.dep_ != "conj"
            and _SPOKEN & operators().get(above.lemma_.lower(), frozenset())
        ):
            return
        word = word.head
        yield word


def _dates_its_topic(span: Span, trigger: Token) -> bool:
    """Whether the time belongs to what is talked about: "blamed the raids of the past two days"."""
    for word in syntax.ancestors(span.root):
        if word.i == trigger.i or syntax.is_verb(word):
            return False
        if word.lemma_.lower() in noun_senses():
            return True
    return False


def _distance(span: Span, trigger: Token, above: set[int]) -> int | None:
    """How far up from the time expression the frame is met; None when it belongs to another clause."""
    if span.root.dep_ == "pobj" and span.root.head.lower_ == "of" and span.root.head.head.i != trigger.i:
        return None
    for steps, word in enumerate(syntax.ancestors(span.root)):
        if word.i == trigger.i:
            return steps
        if word.i in above:
            return steps + 10
        if syntax.is_verb(word):
            return None
    return None


def place(frame: Frame, cast: Cast) -> tuple[str, Token | None]:
    """The place of the frame ("" when none is stated) and the word that names it."""
    taken = {*frame.sources, *frame.targets}
    for host in (frame.trigger, syntax.clause(frame.trigger)):
        for _, noun in syntax.behind(host, _WHERE):
            for actor in cast.at(noun):
                if actor not in taken and cast.kind(actor) in _LOCATED:
                    return actor, noun
    return "", None
