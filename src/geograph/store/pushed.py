"""The record of what was sent to an endpoint, by which a push that was cut goes on.

It is a file of JSON Lines beside what is sent: the first line names the endpoint, every other one a graph with the
sha256 of its triples, or with null when it was removed. A line is written when the endpoint has confirmed the graph, so
that a record never claims too much; a line that was cut is dropped, and its graph sent again.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
from typing import TYPE_CHECKING, Any

from geograph.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO


class Record:
    """What an endpoint was sent: the digest of each graph by its name."""

    def __init__(self, file: BinaryIO, head: bytes, sent: dict[str, str]) -> None:
        self.sent = sent
        self._file = file
        self._head = head

    def add(self, graph: str, digest: str | None) -> None:
        """Notes that a graph was sent, or removed when there is no digest.

        Raises:
            StoreError: The record cannot be written.
        """
        self._write(_line(graph=graph, sha256=digest))
        _apply(self.sent, graph, digest)

    def forget(self) -> None:
        """Begins anew, because the endpoint has lost what it was sent.

        Raises:
            StoreError: The record cannot be written.
        """
        self.sent.clear()
        self._write(self._head, anew=True)

    def _write(self, line: bytes, *, anew: bool = False) -> None:
        try:
            if anew:
                self._file.truncate(0)
            while line:  # a full disk may take a part
                line = line[self._file.write(line) :]
        except OSError as error:
            raise StoreError(f"cannot write the record {self._file.name}: {error.strerror or error}") from error


@contextlib.contextmanager
def open_record(path: Path, url: str) -> Iterator[Record]:
    """The record of what was sent to this endpoint, a new one if there is none; one push at a time may hold it.

    Raises:
        StoreError: It cannot be read or written, is damaged, is that of another endpoint, or is in use.
    """
    try:
        path.parent.mkdir(exist_ok=True)
        if path.exists() and not path.is_file():  # a device may have no end
            raise StoreError(f"cannot write the record {path}: it is no file; name another place for it")
        file = path.open("a+b", buffering=0)
    except OSError as error:
        raise StoreError(
            f"cannot write the record {path}: {error.strerror or error}; name another place for it"
        ) from error
    with file:
        _lock(file, path)
        head = _line(endpoint=url)
        record = Record(file, head, _read(file, path, head))
        if not file.tell():
            record.forget()
        yield record


def _lock(file: BinaryIO, path: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise StoreError(f"another push goes on by the record {path}; wait until it has ended") from error
    except OSError as error:
        raise StoreError(f"cannot lock the record {path}: {error.strerror or error}") from error


def _read(file: BinaryIO, path: Path, head: bytes) -> dict[str, str]:
    """What the lines say; the last one is dropped if it was cut."""
    file.seek(0)
    lines = file.read().splitlines(keepends=True)
    if lines and not lines[-1].endswith(b"\n"):
        file.truncate(sum(map(len, lines[:-1])))
        del lines[-1]
    file.seek(0, 2)
    if lines and lines[0] != head:
        raise StoreError(
            f"{path} is no record of a push to this address: its first line is not {head.decode().strip()}"
        )
    sent: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        _apply(sent, *_entry(line, f"{path}:{number}"))
    return sent


def _entry(line: bytes, place: str) -> tuple[str, str | None]:
    try:
        values = json.loads(line)
        graph, digest = values["graph"], values["sha256"]
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(f"{place} is damaged; remove the record to send everything again") from error
    return str(graph), None if digest is None else str(digest)


def _apply(sent: dict[str, str], graph: str, digest: str | None) -> None:
    if digest is None:
        sent.pop(graph, None)
    else:
        sent[graph] = digest


def _line(**values: Any) -> bytes:  # noqa: ANN401 - of any name
    return f"{json.dumps(values, separators=(',', ':'))}\n".encode()
