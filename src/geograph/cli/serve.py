"""`geograph serve`: a store over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geograph.cli.output import complain


def serve(
    folder: Annotated[Path, typer.Argument(metavar="STORE", help="The folder of the store.")],
    host: Annotated[str, typer.Option(help="The address to serve at; other machines reach 0.0.0.0.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any free one.")] = 7878,
    token: Annotated[
        str,
        typer.Option(envvar="GEOGRAPH_TOKEN", help="What who asks has to know; needed when --host is opened wider."),
    ] = "",
    seconds: Annotated[float, typer.Option(min=0.001, help="The longest that a query may take.")] = 30,
) -> None:
    """Serve a store: SPARQL, a JSON API, a picture and an editor; read-only, until Ctrl-C."""
    from geograph import serve as room  # noqa: PLC0415 - loads rdflib, which most commands do not need
    from geograph.serve.address import is_loopback  # noqa: PLC0415

    if not is_loopback(host):
        complain(f"warning: whoever reaches {host} and knows the token can read the whole store, unencrypted")
    room.serve(
        folder, host=host, port=port, token=token, seconds=seconds, ready=lambda url: complain(f"{folder} is at {url}")
    )
