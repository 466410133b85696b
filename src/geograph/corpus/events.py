"""Events across articles without holding all claims at once.

Which claims are about one event is decided by `geograph.graph.events`, and only there. Here claims are brought
together that could be: those with the same relation and actors, whatever the article, which grouping joins by time,
and those of one article about a common pair of actors. Claims that hang together in this way make a component, and
the events of a component are those that all claims together would give. Claims wait on disk, sorted by what they are
about; in memory is one component or one key at a time, of at most `MOST` claims. What hangs together beyond that (the
news of a long war) is taken in pieces: by key, and of a key in the order of publication, so that an event at such a
seam may come out as two.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from itertools import groupby, islice
from typing import TYPE_CHECKING

import numpy as np

from geograph.corpus.seen import complaints
from geograph.graph import Event, events
from geograph.graph.same import key, same_events
from geograph.model import Article, Claim, Findings
from geograph.read import read_date
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

Told = tuple[int, str, str, str]
"""The number of a claim, what it is about, the day of its article, and its record as text."""

MOST = 50_000
"""The most claims that are compared with each other at once: about 200 MB."""

_MOST_ACTORS = 10
_MAKE = """
CREATE TABLE claims (number INTEGER PRIMARY KEY, about TEXT, day TEXT, record TEXT);
CREATE TABLE links (one INTEGER, two INTEGER);
CREATE TABLE members (root INTEGER, number INTEGER, PRIMARY KEY (root, number)) WITHOUT ROWID;
"""


def about(claim: Claim) -> str:
    """What a claim says of whom, as text: claims of several articles may be about one event if it is the same.

    >>> from geograph.model import Evidence
    >>> evidence = Evidence(article="a", start=0, end=4, quote="They")
    >>> about(Claim.of(relation="attacks", sources=("RUS",), targets=("UKR",), evidence=evidence))
    '["attacks",["RUS"],["UKR"]]'
    """
    return json.dumps(key(claim), separators=(",", ":"))


def links(claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Places of claims of one article that may be about one event: of one PLOVER type, about a common pair."""
    first: dict[tuple[str, frozenset[str]], int] = {}
    for place, claim in enumerate(claims):
        kind = relation(claim.relation).plover
        for source in claim.sources[:_MOST_ACTORS]:
            for target in claim.targets[:_MOST_ACTORS]:
                earlier = first.setdefault((kind, frozenset((source, target))), place)
                if earlier != place:
                    yield earlier, place


def is_event(claim: Claim) -> bool:
    """Whether a claim is about an event; ties, such as leading a state, are not."""
    return relation(claim.relation).kind == "event"


def events_of(pairs: Iterable[tuple[Claim, Article]]) -> tuple[Event, ...]:
    """The events that these claims, in order, are about; of an article its id, date and outlet are needed."""
    together = list(pairs)
    articles = {article.id: article for _, article in together}
    return events(Findings(articles=tuple(articles.values()), claims=tuple(claim for claim, _ in together)))


def told(part: Findings, first: int) -> tuple[list[Told], list[tuple[int, int]]]:
    """The claims of one article that are about events, numbered from `first`, and which of them may be about one.

    >>> told(Findings(articles=(Article(id="a", text="They met."),)), 7)
    ([], [])
    """
    (article,) = part.articles
    claims = [claim for claim in part.claims if is_event(claim)]
    day = article.published.isoformat() if article.published else ""
    rows = [(first + place, about(claim), day, _record(claim, article)) for place, claim in enumerate(claims)]
    return rows, [(first + one, first + two) for one, two in links(claims)]


def alike(rows: Iterable[tuple[str, int, str]]) -> Iterator[tuple[int, int]]:
    """Pairs of the numbers of claims that are about one event, whatever their articles.

    The rows are what a claim is about, its number and its record, sorted by the first and then by day and number.
    """
    for _, together in groupby(rows, key=lambda row: row[0]):
        while some := list(islice(together, MOST)):
            for group in _groups([(number, record) for _, number, record in some]):
                yield from ((group[0], number) for number in group[1:])


def events_together(rows: Iterable[tuple[int, str]]) -> Iterator[Event]:
    """The events of claims that hang together; the rows are the component and the record of each, sorted."""
    for _, together in groupby(rows, key=lambda row: row[0]):
        records = (record for _, record in together)
        while some := list(islice(records, MOST)):
            yield from events_of(map(claim_and_article, some))


class Components:
    """So many claims that hang together when they are joined, at most `MOST` of them."""

    def __init__(self, size: int) -> None:
        self._parents = np.arange(size, dtype=np.int64)
        self._sizes = np.ones(size, dtype=np.int32)

    def root(self, number: int) -> int:
        """The first claim of those that a claim hangs together with.

        >>> components = Components(3)
        >>> components.join(2, 1)
        >>> [components.root(number) for number in range(3)]
        [0, 1, 1]
        """
        parents = self._parents
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = int(parents[number])
        return number

    def join(self, one: int, two: int) -> None:
        """Let two claims hang together, unless that were too many."""
        first, second = sorted((self.root(one), self.root(two)))
        if first != second and self._sizes[first] + self._sizes[second] <= MOST:
            self._parents[second] = first
            self._sizes[first] += self._sizes[second]


class Claims:
    """The claims of a run that are about events, in a database on disk."""

    def __init__(self, path: Path) -> None:
        """A new database.

        Raises:
            StoreError: It cannot be made.
        """
        self._path = path
        self._number = 0
        path.unlink(missing_ok=True)
        with complaints(path):
            self._database = sqlite3.connect(path, isolation_level=None)
            self._database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;")
            self._database.executescript(_MAKE)

    def add(self, parts: Iterable[Findings]) -> None:
        """Add the claims of some articles, in order."""
        with complaints(self._path):
            self._database.execute("BEGIN")
            for part in parts:
                self._add(part)
            self._database.execute("COMMIT")

    def _add(self, part: Findings) -> None:
        rows, found = told(part, self._number)
        self._database.executemany("INSERT INTO claims VALUES (?, ?, ?, ?)", rows)
        self._database.executemany("INSERT INTO links VALUES (?, ?)", found)
        self._number += len(rows)

    def events(self) -> Iterator[Event]:
        """The events, in the order of their first claims."""
        with complaints(self._path):
            self._components()
            ask = "SELECT root, record FROM members JOIN claims USING (number) ORDER BY root, number"
            yield from events_together(self._database.execute(ask))

    def _components(self) -> None:
        """Give every claim the number of the first claim that it hangs together with."""
        components = Components(self._number)
        found = self._database.execute("SELECT about, number, record FROM claims ORDER BY about, day, number")
        for one, two in alike(found):
            components.join(one, two)
        for one, two in self._database.execute("SELECT one, two FROM links ORDER BY one, two"):
            components.join(one, two)
        self._database.execute("BEGIN")
        roots = ((components.root(number), number) for number in range(self._number))
        self._database.executemany("INSERT INTO members VALUES (?, ?)", roots)
        self._database.execute("COMMIT")

    def close(self) -> None:
        """Leave the database and remove it: it is made anew when it is needed."""
        self._database.close()
        self._path.unlink(missing_ok=True)


def _groups(rows: Sequence[tuple[int, str]]) -> list[list[int]]:
    """The numbers of claims with the same relation and actors, in groups of those that are about one event."""
    if len(rows) == 1:
        return []
    pairs = {number: claim_and_article(record) for number, record in sorted(rows)}
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, (claim, _) in pairs.items():
        numbers[claim.id].append(number)
    articles = {article.id: article for _, article in pairs.values()}
    found = Findings(articles=tuple(articles.values()), claims=tuple(claim for claim, _ in pairs.values()))
    return [[numbers[claim.id].pop(0) for claim in group] for group in same_events(found)]


def _record(claim: Claim, article: Article) -> str:
    day = article.published.isoformat() if article.published else None
    return json.dumps([claim.to_dict(), article.id, article.outlet, day], separators=(",", ":"))


def claim_and_article(record: str) -> tuple[Claim, Article]:
    """The claim of a record as `told` gives it, and of its article the id, date and outlet."""
    claim, name, outlet, day = json.loads(record)
    return Claim.from_dict(claim), Article(id=name, text="", outlet=outlet, published=read_date(day))
