"""What is in a store, in numbers."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from geograph.rdf import PREFIXES
from geograph.rdf.terms import GEO
from geograph.vocabulary import relations

if TYPE_CHECKING:
    from pathlib import Path

    from geograph.store.store import Store

_ALL = "SELECT (COUNT(*) AS ?n) { GRAPH ?article { ?article a geo:Article } }"
_ACTORS = "SELECT (COUNT(*) AS ?n) { ?actor a geo:Actor }"
_MENTIONS = "SELECT (COUNT(*) AS ?n) { GRAPH ?article { ?mention a geo:Mention } }"
_DATES = "SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last) { GRAPH ?article { ?article dcterms:issued ?day } }"
_OUTLETS = """
SELECT ?outlet (COUNT(*) AS ?n) { GRAPH ?article { ?article geo:outlet ?outlet } }
GROUP BY ?outlet ORDER BY DESC(?n) ?outlet
"""
_RELATIONS = """
SELECT ?relation (COUNT(*) AS ?n) { GRAPH ?article { ?claim a geo:Claim ; geo:relation ?relation } } GROUP BY ?relation
"""
_TIE = "tie"


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """The numbers of a store.

    `quad_classes` counts the claims by quad class, and those of lasting relations as ``tie``; `outlets` counts the
    articles by who published them, most first. `first` and `last` are the dates of publication, empty when none is
    known. `size` is in bytes, with what Oxigraph has not yet cleared away.
    """

    articles: int
    actors: int
    mentions: int
    claims: int
    quad_classes: tuple[tuple[str, int], ...]
    first: str
    last: str
    outlets: tuple[tuple[str, int], ...]
    size: int
    format: int
    geograph: str
    oxigraph: str


def count(store: Store) -> Info:
    """The numbers of a store.

    >>> import tempfile
    >>> from geograph.store import create
    >>> with tempfile.TemporaryDirectory() as folder, create(f"{folder}/store") as opened:
    ...     count(opened).articles
    0

    Raises:
        StoreError: The store is closed or cannot be read.
    """
    classes = _classes(store)
    (days,) = _ask(store, _DATES)
    first, last = (day or "" for day in days)
    return Info(
        articles=_number(store, _ALL),
        actors=_number(store, _ACTORS),
        mentions=_number(store, _MENTIONS),
        claims=sum(classes.values()),
        quad_classes=tuple(sorted(classes.items())),
        first=first,
        last=last,
        outlets=tuple((str(name), int(number or 0)) for name, number in _ask(store, _OUTLETS)),
        size=_size(store.path),
        format=store.manifest.format,
        geograph=store.manifest.geograph,
        oxigraph=ox.__version__,
    )


def _classes(store: Store) -> dict[str, int]:
    found: dict[str, int] = {}
    for iri, number in _ask(store, _RELATIONS):
        known = relations().get(str(iri).removeprefix(GEO))
        name = (known.quad if known else "") or _TIE
        found[name] = found.get(name, 0) + int(number or 0)
    return found


def _size(folder: Path) -> int:
    size = 0
    for path in folder.rglob("*"):
        with contextlib.suppress(FileNotFoundError):  # Oxigraph tidies up in the background
            size += path.stat().st_size
    return size


def _number(store: Store, sparql: str) -> int:
    ((number,),) = _ask(store, sparql)
    return int(number or 0)


def _ask(store: Store, sparql: str) -> list[list[str | None]]:
    with store.reading():
        answer = store.database.query(sparql, prefixes=PREFIXES)
        return [[getattr(term, "value", None) for term in solution] for solution in cast("ox.QuerySolutions", answer)]
