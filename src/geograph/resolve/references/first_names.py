"""What a first name tells: somebody whom no list knows is he or she as most known people of that first name are."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.resolve.index import FAMILY_FIRST
from geograph.resolve.lexicon import listed
from geograph.resolve.page import normal_name
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections.abc import Mapping

_FEWEST, _MOST = 2, 0.9


def gender_of(name: str) -> str:
    """The gender of nine in ten known people with the first name, else nothing; family names that come first tell none.

    >>> gender_of("Angela Zwill"), gender_of("Zwill")
    ('f', '')
    """
    first, *rest = normal_name(name) or ("",)
    return _genders().get(first, "") if rest and first not in listed("asian") else ""


@cache
def _genders() -> Mapping[str, str]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for known in known_actors().values():
        actor = known.actor
        if actor.kind is Kind.PERSON and known.gender and actor.country not in FAMILY_FIRST:
            counts[normal_name(actor.label)[0]][known.gender] += 1
    most = {first: genders.most_common(1)[0] for first, genders in counts.items()}
    return {first: it for first, (it, n) in most.items() if n >= max(_FEWEST, _MOST * counts[first].total())}
