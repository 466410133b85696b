"""Many articles: the same line as for one, streamed, on all cores, and never done twice.

`run` reads a corpus of any size into a folder of Parquet tables, N-Quads or a store. Memory does not grow with it:
the input is a stream of pieces (`stream`), what was read before is known to a database on disk (`seen`, `near`), a
few batches are with worker processes at a time (`pool`, `work`), and whatever they give goes to disk in parts, each
noted in a manifest when it is finished (`manifest`). At the end the parts become the tables (`finish`), with one id an
actor (`actors`) and the events across articles (`events`). A run that is interrupted at any moment is resumed with
the part that was not finished, and its output is the same to the byte.

What is done with a batch is plain functions over records and rows of fixed schemas (`work`, `near`, `events`,
`records`, `schema`), so that a cluster can call the same ones. The names below are loaded when they are first used, as
a worker process needs but few of them.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geograph.corpus.options import FORMATS, LONGEST, Options
    from geograph.corpus.report import Report
    from geograph.corpus.runner import Progress, run

__all__ = ["FORMATS", "LONGEST", "Options", "Progress", "Report", "run"]

_HOMES = {
    **dict.fromkeys(("FORMATS", "LONGEST", "Options"), "options"),
    "Report": "report",
    **dict.fromkeys(("Progress", "run"), "runner"),
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'geograph.corpus' has no attribute {name!r}")
    value: object = getattr(importlib.import_module(f"geograph.corpus.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
