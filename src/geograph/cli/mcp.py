"""`geograph mcp`: a store for language models."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def mcp(
    folder: Annotated[Path, typer.Argument(metavar="STORE", help="The folder of the store.")],
    seconds: Annotated[float, typer.Option(min=0.001, help="The longest that a query in SPARQL may take.")] = 30,
) -> None:
    """Offer a store to a language model: a Model Context Protocol server on standard input and output."""
    from geograph.serve import speak_mcp  # noqa: PLC0415 - loads rdflib, which most commands do not need

    speak_mcp(folder, seconds=seconds)
