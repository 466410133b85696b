"""What a file says of actors before it is checked: plain text, with the line where it stands."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PostDraft:
    """A post as it is written: `titles` as they are given, dates as text."""

    role: str
    of: str
    titles: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An actor as a file describes it, at a line; all may be empty that is not said.

    `guessed` says that the file knows no ids and kinds: a name that is known is then meant, and the kind a guess.
    """

    line: int
    id: str = ""
    label: str = ""
    kind: str = ""
    country: str = ""
    sector: str = ""
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    gender: str = ""
    part_of: tuple[str, ...] = ()
    stands_for: str = ""
    capital_of: str = ""
    alias_of: str = ""
    same_as: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    lat: str = ""
    lon: str = ""
    posts: tuple[PostDraft, ...] = ()
    guessed: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong at a line."""

    line: int
    message: str


def refuse(path: Path, faults: Sequence[Fault]) -> None:
    """Raise an error that lists the faults of a file, the first twenty of them; nothing when there is none.

    Raises:
        InputError: There is a fault.
    """
    if faults:
        lines = [f"{path}:{fault.line}: {fault.message}" for fault in sorted(faults)]
        more = [f"and {len(lines) - _SHOWN} faults more"] if len(lines) > _SHOWN else []
        raise InputError("\n".join([*lines[:_SHOWN], *more]))


def read_lines(path: Path) -> list[str]:
    """The lines of a UTF-8 file without their ends.

    Raises:
        InputError: The file cannot be read or is not UTF-8.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(f"{path}:{line}: not UTF-8 (byte {error.start}); convert the file") from error


def slug(text: str) -> str:
    """A readable id of a name: letters and digits of any alphabet, the words joined by hyphens."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return "-".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c) and c not in "'’.")
    return "-".join(kept.split())
