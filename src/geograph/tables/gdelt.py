"""GDELT 2.0's Events and Mentions: CAMEO codes between two actors, an event a row, and a row for each mention of it.

Claims with the same actors and code on the same day are one event, as in GDELT; its number is made of these, so that it
is the same in every file. In the Mentions the identifier of the article is its address, or its id where it has none;
`ActionCharOffset` is the start of our words in the text, and `Confidence` ours in per cent.

What is lost on the way out: the exact relation (its CAMEO code stays; relations without a code, which PLOVER knows and
CAMEO does not, are left out and counted), certainty and speakers, several actors on one side, the end of the words.
Tone, sentences, religions and ethnic groups are not ours to give: `AvgTone` is 0, `SentenceID` 1 and the rest empty. Of
places only the name and the coordinates are written, because we do not know GDELT's own codes (FIPS 10-4). `DATEADDED`
is the day of publication at midnight, never a clock's. An actor has one type; GDELT has room for three. `QuadClass` is
GDELT's, which follows the root of the CAMEO code: an investigation is material cooperation there and a protest verbal
conflict, other than in PLOVER and in our other tables.

What is lost on the way in: religions, ethnic groups, the second and third type of an actor, tone, the numbers of
mentions, and all places but the label of the action's. A row whose code no relation of ours says (public statements,
01) is listed as left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from geograph.errors import InputError
from geograph.model import digest
from geograph.tables.cells import line, write_tsv
from geograph.tables.codes import (
    from_cameo_country,
    from_group,
    position,
    to_cameo_country,
    to_group,
)
from geograph.tables.columns import GDELT_EVENTS
from geograph.tables.entries import entries
from geograph.tables.read import Row, as_day, read_bare_rows
from geograph.tables.relate import of_cameo
from geograph.tables.take import Taken, Told, Who, take

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from geograph.model import Actor, Article, Findings
    from geograph.tables.entries import Entry

NO_CODE = "a relation without a CAMEO code"
_WEB, _CITATION = 1, 2  # GDELT's types of mentions: an address on the web, or a name of what was printed
_COUNTRY, _CITY = 1, 4  # GDELT's types of places
_QUADS = ("06", "10", "15")  # the CAMEO roots with which the second, third and fourth quad class begin
_NO_PLACE = ("0", "", "", "", "", "", "", "")


def mentions_beside(path: Path | str) -> Path:
    """Where the Mentions go that belong to a file of Events.

    >>> mentions_beside("20230912.export.CSV").name, mentions_beside("events.tsv").name
    ('20230912.mentions.CSV', 'events.mentions.tsv')
    """
    events = Path(path)
    stem = events.stem.removesuffix(".export")
    return events.with_name(f"{stem}.mentions{events.suffix}")


def write_gdelt(findings: Findings, path: Path | str) -> Counter[str]:
    """Writes the 61 columns of Events and, beside them, the 16 of Mentions, and counts the claims that are in neither.

    Raises:
        InputError: A claim names an actor that is not among the findings.
        StoreError: A file cannot be written.
    """
    found = entries(findings)
    left_out = found.left_out
    together: defaultdict[int, list[Entry]] = defaultdict(list)
    labels = {actor.id: line(actor.label) for actor in findings.actors}
    for entry in found.rows:
        if entry.relation.cameo:
            together[_number(entry)].append(entry)
        else:
            left_out[NO_CODE] += 1
    write_tsv(path, (), (_event(number, group, labels) for number, group in together.items()))
    mentions = (row for number, group in together.items() for row in _mentions(number, group))
    write_tsv(mentions_beside(path), (), mentions)
    return left_out


def _number(entry: Entry) -> int:
    """The number of an event, which fits a signed number of 64 bits."""
    return int(digest(entry.day.isoformat(), entry.source.id, entry.target.id, entry.relation.cameo)[:15], 16)


def _event(number: int, group: list[Entry], labels: dict[str, str]) -> tuple[object, ...]:
    first = group[0]
    code, score = first.relation.cameo, first.relation.goldstein
    places = [entry.claim.place for entry in group if entry.claim.place]
    return (
        *(number, *_day(first.day), *_side(first.source), *_side(first.target)),
        *(1, code, code[:3], code[:2], quad_class(code), "" if score is None else score),
        *(len(group), len({_outlet(entry) for entry in group}), len({_address(entry) for entry in group}), 0),
        *_geo(first.source.id if first.source.id in labels else "", labels),
        *_geo(first.target.id if first.target.id in labels else "", labels),
        *_geo(places[0] if places else "", labels),
        *(_stamp(first), _address(first)),
    )


def _day(day: date) -> tuple[object, ...]:
    """SQLDATE, MonthYear, Year, FractionDate: the year and what is past of it, in months of 30 days.

    The code book says month * 30 + day; the tables count the months before this one, and we follow the tables.
    """
    fraction = day.year + ((day.month - 1) * 30 + day.day) / 365
    return f"{day:%Y%m%d}", f"{day:%Y%m}", day.year, f"{fraction:.4f}"


def _side(actor: Actor) -> tuple[str, ...]:
    """Code, name, country, known group, ethnic group, two religions, three types."""
    country, group = to_cameo_country(actor.country), to_group(actor.id)
    if group:
        country = ""
    code = "".join((country, group, actor.sector if not group else ""))
    return line(code), line(actor.label.upper()), line(country), group, "", "", "", line(actor.sector), "", ""


def _geo(place: str, labels: dict[str, str]) -> tuple[object, ...]:
    at = position(place) if place else None
    if at is None:
        return _NO_PLACE
    kind = _COUNTRY if len(place) == 3 and place.isupper() else _CITY
    return kind, labels.get(place, place), "", "", "", *at, ""


def _stamp(entry: Entry) -> str:
    published = entry.article.published if entry.article else None
    return f"{published or entry.day:%Y%m%d}000000"


def _address(entry: Entry) -> str:
    return line(entry.article.url if entry.article and entry.article.url else entry.claim.evidence.article)


def _outlet(entry: Entry) -> str:
    article = entry.article
    return line((article.outlet or host_of(article.url)) if article else "")


def quad_class(code: str) -> int:
    """GDELT's quad class of a CAMEO code, which follows the first two digits.

    >>> quad_class("042"), quad_class("090"), quad_class("141"), quad_class("194")
    (1, 2, 3, 4)
    """
    return 1 + sum(code[:2] >= first for first in _QUADS)


def host_of(url: str) -> str:
    """The host in a web address, without ``www.``; empty where there is none.

    >>> host_of("https://www.example.org/a")
    'example.org'
    """
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _mentions(number: int, group: list[Entry]) -> Iterator[tuple[object, ...]]:
    for entry in group:
        claim, article = entry.claim, entry.article
        kind = _WEB if article and article.url else _CITATION
        yield (
            *(number, f"{entry.day:%Y%m%d}000000", _stamp(entry), kind, _outlet(entry), _address(entry), 1),
            *(-1, -1, claim.evidence.start, 1, round(claim.confidence * 100), _length(article), 0, "", ""),
        )


def _length(article: Article | None) -> int:
    return len(article.text) if article else 0


def read_gdelt(path: Path | str) -> Taken:
    """The findings in a file of GDELT 2.0 Events, or in one that `write_gdelt` wrote; rows with faults are apart.

    Raises:
        InputError: The file does not have the 61 columns.
        StoreError: The file cannot be read.
    """
    return take(path, read_bare_rows(path, GDELT_EVENTS), _told)


def _told(row: Row) -> Told:
    url = row["SOURCEURL"]
    return Told(
        relation=of_cameo(row["EventCode"]),
        source=_who(row, "Actor1"),
        target=_who(row, "Actor2"),
        day=as_day(row, "SQLDATE"),
        published=as_day(row, "DATEADDED"),
        outlet=host_of(url),
        url=url,
        place=row["ActionGeo_FullName"],
    )


def _who(row: Row, side: str) -> Who:
    country = row[f"{side}CountryCode"]
    if country and not (len(country) == 3 and country.isalpha()):
        raise InputError(f"{side}CountryCode is '{country[:40]}', expected a CAMEO code of three letters such as USA")
    group = from_group(row[f"{side}KnownGroupCode"])
    return Who(
        name=row[f"{side}Name"],
        country=from_cameo_country(country.upper()),
        sector=row[f"{side}Type1Code"],
        id=group,
    )
