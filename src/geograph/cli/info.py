"""`geograph info`: what is in a store."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geograph.cli.output import print_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geograph.store import Info


def info(
    folder: Annotated[Path, typer.Argument(metavar="STORE", help="The folder of the store.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print what is in a store: how much of what, from when, by whom, its size and versions."""
    from geograph import store  # noqa: PLC0415 - loads rdflib, which the other commands do not need

    with store.open_to_read(folder) as opened:
        found = store.count(opened)
    if as_json:
        values = {**asdict(found), "quad_classes": dict(found.quad_classes), "outlets": dict(found.outlets)}
        typer.echo(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        print_table(("what", "value"), _rows(found))


def _rows(found: Info) -> Iterator[tuple[str, str]]:
    yield from ((name, f"{getattr(found, name):,}") for name in ("articles", "actors", "mentions", "claims"))
    yield from ((f"claims: {name}", f"{number:,}") for name, number in found.quad_classes)
    yield "published", f"{found.first} to {found.last}" if found.first else "unknown"
    yield from ((f"outlet: {name}", f"{number:,}") for name, number in found.outlets)
    yield "size on disk", f"{found.size:,} bytes"
    yield "format", str(found.format)
    yield "made by", f"geograph {found.geograph}"
    yield "opened with", f"pyoxigraph {found.oxigraph}"
