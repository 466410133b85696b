"""What the words of a name say that its bearer is: a "Committee" is an organisation, a "Times" a newspaper."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from geograph.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_JOINTS = frozenset({"of", "for"})
_PLAIN = frozenset({Kind.ORGANISATION, Kind.COURT, Kind.PARTY})


def sort_of_name(words: Sequence[str]) -> tuple[Kind | None, str]:
    """The kind and sector that a name tells, by its last words or those before "of" or "for"."""
    joint = next((at for at, word in enumerate(words) if word in _JOINTS), -1)
    for word in reversed(words[-3:] if joint < 0 else words[:joint]):
        if word in _heads():
            return _heads()[word]
    return sort_of_name(words[joint + 1 :]) if joint >= 0 else (None, "")


def names_a_body(words: Iterable[str]) -> bool:
    """Whether one of the words tells of a body: the institute of "Foreign Policy Research Institute"."""
    return any(word in _heads() for word in words)


def is_bare(word: str) -> bool:
    """Whether a word alone is no name, but repeats one: the "Committee", not the "Times"."""
    return word in _heads() and _heads()[word][0] in _PLAIN


def is_firm(words: Sequence[str]) -> bool:
    """Whether words say of a firm what it is and nothing else: the rest of "Baidu Inc", "American Airlines"."""
    return bool(words) and all(word in _heads() and _heads()[word][0] is Kind.COMPANY for word in words)


@cache
def _heads() -> dict[str, tuple[Kind, str]]:
    text = files("geograph.resolve.names").joinpath("newcomers.tsv").read_text(encoding="utf-8")
    heads: dict[str, tuple[Kind, str]] = {}
    for line in text.splitlines()[1:]:
        kind, sector, words = line.split("\t")
        for word in words.split("|"):
            heads.setdefault(word, (Kind(kind), sector))
    return heads
