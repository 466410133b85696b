"""The questions that come with the package.

Each is a file of SPARQL whose first line says what it answers and whose next lines name its parameters. The text of a
parameter is never pasted into the query: it is first read as an actor or a date, and the RDF library writes these terms
into a VALUES clause. `for_engine` gives the same query for other engines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from geograph.errors import QueryError
from geograph.query.actors import find_actor
from geograph.query.check import names_events
from geograph.query.run import Limits, ask, bind
from geograph.query.source import Source, open_source
from geograph.rdf import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.abc import Traversable

    from pyoxigraph import Store

    from geograph.query.result import Result

_PARAMETER = re.compile(r"^# \?(\w+) \((actor|date)\): (.+)$", re.MULTILINE)
_NO_VALUES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A question that has a name: what it answers, its SPARQL, and its parameters with their kind (actor or date)."""

    name: str
    answers: str
    sparql: str
    parameters: Mapping[str, str]


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """All named queries by name.

    >>> named_queries()["said-by"].parameters
    mappingproxy({'actor': 'actor'})
    """
    found = sorted((file for file in files("geograph.query").iterdir() if file.name.endswith(".rq")), key=_name)
    queries = [_read(file.name.removesuffix(".rq"), file.read_text(encoding="utf-8")) for file in found]
    return MappingProxyType({query.name: query for query in queries})


def named(
    source: Source,
    name: str,
    values: Mapping[str, str] = _NO_VALUES,
    /,
    *,
    limits: Limits | None = None,
    infer: bool = False,
    **more: str,
) -> Result:
    """The answer to a named query; every parameter must be given: actors by id or name, dates as YYYY-MM-DD.

    Parameters are given by keyword or in a mapping.

    >>> from geograph.model import Findings
    >>> named(Findings(), "said-by", actor="North Korea").rows
    ()

    Raises:
        QueryError: There is no such query, a parameter is missing, unknown or of the wrong form, or no actor or more
            than one has the name.
    """
    query, limits = _query(name, {**values, **more}), limits or Limits()
    store = open_source(source, infer=infer, events=names_events(query.sparql))
    return ask(store, query.sparql, _bound(query, {**values, **more}, store, limits), limits)


def for_engine(source: Source, name: str, values: Mapping[str, str] = _NO_VALUES, /, **more: str) -> str:
    """The text of a named query with its prefixes and parameters, for any other SPARQL engine.

    The source tells whom a name means.

    >>> from geograph.model import Findings
    >>> print(for_engine(Findings(), "alliances", actor="NATO"))
    PREFIX actor: <https://w3id.org/geograph/actor/>
    ...
    SELECT DISTINCT ?actor ?relation ?ally WHERE {
      VALUES (?actor) { (<https://w3id.org/geograph/actor/NATO>) }
    ...

    Raises:
        QueryError: As `named`.
    """
    query = _query(name, {**values, **more})
    bound = _bound(query, {**values, **more}, open_source(source, events=False), Limits())
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in sorted(PREFIXES.items()))
    return prefixes + bind(query.sparql, bound)


def _query(name: str, values: Mapping[str, str]) -> NamedQuery:
    """The query of this name, if these are its parameters."""
    query = named_queries().get(name)
    if query is None:
        raise QueryError(f"no named query '{name}'; there are {', '.join(named_queries())}")
    if values.keys() != query.parameters.keys():
        wanted = ", ".join(query.parameters) or "none"
        raise QueryError(f"the query {name} has the parameters: {wanted}; given: {', '.join(values) or 'none'}")
    return query


def _bound(
    query: NamedQuery, values: Mapping[str, str], store: Store, limits: Limits
) -> dict[str, NamedNode | Literal]:
    return {
        key: find_actor(store, value, limits) if query.parameters[key] == "actor" else _day(key, value)
        for key, value in values.items()
    }


def _name(file: Traversable) -> str:
    return file.name


def _read(name: str, text: str) -> NamedQuery:
    parameters = {found[1]: found[2] for found in _PARAMETER.finditer(text)}
    answers = text.partition("\n")[0].removeprefix("# ")
    return NamedQuery(name=name, answers=answers, sparql=text, parameters=MappingProxyType(parameters))


def _day(name: str, text: str) -> Literal:
    try:
        return Literal(date.fromisoformat(text).isoformat(), datatype=NamedNode(f"{PREFIXES['xsd']}date"))
    except ValueError as error:
        raise QueryError(f"{name} is '{text}', expected a date such as 2023-09-12") from error
