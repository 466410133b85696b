"""Folds of sentences that keep near-copies together, so that a test fold holds nothing that training has all but seen.

Many sentences of PLV are variations of one another. With random folds a model is praised for remembering; here
sentences whose rarer words overlap much fall into the same fold.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Iterator

_STOP = frozenset({
    "the", "a", "an", "of", "to", "in", "on", "for", "and", "with", "by", "at", "from", "has", "have", "had", "was",
    "were", "is", "are", "be", "been", "its", "his", "her", "their", "that", "this", "it", "as", "will", "would",
    "said", "after", "over", "between", "against", "who", "which", "also", "into", "more", "than", "not", "but",
})  # fmt: skip
_ENDINGS = re.compile(r"(ing|ed|es|s|ion)$")
ALIKE = 0.3


def folds(texts: list[str], count: int = 5, seed: int = 42) -> list[int]:
    """The fold of each text."""
    groups = _groups([_vector(text) for text in texts])
    names = sorted(set(groups))
    random.Random(seed).shuffle(names)
    rank = {name: place for place, name in enumerate(names)}
    load, fold = [0] * count, {}
    for name, size in sorted(Counter(groups).items(), key=lambda item: (-item[1], rank[item[0]])):
        fold[name] = load.index(min(load))
        load[fold[name]] += size
    return [fold[name] for name in groups]


def _vector(text: str) -> Counter[str]:
    words = (word for word in re.findall(r"[A-Za-z][a-z'-]+", text) if word[0].islower() and word not in _STOP)
    return Counter(_ENDINGS.sub("", word) for word in words)


def _groups(bags: list[Counter[str]]) -> list[int]:
    """A group for each bag: those that are alike, and those that are alike to them, share one."""
    group = list(range(len(bags)))
    for at, other in _alike(bags):
        old, new = group[at], group[other]
        group = [new if name == old else name for name in group]
    return group


def _alike(bags: list[Counter[str]]) -> Iterator[tuple[int, int]]:
    weighed, spread = _weigh(bags)
    places: dict[str, list[int]] = {}
    for at, words in enumerate(weighed):
        likeness: Counter[int] = Counter()
        for word, weight in words.items():
            for other in places.get(word, ()) if spread[word] <= len(bags) * 0.1 else ():
                likeness[other] += weight * weighed[other][word]
            places.setdefault(word, []).append(at)
        yield from ((at, other) for other, value in likeness.items() if value > ALIKE)


def _weigh(bags: list[Counter[str]]) -> tuple[list[dict[str, float]], Counter[str]]:
    spread = Counter(word for bag in bags for word in bag)
    found = []
    for bag in bags:
        weights = {word: (1 + math.log(n)) * math.log(len(bags) / spread[word]) for word, n in bag.items()}
        length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        found.append({word: weight / length for word, weight in weights.items()})
    return found, spread
