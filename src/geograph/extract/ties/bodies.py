"""Bodies whose state stands before them: "Iran's parliament" is a part of it, "India's Acme" only has a seat there."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from geograph.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geograph.model import Actor, Article, Mention

_BODIES = frozenset({Kind.MINISTRY, Kind.COURT, Kind.ARMED_FORCE})
_OFFICIAL = frozenset({"GOV", "LEG", "COP", "SPY", "MIL", "JUD"})
_BASED = frozenset({Kind.COMPANY, Kind.MEDIA, Kind.PARTY, Kind.ARMED_GROUP})
_OWN = re.compile(r"['\u2019]s?\s+([a-z][\w-]+\s+){0,2}")


def is_state_body(actor: Actor) -> bool:
    """Whether an actor is an organ of its whole state: a ministry, parliament, embassy or police."""
    if actor.kind in _BODIES:
        return True
    own = actor.id.startswith(f"{actor.country.lower()}-")
    return actor.kind is Kind.ORGANISATION and own and actor.sector in _OFFICIAL


def based(
    article: Article, mentions: Sequence[Mention], actors: Mapping[str, Actor]
) -> Iterator[tuple[Mention, Mention]]:
    """Each company, outlet, party or armed group named behind the state that has its seat, with the state."""
    for state, body in itertools.pairwise(mentions):
        kinds = actors[state.actor].kind, actors[body.actor].kind
        own = kinds[0] is Kind.STATE and kinds[1] in _BASED and actors[body.actor].country == state.actor
        if own and body.text[:1].isupper() and _OWN.fullmatch(article.text, state.end, max(state.end, body.start)):
            yield body, state
