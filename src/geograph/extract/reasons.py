"""Why a claim reads as it does: one line for whatever gave or changed a part of it, in the order it happened.

A frame carries its reasons from the word that names its relation up to the claim. Who changes a frame does so under
`watched`, which compares before and after, so that no change goes untold and no rule has to report what it did. What
decides without changing anything (a model that agrees with the words) adds a `Reason` by itself.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.model import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from geograph.extract.roles.frames import Frame
    from geograph.model import Claim

PARTS = ("relation", "sources", "targets", "modality", "polarity", "speakers", "confidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Record):
    """One step towards a claim: the part that it is about, what that became, why, and the words that show it.

    `about` is one of `PARTS`, ``time`` or ``place``. `start` and `end` count characters of the article.
    """

    about: str
    value: str
    because: str
    start: int
    end: int


def note(frame: Frame, about: str, value: object, because: str, word: Token) -> None:
    """Add a reason to those of a frame; `word` is what shows it in the text."""
    reason = Reason(about=about, value=_text(value), because=because, start=word.idx, end=word.idx + len(word))
    frame.reasons.append(reason)


def begin(frame: Frame) -> None:
    """Note what a new frame has from the word that names it and from the words round that."""
    word = frame.trigger
    if not frame.reasons:
        note(frame, "relation", frame.relation, f"the word “{word.lemma_.lower()}” names it", word)
    roles = ", ".join(f"{token.text} ({token.dep_})" for token in _others(frame))
    for about in ("sources", "targets"):
        if getattr(frame, about):
            note(frame, about, getattr(frame, about), f"they stand by it in the parse: {roles}", word)


def of_tie(claim: Claim) -> Reason:
    """The reason of a tie, which a name's own phrase states."""
    start, end = claim.evidence.start, claim.evidence.end
    because = "the words of a name and what stands with it state it"
    return Reason(about="relation", value=claim.relation, because=because, start=start, end=end)


@contextmanager
def watched(frame: Frame, because: str, word: Token) -> Iterator[None]:
    """Note every part of the frame that is another one after the block."""
    before = _parts(frame)
    yield
    for about, old, new in zip(PARTS, before, _parts(frame), strict=True):
        if old != new:
            note(frame, about, new, because, word)


def _others(frame: Frame) -> list[Token]:
    return [frame.trigger.doc[index] for index in sorted(frame.tokens) if index != frame.trigger.i]


def _parts(frame: Frame) -> tuple[str, ...]:
    return tuple(_text(getattr(frame, name)) for name in PARTS)


def _text(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return " ".join(map(str, value)) or "nobody"
    return f"{value:.2f}" if isinstance(value, float) else str(value)
