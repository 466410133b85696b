"""`geograph evaluate`: how good is what was found; one command a scorecard."""

from __future__ import annotations

import typer

from geograph.cli.evaluate.actors import actors, coreference
from geograph.cli.evaluate.benchmarks import events, re3d, relations
from geograph.cli.evaluate.certainty import certainty
from geograph.cli.evaluate.gold import gold

__all__ = ["evaluate"]

evaluate = typer.Typer(name="evaluate", no_args_is_help=True, help="Compare what is found with what a person found.")
for _command in (gold, actors, coreference, certainty, relations, events, re3d):
    evaluate.command()(_command)
