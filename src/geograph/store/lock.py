"""Who may use a store at the same time: one writer, or any number of readers."""

from __future__ import annotations

import contextlib
import fcntl
import os
from typing import TYPE_CHECKING

from geograph.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = "lock"


@contextlib.contextmanager
def locked(folder: Path, *, write: bool) -> Iterator[None]:
    """Holds the folder against writers, and for a writer against readers too; a process that ends lets go of it.

    Raises:
        StoreError: Another holds it, or the file of the lock cannot be opened.
    """
    try:
        lock = os.open(folder / LOCK, os.O_CREAT | (os.O_RDWR if write else os.O_RDONLY), 0o644)
    except OSError as error:
        raise StoreError(f"cannot {'write to' if write else 'read'} the store {folder}: {error.strerror}") from error
    try:
        _take(lock, folder, write=write)
        yield
    finally:
        os.close(lock)


def _take(lock: int, folder: Path, *, write: bool) -> None:
    if not _took(lock, fcntl.LOCK_EX if write else fcntl.LOCK_SH):
        raise StoreError(f"the store {folder} is in use: {_holder(lock)}; try again when that has ended")
    if write:
        os.truncate(lock, 0)
        os.pwrite(lock, str(os.getpid()).encode(), 0)


def _took(lock: int, kind: int) -> bool:
    try:
        fcntl.flock(lock, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        raise StoreError(f"cannot lock the store: {error.strerror}; put it on a file system that has locks") from error
    return True


def _holder(lock: int) -> str:
    """Beside readers one more could read; a writer has left its number in the file."""
    if _took(lock, fcntl.LOCK_SH):
        return "another process reads it"
    return f"process {os.pread(lock, 20, 0).decode('ascii', 'replace')} writes to it"
