"""Pieces of an input that are to become articles, cheap to skip until they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.errors import InputError, OtherLanguage
from geograph.read.failure import Failure, Foreign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from geograph.model import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of an input, the name it is reported under, and what makes an article of it.

    `read` raises an `InputError` when the piece holds no readable article.
    """

    source: str
    read: Callable[[], Article]

    def article(self) -> Article | Failure:
        """The article, or why there is none.

        >>> from geograph.read.articles import read_text
        >>> Piece(source="a.txt", read=lambda: read_text("")).article()
        Failure(source='a.txt', reason='is empty; expected the text of an article')
        """
        try:
            return self.read()
        except OtherLanguage as error:
            return Foreign(source=self.source, reason=str(error))
        except InputError as error:
            return Failure(source=self.source, reason=str(error))


def articles(pieces: Iterable[Piece | Failure]) -> Iterator[Article | Failure]:
    """What the pieces are, in order.

    >>> list(articles([Failure(source="a.txt", reason="is empty")]))
    [Failure(source='a.txt', reason='is empty')]
    """
    for piece in pieces:
        yield piece if isinstance(piece, Failure) else piece.article()
