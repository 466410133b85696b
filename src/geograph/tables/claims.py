"""One line a claim, for spreadsheets and statistics."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from geograph.rdf import write_whole
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from pathlib import Path

    from geograph.model import Claim, Findings

CLAIM_COLUMNS = (
    *("id", "relation", "plover", "mode", "cameo", "quad", "sources", "targets", "modality", "polarity", "speakers"),
    *("time", "precision", "how", "place", "confidence", "article", "start", "end", "quote"),
)


def write_claims(findings: Findings, path: Path | str) -> None:
    """Writes all claims as CSV (UTF-8, a header line); lists of actors are joined by ``|``.

    Raises:
        VocabularyError: A claim has a relation that is not in the ontology.
        StoreError: The file cannot be written.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CLAIM_COLUMNS)
    writer.writerows(_row(claim) for claim in findings.claims)
    write_whole(path, out.getvalue().encode())


def _row(claim: Claim) -> tuple[object, ...]:
    known = relation(claim.relation)
    time, evidence = claim.time, claim.evidence
    actors = ("|".join(claim.sources), "|".join(claim.targets))
    return (
        *(claim.id, claim.relation, known.plover, known.mode, known.cameo, known.quad, *map(_cell, actors)),
        *(claim.modality.value, claim.polarity.value, _cell("|".join(claim.speakers))),
        *(time.edtf, time.precision.value, time.how.value, _cell(claim.place), claim.confidence),
        *(evidence.article, evidence.start, evidence.end, _cell(evidence.quote)),
    )


def _cell(text: str) -> str:
    """The text, marked as text where a spreadsheet would take it for a formula and run it."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
