"""Parquet, JSON Lines and CSV on any file system that Spark reads, as numbered rows of `geograph.corpus.schema.ROWS`.

Spark reads large files in blocks, several at once. Within a block rows come in order, so each piece first gets its
place in its block; when the blocks are counted, it gets its number in the whole input: files in the order in which one
machine reads them, blocks by where they begin. Lines are read by the readers of `geograph.read`. A CSV file, in which
a cell may go over several lines, is put together again in one task before it is read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pyarrow as pa
from pyspark.sql import functions as F  # noqa: N812 - as everybody names it

from geograph.corpus.records import row_without_article
from geograph.corpus.schema import ROWS
from geograph.corpus.spark.blocks import (
    END,
    FIELD,
    LOCAL,
    PIECES,
    SHORT,
    Block,
    csv_block,
    json_block,
    placed,
    shown,
    table_block,
)
from geograph.corpus.spark.starting import SPARK_ERRORS, said
from geograph.corpus.spark.steps import made, mapped
from geograph.errors import InputError
from geograph.read.every import SUFFIXES
from geograph.read.failure import Failure
from geograph.read.rows import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.sql import Column, DataFrame, DataFrameReader, SparkSession

    from geograph.corpus.options import Options
    from geograph.corpus.records import Row

_PARQUET, _LINES, _CSV = "parquet", "json lines", "csv"
FORMATS = {
    _PARQUET: (".parquet",),
    _LINES: (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"),
    _CSV: (".csv", ".tsv", ".csv.gz", ".tsv.gz"),
}
"""The formats that are read, and the ends of the names of their files."""

_BLOCKS = pa.schema([("path", pa.string()), ("block", pa.int64()), ("before", pa.int64()), ("lines", pa.int64())])
_KEY = ("path", "block")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An input file: its address as Spark tells it, the input it belongs to, and its format, empty when not read."""

    path: str
    root: str
    form: str


def list_files(spark: SparkSession, inputs: Sequence[str]) -> list[File]:
    """The files of the inputs (files, folders, patterns) in the order in which one machine reads them.

    Raises:
        InputError: An input is not there or cannot be read, has nothing that is read, or is named twice.
    """
    files = [file for root in inputs for file in _files(spark, root)]
    seen: set[str] = set()
    for file in files:
        if file.path in seen:
            raise InputError(f"{shown(file.path)} is in the input twice; name it once")
        seen.add(file.path)
    return files


def _files(spark: SparkSession, root: str) -> list[File]:
    try:
        found = _source(spark, "binaryFile").load(root).inputFiles()
    except SPARK_ERRORS as error:
        raise InputError(f"{root} cannot be read: {said(error)}") from error
    addresses = (re.sub(LOCAL, SHORT, path) for path in found)
    paths = sorted(addresses, key=lambda path: PurePosixPath(unquote(path)).parts)
    files = [File(path=path, root=root, form=_form(path)) for path in paths]
    if not any(file.form for file in files):
        raise InputError(f"{root} has no file that a cluster reads; expected Parquet, JSON Lines (.jsonl) or CSV")
    return [file for file in files if file.form or PurePosixPath(file.path).suffix.lower() in SUFFIXES]


def _form(path: str) -> str:
    return next((form for form, ends in FORMATS.items() if path.lower().endswith(ends)), "")


def _source(spark: SparkSession, form: str) -> DataFrameReader:
    return spark.read.format(form).option("recursiveFileLookup", value=True)


def pieces(spark: SparkSession, files: Sequence[File], options: Options) -> DataFrame:
    """The pieces of the files as rows of `PIECES`; those to be worked on have no state.

    Raises:
        InputError: Parquet files have no column with the text, or cannot be read.
    """
    made_of = {_PARQUET: _of_parquet, _LINES: _of_lines, _CSV: _of_csv}
    roots = {form: list(dict.fromkeys(file.root for file in files if file.form == form)) for form in made_of}
    frames = [made_of[form](spark, named, options) for form, named in roots.items() if named]
    together = frames[0]
    for frame in frames[1:]:
        together = together.unionByName(frame)
    return together


def _of_lines(spark: SparkSession, roots: list[str], options: Options) -> DataFrame:
    return mapped(_raw(spark, _LINES, roots), partial(placed, reader=json_block, options=options), PIECES)


def _of_csv(spark: SparkSession, roots: list[str], options: Options) -> DataFrame:
    lines = _raw(spark, _CSV, roots).withColumn("at", F.monotonically_increasing_id())
    whole = lines.repartition("path").sortWithinPartitions("path", "block", "at")
    reader = partial(csv_block, columns=dict(options.columns))
    step = partial(placed, reader=reader, options=options)
    return mapped(whole.withColumn("block", F.lit(0).cast("long")), step, PIECES)


def _raw(spark: SparkSession, form: str, roots: list[str]) -> DataFrame:
    """The lines of files as bytes, in order within each block."""
    source = _source(spark, "text").option("lineSep", "\n").option("pathGlobFilter", _glob(form))
    line = F.col("value").cast("binary").alias("value")
    return source.load(roots).select(*_place(), line)


def _place() -> tuple[Column, Column]:
    """The columns that say which file a row is of, and which block."""
    path = F.regexp_replace("_metadata.file_path", LOCAL, SHORT)
    return path.alias("path"), F.col("_metadata.file_block_start").alias("block")


def _of_parquet(spark: SparkSession, roots: list[str], options: Options) -> DataFrame:
    source = _source(spark, "parquet").option("pathGlobFilter", _glob(_PARQUET)).option("mergeSchema", value=True)
    try:
        table = source.load(roots)
    except SPARK_ERRORS as error:
        raise InputError(f"{', '.join(roots)} cannot be read: {said(error)}") from error
    names, columns = dict(table.dtypes), dict(options.columns)
    wanted = []
    for name in FIELDS:
        column = columns.get(name, name)
        if column in names:
            cell = F.col(f"`{column}`")
            wanted.append((cell.cast("string") if names[column] in _DAYS else cell).alias(f"{FIELD}{name}"))
        elif name in columns or name == "text":
            there = ", ".join(f'"{found}"' for found in list(names)[:12])
            raise InputError(f'{", ".join(roots)}: no column "{column}" for the {name}; the columns are {there}')
    return mapped(table.select(*_place(), *wanted), partial(placed, reader=table_block, options=options), PIECES)


_DAYS = frozenset({"date", "timestamp", "timestamp_ntz"})


def _glob(form: str) -> str:
    """A pattern of Hadoop for the names of files of a format, in letters of any case."""
    ends = ("".join(f"[{each}{each.upper()}]" if each.isalpha() else each for each in end) for end in FORMATS[form])
    return f"*{{{','.join(ends)}}}"


def numbered(spark: SparkSession, found: DataFrame, files: Sequence[File], options: Options) -> DataFrame:
    """Pieces as rows of `ROWS`, numbered in the order of the input, with the failures of files that had none.

    `found` is gone through twice: let it be one that is kept, as read from where it was written.
    """
    ends: dict[str, list[Row]] = defaultdict(list)
    for end in found.where(F.col("state") == END).select(*_KEY, "piece", "line").collect():
        ends[end["path"]].append(end.asDict())
    blocks: list[Row] = []
    missing: list[Row] = []
    number = 0
    for file in files:
        lines = 0
        for each in sorted(ends[file.path], key=lambda values: values["block"]):
            blocks.append({"path": file.path, "block": each["block"], "before": number, "lines": lines})
            number, lines = number + each["piece"], lines + each["line"]
        if not ends[file.path]:
            failures = _without(file, options)
            missing += ({**each, "number": number + place} for place, each in enumerate(failures))
            number += len(failures)
    rows = found.where(F.col("state") != END).join(F.broadcast(made(spark, blocks, _BLOCKS)), list(_KEY))
    line = F.concat(F.lit(":"), (F.col("lines") + F.col("line")).cast("string"))
    return _named(rows, line).select(*ROWS.names).unionByName(made(spark, missing, ROWS))


def _named(rows: DataFrame, line: Column) -> DataFrame:
    """The rows with their numbers, and the sources they are reported under."""
    encoded = F.replace(F.regexp_replace("path", f"^{SHORT}", "/"), F.lit("+"), F.lit("%2B"))
    shown_line = F.when(F.col("line") > 0, line).otherwise(F.lit(""))
    return rows.withColumns(
        {"number": F.col("before") + F.col("piece"), "source": F.concat(F.url_decode(encoded), shown_line)}
    )


def _without(file: File, options: Options) -> list[Row]:
    """The failures of a file in which Spark found no row: one that is empty or not read here."""
    name = shown(file.path)
    if file.form == _PARQUET:
        return []
    if not file.form:
        reason = "is not Parquet, JSON Lines or CSV, which is what a cluster reads; geograph corpus reads it"
        return [row_without_article(name, "failed", reason)]
    empty = Block(iter(()))
    reader = json_block if file.form == _LINES else partial(csv_block, columns=dict(options.columns))
    found = (item for item in reader(empty, name, options.provenance) if isinstance(item, Failure))
    return [row_without_article(name, "failed", failure.reason) for failure in found]
