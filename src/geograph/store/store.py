"""An open store: articles go in and out, each change wholly or not at all."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Self

from pyoxigraph import DefaultGraph, Literal, NamedNode

from geograph.errors import StoreError
from geograph.rdf import terms as t
from geograph.store.change import Change, change, graph_name
from geograph.store.keep import change_copy, close_copy, made_copy, records_to_read
from geograph.store.records import Records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pyoxigraph as ox

    from geograph.model import Findings
    from geograph.store.copy import Copy
    from geograph.store.manifest import Manifest

_TYPE, _ARTICLE, _URL, _ANY_URI = map(NamedNode, (t.TYPE, t.ARTICLE_CLASS, t.URL, t.ANY_URI))


class Store:
    """A store in use, to be closed after it, best by ``with``; `open_to_read` and `open_to_write` give one."""

    def __init__(  # noqa: PLR0913 - made in one place
        self,
        path: Path,
        manifest: Manifest,
        database: ox.Store,
        held: contextlib.ExitStack,
        *,
        writes: bool,
        state: str,
        copy: Copy | None,
    ) -> None:
        self.path = path
        self.manifest = manifest
        self._database: ox.Store | None = database
        self._held = held
        self._writes = writes
        self.state = state
        self._copy = copy
        self._records: Records | None = None

    @property
    def database(self) -> ox.Store:
        """The Oxigraph database, for questions; it must not be kept longer than the store is open.

        Raises:
            StoreError: The store is closed.
        """
        if self._database is None:
            raise StoreError(f"the store {self.path} is closed; open it again")
        return self._database

    @property
    def records(self) -> Records:
        """What the articles say as records: a copy of the database, which answers many times as fast.

        Where it is missing or out of step, it is made anew first, which takes as long as reading the whole database.

        Raises:
            StoreError: The store is closed or cannot be read, or the copy can be kept nowhere.
            InputError: The database holds what geograph would not write.
        """
        with self.reading():
            if self._writes:
                copy = self._copy = self._copy or made_copy(self.path, self.database)
                return Records(lambda: copy.database)
            if self._records is None:
                self._records = records_to_read(self.path, self.database, self.state)
            return self._records

    def add(self, findings: Findings, *, instead_of: Iterable[str] = (), text: bool = False) -> None:
        """Adds the articles of these findings in one step, in place of those with the same ids and of those named.

        The quotes of claims are always kept, the texts of the articles only if `text` is true.

        Raises:
            InputError: Something in the findings cannot be said in RDF; the store is as it was.
            StoreError: It cannot be written; the store is as it was.
        """
        self._make(change(self.database, instead_of, findings, text=text))

    def remove(self, article: str) -> None:
        """Removes an article with all it says, and the actors that no other article mentions, in one step.

        Raises:
            StoreError: There is no such article, or the store cannot be written and is as it was.
        """
        if article not in self:
            raise StoreError(f"no article {article} in the store {self.path}")
        self._make(change(self.database, [article]))

    def __contains__(self, article: str) -> bool:
        """Whether an article of this id is in the store."""
        with self.reading():
            return self.database.contains_named_graph(graph_name(article))

    def articles(self) -> Iterator[str]:
        """The ids of all articles."""
        return (t.to_id(_iri(quad.subject), t.ARTICLE) for quad in self._find(_TYPE, _ARTICLE))

    def articles_at(self, url: str) -> tuple[str, ...]:
        """The ids of the articles that were published at this place, sorted."""
        quads = self._find(_URL, Literal(url, datatype=_ANY_URI))
        return tuple(sorted(t.to_id(_iri(quad.subject), t.ARTICLE) for quad in quads))

    def quads(self) -> Iterator[ox.Quad]:
        """All quads of the articles and their actors: what `geograph.rdf.to_quads` would make of them, unsorted."""
        yield from self._find(graph=DefaultGraph())
        for article in self.articles():
            yield from self._find(graph=graph_name(article))

    def close(self) -> None:
        """Brings everything to disk and lets others use the store.

        Raises:
            StoreError: It cannot be written; whatever was added before is there all the same.
        """
        database, self._database = self._database, None
        copy, self._copy, self._records = self._copy, None, None
        with self._held:
            if database is not None and self._writes:
                with self._writing():
                    database.flush()
            del database  # before the lock goes
            if copy is not None:
                close_copy(self.path, copy)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _make(self, change: Change) -> None:
        """Makes a change, first in the database and then in the copy, which is not used until it is in step again."""
        copy, self._copy = self._copy, None
        with self._writing():
            change.make(self.database)
        self._copy = copy and change_copy(copy, change.records)

    def _find(
        self,
        predicate: NamedNode | None = None,
        value: NamedNode | Literal | None = None,
        graph: NamedNode | DefaultGraph | None = None,
    ) -> Iterator[ox.Quad]:
        with self.reading():
            yield from self.database.quads_for_pattern(None, predicate, value, graph)

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Inside it, what keeps the database from being read is a `StoreError`."""
        try:
            yield
        except OSError as error:
            raise StoreError(f"the store {self.path} is damaged or cannot be read: {error}") from error

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except (OSError, RuntimeError) as error:
            kept = "nothing of this change was kept, all before it is safe"
            raise StoreError(f"cannot write to the store {self.path}: {error}; {kept}") from error


def _iri(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else ""
