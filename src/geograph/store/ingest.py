"""The findings of one article after another into a store, those that fail listed and the rest kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.model import digest
from geograph.read import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geograph.model import Article, Findings
    from geograph.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An article that is now in the store, and the ids of those whose place it took (perhaps its own)."""

    article: Article
    instead_of: tuple[str, ...] = ()


def ingest(store: Store, parts: Iterable[Findings], *, text: bool = False) -> Iterator[Stored | Failure]:
    """Adds the findings of one article each, in order, and says of each what became of it.

    An article takes the place of the one with its id. If its id follows from its url and text, a changed text has
    another id: such an article takes the place of the one published at the same url, if there is only one and it was
    not added just before.

    >>> import tempfile
    >>> from geograph.model import Article, Findings
    >>> from geograph.store import create
    >>> part = Findings(articles=(Article.of("They met."),))
    >>> with tempfile.TemporaryDirectory() as folder, create(folder) as opened:
    ...     [item.instead_of for item in ingest(opened, [part, part])]
    [(), ('9f122b02d73c8c71',)]

    Raises:
        StoreError: The store cannot be written; what was added before is safe.
    """
    added: set[str] = set()
    for findings in parts:
        (article,) = findings.articles
        earlier = _earlier(store, article, added)
        try:
            store.add(findings, instead_of=earlier, text=text)
        except InputError as error:
            yield Failure(source=article.title or article.id, reason=str(error))
        else:
            added.add(article.id)
            yield Stored(article=article, instead_of=earlier)


def _earlier(store: Store, article: Article, added: set[str]) -> tuple[str, ...]:
    if article.id in store:
        return (article.id,)
    if not article.url or article.id != digest(article.url, article.text):
        return ()
    there = store.articles_at(article.url)
    return there if len(there) == 1 and added.isdisjoint(there) else ()
