"""A corpus on Apache Spark, when one machine is not enough: the same functions on DataFrames, and a job.

Every step is a function from DataFrames to DataFrames and calls the plain functions that a run on one machine calls:
`pieces` and `numbered` read (`reading`), `without_copies` finds duplicates (`copies`), `extracted` reads articles for
claims with one language model a Python worker (`extraction`), `described`, `verdicts` and `all_actors` bring actors
together (`naming`), `sorted_out` makes the rows of the tables (`tabling`), `grouped` the events (`grouping`) and
`dyad_months` the months of dyads (`dyads`). `run` is all of them in turn: it reads folders and writes the tables that
`geograph corpus` writes, and `python -m geograph.corpus.spark` is the command, for `spark-submit` too.

The names below are loaded when they are first used, so that the job can say what is missing.

The result does not depend on how Spark cuts and orders its work: pieces are numbered in the order of the input before
anything else, and wherever an order decides, rows are sorted by that number first.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geograph.corpus.spark.copies import without_copies
    from geograph.corpus.spark.dyads import dyad_months
    from geograph.corpus.spark.extraction import extracted
    from geograph.corpus.spark.grouping import grouped
    from geograph.corpus.spark.job import run
    from geograph.corpus.spark.naming import all_actors, described, verdicts
    from geograph.corpus.spark.reading import list_files, numbered, pieces
    from geograph.corpus.spark.starting import session
    from geograph.corpus.spark.tabling import sorted_out

__all__ = [
    "all_actors",
    "described",
    "dyad_months",
    "extracted",
    "grouped",
    "list_files",
    "numbered",
    "pieces",
    "run",
    "session",
    "sorted_out",
    "verdicts",
    "without_copies",
]

_HOMES = {
    "without_copies": "copies",
    "dyad_months": "dyads",
    "extracted": "extraction",
    "grouped": "grouping",
    "run": "job",
    **dict.fromkeys(("all_actors", "described", "verdicts"), "naming"),
    **dict.fromkeys(("list_files", "numbered", "pieces"), "reading"),
    "session": "starting",
    "sorted_out": "tabling",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'geograph.corpus.spark' has no attribute {name!r}")
    value: object = getattr(importlib.import_module(f"geograph.corpus.spark.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
