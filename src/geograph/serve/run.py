"""Running the server: its port is taken before it starts, and it ends cleanly when it is told to."""

from __future__ import annotations

import socket
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.serve.address import is_loopback
from geograph.serve.extras import needed

if TYPE_CHECKING:
    from collections.abc import Callable

PORT = 7878
SHORTEST_TOKEN = 16

_BACKLOG = 2048


def serve(  # noqa: PLR0913 - all but one are options
    folder: Path | str,
    *,
    host: str = "127.0.0.1",
    port: int = PORT,
    token: str = "",
    seconds: float = 30,
    ready: Callable[[str], object] = str,
) -> None:
    """Serve a store until the process is told to end; `ready` is given the address when requests are taken.

    A query may take so many seconds. With port 0 any free port is taken. An address that other machines can
    reach needs a token. The store cannot be written to meanwhile.

    Raises:
        StoreError: There is no store, it is damaged, or it is being written.
        InputError: The port is in use, the host is unknown, or the token is missing or too short.
        ModelMissing: The extra ``serve`` is not installed.
    """
    uvicorn = needed("uvicorn", "serve")
    app_of = needed("geograph.serve.app", "serve").make_app
    _check_token(token, wanted=not is_loopback(host))
    with closing(_listen(host, port)) as listener:
        app = app_of(Path(folder), token=token, seconds=seconds)
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=5,
            server_header=False,
            ws="none",
            lifespan="on",
        )
        ready(_url(host, listener.getsockname()[1]))
        uvicorn.Server(config).run(sockets=[listener])


def speak_mcp(folder: Path | str, *, seconds: float = 30) -> None:
    """Offer a store to a language model by the Model Context Protocol over standard input and output, until they end.

    A query in SPARQL may take so many seconds. The store cannot be written to meanwhile.

    Raises:
        StoreError: There is no store, it is damaged, or it is being written.
        ModelMissing: The extra ``mcp`` is not installed.
    """
    needed("geograph.serve.mcp", "mcp").make_server(Path(folder), seconds).run("stdio")


def _check_token(token: str, *, wanted: bool) -> None:
    if wanted and not token:
        raise InputError(
            "other machines could read the store at this address; give a --token that they have to know, "
            "or leave --host as it is"
        )
    if token and len(token) < SHORTEST_TOKEN:
        raise InputError(f"the token has {len(token)} characters; expected {SHORTEST_TOKEN} or more")


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server((str(address[0]), port), family=family, backlog=_BACKLOG)
    except (OSError, OverflowError) as error:
        reason = str(getattr(error, "strerror", None) or error).partition(" (while")[0]
        raise InputError(f"cannot serve at {host}, port {port}: {reason}; choose another with --port") from error


def _url(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
