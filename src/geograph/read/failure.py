"""What could not be read, and why."""

from __future__ import annotations

from dataclasses import dataclass

from geograph.model import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure(Record):
    """An input that gave no article.

    `source` is the path as it was given (``-`` is standard input), for JSON Lines with the number of the line
    (``news.jsonl:17``). `reason` says what was found, what was expected and what to do.

    >>> Failure(source="news.jsonl:17", reason="the line is empty").to_dict()
    {'source': 'news.jsonl:17', 'reason': 'the line is empty'}
    """

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign(Failure):
    """An input that is sound but not in English, which a run over a corpus leaves out without calling it a failure."""
