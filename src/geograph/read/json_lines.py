"""JSON Lines: an article a line, read one line at a time."""

from __future__ import annotations

import codecs
import json
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from geograph.errors import InputError
from geograph.read.articles import make_article
from geograph.read.decoding import decode
from geograph.read.failure import Failure
from geograph.read.pieces import Piece, articles
from geograph.read.provenance import Provenance, read_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geograph.model import Article

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_json_lines(
    lines: BinaryIO, source: str, provenance: Provenance, *, longest: int
) -> Iterator[Article | Failure]:
    r"""The articles of a stream, a failure for each bad line; lines over `longest` bytes are skipped, not held.

    >>> import io
    >>> stream = io.BytesIO(b'{"text": "Russia met Ukraine."}\n{"text": 1}\n')
    >>> for found in read_json_lines(stream, "news.jsonl", Provenance(), longest=1000):
    ...     print(found.text if hasattr(found, "text") else found)
    Russia met Ukraine.
    Failure(source='news.jsonl:2', reason='"text" is a number; expected text')
    """
    yield from articles(json_pieces(lines, source, provenance, longest=longest))


def json_pieces(lines: BinaryIO, source: str, provenance: Provenance, *, longest: int) -> Iterator[Piece | Failure]:
    """The lines of a stream as pieces, each to become an article when it is asked for."""
    found = False
    for number, line in enumerate(_lines(lines, longest), start=1):
        stop = _whole_file_problem(line) if number == 1 else ""
        if stop:
            yield Failure(source=source, reason=stop)
            return
        if line.strip():
            found = True
            yield Piece(source=f"{source}:{number}", read=partial(_article, line, provenance, longest))
    if not found:
        yield Failure(source=source, reason='is empty; expected a JSON object with "text" on each line')


def _lines(stream: BinaryIO, longest: int) -> Iterator[bytes]:
    """Each line, cut just over the limit: the rest of a longer one is read and forgotten piece by piece."""
    mark = codecs.BOM_UTF8
    while line := stream.readline(longest + 1):
        rest, line, mark = line, line.removeprefix(mark), b""
        while len(rest) > longest and not rest.endswith(b"\n"):
            rest = stream.readline(longest + 1)
        yield line


def _whole_file_problem(line: bytes) -> str:
    if line.startswith(_WIDE):
        return "is UTF-16; JSON Lines are UTF-8: convert it"
    if line.strip() in {b"{", b"["}:
        return 'is one JSON document over several lines; expected JSON Lines, an object with "text" on each line'
    return ""


def _article(line: bytes, provenance: Provenance, longest: int) -> Article:
    return from_values(_values(line, longest), provenance)


def _values(line: bytes, longest: int) -> dict[str, object]:
    if len(line.rstrip(b"\r\n")) > longest:
        raise InputError(f"the line has over {longest:,} bytes, the most that is read; split the text")
    try:
        values = json.loads(decode(line).rstrip())
    except RecursionError as error:
        raise InputError("the JSON is nested too deeply") from error
    except ValueError as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"not valid JSON: {error}") from error
    if not isinstance(values, dict):
        raise InputError(f'the line is {_kind(values)}; expected an object with "text"')
    return values


def from_values(values: Mapping[str, object], provenance: Provenance) -> Article:
    """The article of named values: text and perhaps id, title, published, outlet and url.

    Raises:
        InputError: There is no text, a value is of the wrong form, or the text is no article.
    """
    if "text" not in values:
        raise InputError(f'no "text" in the object; found {_shown(values)}')
    own = Provenance(
        published=read_date(_text(values, "published")),
        outlet=_text(values, "outlet"),
        url=_text(values, "url"),
        title=_text(values, "title"),
    )
    return make_article(_text(values, "text"), own.over(provenance), id=_identifier(values.get("id")))


def _shown(values: Mapping[str, object]) -> str:
    return ", ".join(f'"{key[:30]}"' for key in list(values)[:8]) or "none"


def _text(values: Mapping[str, object], key: str) -> str:
    value = values.get(key)
    if value is None and key != "text":
        return ""
    if not isinstance(value, str):
        raise InputError(f'"{key}" is {_kind(value)}; expected text')
    return value


def _identifier(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _text({"id": value}, "id")


def _kind(value: object) -> str:
    kinds = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")
