"""The measures that the scorecards share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.model import Record

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Record):
    """Precision, recall and F1 of found things against wanted ones."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, right: float, found: float, wanted: float, *, recalled: float | None = None) -> Share:
        """The shares of so many right among the found and among the wanted.

        `recalled` says how many of the wanted ones were met, where several found things may meet the same one.

        >>> Share.of(3, 4, 6)
        Share(precision=0.75, recall=0.5, f1=0.6)
        """
        precision = right / found if found else 0.0
        recall = (right if recalled is None else recalled) / wanted if wanted else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        return cls(precision=round(precision, 4), recall=round(recall, 4), f1=round(f1, 4))


def per_class(pairs: Iterable[tuple[Hashable, Hashable]]) -> dict[str, Share]:
    """The shares of each class that is wanted, from pairs of what is wanted and what was found.

    >>> per_class([("AID", "AID"), ("AID", "AGREE")])["AID"].recall
    0.5
    """
    rows = list(pairs)
    wanted, found = Counter(gold for gold, _ in rows), Counter(guess for _, guess in rows)
    right = Counter(gold for gold, guess in rows if gold == guess)
    return {str(name): Share.of(right[name], found[name], wanted[name]) for name in sorted(wanted, key=str)}


def macro_f1(pairs: Iterable[tuple[Hashable, Hashable]]) -> float:
    """The mean F1 of the classes that are wanted.

    >>> macro_f1([("AID", "AID"), ("AGREE", "AGREE")])
    1.0
    """
    shares = per_class(pairs)
    return round(sum(share.f1 for share in shares.values()) / len(shares), 4) if shares else 0.0
