"""Frames of adjectives: who is "hostile to", "critical of" or "wary of" whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import syntax
from geograph.extract.lexicon import adjective_senses
from geograph.extract.roles.frames import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geograph.extract.roles.cast import Cast


def adjective_frame(adjective: Token, cast: Cast) -> Frame | None:
    """The frame of an adjective with its preposition: "hostile to Israel", "wary of China"."""
    table = adjective_senses()
    found = table.get(adjective.lower_) or table.get(adjective.lemma_.lower())
    if found is None:
        return None
    prepositions, name = found
    frame = Frame(relation=name, trigger=adjective, tokens={adjective.i}, confidence=0.75)
    frame.add_targets(part for _, deep in syntax.behind(adjective, prepositions) for part in cast.parts([deep]))
    frame.add_sources(cast.parts(_described(adjective)))
    return frame if frame.sources and frame.targets else None


def _described(adjective: Token) -> list[Token]:
    if adjective.dep_ in {"amod", "acl", "relcl"} and not syntax.is_verb(adjective.head):
        return [adjective.head]
    if adjective.dep_ in {"acomp", "conj", "advcl", "oprd"}:
        subject = syntax.surface_subject(adjective if adjective.dep_ == "advcl" else adjective.head)
        return [] if subject is None else [subject]
    return syntax.patients(adjective) if syntax.is_verb(adjective) and syntax.is_passive(adjective) else []
