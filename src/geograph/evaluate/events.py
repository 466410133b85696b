"""Raw news sentences with who acts on whom and in which quad class (CAMEO format) against the claims found in them.

A file is UTF-8 with tabs and a header line: `sentence`, `quad` (0 for no event, 1 verbal cooperation, 2 material
cooperation, 3 verbal conflict, 4 material conflict), `sources`, `targets` and `reciprocal` (spans joined by ``|``; the
last are both source and target). A claim is right when the words that mean its source overlap a source, those of its
target a target, and its quad class agrees. A side for which a row names nobody is not asked. What is denied or only
possible is no event, so that such claims do not count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.evaluate.scores import Share
from geograph.evaluate.tsv import read_rows
from geograph.model import Article, Modality, Polarity, Record
from geograph.pipeline import run
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from geograph.model import Claim, Findings

Span = tuple[int, int]
QUADS = ("", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""The quad classes by their numbers in such a file; the first is no event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow(Record):
    """A sentence and the ends of its event; `quad` is empty where it tells of none."""

    line: int
    text: str
    quad: str
    sources: tuple[Span, ...]
    targets: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventScore(Record):
    """A row, the claims about events found in it, and which of them join the right ends, the quad class apart."""

    row: EventRow
    claims: tuple[Claim, ...]
    joined: tuple[bool, ...]

    def right(self, *, quad: bool) -> int:
        """How many claims are right, with or without regard to the quad class."""
        return sum(
            joined and (not quad or relation(claim.relation).quad == self.row.quad)
            for claim, joined in zip(self.claims, self.joined, strict=True)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReport(Record):
    """All rows of a file with the claims found in them."""

    scores: tuple[EventScore, ...]

    def totals(self) -> dict[str, float]:
        """Precision, recall and F1 over claims and rows with an event, with and without the quad class."""
        wanted = [score for score in self.scores if score.row.quad]
        found = sum(len(score.claims) for score in self.scores)
        totals: dict[str, float] = {"sentences": len(self.scores), "events": len(wanted), "claims": found}
        for name, quad in (("", True), ("_without_quad", False)):
            rights = [score.right(quad=quad) for score in self.scores]
            met = sum(score.right(quad=quad) > 0 for score in wanted)
            share = Share.of(sum(rights), found, len(wanted), recalled=met)
            totals |= {f"{key}{name}": value for key, value in share.to_dict().items()}
        empty = [score for score in self.scores if not score.row.quad]
        return totals | {"no_event": len(empty), "no_event_right": sum(not score.claims for score in empty)}


def score_events(path: Path, *, rules_only: bool = False) -> EventReport:
    """Find the claims of every sentence of a file and compare.

    Raises:
        InputError: The file cannot be read or a row of it is not what it should be.
        ModelMissing: A model is not installed.
    """
    rows = read_events(path)
    articles = [Article.of(row.text, url=f"line:{row.line}") for row in rows]
    found = run(articles, rules_only=rules_only)
    return EventReport(scores=tuple(map(_score, rows, found)))


def read_events(path: Path) -> tuple[EventRow, ...]:
    """The rows of a file of sentences with events.

    Raises:
        InputError: The file cannot be read, lacks a column, or a cell of it is not what it should be.
    """
    columns = ("sentence", "quad", "sources", "targets", "reciprocal")
    return tuple(_row(path, line, cells) for line, cells in read_rows(path, columns))


def _row(path: Path, line: int, cells: Mapping[str, str]) -> EventRow:
    if cells["quad"] not in {"0", "1", "2", "3", "4"}:
        raise InputError(f"{path}:{line}: quad is {cells['quad']!r}; expected 0, 1, 2, 3 or 4")
    text = cells["sentence"].strip()
    if not text:
        raise InputError(f"{path}:{line}: the sentence is empty")
    both = _spans(cells["reciprocal"], text)
    return EventRow(
        line=line,
        text=text,
        quad=QUADS[int(cells["quad"])],
        sources=(*_spans(cells["sources"], text), *both),
        targets=(*_spans(cells["targets"], text), *both),
    )


def _spans(names: str, text: str) -> tuple[Span, ...]:
    """Where the names stand; their words may be separated from punctuation and their quotation marks be others."""
    found = []
    for name in filter(None, map(str.strip, names.split("|"))):
        pattern = r"\s*".join(
            "['\u2018\u2019\u02bc]" if sign in "'‘’ʼ" else re.escape(sign) for sign in "".join(name.split())
        )
        found += [match.span() for match in re.finditer(pattern, text)][:1]
    return tuple(found)


def _score(row: EventRow, findings: Findings) -> EventScore:
    claims = tuple(claim for claim in findings.claims if relation(claim.relation).quad and _happens(claim))
    places: dict[str, list[Span]] = {}
    for mention in findings.mentions:
        places.setdefault(mention.actor, []).append((mention.start, mention.end))
    return EventScore(row=row, claims=claims, joined=tuple(_joins(claim, row, places) for claim in claims))


def _happens(claim: Claim) -> bool:
    return claim.polarity is Polarity.AFFIRMED and claim.modality in {Modality.ACTUAL, Modality.PLANNED}


def _joins(claim: Claim, row: EventRow, places: Mapping[str, Sequence[Span]]) -> bool:
    sources = [span for actor in claim.sources for span in places.get(actor, ())]
    targets = [span for actor in claim.targets for span in places.get(actor, ())]
    right = _overlap(sources, row.sources) and _overlap(targets, row.targets)
    turned = relation(claim.relation).symmetric and _overlap(targets, row.sources) and _overlap(sources, row.targets)
    return bool(row.quad) and (right or turned)


def _overlap(some: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether the spans overlap; nobody named means that anybody is right."""
    others = tuple(others)
    return not others or any(start < end2 and start2 < end for start, end in some for start2, end2 in others)
