"""`serve`: who may ask, how it begins and ends, and what keeps it from beginning."""

import contextlib
import re
import signal
import socket
import subprocess
import sys
import time

import httpx
import pytest

from geograph import store
from geograph.errors import InputError, StoreError
from geograph.serve import serve

TOKEN = "a-long-enough-token"


def refused(*arguments: object) -> str:
    """What the command says when it does not begin."""
    command = [sys.executable, "-m", "geograph", "serve", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1, done
    assert "Traceback" not in done.stderr
    return done.stderr


def let_go(folder):
    """Whether the store can soon be written to: the workers end a moment after the server."""
    for _ in range(100):
        with contextlib.suppress(StoreError):
            store.open_to_write(folder).close()
            return True
        time.sleep(0.2)
    return False


@pytest.fixture(scope="module")
def opened_wider(folder, serving):
    """The address of a server that asks for a token, and what it said at first."""
    with serving(folder, "--host", "0.0.0.0", "--token", TOKEN) as (url, _):
        yield url.replace("0.0.0.0", "127.0.0.1")


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"host": "0.0.0.0"}, "give a --token"),
        ({"host": "::"}, "give a --token"),
        ({"host": "example.org"}, "give a --token"),
        ({"host": "0.0.0.0", "token": "short"}, "has 5 characters"),
        ({"host": "no such host", "token": TOKEN}, "cannot serve at no such host"),
        ({"host": "192.0.2.1", "token": TOKEN}, "cannot serve at 192.0.2.1"),
    ],
)
def test_what_would_be_unsafe_or_cannot_be_is_refused(folder, values, complaint):
    with pytest.raises(InputError, match=re.escape(complaint)):
        serve(folder, port=0, **values)


def test_a_port_in_use_is_said(folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        said = refused(folder, "--port", taken.getsockname()[1])
    assert "Address already in use" in said
    assert "choose another with --port" in said


def test_no_store_is_said(tmp_path):
    assert "is no store" in refused(tmp_path, "--port", 0)


def test_a_store_in_use_by_a_writer_is_said(tmp_path):
    with store.create(tmp_path / "store"):
        assert "writes to it" in refused(tmp_path / "store", "--port", 0)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly_when_it_is_told_to(findings, tmp_path, serving, number):
    with store.create(tmp_path / "store") as opened:
        opened.add(findings)
    with serving(tmp_path / "store") as (url, process):
        port = int(url.rpartition(":")[2])
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    assert process.returncode in {0, -number, 128 + number}
    assert "Traceback" not in said
    socket.create_server(("127.0.0.1", port)).close()
    assert let_go(tmp_path / "store")


def test_nobody_writes_to_a_store_that_is_served(url, folder):
    with pytest.raises(StoreError, match="is in use"):
        store.open_to_write(folder)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_a_page_of_another_site_that_resolves_to_this_machine_is_refused(client, host):
    assert client.get("/api/claims", headers={"Host": host}).status_code in {400, 421}


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:1", "[::1]:80"])
def test_this_machine_has_several_names(client, host):
    assert client.get("/api/claims", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    ("how", "status"),
    [
        ({}, 401),
        ({"auth": ("anybody", TOKEN)}, 200),
        ({"auth": ("anybody", "another-long-token")}, 401),
        ({"headers": {"Authorization": f"Bearer {TOKEN}"}}, 200),
        ({"headers": {"Authorization": "Bearer"}}, 401),
        ({"headers": {"Authorization": "Basic ???"}}, 401),
        ({"headers": {"Authorization": "Basic"}}, 401),
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/claims", "/sparql?query=ASK%7B%7D", "/openapi.json"])
def test_opened_wider_it_asks_for_the_token(opened_wider, path, how, status):
    assert httpx.get(f"{opened_wider}{path}", timeout=60, **how).status_code == status


def test_the_health_of_a_server_is_no_secret(opened_wider):
    assert httpx.get(f"{opened_wider}/health", timeout=60).json()["status"] == "ok"
