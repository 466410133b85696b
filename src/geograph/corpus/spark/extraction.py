"""Reading articles for claims: one language model a Python worker of Spark, which is used again from task to task.

Each Python worker hands batches to a process of its own, as on one machine, and for the same reason: an article that
kills or blocks the process that reads it is put aside with its error and takes neither the task nor the job with it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from pyspark import SparkFiles

from geograph.corpus.pool import PATIENCE, Pool
from geograph.corpus.records import article_of
from geograph.corpus.schema import ROWS
from geograph.corpus.spark.steps import mapped
from geograph.corpus.stream import Chunk
from geograph.corpus.work import Extract, filled

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from pyspark.sql import DataFrame

    from geograph.corpus.pool import Work
    from geograph.corpus.records import Row

ARTICLES_A_TASK = 256
"""Few enough that a lost executor costs a minute of work, and enough that starting a task costs next to nothing."""


def extracted(rows: DataFrame, work: Work, *, tasks: int, patience: float = PATIENCE) -> DataFrame:
    """Rows of `ROWS` in which the articles that have no state yet are read for claims.

    `work` is what is done with a batch, such as an `Extract`; the files that it names must have been given to Spark
    (`SparkContext.addFile`). The work is cut into so many `tasks`. A batch may take `patience` seconds and a hundredth
    of a second for each of its characters.
    """
    return mapped(rows.repartition(tasks, "number"), partial(_extract, work=work, patience=patience), ROWS)


def _extract(rows: Iterator[Row], *, work: Work, patience: float) -> Iterator[Row]:
    pool = _pool(cast("Hashable", _with_files(work)), patience)
    done = False
    try:
        for chunk, results in pool.map((chunk, chunk.articles) for chunk in _chunks(rows)):
            yield from filled(chunk, results)
        done = True
    finally:
        if not done:  # a worker that is in the middle of a batch cannot take one of the next task
            _pool.cache_clear()
            pool.__exit__()


@cache
def _pool(work: Hashable, patience: float) -> Pool:
    """The process with the language model, which ends when this one does."""
    return Pool(cast("Work", work), 1, patience=patience)


def _with_files(work: Work) -> Work:
    """The work with the files of actors where Spark has put them on this machine."""
    if not isinstance(work, Extract):
        return work
    return replace(work, actors=tuple(SparkFiles.get(PurePath(name).name) for name in work.actors))


def _chunks(rows: Iterator[Row]) -> Iterator[Chunk]:
    """The rows in batches for a worker; those that are settled pass through."""
    chunk = Chunk()
    for values in rows:
        if not values["state"]:
            article = article_of(values)
            chunk.places.append(len(chunk.rows))
            chunk.articles.append(article)
            chunk.characters += len(article.text)
        chunk.rows.append(values)
        if chunk.full():
            yield chunk
            chunk = Chunk()
    if chunk.rows:
        yield chunk
