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

    from numpy.typing import NDArray

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
        (article,) = part.articles
        claims = [claim for claim in part.claims if is_event(claim)]
        day = article.published.isoformat() if article.published else ""
        rows = [
            (self._number + place, about(claim), day, _record(claim, article)) for place, claim in enumerate(claims)
        ]
        self._database.executemany("INSERT INTO claims VALUES (?, ?, ?, ?)", rows)
        found = [(self._number + one, self._number + two) for one, two in links(claims)]
        self._database.executemany("INSERT INTO links VALUES (?, ?)", found)
        self._number += len(claims)

    def events(self) -> Iterator[Event]:
        """The events, in the order of their first claims."""
        with complaints(self._path):
            self._components()
            ask = "SELECT root, record FROM members JOIN claims USING (number) ORDER BY root, number"
            for _, rows in groupby(self._database.execute(ask), key=lambda row: row[0]):
                records = (record for _, record in rows)
                while some := list(islice(records, MOST)):
                    yield from events_of(map(_claim_and_article, some))

    def _components(self) -> None:
        """Give every claim the number of the first claim that it hangs together with."""
        parents = np.arange(self._number, dtype=np.int64)
        sizes = np.ones(self._number, dtype=np.int32)
        found = self._database.execute("SELECT about, number, record FROM claims ORDER BY about, day, number")
        for _, rows in groupby(found, key=lambda row: row[0]):
            while some := list(islice(rows, MOST)):
                for group in _groups([(number, record) for _, number, record in some]):
                    for number in group[1:]:
                        _join(parents, sizes, group[0], number)
        for one, two in self._database.execute("SELECT one, two FROM links ORDER BY one, two"):
            _join(parents, sizes, one, two)
        self._database.execute("BEGIN")
        roots = ((_root(parents, number), number) for number in range(self._number))
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
    pairs = {number: _claim_and_article(record) for number, record in sorted(rows)}
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, (claim, _) in pairs.items():
        numbers[claim.id].append(number)
    articles = {article.id: article for _, article in pairs.values()}
    found = Findings(articles=tuple(articles.values()), claims=tuple(claim for claim, _ in pairs.values()))
    return [[numbers[claim.id].pop(0) for claim in group] for group in same_events(found)]


def _root(parents: NDArray[np.int64], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = int(parents[number])
    return number


def _join(parents: NDArray[np.int64], sizes: NDArray[np.int32], one: int, two: int) -> None:
    first, second = sorted((_root(parents, one), _root(parents, two)))
    if first != second and sizes[first] + sizes[second] <= MOST:
        parents[second] = first
        sizes[first] += sizes[second]


def _record(claim: Claim, article: Article) -> str:
    day = article.published.isoformat() if article.published else None
    return json.dumps([claim.to_dict(), article.id, article.outlet, day], separators=(",", ":"))


def _claim_and_article(record: str) -> tuple[Claim, Article]:
    claim, name, outlet, day = json.loads(record)
    return Claim.from_dict(claim), Article(id=name, text="", outlet=outlet, published=read_date(day))
