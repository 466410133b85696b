"""The command `geograph`: one thin command a file, each a shell over one function of the library.

An error that geograph raises on purpose becomes one message on standard error and exit code 1; a wrong use of the
command line exits with 2. When only a part of a batch failed, the rest is written, the failures are listed on standard
error, and the exit code is 1 all the same.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from geograph.cli.actors import actors
from geograph.cli.build import build
from geograph.cli.corpus import corpus
from geograph.cli.evaluate import evaluate
from geograph.cli.export import export
from geograph.cli.import_ import import_
from geograph.cli.info import info
from geograph.cli.ingest import ingest
from geograph.cli.mcp import mcp
from geograph.cli.output import complain
from geograph.cli.plot import plot
from geograph.cli.push import push
from geograph.cli.query import query
from geograph.cli.remove import remove
from geograph.cli.reports import changes, contested, dossier, measures
from geograph.cli.serve import serve
from geograph.cli.show import show
from geograph.cli.validate import validate
from geograph.cli.view import view
from geograph.errors import GeographError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["app", "main"]


class Commands(TyperGroup):
    """A group of commands that turns the errors of the library into a message."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as in the class it extends
        """Run the command."""
        try:
            return super().invoke(ctx)
        except GeographError as error:
            complain(str(error))
            raise typer.Exit(1) from error


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_COMMANDS: tuple[Callable[..., None], ...] = (
    *(build, corpus, show, actors, view, validate),
    *(ingest, remove, info, query, push, serve, mcp),
    *(export, measures, changes, contested, dossier, plot),
)
for _command in _COMMANDS:
    app.command()(_command)
app.command("import")(import_)
app.add_typer(evaluate)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter still gets the rest
    app()


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"geograph {version('geograph')}")
        raise typer.Exit


@app.callback()
def geograph(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """News about international politics in, a knowledge graph with evidence for every edge out."""
