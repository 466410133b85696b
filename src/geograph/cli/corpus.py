"""`geograph corpus`: many articles into tables, N-Quads or a store."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geograph.cli.options import Actors, RulesOnly, to_date
from geograph.cli.output import complain
from geograph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geograph.corpus import Progress, Report

_EVERY = 10.0
_STOPPED = 130
_REASONS = 10


def corpus(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT...",
            help="Files and folders of articles: text, HTML, JSON Lines, CSV, Parquet, RSS, Atom, WARC, ZIP; all but "
            "Parquet also packed (.gz, .zst); - for standard input.",
        ),
    ] = None,
    paths: Annotated[
        str, typer.Option("--paths", metavar="FILE", help="A file with an input on each line; - for standard input.")
    ] = "",
    out: Annotated[Path | None, typer.Option(help="The folder to write into; made when missing.")] = None,
    store: Annotated[
        Path | None, typer.Option(help="The store to put it into instead; notes go into STORE.corpus.")
    ] = None,
    workers: Annotated[int, typer.Option(min=0, help="How many processes work; 0 for one a core.")] = 0,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a run that was interrupted.")] = False,
    limit: Annotated[int, typer.Option(min=0, help="Stop after so many articles were worked on; 0 for all.")] = 0,
    since: Annotated[
        date | None, typer.Option(parser=to_date, metavar="YYYY-MM-DD", help="Only articles from this day on.")
    ] = None,
    until: Annotated[
        date | None, typer.Option(parser=to_date, metavar="YYYY-MM-DD", help="Only articles to this day.")
    ] = None,
    outlet: Annotated[str, typer.Option(help="Only articles of this outlet.")] = "",
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=COLUMN", help="The column of tables that has the text, title, published ..."),
    ] = None,
    keep_duplicates: Annotated[
        bool, typer.Option("--keep-duplicates", help="Read near-duplicates for claims too.")
    ] = False,
    all_articles: Annotated[
        bool, typer.Option("--all-articles", help="Read articles that do not name two known actors too.")
    ] = False,
    longest: Annotated[int, typer.Option(help="The most characters of an article; memory grows with it.")] = 50_000,
    actors: Actors = None,
    rules_only: RulesOnly = False,
    text: Annotated[bool, typer.Option("--text", help="Keep the texts too, not only the quotes.")] = False,
    formats: Annotated[str, typer.Option(metavar="NAME,...", help="What to write: parquet, nq.")] = "parquet",
    log: Annotated[bool, typer.Option("--log", help="Tell of the progress as JSON lines on standard error.")] = False,
) -> None:
    """Read a corpus of any size on all cores, streaming; an interrupted run goes on with --resume.

    Near-duplicates count once as text, articles that do not name two known actors are not parsed, and what cannot be
    read is listed with the reason.
    """
    try:
        from geograph import corpus as room  # noqa: PLC0415 - needs an extra, and is heavy
    except ModuleNotFoundError as error:
        raise InputError(f"{error.name} is missing; install it with: pip install geograph[corpus]") from error

    options = room.Options(
        columns=_columns(column or ()),
        limit=limit,
        since=since,
        until=until,
        outlet=outlet,
        keep_duplicates=keep_duplicates,
        all_articles=all_articles,
        longest=longest,
        actors=tuple(map(str, actors or ())),
        rules_only=rules_only,
        text=text,
        formats=tuple(filter(None, map(str.strip, formats.split(",")))),
    )
    named = list(_inputs(inputs or (), paths))
    folder = out if out is not None else store
    with _telling(log=log) as tell:
        try:
            report = room.run(
                named,
                out=out,
                store=store,
                options=options,
                workers=workers or os.cpu_count() or 1,
                resume=resume,
                tell=tell,
            )
        except KeyboardInterrupt as error:
            complain(f"stopped; what is finished is kept in {folder}: go on by the same command with --resume")
            raise typer.Exit(_STOPPED) from error
    _print(report)
    if report.failed or report.not_stored:
        raise typer.Exit(1)


def _columns(values: list[str] | tuple[()]) -> tuple[tuple[str, str], ...]:
    pairs = [value.partition("=") for value in values]
    for field, mark, name in pairs:
        if not (mark and field and name):
            raise typer.BadParameter(f"{field!r} is no FIELD=COLUMN, such as text=body")
    return tuple(sorted((field, name) for field, _, name in pairs))


def _inputs(inputs: list[str] | tuple[()], paths: str) -> Iterator[str]:
    """The inputs named one by one, then those of the list."""
    if not inputs and not paths:
        raise typer.BadParameter("name an input, or a list of them by --paths")
    yield from inputs
    if paths:
        try:
            with contextlib.nullcontext(sys.stdin) if paths == "-" else Path(paths).open(encoding="utf-8") as lines:
                yield from (line.rstrip("\r\n") for line in lines if line.strip())
        except OSError as error:
            raise InputError(f"{paths} cannot be read: {error.strerror or error}") from error


@contextlib.contextmanager
def _telling(*, log: bool) -> Iterator[Callable[[Progress], object]]:
    """What tells of the progress: a bar on a terminal, JSON lines when asked for, else nothing."""
    if log:
        yield _log()
    elif not sys.stderr.isatty():
        yield lambda _: None
    else:
        with _bar() as tell:
            yield tell


def _log() -> Callable[[Progress], object]:
    started = told = time.monotonic()

    def tell(progress: Progress) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= _EVERY or told == started:
            told = now
            seconds = now - started
            line = {"seconds": round(seconds, 1), "bytes": progress.read, "of": progress.total, **progress.counts}
            typer.echo(json.dumps(line), err=True)

    return tell


@contextlib.contextmanager
def _bar() -> Iterator[Callable[[Progress], object]]:
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    columns = (BarColumn(), TextColumn("{task.percentage:3.0f} %"), TimeElapsedColumn(), TimeRemainingColumn())
    with Bar(TextColumn("{task.description}"), *columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        started = time.monotonic()
        before: list[int] = []

        def tell(progress: Progress) -> None:
            counts = progress.counts
            number = counts.get("read", 0)
            if not before:
                before.append(number)
            rate = (number - before[0]) / max(time.monotonic() - started, 0.001)
            parts = [f"{number:,} read", f"{counts.get('claims', 0):,} claims", f"{rate:.1f} a second"]
            parts += [f"{counts['failed']:,} failed"] if counts.get("failed") else []
            bar.update(task, description=", ".join(parts), completed=progress.read, total=progress.total or None)

        yield tell


def _print(report: Report) -> None:
    typer.echo(
        f"{report.read} read: {report.done} with two known actors, {report.irrelevant} without, "
        f"{report.exact_duplicates + report.near_duplicates} duplicates, {report.skipped} skipped, "
        f"{report.failed} failed"
    )
    output = report.output
    shown = [f"{output[name]} {name}" for name in ("claims", "events", "actors", "added", "replaced") if name in output]
    typer.echo(", ".join(shown))
    for failure in report.failures:
        complain(f"not read: {failure['source']}: {failure['reason']}")
    if report.failed > len(report.failures):
        complain(f"not read: {report.failed - len(report.failures)} more; the table left_out names them all")
    reasons = sorted(report.skipped_because.items(), key=lambda item: -item[1])
    for reason, count in reasons[:_REASONS]:
        complain(f"skipped: {count}: {reason}")
    if len(reasons) > _REASONS:
        complain(f"skipped: for {len(reasons) - _REASONS} more reasons; report.json has them all")
    for failure in report.not_stored:
        complain(f"not stored: {failure['source']}: {failure['reason']}")
