"""From the rows that extraction gives to the rows of the tables: all of an article at once, with the final ids."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa
from pyspark.sql import functions as F  # noqa: N812 - as everybody names it

from geograph.corpus.actors import renamed
from geograph.corpus.events import told
from geograph.corpus.finish import quads
from geograph.corpus.records import findings_of, rows_of_tables
from geograph.corpus.schema import TABLES
from geograph.corpus.spark.steps import mapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import DataFrame

    from geograph.corpus.options import Options
    from geograph.corpus.records import Row

CLAIM = pa.schema([("number", pa.int64()), ("about", pa.string()), ("day", pa.string()), ("record", pa.string())])
"""A claim to be grouped: its number in the whole corpus, what it is about, the day of its article, all it says."""

PAIR = pa.schema([("one", pa.int64()), ("two", pa.int64())])
"""Two claims, by number, that may be about one event."""

_LISTS = {**TABLES, "told": CLAIM, "pairs": PAIR}
SORTED = pa.schema(
    [
        ("number", pa.int64()),
        ("mentioned", pa.list_(pa.string())),
        ("quads", pa.string()),
        *((name, pa.list_(pa.struct(list(schema)))) for name, schema in _LISTS.items()),
    ]
)
"""All that becomes of an article: its rows of each table, its claims to be grouped, its actors and its N-Quads."""

# No article has a million claims, so the number of a claim follows from that of its article and is in order.
_CLAIMS_AN_ARTICLE = 1 << 20


def sorted_out(rows: DataFrame, decided: DataFrame, options: Options) -> DataFrame:
    """Rows of `ROWS` as rows of `SORTED`, with the ids that verdicts give to new names."""
    becomes = decided.where("becomes != ''").select("id", "becomes")
    named = rows.select("number", F.explode("actors.id").alias("id")).join(becomes, "id")
    changes = named.groupBy("number").agg(F.collect_list(F.struct("id", "becomes")).alias("changes"))
    return mapped(rows.join(changes, "number", "left"), partial(_sort, options=options), SORTED)


def _sort(rows: Iterator[Row], *, options: Options) -> Iterator[Row]:
    for values in rows:
        ids = {change["id"]: change["becomes"] for change in values["changes"] or ()}
        findings = renamed(findings_of(values), ids) if values["state"] == "done" else None
        found = {"number": values["number"], **rows_of_tables(values, findings, text=options.text)}
        if findings is not None:
            claims, pairs = told(findings, values["number"] * _CLAIMS_AN_ARTICLE)
            found["told"] = [dict(zip(CLAIM.names, claim, strict=True)) for claim in claims]
            found["pairs"] = [dict(zip(PAIR.names, pair, strict=True)) for pair in pairs]
            found["mentioned"] = [actor.id for actor in findings.actors]
            if "nq" in options.formats:
                found["quads"] = quads(findings, text=options.text).decode().rstrip("\n")
        yield found
