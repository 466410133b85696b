"""Who dealt how with whom in each month: counts by quad class and sums of scores, a row a pair of actors and month.

An event counts once a day: several claims with the same relation, actors and day are one event, as is usual with event
data, and `claims` says how many there were. The scores are those of the ontology, added up over events; a relation
without a Goldstein value adds nothing. What is in no row is told by `geograph.tables.entries`. Names that look like a
formula are marked as text, as `geograph.tables.cells` tells.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geograph.tables.cells import safe, write_csv
from geograph.tables.codes import QUAD_CLASSES
from geograph.tables.entries import entries

if TYPE_CHECKING:
    from pathlib import Path

    from geograph.model import Actor, Findings
    from geograph.tables.entries import Entry

DYAD_COLUMNS = (
    *("month", "source", "target", "source_label", "target_label", "source_country", "target_country"),
    *(quad.replace(" ", "_") for quad in QUAD_CLASSES),
    *("events", "claims", "goldstein_sum", "plover_sum"),
)


def write_dyads(findings: Findings, path: Path | str) -> Counter[str]:
    """Writes the dyad-months as CSV, by month, source and target, and counts the claims that are in none, by reason.

    Raises:
        InputError: A claim names an actor that is not among the findings.
        StoreError: The file cannot be written.
    """
    found = entries(findings)
    months: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in found.rows:
        months.setdefault((f"{entry.day:%Y-%m}", entry.source.id, entry.target.id), []).append(entry)
    write_csv(path, DYAD_COLUMNS, (_row(key[0], months[key]) for key in sorted(months)))
    return found.left_out


def _row(month: str, group: list[Entry]) -> tuple[object, ...]:
    events = {(entry.day, entry.relation.name): entry.relation for entry in group}.values()
    quads = Counter(known.quad for known in events)
    source, target = group[0].source, group[0].target
    return (
        *(month, safe(source.id), safe(target.id), *_words(source, target)),
        *(quads[quad] for quad in QUAD_CLASSES),
        *(len(events), len(group)),
        round(sum(known.goldstein or 0.0 for known in events), 1),
        round(sum(known.plover_score or 0.0 for known in events), 1),
    )


def _words(source: Actor, target: Actor) -> tuple[str, ...]:
    return safe(source.label), safe(target.label), safe(source.country), safe(target.country)
