"""What can be said of a query before it runs: updates, calls to other servers, terms that do not exist."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from geograph.errors import QueryError
from geograph.query.source import known_terms
from geograph.rdf import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r'''
      (?P<skip> """(?:[^\\]|\\.)*?""" | \'\'\'(?:[^\\]|\\.)*?\'\'\' | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
        | <[^<>"{}|^`\\\s]*> | \#[^\n]* | [?$]\w+ | @[A-Za-z][A-Za-z0-9-]* | _:\w+ )
    | (?P<iri> <[A-Za-z][A-Za-z0-9+.-]*://[^>\n]*>?)
    | (?P<prefix> [A-Za-z][\w.-]*)? : (?P<local> [\w.%-]* [\w%-])?
    | (?P<word> [A-Za-z]\w* )
    ''',
    re.VERBOSE | re.DOTALL,
)
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):\s*<([^>]*)>", re.IGNORECASE)
# The class, the properties, the IRIs and the graph of events; in a text or a comment they only cost time.
_EVENTS = re.compile(
    r"[:#](Event|about|eventRelation|eventSource|eventTarget|surest|begin|end|affirmedBy|deniedBy)\b"
    r"|\bevent:|geograph/event"
)
_FROM = re.compile(r"\bFROM\b", re.IGNORECASE)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


def check(sparql: str) -> None:
    """Refuses what a query here may not do or name.

    >>> check("SELECT * { ?a geo:warn ?b }")
    Traceback (most recent call last):
    geograph.errors.QueryError: line 1, column 15: no term geo:warn; did you mean geo:warns?

    Raises:
        QueryError: It is an update, calls another server, or names a term of ours that does not exist.
    """
    declared = {**PREFIXES, **dict(_DECLARED.findall(sparql))}
    form = ""
    for token in _tokens(sparql):
        word = (token["word"] or "").upper()
        form = form or (word if word in _FORMS | _UPDATES else "")
        if form in _UPDATES:
            raise QueryError(f"{_place(sparql, token)}: {form} would change the data; only queries are answered")
        if word == "SERVICE":
            raise QueryError(f"{_place(sparql, token)}: SERVICE would call another server; remove it")
        if token["iri"]:
            wrong = "write %20 for a space, %22 for a quotation mark"
            raise QueryError(f"{_place(sparql, token)}: {token['iri']} is no IRI; {wrong}")
        if token["prefix"]:
            _check_term(sparql, token, declared)


def names_graphs(sparql: str) -> bool:
    """Whether the query says by FROM which graphs it is about.

    >>> names_graphs("SELECT * FROM article:x { ?a ?b ?c }"), names_graphs("ASK { ?from ?b 'FROM' }")
    (True, False)
    """
    # Most queries lack the word, and to read their tokens would take longer than to answer a small one.
    return bool(_FROM.search(sparql)) and any((token["word"] or "").upper() == "FROM" for token in _tokens(sparql))


def names_events(sparql: str) -> bool:
    """Whether the query names a term of events; they take time to make, and other queries do without.

    >>> names_events("SELECT ?event { ?event a geo:Event }"), names_events("ASK { ?a geo:warns ?b }")
    (True, False)
    """
    return bool(_EVENTS.search(sparql))


def show(sparql: str, line: int, column: int) -> str:
    """The line of the query with a mark under the place.

    >>> print(show("ASK { ?a }", 1, 10))
      ASK { ?a }
               ^
    """
    lines = sparql.splitlines() or [""]
    text = lines[min(line, len(lines)) - 1]
    return f"  {text}\n  {' ' * (column - 1)}^"


def _tokens(sparql: str) -> Iterator[re.Match[str]]:
    return (token for token in _TOKEN.finditer(sparql) if not token["skip"])


def _check_term(sparql: str, token: re.Match[str], declared: dict[str, str]) -> None:
    prefix, local = token["prefix"], token["local"]
    if prefix not in declared:
        raise QueryError(f"{_place(sparql, token)}: the prefix {prefix}: is not declared")
    terms = known_terms().get(prefix)
    if not local or terms is None or declared[prefix] != PREFIXES[prefix] or local in terms:
        return
    near = difflib.get_close_matches(local, sorted(terms), n=1)
    hint = f"; did you mean {prefix}:{near[0]}?" if near else ""
    raise QueryError(f"{_place(sparql, token)}: no term {prefix}:{local}{hint}")


def _place(sparql: str, token: re.Match[str]) -> str:
    before = sparql[: token.start()]
    return f"line {before.count(chr(10)) + 1}, column {len(before) - before.rfind(chr(10))}"
