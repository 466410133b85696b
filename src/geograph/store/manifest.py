"""The note in the folder that says what it is and which version wrote it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from geograph.errors import StoreError
from geograph.rdf import write_whole

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
"""How this version lays out a store; counted up whenever an older store could not be read as it is."""

FILE = "store.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The format of a store and the version of geograph that made it."""

    format: int
    geograph: str


def write_manifest(folder: Path) -> None:
    """Writes the note of this version, whole or not at all.

    Raises:
        StoreError: It cannot be written.
    """
    manifest = Manifest(format=FORMAT, geograph=version("geograph"))
    write_whole(folder / FILE, f"{json.dumps(asdict(manifest))}\n".encode())


def read_manifest(folder: Path) -> Manifest:
    """The note of a store that this version can use.

    Raises:
        StoreError: There is none, it is damaged, or it is of another format; the message says how to go on.
    """
    manifest = _read(folder)
    if manifest.format != FORMAT:
        raise StoreError(_other_format(folder, manifest))
    return manifest


def _read(folder: Path) -> Manifest:
    path = folder / FILE
    try:
        manifest = Manifest(**json.loads(path.read_bytes()))
    except (FileNotFoundError, NotADirectoryError) as error:
        hint = f"make one with: geograph ingest {folder} PATH..."
        raise StoreError(f"{folder} is no store (no {FILE}); {hint}") from error
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror or error}") from error
    except (ValueError, TypeError) as error:
        raise StoreError(f"{path} is damaged: expected a JSON object with format and geograph") from error
    if not isinstance(manifest.format, int):
        raise StoreError(f"{path} is damaged: the format is {manifest.format!r}, expected a number")
    return manifest


def _other_format(folder: Path, manifest: Manifest) -> str:
    return (
        f"the store {folder} has format {manifest.format} and was made by geograph {manifest.geograph}; "
        f"geograph {version('geograph')} uses format {FORMAT}. To migrate, make a new store from the same articles: "
        f"geograph ingest NEW PATH... To go on with the old one: pip install geograph=={manifest.geograph}"
    )
