"""What a report consists of, before it takes any form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geograph.model import Record

if TYPE_CHECKING:
    from geograph.report.cite import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Record):
    """One statement with its evidence; `kind` and `day` are there to sort and to filter by, either may be empty.

    `note` says what the statement rests on when that is no claim, such as the list of known actors.
    """

    text: str
    kind: str = ""
    day: str = ""
    note: str = ""
    evidence: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Record):
    """A heading, what the section means and does not mean, its entries; or a table of `columns` and `rows`."""

    title: str
    note: str = ""
    entries: tuple[Entry, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Record):
    """A report: a title, a line about what it was made of, sections, and perhaps a picture as SVG."""

    title: str
    about: str = ""
    picture: str = ""
    sections: tuple[Section, ...] = field(default_factory=tuple)
