"""WARC files of a web crawl: an article a page that was answered in full.

The records are told apart here, by their lengths, so that one that is broken costs no more than itself: what follows
is sought by the line with which every record begins. warcio reads what is inside a record.
"""

from __future__ import annotations

import io
import re
from functools import partial
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from geograph.errors import InputError
from geograph.read.failure import Failure
from geograph.read.html import read_html
from geograph.read.pieces import Piece
from geograph.read.provenance import Provenance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geograph.model import Article

_BEGIN = b"WARC/"
_LONGEST_LINE = 65_536
_MOST_LINES = 1_000
_LENGTH = re.compile(rb"^content-length:\s*(\d{1,18})\s*$", re.IGNORECASE | re.MULTILINE)
_RESPONSE = re.compile(rb"^warc-type:\s*response\s*$", re.IGNORECASE | re.MULTILINE)


def warc_pieces(stream: BinaryIO, source: str, provenance: Provenance, *, longest: int) -> Iterator[Piece | Failure]:
    """The pages of a stream that is unpacked already; what was asked for, robots and pictures are passed over.

    Raises:
        InputError: It is no WARC file.
    """
    number, line = 0, _next_line(stream)
    if not line.startswith(_BEGIN):
        raise InputError("is no WARC file: it does not begin with WARC/")
    while line:
        number += 1
        place = f"{source}:{number}"
        head = _head(line, stream)
        length = _LENGTH.search(head)
        body, missing = _body(stream, int(length[1]), longest) if length else (b"", 0)
        line = _next_line(stream)
        problem = _problem(broken=bool(line) and not line.startswith(_BEGIN), known=bool(length), missing=missing)
        if not line.startswith(_BEGIN):
            line = _seek(stream)
        if problem:
            yield Failure(source=place, reason=problem)
        elif _RESPONSE.search(head) and _is_page(body):
            yield Piece(source=place, read=partial(_page, head + body, provenance, longest))


def _problem(*, broken: bool, known: bool, missing: int) -> str:
    if missing:
        return f"the record is cut off: {missing:,} bytes are missing at the end of the file"
    if broken or not known:
        return "the record is broken: its length is missing or wrong; it is left out, up to where the next one begins"
    return ""


def _next_line(stream: BinaryIO) -> bytes:
    """The next line that is not empty; nothing at the end."""
    while line := stream.readline(_LONGEST_LINE):
        if line.strip():
            return line
    return b""


def _seek(stream: BinaryIO) -> bytes:
    """The next line with which a record begins; nothing at the end."""
    while line := stream.readline(_LONGEST_LINE):
        if line.startswith(_BEGIN):
            return line
    return b""


def _head(first: bytes, stream: BinaryIO) -> bytes:
    lines = [first]
    while len(lines) < _MOST_LINES and (line := stream.readline(_LONGEST_LINE)):
        lines.append(line)
        if not line.strip():
            break
    return b"".join(lines)


def _body(stream: BinaryIO, length: int, longest: int) -> tuple[bytes, int]:
    """The bytes of a record, no more than the limit and one, and how many are missing; the rest is read past."""
    kept = stream.read(min(length, longest + 1))
    left = length - len(kept)
    while left > 0 and (piece := stream.read(min(left, 1 << 20))):
        left -= len(piece)
    return kept, left


def _is_page(body: bytes) -> bool:
    """Whether a server answered with a page of HTML."""
    head = body[:_LONGEST_LINE].partition(b"\r\n\r\n")[0].lower()
    first, _, rest = head.partition(b"\n")
    return first.split()[1:2] == [b"200"] and (b"text/html" in rest or b"application/xhtml" in rest)


def _page(record: bytes, provenance: Provenance, longest: int) -> Article:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - an extra
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - likewise

    try:
        found = next(iter(ArchiveIterator(io.BytesIO(record))))
        data = found.content_stream().read(longest + 1)
    except (ArchiveLoadFailed, StopIteration, ValueError, EOFError, OSError) as error:
        raise InputError(f"the record is broken: {error}") from error
    if len(data) > longest:
        raise InputError(f"the page has over {longest:,} bytes, the most that is read")
    url = found.rec_headers.get_header("WARC-Target-URI") or ""
    return read_html(data, provenance.over(Provenance(url=url, outlet=urlsplit(url).hostname or "")))
