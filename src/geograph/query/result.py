"""The answer to a query, and the ways to print it."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from geograph.errors import InputError
from geograph.rdf import PREFIXES, serialise_quads

if TYPE_CHECKING:
    from collections.abc import Iterable

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple

_STRING = f"{PREFIXES['xsd']}string"
_SHOWN = 100
# Characters that steer a terminal or the direction of writing; a string of JSON may hold their codes instead.
_UNSEEN = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The answer to one query.

    A SELECT gives `columns` and `terms`, an ASK gives `boolean`, a CONSTRUCT or DESCRIBE gives `triples`. `complete`
    is false when the limit of rows cut the answer short.
    """

    columns: tuple[str, ...] = ()
    terms: tuple[tuple[Term | None, ...], ...] = ()
    boolean: bool | None = None
    triples: tuple[Triple, ...] | None = None
    complete: bool = True

    @property
    def rows(self) -> tuple[tuple[str | None, ...], ...]:
        """The rows as plain text: IRIs in full, literals without type, None where there is no value."""
        return tuple(tuple(None if term is None else _plain(term) for term in row) for row in self.terms)

    def to_text(self) -> str:
        """A table for people, with the IRIs shortened by our prefixes; control characters show as their names."""
        if self.boolean is not None:
            return f"{str(self.boolean).lower()}\n"
        columns, terms = self._table()
        rows = [columns, *([_short(term) for term in row] for row in terms)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
        lines.insert(1, "  ".join("-" * width for width in widths))
        return "\n".join([*lines, *self._notes()]) + "\n"

    def to_csv(self) -> str:
        """Comma-separated values as the W3C defines them for SPARQL, an empty cell where there is no value."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        columns, terms = self._table()
        writer.writerow(columns)
        writer.writerows([["" if term is None else _plain(term) for term in row] for row in terms])
        return out.getvalue()

    def to_json(self) -> str:
        """The W3C's JSON form of SPARQL results; the triples of a CONSTRUCT as rows of three columns."""
        columns, terms = self._table()
        body: dict[str, object] = {"head": {"vars": columns}}
        if self.boolean is not None:
            body = {"head": {}, "boolean": self.boolean}
        else:
            rows = [zip(columns, row, strict=True) for row in terms]
            bindings = [{name: _json(term) for name, term in row if term is not None} for row in rows]
            body["results"] = {"bindings": bindings}
        return _UNSEEN.sub(_in_json, json.dumps(body, ensure_ascii=False, indent=1)) + "\n"

    def to_rdf(self, form: str = "ttl") -> bytes:
        """The triples of a CONSTRUCT or DESCRIBE in one of `geograph.rdf.FORMATS`.

        Raises:
            InputError: The answer holds no triples.
        """
        if self.triples is None:
            raise InputError("only the answer to a CONSTRUCT or DESCRIBE can be written as RDF")
        return serialise_quads((Quad(*triple) for triple in self.triples), form)

    def _repr_html_(self) -> str:
        """The table for a notebook, cut where nobody would read on."""
        if self.boolean is not None:
            return f"<p>{str(self.boolean).lower()}</p>"
        columns, terms = self._table()
        rows = [[_short(term) for term in row] for row in islice(terms, _SHOWN)]
        left_out = len(self.terms or self.triples or ()) - len(rows)
        more = [f"({left_out:,} more rows)"] if left_out else []
        body = "".join(map(_html_row, rows))
        notes = "".join(f"<p>{html.escape(note)}</p>" for note in [*more, *self._notes()])
        return f"<table><thead>{_html_row(columns, 'th')}</thead><tbody>{body}</tbody></table>{notes}"

    def _table(self) -> tuple[list[str], Iterable[tuple[Term | None, ...]]]:
        if self.triples is None:
            return list(self.columns), self.terms
        return ["subject", "predicate", "object"], [tuple(triple) for triple in self.triples]

    def _notes(self) -> list[str]:
        return [] if self.complete else ["(cut short by the limit of rows)"]


def _html_row(cells: Iterable[str], tag: str = "td") -> str:
    return f"<tr>{''.join(f'<{tag}>{html.escape(cell)}</{tag}>' for cell in cells)}</tr>"


def _plain(term: Term) -> str:
    return str(term) if isinstance(term, Triple) else term.value


def _short(term: Term | None) -> str:
    if term is None:
        return ""
    text = _plain(term)
    if isinstance(term, NamedNode):
        text = next((f"{name}:{text[len(iri) :]}" for name, iri in PREFIXES.items() if text.startswith(iri)), text)
    return visible(text)


def visible(text: str) -> str:
    r"""The text with every character that is not plainly visible as JSON and Turtle would escape it.

    >>> visible("one\u202etwo")
    'one\\u202etwo'
    """
    return "".join(character if character.isprintable() else _escape(ord(character)) for character in text)


def _escape(code: int) -> str:
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _in_json(found: re.Match[str]) -> str:
    return _escape(ord(found[0]))


def _json(term: Term) -> dict[str, object]:
    if isinstance(term, Triple):
        parts = zip(("subject", "predicate", "object"), term, strict=True)
        return {"type": "triple", "value": {name: _json(part) for name, part in parts}}
    if isinstance(term, Literal):
        return {"type": "literal", "value": term.value, **_kind(term)}
    return {"type": "uri" if isinstance(term, NamedNode) else "bnode", "value": term.value}


def _kind(literal: Literal) -> dict[str, str]:
    if literal.language:
        return {"xml:lang": literal.language}
    return {} if literal.datatype.value == _STRING else {"datatype": literal.datatype.value}
