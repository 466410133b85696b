"""What is in a store, in numbers."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from geograph.vocabulary import relations

if TYPE_CHECKING:
    from pathlib import Path

    from geograph.store.store import Store

_ARTICLES = """
SELECT COALESCE(SUM(known), 0), COALESCE(SUM(mentioned), 0), COALESCE(MIN(day) FILTER (WHERE day <> ''), ''),
  COALESCE(MAX(day), '')
FROM article
"""
_OUTLETS = "SELECT outlet, COUNT(*) AS n FROM article WHERE outlet <> '' GROUP BY outlet ORDER BY n DESC, outlet"
_TIE = "tie"


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """The numbers of a store.

    `quad_classes` counts the claims by quad class, and those of lasting relations as ``tie``; `outlets` counts the
    articles by who published them, most first. `first` and `last` are the dates of publication, empty when none is
    known. `size` is in bytes, with what Oxigraph has not yet cleared away.
    """

    articles: int
    actors: int
    mentions: int
    claims: int
    quad_classes: tuple[tuple[str, int], ...]
    first: str
    last: str
    outlets: tuple[tuple[str, int], ...]
    size: int
    format: int
    geograph: str
    oxigraph: str


def count(store: Store) -> Info:
    """The numbers of a store.

    >>> import tempfile
    >>> from geograph.store import create
    >>> with tempfile.TemporaryDirectory() as folder, create(f"{folder}/store") as opened:
    ...     count(opened).articles
    0

    Raises:
        StoreError: The store is closed or cannot be read.
    """
    ask = store.records.ask
    ((articles, mentions, first, last),) = ask(_ARTICLES)
    ((actors,),) = ask("SELECT COUNT(*) FROM actor")
    classes = _classes(dict(ask("SELECT relation, COUNT(*) FROM claim GROUP BY relation")))
    return Info(
        articles=articles,
        actors=actors,
        mentions=mentions,
        claims=sum(classes.values()),
        quad_classes=tuple(sorted(classes.items())),
        first=first,
        last=last,
        outlets=tuple(ask(_OUTLETS)),
        size=_size(store.path),
        format=store.manifest.format,
        geograph=store.manifest.geograph,
        oxigraph=ox.__version__,
    )


def _classes(counts: dict[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, number in counts.items():
        known = relations().get(name)
        quad = (known.quad if known else "") or _TIE
        found[quad] = found.get(quad, 0) + number
    return found


def _size(folder: Path) -> int:
    size = 0
    for path in folder.rglob("*"):
        with contextlib.suppress(FileNotFoundError):  # Oxigraph tidies up in the background
            size += path.stat().st_size
    return size
