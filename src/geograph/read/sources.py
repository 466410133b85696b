"""Paths become streams of articles: the one place that knows all formats."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from geograph.errors import InputError
from geograph.read.failure import Failure
from geograph.read.html import read_html
from geograph.read.json_lines import json_pieces
from geograph.read.markdown import read_markdown
from geograph.read.pieces import Piece, articles
from geograph.read.plain import read_plain
from geograph.read.provenance import Provenance

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import date

    from geograph.model import Article

LONGEST_FILE = 10_000_000
"""The most bytes that a text or HTML file, or a line of JSON Lines, may have."""

STANDARD_INPUT = "-"
_JSON_LINES = "json lines"
_READERS: dict[str, Callable[[bytes, Provenance], Article]] = {
    "text": read_plain,
    "markdown": read_markdown,
    "html": read_html,
}
TEXT_FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": _JSON_LINES,
    ".ndjson": _JSON_LINES,
}
"""The format that the suffix of a file tells."""

_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype|html|head|body|\?xml)\b", re.IGNORECASE | re.DOTALL)


def read_articles(
    paths: Iterable[str | Path],
    *,
    published: date | None = None,
    outlet: str = "",
    url: str = "",
    title: str = "",
) -> Iterator[Article | Failure]:
    """The articles of files, folders and standard input (``-``) in order, and a `Failure` for each that is none.

    The format follows from the suffix, for other names and standard input from the first bytes. Of a folder, all files
    with a known suffix are read, in the order of their names, hidden ones left out. The details given apply where an
    input says nothing of its own. An article whose id was read before is a failure: ids are how all else refers to it.

    >>> [found.reason for found in read_articles(["no-such-file.txt"])]
    ['cannot be read: No such file or directory']
    """
    provenance = Provenance(published=published, outlet=outlet, url=url, title=title)
    one = [paths] if isinstance(paths, str | Path) else paths
    seen: set[str] = set()
    for source, found in _all(one, provenance):
        if isinstance(found, Failure):
            yield found
        elif found.id in seen:
            yield Failure(source=source, reason=f'the id "{found.id}" was read before; each article needs its own')
        else:
            seen.add(found.id)
            yield found


def _all(paths: Iterable[str | Path], provenance: Provenance) -> Iterator[tuple[str, Article | Failure]]:
    for path in paths:
        for source, file in list_files(path):
            for found in _read(source, file, provenance):
                yield source, found


def list_files(path: str | Path, known: Collection[str] = TEXT_FORMATS.keys()) -> Iterator[tuple[str, Path | Failure]]:
    """The files a path stands for, each with the name it is reported under; in a folder those of known suffixes.

    >>> [source for source, _ in list_files("news.jsonl")]
    ['news.jsonl']
    """
    source = printable_path(path)
    if source == STANDARD_INPUT or not _is_folder(path):
        yield source, Path(path)
        return
    files = _walk(Path(path), known)
    empty = Failure(source=source, reason=f"no articles in the folder; expected files named {' '.join(known)}")
    for file in itertools.chain([next(files, empty)], files):
        yield (file.source if isinstance(file, Failure) else printable_path(file)), file


def _is_folder(path: str | Path) -> bool:
    try:
        return "\0" not in str(path) and Path(path).is_dir()
    except OSError:  # opening it will fail for the same reason and say so
        return False


def _walk(folder: Path, known: Collection[str]) -> Iterator[Path | Failure]:
    """All files with a known suffix below a folder; linked folders are left out, as they may lead in a circle."""
    try:
        for entry in sorted(entry for entry in folder.iterdir() if not entry.name.startswith(".")):
            if entry.is_dir() and not entry.is_symlink():
                yield from _walk(entry, known)
            elif entry.is_file() and entry.suffix.lower() in known:
                yield entry
    except OSError as error:
        yield unreadable(folder, error)


def unreadable(path: Path, error: OSError) -> Failure:
    """The failure of a file that the system does not let us read."""
    return Failure(source=printable_path(path), reason=f"cannot be read: {error.strerror or error}")


def printable_path(path: str | Path) -> str:
    """The path as text that can be written: a name in another encoding has bytes that cannot."""
    return os.fsencode(path).decode("utf-8", "replace")


def _read(source: str, file: Path | Failure, provenance: Provenance) -> Iterator[Article | Failure]:
    if isinstance(file, Failure):
        yield file
        return
    try:
        with opened(file) as stream:
            yield from articles(text_pieces(stream, source, text_format(file, stream), provenance))
    except OSError as error:
        yield unreadable(file, error)
    except InputError as error:
        yield Failure(source=source, reason=str(error))


def opened(file: Path) -> contextlib.AbstractContextManager[BinaryIO]:
    """The file, or standard input, to be read from.

    Raises:
        InputError: The path can be none.
        OSError: The file cannot be opened.
    """
    if str(file) == STANDARD_INPUT:
        return contextlib.nullcontext(sys.stdin.buffer)
    if "\0" in str(file):
        raise InputError("the path has a NUL character")
    return cast("contextlib.AbstractContextManager[BinaryIO]", file.open("rb"))


def text_format(file: Path, stream: BinaryIO) -> str:
    """The format that the suffix tells, else the first bytes."""
    known = TEXT_FORMATS.get(file.suffix.lower())
    if known:
        return known
    start = stream.peek(4096)[:4096] if hasattr(stream, "peek") else b""
    if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b'{"', b"{ ", b"{}")):
        return _JSON_LINES
    return "html" if _HTML.match(start.removeprefix(b"\xef\xbb\xbf")) else "text"


def text_pieces(stream: BinaryIO, source: str, kind: str, provenance: Provenance) -> Iterator[Piece | Failure]:
    """The pieces of a stream in one of the formats of text: one for a file, one a line for JSON Lines.

    Raises:
        InputError: The file is too long.
    """
    if kind == _JSON_LINES:
        yield from json_pieces(stream, source, provenance, longest=LONGEST_FILE)
        return
    data = stream.read(LONGEST_FILE + 1)
    if len(data) > LONGEST_FILE:
        raise InputError(f"has over {LONGEST_FILE:,} bytes, the most that is read; split it, an article a file")
    yield Piece(source=source, read=partial(_READERS[kind], data, provenance))
