"""Ties that a verb of sitting or owning tells: "Fox sits in parliament", "sits on Acme's board", "Acme, owned by Bolt".

Who sits in a court's dock or owns a house is tied to nothing; what somebody had a seat in once is over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import reasons, syntax
from geograph.extract.roles.cast import ORGANISED
from geograph.extract.roles.frames import Frame
from geograph.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

    from geograph.extract.roles.cast import Cast, Part

_BOARDS = frozenset({"board", "council", "committee", "panel", "bench", "executive"})
_ON = frozenset({"on", "in"})
_HAVING = frozenset({"has", "have", "'s", "’s", "'ve", "’ve"})
_OWNED = frozenset({Kind.COMPANY, Kind.MEDIA, Kind.ORGANISATION})
_OWNERS = frozenset({Kind.COMPANY, Kind.MEDIA, Kind.ORGANISATION, Kind.STATE, Kind.GOVERNMENT})
_SURE = 0.8


def seats(sentence: Span, cast: Cast) -> Iterator[Frame]:
    """The frames of what verbs of sitting and owning tell, in the order of the verbs."""
    for token in sentence:
        if token.lemma_ == "sit" and syntax.is_verb(token) and _is_now(token):
            yield from _sits(token, cast)
        elif token.lemma_ == "own" and syntax.is_verb(token):
            yield from _owns(token, cast)


def _is_now(verb: Token) -> bool:
    """Whether a seat is still held: "sits", "has sat", but not "sat"."""
    return verb.tag_ in {"VBZ", "VBP", "VBG"} or any(child.lower_ in _HAVING for child in verb.lefts)


def _sits(verb: Token, cast: Cast) -> Iterator[Frame]:
    """As in "Fox sits in parliament", "sits on the board of Acme"."""
    people = [part for part in cast.parts(syntax.agents(verb)) if cast.kind(part.actor) is Kind.PERSON]
    for sign in verb.rights:
        if sign.dep_ == "prep" and sign.lower_ in _ON:
            bodies = [part for child in sign.children if child.dep_ == "pobj" for part in _seat(sign, child, cast)]
            yield from _frame("memberOf", verb, people, bodies)


def _seat(sign: Token, noun: Token, cast: Cast) -> Sequence[Part]:
    """The parliament that somebody sits in, or the body on whose board somebody sits."""
    if noun in cast:
        named = cast.parts([noun])
        return [part for part in named if sign.lower_ == "on" or cast.actors[part.actor].sector == "LEG"]
    if noun.lemma_ not in _BOARDS or sign.lower_ != "on":
        return ()
    owners = [child for child in noun.lefts if child.dep_ in {"poss", "compound", "nmod"}]
    behind = [deep for _, deep in syntax.behind(noun, ("of", "at"))]
    return [part for part in cast.parts([*behind, *owners]) if cast.kind(part.actor) in ORGANISED - {Kind.STATE}]


def _owns(verb: Token, cast: Cast) -> Iterator[Frame]:
    """As in "Acme, which is owned by Bolt" and "Bolt owns Acme": a firm that is part of another."""
    owners = [part for part in cast.parts(syntax.agents(verb)) if cast.kind(part.actor) in _OWNERS]
    owned = [part for part in cast.parts(syntax.patients(verb)) if cast.kind(part.actor) in _OWNED]
    if verb.tag_ != "VBD":
        yield from _frame("partOf", verb, owned, owners)


def _frame(name: str, verb: Token, sources: Sequence[Part], targets: Sequence[Part]) -> Iterator[Frame]:
    frame = Frame(relation=name, trigger=verb, tokens={verb.i}, confidence=_SURE)
    frame.add_targets(part for part in targets if part.direct)
    frame.add_sources(part for part in sources if part.direct and part.actor not in frame.targets)
    if frame.sources and frame.targets:
        reasons.note(frame, "relation", name, f"“{verb.text}” ties one to the other", verb)
        yield frame
