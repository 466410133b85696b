"""Threats to answer a deed, meant for who did what was told before: "vowed revenge", "would respond in kind"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import reasons, syntax
from geograph.extract.discourse.answers import is_recent, sides
from geograph.extract.judgement import confidence
from geograph.extract.lexicon import operators, things
from geograph.extract.modality import scope
from geograph.extract.roles.frames import Frame
from geograph.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

    from geograph.extract.roles.cast import Cast

_UNDERSTOOD = 0.6
_BINDING = frozenset({"promise", "threaten"})
_AHEAD = ("will", "would", "'ll", "’ll", "'d", "’d", "shall")
_HARMFUL = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN"})


def retorts(sentence: Span, known: Sequence[Frame], before: Sequence[Frame], cast: Cast) -> Iterator[Frame]:
    """The threats of a sentence to answer a deed, each against who did it to those who threaten.

    Args:
        sentence: Where they stand.
        known: The frames of the sentence.
        before: Those of the sentences just before it.
        cast: Who stands where.
    """
    filled = [frame for frame in (*before, *known) if frame.sources and frame.targets and frame.plover in _HARMFUL]
    used = {frame.trigger.i for frame in filled if frame in known}
    for verb in sentence:
        if verb.pos_ != "VERB" or verb.i in used or not (_vows(verb) or _is_to_answer(verb)):
            continue
        frame = Frame(relation="threatens", trigger=verb, tokens={verb.i}, confidence=_UNDERSTOOD)
        frame.add_sources(part for part in cast.parts(syntax.agents(verb)) if part.direct)
        frame.sources = [cast.spoken(actor) for actor in frame.sources]
        told = [deed for deed in reversed(filled) if deed.trigger.i < verb.i and is_recent(deed, verb)]
        if _aim(frame, told, cast):
            scope.climb(frame, cast)
            if frame.modality is Modality.PLANNED:  # the deed is to come, the threat is made
                frame.modality = Modality.ACTUAL
            confidence.doubt(frame, cast)
            yield frame


def _vows(verb: Token) -> bool:
    """Whether a verb of promising or threatening has revenge for its object: "vowed revenge", "warned of reprisals"."""
    if not _BINDING & operators().get(syntax.lemma(verb), frozenset()):
        return False
    objects = [*syntax.patients(verb), *(noun for _, noun in syntax.behind(verb, ("of", "with")))]
    return not syntax.is_passive(verb) and any(
        noun.lemma_.lower() in things()["revenge"] and not any(child.dep_ == "prep" for child in noun.children)
        for noun in objects
    )


def _is_to_answer(verb: Token) -> bool:
    """Whether a deed is to be answered by its like: "will retaliate", "threatened to hit back"."""
    in_kind = any(noun.lower_ == "kind" for _, noun in syntax.behind(verb, ("in",)))
    word = f"{verb.lemma_.lower()} back" if syntax.has_word(verb, "back") else syntax.lemma(verb)
    if word not in things()["retaliate"] and not in_kind:
        return False
    vowed = syntax.has_to(verb) and bool(_BINDING & operators().get(syntax.lemma(verb.head), frozenset()))
    return vowed or any(syntax.has_word(verb, word) for word in _AHEAD)


def _aim(frame: Frame, told: Sequence[Frame], cast: Cast) -> bool:
    """Give the threat its target: who last did something to those who threaten, else to others."""
    own = sides(frame.sources, cast)
    against = [deed for deed in told if own and not own & sides(deed.sources, cast)]
    suffered = [deed for deed in against if own & sides(deed.targets, cast)]
    deed = next(iter(suffered or against), None)
    if deed is None:
        return False
    with reasons.watched(frame, "a threat that names nobody is meant for who did what was told before", deed.trigger):
        frame.targets = list(deed.sources)
    frame.tokens |= deed.tokens
    return True
