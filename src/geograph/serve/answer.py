"""Answering a query of the SPARQL 1.1 Protocol in the form that the client asks for.

Read-only and without a way out: the database is opened for reading, updates and SERVICE are refused. An answer is
complete or an error, never cut short, so it is written into memory, up to a limit, before the first byte is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat

from geograph.errors import QueryError
from geograph.query import for_engine, query
from geograph.query.check import check, names_graphs
from geograph.rdf import PREFIXES
from geograph.serve.accept import best
from geograph.store import open_to_read

if TYPE_CHECKING:
    from geograph.store import Store

MOST_BYTES = 64 * 2**20
"""No answer is longer than this."""

TABLES = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
"""How the answers to SELECT and ASK may be sent; of ASK, CSV and TSV are only said to be possible."""

TRIPLES = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/plain": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/xml": RdfFormat.RDF_XML,
    "text/xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/json": RdfFormat.JSON_LD,
}
"""How the answers to CONSTRUCT and DESCRIBE may be sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query, the graphs that the request names, and the value of its Accept header."""

    sparql: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    accept: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is sent back; nothing when the client accepts none of the forms."""

    media: str
    body: bytes


class _Bounded(BytesIO):
    """Memory that refuses to grow beyond the limit."""

    def write(self, data: object) -> int:
        if self.tell() + len(bytes(data)) > MOST_BYTES:  # type: ignore[call-overload]
            raise ValueError(f"it is longer than {MOST_BYTES // 2**20} MiB; add LIMIT and OFFSET to read it in parts")
        return super().write(data)  # type: ignore[arg-type]


def answer(folder: str, asked: Asked) -> Answer | None:
    """The answer of a store to a query; None when it has no form that the client accepts.

    Raises:
        QueryError: The query is wrong, would change something, calls another server, or its answer is too long.
        StoreError: The store cannot be read.
    """
    check(asked.sparql)
    store = opened(folder)
    named = bool(asked.default_graphs or asked.named_graphs)
    try:
        found = store.database.query(
            asked.sparql,
            prefixes=PREFIXES,
            use_default_graph_as_union=not named and not names_graphs(asked.sparql),
            default_graph=[*map(NamedNode, asked.default_graphs)] if named else None,
            named_graphs=[*map(NamedNode, asked.named_graphs)] if named else None,
        )
        return _sent(found, asked.accept)
    except SyntaxError as error:
        query(store.database, asked.sparql)  # fails likewise, and says where
        raise QueryError(f"the query cannot be parsed: {error}") from error
    except (ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from error


@cache
def opened(folder: str) -> Store:
    """The store, opened once for reading and kept open to the end of the process."""
    return open_to_read(Path(folder))


def _sent(found: QuerySolutions | QueryBoolean | QueryTriples, accept: str) -> Answer | None:
    out = _Bounded()
    if isinstance(found, QueryTriples):
        media = best(accept, TRIPLES)
        if media is None:
            return None
        found.serialize(out, TRIPLES[media])
        return Answer(media=media, body=out.getvalue())
    media = best(accept, TABLES)
    if media is None:
        return None
    found.serialize(out, TABLES[media])
    return Answer(media=media, body=out.getvalue())


def written(folder: str, name: str, values: dict[str, str]) -> str:
    """The text of a named query with these values for its parameters.

    Raises:
        QueryError: There is no such query, or a value is missing or of the wrong form.
    """
    return for_engine(opened(folder).database, name, values)


def begin(folder: str) -> None:
    """Open the store, so that the first query need not."""
    opened(folder)
