"""Duplicates: an exact one has the id and text of an earlier article, a near one most of its pairs of words.

As on one machine, an article is a copy when an earlier one that is no copy itself is like it. Signatures that share a
band are joined, a band's first `near.MOST_COMPARED` with all of it, and compared on the cluster; which of the pairs
that are alike count is then decided in the order of the articles, by going through them once on the driver. It holds
a number for each copy and nothing of the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
from pyspark import StorageLevel
from pyspark.sql import Window
from pyspark.sql import functions as F  # noqa: N812 - as everybody names it

from geograph.corpus.near import MOST_COMPARED, SIMILAR, Signature, bands, copies, likeness, sign
from geograph.corpus.schema import ROWS
from geograph.corpus.seen import OTHER_TEXT
from geograph.corpus.spark.steps import made, mapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import DataFrame, SparkSession

    from geograph.corpus.records import Row

_SIGNED = pa.schema(
    [("number", pa.int64()), ("minima", pa.binary()), ("pairs", pa.int64()), ("bands", pa.list_(pa.int64()))]
)
_ALIKE = pa.schema([("number", pa.int64()), ("other", pa.int64()), ("likeness", pa.float64())])
_BLANK = ("id", "title", "outlet", "url", "language", "text")


def without_copies(spark: SparkSession, rows: DataFrame, *, near: bool = True) -> DataFrame:
    """Rows of `ROWS` in which articles that are copies, or have the id of another, are settled as such.

    `rows` is gone through several times: let it be one that is kept. With `near` unset only exact copies are told.
    """
    fresh = rows.where(F.col("state") == "")
    told = fresh.select("number", "id", F.sha2("text", 256).alias("sha"))
    first = told.groupBy("id").agg(F.min(F.struct("number", "sha")).alias("first"))
    again = told.join(first, "id").where(F.col("number") != F.col("first.number"))
    found = made(spark, _near(fresh.join(again, "number", "left_anti")) if near else (), _ALIKE)
    names = fresh.select(F.col("number").alias("other"), F.col("id").alias("kept"))
    near_ones = found.join(names, "other").select("number", "kept", "likeness", F.lit("near").alias("how"))
    return _settled(rows, near_ones, again)


def _settled(rows: DataFrame, near: DataFrame, again: DataFrame) -> DataFrame:
    of_first = near.select(F.col("number").alias("of"), F.col("kept").alias("origin"))
    found = again.join(of_first, F.col("first.number") == F.col("of"), "left")
    exact = found.select(
        "number",
        F.coalesce("origin", "id").alias("kept"),
        F.lit(1.0).alias("likeness"),
        F.when(F.col("sha") == F.col("first.sha"), F.lit("exact")).otherwise(F.lit("clash")).alias("how"),
    )
    together = near.unionByName(exact).withColumnsRenamed({"kept": "copy of", "likeness": "how like"})
    joined = rows.join(together, "number", "left")
    how, clash = F.col("how"), F.col("how") == "clash"
    reason = F.concat(F.lit('id "'), F.col("id"), F.lit(f'": {OTHER_TEXT}'))
    changed = {
        "state": F.when(how.isNull(), F.col("state")).when(clash, F.lit("failed")).otherwise(F.lit("duplicate")),
        "reason": F.when(how.isNull(), F.col("reason")).when(clash, reason).otherwise(how),
        "kept": F.when(how.isNull() | clash, F.col("kept")).otherwise(F.col("copy of")),
        "likeness": F.when(how.isNull() | clash, F.col("likeness")).otherwise(F.col("how like")),
        "published": F.when(how.isNull() | ~clash, F.col("published")),
        **{name: F.when(how.isNull() | ~clash, F.col(name)).otherwise(F.lit("")) for name in _BLANK},
    }
    return joined.withColumns(changed).select(*ROWS.names)


def _near(articles: DataFrame) -> Iterator[Row]:
    """The articles that are copies, by number."""
    signed = mapped(articles.select("number", "text"), _sign, _SIGNED).persist(StorageLevel.DISK_ONLY)
    try:
        for number, other, score in copies(tuple(pair) for pair in _alike(signed).toLocalIterator()):
            yield {"number": number, "other": other, "likeness": round(score, 3)}
    finally:
        signed.unpersist()


def _alike(signed: DataFrame) -> DataFrame:
    """Pairs of articles that are alike, the later one first, in order."""
    members = signed.select("number", F.explode("bands").alias("band"))
    place = F.row_number().over(Window.partitionBy("band").orderBy("number"))
    first = members.withColumn("place", place).where(F.col("place") <= MOST_COMPARED)
    compared = first.select("band", F.col("number").alias("other"))
    pairs = members.join(compared, "band").where("other < number").select("number", "other").distinct()
    ones = signed.select("number", "minima", "pairs")
    both = pairs.join(ones, "number").join(ones.toDF("other", "other minima", "other pairs"), "other")
    return mapped(both, _compare, _ALIKE, slim=True).orderBy("number", "other")


def _sign(rows: Iterator[Row]) -> Iterator[Row]:
    for values in rows:
        signature = sign(values["text"])
        found = {"minima": signature.minima, "pairs": signature.pairs, "bands": bands(signature)}
        yield {"number": values["number"], **found}


def _compare(rows: Iterator[Row]) -> Iterator[Row]:
    for values in rows:
        other = Signature(values["other minima"], values["other pairs"])
        score = likeness(Signature(values["minima"], values["pairs"]), other)
        if score >= SIMILAR:
            yield {"number": values["number"], "other": values["other"], "likeness": score}
