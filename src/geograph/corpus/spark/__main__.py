"""The job: ``python -m geograph.corpus.spark --input FOLDER --output FOLDER``, or the same file with `spark-submit`."""

from __future__ import annotations

import argparse
import sys
import warnings
from typing import TYPE_CHECKING

from geograph.corpus.options import FORMATS, LONGEST, Options
from geograph.errors import GeographError, InputError
from geograph.read.provenance import read_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geograph.corpus.report import Report


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the job; the exit code is 1 when it could not be done, or when an input failed."""
    given = _parser().parse_args(arguments)
    try:
        report = _run(given)
    except GeographError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(report.to_json().decode())
    return int(bool(report.failed))


def _run(given: argparse.Namespace) -> Report:
    options = _options(given)
    try:
        return _on_spark(given, options)
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        raise InputError(f"{missing} is missing; install it with: pip install geograph[spark]") from error


def _on_spark(given: argparse.Namespace, options: Options) -> Report:
    from geograph.corpus.spark.starting import session  # noqa: PLC0415 - needs an extra

    # Of pandas nothing is used here, but Spark loads it.
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    spark = session(given.master)
    try:
        from geograph.corpus.spark.job import run  # noqa: PLC0415 - heavy, and of no use without a session

        return run(spark, given.input, given.output, options=options)
    finally:
        spark.stop()


def _options(given: argparse.Namespace) -> Options:
    return Options(
        columns=_columns(given.column),
        since=read_date(given.since),
        until=read_date(given.until),
        outlet=given.outlet,
        keep_duplicates=given.keep_duplicates,
        all_articles=given.all_articles,
        rules_only=given.rules_only,
        actors=tuple(given.actors),
        text=given.text,
        formats=tuple(filter(None, map(str.strip, given.formats.split(",")))),
        longest=given.longest,
    )


def _columns(values: Sequence[str]) -> tuple[tuple[str, str], ...]:
    pairs = [value.partition("=") for value in values]
    for value, (field, _, name) in zip(values, pairs, strict=True):
        if not (field and name):
            raise InputError(f"{value!r} is no FIELD=COLUMN, such as text=body")
    return tuple(sorted((field, name) for field, _, name in pairs))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m geograph.corpus.spark", description="Read a corpus on Apache Spark, as geograph corpus does."
    )
    add = parser.add_argument
    add("--input", action="append", required=True, metavar="PLACE", help="a file, folder or pattern; may be repeated")
    add("--output", required=True, metavar="FOLDER", help="an empty or new folder to write into")
    add("--master", default="", help="the cluster, unless spark-submit names it; local[*] for this machine")
    add("--column", action="append", default=[], metavar="FIELD=COLUMN", help="the column that has the text, title ...")
    add("--since", default="", metavar="YYYY-MM-DD", help="only articles from this day on")
    add("--until", default="", metavar="YYYY-MM-DD", help="only articles to this day")
    add("--outlet", default="", help="only articles of this outlet")
    add("--actors", action="append", default=[], metavar="FILE", help="a file of actors of your own; may be repeated")
    add("--keep-duplicates", action="store_true", help="read near-duplicates for claims too")
    add("--all-articles", action="store_true", help="read articles that do not name two known actors too")
    add("--rules-only", action="store_true", help="do without the learned relation model")
    add("--longest", type=int, default=LONGEST, help="the most characters of an article")
    add("--text", action="store_true", help="keep the texts too, not only the quotes")
    add("--formats", default="parquet", metavar="NAME,...", help=f"what to write: {', '.join(FORMATS)}")
    return parser


if __name__ == "__main__":
    sys.exit(main())
