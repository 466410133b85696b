"""The questions that come with the package."""

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
from geograph.query.run import Limits, ask
from geograph.query.source import Source, open_source
from geograph.rdf import PREFIXES
from geograph.rdf.terms import local_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.abc import Traversable

    from geograph.query.result import Result

_PARAMETER = re.compile(r"^# \?(\w+) \((actor|date)\): (.+)$", re.MULTILINE)


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


def named(source: Source, name: str, /, *, limits: Limits | None = None, **values: str) -> Result:
    """The answer to a named query; every parameter must be given, actors by id and dates as YYYY-MM-DD.

    >>> from geograph.model import Findings
    >>> named(Findings(), "said-by", actor="PRK").rows
    ()

    Raises:
        QueryError: There is no such query, or a parameter is missing, unknown or of the wrong form.
    """
    if name not in named_queries():
        raise QueryError(f"no named query '{name}'; there are {', '.join(named_queries())}")
    query = named_queries()[name]
    if values.keys() != query.parameters.keys():
        wanted = ", ".join(query.parameters) or "none"
        raise QueryError(f"the query {name} has the parameters: {wanted}; given: {', '.join(values) or 'none'}")
    bound = {key: _value(key, query.parameters[key], value) for key, value in values.items()}
    return ask(open_source(source), query.sparql, bound, limits or Limits())


def _name(file: Traversable) -> str:
    return file.name


def _read(name: str, text: str) -> NamedQuery:
    parameters = {found[1]: found[2] for found in _PARAMETER.finditer(text)}
    answers = text.partition("\n")[0].removeprefix("# ")
    return NamedQuery(name=name, answers=answers, sparql=text, parameters=MappingProxyType(parameters))


def _value(name: str, kind: str, text: str) -> NamedNode | Literal:
    if kind == "actor":
        return NamedNode(PREFIXES["actor"] + local_name(text))
    try:
        return Literal(date.fromisoformat(text).isoformat(), datatype=NamedNode(f"{PREFIXES['xsd']}date"))
    except ValueError as error:
        raise QueryError(f"{name} is '{text}', expected a date such as 2023-09-12") from error
