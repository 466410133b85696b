"""Bytes become text."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from geograph.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "gzip data",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 100_000


def decode(data: bytes, *, declared: str = "") -> str:
    """The text that the bytes stand for.

    A byte order mark decides, else UTF-8 if the bytes are valid UTF-8, else the encoding that the document declares.
    Of the rest, a text that is almost all ASCII is taken for Windows-1252, in which English is written (statistics
    cannot tell it from its Central European sister by a few quotation marks); all else is detected.

    >>> decode("Côte d'Ivoire".encode("cp1252"))
    "Côte d'Ivoire"

    Raises:
        InputError: The bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    _require_text(data)
    for encoding in ("utf-8", declared, "cp1252" if _mostly_ascii(data) else ""):
        text = _decoded(data, encoding)
        if text is not None:
            return text
    return _detected(data)


def _require_text(data: bytes) -> None:
    for start, name in _FORMATS.items():
        if data.startswith(start):
            raise InputError(f"is {name}, not text; convert it to text or HTML first")
    sample = data[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) / 50 and not _wide(sample):
        raise InputError("is binary data, not text")


def _wide(sample: bytes) -> bool:
    """Whether every other byte is zero and the rest is not, as in UTF-16 without a mark."""
    few, many = sorted(sample[offset::2].count(0) for offset in (0, 1))
    return many > len(sample) * 0.4 and few < len(sample) * 0.1


def _mostly_ascii(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return sum(byte > 127 for byte in sample) < len(sample) / 10


def _decoded(data: bytes, encoding: str) -> str | None:
    if not encoding or _wide(data[:_SAMPLE]):
        return None
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):  # LookupError: no such encoding, or one that gives no text
        return None


def _detected(data: bytes) -> str:
    best = charset_normalizer.from_bytes(data).best()
    if best is None:
        raise InputError("is in no encoding that can be recognised; save it as UTF-8")
    return str(best)
