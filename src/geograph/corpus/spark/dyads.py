"""Months of dyads over a whole corpus: what `geograph.tables.dyads` makes of claims, some pairs of actors at a time."""

from __future__ import annotations

import csv
import tempfile
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
from pyspark.sql import functions as F  # noqa: N812 - as everybody names it

from geograph.corpus.events import claim_and_article
from geograph.corpus.spark.steps import mapped
from geograph.model import Actor, Findings, Kind
from geograph.tables.cells import unsafe
from geograph.tables.dyads import DYAD_COLUMNS, write_dyads
from geograph.tables.entries import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import DataFrame

    from geograph.corpus.records import Row
    from geograph.model import Article, Claim

_TEXTS, _SUMS = DYAD_COLUMNS[:7], DYAD_COLUMNS[-2:]
_TYPES = {**dict.fromkeys(_TEXTS, pa.string()), **dict.fromkeys(_SUMS, pa.float64())}
DYADS = pa.schema([(name, _TYPES.get(name, pa.int64())) for name in DYAD_COLUMNS])
"""A month of a pair of actors a row, with the columns that `geograph export --to dyads` writes."""

_KEY = ("month", "source", "target")
_ENTRY = pa.schema([*((name, pa.string()) for name in _KEY), ("number", pa.int64()), ("record", pa.string())])
_CLAIMS_AT_ONCE = 5_000


def dyad_months(claims: DataFrame, actors: DataFrame) -> DataFrame:
    """Rows of `DYADS` by month, source and target, of claims (rows of `tabling.CLAIM`) and all actors."""
    found = mapped(claims, _enter, _ENTRY)
    for end in ("source", "target"):
        about = actors.select(F.col("id").alias(end), F.struct("label", "country").alias(f"about {end}"))
        found = found.join(about, end)
    inside = found.repartitionByRange(*_KEY).sortWithinPartitions(*_KEY, "number")
    return mapped(inside, _count, DYADS)


def _enter(rows: Iterator[Row]) -> Iterator[Row]:
    for values in rows:
        claim, article = claim_and_article(values["record"])
        ends = (Actor(id=name, label=name, kind=Kind.GROUP) for name in {*claim.sources, *claim.targets})
        for entry in entries(Findings(articles=(article,), actors=tuple(ends), claims=(claim,))).rows:
            key = zip(_KEY, (f"{entry.day:%Y-%m}", entry.source.id, entry.target.id), strict=True)
            yield {**dict(key), "number": values["number"], "record": values["record"]}


def _count(rows: Iterator[Row]) -> Iterator[Row]:
    claims: list[tuple[Claim, Article]] = []
    actors: dict[str, Actor] = {}
    for _, group in groupby(rows, key=lambda values: [values[name] for name in _KEY]):
        for values in group:
            claim, article = claim_and_article(values["record"])
            claims.append((replace(claim, sources=(values["source"],), targets=(values["target"],)), article))
            actors.update((values[end], _actor(values[end], values[f"about {end}"])) for end in ("source", "target"))
        if len(claims) >= _CLAIMS_AT_ONCE:
            yield from _months(claims, actors)
            claims, actors = [], {}
    yield from _months(claims, actors)


def _actor(name: str, about: Row) -> Actor:
    return Actor(id=name, label=about["label"], kind=Kind.GROUP, country=about["country"])


def _months(claims: list[tuple[Claim, Article]], actors: dict[str, Actor]) -> Iterator[Row]:
    articles = {article.id: article for _, article in claims}
    told = tuple(claim for claim, _ in claims)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dyads.csv"
        write_dyads(Findings(articles=tuple(articles.values()), actors=tuple(actors.values()), claims=told), path)
        with path.open(encoding="utf-8", newline="") as file:
            for values in csv.DictReader(file):
                yield {name: _value(name, text) for name, text in values.items()}


def _value(name: str, text: str) -> str | int | float:
    if name in _TEXTS:
        return unsafe(text)
    return float(text) if name in _SUMS else int(text)
