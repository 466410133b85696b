"""Markdown files: the words without the marks, a block a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geograph.read.articles import LONGEST_TEXT, make_article, require_length
from geograph.read.decoding import decode
from geograph.read.normalise import normalise
from geograph.read.provenance import Provenance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from geograph.model import Article

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_WORDS = {"text", "code_inline"}
_BREAKS = {"softbreak", "hardbreak"}


def read_markdown(data: bytes, provenance: Provenance) -> Article:
    r"""The article that a Markdown file holds; its first heading of the first level is the title.

    >>> article = read_markdown(b"# Talks *begin*\n\nRussia [met](https://example.org/a) Ukraine.", Provenance())
    >>> article.text
    'Talks begin\n\nRussia met Ukraine.'

    Raises:
        InputError: The file holds no readable article.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - not needed for the other formats

    source = decode(data)
    require_length(source, 2 * LONGEST_TEXT)  # marks and addresses come on top of the words
    source = _FRONT_MATTER.sub("", normalise(source))
    blocks = list(_blocks(MarkdownIt().parse(source)))
    title = next((text for tag, text in blocks if tag == "h1"), "")
    return make_article("\n\n".join(text for _, text in blocks), provenance.over(Provenance(title=title)))


def _blocks(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """The tag and the words of every block."""
    tag = ""
    for token in tokens:
        if token.type == "inline":
            yield tag, "".join(map(_words, token.children or []))
        tag = token.tag


def _words(token: Token) -> str:
    if token.type in _BREAKS:
        return "\n"
    return token.content if token.type in _WORDS else ""
