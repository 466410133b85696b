"""Plain functions over rows as steps over Spark DataFrames."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import pyarrow as pa
from pyspark.sql.pandas.types import from_arrow_schema

from geograph.corpus.records import Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyspark.sql import DataFrame, SparkSession

Step = Callable[[Iterator[Row]], Iterator[Row]]
"""What is done with the rows of a partition, in order; it goes to the executors and must be picklable."""

# Rows with whole texts in them are held a few at a time; rows of a few numbers are quicker by the thousand.
_FEW, _MANY = 64, 4_096


def mapped(frame: DataFrame, step: Step, schema: pa.Schema, *, slim: bool = False) -> DataFrame:
    """What a step gives for the rows of each partition; `slim` rows hold no texts."""
    return frame.mapInArrow(_OnBatches(step, schema, _MANY if slim else _FEW), from_arrow_schema(schema))


def made(spark: SparkSession, rows: Iterable[Row], schema: pa.Schema) -> DataFrame:
    """A DataFrame of rows that the driver holds."""
    return spark.createDataFrame(pa.Table.from_pylist(list(rows), schema=schema))


@dataclass(frozen=True, slots=True)
class _OnBatches:
    step: Step
    schema: pa.Schema
    size: int

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        rows = self.step(self._rows(batches))
        while some := list(islice(rows, self.size)):
            yield pa.RecordBatch.from_pylist(some, schema=self.schema)

    def _rows(self, batches: Iterator[pa.RecordBatch]) -> Iterator[Row]:
        for batch in batches:
            for start in range(0, batch.num_rows, self.size):
                yield from batch.slice(start, self.size).to_pylist()
