"""A text with what is known about it becomes an article, if it is one that can be worked on."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from geograph.errors import InputError, OtherLanguage
from geograph.model import Article
from geograph.read.languages import ENGLISH, language, name
from geograph.read.normalise import normalise
from geograph.read.provenance import Provenance, read_date

if TYPE_CHECKING:
    from datetime import date

LONGEST_TEXT = 300_000
"""The most characters that the text of an article may have; the package says why."""

_LONGEST_HEADLINE = 150
_MARKS = re.compile(r"(?:[^\w\s]|_)+")
# Splitting a run of marks into words takes the square of its length: 0.1 s for this many, 3 hours for 300,000.
_MOST_MARKS = 1_000
_HEADLINE = re.compile(r"\s*([^\n]+?)[ \t]*\n[ \t]*\n\s*\S")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}$")


def make_article(text: str, provenance: Provenance, *, id: str = "") -> Article:  # noqa: A002 - the record's own name
    """The article with normalised text and provenance; `id` follows from url and text when empty.

    Raises:
        InputError: The text is empty or too long.
        OtherLanguage: The text is surely not English.
    """
    text = normalise(text)
    if not text.strip():
        raise InputError("is empty; expected the text of an article")
    require_length(text, LONGEST_TEXT)
    marks = max((len(run) for run in _MARKS.findall(text)), default=0)
    if marks > _MOST_MARKS:
        raise InputError(f"has {marks:,} marks or symbols without a word between them; remove what is no text")
    code = language(text)
    if code not in {"", ENGLISH}:
        raise OtherLanguage(f"written in {name(code)}; only English is read")
    article = Article.of(
        text,
        url=_one_line(provenance.url),
        title=_one_line(provenance.title),
        published=provenance.published,
        outlet=_one_line(provenance.outlet),
        language=code,
    )
    return dataclasses.replace(article, id=_one_line(id) or article.id)


def require_length(text: str, longest: int) -> None:
    """Turn a text of more characters away.

    Raises:
        InputError: The text is longer.
    """
    if len(text) > longest:
        raise InputError(f"has {len(text):,} characters; an article may have at most {LONGEST_TEXT:,}: split it")


def read_text(
    text: str, *, published: date | str | None = None, outlet: str = "", url: str = "", title: str = ""
) -> Article:
    r"""An article from text in memory and what is known about it.

    A short first line with an empty line after it is a headline: it stays in the text and is the title when no other
    is given.

    >>> article = read_text("Talks begin\n\nRussia and Ukraine began talks in Minsk.", published="2014-09-05")
    >>> article.title, article.published
    ('Talks begin', datetime.date(2014, 9, 5))

    Raises:
        InputError: The text is empty, too long or surely not English, or `published` is not a date.
    """
    provenance = Provenance(published=read_date(published), outlet=outlet, url=url, title=title or headline(text))
    return make_article(text, provenance)


def headline(text: str) -> str:
    r"""The first line of a plain text when it looks like a headline, else an empty string.

    >>> headline("Kim visits Russia\n\nHe came by train."), headline("He came by train.\n\nThen he left.")
    ('Kim visits Russia', '')
    """
    match = _HEADLINE.match(normalise(text[: _LONGEST_HEADLINE * 4]))
    line = match[1] if match else ""
    sentence = line.endswith((".", ",", ":", ";")) and not _ABBREVIATION.search(line)
    return "" if sentence or len(line) > _LONGEST_HEADLINE else line


def _one_line(value: str) -> str:
    return " ".join(normalise(value).split())
