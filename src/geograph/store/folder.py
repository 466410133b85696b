"""Stores on disk: made, recognised and opened."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pyoxigraph as ox

from geograph.errors import StoreError
from geograph.store import manifest as note
from geograph.store.keep import DATABASE, open_copy, state_of
from geograph.store.lock import LOCK, locked
from geograph.store.store import Store
from geograph.store.vocabulary import refresh

# What a creation that was killed before the note was written may have left.
_OURS = frozenset({LOCK, f".{note.FILE}.part"})


def is_store(path: Path | str) -> bool:
    """Whether there is a store in this folder, of whatever version.

    >>> is_store("no-such-folder")
    False
    """
    return Path(path, note.FILE).is_file()


def create(path: Path | str) -> Store:
    """A new store, open for writing, in a folder that is empty or not there yet.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, create(f"{folder}/store") as opened:
    ...     list(opened.articles())
    []

    Raises:
        StoreError: There is something else in the folder, or it cannot be written.
    """
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = {entry.name for entry in folder.iterdir()} - _OURS
    except FileExistsError as error:
        raise StoreError(f"{folder} is a file; name a folder for the store") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StoreError(f"cannot make the store {folder}: {reason}") from error
    if there:
        what = "a store already" if note.FILE in there else f"something else ({min(there)})"
        raise StoreError(f"{folder} holds {what}; name an empty or a new folder")
    with contextlib.ExitStack() as held:
        held.enter_context(locked(folder, write=True))
        note.write_manifest(folder)
        return _opened(folder, held, write=True)


def open_to_write(path: Path | str) -> Store:
    """The store in a folder, for one writer.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     create(folder).close()
    ...     with open_to_write(folder) as opened:
    ...         "0123456789abcdef" in opened
    False

    Raises:
        StoreError: There is none, it is of another format, damaged or in use, or it cannot be written.
    """
    folder = Path(path)
    note.read_manifest(folder)
    with contextlib.ExitStack() as held:
        held.enter_context(locked(folder, write=True))
        return _opened(folder, held, write=True)


def open_to_read(path: Path | str) -> Store:
    """The store in a folder, for reading; many may read at the same time.

    >>> open_to_read("no-such-folder")
    Traceback (most recent call last):
    geograph.errors.StoreError: no-such-folder is no store (no store.json); make one with: geograph ingest ...

    Raises:
        StoreError: There is none, it is of another format, damaged or being written.
    """
    folder = Path(path)
    note.read_manifest(folder)
    with contextlib.ExitStack() as held:
        held.enter_context(locked(folder, write=False))
        return _opened(folder, held, write=False)


def _opened(folder: Path, held: contextlib.ExitStack, *, write: bool) -> Store:
    """The store, which from now on holds what `held` held."""
    manifest, state = note.read_manifest(folder), state_of(folder)
    try:
        connect = ox.Store if write else ox.Store.read_only
        database = connect(str(folder / DATABASE))
        if write:
            refresh(database)
        copy = open_copy(folder, database, state) if write else None
    except (OSError, RuntimeError) as error:
        raise StoreError(f"cannot open the store {folder}: {error}") from error
    return Store(folder, manifest, database, held.pop_all(), writes=write, state=state, copy=copy)
