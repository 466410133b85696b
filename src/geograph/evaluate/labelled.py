"""Claims that a person labelled in sentences or articles: relation, ends, certainty, speakers and time.

A file of labels is UTF-8 with tabs and a header line. `relation`, `source`, `target`, `modality`, `polarity`,
`speakers` and `time` (EDTF, empty when the claim has none) say what is to be found. A file of sentences has the columns
`text` and `published` beside them and names actors by their words; a file about articles has `article` (the id),
`start` and `end` of the passage, and names actors by their offsets (``120-126``), so that it holds no text of others.
Several actors of one side are joined by ``;`` and one of them is enough; speakers are joined by ``;`` in the order of
the chain of reports, and ``?`` says that two readers may differ on them.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from geograph.errors import GeographError, InputError
from geograph.model import Article, Modality, Polarity, Record
from geograph.read import Failure, read_articles
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

Spans = tuple[tuple[int, int], ...]
"""Stretches of text that all mean the same actor; one of them is enough."""

_LABELS = ("relation", "source", "target", "modality", "polarity", "speakers", "time")
_SENTENCES, _PASSAGES = ("text", "published"), ("article", "start", "end")
_EITHER = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label(Record):
    """What one claim should be. `speakers` is None where they are not asked; `time` is an EDTF string or empty."""

    line: int
    article: Article
    start: int
    end: int
    relation: str
    source: Spans
    target: Spans
    modality: Modality
    polarity: Polarity
    speakers: tuple[Spans, ...] | None
    time: str


def read_labels(path: Path, articles: Path | None = None) -> tuple[Label, ...]:
    """The labels of a file, in its order; `articles` is where the articles are that a file about articles speaks of.

    Raises:
        InputError: The file cannot be read, lacks a column, names an article that is not there, or a cell of it is
            not what it should be.
    """
    header, rows = _table(path)
    needed = (*_LABELS, *(_PASSAGES if "article" in header else _SENTENCES))
    missing = [name for name in needed if name not in header]
    if missing:
        raise InputError(f"{path} is no file of labels: its header lacks {', '.join(missing)} (separated by tabs)")
    texts = _articles(path, articles) if "article" in header else {}
    return tuple(_labels(path, rows, texts))


def _table(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start}); convert it") from error
    table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
    return list(table.fieldnames or ()), list(table)


def _articles(path: Path, articles: Path | None) -> dict[str, Article]:
    if articles is None:
        raise InputError(f"{path} speaks of articles by their ids; say where they are with --articles")
    found = [item for item in read_articles([articles]) if not isinstance(item, Failure)]
    return {article.id: article for article in found}


def _labels(path: Path, rows: list[dict[str, str]], texts: Mapping[str, Article]) -> Iterator[Label]:
    for line, row in enumerate(rows, start=2):
        try:
            yield _label(line, row, texts)
        except (ValueError, GeographError) as error:
            raise InputError(f"{path}:{line}: {error}") from error


def _label(line: int, row: dict[str, str], texts: Mapping[str, Article]) -> Label:
    article, find = _passage(row, texts) if "article" in row else _sentence(row)
    return Label(
        line=line,
        article=article,
        start=int(row.get("start") or 0),
        end=int(row.get("end") or len(article.text)),
        relation=relation(row["relation"]).name,
        source=find(row["source"]),
        target=find(row["target"]),
        modality=Modality(row["modality"]),
        polarity=Polarity(row["polarity"]),
        speakers=None if row["speakers"] == _EITHER else tuple(map(find, filter(None, row["speakers"].split(";")))),
        time=row["time"],
    )


def _sentence(row: dict[str, str]) -> tuple[Article, Callable[[str], Spans]]:
    text = row["text"]
    day = date.fromisoformat(row["published"]) if row["published"] else None
    return Article.of(text, published=day), lambda cell: _words(text, cell)


def _words(text: str, cell: str) -> Spans:
    """Everywhere that one of the given words stand."""
    found = [found.span() for words in cell.split(";") for found in re.finditer(rf"\b{re.escape(words)}\b", text)]
    if not found:
        raise ValueError(f"{cell!r} does not stand in the text; expected words of it")
    return tuple(found)


def _passage(row: dict[str, str], texts: Mapping[str, Article]) -> tuple[Article, Callable[[str], Spans]]:
    if row["article"] not in texts:
        raise ValueError(f"there is no article {row['article']} (its id holds the hash of its text)")
    return texts[row["article"]], _offsets


def _offsets(cell: str) -> Spans:
    return tuple((int(start), int(end)) for start, _, end in (part.partition("-") for part in cell.split(";")))
