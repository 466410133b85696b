"""Parquet, JSON Lines and CSV on any file system that Spark reads, as numbered rows of `geograph.corpus.schema.ROWS`.

Spark reads large files in blocks, several at once. Within a block rows come in order, so each piece first gets its
place in its block; when the blocks are counted, it gets its number in the whole input: files in the order in which one
machine reads them, blocks by where they begin. Lines are read by the readers of `geograph.read`. A CSV file, in which
a cell may go over several lines, is put together again in one task before it is read.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO, cast
from urllib.parse import unquote

import pyarrow as pa
from pyspark.sql import functions as F  # noqa: N812 - as everybody names it

from geograph.corpus.records import row, row_without_article
from geograph.corpus.schema import ROWS
from geograph.corpus.settle import settled
from geograph.corpus.spark.starting import SPARK_ERRORS, said
from geograph.corpus.spark.steps import made, mapped
from geograph.errors import InputError
from geograph.read.every import SUFFIXES
from geograph.read.failure import Failure
from geograph.read.json_lines import from_values, json_pieces
from geograph.read.pieces import Piece
from geograph.read.rows import FIELDS, csv_pieces
from geograph.read.sources import LONGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pyspark.sql import Column, DataFrame, DataFrameReader, SparkSession

    from geograph.corpus.options import Options
    from geograph.corpus.records import Row
    from geograph.read.provenance import Provenance

    Reader = Callable[["_Block", str, Provenance], Iterator[Piece | Failure]]

_PARQUET, _LINES, _CSV = "parquet", "json lines", "csv"
FORMATS = {
    _PARQUET: (".parquet",),
    _LINES: (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"),
    _CSV: (".csv", ".tsv", ".csv.gz", ".tsv.gz"),
}
"""The formats that are read, and the ends of the names of their files."""

_PLACE = (("path", pa.string()), ("block", pa.int64()), ("piece", pa.int64()), ("line", pa.int64()))
PIECES = pa.schema([*_PLACE, *ROWS])
"""A piece a row with its place: the file, the block of it, the piece in the block and the line it begins at.

Each block ends with a row whose state is ``end`` and whose place says how many pieces and lines the block has.
"""

_END = "end"
_BLOCKS = pa.schema([("path", pa.string()), ("block", pa.int64()), ("before", pa.int64()), ("lines", pa.int64())])
_KEY = ("path", "block")
_LOCAL = "^file:(//)?"


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
        found = _source(spark, "binaryFile").load(root).select("_metadata.file_path").collect()
    except SPARK_ERRORS as error:
        raise InputError(f"{root} cannot be read: {said(error)}") from error
    paths = sorted((path for (path,) in found), key=lambda path: PurePosixPath(unquote(path)).parts)
    files = [File(path=path, root=root, form=_form(path)) for path in paths]
    if not any(file.form for file in files):
        raise InputError(f"{root} has no file that a cluster reads; expected Parquet, JSON Lines (.jsonl) or CSV")
    return [file for file in files if file.form or PurePosixPath(file.path).suffix.lower() in SUFFIXES]


def _form(path: str) -> str:
    return next((form for form, ends in FORMATS.items() if path.lower().endswith(ends)), "")


def _source(spark: SparkSession, form: str) -> DataFrameReader:
    return spark.read.format(form).option("recursiveFileLookup", value=True)


def shown(path: str) -> str:
    """The name that a file is reported under.

    >>> shown("file:///data/a%20b.csv"), shown("s3a://news/a.csv")
    ('/data/a b.csv', 's3a://news/a.csv')
    """
    return unquote(re.sub(_LOCAL, "", path))


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
    return mapped(_raw(spark, _LINES, roots), partial(_placed, reader=_json, options=options), PIECES)


def _of_csv(spark: SparkSession, roots: list[str], options: Options) -> DataFrame:
    lines = _raw(spark, _CSV, roots).withColumn("at", F.monotonically_increasing_id())
    whole = lines.repartition("path").sortWithinPartitions("path", "block", "at")
    reader = partial(_csv, columns=dict(options.columns))
    step = partial(_placed, reader=reader, options=options)
    return mapped(whole.withColumn("block", F.lit(0).cast("long")), step, PIECES)


def _raw(spark: SparkSession, form: str, roots: list[str]) -> DataFrame:
    """The lines of files as bytes, in order within each block."""
    source = _source(spark, "text").option("lineSep", "\n").option("pathGlobFilter", _glob(form))
    line = F.col("value").cast("binary").alias("value")
    return source.load(roots).select("_metadata.file_path", "_metadata.file_block_start", line).toDF(*_KEY, "value")


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
            wanted.append((cell.cast("string") if names[column] in _DAYS else cell).alias(f"{_FIELD}{name}"))
        elif name in columns or name == "text":
            there = ", ".join(f'"{found}"' for found in list(names)[:12])
            raise InputError(f'{", ".join(roots)}: no column "{column}" for the {name}; the columns are {there}')
    place = (F.col("_metadata.file_path").alias("path"), F.col("_metadata.file_block_start").alias("block"))
    return mapped(table.select(*place, *wanted), partial(_placed, reader=_table, options=options), PIECES)


_DAYS = frozenset({"date", "timestamp", "timestamp_ntz"})
_FIELD = "field "


def _glob(form: str) -> str:
    """A pattern of Hadoop for the names of files of a format, in letters of any case."""
    ends = ("".join(f"[{each}{each.upper()}]" if each.isalpha() else each for each in end) for end in FORMATS[form])
    return f"*{{{','.join(ends)}}}"


def _placed(rows: Iterator[Row], *, reader: Reader, options: Options) -> Iterator[Row]:
    """The pieces that a reader finds in each block, and a last row that says how many."""
    for (path, block), group in groupby(rows, key=lambda values: (values["path"], values["block"])):
        content, count = _Block(group), 0
        for found in reader(content, shown(path), options.provenance):
            if found.source == shown(path) and block:
                continue  # a later block without an article does not make the file an empty one
            article = found if isinstance(found, Failure) else found.article()
            values = settled(article, options)
            if values is None and not isinstance(article, Failure):
                values = row(article, "")
            line = found.source.removeprefix(f"{shown(path)}:")
            place = {"path": path, "block": block, "piece": count, "line": int(line) if line.isdigit() else 0}
            yield {**(values or {}), **place}
            count += 1
        end = {"path": path, "block": block, "piece": count, "line": content.count}
        yield {**row_without_article("", _END, ""), **end}


class _Block:
    """The rows of a block, counted as they are taken."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for values in self._rows:
            self.count += 1
            yield values

    def stream(self) -> BinaryIO:
        """Its lines as a stream of bytes."""
        return cast("BinaryIO", io.BufferedReader(_Stream(values["value"] + b"\n" for values in self)))


class _Stream(io.RawIOBase):
    """Lines as a stream that is never held as a whole."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - a buffer, for which Python 3.11 has no name
        self._rest = self._rest or next(self._lines, b"")
        some = self._rest[: len(buffer)]
        buffer[: len(some)] = some
        self._rest = self._rest[len(some) :]
        return len(some)


def _json(block: _Block, source: str, provenance: Provenance) -> Iterator[Piece | Failure]:
    return json_pieces(block.stream(), source, provenance, longest=LONGEST_FILE)


def _csv(block: _Block, source: str, provenance: Provenance, columns: Mapping[str, str]) -> Iterator[Piece | Failure]:
    try:
        yield from csv_pieces(block.stream(), source, provenance, columns, longest=LONGEST_FILE)
    except InputError as error:
        yield Failure(source=source, reason=str(error))


def _table(block: _Block, source: str, provenance: Provenance) -> Iterator[Piece]:
    for number, values in enumerate(block, start=1):
        cells = {name.removeprefix(_FIELD): cell for name, cell in values.items() if name.startswith(_FIELD)}
        yield Piece(source=f"{source}:{number}", read=partial(from_values, cells, provenance))


def numbered(spark: SparkSession, found: DataFrame, files: Sequence[File], options: Options) -> DataFrame:
    """Pieces as rows of `ROWS`, numbered in the order of the input, with the failures of files that had none.

    `found` is gone through twice: let it be one that is kept, as read from where it was written.
    """
    ends: dict[str, list[Row]] = defaultdict(list)
    for end in found.where(F.col("state") == _END).select(*_KEY, "piece", "line").collect():
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
    rows = found.where(F.col("state") != _END).join(F.broadcast(made(spark, blocks, _BLOCKS)), list(_KEY))
    line = F.concat(F.lit(":"), (F.col("lines") + F.col("line")).cast("string"))
    return _named(rows, line).select(*ROWS.names).unionByName(made(spark, missing, ROWS))


def _named(rows: DataFrame, line: Column) -> DataFrame:
    """The rows with their numbers, and the sources they are reported under."""
    encoded = F.replace(F.regexp_replace("path", _LOCAL, ""), F.lit("+"), F.lit("%2B"))
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
    empty = _Block(iter(()))
    reader = _json if file.form == _LINES else partial(_csv, columns=dict(options.columns))
    found = (item for item in reader(empty, name, options.provenance) if isinstance(item, Failure))
    return [row_without_article(name, "failed", failure.reason) for failure in found]
