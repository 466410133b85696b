"""Parquet files of a run: written whole or not at all, with their hash."""

from __future__ import annotations

import contextlib
import hashlib
import os
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from geograph.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geograph.corpus.records import Row

_ROWS = 64


def part_name(number: int, suffix: str = "parquet") -> str:
    """The name of the file of a part.

    >>> part_name(7)
    'part-000007.parquet'
    """
    return f"part-{number:06}.{suffix}"


def write_rows(path: Path, rows: Iterable[Row], schema: pa.Schema) -> str:
    """Write a table, brought to disk before it has its name, and give the sha256 of the file.

    Raises:
        StoreError: It cannot be written.
    """
    table = pa.Table.from_pylist(list(rows), schema=schema)
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            pq.write_table(table, file, compression="zstd")
            file.flush()
            os.fsync(file.fileno())
        digest = sha256(beside)
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from error
    return digest


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a table, a few at a time.

    Raises:
        StoreError: It is damaged or cannot be read.
    """
    try:
        for batch in pq.ParquetFile(path).iter_batches(batch_size=_ROWS):
            yield from batch.to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise StoreError(f"cannot read {path}: {error}") from error


def sha256(path: Path) -> str:
    """The sha256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
