"""The PLOVER sector of a known actor on a day: that of the posts held then, of an ex-official when they are over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.model import Kind

if TYPE_CHECKING:
    from datetime import date

    from geograph.resolve.board import Board
    from geograph.resolve.index import Index
    from geograph.vocabulary import KnownActor, Post

STATES = frozenset({Kind.STATE, Kind.PLACE, Kind.GOVERNMENT})
_BY_ROLE = {
    "legislator": "LEG",
    "speaker-of-parliament": "LEG",
    "military-commander": "MIL",
    "army-chief": "MIL",
    "spy-chief": "SPY",
    "judge": "JUD",
    "prosecutor": "JUD",
    "police-chief": "COP",
    "party-leader": "PTY",
    "opposition-leader": "OPP",
    "militia-leader": "PRM",
    "insurgency": "REB",
}


def sector_on(known: KnownActor | None, day: date | None, index: Index) -> str:
    """The sector that the posts of an actor say for a day; an office of state counts before one in a party.

    Empty where they say nothing.
    """
    if known is None or day is None:
        return ""
    held = [
        post.sector or _BY_ROLE.get(post.role) or _sector_at(post.of, index) for post in known.posts if holds(post, day)
    ]
    person = known.actor.kind is Kind.PERSON
    over = person and known.actor.sector == "GOV" and any(post.until and post.until <= day for post in known.posts)
    return min(held, key=lambda sector: sector in {"PTY", "OPP"}, default="ELI" if over else "")


def holds(post: Post, day: date | None) -> bool:
    """Whether a post is held on a day; None asks for the latest holder."""
    if day is None:
        return post.until is None
    return (post.since is None or post.since <= day) and (post.until is None or day < post.until)


def _sector_at(body: str, index: Index) -> str:
    """The sector of those who serve a body: its own; of a state, its government."""
    known = index.actors.get(body)
    return known.actor.sector if known and known.actor.sector and known.actor.kind not in STATES else "GOV"


def sector_of(board: Board, person: str) -> str:
    """The sector of a person on the article's day."""
    actor = board.actor(person)
    return sector_on(board.index.actors.get(person), board.day, board.index) or (actor.sector if actor else "")
