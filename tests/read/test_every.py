"""Tables, feeds, web archives and packed files, good and bad."""

import csv
import gzip
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from geograph.read import Failure, Provenance
from geograph.read.every import read_pieces

TEXT = "Russia and Ukraine exchanged prisoners near the border on Tuesday."
PARAGRAPH = f"{TEXT} Officials of both sides said that the talks in Istanbul would go on next week. " * 4


def found(path, **columns):
    """What the pieces of a file are."""
    pieces = read_pieces(Path(path), Provenance(), columns)
    return [piece if isinstance(piece, Failure) else piece.article() for piece in pieces]


def shown(path, **columns):
    """The texts of the articles of a file, and the reasons of the failures."""
    return [item.reason if isinstance(item, Failure) else item.text for item in found(path, **columns)]


def write_csv(path, rows, **form):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n", **form).writerows(rows)
    path.write_bytes(text.getvalue().encode())
    return path


def page(number):
    return f"<html><head><title>Page {number}</title></head><body><p>{number} {PARAGRAPH}</p></body></html>".encode()


def record(url, kind, body):
    """A record of a web archive: the answer of a server."""
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    lines = ("WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: {url}", "Content-Type: application/http")
    head = "\r\n".join([*lines, f"Content-Length: {len(answer)}"])
    return f"{head}\r\n\r\n".encode() + answer + b"\r\n\r\n"


def warc(numbers, *, packed=False):
    """A web archive with a page for each number, and a picture after it; packed record by record."""
    records = []
    for number in numbers:
        records.append(record(f"http://news.example.org/{number}", "text/html; charset=utf-8", page(number)))
        records.append(record(f"http://news.example.org/{number}.png", "image/png", b"picture"))
    return b"".join(map(gzip.compress, records) if packed else records)


@pytest.mark.parametrize("form", [{}, {"delimiter": ";"}, {"delimiter": "\t"}])
def test_a_csv_file_has_an_article_a_row(tmp_path, form):
    rows = [["published", "text", "outlet"], ["2023-09-12", f'{TEXT}\nThey said "no".', "Courier"], ["", TEXT, "Post"]]
    first, second = found(write_csv(tmp_path / "news.csv", rows, **form))
    assert (first.text, first.published, first.outlet) == (f'{TEXT}\nThey said "no".', date(2023, 9, 12), "Courier")
    assert (second.text, second.published) == (TEXT, None)


def test_columns_of_other_names_are_named(tmp_path):
    path = write_csv(tmp_path / "news.csv", [["body", "day"], [TEXT, "2023-09-12"]])
    (article,) = found(path, text="body", published="day")
    assert (article.text, article.published) == (TEXT, date(2023, 9, 12))
    assert shown(path) == ['has no column "text" for the text; its columns are "body", "day": name it with --column']


def test_a_row_with_a_cell_too_many_is_a_failure_and_the_next_is_read(tmp_path):
    path = write_csv(tmp_path / "news.csv", [["text"], [TEXT, "more"], [TEXT]])
    assert shown(path) == ["the row has 2 cells; the header has 1", TEXT]


def test_a_cell_of_a_hundred_megabytes_is_passed_over(tmp_path):
    path = tmp_path / "news.csv"
    with path.open("wb") as file:
        file.write(f'text\n"{TEXT}"\n"'.encode())
        for _ in range(100):
            file.write((b"word " * 1_999 + b"word\n") * 100)
        file.write(f'"\n"{TEXT}"\n'.encode())
    assert shown(path) == [TEXT, "the row has 100,000,003 bytes, more than the 10,000,000 that are read", TEXT]


def test_rows_in_different_encodings_are_each_read(tmp_path):
    path = tmp_path / "news.csv"
    text = f"{TEXT} – “no”, said Orbán."
    path.write_bytes(b"text\n" + text.encode() + b"\n" + text.encode("cp1252") + b"\n")
    path.write_bytes(path.read_bytes().replace(b",", b";"))
    assert shown(path) == [text.replace(",", ";")] * 2


def test_a_table_in_utf_16_says_so(tmp_path):
    (tmp_path / "news.csv").write_bytes("text\nThey met.\n".encode("utf-16"))
    assert shown(tmp_path / "news.csv") == ["is UTF-16; expected UTF-8: convert it"]


def test_a_parquet_file_has_an_article_a_row(tmp_path):
    table = pa.table({"body": [TEXT, TEXT + " Later."], "day": [date(2023, 9, 12), None], "more": [1, 2]})
    pq.write_table(table, tmp_path / "news.parquet")
    first, second = found(tmp_path / "news.parquet", text="body", published="day")
    assert (first.text, first.published, second.published) == (TEXT, date(2023, 9, 12), None)


def test_a_damaged_parquet_file_says_so(tmp_path):
    pq.write_table(pa.table({"text": [TEXT]}), tmp_path / "news.parquet")
    path = tmp_path / "news.parquet"
    path.write_bytes(path.read_bytes()[:-20])
    (reason,) = shown(path)
    assert reason.startswith("is damaged or no Parquet file (after row 0)")


RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>
<item><title>Talks</title><link>https://example.org/a</link><pubDate>Tue, 12 Sep 2023 08:00:00 GMT</pubDate>
<description>&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;They said &lt;b&gt;no&lt;/b&gt;.&lt;/p&gt;</description></item>
<item><title>Empty</title><description></description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title>Talks</title>
<link href="https://example.org/b"/><updated>2023-09-13T23:30:00Z</updated>
<summary>Short.</summary><content type="html">{TEXT}</content></entry></feed>"""


def test_an_rss_file_has_an_article_an_item(tmp_path):
    (tmp_path / "news.xml").write_text(RSS)
    article, failure = found(tmp_path / "news.xml")
    assert (article.text, article.title) == (f"{TEXT}\nThey said no.", "Talks")
    assert (article.outlet, article.url) == ("Courier", "https://example.org/a")
    assert article.published == date(2023, 9, 12)
    assert failure.reason.startswith("is empty")


def test_the_fullest_text_of_an_atom_entry_is_read(tmp_path):
    (tmp_path / "news.atom").write_text(ATOM)
    (article,) = found(tmp_path / "news.atom")
    assert (article.text, article.published, article.outlet) == (TEXT, date(2023, 9, 13), "Post")


def test_xml_that_is_no_feed_says_so(tmp_path):
    (tmp_path / "data.xml").write_text("<data><item/></data>")
    assert shown(tmp_path / "data.xml")[0].startswith("is no RSS or Atom feed")


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_has_an_article_a_page(tmp_path, packed):
    path = tmp_path / f"crawl.warc{'.gz' if packed else ''}"
    path.write_bytes(warc(range(3), packed=packed))
    articles = found(path)
    assert [article.text.split()[0] for article in articles] == ["0", "1", "2"]
    assert (articles[1].url, articles[1].outlet) == ("http://news.example.org/1", "news.example.org")


@pytest.mark.parametrize(
    "broken",
    [
        lambda data, at: data[:at] + data[at:].replace(b"Content-Length: ", b"Content-Length: x", 1),
        lambda data, at: data[:at] + data[at:].replace(b"Content-Length: ", b"Content-Length: 7", 1),
        lambda data, at: data[:at] + b"garbage" + data[at + 7 :],
    ],
    ids=["a length that is none", "a wrong length", "no beginning"],
)
def test_a_broken_record_costs_no_more_than_what_it_hides(tmp_path, broken):
    data = warc(range(60))
    at = data.index(b"WARC/1", data.index(b"example.org/3.png"))
    (tmp_path / "crawl.warc").write_bytes(broken(data, at))
    items = found(tmp_path / "crawl.warc")
    read = [int(item.text.split()[0]) for item in items if not isinstance(item, Failure)]
    assert read[:4] == [0, 1, 2, 3]
    assert read[-1] == 59
    assert len(read) >= 40
    assert [item.reason.split(":")[0] for item in items if isinstance(item, Failure)] == ["the record is broken"]


def test_a_web_archive_that_is_cut_off_says_so(tmp_path):
    (tmp_path / "crawl.warc").write_bytes(warc(range(2))[:-500])
    *_, last = found(tmp_path / "crawl.warc")
    assert last.reason.startswith("the record is cut off: ")


LINES = "".join(f"{json.dumps({'text': f'{number} {TEXT}'})}\n" for number in range(300)).encode()
PACK = {".gz": gzip.compress, ".zst": zstandard.ZstdCompressor().compress}


@pytest.mark.parametrize("suffix", PACK)
def test_packed_lines_are_read(tmp_path, suffix):
    path = tmp_path / f"news.jsonl{suffix}"
    path.write_bytes(PACK[suffix](LINES) + PACK[suffix](LINES.splitlines(keepends=True)[0]))
    assert len(found(path)) == 301


@pytest.mark.parametrize("suffix", PACK)
def test_packed_data_that_is_cut_off_gives_what_came_before_and_says_so(tmp_path, suffix):
    path = tmp_path / f"news.jsonl{suffix}"
    whole = PACK[suffix](LINES + b"\n" * 10)
    path.write_bytes(whole[: len(whole) * 9 // 10])
    *_, last = shown(path)
    assert last == "is cut off: the packed data ends too early; what came before was read"


@pytest.mark.parametrize("suffix", PACK)
def test_damaged_packed_data_says_so(tmp_path, suffix):
    path = tmp_path / f"news.jsonl{suffix}"
    path.write_bytes(b"Not packed at all.")
    assert shown(path)[-1].startswith("is damaged: ")


@pytest.mark.parametrize("suffix", PACK)
def test_a_bomb_is_not_unpacked(tmp_path, suffix):
    path = tmp_path / f"bomb.jsonl{suffix}"
    path.write_bytes(PACK[suffix](b" " * 50_000_000))
    (reason,) = shown(path)
    assert reason.startswith("unpacks to more than 200 times its size")


def test_the_files_of_an_archive_are_read_and_what_is_none_is_told(tmp_path):
    path = tmp_path / "news.zip"
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", TEXT)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one/a.txt", f"A {TEXT}")
        archive.writestr("one/lines.jsonl.gz", gzip.compress(LINES.partition(b"\n")[0]))
        archive.writestr("__MACOSX/b.txt", TEXT)
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("bomb.txt", b"\n" * 100_000_000)
        archive.writestr("last.txt", f"B {TEXT}")
    items = found(path)
    assert [item.text for item in items if not isinstance(item, Failure)] == [f"A {TEXT}", f"0 {TEXT}", f"B {TEXT}"]
    reasons = [item.reason for item in items if isinstance(item, Failure)]
    assert reasons == [
        "is a .zip file inside an archive; unpack the archive first",
        "has over 10,000,000 bytes, the most that is read; split it, an article a file",
    ]


def test_a_damaged_archive_says_so(tmp_path):
    (tmp_path / "news.zip").write_bytes(b"PK\x03\x04 and no more")
    assert shown(tmp_path / "news.zip") == ["is damaged: File is not a zip file; what came before was read"]
