"""`geograph evaluate relations`, `events` and `re3d`: the benchmarks of the field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geograph.cli.evaluate.output import Json, print_totals
from geograph.cli.options import RulesOnly  # noqa: TC001 - typer reads it
from geograph.cli.output import print_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geograph.evaluate import EventReport


def relations(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Sentences with marked ends and a type (PLV format).")],
    as_json: Json = False,
) -> None:
    """Judge marked pairs with the relation model: macro-F1 of types, quad classes, and cooperation against conflict."""
    from geograph.evaluate import score_relations  # noqa: PLC0415 - loads the model, which most commands do not need

    report = score_relations(file)
    classes = {name: share.to_dict() for name, share in report.classes().items()}
    if as_json:
        values = {"totals": report.totals(), "classes": classes, "confusion": report.confusion()}
        typer.echo(json.dumps(values, indent=2))
        return
    rows = [(name, *(f"{value:.3f}" for value in share.values())) for name, share in classes.items()]
    print_table(("type", "precision", "recall", "f1"), rows)
    mistaken = [
        (wanted, found, str(count))
        for wanted, counts in report.confusion().items()
        for found, count in counts.items()
        if wanted != found
    ]
    print_table(("wanted", "found", "times"), sorted(mistaken, key=lambda row: -int(row[2])))
    print_totals(report.totals())


def events(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Sentences with sources, targets and quad class.")],
    rules_only: RulesOnly = False,
    as_json: Json = False,
) -> None:
    """Find the events of raw sentences (CAMEO format), and show the claims that are not right."""
    from geograph.evaluate import score_events  # noqa: PLC0415 - loads spaCy, which most commands do not need

    report = score_events(file, rules_only=rules_only)
    if as_json:
        typer.echo(json.dumps({"totals": report.totals(), **report.to_dict()}, ensure_ascii=False, indent=2))
        return
    print_table(("line", "wanted", "claim", "confidence", "sentence"), _wrong(report))
    print_totals(report.totals())


def re3d(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Documents, entities and relations as re3d has them.")],
    rules_only: RulesOnly = False,
    as_json: Json = False,
) -> None:
    """Find the relations between the marked entities of the re3d documents."""
    from geograph.evaluate import score_re3d  # noqa: PLC0415 - loads spaCy, which most commands do not need

    report = score_re3d(folder, rules_only=rules_only)
    if as_json:
        values = {"totals": report.totals(), "recall": report.classes(), **report.to_dict()}
        typer.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    missed = [(row.name, row.source, row.target) for row in report.rows if not row.joined]
    print_table(("missed", "source", "target"), missed)
    print_table(("relation", "recall"), [(name, f"{share:.3f}") for name, share in report.classes().items()])
    print_totals(report.totals())


def _wrong(report: EventReport) -> Iterable[tuple[str, ...]]:
    for score in report.scores:
        for claim, joined in zip(score.claims, score.joined, strict=True):
            if not joined:
                words = f"{'+'.join(claim.sources)} {claim.relation} {'+'.join(claim.targets)}"
                yield str(score.row.line), score.row.quad, words, f"{claim.confidence:g}", score.row.text
