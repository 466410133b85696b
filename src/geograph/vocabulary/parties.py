"""What parties call their members: "Republican", "Democrat", "Tory"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.vocabulary.actors import known_actors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geograph.vocabulary.known import KnownActor

_LABEL = re.compile(
    r"(?:The )?((?:[\w'-]+ )*(?:Republican|Democrat(?:ic)?|Labou?r|Conservative|Socialist|Communist|Liberal|Green|"
    r"Nationalist|Unionist|Libertarian)) Party(?: \(.+\))?"
)
"""Not every word of a label describes members: a "Brexit minister" need not be of the Brexit Party."""


@cache
def party_words() -> Mapping[str, tuple[str, ...]]:
    """The parties that each word for their members may mean, a short word before those that end in it.

    >>> "republican-party-usa" in party_words()["Republican"], party_words()["Tory"]
    (True, ('conservative-party-uk',))
    """
    found: dict[str, list[str]] = defaultdict(list)
    for key, known in known_actors().items():
        if known.actor.kind is Kind.PARTY:
            for word in _words(known):
                found[word].append(key)
    return MappingProxyType({word: tuple(found[word]) for word in sorted(found)})


def _words(party: KnownActor) -> Iterator[str]:
    yield from party.adjectives
    label = _LABEL.fullmatch(party.actor.label)
    if label:
        yield label[1]
        if label[1].endswith("Democratic"):
            yield label[1].removesuffix("ic")
