"""`geograph evaluate actors` and `coreference`: whom words mean."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geograph.cli.evaluate.output import Json, print_totals
from geograph.cli.output import print_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geograph.evaluate import LinkScore, PhraseReport

_MISS = ("line", "asked", "found", "wanted", "hard", "day", "context", "phrase")
_UNLINKED = ("article", "place", "kind", "found", "wanted", "how", "words")


def actors(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table of phrases with their countries and sectors.")],
    as_json: Json = False,
) -> None:
    """Resolve the phrases of a file, and show where country or sector is not what a person found."""
    from geograph.evaluate import score_actors  # noqa: PLC0415 - loads spaCy, which most commands do not need

    report = score_actors(file)
    misses = list(_misses(report))
    if as_json:
        rows = [dict(zip(_MISS, miss, strict=True)) for miss in misses]
        typer.echo(json.dumps({"totals": report.totals(), "misses": rows}, ensure_ascii=False, indent=2))
        return
    print_table(_MISS, misses)
    print_totals(report.totals())


def coreference(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Marked mentions: offsets and actors, without text.")],
    articles: Annotated[
        Path | None, typer.Option("--articles", metavar="PATH", help="Where the texts are; articles.jsonl beside FILE.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Resolve marked articles, and show which names, descriptions and pronouns do not lead to the right actor."""
    from geograph.evaluate import score_coreference  # noqa: PLC0415 - loads spaCy, which most commands do not need

    report = score_coreference(file, articles or file.with_name("articles.jsonl"))
    totals = report.totals()
    if as_json:
        typer.echo(json.dumps({"totals": totals, **report.to_dict()}, ensure_ascii=False, indent=2))
        return
    print_table(_UNLINKED, (_unlinked(score) for score in report.misses()))
    rows = ((name, *(f"{half[name]:g}" for half in totals.values())) for name in totals["all"])
    print_table(("total", *totals), rows)


def _unlinked(score: LinkScore) -> tuple[str, ...]:
    place = f"{score.start}-{score.end}"
    return (
        score.article,
        place,
        score.kind,
        " + ".join(score.found),
        score.wanted,
        score.how,
        " ".join(score.text.split()),
    )


def _misses(report: PhraseReport) -> Iterable[tuple[str, ...]]:
    for score in report.scores:
        row = score.row
        for name in score.missed:
            day = row.published.isoformat() if row.published else ""
            hard = "yes" if row.hard else ""
            yield str(row.line), name, getattr(score, name), getattr(row, name), hard, day, row.context, row.name
