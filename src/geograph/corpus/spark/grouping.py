"""Events across articles: the comparisons on the cluster, and what hangs together with what on the driver.

Claims are brought together as `geograph.corpus.events` tells, and in the same order. The pairs that may be about one
event go to the driver, which needs 44 bytes for each claim that is in one; the events of all that hang together are
then made on the cluster again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from pyspark.sql import functions as F  # noqa: N812 - as everybody names it

from geograph.corpus.events import Components, alike, events_together
from geograph.corpus.schema import EVENTS
from geograph.corpus.spark.steps import mapped
from geograph.corpus.spark.tabling import PAIR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from pyspark.sql import DataFrame, SparkSession

    from geograph.corpus.records import Row

_ROOTS = pa.schema([("number", pa.int64()), ("root", pa.int64())])


def grouped(spark: SparkSession, claims: DataFrame, pairs: DataFrame) -> DataFrame:
    """The events of claims (rows of `tabling.CLAIM`) and pairs (rows of `tabling.PAIR`), rows of `EVENTS` in order.

    Both are gone through several times: let them be ones that are kept.
    """
    together = claims.repartitionByRange("about").sortWithinPartitions("about", "day", "number")
    across = mapped(together.select("about", "number", "record"), _alike, PAIR, slim=True)
    within = pairs.orderBy("one", "two")
    joined = np.concatenate([_numbers(across), _numbers(within)])
    roots = spark.createDataFrame(pa.Table.from_arrays(_components(joined), schema=_ROOTS))
    rooted = claims.select("number", "record").join(roots, "number", "left")
    final = rooted.withColumn("root", F.coalesce("root", "number"))
    inside = final.repartitionByRange("root").sortWithinPartitions("root", "number")
    return mapped(inside, _events, EVENTS)


def _alike(rows: Iterator[Row]) -> Iterator[Row]:
    for one, two in alike((values["about"], values["number"], values["record"]) for values in rows):
        yield {"one": one, "two": two}


def _events(rows: Iterator[Row]) -> Iterator[Row]:
    for event in events_together((values["root"], values["record"]) for values in rows):
        yield event.to_dict()


def _numbers(pairs: DataFrame) -> NDArray[np.int64]:
    table = pairs.toArrow()
    return np.stack([table[name].to_numpy() for name in PAIR.names], axis=1)


def _components(pairs: NDArray[np.int64]) -> list[pa.Array]:
    """The numbers of claims that hang together with an earlier one, and of the first of those."""
    numbers, places = np.unique(pairs, return_inverse=True)
    components = Components(len(numbers))
    for one, two in places.reshape(-1, 2):
        components.join(int(one), int(two))
    roots = np.fromiter((components.root(place) for place in range(len(numbers))), dtype=np.int64, count=len(numbers))
    return [pa.array(numbers), pa.array(numbers[roots])]
