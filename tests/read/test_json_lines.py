"""A bad line is a failure that names file and line; the others are read."""

import json
import tracemalloc

import pytest

from geograph.model import Article, digest
from geograph.read import Failure, read_articles

GOOD = {"text": "Iran and Saudi Arabia agreed to reopen their embassies."}


@pytest.fixture
def read(tmp_path):
    def read_lines(*lines: str | bytes) -> list[Article | Failure]:
        path = tmp_path / "news.jsonl"
        path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
        return list(read_articles([path]))

    return read_lines


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "broken', "not valid JSON: Unterminated string"),
        ("[1, 2]", 'the line is a list; expected an object with "text"'),
        ("17", 'the line is a number; expected an object with "text"'),
        ('{"title": "T"}', 'no "text" in the object; found "title"'),
        ('{"text": 1}', '"text" is a number; expected text'),
        ('{"text": null}', '"text" is null; expected text'),
        ('{"text": ""}', "is empty; expected the text of an article"),
        ('{"text": "T.", "published": "2023-02-30"}', '"2023-02-30" is not a date; expected YYYY-MM-DD'),
        ('{"text": "T.", "published": "yesterday"}', '"yesterday" is not a date; expected YYYY-MM-DD'),
        ('{"text": "T.", "published": 20230101}', '"published" is a number; expected text'),
        ('{"text": "T.", "outlet": ["Post"]}', '"outlet" is a list; expected text'),
        ('{"text": "T.", "id": {"a": 1}}', '"id" is an object; expected text'),
        ("[" * 100_000, "the JSON is nested too deeply"),
        ('{"text": ' + "1" * 5000 + "}", "not valid JSON: Exceeds the limit"),
        (b"\x00\x01\x02\x03", "is binary data, not text"),
    ],
)
def test_a_bad_line_is_a_failure_and_the_others_go_on(read, line, reason):
    first, failure, last = read(json.dumps(GOOD), line, json.dumps(GOOD | {"url": "u"}))
    assert first.text == last.text == GOOD["text"]
    assert failure.source.endswith("news.jsonl:2")
    assert failure.reason.startswith(reason)


def test_a_line_over_the_limit_is_skipped_in_bounded_memory(read, tmp_path):
    path = tmp_path / "long.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        for _ in range(20):
            file.write(b"word " * 200_000)
        file.write(b'"}\n' + json.dumps(GOOD).encode())
    tracemalloc.start()
    failure, article = read_articles([path])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert failure.reason == "the line has over 10,000,000 bytes, the most that is read; split the text"
    assert failure.source == f"{path}:1"
    assert article.text == GOOD["text"]
    assert peak < 60_000_000


def test_blank_lines_are_no_failures_but_count_as_lines(read):
    article, failure = read(json.dumps(GOOD), "", "  ", "{")
    assert article.text == GOOD["text"]
    assert failure.source.endswith(":4")


def test_an_id_that_is_given_is_kept_and_else_follows_from_url_and_text(read):
    given, number, derived = read(
        json.dumps(GOOD | {"id": 'a "b" <c>'}), json.dumps(GOOD | {"id": 17}), json.dumps(GOOD | {"url": "u"})
    )
    assert (given.id, number.id) == ('a "b" <c>', "17")
    assert derived.id == digest("u", GOOD["text"])


def test_a_name_that_looks_like_markup_is_kept_as_it_is(read):
    row = {"text": 'Foreign Minister "Bob" <b>O\'Neil</b> spoke.', "outlet": 'The "Post" <script>', "title": "<&>"}
    [article] = read(json.dumps(row))
    assert (article.text, article.outlet, article.title) == (row["text"], row["outlet"], row["title"])


@pytest.mark.parametrize("value", ["2023-09-13", "2023-09-13T22:15:00Z", "2023-09-13 22:15:00+09:00", " 2023-09-13 "])
def test_a_date_with_a_time_is_the_day(read, value):
    [article] = read(json.dumps(GOOD | {"published": value}))
    assert article.published.isoformat() == "2023-09-13"


@pytest.mark.parametrize("value", ["", None])
def test_a_date_may_be_missing(read, value):
    [article] = read(json.dumps(GOOD | {"published": value}))
    assert article.published is None


def test_windows_line_ends_a_mark_and_another_encoding_are_read(read):
    row = '{"text": "The caf\u00e9 in Z\u00fcrich was closed, the ministry said."}\r'
    first, second = read(b"\xef\xbb\xbf" + json.dumps(GOOD).encode() + b"\r", row.encode("cp1252"))
    assert first.text == GOOD["text"]
    assert second.text.startswith("The caf\u00e9 in Z\u00fcrich")


def test_half_a_surrogate_pair_becomes_a_replacement_character(read):
    [article] = read('{"text": "Russia \\ud83d met Ukraine."}')
    assert article.text == "Russia \ufffd met Ukraine."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{\n  "text": "T."\n}', "is one JSON document over several lines; expected JSON Lines"),
        ("[\n", "is one JSON document over several lines; expected JSON Lines"),
        ("\ufeff{}".encode("utf-16-le"), "is UTF-16; JSON Lines are UTF-8: convert it"),
    ],
)
def test_a_file_that_is_no_json_lines_is_one_failure(read, content, reason):
    [failure] = read(content)
    assert failure.source.endswith("news.jsonl")
    assert failure.reason.startswith(reason)
