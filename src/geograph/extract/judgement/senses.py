"""Which of its senses a word has here: the model knows from the whole sentence what the words beside it do not show.

An attack may be one in words, to press somebody may be to ask him something, and teams defeat each other as armies do.
Where the model all but excludes what a word was read as, the word has another of its senses, if the model is sure of
that one, and else none that is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import reasons, syntax
from geograph.extract.judgement import weigh
from geograph.extract.lexicon import noun_senses, verb_senses
from geograph.model import Polarity
from geograph.vocabulary import relation, relations

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from geograph.extract.judgement.opinions import Opinion
    from geograph.extract.learned import Judgement
    from geograph.extract.roles.cast import Cast
    from geograph.extract.roles.frames import Frame

_TURNED = frozenset({"cutsAidTo"})
"""What one word makes of its very opposite, which the model then takes for told: "funded it at a lower level"."""


def fitting(frames: Iterable[Frame], held: Collection[Opinion], cast: Cast) -> list[Frame]:
    """The frames in the senses that the model allows."""
    return [frame for frame in frames if not frame.plover or _fits(frame, weigh.about(frame, _on(frame, held), cast))]


def _on(frame: Frame, held: Iterable[Opinion]) -> list[Opinion]:
    """The opinions on the very words that the frame rests on; of the same two elsewhere much else may hold."""
    return [opinion for opinion in held if {opinion.pair.source.i, opinion.pair.target.i} <= frame.tokens]


def _fits(frame: Frame, judgements: Collection[Judgement]) -> bool:
    """Whether the model allows what the frame says, or, from now on, what its word says in another sense."""
    quad = relation(frame.relation).quad
    likely = max((weigh.filed(judgement, frame) for judgement in judgements), default=1.0)
    if likely >= weigh.EXCLUDED or _chance({quad}, judgements) >= weigh.EXCLUDED:
        return True
    for name in _other_senses(frame):
        if _chance({relation(name).quad}, judgements) >= weigh.SURE:
            with reasons.watched(frame, "the model excludes the other sense of the word", frame.trigger):
                frame.relation = name
            return True
    return _chance(_akin(quad, frame.polarity), judgements) >= weigh.EXCLUDED


def _chance(quads: Collection[str], judgements: Iterable[Judgement]) -> float:
    """How likely the model holds the types of these quad classes."""
    types = {row.plover for row in relations().values() if row.plover and row.quad in quads}
    return max(sum(judgement.types[name] for name in types) for judgement in judgements)


def _akin(quad: str, polarity: Polarity) -> set[str]:
    """Both classes of cooperation, or both of conflict; a deed that is not done is to the model a refusal."""
    _, _, side = quad.partition(" ")
    classes = {row.quad for row in relations().values() if row.plover and row.quad.endswith(side)}
    return classes | {relation("rejects").quad} if polarity is Polarity.DENIED else classes


def _other_senses(frame: Frame) -> list[str]:
    """The relations of events that the word names elsewhere; none where an operator has made it what it is."""
    word = frame.trigger
    if frame.polarity is Polarity.DENIED or frame.relation in _TURNED:
        return []
    names = [sense.relation for sense in verb_senses().get(syntax.lemma(word), ()) if sense.relation]
    if word.lemma_.lower() in noun_senses():
        names.append(noun_senses()[word.lemma_.lower()].relation)
    types = {relation(name).plover for name in names}
    return [name for name in names if relation(name).plover] if frame.plover in types else []
