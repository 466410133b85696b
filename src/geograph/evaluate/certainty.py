"""How sure, who says so and when: labelled claims against what was found.

A claim that was found is compared in modality, polarity, speakers and time. Each share is given twice, of the claims
that were found and of all that are labelled, so that a claim that is missed is not hidden by one that is right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.evaluate.labelled import Label, read_labels
from geograph.model import Record
from geograph.pipeline import run
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from geograph.evaluate.labelled import Spans
    from geograph.model import Claim, Findings

_Asks = Callable[[Label], bool]
_GROUPS: tuple[tuple[str, _Asks], ...] = (
    ("modality", lambda _: True),
    ("polarity", lambda _: True),
    ("speakers", lambda label: bool(label.speakers)),
    ("time", lambda label: bool(label.time)),
)
_NONE: tuple[tuple[str, _Asks], ...] = (
    ("speakers", lambda label: label.speakers == ()),
    ("time", lambda label: not label.time),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertaintyScore(Record):
    """A label with the claim that fits it best, if one does, and what of it is wrong."""

    label: Label
    claim: Claim | None
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CertaintyReport(Record):
    """All labels of a file with what was found."""

    scores: tuple[CertaintyScore, ...]

    def totals(self) -> dict[str, float]:
        """For each aspect its accuracy among the claims found and, as ``_of_all``, among all that are labelled.

        Speakers and times are counted where the label has some; where it has none, ``_invented`` counts the claims
        that have some all the same.
        """
        found = [score for score in self.scores if score.claim]
        totals: dict[str, float] = {"claims": len(self.scores), "found": len(found)}
        for name, labelled in _GROUPS:
            asked = [score for score in self.scores if labelled(score.label)]
            totals |= _shares(name, asked)
        for name, labelled in _NONE:
            totals[f"{name}_invented"] = sum(name in score.wrong for score in found if labelled(score.label))
        return totals


def _shares(name: str, asked: Sequence[CertaintyScore]) -> dict[str, float]:
    found = [score for score in asked if score.claim]
    right = sum(name not in score.wrong for score in found)
    return {
        f"{name}_asked": len(asked),
        f"{name}_found": len(found),
        f"{name}_right": right,
        f"{name}_accuracy": round(right / len(found), 4) if found else 1.0,
        f"{name}_of_all": round(right / len(asked), 4) if asked else 1.0,
    }


def score_certainty(path: Path, articles: Path | None = None) -> CertaintyReport:
    """Find the claims that a file of labels is about and compare.

    A claim is found when one with the same PLOVER type stands in the passage, with a source and a target that are
    mentioned where the label says (either way round where the relation is symmetric). Of several the one with the
    same relation counts, then the surest reading.

    Raises:
        InputError: The file or an article cannot be read, or a row of it is not what it should be.
        ModelMissing: The language model is not installed.
    """
    labels = read_labels(path, articles)
    distinct = {label.article.id: label.article for label in labels}
    found = {findings.articles[0].id: findings for findings in run(distinct.values())}
    return CertaintyReport(scores=tuple(_score(label, found[label.article.id]) for label in labels))


def _score(label: Label, findings: Findings) -> CertaintyScore:
    candidates = [
        (claim.relation == label.relation, claim.confidence, -place)
        for place, claim in enumerate(findings.claims)
        if _is_meant(label, claim, findings)
    ]
    if not candidates:
        return CertaintyScore(label=label, claim=None, wrong=())
    claim = findings.claims[-max(candidates)[2]]
    return CertaintyScore(label=label, claim=claim, wrong=tuple(_wrong(label, claim, findings)))


def _is_meant(label: Label, claim: Claim, findings: Findings) -> bool:
    wanted, given = relation(label.relation), relation(claim.relation)
    same = claim.relation == label.relation or (wanted.plover == given.plover and wanted.kind == "event")
    if not same or claim.evidence.end <= label.start or claim.evidence.start >= label.end:
        return False
    sides = [_named(side, findings) for side in (label.source, label.target)]
    ways = [sides, sides[::-1]] if wanted.symmetric or given.symmetric else [sides]
    return any(source & {*claim.sources} and target & {*claim.targets} for source, target in ways)


def _named(spans: Spans, findings: Findings) -> set[str]:
    """The actors that are mentioned in one of these places."""
    return {
        mention.actor
        for mention in findings.mentions
        if any(mention.start < end and start < mention.end for start, end in spans)
    }


def _wrong(label: Label, claim: Claim, findings: Findings) -> Iterable[str]:
    if claim.modality is not label.modality:
        yield "modality"
    if claim.polarity is not label.polarity:
        yield "polarity"
    if label.speakers is not None and not _is_said_by(label.speakers, claim, findings):
        yield "speakers"
    if claim.time.edtf != label.time:
        yield "time"


def _is_said_by(speakers: Sequence[Spans], claim: Claim, findings: Findings) -> bool:
    pairs = zip(speakers, claim.speakers, strict=False)
    return len(speakers) == len(claim.speakers) and all(actor in _named(spans, findings) for spans, actor in pairs)
