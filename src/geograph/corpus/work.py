"""What a worker does: articles in, a row of the table of rows for each out.

An `Extract` is plain data and goes to worker processes and to the executors of a cluster alike; the language model and
the knowledge of actors are loaded once in the process that calls it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geograph.corpus.pool import Unworkable
from geograph.corpus.records import Row, row, row_of_findings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geograph.corpus.pool import Result
    from geograph.corpus.stream import Chunk
    from geograph.model import Article
    from geograph.vocabulary import Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Reads articles for claims; those that do not name two known actors are not parsed, unless `all_articles`.

    `actors` are files of actors of one's own. With `rules_only` the learned relation model is not asked.
    """

    rules_only: bool = False
    all_articles: bool = False
    actors: tuple[str, ...] = ()

    def __call__(self, articles: Sequence[Article]) -> list[Row]:
        """A row an article, in order.

        >>> from geograph.model import Article
        >>> [row] = Extract()([Article.of("The cat slept.")])
        >>> row["state"]
        'irrelevant'

        Raises:
            InputError: An article is longer than the language model can take.
            ModelMissing: The language model is not installed.
        """
        from geograph.corpus.relevance import is_relevant  # noqa: PLC0415 - a process that only hands out work
        from geograph.resolve import knowledge_of  # noqa: PLC0415 - need not load the knowledge

        index = knowledge_of(_given(self.actors)).index
        rows: dict[int, Row] = {}
        relevant = []
        for number, article in enumerate(articles):
            if self.all_articles or is_relevant(article.text, index):
                relevant.append((number, article))
            else:
                rows[number] = row(article, "irrelevant", reason="does not name two known actors")
        if relevant:
            rows.update(self._parsed(relevant))
        return [rows[number] for number in range(len(articles))]

    def _parsed(self, numbered: Sequence[tuple[int, Article]]) -> dict[int, Row]:
        from geograph.pipeline import run  # noqa: PLC0415 - loads spaCy, which an irrelevant article does not need

        found = run([article for _, article in numbered], _given(self.actors), rules_only=self.rules_only)
        return {number: row_of_findings(part) for (number, _), part in zip(numbered, found, strict=True)}


def filled(chunk: Chunk, results: Result) -> list[Row]:
    """The rows of a chunk with what the workers gave."""
    rows = list(chunk.rows)
    for place, article, result in zip(chunk.places, chunk.articles, results, strict=True):
        found = row(article, "failed", reason=result.reason) if isinstance(result, Unworkable) else result
        rows[place] = {**found, "number": rows[place]["number"], "source": rows[place]["source"]}
    return rows


def given_ids(files: tuple[str, ...]) -> frozenset[str]:
    """The ids of the actors in a user's files and of those known beside them.

    >>> given_ids(())
    frozenset()
    """
    given = _given(files)
    return frozenset(given.actors) if given else frozenset()


@cache
def _given(files: tuple[str, ...]) -> Given | None:
    from geograph.vocabulary import read_given  # noqa: PLC0415 - reads the whole ontology

    return read_given(files) if files else None
