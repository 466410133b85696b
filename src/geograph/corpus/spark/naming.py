"""Actors across articles, as `geograph.corpus.actors` decides it, each name by itself wherever it is met."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

import pyarrow as pa
from pyspark.sql import functions as F  # noqa: N812 - as everybody names it

from geograph.corpus.actors import name_of, review_line, same_names, together
from geograph.corpus.records import actor_row
from geograph.corpus.schema import ACTORS
from geograph.corpus.spark.steps import mapped
from geograph.model import Actor

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pyspark.sql import DataFrame

    from geograph.corpus.records import Row

_ACTOR = [field for field in ACTORS if field.name not in {"known", "articles"}]
_NAMES = [field.name for field in _ACTOR]
DESCRIBED = pa.schema([*_ACTOR, ("known", pa.bool_()), ("name", pa.string())])
"""What all articles say of an actor, whether the vocabulary has it, and the name by which new ones are compared."""

VERDICTS = pa.schema([(name, pa.string()) for name in ("name", "kind", "id", "becomes", "line")])
"""What is decided of a new name: the id that it takes, if any, and its line of the review file."""


def described(rows: DataFrame, known: Collection[str]) -> DataFrame:
    """The actors in rows of `ROWS`, as rows of `DESCRIBED`; `known` are the ids of those that are not new."""
    actors = rows.select(F.explode("actors").alias("actor")).select("actor.*").distinct()
    return mapped(_sorted(actors, "id"), partial(_describe, known=frozenset(known)), DESCRIBED)


def _describe(rows: Iterator[Row], *, known: Collection[str]) -> Iterator[Row]:
    for name, group in groupby(rows, key=lambda values: values["id"]):
        actor = together(map(_actor, group))
        yield {**actor.to_dict(), "known": name in known, "name": name_of(actor)}


def verdicts(actors: DataFrame) -> DataFrame:
    """What is decided of new names, as rows of `VERDICTS`; `actors` are rows of `DESCRIBED`."""
    new = actors.where(~F.col("known"))
    return mapped(_sorted(new, "name", "kind", also=("id",)), _decide, VERDICTS)


def _decide(rows: Iterator[Row]) -> Iterator[Row]:
    for (name, kind), group in groupby(rows, key=lambda values: (values["name"], values["kind"])):
        for verdict in same_names([_actor(values) for values in group]):
            line = review_line(verdict.row())
            yield {"name": name, "kind": kind, "id": verdict.actor.id, "becomes": verdict.becomes, "line": line}


def all_actors(actors: DataFrame, decided: DataFrame, mentioned: DataFrame) -> DataFrame:
    """Every actor by its final id, as rows of the table `ACTORS`, in order.

    `mentioned` has a row for each article and actor (`id`) in it, by its final id.
    """
    becomes = decided.where("becomes != ''").select("id", "becomes")
    counts = mentioned.groupBy("id").agg(F.count("*").alias("articles"))
    found = actors.drop("name").join(becomes, "id", "left").join(counts, "id", "left")
    final = found.withColumn("final", F.coalesce("becomes", "id")).withColumn("joined", F.col("becomes").isNotNull())
    inside = final.repartitionByRange("final").sortWithinPartitions("final", "joined", "id")
    return mapped(inside, _finish, ACTORS)


def _finish(rows: Iterator[Row]) -> Iterator[Row]:
    for name, group in groupby(rows, key=lambda values: values["final"]):
        parts = list(group)
        actor = together(map(_actor, parts), name)
        yield actor_row(actor, known=parts[0]["known"], articles=parts[0]["articles"] or 0)


def _sorted(frame: DataFrame, *keys: str, also: Iterable[str] = ()) -> DataFrame:
    """The rows with equal keys one after another in one partition."""
    return frame.repartition(*keys).sortWithinPartitions(*keys, *also)


def _actor(values: Row) -> Actor:
    return Actor.from_dict({name: values[name] for name in _NAMES})
