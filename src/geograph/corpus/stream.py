"""The input as chunks of work: what is a copy, unwanted or unreadable is settled here, the rest goes to workers.

Chunks are cut by what is read and never by who works on it, so that the same input gives the same chunks with any
number of workers and after any interruption.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from geograph.corpus.inputs import pieces, read_list
from geograph.corpus.records import row, row_without_article
from geograph.corpus.settle import settled
from geograph.read import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from geograph.corpus.manifest import Part
    from geograph.corpus.options import Options
    from geograph.corpus.records import Row
    from geograph.corpus.seen import Seen
    from geograph.model import Article
    from geograph.read.pieces import Piece

# The language model takes about 4 kB a character of what it reads at a time; more at a time is hardly faster.
_CHARACTERS, _ARTICLES, _PIECES = 10_000, 32, 1_000
_PIECES_A_PART = 20_000


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the input: the number of the file, of the piece in it, and of the piece in all."""

    file: int
    piece: int
    number: int


@dataclass(slots=True)
class Chunk:
    """Pieces one after the other: rows that are settled, and articles to be worked on with the place of their row.

    `end` is where the next chunk begins; `last` tells that a part of the run ends with this chunk.
    """

    rows: list[Row] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    characters: int = 0
    end: Place = field(default_factory=lambda: Place(0, 0, 0))
    last: bool = False

    def full(self) -> bool:
        """Whether there is enough in it for a worker."""
        return self.characters >= _CHARACTERS or len(self.articles) >= _ARTICLES or len(self.rows) >= _PIECES


class Reader:
    """Reads the input from the end of a finished part on."""

    def __init__(self, listing: Path, options: Options, seen: Seen, start: Part) -> None:
        self._listing = listing
        self._options = options
        self._seen = seen
        self._start = Place(start.file, start.piece, start.rows)
        self._articles = start.articles
        self.at: Callable[[int], object] = int

    def chunks(self) -> Iterator[Chunk]:
        """The chunks in order; at the end of a part the articles seen are written down before the chunk is given.

        Raises:
            StoreError: What was seen cannot be written, or the list of inputs cannot be read.
        """
        chunk = Chunk()
        articles = pieces_of_part = 0
        chunk.end = self._start
        for end, piece in self._pieces():
            self._settle(chunk, piece, end.number - 1)
            chunk.end = end
            pieces_of_part += 1
            ends = articles + len(chunk.articles) >= self._options.part or pieces_of_part >= _PIECES_A_PART
            if ends or chunk.full():
                articles += len(chunk.articles)
                yield self._finished(chunk, last=ends)
                chunk = Chunk(end=end)
                if ends:
                    articles = pieces_of_part = 0
        yield self._finished(chunk, last=True)

    def _finished(self, chunk: Chunk, *, last: bool) -> Chunk:
        chunk.last = last
        if last:
            self._seen.finish_part()
        return chunk

    def _pieces(self) -> Iterator[tuple[Place, Piece | Failure]]:
        """Every piece that is left, with the place after it."""
        number, skipped = self._start.number, self._start.piece
        columns = dict(self._options.columns)
        for file, source in enumerate(read_list(self._listing, self._start.file), start=self._start.file):
            found = pieces(source, self._options.provenance, columns, self.at)
            for count, piece in enumerate(islice(found, skipped, None), start=skipped + 1):
                if self._options.limit and self._articles >= self._options.limit:
                    return
                number += 1
                yield Place(file, count, number), piece
            skipped = 0

    def _settle(self, chunk: Chunk, piece: Piece | Failure, number: int) -> None:
        """Put the row of a piece into the chunk, and the article beside it if there is work to do."""
        article = piece if isinstance(piece, Failure) else piece.article()
        found = settled(article, self._options)
        if found is None and not isinstance(article, Failure):
            found = self._copied(article, number)
        if found is None and not isinstance(article, Failure):
            chunk.places.append(len(chunk.rows))
            chunk.articles.append(article)
            chunk.characters += len(article.text)
            self._articles += 1
        chunk.rows.append({**(found or {}), "number": number, "source": piece.source})

    def _copied(self, article: Article, number: int) -> Row | None:
        """The row of an article that is a copy of an earlier one, or has its id."""
        copy = self._seen.look(article, number)
        if copy is None:
            return None
        if isinstance(copy, str):
            return row_without_article("", "failed", copy)
        reason = "exact" if copy.exact else "near"
        return row(article, "duplicate", reason=reason, kept=copy.of, likeness=round(copy.likeness, 3))
