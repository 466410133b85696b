"""All steps in turn: from input files to the tables that a run on one machine writes.

Between the steps, results that several others need are written to a folder ``work`` beside the tables, so that an
executor that is lost costs no more than the tasks it was at; at the end it is removed.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import dataclass
from itertools import islice, repeat
from pathlib import PurePath
from typing import TYPE_CHECKING

import pyarrow as pa
from pyspark.sql import functions as F  # noqa: N812 - as everybody names it

from geograph.corpus import manifest as notes
from geograph.corpus import schema
from geograph.corpus.actors import REVIEW, review_line
from geograph.corpus.finish import FAILED, Finished
from geograph.corpus.options import Options
from geograph.corpus.report import REPORT, Report, counted, peak_memory
from geograph.corpus.spark.copies import without_copies
from geograph.corpus.spark.dyads import dyad_months
from geograph.corpus.spark.extraction import ARTICLES_A_TASK, extracted
from geograph.corpus.spark.grouping import grouped
from geograph.corpus.spark.naming import all_actors, described, verdicts
from geograph.corpus.spark.reading import list_files, numbered, pieces
from geograph.corpus.spark.starting import SPARK_ERRORS, said
from geograph.corpus.spark.steps import mapped
from geograph.corpus.spark.storage import Folder
from geograph.corpus.spark.tabling import sorted_out
from geograph.corpus.work import Extract, given_ids
from geograph.errors import InputError, StoreError
from geograph.model import Actor, Findings
from geograph.rdf import serialise
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyspark.sql import DataFrame, SparkSession

    from geograph.corpus.pool import Work
    from geograph.corpus.records import Row

_WORK = "work"
_COUNTS = pa.schema([("name", pa.string()), ("number", pa.int64())])
_QUADS = pa.schema([("value", pa.string())])
_ACTORS_A_TEXT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """What the steps share."""

    spark: SparkSession
    folder: Folder
    options: Options

    def kept(self, name: str, frame: DataFrame, *, final: bool = False) -> DataFrame:
        """The DataFrame as read from where it is written: among the tables if it is one, else for the other steps."""
        place = self.folder.at(name if final and "parquet" in self.options.formats else f"{_WORK}/{name}")
        frame.write.option("compression", "zstd").parquet(place)
        return self.spark.read.parquet(place)


def run(
    spark: SparkSession, inputs: Sequence[str], out: str, *, options: Options | None = None, work: Work | None = None
) -> Report:
    """Read a corpus on a cluster into a folder of tables; give the report, which is also written.

    Inputs and `out` are paths or addresses that Spark knows: files, folders and patterns. `work` is what is done with a
    batch of articles; unless given, an `Extract`. In the report, memory is that of Python on the driver.

    Raises:
        InputError: An input cannot be read, or an option is wrong or not for a cluster.
        StoreError: There is something in the folder, it cannot be written, or Spark could not finish.
    """
    start = time.monotonic()
    chosen = options or Options()
    if chosen.limit:
        raise InputError("a cluster reads all articles: leave out the limit, or name fewer inputs")
    folder = Folder(spark, out)
    if not folder.is_empty():
        raise StoreError(f"{folder} holds something already; name an empty or a new folder")
    doing = work or Extract(rules_only=chosen.rules_only, all_articles=chosen.all_articles, actors=chosen.actors)
    job = _Job(spark=spark, folder=folder, options=chosen)
    try:
        _give_files(spark, chosen.actors)
        report = _all_steps(job, list(inputs), doing, start)
        folder.remove(_WORK)
    except SPARK_ERRORS as error:
        raise StoreError(
            f"Spark could not finish: {said(error)}; its own log tells more. Remove {folder} before you begin again"
        ) from error
    return report


def _give_files(spark: SparkSession, files: Sequence[str]) -> None:
    """Have Spark bring the files of actors to every machine; there they lie in one folder."""
    names = [PurePath(file).name for file in files]
    if len(set(names)) < len(names):
        raise InputError("two files of actors have the same name; on a cluster they lie in one folder: rename one")
    for file in files:
        spark.sparkContext.addFile(file)


def _all_steps(job: _Job, inputs: list[str], work: Work, start: float) -> Report:
    spark, options = job.spark, job.options
    known = {*known_actors(), *given_ids(options.actors)}
    files = list_files(spark, inputs)
    unread = pieces(spark, files, options)
    head = json.dumps(notes.header(inputs, options), sort_keys=True)
    job.folder.write(notes.FILE, f"{head}\n".encode())
    found = job.kept("pieces", unread)
    read = job.kept("numbered", numbered(spark, found, files, options))
    number = read.count()
    tasks = max(2 * spark.sparkContext.defaultParallelism, -(-number // ARTICLES_A_TASK))
    fresh = without_copies(spark, read, near=not options.keep_duplicates)
    rows = job.kept("rows", extracted(fresh, work, tasks=tasks))
    actors = job.kept("described", described(rows, known))
    decided = job.kept("verdicts", verdicts(actors))
    sorted_rows = job.kept("sorted", sorted_out(rows, decided, options))
    done = _write_all(job, sorted_rows, actors, decided)
    for values in _left_out(rows):
        done.note(values)
    report = Report.of(
        _counts(rows),
        done,
        seconds=time.monotonic() - start,
        memory=peak_memory(0),
        workers=spark.sparkContext.defaultParallelism,
    )
    job.folder.write(REPORT, report.to_json())
    end = json.dumps({"finished": {"rows": number}})
    job.folder.write(notes.FILE, f"{head}\n{end}\n".encode())
    return report


def _write_all(job: _Job, found: DataFrame, described_actors: DataFrame, decided: DataFrame) -> Finished:
    """Write the tables, the review file and the N-Quads, and count what is in them."""
    done = Finished()
    claims, pairs = (_rows_of(found, name).select("col.*") for name in ("told", "pairs"))
    mentioned = found.select(F.explode("mentioned").alias("id"))
    actors = job.kept("actors", all_actors(described_actors, decided, mentioned), final=True)
    events = job.kept("events", grouped(job.spark, claims, pairs), final=True)
    for name in ("claims", "mentions"):
        done.counts[name] = _rows_of(found, name).count()
    done.counts["actors"], done.counts["events"] = actors.count(), events.count()
    done.counts["new actors"] = actors.where(~F.col("known")).count()
    done.counts["names joined"] = decided.where("becomes != ''").count()
    done.counts["names in doubt"] = decided.where("becomes = ''").count()
    if "parquet" in job.options.formats:
        for name in schema.TABLES:
            job.kept(name, _rows_of(found, name).orderBy("number", "pos").select("col.*"), final=True)
        job.kept("dyads", dyad_months(claims, actors), final=True)
    if "nq" in job.options.formats:
        _write_quads(job, found, actors)
    lines = decided.orderBy("name", "kind", "id").select("line")
    job.folder.write_lines("review.tsv", review_line(REVIEW), lines)
    done.counts = +done.counts
    return done


def _rows_of(found: DataFrame, name: str) -> DataFrame:
    return found.select("number", F.posexplode(name))


def _write_quads(job: _Job, found: DataFrame, actors: DataFrame) -> None:
    articles = found.where("quads != ''").orderBy("number").select(F.col("quads").alias("value"))
    articles.unionByName(mapped(actors, _quads, _QUADS)).write.text(job.folder.at("nquads"))
    job.folder.rename_ends("nquads", ".txt", ".nq")


def _quads(rows: Iterator[Row]) -> Iterator[Row]:
    names = [name for name in schema.ACTORS.names if name not in {"known", "articles"}]
    while some := [Actor.from_dict({name: values[name] for name in names}) for values in islice(rows, _ACTORS_A_TEXT)]:
        yield {"value": serialise(Findings(actors=tuple(some)), "nq").decode().rstrip("\n")}


def _counts(rows: DataFrame) -> Counter[str]:
    relations = F.transform("claims", lambda claim: F.struct(claim["relation"].alias("relation")))
    slim = rows.select("state", "reason", relations.alias("claims"))
    found = mapped(slim, _count, _COUNTS, slim=True).groupBy("name").agg(F.sum("number")).collect()
    return Counter(dict(map(tuple, found)))


def _count(rows: Iterator[Row]) -> Iterator[Row]:
    for name, number in counted(rows).items():
        yield {"name": name, "number": number}


def _left_out(rows: DataFrame) -> Iterator[Row]:
    """The first rows that failed, and those that were skipped, of which only the reason counts."""
    slim = rows.select("number", "source", "state", "reason")
    yield from (values.asDict() for values in slim.where("state = 'failed'").orderBy("number").limit(FAILED).collect())
    skipped = slim.where("state = 'skipped'").groupBy("state", "reason").count().toLocalIterator()
    for values in skipped:
        yield from repeat(values.asDict(), values["count"])
