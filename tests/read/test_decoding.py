"""Encodings are found out, and what is no text is turned away."""

import time

import pytest

from geograph.errors import InputError
from geograph.read.decoding import decode

ENGLISH = (
    "The president\u2019s \u201cvisit\u201d to C\u00f4te d\u2019Ivoire \u2013 and to Z\u00fcrich \u2013 was called off."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "cp1252"])
def test_english_is_decoded(encoding):
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


def test_another_alphabet_is_detected():
    text = "Россия и Северная Корея подписали соглашение о сотрудничестве в среду. " * 4
    assert decode(text.encode("cp1251")) == text


def test_a_declared_encoding_is_used_when_the_bytes_are_not_utf_8():
    text = "Президент встретился с министром"
    assert decode(text.encode("koi8-r"), declared="koi8-r") == text
    assert decode(text.encode("utf-8"), declared="koi8-r") == text


@pytest.mark.parametrize("declared", ["no-such-encoding", "base64", "utf-8"])
def test_a_declared_encoding_that_does_not_work_is_no_harm(declared):
    assert decode("caf\u00e9 in the town".encode("cp1252"), declared=declared) == "caf\u00e9 in the town"


def test_a_few_control_characters_do_not_make_a_text_binary():
    assert decode(b"One page of text.\x0cA second page.\x00" + b" More words." * 20).startswith("One page")


@pytest.mark.parametrize("data", [bytes(1000), bytes(range(32)) * 50, b"\x7fELF\x02\x01\x01" + bytes(60)])
def test_binary_data_is_an_error(data):
    with pytest.raises(InputError, match="is binary data, not text"):
        decode(data)


def test_detection_takes_bounded_time():
    start = time.perf_counter()
    decode(("x" * 8 + "\xe9\xe8\n").encode("latin-1") * 900_000)
    assert time.perf_counter() - start < 8
