"""What a run is asked to do, apart from where it reads and writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geograph.errors import InputError
from geograph.read import LONGEST_TEXT, Provenance
from geograph.read.rows import FIELDS

if TYPE_CHECKING:
    from datetime import date

    from geograph.model import Article

LONGEST = 50_000
"""The most characters of an article unless told: two workers with two such articles stay under 1.2 GB."""

FORMATS = ("parquet", "nq")
"""What the tables can be written as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What decides the result of a run.

    `provenance` is what holds of articles whose input says nothing of its own; `columns` pairs of a field and the
    column of tables that has it. Of the articles, the first `limit` (0: all) published from `since` to `until` by
    `outlet` are worked on. `keep_duplicates` reads near-duplicates for claims too, `all_articles` those that do not
    name two known actors. `text` keeps the texts of the articles in the output. `longest` is in characters. `part` is
    the number of articles after which a part of the run is finished.
    """

    provenance: Provenance = field(default_factory=Provenance)
    columns: tuple[tuple[str, str], ...] = ()
    limit: int = 0
    since: date | None = None
    until: date | None = None
    outlet: str = ""
    keep_duplicates: bool = False
    all_articles: bool = False
    rules_only: bool = False
    actors: tuple[str, ...] = ()
    text: bool = False
    formats: tuple[str, ...] = ("parquet",)
    longest: int = LONGEST
    part: int = 256

    def __post_init__(self) -> None:
        for name, _ in self.columns:
            if name not in FIELDS:
                raise InputError(f'there is no field "{name}" to be read from a column; fields are {", ".join(FIELDS)}')
        for name in self.formats:
            if name not in FORMATS:
                raise InputError(f'no format "{name}"; choose from {", ".join(FORMATS)}')
        if not 0 < self.longest <= LONGEST_TEXT:
            raise InputError(f"the longest article may have 1 to {LONGEST_TEXT:,} characters, not {self.longest:,}")
        if self.part < 1 or self.limit < 0:
            raise InputError("a part has at least one article, and a limit is not negative")

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON, the same for the same options."""
        values: dict[str, Any] = {name: getattr(self, name) for name in self.__slots__}
        days = {name: value.isoformat() if value else None for name, value in values.items() if name in _DAYS}
        lists = {name: [*map(_plain, value)] for name, value in values.items() if isinstance(value, tuple)}
        return {**values, **days, **lists, "provenance": self.provenance.to_dict()}

    def unwanted(self, article: Article) -> str:
        """Why the article is not asked for; empty when it is.

        >>> from geograph.model import Article
        >>> Options(outlet="Courier").unwanted(Article.of("They met.", outlet="Post"))
        'published by "Post"'
        """
        if self.outlet and article.outlet != self.outlet:
            return f'published by "{article.outlet}"'
        day = article.published
        if day is None:
            return "without a date" if self.since or self.until else ""
        early, late = self.since and day < self.since, self.until and day > self.until
        return f"published on {day}" if early or late else ""


_DAYS = frozenset({"since", "until"})


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
