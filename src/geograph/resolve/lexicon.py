"""The word lists of ``words.tsv``: verbs of motion, verbs of saying, words that are no names."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def listed(name: str) -> frozenset[str]:
    """The list of this name.

    >>> "flew" in listed("motion"), "said" in listed("speech")
    (True, True)
    """
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = files("geograph.resolve").joinpath("words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {name: frozenset(row.split(" ")) for name, row in rows}
