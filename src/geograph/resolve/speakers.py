"""Who speaks: what "I" and "we" mean inside quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.resolve.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geograph.resolve.page import Link, Page

_QUOTES = {"“": "”", '"': '"', "``": "''"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def speaking(
    page: Page, heads: Mapping[int, list[Link]], quotations: Sequence[tuple[int, int]], token: int
) -> tuple[str, ...]:
    """Whom a pronoun of the speaker means; nothing outside quotations."""
    for number, (first, last) in enumerate(quotations):
        if first <= token < last:
            speaker = _speaker(page, heads, first, last)
            if speaker is None and number:
                speaker = _speaker_before(page, heads, quotations[number - 1], first)
            return (speaker,) if speaker else ()
    return ()


def _speaker_before(page: Page, heads: Mapping[int, list[Link]], before: tuple[int, int], first: int) -> str | None:
    """The speaker of the quotation that a further one without a word of saying goes on from."""
    near = page.sents[first] - page.sents[before[1]] <= 1
    return _speaker(page, heads, *before) if near else None


def quotations_of(page: Page) -> Iterator[tuple[int, int]]:
    """The tokens between quotation marks, each stretch from its first to before its last."""
    opened, closing = -1, ""
    for token, word in enumerate(page.words):
        if opened >= 0 and (word == closing or "\n\n" in word):
            yield opened + 1, token
            opened = -1
        elif opened < 0 and word in _QUOTES:
            opened, closing = token, _QUOTES[word]


def _speaker(page: Page, heads: Mapping[int, list[Link]], first: int, last: int) -> str | None:
    """Who speaks a quotation; empty where a subject of saying names nobody, None where there is none.

    The words of saying stand in the sentences where the quotation begins and ends, or go on in small letters after it.
    """
    start = page.bounds[page.sents[first]][0]
    after = min(last + page.words[min(last + 1, len(page.words) - 1)].islower(), len(page.words) - 1)
    end = page.bounds[page.sents[after]][1]
    for token in [*range(last, end), *range(first - 1, start - 1, -1)]:
        if page.norms[token] in listed("speech"):
            for subject in range(max(start, token - 12), min(token + 12, end)):
                if page.heads[subject] == token and page.deps[subject] in _SUBJECTS and not first <= subject < last:
                    links = heads.get(subject, ())
                    return links[0].actor if len(links) == 1 else ""
    return None
