"""POLECAT's table of events: PLOVER types and modes between two actors, a row an event.

What the table cannot hold and is lost on the way out: the exact relation (its PLOVER type and mode stay), certainty and
speakers (`geograph.tables.entries` tells what is left out for that), several actors on one side (a row each), the words
and their place in the text. `Intensity` is the PLOVER score of the ontology, which is made of Goldstein values and is
not POLECAT's own. We have no COW numbers, no GeoNames numbers and no contexts: these columns are empty. The columns
`Wikipedia ... ID` hold a Wikidata number where there is one, because we know no titles of pages.

What is lost on the way in: contexts, intensity (ours is looked up), COW and GeoNames numbers, titles, districts, and
the people, organisations and places of a story, for none of which a claim has room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.model import digest
from geograph.tables.cells import line, write_tsv
from geograph.tables.codes import country_name, position
from geograph.tables.columns import POLECAT
from geograph.tables.entries import entries
from geograph.tables.read import Row, as_day, read_rows
from geograph.tables.relate import of_plover
from geograph.tables.take import Taken, Told, Who, take
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections import Counter
    from pathlib import Path

    from geograph.model import Actor, Findings
    from geograph.tables.entries import Entry

_NEEDED = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Actor Name", "Actor Country", "Primary Actor Sector"),
    *("Recipient Name", "Recipient Country", "Primary Recipient Sector", "Source", "Publication Date"),
)
_VERSION = "geograph"


def write_polecat(findings: Findings, path: Path | str) -> Counter[str]:
    """Writes POLECAT's 40 columns, tabs between them, and gives how many claims are not in it, by reason.

    Raises:
        InputError: A claim names an actor that is not among the findings.
        StoreError: The file cannot be written.
    """
    found = entries(findings)
    labels = {actor.id: actor.label for actor in findings.actors}
    write_tsv(path, POLECAT, (_row(entry, labels) for entry in found.rows))
    return found.left_out


def _row(entry: Entry, labels: dict[str, str]) -> tuple[object, ...]:
    known, article, claim = entry.relation, entry.article, entry.claim
    return (
        digest(claim.id, entry.source.id, entry.target.id),
        entry.day.isoformat(),
        *(known.plover, known.mode, known.plover_score, known.quad.upper(), ""),
        *_side(entry.source),
        *_side(entry.target),
        *_place(claim.place, labels),
        line(article.outlet if article else ""),
        article.published.isoformat() if article and article.published else "",
        *("", "", "", line(article.language if article else ""), _VERSION),
    )


def _side(actor: Actor) -> tuple[str, ...]:
    """Name, country, COW, first sector, sectors, title, raw name, number."""
    number = next((iri.rpartition("/")[2] for iri in actor.same_as), "")
    name = line(actor.label)
    return name, line(actor.country), "", line(actor.sector), line(actor.sector), "", name, line(number)


def _place(place: str, labels: dict[str, str]) -> tuple[object, ...]:
    """Placename, city, district, province, country, latitude, longitude, GeoNames, raw name, feature type."""
    if not place:
        return ("",) * 10
    known = known_actors().get(place)
    label = line(labels.get(place, place))
    country = country_name(known.actor.country) if known and known.actor.country else ""
    return (label, "", "", "", line(country), *(position(place) or ("", "")), "", label, "")


def read_polecat(path: Path | str) -> Taken:
    """The findings in a table of POLECAT, or in one that `write_polecat` wrote; rows with faults are listed apart.

    Each source and day of publication becomes an article whose text is a line a row, in words, so that each claim has
    its evidence.

    Raises:
        InputError: The file is no such table: the message names the columns that it lacks.
        StoreError: The file cannot be read.
    """
    return take(path, read_rows(path, _NEEDED), _told)


def _told(row: Row) -> Told:
    published = row["Publication Date"]
    return Told(
        relation=of_plover(row["Event Type"], row["Event Mode"]),
        source=_who(row, "Actor"),
        target=_who(row, "Recipient"),
        day=as_day(row, "Event Date"),
        published=as_day(row, "Publication Date") if published else None,
        outlet=row["Source"],
        place=row.get("Placename", ""),
        language=row.get("Language", ""),
    )


def _who(row: Row, side: str) -> Who:
    country = row[f"{side} Country"]
    if country and not (len(country) == 3 and country.isalpha()):
        raise InputError(f"{side} Country is '{country[:40]}', expected a code of three letters such as USA")
    return Who(name=row[f"{side} Name"], country=country.upper(), sector=row[f"Primary {side} Sector"].upper())
