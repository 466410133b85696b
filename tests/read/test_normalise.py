"""The stored text has one form for what looks the same, and nothing that cannot be seen."""

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geograph.read import normalise, read_text


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\fc", "a\nb\nc"),
        ("\ufeffa\x00b\x07c\u200bd\u00ade", "abcde"),
        ("Sept.\u00a012\u202f000", "Sept. 12 000"),
        ("Zu\u0308rich", "Z\u00fcrich"),
        ("\u201cNo,\u201d he said \u2013 it\u2019s\u2026", "\u201cNo,\u201d he said \u2013 it\u2019s\u2026"),
        ("\x93No\x94 it\x92s", "\u201cNo\u201d it\u2019s"),
        ("abc\u202egnp.exe\u202c", "abcgnp.exe"),
        ("\U0001f468\u200d\U0001f469 \U0001f1fa\U0001f1e6", "\U0001f468\u200d\U0001f469 \U0001f1fa\U0001f1e6"),
        ("a\tb", "a\tb"),
        ("x\udc80y", "x\ufffdy"),
    ],
)  # fmt: skip
def test_text_is_stored_in_one_form(text, stored):
    assert normalise(text) == stored


@example("\u00c2\x08\x80")
@given(st.text())
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")


def test_thousands_of_marks_on_one_letter_take_no_time():
    start = time.perf_counter()
    assert normalise("a" + "\u0300\u0316" * 100_000 + " end").endswith(" end")
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kim arrives in Russia\n\nHe came by train.", "Kim arrives in Russia"),
        ("\n\n Kim arrives in Russia \n \n\nHe came.", "Kim arrives in Russia"),
        ("Is this war?\n\nNobody knows.", "Is this war?"),
        ("Pyongyang rejects talks with the U.S.\n\nIt said so.", "Pyongyang rejects talks with the U.S."),
        ("Kim arrived in Russia.\n\nHe came by train.", ""),
        ("Kim arrives in Russia\nHe came by train.", ""),
        ("Kim arrives in Russia", ""),
        ("Kim arrives in Russia\n\n", ""),
        ("Kim " * 60 + "\n\nHe came.", ""),
    ],
)
def test_a_short_first_line_before_an_empty_one_is_the_title_and_stays_in_the_text(text, title):
    article = read_text(text)
    assert article.title == title
    assert article.text == text
