"""`geograph evaluate`: how good is what was found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geograph.cli.output import print_table
from geograph.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geograph.evaluate import ActorScore, CertaintyReport, LinkScore, PhraseReport, RowScore, Scorecard
    from geograph.model import Claim

_MISS = ("line", "asked", "found", "wanted", "hard", "day", "context", "phrase")
_UNLINKED = ("article", "place", "kind", "found", "wanted", "how", "words")
_UNCERTAIN = ("line", "asked", "found", "wanted", "words")

evaluate = typer.Typer(name="evaluate", no_args_is_help=True, help="Compare what is found with what a person found.")


@evaluate.command()
def gold(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A gold file; its article lies beside it.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Build the graph of the article that a gold file names, and show which rows are found."""
    from geograph.evaluate import score_gold  # noqa: PLC0415 - loads pydantic, which no other command needs

    card = score_gold(file)
    if as_json:
        typer.echo(json.dumps({"totals": card.totals(), **card.to_dict()}, ensure_ascii=False, indent=2))
        return
    print_table(("list", "row", "outcome", "speaker", "date", "claim", "words"), _rows(card))
    print_table(("actor", "outcome", "found as", "mentions missing", "same as"), map(_actor, card.actors))
    print_table(("total", "number"), [(name, f"{number:g}") for name, number in card.totals().items()])


@evaluate.command()
def actors(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table of phrases with their countries and sectors.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
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
    print_table(("total", "number"), [(name, f"{number:g}") for name, number in report.totals().items()])


@evaluate.command()
def certainty(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table of claims with their certainty.")],
    articles: Annotated[Path | None, typer.Option(help="The articles that FILE speaks of, as JSON Lines.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
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
    print_table(("total", "number"), [(name, f"{number:g}") for name, number in report.totals().items()])


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


@evaluate.command()
def coreference(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Marked mentions: offsets and actors, without text.")],
    articles: Annotated[
        Path | None, typer.Option("--articles", metavar="PATH", help="Where the texts are; articles.jsonl beside FILE.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
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
