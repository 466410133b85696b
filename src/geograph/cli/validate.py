"""`geograph validate`: is a graph as it should be?"""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geograph.api import FORMATS
from geograph.cli.output import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyoxigraph import Quad

    from geograph.rdf import Problem

_SHACL = "http://www.w3.org/ns/shacl#"


class Report(StrEnum):
    """How to print what is wrong."""

    TEXT = "text"
    JSON = "json"
    TTL = "ttl"


def validate(
    path: Annotated[
        Path,
        typer.Argument(metavar="FILE|DIR", help="A file of RDF, a folder that `geograph build` wrote, or a store."),
    ],
    form: Annotated[Report, typer.Option("--format", help="How to print what is wrong.")] = Report.TEXT,
) -> None:
    """Check a graph against the shapes of the vocabulary and print each problem; with any, the exit code is 1."""
    found = _problems(path)
    print_as = {Report.TEXT: _text, Report.JSON: _json, Report.TTL: _turtle}[form]
    typer.echo(print_as(found))
    if found:
        raise typer.Exit(1)


def _problems(path: Path) -> Sequence[Problem]:
    from geograph import rdf, store  # noqa: PLC0415 - loads rdflib, which the other commands do not need

    if store.is_store(path):
        with store.open_to_read(path) as opened:
            return rdf.validate(rdf.quads_to_dataset(opened.quads()))
    return rdf.validate(path / FORMATS["trig"] if path.is_dir() else path)


def _text(found: Sequence[Problem]) -> str:
    number = f"{len(found) or 'no'} problem{'s' if len(found) != 1 else ''}"
    return "\n".join([*(printable(line) for problem in found for line in _lines(problem)), number])


def _lines(problem: Problem) -> Iterator[str]:
    yield f"{problem.node}: {problem.message}"
    if problem.value:
        yield f"  found: {problem.value}"
    if problem.quote:
        yield f"  words: {problem.quote}"


def _json(found: Sequence[Problem]) -> str:
    return json.dumps([asdict(problem) for problem in found], ensure_ascii=False, indent=2)


def _turtle(found: Sequence[Problem]) -> str:
    from geograph.rdf import serialise_quads  # noqa: PLC0415 - as above

    return serialise_quads(_report(found), "ttl").decode().rstrip("\n")


def _report(found: Sequence[Problem]) -> Iterator[Quad]:
    """A validation report of SHACL, with the words that a problem rests on as `oa:exact`."""
    from pyoxigraph import BlankNode, Literal, NamedNode, Quad  # noqa: PLC0415 - as above

    from geograph.rdf.terms import EXACT, TYPE  # noqa: PLC0415 - as above

    def term(name: str) -> NamedNode:
        return NamedNode(_SHACL + name)

    report = BlankNode("report")
    yield Quad(report, NamedNode(TYPE), term("ValidationReport"))
    yield Quad(report, term("conforms"), Literal(value=not found))
    for number, problem in enumerate(found, start=1):
        result = BlankNode(f"result{number}")
        yield Quad(report, term("result"), result)
        yield Quad(result, NamedNode(TYPE), term("ValidationResult"))
        yield Quad(result, term("resultSeverity"), term("Violation"))
        yield Quad(result, term("resultMessage"), Literal(problem.message, language="en"))
        # A node without a name cannot be pointed at from outside its file.
        yield Quad(result, term("focusNode"), NamedNode(problem.node) if ":" in problem.node else Literal(problem.node))
        for predicate, text in ((term("value"), problem.value), (NamedNode(EXACT), problem.quote)):
            if text:
                yield Quad(result, predicate, Literal(text))
