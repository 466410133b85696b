"""Pieces of articles from files of any format: those of text, tables, feeds, web archives, packed and in archives."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from geograph.errors import InputError
from geograph.read.failure import Failure
from geograph.read.feeds import feed_pieces
from geograph.read.packed import PACKED, complaints, members, unpacked
from geograph.read.rows import csv_pieces, parquet_pieces
from geograph.read.sources import (
    LONGEST_FILE,
    TEXT_FORMATS,
    opened,
    printable_path,
    text_format,
    text_pieces,
    unreadable,
)
from geograph.read.warc import warc_pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from geograph.read.pieces import Piece
    from geograph.read.provenance import Provenance

_ZIP = ".zip"
_NO_COLUMNS: Mapping[str, str] = MappingProxyType({})
_TABLES = (".csv", ".tsv")
_FEEDS = (".rss", ".atom", ".xml")

SUFFIXES = frozenset({*TEXT_FORMATS, *_TABLES, *_FEEDS, ".parquet", ".warc", _ZIP, *PACKED})
"""What the files of a folder may be named to be read; before ``.gz`` and ``.zst`` stands the suffix of the inside."""


def read_pieces(
    file: Path,
    provenance: Provenance,
    columns: Mapping[str, str] = _NO_COLUMNS,
    position: Callable[[int], object] = int,
) -> Iterator[Piece | Failure]:
    """The pieces of one file (``-`` is standard input), and a `Failure` for what is damaged.

    The format follows from the suffix. `columns` names the columns of tables, as `geograph.read.rows` tells;
    `position` is told now and then how many bytes of the file have been read.

    >>> from geograph.read.provenance import Provenance
    >>> [failure.reason for failure in read_pieces(Path("no-such-file.csv"), Provenance())]
    ['cannot be read: No such file or directory']
    """
    source = printable_path(file)
    try:
        with opened(file) as stream, complaints():
            for piece in _pieces(stream, source, file, provenance, columns):
                yield piece
                if stream.seekable():
                    position(stream.tell())
    except OSError as error:
        yield unreadable(file, error)
    except InputError as error:
        yield Failure(source=source, reason=str(error))


def _pieces(
    stream: BinaryIO, source: str, name: PurePath, provenance: Provenance, columns: Mapping[str, str]
) -> Iterator[Piece | Failure]:
    suffix = name.suffix.lower()
    if suffix in PACKED:
        with unpacked(stream, suffix) as inner:
            yield from _plain(inner, source, name.with_suffix(""), provenance, columns)
    elif suffix == _ZIP:
        yield from _archived(stream, source, provenance, columns)
    elif suffix == ".parquet":
        yield from parquet_pieces(stream, source, provenance, columns)
    else:
        yield from _plain(stream, source, name, provenance, columns)


def _archived(
    stream: BinaryIO, source: str, provenance: Provenance, columns: Mapping[str, str]
) -> Iterator[Piece | Failure]:
    """What the files of a ZIP archive hold; one that is damaged costs no more than itself."""
    with zipfile.ZipFile(stream) as archive:
        for name, opener in members(archive):
            place = f"{source}/{name}"
            try:
                with complaints(), opener() as member:
                    yield from _member(member, place, PurePath(name), provenance, columns)
            except InputError as error:
                yield Failure(source=place, reason=str(error))


def _member(
    stream: BinaryIO, source: str, name: PurePath, provenance: Provenance, columns: Mapping[str, str]
) -> Iterator[Piece | Failure]:
    suffix = name.suffix.lower()
    if suffix in {_ZIP, ".parquet"}:
        raise InputError(f"is a {suffix} file inside an archive; unpack the archive first")
    yield from _pieces(stream, source, name, provenance, columns)


def _plain(
    stream: BinaryIO, source: str, name: PurePath, provenance: Provenance, columns: Mapping[str, str]
) -> Iterator[Piece | Failure]:
    suffix = name.suffix.lower()
    if suffix in _TABLES:
        yield from csv_pieces(stream, source, provenance, columns, longest=LONGEST_FILE)
    elif suffix in _FEEDS:
        yield from feed_pieces(_whole(stream), source, provenance)
    elif suffix == ".warc":
        yield from warc_pieces(stream, source, provenance, longest=LONGEST_FILE)
    else:
        yield from text_pieces(stream, source, text_format(Path(name), stream), provenance)


def _whole(stream: BinaryIO) -> bytes:
    data = stream.read(LONGEST_FILE + 1)
    if len(data) > LONGEST_FILE:
        raise InputError(f"has over {LONGEST_FILE:,} bytes, the most that is read of a feed; split it")
    return data
