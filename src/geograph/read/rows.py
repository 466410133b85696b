"""Tables with an article a row: CSV, tab-separated text and Parquet, read a row or a batch at a time."""

from __future__ import annotations

import codecs
import csv
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from geograph.errors import InputError
from geograph.read.decoding import decode
from geograph.read.failure import Failure
from geograph.read.json_lines import from_values
from geograph.read.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geograph.model import Article
    from geograph.read.provenance import Provenance

FIELDS = ("text", "id", "title", "published", "outlet", "url")
"""What a column may hold; a column is looked for under the same name unless another is given."""

_BATCH = 64
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def csv_pieces(
    stream: BinaryIO, source: str, provenance: Provenance, columns: Mapping[str, str], *, longest: int
) -> Iterator[Piece | Failure]:
    r"""The rows of a CSV file; each is decoded by itself, and one over `longest` bytes is passed over, not held.

    `columns` names the columns of `FIELDS` that are called otherwise. The separator is what parts the header: a comma,
    a semicolon or a tab.

    >>> import io
    >>> from geograph.read.provenance import Provenance
    >>> stream = io.BytesIO(b'body,day\n"Russia met\nUkraine.",2023-09-12\n')
    >>> names = {"text": "body", "published": "day"}
    >>> [piece] = csv_pieces(stream, "news.csv", Provenance(), names, longest=1000)
    >>> piece.source, piece.read().text
    ('news.csv:2', 'Russia met\nUkraine.')

    Raises:
        InputError: There is no header, or a column is missing.
    """
    records = _records(stream, longest)
    _, header, _ = next(records, (0, b"", 0))
    if header.startswith(_WIDE):
        raise InputError("is UTF-16; expected UTF-8: convert it")
    mark = max(b",;\t", key=header.count)
    names = _cells(header, chr(mark), longest) if header.strip() else []
    places = _places(names, columns)
    for number, record, size in records:
        place = f"{source}:{number}"
        if size > longest:
            yield Failure(source=place, reason=f"the row has {size:,} bytes, more than the {longest:,} that are read")
        elif record.strip():
            yield Piece(source=place, read=partial(_from_csv, record, chr(mark), names, places, provenance, longest))


def parquet_pieces(
    file: BinaryIO, source: str, provenance: Provenance, columns: Mapping[str, str]
) -> Iterator[Piece | Failure]:
    """The rows of a Parquet file, in batches of a few; the file must be one that can be searched.

    Raises:
        InputError: It is no Parquet file, a column is missing, or pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and heavy
        import pyarrow.parquet as pq  # noqa: PLC0415 - likewise
    except ImportError as error:
        raise InputError("is Parquet, which needs pyarrow; install it with: pip install geograph[corpus]") from error
    number = 0
    try:
        table = pq.ParquetFile(file)
        places = _places(table.schema_arrow.names, columns)
        wanted = [table.schema_arrow.names[place] for place in places.values()]
        for batch in table.iter_batches(batch_size=_BATCH, columns=wanted):
            for row in batch.select(wanted).to_pylist():
                number += 1
                values = dict(zip(places, row.values(), strict=True))
                yield Piece(source=f"{source}:{number}", read=partial(_from_row, values, provenance))
    except pa.ArrowException as error:
        raise InputError(f"is damaged or no Parquet file (after row {number}): {error}") from error


def _records(stream: BinaryIO, longest: int) -> Iterator[tuple[int, bytes, int]]:
    """Each record with the number of its first line and its size; what is over the limit is counted, not kept."""
    number, start, size, quotes = 0, 1, 0, 0
    kept: list[bytes] = []
    while line := stream.readline(longest):
        number += line.endswith(b"\n")
        size += len(line)
        quotes += line.count(b'"')
        if size <= longest:
            kept.append(line)
        if line.endswith(b"\n") and quotes % 2 == 0:
            yield start, b"".join(kept), size
            kept, start, size, quotes = [], number + 1, 0, 0
    if size:
        yield start, b"".join(kept), size


def _cells(record: bytes, mark: str, longest: int) -> list[str]:
    csv.field_size_limit(longest)
    try:
        return next(csv.reader([decode(record).rstrip("\r\n")], delimiter=mark, strict=True))
    except csv.Error as error:
        raise InputError(f"not valid CSV: {error}") from error


def _places(names: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Where the columns are that hold something we want."""
    places = {}
    for field in FIELDS:
        name = columns.get(field, field)
        if name in names:
            places[field] = list(names).index(name)
        elif field in columns or field == "text":
            shown = ", ".join(f'"{found[:30]}"' for found in names[:12]) or "none"
            raise InputError(f'has no column "{name}" for the {field}; its columns are {shown}: name it with --column')
    return places


def _from_csv(  # noqa: PLR0913, PLR0917 - what a row needs to become an article
    record: bytes, mark: str, names: Sequence[str], places: Mapping[str, int], provenance: Provenance, longest: int
) -> Article:
    cells = _cells("".join(decode(record).splitlines(keepends=True)).encode(), mark, longest)
    if len(cells) != len(names):
        raise InputError(f"the row has {len(cells)} cells; the header has {len(names)}")
    return from_values({field: cells[place] for field, place in places.items()}, provenance)


def _from_row(values: Mapping[str, object], provenance: Provenance) -> Article:
    return from_values(
        {field: value.isoformat() if hasattr(value, "isoformat") else value for field, value in values.items()},
        provenance,
    )
