"""Reports of matches, in which the names of states mean their teams: "Ireland beat England"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.resolve.lexicon import listed

if TYPE_CHECKING:
    from geograph.resolve.page import Page

_FEWEST = 6
_SHARE = 0.02


def tells_of_sport(page: Page) -> bool:
    """Whether an article is full of the words of sport and has none of politics."""
    found = [word for word in page.norms if word in listed("sport")]
    full = len(set(found)) >= _FEWEST and len(found) > _SHARE * len(page.norms)
    return full and listed("politics").isdisjoint(page.norms)
