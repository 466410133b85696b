"""A store of the shared findings, and a server of it in a process of its own, as a user starts it."""

import contextlib
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from geograph import store

SECONDS = 10
"""How long a query may take here."""

_BEGIN = 120


@contextlib.contextmanager
def begun(*arguments: object) -> Iterator[tuple[str, subprocess.Popen]]:
    """The address of a server that takes requests, and its process, which is told to end after use."""
    command = [sys.executable, "-m", "geograph", "serve", *map(str, arguments), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        lines = []
        try:
            for line in process.stderr:
                lines.append(line)
                found = re.search(r"is at (http://\S+)/$", line)
                if found:
                    wait_for(found[1])
                    yield found[1], process
                    break
            else:
                raise AssertionError("".join(lines))
        finally:
            process.terminate()
            process.wait(30)


def wait_for(url: str) -> None:
    """Wait until the server answers and its catalogue is ready."""
    until = time.monotonic() + _BEGIN
    while time.monotonic() < until:
        with contextlib.suppress(httpx.TransportError):
            health = httpx.get(f"{url}/health", timeout=_BEGIN).json()
            assert health["catalogue"] in {"ready", "being made"}, health
            if health["catalogue"] == "ready":
                return
        time.sleep(0.1)
    raise AssertionError("the server does not begin")


@pytest.fixture(scope="session")
def folder(findings, tmp_path_factory) -> Path:
    """A store with the texts of its articles."""
    folder = tmp_path_factory.mktemp("served") / "store"
    with store.create(folder) as opened:
        opened.add(findings, text=True)
    return folder


@pytest.fixture(scope="session")
def serving() -> Callable:
    """What starts a server with arguments of the command."""
    return begun


@pytest.fixture(scope="session")
def url(folder) -> Iterator[str]:
    """The address of a server of the store."""
    with begun(folder, "--seconds", SECONDS) as (address, _):
        yield address


@pytest.fixture(scope="session")
def client(url) -> Iterator[httpx.Client]:
    """A client of the server."""
    with httpx.Client(base_url=url, timeout=60) as opened:
        yield opened
