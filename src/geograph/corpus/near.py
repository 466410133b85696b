"""Near-duplicates: texts that are copies of one another with some words changed, cut or moved.

A text is seen as the set of its pairs of neighbouring words that carry meaning. A MinHash signature stands for the
set: of two signatures, the share of equal numbers estimates how much of the sets is common, and from it how much of
the smaller set is in the larger one, which a cut does not lower. Signatures are cut into bands, and texts that share
no band need not be compared. The functions are pure, so that one machine with an index on disk and a cluster with a
join find the same.

The numbers: of 216 minima in 72 bands of 3, two texts with 35 % of their pairs in common share a band with a
probability of 0.957, with 40 % of 0.991; two that have 1 % in common (different news of the same day) of 0.00007. In
news, a change of every fifth word leaves about 40 %.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]

SIMILAR = 0.4
"""The share of the smaller text that must be in the other one; about half is left when every fifth word is changed."""

MOST_COMPARED = 200
"""How many texts of a band, the first ones, others are compared with: a text with common boilerplate shares a band
with thousands, and comparing a few is enough."""

_BANDS, _ROWS = 72, 3
# A text of a line may be in a long one by chance; what has less in common is no copy, and a seventh of a text is cut
# so far that it is none either.
_LEAST = 1 / 7
_MINIMA = _BANDS * _ROWS
_WORD = re.compile(r"\w+")
_PIECE = 512
_COMMON = frozenset(
    ["that", "this", "with", "from", "have", "been", "were", "will", "would", "which", "their", "they", "also", "said",
     "says", "after", "about", "there", "when", "than", "more", "into", "over", "what", "some", "other", "could"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signature:
    """The minima of a text, and how many different pairs of words it has."""

    minima: bytes
    pairs: int


def sign(text: str) -> Signature:
    """The signature of a text, the same in every process.

    >>> one, two = sign("Russian forces shelled Kharkiv on Monday."), sign("On Monday, Russian forces shelled Kharkiv!")
    >>> likeness(one, two) > 0.5
    True
    """
    hashes = _pairs(text)
    minima = np.full(_MINIMA, np.iinfo(np.uint64).max, dtype=np.uint64)
    factors, terms = _family()
    for start in range(0, len(hashes), _PIECE):
        values = (hashes[start : start + _PIECE, None] * factors + terms) >> np.uint64(32)
        np.minimum(minima, values.min(axis=0), out=minima)
    return Signature(minima.astype("<u4").tobytes(), len(hashes))


def bands(signature: Signature) -> list[int]:
    """Numbers (of 64 bits, with a sign) of which texts that are alike share at least one."""
    rows = np.frombuffer(signature.minima, dtype="<u4").astype(np.uint64).reshape(_BANDS, _ROWS)
    mixed = np.arange(_BANDS, dtype=np.uint64)
    for column in range(_ROWS):
        mixed = (mixed ^ rows[:, column]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    found: list[int] = mixed.view(np.int64).tolist()
    return found


def likeness(one: Signature, two: Signature) -> float:
    """How much of the smaller text is in the other one, estimated, in 0..1.

    >>> likeness(sign("Turkey bought missiles."), sign("Kim Jong Un visited Vladivostok."))
    0.0
    """
    first, second = (np.frombuffer(each.minima, dtype="<u4") for each in (one, two))
    common = float(np.count_nonzero(first == second)) / _MINIMA
    if common < _LEAST:
        return 0.0
    smaller = min(one.pairs, two.pairs)
    shared = common * (one.pairs + two.pairs) / (1 + common)
    return min(1.0, shared / smaller) if smaller else float(first.tobytes() == second.tobytes())


def best(signature: Signature, others: Iterable[tuple[int, Signature]]) -> tuple[int, float] | None:
    """The number of the text that this one is a near-duplicate of, and how like; None when there is none."""
    return most_alike((number, likeness(signature, other)) for number, other in others)


def most_alike(scores: Iterable[tuple[int, float]]) -> tuple[int, float] | None:
    """The number and likeness of the text that is most alike, of equals the one with the lowest number, if any is.

    >>> most_alike([(3, 0.9), (1, 0.9), (2, 0.1)]), most_alike([(2, 0.1)])
    ((1, 0.9), None)
    """
    score, number = min(((-score, number) for number, score in scores), default=(0.0, 0))
    return (number, -score) if -score >= SIMILAR else None


def copies(pairs: Iterable[tuple[int, int, float]]) -> Iterator[tuple[int, int, float]]:
    """The texts that are copies, of which one, and how like, of pairs of a text, an earlier one and their likeness.

    The pairs are sorted by the first number. What is a copy itself is not what another is a copy of.

    >>> list(copies([(1, 0, 0.9), (2, 0, 0.3), (2, 1, 0.9)]))
    [(1, 0, 0.9)]
    """
    known: set[int] = set()
    for number, group in groupby(pairs, key=lambda pair: pair[0]):
        match = most_alike((other, score) for _, other, score in group if other not in known)
        if match is not None:
            known.add(number)
            yield number, *match


def _pairs(text: str) -> Numbers:
    """A hash of each pair of neighbouring words that carry meaning; of a text with a single one, of that."""
    words = [word for word in _WORD.findall(text.lower()) if (len(word) > 3 or word.isdigit()) and word not in _COMMON]
    pairs = {f"{one} {two}" for one, two in pairwise(words)} or {text.strip()}
    return np.array(sorted({zlib.crc32(pair.encode("utf-8", "replace")) for pair in pairs}), dtype=np.uint64)


@cache
def _family() -> tuple[Numbers, Numbers]:
    """The multipliers, which are odd, and terms of the hash functions: multiply, add, keep the upper half."""
    data = hashlib.shake_128(b"geograph.corpus.near").digest(16 * _MINIMA)
    factors, terms = np.frombuffer(data, dtype="<u8").reshape(2, _MINIMA)
    return factors | np.uint64(1), terms.copy()
