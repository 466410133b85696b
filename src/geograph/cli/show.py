"""`geograph show`: the claims of a saved graph as a table, and why each reads as it does."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geograph import api
from geograph.cli.options import Actors, RulesOnly  # noqa: TC001 - typer reads it
from geograph.cli.output import print_claims, print_lines, print_table
from geograph.vocabulary import read_given

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geograph.api import Graph, Row
    from geograph.extract import Reason

_COLUMNS = ("source", "relation", "target", "certainty", "who says so", "date", "words")
_WHY = ("claim", "part", "becomes", "shown by", "because")
_UNKNOWN = "the claim is not found again: it was made by another version or with other options"


def show(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `geograph build` wrote.")],
    why: Annotated[
        bool, typer.Option("--why", help="Read the articles once more and say what led to each claim.")
    ] = False,
    actors: Actors = None,
    rules_only: RulesOnly = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print what was found: who does what to whom, how surely, who says so, when, and the words.

    Into a pipe the table goes as tab-separated lines. With --why each line is one step towards a claim; give --actors
    and --rules-only as for `geograph build`.
    """
    graph = api.load(folder)
    rows = graph.rows()
    reasons = _reasons(graph, actors or (), rules_only=rules_only) if why else None
    if as_json:
        typer.echo(json.dumps(list(_objects(rows, reasons)), ensure_ascii=False, indent=2))
    elif reasons is not None:
        print_table(_WHY, _lines(graph, rows, reasons))
    elif sys.stdout.isatty():
        print_claims(rows)
    else:
        print_lines(_COLUMNS, rows)


def _reasons(graph: Graph, actors: Sequence[Path], *, rules_only: bool) -> list[tuple[Reason, ...]]:
    """The reasons of every claim of the graph, in its order; none for one that is not found again."""
    from geograph.pipeline import reasons  # noqa: PLC0415 - loads spaCy, which only this option needs

    given = read_given(actors) if actors else None
    explained = reasons(graph.findings.articles, given, rules_only=rules_only)
    found = {claim.id: why for _, claims in explained for claim, why in claims}
    return [found.get(claim.id, ()) for claim in graph.findings.claims]


def _objects(rows: Iterable[Row], reasons: list[tuple[Reason, ...]] | None) -> Iterable[dict[str, object]]:
    for place, row in enumerate(rows):
        why = {} if reasons is None else {"why": [reason.to_dict() for reason in reasons[place]]}
        yield {**row._asdict(), **why}


def _lines(graph: Graph, rows: Iterable[Row], reasons: list[tuple[Reason, ...]]) -> Iterable[tuple[str, ...]]:
    texts = {article.id: article.text for article in graph.findings.articles}
    for claim, row, why in zip(graph.findings.claims, rows, reasons, strict=True):
        name = f"{row.source} {row.relation} {row.target}"
        for reason in why:
            words = " ".join(texts[claim.evidence.article][reason.start : reason.end].split())
            yield name, reason.about, reason.value, words, reason.because
        if not why:
            yield name, "", "", "", _UNKNOWN
