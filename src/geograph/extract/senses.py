"""Which of its senses a word has here: the model knows from the whole sentence what the words beside it do not show.

An attack may be one in words, to press somebody may be to ask him something, and teams defeat each other as armies do.
Where the model all but excludes what a word was read as, the word has another of its senses, if the model is sure of
that one, and else none that is told.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geograph.extract import reasons, syntax, weigh
from geograph.extract.lexicon import noun_senses, verb_senses
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from geograph.extract.cast import Cast
    from geograph.extract.frames import Frame
    from geograph.extract.opinions import Opinion


def fitting(frames: Iterable[Frame], held: Collection[Opinion], cast: Cast) -> list[Frame]:
    """The frames in the senses that the model allows."""
    return [frame for frame in frames if _fits(frame, held, cast)]


def _fits(frame: Frame, held: Collection[Opinion], cast: Cast) -> bool:
    """Whether the model allows what the frame says, or, from now on, what its word says in another sense."""
    if not frame.plover or not _is_excluded(frame.relation, frame, held, cast):
        return True
    for name in _other_senses(frame):
        if _chance(name, frame, held, cast) >= weigh.SURE:
            with reasons.watched(frame, "the model excludes the other sense of the word", frame.trigger):
                frame.relation = name
            return True
    return False


def _is_excluded(name: str, frame: Frame, held: Collection[Opinion], cast: Cast) -> bool:
    return _chance(name, frame, held, cast) < weigh.EXCLUDED


def _chance(name: str, frame: Frame, held: Collection[Opinion], cast: Cast) -> float:
    """How likely the model holds a relation between the ends of a frame; 1 where it was not asked."""
    likelihood = weigh.likelihood(replace(frame, relation=name, reasons=[]), held, cast)
    return 1.0 if likelihood is None else likelihood


def _other_senses(frame: Frame) -> list[str]:
    """The relations of another type that the word names elsewhere; none where an operator has made it what it is."""
    word = frame.trigger
    names = [sense.relation for sense in verb_senses().get(syntax.lemma(word), ()) if sense.relation]
    if word.lemma_.lower() in noun_senses():
        names.append(noun_senses()[word.lemma_.lower()].relation)
    types = {relation(name).plover for name in names}
    types.discard("")
    return [name for name in names if relation(name).plover in types - {frame.plover}] if frame.plover in types else []
