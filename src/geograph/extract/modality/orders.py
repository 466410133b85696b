"""Orders to one's own people, who only carry out what they are told: "ordered his army to strike"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import syntax
from geograph.extract.modality.operate import subject
from geograph.extract.roles.frames import SHARED
from geograph.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geograph.extract.roles.cast import Cast
    from geograph.extract.roles.frames import Frame

COMMANDING = frozenset({"order", "instruct", "direct", "command", "task"})
_SERVING = frozenset({Kind.MINISTRY, Kind.ARMED_FORCE, Kind.GOVERNMENT})
_OFFICIAL = frozenset({"GOV", "MIL", "SPY", "COP"})


def carry_out(frame: Frame, verb: Token, cast: Cast) -> bool:
    """Let who orders his own people to do something be who does it; say if this is such an order."""
    if verb.lemma_.lower() not in COMMANDING or not frame.sources:
        return False
    ordering, ordered = subject(verb, cast), {part.actor for part in cast.parts(syntax.patients(verb))}
    own = all(obeys(actor, part.actor, cast) for actor in frame.sources for part in ordering)
    if not ordering or not own or not set(frame.sources) <= ordered:
        return False
    frame.sources = []
    frame.add_sources(ordering, SHARED)
    return True


def obeys(servant: str, master: str, cast: Cast) -> bool:
    """Whether somebody serves in the state of another, as a ministry, an army or an official."""
    one, other = cast.actors[servant], cast.actors[master]
    serving = one.kind in _SERVING or one.sector in _OFFICIAL
    return serving and bool(one.country) and one.country == other.country and one.id != other.id
