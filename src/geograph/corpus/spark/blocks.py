"""The pieces in a block of an input file, read by the readers of `geograph.read`, each with its place."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import partial
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, BinaryIO, cast
from urllib.parse import unquote

import pyarrow as pa

from geograph.corpus.records import row, row_without_article
from geograph.corpus.schema import ROWS
from geograph.corpus.settle import settled
from geograph.errors import InputError
from geograph.read.failure import Failure
from geograph.read.json_lines import from_values, json_pieces
from geograph.read.pieces import Piece
from geograph.read.rows import csv_pieces
from geograph.read.sources import LONGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from geograph.corpus.options import Options
    from geograph.corpus.records import Row
    from geograph.read.provenance import Provenance

    Reader = Callable[["Block", str, Provenance], Iterator[Piece | Failure]]

_PLACE = (("path", pa.string()), ("block", pa.int64()), ("piece", pa.int64()), ("line", pa.int64()))
PIECES = pa.schema([*_PLACE, *ROWS])
"""A piece a row with its place: the file, the block of it, the piece in the block and the line it begins at.

Each block ends with a row whose state is `END` and whose place says how many pieces and lines the block has.
"""

END = "end"
"""The state of the row at the end of a block."""

FIELD = "field "
"""What stands before the names of the columns that hold fields of articles."""

LOCAL, SHORT = "^file:/+", "file:/"
"""How Spark begins the address of a file of this machine, which is not always the same, and how it stands here."""


def shown(path: str) -> str:
    """The name that a file is reported under.

    >>> shown("file:///data/a%20b.csv"), shown("s3a://news/a.csv")
    ('/data/a b.csv', 's3a://news/a.csv')
    """
    return unquote(re.sub(LOCAL, "/", path))


def placed(rows: Iterator[Row], *, reader: Reader, options: Options) -> Iterator[Row]:
    """The pieces that a reader finds in each block, and a last row that says how many."""
    for (path, block), group in groupby(rows, key=lambda values: (values["path"], values["block"])):
        content, count = Block(group, later=block > 0), 0
        for found in reader(content, shown(path), options.provenance):
            article = found if isinstance(found, Failure) else found.article()
            values = settled(article, options)
            if values is None and not isinstance(article, Failure):
                values = row(article, "")
            place = {"path": path, "block": block, "piece": count, "line": _line(found.source, shown(path))}
            yield {**(values or {}), **place}
            count += 1
        end = {"path": path, "block": block, "piece": count, "line": content.count}
        yield {**row_without_article("", END, ""), **end}


def _line(source: str, file: str) -> int:
    """The line that a piece is reported under; 0 when it is the whole file."""
    line = source.removeprefix(f"{file}:")
    return int(line) if line.isdigit() else 0


class Block:
    """The rows of a block, counted as they are taken; `later` tells that the file does not begin with it."""

    def __init__(self, rows: Iterator[Row], *, later: bool = False) -> None:
        self._rows = rows
        self.later = later
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for values in self._rows:
            self.count += 1
            yield values

    def stream(self) -> BinaryIO:
        """Its lines as a stream of bytes; of a later block after an empty one, as a first line may speak of a file."""
        lines = (values["value"] + b"\n" for values in self)
        return cast("BinaryIO", io.BufferedReader(_Stream(chain([b"\n"], lines) if self.later else lines)))


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


def json_block(block: Block, source: str, provenance: Provenance) -> Iterator[Piece | Failure]:
    """The lines of JSON; a later block in which none is does not make the file an empty one."""
    for piece in json_pieces(block.stream(), source, provenance, longest=LONGEST_FILE):
        if not block.later:
            yield piece
        elif piece.source != source:
            yield replace(piece, source=f"{source}:{_line(piece.source, source) - 1}")


def csv_block(
    block: Block, source: str, provenance: Provenance, columns: Mapping[str, str]
) -> Iterator[Piece | Failure]:
    """The rows of a whole CSV file."""
    try:
        yield from csv_pieces(block.stream(), source, provenance, columns, longest=LONGEST_FILE)
    except InputError as error:
        yield Failure(source=source, reason=str(error))


def table_block(block: Block, source: str, provenance: Provenance) -> Iterator[Piece]:
    """The rows of a table whose columns are fields of articles."""
    for number, values in enumerate(block, start=1):
        cells = {name.removeprefix(FIELD): cell for name, cell in values.items() if name.startswith(FIELD)}
        yield Piece(source=f"{source}:{number}", read=partial(from_values, cells, provenance))
