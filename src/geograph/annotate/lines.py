"""The lines of a text that begin a paragraph; the others continue a line that was wrapped at a fixed width."""

from __future__ import annotations

_NARROWEST, _WIDEST, _FEWEST = 55, 100, 4


def paragraphs(text: str) -> list[int]:
    r"""The offset of the first character of every paragraph (headline, item of a list), in order.

    >>> paragraphs("Talks fail\n\n  Russia left.\nUkraine stayed.")
    [0, 14, 27]
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    wrapped = _NARROWEST <= width <= _WIDEST and len(lines) >= _FEWEST
    starts, offset, before = [], 0, ""
    for line in lines:
        words = line.strip()
        if words and not (before and wrapped and _continues(before, words, width)):
            starts.append(offset + line.index(words))
        offset += len(line) + 1
        before = words
    return starts


def _continues(before: str, line: str, width: int) -> bool:
    """Whether the first word of a line would not have fitted on the line before."""
    return len(before) + 1 + len(line.split(maxsplit=1)[0]) > width
