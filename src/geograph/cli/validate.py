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
    from collections.abc import Callable, Iterator, Sequence

    from pyoxigraph import Literal, NamedNode, Quad

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
    """Check a graph against the shapes of the vocabulary; with any problem, the exit code is 1.

    Each problem is printed with what was found, the claim it concerns, the words of that claim and what to do.
    """
    found = _problems(path)
    print_as = {Report.TEXT: _text, Report.JSON: _json, Report.TTL: _turtle}[form]
    typer.echo(print_as(found))
    if found:
        raise typer.Exit(1)


def _problems(path: Path) -> Sequence[Problem]:
    from geograph import rdf, store  # noqa: PLC0415 - loads rdflib, which the other commands do not need

    if store.is_store(path):
        with store.open_to_read(path) as opened:
            return rdf.validate(opened.quads())
    return rdf.validate(path / FORMATS["trig"] if path.is_dir() else path)


def _text(found: Sequence[Problem]) -> str:
    number = f"{len(found) or 'no'} problem{'s' if len(found) != 1 else ''}"
    return "\n".join([*(printable(line) for problem in found for line in _lines(problem)), number])


def _lines(problem: Problem) -> Iterator[str]:
    yield f"{problem.node}: {problem.message}"
    claim = problem.claim if problem.claim != problem.node else ""
    parts = {"found": problem.value, "claim": claim, "words": problem.quote, "to do": problem.advice}
    yield from (f"  {name}: {text}" for name, text in parts.items() if text)


def _json(found: Sequence[Problem]) -> str:
    text = json.dumps([asdict(problem) for problem in found], ensure_ascii=False, indent=2)
    return _visible(text, lambda char: json.dumps(char).strip('"'))


def _turtle(found: Sequence[Problem]) -> str:
    from geograph.rdf import serialise_quads  # noqa: PLC0415 - as above

    text = serialise_quads(_report(found), "ttl").decode().rstrip("\n")
    return _visible(text, lambda char: f"\\U{ord(char):08X}")


def _visible(text: str, escape: Callable[[str], str]) -> str:
    """The text with what could move the cursor of a terminal or turn its writing direction in escapes."""
    return "".join(char if char.isprintable() or char in "\t\n" else escape(char) for char in text)


def _report(found: Sequence[Problem]) -> Iterator[Quad]:
    """A validation report of SHACL; `oa:exact` has the words, `rdfs:seeAlso` the claim, `rdfs:comment` the advice."""
    from pyoxigraph import BlankNode, Literal, NamedNode, Quad  # noqa: PLC0415 - as above

    from geograph.rdf.terms import TYPE  # noqa: PLC0415 - as above

    report = BlankNode("report")
    yield Quad(report, NamedNode(TYPE), NamedNode(f"{_SHACL}ValidationReport"))
    yield Quad(report, NamedNode(f"{_SHACL}conforms"), Literal(value=not found))
    for number, problem in enumerate(found, start=1):
        result = BlankNode(f"result{number}")
        yield Quad(report, NamedNode(f"{_SHACL}result"), result)
        yield Quad(result, NamedNode(TYPE), NamedNode(f"{_SHACL}ValidationResult"))
        yield Quad(result, NamedNode(f"{_SHACL}resultSeverity"), NamedNode(f"{_SHACL}Violation"))
        for predicate, value in _said(problem):
            yield Quad(result, NamedNode(predicate), value)


def _said(problem: Problem) -> Iterator[tuple[str, NamedNode | Literal]]:
    from pyoxigraph import Literal, NamedNode  # noqa: PLC0415 - as above

    from geograph.rdf.terms import EXACT, term  # noqa: PLC0415 - as above

    yield f"{_SHACL}resultMessage", Literal(problem.message, language="en")
    # A node without a name cannot be pointed at from outside its file.
    yield f"{_SHACL}focusNode", NamedNode(problem.node) if _is_iri(problem.node) else Literal(problem.node)
    if problem.value:
        yield f"{_SHACL}value", Literal(problem.value)
    if problem.quote:
        yield EXACT, Literal(problem.quote)
    if _is_iri(problem.claim):
        yield term("rdfs:seeAlso"), NamedNode(problem.claim)
    if problem.advice:
        yield term("rdfs:comment"), Literal(problem.advice, language="en")


def _is_iri(text: str) -> bool:
    return "://" in text or text.startswith("urn:")
