"""Answering a query within limits."""

from __future__ import annotations

import re
import threading
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass, field
from itertools import islice
from textwrap import shorten
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import QueryBoolean, QueryTriples

from geograph.errors import QueryError, StoreError
from geograph.query.check import check, names_events, names_graphs, show
from geograph.query.result import Result
from geograph.query.source import Source, open_source
from geograph.rdf import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Literal, NamedNode, Store

Item = TypeVar("Item")

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that a query may take: seconds and rows."""

    seconds: float = 60
    rows: int = 100_000


def query(source: Source, sparql: str, *, limits: Limits | None = None, infer: bool = False) -> Result:
    """The answer to a SPARQL query over findings, a saved folder, a file of RDF or the database of a store.

    All named graphs are seen as one, unless FROM names some (``GRAPH ?article { ... }`` tells them apart), the
    vocabulary is loaded beside them, and the prefixes of `geograph.rdf.PREFIXES` are known. A plain triple that several
    articles state is found once in each; DISTINCT makes it one. With `infer` the triples of wider relations are there
    too, so that ``?a geo:threaten ?b`` finds every kind of threat. Events are there for a query that names a term of
    theirs, such as geo:Event or geo:about; `geograph.query.source` tells how to find those of a store.

    >>> from geograph.model import Actor, Findings, Kind
    >>> findings = Findings(actors=(Actor(id="PRK", label="North Korea", kind=Kind.STATE),))
    >>> query(findings, "SELECT ?label WHERE { actor:PRK skos:prefLabel ?label }").rows
    (('North Korea',),)

    Raises:
        QueryError: The query is wrong, would change something, or took too long; the message gives the place.
        InputError: The file is not valid RDF.
        StoreError: There is nothing to query at the path, or it cannot be read.
    """
    check(sparql)
    store = open_source(source, infer=infer, events=names_events(sparql))
    return ask(store, sparql, {}, limits or Limits())


def ask(store: Store, sparql: str, values: Mapping[str, NamedNode | Literal], limits: Limits) -> Result:
    """The answer of a store, some of the query's variables being bound to values, as `bind` does it.

    The query runs in a thread of its own, because the store cannot be interrupted; when the time is up the caller
    goes on and the thread ends with its next row, or with the process.
    """
    work = _Work(store=store, sparql=bind(sparql, values), limits=limits)
    future: Future[Result] = Future()
    threading.Thread(target=work.into, args=(future,), daemon=True).start()
    try:
        return future.result(timeout=limits.seconds)
    except TooLate as error:
        raise QueryError(f"no answer within {limits.seconds:g} seconds; ask for less or allow more time") from error
    except SyntaxError as error:
        raise QueryError(_explained(sparql, str(error))) from error
    except (ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from error
    except OSError as error:
        raise StoreError(f"the database cannot be read: {error}") from error
    finally:
        work.stop.set()


def bind(sparql: str, values: Mapping[str, NamedNode | Literal]) -> str:
    r"""The query with some variables bound by VALUES at the head of what follows each WHERE at the end of a line.

    The terms are written by pyoxigraph, which has checked them, so whatever a text holds, it stays one term. Oxigraph
    could be given the values beside the query, but it then makes its plan without them and searches everything.

    >>> from pyoxigraph import Literal
    >>> print(bind("SELECT ?a WHERE {\n  ?a ?b ?c\n}", {"c": Literal('"} #')}))
    SELECT ?a WHERE {
      VALUES (?c) { ("\"} #") }
      ?a ?b ?c
    }
    """
    if not values:
        return sparql
    names, terms = " ".join(f"?{name}" for name in values), " ".join(map(str, values.values()))
    clause = f"  VALUES ({names}) {{ ({terms}) }}\n"
    return sparql.replace("WHERE {\n", f"WHERE {{\n{clause}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    store: Store
    sparql: str
    limits: Limits
    stop: threading.Event = field(default_factory=threading.Event)

    def into(self, future: Future[Result]) -> None:
        try:
            future.set_result(self._result())
        except (SyntaxError, QueryError, ValueError, RuntimeError, OSError) as error:
            # A traceback would keep pyoxigraph's answer alive, and that may only be dropped in the thread that made it.
            future.set_exception(error.with_traceback(None))

    def _result(self) -> Result:
        answer = self.store.query(
            self.sparql,
            prefixes=PREFIXES,
            use_default_graph_as_union=not names_graphs(self.sparql),
        )
        if isinstance(answer, QueryBoolean):
            return Result(boolean=bool(answer))
        if isinstance(answer, QueryTriples):
            triples, complete = self._kept(answer)
            return Result(triples=triples, complete=complete)
        rows, complete = self._kept(map(tuple, answer))
        return Result(columns=tuple(name.value for name in answer.variables), terms=rows, complete=complete)

    def _kept(self, items: Iterable[Item]) -> tuple[tuple[Item, ...], bool]:
        """As many items as the limits allow, and whether these are all."""
        found = []
        for item in islice(items, self.limits.rows + 1):
            if self.stop.is_set():
                break
            found.append(item)
        return tuple(found[: self.limits.rows]), len(found) <= self.limits.rows


def _explained(sparql: str, message: str) -> str:
    found = _PLACE.match(message)
    if found is None:
        return f"the query cannot be parsed: {message}"
    line, column, wanted = int(found[1]), int(found[2]), shorten(found[3], 160, placeholder=" ...")
    return f"line {line}, column {column}: {wanted}\n{show(sparql, line, column)}"
