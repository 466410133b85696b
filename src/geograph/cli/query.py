"""`geograph query`: ask a saved graph, a store or a file of RDF in SPARQL."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geograph import api
from geograph.cli.output import complain, print_table, printable
from geograph.errors import InputError, StoreError
from geograph.model import Findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pyoxigraph import Store

    from geograph.model import Article
    from geograph.query import Limits, Result
    from geograph.query.source import Source


class Format(StrEnum):
    """How to print the answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TTL = "ttl"


class Inference(StrEnum):
    """What to add to the data before it is asked."""

    NONE = "none"
    RDFS = "rdfs"


# The library is loaded by the functions that need it: rdflib is heavy, and most commands do without.
# ruff: noqa: PLC0415


def query(
    place: Annotated[
        Path | None,
        typer.Argument(metavar="STORE|DIR|FILE", help="A store, a folder that `geograph build` wrote, a file of RDF."),
    ] = None,
    sparql: Annotated[
        str, typer.Argument(metavar="SPARQL", help="The query; geo:, actor:, plover: ... are known.")
    ] = "",
    named: Annotated[str, typer.Option(metavar="NAME", help="Ask one of the questions of --list instead.")] = "",
    param: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=VALUE", help="A parameter of the question: an actor's id or name, or a date."),
    ] = None,
    file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Read the query from a file, - for standard input.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print; ttl is for triples.")] = Format.TABLE,
    picture: Annotated[
        Path | None, typer.Option("--view", metavar="HTML", help="Draw the triples into a page instead.")
    ] = None,
    infer: Annotated[
        Inference, typer.Option(help="rdfs adds the triples of wider relations: who warns also threatens.")
    ] = Inference.NONE,
    seconds: Annotated[float, typer.Option(min=0.001, help="The longest that the query may take.")] = 60,
    rows: Annotated[int, typer.Option(min=1, help="The most rows of the answer.")] = 100_000,
    listed: Annotated[bool, typer.Option("--list", help="Print the named questions and what they answer.")] = False,
    text: Annotated[bool, typer.Option("--text", help="Print the named query itself, for any SPARQL engine.")] = False,
) -> None:
    """Ask a store, a saved graph or a file of RDF in SPARQL, or one of the questions that have a name."""
    from geograph.query import Limits, claims_of, open_source
    from geograph.query.check import names_events

    if listed:
        print_table(("name", "parameters", "answers"), _named_queries())
        return
    question = _Question(named=named, sparql=_sparql(sparql, file), parameters=_parameters(param or []))
    if text:
        _print_text(place, question)
        return
    with _opened(_given(place)) as (source, articles):
        store = open_source(source, infer=infer is Inference.RDFS, events=names_events(question.sparql))
        result = question.ask(store, Limits(seconds=seconds, rows=rows))
        if picture:
            _draw(claims_of(result, store, articles=articles), picture)
        else:
            _print(result, form)
    if not result.complete:
        complain(f"the answer is cut short at {rows:,} rows; add LIMIT and OFFSET to read it in parts, or raise --rows")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """A named query with its parameters, or a text of SPARQL."""

    named: str
    sparql: str
    parameters: Mapping[str, str]

    def __post_init__(self) -> None:
        if bool(self.named) == bool(self.sparql):
            raise typer.BadParameter("give one of SPARQL, --named NAME and --file FILE; --list tells the names")
        if self.parameters and not self.named:
            raise typer.BadParameter("--param is for --named; in SPARQL of your own write the value, or use VALUES")

    def ask(self, store: Store, limits: Limits) -> Result:
        from geograph import query as room

        if self.named:
            return room.named(store, self.named, self.parameters, limits=limits)
        return room.query(store, self.sparql, limits=limits)


def _parameters(given: Sequence[str]) -> dict[str, str]:
    parameters: dict[str, str] = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or name in parameters:
            wrong = "is given twice" if sign else "has no value; write NAME=VALUE"
            raise typer.BadParameter(f"--param {printable(name)} {wrong}")
        parameters[name] = value
    return parameters


def _sparql(text: str, file: Path | None) -> str:
    """The query that was written or is in the file; only one of them."""
    if file is None:
        return text
    if text:
        raise typer.BadParameter("give one of SPARQL and --file FILE")
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot read the query {file}: {error.strerror or error}") from error
    except ValueError as error:
        raise InputError(f"the query {file} is no UTF-8 text: {error}") from error


def _given(place: Path | None) -> Path:
    if place is None:
        raise typer.BadParameter("name what to ask: a store, a folder that `geograph build` wrote, a file of RDF")
    return place


@contextmanager
def _opened(place: Path) -> Iterator[tuple[Source, tuple[Article, ...]]]:
    """What can be asked there, and the articles whose texts are known."""
    from geograph import store

    if store.is_store(place):
        with store.open_to_read(place) as opened:
            yield opened.database, ()
    elif place.is_file() or (place.suffix and not place.is_dir()):
        yield place, ()
    else:
        graph = api.load(place)
        yield graph.findings, graph.articles


def _named_queries() -> Iterator[tuple[str, str, str]]:
    from geograph.query import named_queries

    for name, found in named_queries().items():
        yield name, ", ".join(f"{key} ({kind})" for key, kind in found.parameters.items()), found.answers


def _print_text(place: Path | None, question: _Question) -> None:
    from geograph.query import for_engine

    if not question.named:
        raise typer.BadParameter("--text is for --named; --list tells the names")
    with _opened(place) if place else nullcontext((Findings(), ())) as (source, _):
        _echo(for_engine(source, question.named, question.parameters))


def _print(result: Result, form: Format) -> None:
    if form is Format.TTL:
        _echo(result.to_rdf().decode())
        return
    _echo({Format.TABLE: result.to_text, Format.CSV: result.to_csv, Format.JSON: result.to_json}[form]())


def _echo(text: str) -> None:
    """Print as it is into a pipe; a terminal gets the codes of characters that would steer it."""
    from geograph.query.result import visible

    if sys.stdout.isatty():
        text = re.sub(r"[^\n\t]+", lambda found: visible(found[0]), text.replace("\r\n", "\n"))
    typer.echo(text, nl=False, color=True)  # or what looks like a colour would be taken out of the data


def _draw(findings: Findings, page: Path) -> None:
    from geograph.view import write_html

    try:
        write_html(findings, page)
    except OSError as error:
        raise StoreError(f"cannot write {page}: {error.strerror or error}") from error
    typer.echo(page)
