"""Who holds a post on the day of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.resolve.context import INTERNATIONAL
from geograph.resolve.lexicon import listed
from geograph.resolve.phrases.sectors import holds

if TYPE_CHECKING:
    from geograph.resolve.board import Board
    from geograph.resolve.index import Tenure
    from geograph.resolve.phrases.agents import Agent


_CROWNS = ("king", "queen", "emperor", "emir", "sultan", "grand duke", "prince", "pope")
_REPRESENTING = "governor-general"
_PRESIDENTS = frozenset({"president", "acting president", "interim president"})
_ABSOLUTE = frozenset({"SAU", "BRN", "OMN", "QAT", "ARE", "JOR", "MAR", "SWZ", "BHR", "KWT", "VAT"})
SHARED = frozenset(
    ["minister", "ambassador", "governor", "mayor", "chair", "first-lady", "presidential-candidate", "chief-executive"]
)
_BODIES = frozenset({Kind.ORGANISATION, Kind.ALLIANCE})
_HEADS = frozenset(["chief", "head", "boss", "secretary-general", "secretary general"])


def held_by(board: Board, of: str, agent: Agent, place: str = "") -> str:
    """The one person who holds the post on the article's day, else nothing; `place` is the part of a state it is of."""
    held = board.index.holders(of, board.day)
    exact = {tenure.person for tenure in held if agent.noun in tenure.titles and tenure.role not in SHARED}
    if place:
        local = {tenure.person for tenure in held if any(_says(title, agent, place) for title in tenure.titles)}
        return local.pop() if len(local) == 1 else ""
    if agent.id == "leader":
        return _leader(held, of)
    if agent.noun in _HEADS and board.index.kind(of) is not Kind.STATE:
        exact = {tenure.person for tenure in held if tenure.role == "head"}
    if len(exact) == 1:
        return exact.pop()
    if agent.id in SHARED:
        return ""
    by_role = [tenure.person for tenure in held if tenure.role == agent.id and _is_of_sort(tenure, agent.noun)]
    return by_role[-1] if len(set(by_role)) == 1 or (agent.id.startswith("head-of") and by_role) else ""


def _is_of_sort(tenure: Tenure, noun: str) -> bool:
    """Whether a head of state can be called by a noun: no president is a king, and no queen a president."""
    crowned = any(title.startswith(_CROWNS) for title in tenure.titles)
    return not (crowned if noun in _PRESIDENTS else noun.startswith(_CROWNS) and not crowned)


def body_served(board: Board, person: str) -> str:
    """The one body, of no single state or an armed group, whose posts are all that a known person holds on the day."""
    known = board.index.actors.get(person)
    held = {post.of for post in known.posts if holds(post, board.day)} if known is not None else set()
    body = held.pop() if len(held) == 1 else ""
    of_none = board.index.kind(body) in _BODIES and board.index.country(body) in {"", *INTERNATIONAL}
    return body if of_none or board.index.kind(body) is Kind.ARMED_GROUP else ""


def leader_named(board: Board, surname: str) -> str:
    """The one person of a surname who heads a state or its government on the article's day, else nothing."""
    bearers = board.index.surnames.get(surname, ())
    heads = {
        tenure.person
        for bearer in bearers
        for of in {post.of for post in board.index.actors[bearer].posts}
        for tenure in board.index.holders(of, board.day)
        if tenure.person == bearer and tenure.role.startswith("head-of")
    }
    return heads.pop() if len(heads) == 1 else ""


def _says(title: str, agent: Agent, place: str) -> bool:
    """Whether a title is that of the post in a part of a state: "first minister of scotland"."""
    return title in {f"{agent.noun} of {place}", f"{place} 's {agent.noun}", f"{place}'s {agent.noun}"}


def _leader(held: tuple[Tenure, ...], of: str) -> str:
    state = [tenure for tenure in held if tenure.role == "head-of-state"]
    government = [tenure for tenure in held if tenure.role == "head-of-government"]
    crowned = any(title.startswith((*_CROWNS, _REPRESENTING)) for tenure in state for title in tenure.titles)
    ceremonial = (crowned and of not in _ABSOLUTE) or of in listed("parliamentary")
    order = government + state if ceremonial else state + government
    heads = [tenure for tenure in held if tenure.role in {"leader", "party-leader", "head", "secretary-general"}]
    order = order or heads
    return order[0].person if order else ""


def on_day(board: Board) -> str:
    """The reason for a link to the holder of a post."""
    return f"role on {board.day.isoformat()}" if board.day else "role, latest holder"
