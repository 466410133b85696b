"""Phrases against what a person found them to mean: does each get the right country and the right sector?

A file of phrases is UTF-8 with tabs and a header line: `name`, `context`, `date`, `country` (alpha-3 code, ``IGO``,
``UNO``, ``EUR`` or empty), `sector` (PLOVER), `known_hard` (1 where two people may differ) and `asked` (``c`` where the
country counts, ``s`` where the sector counts). ``UNK``, ``JNK`` and ``????`` say that the phrase has no sector. A date
is written as in English; ``today`` and nothing mean the file's own day, the latest date that it names.
"""

from __future__ import annotations

import dataclasses
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from geograph.annotate import model
from geograph.errors import InputError
from geograph.model import Record
from geograph.resolve import resolve_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_COLUMNS = ("name", "context", "date", "country", "sector", "known_hard", "asked")
_NO_SECTOR = frozenset({"UNK", "JNK", "????"})
_ASKED = frozenset({"c", "s", "cs"})
_DATES = ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y")


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseRow(Record):
    """A phrase and what it should mean; `published` is the day it is read on, None where the file names no day."""

    line: int
    name: str
    context: str
    published: date | None
    country: str
    sector: str
    hard: bool
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseScore(Record):
    """A row with the country and sector that were found."""

    row: PhraseRow
    country: str
    sector: str

    @property
    def missed(self) -> tuple[str, ...]:
        """Which of ``country`` and ``sector`` are asked and not right."""
        return tuple(
            name
            for name in ("country", "sector")
            if name[0] in self.row.asked and getattr(self, name) != getattr(self.row, name)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseReport(Record):
    """All rows of a file of phrases with what was found."""

    scores: tuple[PhraseScore, ...]

    def totals(self) -> dict[str, float]:
        """How many rows ask for country and sector and in what share each is right, hard rows apart."""
        found: dict[str, float] = {"phrases": len(self.scores)}
        for prefix, hard in (("", False), ("hard_", True)):
            for name in ("country", "sector"):
                asked = [score for score in self.scores if score.row.hard == hard and name[0] in score.row.asked]
                right = sum(name not in score.missed for score in asked)
                found |= {f"{prefix}{name}_asked": len(asked), f"{prefix}{name}_right": right}
                found[f"{prefix}{name}_accuracy"] = round(right / len(asked), 4) if asked else 1.0
        return found


def score_actors(path: Path) -> PhraseReport:
    """Resolve every phrase of a file and compare.

    Raises:
        InputError: The file cannot be read or a row of it is not what it should be.
        ModelMissing: The language model is not installed.
    """
    return PhraseReport(scores=tuple(map(_score, read_phrases(path))))


def read_phrases(path: Path) -> tuple[PhraseRow, ...]:
    """The rows of a file of phrases.

    Raises:
        InputError: The file cannot be read, lacks a column, or a cell of it is not what it should be.
    """
    rows = tuple(_rows(path, _lines(path)))
    today = max((row.published for row in rows if row.published), default=None)
    return tuple(row if row.published else dataclasses.replace(row, published=today) for row in rows)


def _lines(path: Path) -> Sequence[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start}); convert it") from error


def _rows(path: Path, lines: Iterable[str]) -> Iterator[PhraseRow]:
    header, *rest = (line.removesuffix("\r").split("\t") for line in lines)
    missing = [name for name in _COLUMNS if name not in header]
    if missing:
        raise InputError(f"{path} is no file of phrases: its header lacks {', '.join(missing)} (separated by tabs)")
    for line, cells in enumerate(rest, start=2):
        if cells != [""] and len(cells) != len(header):
            raise InputError(f"{path}:{line}: {len(cells)} cells, expected {len(header)}, as in the header")
        if cells != [""]:
            yield _row(f"{path}:{line}", line, dict(zip(header, cells, strict=True)))


def _row(place: str, line: int, cells: dict[str, str]) -> PhraseRow:
    if not cells["name"].strip():
        raise InputError(f"{place}: the name is empty; expected a phrase")
    if cells["known_hard"] not in {"0", "1"}:
        raise InputError(f"{place}: known_hard is {cells['known_hard']!r}; expected 0 or 1")
    if cells["asked"] not in _ASKED:
        raise InputError(f"{place}: asked is {cells['asked']!r}; expected c, s or cs")
    return PhraseRow(
        line=line,
        name=cells["name"],
        context=cells["context"],
        published=_day(place, cells["date"].strip()),
        country=cells["country"],
        sector="" if cells["sector"] in _NO_SECTOR else cells["sector"],
        hard=cells["known_hard"] == "1",
        asked=cells["asked"],
    )


def _day(place: str, text: str) -> date | None:
    if text.lower() in {"", "today"}:
        return None
    for form in _DATES:
        with suppress(ValueError):
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
    raise InputError(
        f"{place}: the date is {text!r}; expected a day such as 2022-01-31, 31 January 2022 January 31, 2022 or today"
    )


def _score(row: PhraseRow) -> PhraseScore:
    nlp = model()
    context = nlp(row.context) if row.context else None
    country, sector = resolve_phrase(nlp(row.name), published=row.published, context=context)
    return PhraseScore(row=row, country=country, sector=sector)
