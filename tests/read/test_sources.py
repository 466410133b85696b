"""Files, folders and standard input; one bad input never stops the others."""

import io
import itertools
import json
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest

from geograph.model import Article
from geograph.read import Failure, read_articles

TEXT = "Russia and Ukraine exchanged prisoners on Tuesday, officials in Kyiv said."


def one(path, **details) -> Article | Failure:
    [found] = read_articles([path], **details)
    return found


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.txt").write_text(TEXT + " B.", encoding="utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "z.md").write_text(f"# Prisoners\n\n{TEXT}", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": TEXT + " C."}) + "\n", encoding="utf-8")
    (tmp_path / "notes.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / ".hidden.txt").write_text("Hidden.", encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_in_the_order_of_its_names_and_only_known_suffixes(folder):
    found = list(read_articles([folder]))
    assert [article.text[-2:] for article in found] == ["d.", "B.", "C."]
    assert found[0].title == "Prisoners"


def test_a_linked_folder_does_not_lead_in_a_circle(folder):
    (folder / "a" / "back").symlink_to(folder, target_is_directory=True)
    assert len(list(read_articles([folder]))) == 3


def test_a_folder_without_articles_is_a_failure(tmp_path):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    failure = one(tmp_path)
    assert failure.source == str(tmp_path)
    assert failure.reason.startswith("no articles in the folder; expected files named .txt")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing.txt", "cannot be read: No such file or directory"),
        ("b.txt/inside.txt", "cannot be read: Not a directory"),
        ("x" * 300 + ".txt", "cannot be read: File name too long"),
        ("nul\0.txt", "the path has a NUL character"),
    ],
)
def test_a_path_that_cannot_be_read_is_a_failure_and_the_rest_goes_on(folder, path, reason):
    failure, article = read_articles([f"{folder}/{path}", folder / "b.txt"])
    assert failure.reason == reason
    assert failure.source.endswith(path)
    assert article.text.endswith("B.")


@pytest.fixture
def plain_user():
    """The rights of a plain user, where the tests are run by root, who may read everything."""
    user = os.geteuid()
    os.seteuid(user or 65534)
    yield
    os.seteuid(user)


def test_a_file_without_permission_is_a_failure(plain_user):
    with tempfile.TemporaryDirectory() as open_to_all:
        path = Path(open_to_all) / "b.txt"
        path.write_text("Nobody may read this.")
        path.chmod(0)
        assert one(path).reason == "cannot be read: Permission denied"


def test_a_file_name_in_another_encoding_can_be_reported(tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    assert one(path).source.endswith("caf\ufffd.txt")


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "is empty"), (b" \r\n\t\n", "is empty"), (b"\xef\xbb\xbf", "is empty")]
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".jsonl", ""])
def test_an_empty_file_is_a_failure(tmp_path, content, reason, suffix):
    path = tmp_path / f"empty{suffix}"
    path.write_bytes(content)
    assert one(path).reason.startswith((reason, "no article text"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (bytes(range(256)) * 40, "is binary data, not text"),
        (b"%PDF-1.7\n1 0 obj", "is a PDF document, not text; convert it to text or HTML first"),
        (b"PK\x03\x04" + bytes(100), "is a ZIP archive or an office document"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".bin"])
def test_a_binary_file_is_a_failure(tmp_path, content, reason, suffix):
    path = tmp_path / f"file{suffix}"
    path.write_bytes(content)
    assert one(path).reason.startswith(reason)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_a_file_of_20_megabytes_on_one_line_is_a_failure(tmp_path, suffix):
    path = tmp_path / f"long{suffix}"
    path.write_bytes(b"word " * 4_000_000)
    assert one(path).reason == "has over 10,000,000 bytes, the most that is read; split it, an article a file"


def test_a_file_under_the_limit_with_too_long_a_text_is_a_failure(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("word " * 100_000)
    assert one(path).reason == "has 500,000 characters; an article may have at most 300,000: split it"


def test_a_text_with_endless_marks_is_a_failure(tmp_path):
    path = tmp_path / "marks.txt"
    path.write_text("Russia met Ukraine. " + "\u201c_" * 5_000, encoding="utf-8")
    assert one(path).reason == "has 10,000 marks or symbols without a word between them; remove what is no text"


def test_a_text_in_another_language_is_a_failure(tmp_path):
    path = tmp_path / "french.txt"
    path.write_text(
        "Le président russe Vladimir Poutine a rencontré mercredi le dirigeant nord-coréen Kim Jong Un.",
        encoding="utf-8",
    )
    assert one(path).reason == "written in French (fr); only English is read"


def test_the_given_details_apply_where_the_input_has_none_of_its_own(tmp_path):
    path = tmp_path / "two.jsonl"
    rows = [
        {"text": TEXT},
        {"text": TEXT + " Later.", "published": "2022-01-02", "outlet": "Post", "url": "u", "title": "T"},
    ]
    path.write_text("\n".join(map(json.dumps, rows)))
    given = {"published": date(2023, 1, 1), "outlet": "Courier", "url": "https://example.org/x", "title": "Given"}
    first, second = read_articles([path], **given)
    assert (first.published, first.outlet, first.url, first.title) == tuple(given.values())
    assert (second.published, second.outlet, second.url, second.title) == (date(2022, 1, 2), "Post", "u", "T")


def test_a_title_that_is_given_goes_before_one_that_is_guessed(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"Prisoners\n\n{TEXT}")
    assert one(path).title == "Prisoners"
    assert one(path, title="Given").title == "Given"


def test_an_article_read_twice_is_a_failure_the_second_time(folder):
    article, failure = read_articles([folder / "b.txt", folder / "b.txt"])
    assert failure.reason == f'the id "{article.id}" was read before; each article needs its own'


def test_a_single_path_is_one_path(folder):
    assert [article.text[-2:] for article in read_articles(str(folder / "b.txt"))] == ["B."]


def test_articles_are_read_as_they_are_asked_for(folder):
    found = read_articles(itertools.cycle([folder / "b.txt"]))
    assert next(found).text.endswith("B.")


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (f"Prisoners\n\n{TEXT}", "Prisoners"),
        (json.dumps({"text": TEXT, "title": "Row"}) + "\n", "Row"),
        ("\ufeff" + json.dumps({"text": TEXT, "title": "Row"}), "Row"),
        (f"<!DOCTYPE html><html><head><title>Page</title></head><body><p>{TEXT}</p></body></html>", "Page"),
    ],
)
def test_the_format_of_standard_input_follows_from_its_first_bytes(monkeypatch, content, title):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(content.encode()))))
    article = one("-")
    assert (article.title, article.text.splitlines()[-1]) == (title, TEXT)


def test_a_bad_line_of_standard_input_is_named(monkeypatch):
    content = json.dumps({"text": TEXT}).encode() + b"\n{broken\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(content))))
    _, failure = read_articles(["-"])
    assert failure.source == "-:2"
