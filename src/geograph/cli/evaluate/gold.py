"""`geograph evaluate gold`: the graph of an article against what a person found in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geograph.cli.evaluate.output import Json, print_totals
from geograph.cli.output import print_table
from geograph.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geograph.evaluate import ActorScore, RowScore, Scorecard
    from geograph.model import Claim


def gold(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A gold file; its article lies beside it.")],
    as_json: Json = False,
) -> None:
    """Build the graph of the article that a gold file names, and show which rows are found."""
    from geograph.evaluate import score_gold  # noqa: PLC0415 - loads pydantic, which no other command needs

    card = score_gold(file)
    if as_json:
        typer.echo(json.dumps({"totals": card.totals(), **card.to_dict()}, ensure_ascii=False, indent=2))
        return
    print_table(("list", "row", "outcome", "speaker", "date", "claim", "words"), _rows(card))
    print_table(("actor", "outcome", "found as", "mentions missing", "same as"), map(_actor, card.actors))
    print_totals(card.totals())


def _rows(card: Scorecard) -> Iterable[tuple[str, ...]]:
    for name in ("must", "optional", "must_not"):
        for row in getattr(card, name):
            yield (name, *_row(row, bad=name == "must_not"))


def _row(row: RowScore, *, bad: bool) -> tuple[str, ...]:
    outcome = {"found": "VIOLATED", "half": "near", "missing": "clean"}[row.outcome] if bad else str(row.outcome)
    words = " ".join(row.claim.evidence.quote.split()) if row.claim else ""
    return row.id, outcome, _mark(row.speaker), _mark(row.date), _claim(row.claim), words


def _claim(claim: Claim | None) -> str:
    if claim is None:
        return ""
    denied = "" if claim.polarity is Polarity.AFFIRMED else ", denied"
    return f"{'+'.join(claim.sources)} {claim.relation} {'+'.join(claim.targets)} ({claim.modality}{denied})"


def _actor(actor: ActorScore) -> tuple[str, ...]:
    return actor.key, actor.outcome, ", ".join(actor.actors), ", ".join(actor.mentions_missing), _mark(actor.same_as)


def _mark(right: bool | None) -> str:
    return {None: "", True: "right", False: "wrong"}[right]
