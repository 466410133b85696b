"""Tables of labelled data: UTF-8, cells separated by tabs, a header line, no quoting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def read_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table with their line numbers; it must have these columns and may have more.

    Raises:
        InputError: The file cannot be read or is not UTF-8, lacks a column, or a row has too few or too many cells.
    """
    header, *rest = (line.removesuffix("\r").split("\t") for line in _text(path).split("\n"))
    missing = [name for name in columns if name not in header]
    if missing:
        raise InputError(f"{path} is not such a table: its header lacks {', '.join(missing)} (separated by tabs)")
    for line, cells in enumerate(rest, start=2):
        if cells == [""]:
            continue
        if len(cells) != len(header):
            raise InputError(f"{path}:{line}: {len(cells)} cells, expected {len(header)}, as in the header")
        yield line, dict(zip(header, cells, strict=True))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start}); convert it") from error
