"""One line a claim, for spreadsheets and statistics: nothing of a claim is lost.

Quotes and names come from articles, so a cell that a spreadsheet would run as a formula is marked as text, as
`geograph.tables.cells` tells; programs that read the file take the apostrophe off again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.tables.cells import safe, write_csv
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
    write_csv(path, CLAIM_COLUMNS, map(_row, findings.claims))


def _row(claim: Claim) -> tuple[object, ...]:
    known = relation(claim.relation)
    time, evidence = claim.time, claim.evidence
    actors = ("|".join(claim.sources), "|".join(claim.targets))
    return (
        *(claim.id, claim.relation, known.plover, known.mode, known.cameo, known.quad, *map(safe, actors)),
        *(claim.modality.value, claim.polarity.value, safe("|".join(claim.speakers))),
        *(time.edtf, time.precision.value, time.how.value, safe(claim.place), claim.confidence),
        *(evidence.article, evidence.start, evidence.end, safe(evidence.quote)),
    )
