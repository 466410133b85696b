"""From the rows of an event table to findings.

A table has no text. So that every claim still has evidence, each source of the table (a web address, or an outlet and a
day) becomes an article whose text is a line a row that says in words what the row says; the quote of a claim is its
line. Actors get the ids that our own line gives them, as far as the table tells: a state its code, a government or
an armed force that of its state, a known name the known actor of that country; all others a slug of name and country.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.graph import merge
from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind, Obtained, Precision, Time, digest
from geograph.vocabulary import known_actors, relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from geograph.tables.read import Row

_NO_SLUG = re.compile(r"[^a-z0-9]+")
_OF_STATES = {"GOV": "government", "MIL": "armed-forces"}
_KINDS = {
    "GOV": Kind.GOVERNMENT,
    "MIL": Kind.ARMED_FORCE,
    "REB": Kind.ARMED_GROUP,
    "PTY": Kind.PARTY,
    "MED": Kind.MEDIA,
    "JUD": Kind.COURT,
    "BUS": Kind.COMPANY,
    "IGO": Kind.ORGANISATION,
    "NGO": Kind.ORGANISATION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """An actor as a table tells of it: its name, ISO 3166-1 alpha-3 code and PLOVER sector, any of them empty.

    `id` is set where the table has a code of its own for the actor.
    """

    name: str = ""
    country: str = ""
    sector: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a row tells, in our terms."""

    relation: str
    source: Who
    target: Who
    day: date
    published: date | None = None
    outlet: str = ""
    url: str = ""
    place: str = ""
    language: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A row that could not be taken: the file and line, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The findings of a table, and the rows that could not be taken."""

    findings: Findings = field(default_factory=Findings)
    faults: tuple[Fault, ...] = ()


def take(path: Path | str, rows: Iterable[Row | InputError], told: Callable[[Row], Told]) -> Taken:
    """The findings of all rows; `told` reads one and raises an `InputError` when it has a fault."""
    faults: list[Fault] = []
    sources: defaultdict[tuple[object, ...], list[Told]] = defaultdict(list)
    for row in rows:
        if isinstance(row, InputError):
            faults.append(Fault(source=str(path), reason=str(row)))
            continue
        try:
            said = told(row)
        except InputError as error:
            faults.append(Fault(source=f"{path}, line {row.line}", reason=str(error)))
        else:
            sources[said.url, said.outlet, said.published, said.language].append(said)
    return Taken(findings=merge(map(_findings, sources.values())), faults=tuple(faults))


def _findings(rows: list[Told]) -> Findings:
    """An article of all that a source tells, with its claims."""
    lines = list(dict.fromkeys(map(_line, rows)))
    first, text = rows[0], "\n".join(lines)
    day = first.published.isoformat() if first.published else ""
    article = Article(
        id=digest(first.url, first.outlet, day, text),
        text=text,
        published=first.published,
        outlet=first.outlet,
        url=first.url,
        language=first.language,
    )
    places = dict(zip(lines, _offsets(lines), strict=True))
    actors: dict[str, Actor] = {}
    claims = [_claim(row, article, places[_line(row)], actors) for row in rows]
    return Findings(articles=(article,), actors=tuple(actors.values()), claims=tuple(dict.fromkeys(claims)))


def _offsets(lines: list[str]) -> list[int]:
    offsets, at = [], 0
    for text in lines:
        offsets.append(at)
        at += len(text) + 1
    return offsets


def _line(row: Told) -> str:
    """What a row says in words: ``2023-09-12: United States warns North Korea``."""
    words = (_name(row.source), relation(row.relation).label, _name(row.target), f"in {row.place}" if row.place else "")
    return " ".join(f"{row.day.isoformat()}: {' '.join(filter(None, words))}".split())


def _name(who: Who) -> str:
    return who.name or who.country or who.sector


def _claim(row: Told, article: Article, start: int, actors: dict[str, Actor]) -> Claim:
    found = [actor_of(who) for who in (row.source, row.target, Who(name=row.place))]
    actors.update({actor.id: actor for actor in found if actor})
    source, target, place = ((actor.id,) if actor else () for actor in found)
    return Claim.of(
        relation=row.relation,
        sources=source,
        targets=target,
        time=Time(edtf=row.day.isoformat(), precision=Precision.DAY, how=Obtained.STATED),
        place="".join(place),
        confidence=row.confidence,
        evidence=Evidence.of(article, start, start + len(_line(row))),
    )


@cache
def actor_of(who: Who) -> Actor | None:
    """The actor that a table means; None where it names nobody.

    >>> actor_of(Who(name="UNITED STATES", country="USA")).id
    'USA'
    >>> actor_of(Who(name="RUSSIAN", country="RUS", sector="MIL")).id
    'rus-armed-forces'
    """
    known = known_actors()
    for name in _candidates(who):
        if name in known:
            return known[name].actor
    if not _name(who):
        return None
    slug = _NO_SLUG.sub("-", "-".join(filter(None, (who.country, _name(who), who.sector))).casefold()).strip("-")
    return Actor(
        id=slug or digest(who.name),
        label=_name(who),
        kind=_KINDS.get(who.sector, Kind.GROUP),
        country=who.country,
        sector=who.sector,
    )


def _candidates(who: Who) -> Iterable[str]:
    """The ids of the known actors that it may be, the likeliest first."""
    if who.id:
        yield who.id
    named = _by_name().get(who.name.casefold(), {}).get(who.country, ())
    yield from (name for name in named if not (who.sector in _OF_STATES and name == who.country))
    if not who.country:
        found = _by_name().get(who.name.casefold(), {})
        yield from next(iter(found.values())) if len(found) == 1 else ()
    elif who.sector in _OF_STATES:
        yield f"{who.country.casefold()}-{_OF_STATES[who.sector]}"
    elif not who.sector:
        yield who.country


@cache
def _by_name() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The known actors by name and country; a name that several actors of a country have means none of them."""
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for known in known_actors().values():
        actor = known.actor
        for name in dict.fromkeys(text.casefold() for text in (actor.label, *actor.labels)):
            found[name][actor.country].append(actor.id)
    return {
        name: {country: tuple(ids) for country, ids in countries.items() if len(ids) == 1}
        for name, countries in found.items()
    }
