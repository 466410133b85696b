"""Which articles are worth parsing: those that name at least two known actors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geograph.resolve.page import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geograph.resolve.index import Entry, Index

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?")


def is_relevant(text: str, index: Index) -> bool:
    """Whether the text names two different known actors, by name, adjective ("Russian") or a person's surname.

    The language model is not asked, so this is generous: what might be a name counts as one.

    >>> from geograph.resolve import default_knowledge
    >>> index = default_knowledge().index
    >>> is_relevant("Russian troops entered Georgia.", index), is_relevant("The cat slept in Paris.", index)
    (True, False)
    """
    first = ""
    for actor in _actors(text, index):
        first = first or actor
        if actor != first:
            return True
    return False


def _actors(text: str, index: Index) -> Iterator[str]:
    words = [(match[0], normal(match[0].removesuffix("'s").removesuffix("’s"))) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        found = _longest(words, at, index)
        at += found[1] if found else 1
        if found:
            yield found[0]


def _longest(words: Sequence[tuple[str, str]], at: int, index: Index) -> tuple[str, int] | None:
    """The actor whose name begins at a word, and how many words it has."""
    written, norm = words[at]
    for used in range(min(index.longest.get(norm, 0), len(words) - at), 0, -1):
        entries = index.names.get(" ".join(word for _, word in words[at : at + used]), ())
        fitting = next((entry for entry in entries if _fits(written, entry, used)), None)
        if fitting is not None:
            return fitting.actor, used
    if written[:1].isupper() and norm in index.surnames:
        return index.surnames[norm][0], 1
    return None


def _fits(written: str, entry: Entry, used: int) -> bool:
    if entry.acronym:
        return written.isupper() or (written.istitle() and len(written) > 3)
    return used > 1 or written[:1].isupper() or written[:1].isdigit()
