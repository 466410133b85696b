"""Markdown gives its words."""

import time

import pytest

from geograph.errors import InputError
from geograph.read import Provenance
from geograph.read.markdown import read_markdown

SOURCE = b"""---
layout: post
---
# Talks *begin* in Minsk

Russia and **Ukraine** [met](https://example.org/a) for
talks. ![flag](flag.png)<b>Belarus</b> was the host.

- Germany welcomed it.
- France did so too.

> "We will go on," said `Lavrov`.
"""


def test_a_block_is_a_paragraph_without_marks():
    article = read_markdown(SOURCE, Provenance())
    assert article.title == "Talks begin in Minsk"
    assert article.text.split("\n\n") == [
        "Talks begin in Minsk",
        "Russia and Ukraine met for\ntalks. Belarus was the host.",
        "Germany welcomed it.",
        "France did so too.",
        '"We will go on," said Lavrov.',
    ]


def test_a_long_source_is_turned_away_before_it_is_parsed():
    start = time.perf_counter()
    with pytest.raises(InputError, match="at most 300,000: split it"):
        read_markdown(b"*word* " * 1_000_000, Provenance())
    assert time.perf_counter() - start < 3


def test_hostile_markup_takes_bounded_time():
    start = time.perf_counter()
    read_markdown(b"Russia met Ukraine. " + b"*a **a " * 8_000 + b"[ " * 8_000 + b"> " * 2_000, Provenance())
    assert time.perf_counter() - start < 8
