"""Which media type to send, by the Accept header of a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def best(accept: str, offered: Iterable[str]) -> str | None:
    """The offered media type that the client likes best, the first of those it likes as much; None if none will do.

    >>> best("text/csv;q=0.5, application/*", ["text/csv", "application/json"])
    'application/json'
    >>> best("image/png", ["text/csv"])
    """
    ranges = dict(_ranges(accept or "*/*"))
    liked = [(media, _liking(media, ranges)) for media in offered]
    media, most = max(liked, key=lambda item: item[1])
    return media if most > 0 else None


def _liking(media: str, ranges: dict[str, float]) -> float:
    """The weight of a media type; that of a range that names it more closely counts."""
    main = media.partition("/")[0]
    return next((ranges[name] for name in (media, f"{main}/*", "*/*") if name in ranges), 0.0)


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        yield name, min((_weight(text) for text in parameters if text.startswith("q=")), default=1.0)


def _weight(text: str) -> float:
    """The weight in ``q=0.5``; what cannot be read counts as nothing said."""
    number = text.removeprefix("q=")
    return float(number) if number.replace(".", "", 1).isdecimal() and number.isascii() else 1.0
