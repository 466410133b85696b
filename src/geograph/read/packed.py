"""Packed data as it is unpacked: gzip, Zstandard and ZIP, with a bound on how much may come of how little."""

from __future__ import annotations

import contextlib
import gzip
import io
import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

from geograph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Protocol

    from typing_extensions import Buffer

    class Reads(Protocol):
        """What can be read from, piece by piece."""

        def read(self, size: int, /) -> bytes:
            """The next bytes, at most so many."""


PACKED = (".gz", ".zst")
"""Suffixes of a packed file; the suffix before it tells the format inside."""

MOST_TIMES = 200
"""How many times its size a packed file may unpack to; news text packs to a third or a tenth."""

_FREE = 10_000_000
_PIECE = 1 << 16


class Bounded(io.RawIOBase):
    """A stream that ends with an `InputError` when far more is unpacked than was packed.

    `packed` tells how many bytes of the packed data have been used.
    """

    def __init__(self, stream: Reads, packed: Callable[[], int]) -> None:
        super().__init__()
        self._stream = stream
        self._packed = packed
        self._given = 0

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """Fills the buffer with what was unpacked next."""
        view = memoryview(buffer).cast("B")
        piece = self._stream.read(min(len(view), _PIECE))
        self._given += len(piece)
        if self._given > _FREE + MOST_TIMES * self._packed():
            raise InputError(
                f"unpacks to more than {MOST_TIMES} times its size (a ZIP bomb?); "
                "if it is meant, unpack it and give the unpacked file"
            )
        view[: len(piece)] = piece
        return len(piece)


@contextlib.contextmanager
def unpacked(stream: BinaryIO, suffix: str) -> Iterator[BinaryIO]:
    """The stream with what a packed one holds, to be read from once.

    >>> with unpacked(io.BytesIO(gzip.compress(b"Russia met Ukraine.")), ".gz") as inner:
    ...     inner.read()
    b'Russia met Ukraine.'

    Raises:
        InputError: The data is damaged or cut off, or it unpacks to far more than it is.
    """
    with complaints():
        counted = _Counted(stream)
        source = cast("BinaryIO", counted)
        inner = cast("Reads", gzip.GzipFile(fileobj=source)) if suffix == ".gz" else _zstandard(source)
        yield cast("BinaryIO", io.BufferedReader(Bounded(inner, lambda: counted.used), _PIECE))


@contextlib.contextmanager
def complaints() -> Iterator[None]:
    """Inside it, what unpacking complains of is an `InputError`."""
    try:
        yield
    except EOFError as error:
        raise InputError("is cut off: the packed data ends too early; what came before was read") from error
    except (gzip.BadGzipFile, zlib.error, lzma.LZMAError, zipfile.BadZipFile, _zstandard_error()) as error:
        raise InputError(f"is damaged: {error}; what came before was read") from error
    except (NotImplementedError, RuntimeError) as error:  # zipfile: a password, or a way of packing it does not know
        if type(error) not in {NotImplementedError, RuntimeError}:
            raise
        raise InputError(f"cannot be unpacked: {error}") from error


def members(archive: zipfile.ZipFile) -> Iterator[tuple[str, Callable[[], BinaryIO]]]:
    """The files of a ZIP archive in its order, each with what opens it; folders and hidden files are left out."""
    for info in archive.infolist():
        if not info.is_dir() and not any(part.startswith((".", "__MACOSX")) for part in info.filename.split("/")):
            yield info.filename, lambda info=info: _member(archive, info)  # type: ignore[misc]


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    stream = cast("Reads", archive.open(info))
    return cast("BinaryIO", io.BufferedReader(Bounded(stream, lambda: info.compress_size), _PIECE))


class _Counted:
    """A stream that counts what was read of it; not every stream can tell."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.used = 0

    def read(self, size: int = -1, /) -> bytes:
        piece = self._stream.read(size)
        self.used += len(piece)
        return piece


class _Whole:
    """A Zstandard stream that tells when it is cut off, which the library passes over in silence."""

    def __init__(self, stream: BinaryIO) -> None:
        from zstandard import ZstdDecompressor  # noqa: PLC0415 - an extra

        self._stream = stream
        self._new = ZstdDecompressor(max_window_size=1 << 27).decompressobj
        self._frame = self._new()
        self._begun = False
        self._ready = bytearray()

    def read(self, size: int, /) -> bytes:
        while not self._ready and self._more():
            pass
        piece = bytes(self._ready[:size])
        del self._ready[:size]
        return piece

    def _more(self) -> bool:
        packed = self._frame.unused_data if self._frame.eof else b""
        if self._frame.eof:
            self._frame, self._begun = self._new(), False
        packed = packed or self._stream.read(1024)
        if not packed:
            if self._begun:
                raise EOFError
            return False
        self._begun = True
        self._ready += self._frame.decompress(packed)
        return True


def _zstandard(stream: BinaryIO) -> Reads:
    try:
        return _Whole(stream)
    except ImportError as error:
        raise InputError("is Zstandard data; to read it: pip install geograph[corpus]") from error


def _zstandard_error() -> type[Exception]:
    try:
        from zstandard import ZstdError  # noqa: PLC0415 - an extra
    except ImportError:
        return zlib.error
    return ZstdError
