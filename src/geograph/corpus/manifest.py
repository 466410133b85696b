"""The note of a run: what was asked for, and every part of it that is finished.

The first line says what the run is; each other line is a finished part with the hash of its file and the place in the
input where the next part begins. Lines are only ever added and each is on disk before work goes on, so that a run that
is killed at any moment can go on with the part that was not finished. A last line without an end was being written.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from geograph.corpus.schema import VERSION
from geograph.errors import InputError, StoreError
from geograph.model import digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from geograph.corpus.options import Options

FILE = "manifest.jsonl"
FORMAT = 1
"""The layout of the folder of a run; a run of another format cannot be gone on with."""

_FEW = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A finished part: its number, the sha256 of its file, and where the next begins.

    `file` is the number of the input file, `piece` the number of pieces of it that are done, `rows` the number of
    pieces of all files that are done. `counts` counts the pieces by what became of them, and the claims by PLOVER type.
    """

    part: int
    sha256: str
    file: int
    piece: int
    rows: int
    articles: int
    counts: dict[str, int]


@dataclass(slots=True, kw_only=True)
class Manifest:
    """What is known of a run; `add` and `finish` also write it down."""

    path: Path
    header: dict[str, Any]
    parts: list[Part] = field(default_factory=list)
    finished: dict[str, Any] = field(default_factory=dict)

    @property
    def last(self) -> Part:
        """The last finished part, or the beginning."""
        nothing = Part(part=-1, sha256="", file=0, piece=0, rows=0, articles=0, counts={})
        return self.parts[-1] if self.parts else nothing

    def add(self, part: Part) -> None:
        """Note a finished part.

        Raises:
            StoreError: It cannot be written.
        """
        _append(self.path, asdict(part))
        self.parts.append(part)

    def finish(self, values: Mapping[str, Any]) -> None:
        """Note that the run is finished.

        Raises:
            StoreError: It cannot be written.
        """
        self.finished = {"finished": dict(values)}
        _append(self.path, self.finished)


def header(inputs: Sequence[str | Path], options: Options) -> dict[str, Any]:
    """What the first line says of a run: of few inputs the names, of many their number and hash."""
    names = [os.fsencode(name).decode("utf-8", "backslashreplace") for name in inputs]
    return {
        "format": FORMAT,
        "geograph": version("geograph"),
        "schema": VERSION,
        "inputs": names if len(names) <= _FEW else [f"{len(names)} inputs", digest(*names)],
        "options": json.loads(json.dumps(options.to_dict())),
    }


def begin(path: Path, header: dict[str, Any]) -> Manifest:
    """A new manifest.

    Raises:
        StoreError: It cannot be written.
    """
    _append(path, header)
    return Manifest(path=path, header=header)


def resume(path: Path, header: Mapping[str, Any]) -> Manifest:
    """The manifest of a run that was begun, if it is the same run.

    Raises:
        InputError: It is another run, or one of another version.
        StoreError: The file is damaged or cannot be read.
    """
    try:
        whole, _, torn = path.read_bytes().rpartition(b"\n")
        lines = [json.loads(line) for line in whole.splitlines()]
        if torn:
            with path.open("r+b") as file:
                file.truncate(len(whole) + 1 if lines else 0)
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from error
    except ValueError as error:
        raise StoreError(f"{path} is damaged: {error}; name another folder, and begin again") from error
    if not lines:
        return begin(path, dict(header))
    _require_same(path, lines[0], header)
    manifest = Manifest(path=path, header=lines[0])
    for line in lines[1:]:
        if "finished" in line:
            manifest.finished = line
        else:
            manifest.parts.append(Part(**line))
    return manifest


def _require_same(path: Path, found: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    for name in ("format", "geograph", "inputs", "options"):
        if found.get(name) != wanted[name]:
            before, now = (str(each)[:200] for each in (found.get(name), wanted[name]))
            raise InputError(
                f"{path.parent} holds another run: its {name} was {before}, now it is {now}; "
                "go on with the same command, or name an empty folder"
            )


def _append(path: Path, values: Mapping[str, Any]) -> None:
    try:
        with path.open("ab") as file:
            file.write(f"{json.dumps(values, sort_keys=True)}\n".encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from error
