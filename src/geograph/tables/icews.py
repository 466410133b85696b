"""The table of ICEWS: CAMEO codes between two actors, a row an event.

What is lost: the exact relation (its CAMEO code stays; relations without one are left out and counted), certainty and
speakers, several actors on one side (a row each), and the words. `Intensity` is the Goldstein value of the code, as in
ICEWS. `Event Text` is what our ontology calls the code, in our words. Sectors are written as ICEWS's first level names
them, without its finer ones; countries by the name that we know. We do not count sentences: `Sentence Number` is
empty, and of places only a known name and its coordinates are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.model import digest
from geograph.tables.cells import line, write_tsv
from geograph.tables.codes import SECTORS, cameo_labels, country_name, position
from geograph.tables.columns import ICEWS
from geograph.tables.entries import entries
from geograph.tables.gdelt import NO_CODE
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections import Counter
    from pathlib import Path

    from geograph.model import Actor, Findings
    from geograph.tables.entries import Entry


def write_icews(findings: Findings, path: Path | str) -> Counter[str]:
    """Writes the 20 columns of ICEWS, tabs between them, and gives how many claims are not in it, by reason.

    Raises:
        InputError: A claim names an actor that is not among the findings.
        StoreError: The file cannot be written.
    """
    found = entries(findings)
    labels = {actor.id: line(actor.label) for actor in findings.actors}
    coded = [entry for entry in found.rows if entry.relation.cameo]
    write_tsv(path, ICEWS, (_row(entry, labels) for entry in coded))
    if len(coded) < len(found.rows):
        found.left_out[NO_CODE] += len(found.rows) - len(coded)
    return found.left_out


def _row(entry: Entry, labels: dict[str, str]) -> tuple[object, ...]:
    known, article = entry.relation, entry.article
    return (
        int(digest(entry.claim.id, entry.source.id, entry.target.id)[:15], 16),
        entry.day.isoformat(),
        *_side(entry.source),
        *(cameo_labels()[known.cameo], known.cameo, "" if known.goldstein is None else known.goldstein),
        *_side(entry.target),
        *(entry.claim.evidence.article, "", line(article.outlet if article else "")),
        *_place(entry.claim.place, labels),
    )


def _side(actor: Actor) -> tuple[str, str, str]:
    return line(actor.label), SECTORS.get(actor.sector, line(actor.sector)), line(country_name(actor.country))


def _place(place: str, labels: dict[str, str]) -> tuple[object, ...]:
    """City, district, province, country, latitude, longitude."""
    if not place:
        return ("",) * 6
    known = known_actors().get(place)
    country = line(country_name(known.actor.country)) if known else ""
    city = "" if known and known.actor.id == known.actor.country else labels.get(place, place)
    return city, "", "", country, *(position(place) or ("", ""))
