"""`geograph evaluate certainty`: how sure, who says so and when."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geograph.cli.evaluate.output import Json, print_totals
from geograph.cli.output import print_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geograph.evaluate import CertaintyReport

_UNCERTAIN = ("line", "asked", "found", "wanted", "words")


def certainty(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table of claims with their certainty.")],
    articles: Annotated[Path | None, typer.Option(help="The articles that FILE speaks of, as JSON Lines.")] = None,
    as_json: Json = False,
) -> None:
    """Compare modality, polarity, speakers and dates with what a person found, and show what differs."""
    from geograph.evaluate import score_certainty  # noqa: PLC0415 - loads spaCy, which most commands do not need

    report = score_certainty(file, articles)
    misses = list(_uncertain(report))
    if as_json:
        rows = [dict(zip(_UNCERTAIN, miss, strict=True)) for miss in misses]
        typer.echo(json.dumps({"totals": report.totals(), "misses": rows}, ensure_ascii=False, indent=2))
        return
    print_table(_UNCERTAIN, misses)
    print_totals(report.totals())


def _uncertain(report: CertaintyReport) -> Iterable[tuple[str, ...]]:
    for score in report.scores:
        label, claim = score.label, score.claim
        words = " ".join(label.article.text[label.start : label.end].split())
        if claim is None:
            yield str(label.line), "claim", "", label.relation, words
            continue
        found = {"modality": claim.modality, "polarity": claim.polarity, "time": claim.time.edtf}
        wanted = {"modality": label.modality, "polarity": label.polarity, "time": label.time}
        said = [label.article.text[spans[0][0] : spans[0][1]] for spans in label.speakers or ()]
        found["speakers"], wanted["speakers"] = ", ".join(claim.speakers), ", ".join(said)
        for name in score.wrong:
            yield str(label.line), name, found[name], wanted[name], words
