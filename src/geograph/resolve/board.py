"""The board that the steps of resolution work on: one page, one index, one day, and the links made so far."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from geograph.model import Actor, Kind
    from geograph.resolve.index import Index
    from geograph.resolve.page import Link, Page


@dataclass(slots=True)
class Board:
    """Links on a page, found by where they start and end, and the actors that no list knows."""

    page: Page
    index: Index
    day: date | None
    links: list[Link] = field(default_factory=list)
    made: dict[str, Actor] = field(default_factory=dict)
    _ending: defaultdict[int, list[Link]] = field(default_factory=lambda: defaultdict(list))
    _starting: defaultdict[int, list[Link]] = field(default_factory=lambda: defaultdict(list))
    _covered: set[int] = field(default_factory=set)

    def add(self, *links: Link) -> None:
        """Put links on the board; the same span and actor twice is one link."""
        for link in links:
            if all((link.last, link.actor) != (other.last, other.actor) for other in self._starting[link.first]):
                self.links.append(link)
                self._ending[link.last].append(link)
                self._starting[link.first].append(link)
                self._covered.update(range(link.first, link.last))

    def remove(self, link: Link) -> None:
        """Take a link off the board; what it covered stays covered."""
        self.links.remove(link)
        self._ending[link.last].remove(link)
        self._starting[link.first].remove(link)

    def rename(self, old: str, new: str) -> None:
        """Let all links to one actor mean another."""
        if old == new:
            return
        links = [link if link.actor != old else _renamed(link, new) for link in self.links]
        self.links.clear()
        self._ending.clear()
        self._starting.clear()
        self.add(*links)

    def ending(self, last: int) -> Link | None:
        """The longest link that ends before token `last`."""
        return min(self._ending.get(last, ()), key=lambda link: link.first, default=None)

    def starting(self, first: int) -> Link | None:
        """The longest link that starts at token `first`."""
        return max(self._starting.get(first, ()), key=lambda link: link.last, default=None)

    def covered(self, token: int) -> bool:
        """Whether any link covers the token."""
        return token in self._covered

    def free(self, first: int, last: int) -> bool:
        """Whether no link touches the tokens."""
        return self._covered.isdisjoint(range(first, last))

    def ordered(self) -> list[Link]:
        """The links in reading order, longer ones first."""
        return sorted(self.links, key=lambda link: (link.first, -link.last, link.actor))

    def make(self, actor: Actor) -> str:
        """Keep an actor that no list knows, unless it is known already; gives its id."""
        if actor.id not in self.index.actors:
            self.made.setdefault(actor.id, actor)
        return actor.id

    def actor(self, key: str) -> Actor | None:
        """The actor of this id, known or made."""
        known = self.index.actors.get(key)
        return known.actor if known else self.made.get(key)

    def country(self, key: str) -> str:
        """The country code of an actor; empty for what is not one country's."""
        actor = self.actor(key)
        return actor.country if actor else ""

    def kind(self, key: str) -> Kind | None:
        """The kind of an actor."""
        actor = self.actor(key)
        return actor.kind if actor else None

    def sentence(self, number: int) -> Iterator[Link]:
        """The links that start in a sentence."""
        first, last = self.page.bounds[number]
        for token in range(first, last):
            yield from self._starting.get(token, ())

    def before(self, token: int, kinds: Iterable[Kind]) -> Iterator[Link]:
        """The links to actors of these kinds that end before a token, the nearest first."""
        wanted = frozenset(kinds)
        for last in range(token, 0, -1):
            for link in self._ending.get(last, ()):
                if self.kind(link.actor) in wanted:
                    yield link


def _renamed(link: Link, actor: str) -> Link:
    return replace(link, actor=actor)
