"""The list of input files, made once when a run begins and kept on disk.

A folder may change while it is read; the run reads what was there when it began, in that order, and a file that has
gone or changed since is told of.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geograph.errors import StoreError
from geograph.read import Failure
from geograph.read.every import SUFFIXES, read_pieces
from geograph.read.sources import STANDARD_INPUT, list_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from geograph.read import Provenance
    from geograph.read.pieces import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to be read: its path, size and time of change; with a `reason`, why there is none."""

    source: str
    path: str = ""
    size: int = 0
    changed: int = 0
    reason: str = ""


def write_list(inputs: Iterable[str | Path], file: Path) -> None:
    """Write down what the inputs are: files, folders, and ``-`` for standard input.

    Raises:
        StoreError: The list cannot be written.
    """
    beside = file.with_name(f".{file.name}.part")
    try:
        with beside.open("w", encoding="utf-8") as lines:
            for name in inputs:
                lines.writelines(f"{json.dumps(asdict(_source(*found)))}\n" for found in list_files(name, SUFFIXES))
        beside.replace(file)
    except OSError as error:
        raise StoreError(f"cannot write {file}: {error.strerror or error}") from error


def read_list(file: Path, start: int = 0) -> Iterator[Source]:
    """The inputs from a place in the list on.

    Raises:
        StoreError: The list cannot be read.
    """
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number >= start:
                    yield Source(**json.loads(line))
    except (OSError, ValueError, TypeError) as error:
        raise StoreError(f"cannot read {file}: {error}; name another folder, and begin again") from error


def pieces(
    source: Source, provenance: Provenance, columns: Mapping[str, str], position: Callable[[int], object]
) -> Iterator[Piece | Failure]:
    """The pieces of a file of the list."""
    if source.reason:
        yield Failure(source=source.source, reason=source.reason)
        return
    path = Path(source.path)
    if source.path != STANDARD_INPUT and (problem := _changed(path, source)):
        yield Failure(source=source.source, reason=problem)
        return
    yield from read_pieces(path, provenance, columns, position)


def _source(source: str, file: Path | Failure) -> Source:
    if isinstance(file, Failure):
        return Source(source=source, reason=file.reason)
    size, changed = 0, 0
    if str(file) != STANDARD_INPUT and "\0" not in str(file):
        try:
            size, changed = file.stat().st_size, file.stat().st_mtime_ns
        except OSError as error:
            return Source(source=source, reason=f"cannot be read: {error.strerror or error}")
    return Source(source=source, path=str(file), size=size, changed=changed)


def _changed(path: Path, source: Source) -> str:
    try:
        now = path.stat()
    except OSError as error:
        return f"cannot be read: {error.strerror or error}; it was there when the run began"
    if (now.st_size, now.st_mtime_ns) != (source.size, source.changed):
        return "has changed since the run began; give it to a run of its own"
    return ""
