"""The stretches of the articles around the quotes, shared by all quotes that lie in them.

Offsets count UTF-16 units, as JavaScript does.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from geograph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geograph.model import Article, Evidence, Findings

_AROUND = 180  # characters kept on either side of a quote: about two sentences
_WORD = 24  # the most that a passage is widened so as not to cut a word

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """The articles by id, and of each the stretches that are kept, in order and apart from each other.

    Of an article whose text is not kept, as a store does without it, the quotes are all there is to show.
    """

    articles: Mapping[str, Article]
    stretches: Mapping[str, list[Stretch]]
    quotes: Mapping[tuple[str, Stretch], str]

    @classmethod
    def of(cls, findings: Findings) -> Self:
        """The passages that the claims of the findings need."""
        articles = {article.id: article for article in findings.articles}
        wanted: dict[str, list[Stretch]] = {}
        for claim in findings.claims:
            article = articles.get(claim.evidence.article)
            if article:
                wanted.setdefault(article.id, []).append(_around(article.text, claim.evidence))
        return cls(
            articles=articles,
            stretches={
                name: _joined(found) if articles[name].text else sorted(set(found)) for name, found in wanted.items()
            },
            quotes={
                (claim.evidence.article, (claim.evidence.start, claim.evidence.end)): claim.evidence.quote
                for claim in findings.claims
            },
        )

    def texts(self, article: str) -> list[str]:
        """The passages of an article; what was left out before or after is marked by an ellipsis."""
        text = self.articles[article].text
        if not text:  # RDF may hold the quotes alone
            return [f"…{self.quotes[article, stretch]}…" for stretch in self.stretches.get(article, ())]
        return [
            ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
            for start, end in self.stretches.get(article, ())
        ]

    def place(self, evidence: Evidence) -> tuple[int, int, int]:
        """The number of the passage that a quote lies in, and the quote's start and end there.

        Raises:
            InputError: The evidence is of another article, or its words are not the article's.
        """
        article = self.articles.get(evidence.article)
        if article is not None and not article.text:
            number = self.stretches[article.id].index((evidence.start, evidence.end))
            return number, 1, 1 + _units(evidence.quote)
        if article is None or article.text[evidence.start : evidence.end] != evidence.quote:
            raise InputError(
                f"the quote at {evidence.start}-{evidence.end} is not in article {evidence.article}; "
                "findings must hold the articles that their claims were found in"
            )
        stretches = self.stretches[article.id]
        number = bisect.bisect_right(stretches, (evidence.start, len(article.text))) - 1
        first = stretches[number][0]
        start = _units(article.text[first : evidence.start]) + bool(first)
        return number, start, start + _units(evidence.quote)


def _around(text: str, evidence: Evidence) -> Stretch:
    if not text:
        return evidence.start, evidence.end
    start, end = max(0, evidence.start - _AROUND), min(len(text), evidence.end + _AROUND)
    word = text.find(" ", start, min(start + _WORD, evidence.start)) if start else -1
    if word >= 0:
        start = word + 1
    word = text.rfind(" ", max(end - _WORD, evidence.end), end) if end < len(text) else -1
    return start, word if word >= 0 else end


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches sorted, those that touch made one."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text) if text.isascii() else len(text) + sum(character > "\uffff" for character in text)
