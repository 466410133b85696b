"""Sentences with marked source and target against the PLOVER type that a person gave them (PLV format).

A file is UTF-8 with tabs and a header line: `marked_sentence` (``<s>`` and ``<t>`` mark source and target; one that is
not marked may be anybody) and `gold_root`, the PLOVER type, where ``YIELD`` stands for CONCEDE and RETREAT. Every row
gets an answer: the likeliest type other than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.evaluate.scores import Share, macro_f1, per_class
from geograph.evaluate.tsv import read_rows
from geograph.extract.learned import Question, judge
from geograph.model import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
}
"""The 15 types of such a file with their quad classes, as its makers count them."""
_YIELD = ("CONCEDE", "RETREAT")
_MARK = re.compile(r"(</?[st]>)")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSentence(Record):
    """A sentence with its source and target (offsets, None for anybody) and the type that joins them."""

    line: int
    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationReport(Record):
    """Each sentence with the type that was found."""

    rows: tuple[MarkedSentence, ...]
    found: tuple[str, ...]

    def totals(self) -> dict[str, float]:
        """Macro-F1 for type, quad class and cooperation against conflict, and the accuracy of the type."""
        pairs = [(row.type, name) for row, name in zip(self.rows, self.found, strict=True)]
        quads = [(QUADS[wanted], QUADS[name]) for wanted, name in pairs]
        right = sum(wanted == name for wanted, name in pairs)
        return {
            "sentences": len(pairs),
            "type_macro_f1": macro_f1(pairs),
            "quad_macro_f1": macro_f1(quads),
            "binary_macro_f1": macro_f1((wanted.split()[1], name.split()[1]) for wanted, name in quads),
            "type_accuracy": round(right / len(pairs), 4) if pairs else 0.0,
        }

    def classes(self) -> dict[str, Share]:
        """Precision, recall and F1 of each type."""
        return per_class(zip((row.type for row in self.rows), self.found, strict=True))

    def confusion(self) -> dict[str, dict[str, int]]:
        """How often each type was found for each that was wanted."""
        table: dict[str, dict[str, int]] = {}
        for row, name in sorted(zip(self.rows, self.found, strict=True), key=lambda pair: (pair[0].type, pair[1])):
            counts = table.setdefault(row.type, {})
            counts[name] = counts.get(name, 0) + 1
        return table


def score_relations(path: Path) -> RelationReport:
    """Judge every sentence of a file and compare.

    Raises:
        InputError: The file cannot be read or a row of it is not what it should be.
        ModelMissing: A file of the relation model is missing or altered.
    """
    rows = read_marked(path)
    questions = [_question(row) for row in rows]
    return RelationReport(rows=rows, found=tuple(_best(found.types) for [found] in judge(questions)))


def read_marked(path: Path) -> tuple[MarkedSentence, ...]:
    """The rows of a file of marked sentences.

    Raises:
        InputError: The file cannot be read, lacks a column, or a cell of it is not what it should be.
    """
    return tuple(_row(path, line, cells) for line, cells in read_rows(path, ("marked_sentence", "gold_root")))


def _row(path: Path, line: int, cells: Mapping[str, str]) -> MarkedSentence:
    name = cells["gold_root"].strip()
    if name not in QUADS:
        raise InputError(f"{path}:{line}: gold_root is {name!r}; expected one of {', '.join(QUADS)}")
    text, spans = _unmark(cells["marked_sentence"])
    return MarkedSentence(line=line, text=text, source=spans.get("s"), target=spans.get("t"), type=name)


def _unmark(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The plain text, and where the first source and the first target stand in it."""
    text, starts, spans = "", dict[str, int](), dict[str, tuple[int, int]]()
    for part in _MARK.split(marked):
        if part in {"<s>", "<t>"}:
            starts.setdefault(part[1], len(text))
        elif part in {"</s>", "</t>"}:
            if part[2] in starts:
                spans.setdefault(part[2], (starts[part[2]], len(text)))
        else:
            text += part
    return text, spans


def _question(row: MarkedSentence) -> Question:
    spans = tuple(span for span in (row.source, row.target) if span)
    source = 0 if row.source else None
    target = len(spans) - 1 if row.target else None
    return Question(text=row.text, spans=spans, pairs=((source, target),))


def _best(types: Mapping[str, float]) -> str:
    chances = {name: types.get(name, 0.0) for name in QUADS}
    chances["YIELD"] = sum(types[name] for name in _YIELD)
    return _likeliest(chances.items())


def _likeliest(chances: Iterable[tuple[str, float]]) -> str:
    return max(chances, key=lambda item: item[1])[0]
