"""Which claims are about the same event.

Two claims may be about one event when they have the same relation (or, inside one article, the same PLOVER type and
similar words), the same actors (inside one article: a common source and a common target; for a symmetric relation
either way round), and times that do not contradict each other. Across articles a claim without a time is not about
just any event of these actors: it joins claims without a time from articles of about the same days, or the one dated
event of these days that its words resemble. The day of publication only decides what belongs together; it never
becomes the date of an event.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from geograph.graph.span import Span, span
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from geograph.model import Claim, Findings

Key = tuple[str, tuple[str, ...], tuple[str, ...]]

_NEWS_DAYS = timedelta(days=7)
_SIMILAR = 0.2
_LOOK_BACK = 20
_MOST_ACTORS = 10
_STEM = 5
_WORD = re.compile(r"\b(?:(?=[a-z])[^\W\d_]{4,}|\d+)\b")


def key(claim: Claim) -> Key:
    """The relation of a claim and its actors, sorted; for a symmetric relation the same either way round."""
    sources, targets = tuple(sorted(claim.sources)), tuple(sorted(claim.targets))
    if relation(claim.relation).symmetric and targets:
        sources, targets = min(sources, targets), max(sources, targets)
    return claim.relation, sources, targets


def same_events(findings: Findings) -> list[list[Claim]]:
    """The claims about events in groups of those that are about the same one; ties are left out.

    Groups come in the order of their first claims, the claims of a group in the order of the findings; which claims
    are in a group does not depend on that order.
    """
    claims = [claim for claim in findings.claims if relation(claim.relation).kind == "event"]
    published = {article.id: article.published for article in findings.articles}
    order = sorted(range(len(claims)), key=lambda number: position(claims[number]))
    groups = _grouped([claims[number] for number in order], published)
    found = sorted(sorted(order[member] for member in group) for group in groups)
    return [[claims[number] for number in group] for group in found]


def position(claim: Claim) -> tuple[str, int, int, str]:
    """Where a claim stands, whatever the order of claims and articles; of two from one place the longer comes first."""
    return claim.evidence.article, claim.evidence.start, -claim.evidence.end, claim.id


def _grouped(claims: Sequence[Claim], published: Mapping[str, date | None]) -> list[list[int]]:
    groups = _Groups(claims)
    for together in _buckets(range(len(claims)), lambda number: [key(claims[number])]):
        _across(groups, together, published)
    for within in _buckets(range(len(claims)), lambda number: [claims[number].evidence.article]):
        for together in _buckets(within, lambda number: _pairs(claims[number])):
            _within(groups, together)
    return groups.lists()


class _Groups:
    """Claims in groups that grow together; each group knows the days that its dated claims cover."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = claims
        self._parent = list(range(len(claims)))
        self._days: list[Span | None] = [span(claim.time.edtf) for claim in claims]

    def root(self, place: int) -> int:
        """The first claim of the group that a claim is in."""
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def days(self, place: int) -> Span | None:
        """The days of the group that a claim is in; None when none of its claims has a time."""
        return self._days[self.root(place)]

    def join(self, one: int, two: int) -> None:
        """Make one group of those of two claims."""
        first, second = sorted((self.root(one), self.root(two)))
        if first != second:
            self._parent[second] = first
            self._days[first] = _hull(self._days[first], self._days[second])

    def lists(self) -> list[list[int]]:
        """The groups as lists of the numbers of claims."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self.claims)):
            found[self.root(number)].append(number)
        return list(found.values())


def _hull(one: Span | None, two: Span | None) -> Span | None:
    if one is None or two is None:
        return one or two
    return Span(start=min(one.start, two.start), end=max(one.end, two.end))


def _overlap(one: Span | None, two: Span | None) -> bool:
    """Whether two times do not contradict each other; what has no time contradicts none."""
    return one is None or two is None or (one.start <= two.end and two.start <= one.end)


def _buckets(places: Iterable[int], names: Callable[[int], Iterable[Hashable]]) -> Iterator[list[int]]:
    """The places that share a name, a name at a time; what is alone is left out."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for place in places:
        for name in names(place):
            found[name].append(place)
    return (together for together in found.values() if len(together) > 1)


def _pairs(claim: Claim) -> list[Hashable]:
    """Each source with each target and the PLOVER type, for as many actors as a text can sensibly speak of."""
    term = relation(claim.relation)
    pairs = [(source, target) for source in claim.sources[:_MOST_ACTORS] for target in claim.targets[:_MOST_ACTORS]]
    return [(term.plover, tuple(sorted(pair)) if term.symmetric else pair) for pair in pairs]


def _across(groups: _Groups, together: list[int], published: Mapping[str, date | None]) -> None:
    """Join claims with one relation and the same actors, whatever article they stand in."""
    dated = [(days, place) for place in together if (days := span(groups.claims[place].time.edtf))]
    dated.sort(key=lambda item: (item[0].start, item[1]))
    starts: list[tuple[Span, int]] = []
    for days, place in dated:
        if starts and _overlap(groups.days(starts[-1][1]), days):
            groups.join(starts[-1][1], place)
        else:
            starts.append((days, place))
    undated = [place for place in together if not groups.claims[place].time.edtf]
    days_of = {place: published.get(groups.claims[place].evidence.article) for place in undated}
    for place, day in days_of.items():
        if day is not None:
            _join_dated(groups, place, day, starts)
    _join_undated(groups, days_of)


def _join_dated(groups: _Groups, place: int, day: date, starts: Sequence[tuple[Span, int]]) -> None:
    """Join a claim without a time to the latest event of the days before its article that its words resemble."""
    last = bisect_right(starts, day, key=lambda item: item[0].start)
    for days, first in reversed(starts[max(0, last - _LOOK_BACK) : last]):
        if days.end >= day - _NEWS_DAYS and _resemble(groups.claims[place], groups.claims[first]):
            groups.join(first, place)
            return


def _join_undated(groups: _Groups, days_of: Mapping[int, date | None]) -> None:
    unknown = [place for place, day in days_of.items() if day is None]
    known = sorted((day, place) for place, day in days_of.items() if day is not None)
    for one, two in pairwise(unknown):
        _join_fitting(groups, one, two)
    for (early, one), (late, two) in pairwise(known):
        if late - early <= _NEWS_DAYS:
            _join_fitting(groups, one, two)


def _join_fitting(groups: _Groups, one: int, two: int) -> bool:
    fits = _overlap(groups.days(one), groups.days(two))
    if fits:
        groups.join(one, two)
    return fits


def _within(groups: _Groups, together: list[int]) -> None:
    """Join claims of one article about a common source and target with the latest one before that says the same."""
    for index, place in enumerate(together):
        claim = groups.claims[place]
        for earlier in reversed(together[max(0, index - _LOOK_BACK) : index]):
            other = groups.claims[earlier]
            alike = claim.relation == other.relation or _resemble(claim, other)
            if alike and _join_fitting(groups, earlier, place):
                break


def _resemble(one: Claim, two: Claim) -> bool:
    """Whether the quotes of two claims have many words in common; names, which they share anyhow, are left out."""
    first, second = _words(one), _words(two)
    return len(first & second) >= _SIMILAR * max(1, len(first | second))


def _words(claim: Claim) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(claim.evidence.quote)}
