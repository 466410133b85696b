"""The known actors of ``ontology/actors/*.ttl``: names, adjectives, codes, posts with dates, what stands for what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from geograph.model import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post that a person holds or held: `role` (``head-of-state``, ``foreign-minister`` ...) of actor `of`.

    `title` is what news calls the holder ("president"). `since` is the first day, `until` the first day no more held;
    None where unknown or still running.
    """

    role: str
    title: str
    of: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """An actor of the ontology with all that is needed to recognise it in text.

    `adjectives` are adjectives and demonyms ("North Korean", "North Koreans"). `gender` is ``m``, ``f`` or empty.
    `part_of` are ids of the states or bodies it belongs to. `stands_for` is the actor that the name means in
    "Moscow said" (a metonym), else empty. `capital_of` is the state whose capital a place is.
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


@cache
def known_actors() -> Mapping[str, KnownActor]:
    """All known actors by id."""
    raise NotImplementedError
