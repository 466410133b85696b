"""The records of what is known of actors: names, adjectives, codes, posts with dates, what stands for what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from geograph.model import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post that a person holds or held: `role` (``head-of-state``, ``foreign-minister`` ...) of actor `of`.

    `title` is what news calls the holder ("president"), several titles parted by ``|`` ("premier|prime minister").
    `since` is the first day, `until` the first day no more held; None where unknown or still running. A date known
    only by year or month is the first day of it.
    """

    role: str
    title: str
    of: str
    since: date | None = None
    until: date | None = None
    sector: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """An actor's membership of an organisation, from `since` to the day before `until`."""

    member: str
    organisation: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """An actor of the ontology with all that is needed to recognise it in text.

    `adjectives` are adjectives and demonyms ("North Korean", "North Koreans"). `gender` is ``m``, ``f`` or empty.
    `part_of` are ids of the states or bodies it belongs to. `stands_for` is the actor that the name means in
    "Moscow said" (a metonym), else empty. `capital_of` is the state whose capital a place is. `lat` and `lon` are
    decimal degrees in WGS84, given for states and places. `own` are those of the names that a user
    gave: they mean this actor and no other.
    """

    actor: Actor
    adjectives: tuple[str, ...] = ()
    gender: str = ""
    part_of: tuple[str, ...] = ()
    stands_for: str = ""
    capital_of: str = ""
    posts: tuple[Post, ...] = ()
    since: date | None = None
    until: date | None = None
    lat: float | None = None
    lon: float | None = None
    own: tuple[str, ...] = ()
