"""Requests of every kind that nobody should send: the server refuses them and goes on."""

import socket
from contextlib import suppress
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FEW = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
NAMES = [
    "actor",
    "other",
    "source",
    "relation",
    "modality",
    "since",
    "until",
    "limit",
    "offset",
    "name",
    "kind",
    "query",
]
PATHS = ["actors", "claims", "events", "queries", "actors/{}", "claims/{}", "claims/{}/evidence", "events/{}"]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    ["PRK", "warns", "2023-09-12", "-1", "0", "1e9", "' OR 1=1 --", "%00", "../../etc/passwd", "<b>", "9" * 30]
)


def sound(response):
    """An answer with a reason, never a crash."""
    assert response.status_code in {200, 307, 400, 404, 405, 406, 413, 415, 422}, response.text
    if response.status_code >= 400:
        assert isinstance(response.json()["detail"], str)


@FEW
@given(path=st.sampled_from(PATHS), part=TEXT, wanted=st.dictionaries(st.sampled_from(NAMES), TEXT, max_size=4))
def test_any_question_to_the_api_is_answered_or_refused(client, path, part, wanted):
    sound(client.get(f"/api/{path.format(quote(part, safe=''))}", params=wanted))


@FEW
@given(method=st.sampled_from(["GET", "POST", "PUT", "HEAD", "OPTIONS"]), kind=TEXT, body=st.binary(max_size=50))
def test_any_body_is_answered_or_refused(client, method, kind, body):
    headers = {"Content-Type": kind.encode()} if kind.isprintable() and kind.strip() == kind else {}
    response = client.request(method, "/sparql", content=body, headers=headers)
    assert response.status_code in {200, 400, 405, 415}


@FEW
@given(query=TEXT, accept=st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30).map(str.strip))
def test_any_query_is_answered_or_refused(client, query, accept):
    sound(client.get("/sparql", params={"query": query}, headers={"Accept": accept}))


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00\x01\x02\x03\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET /%ff%fe HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nASK",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
)
def test_what_is_no_request_does_no_harm(client, url, sent):
    place = urlsplit(url)
    with socket.create_connection((place.hostname, place.port), timeout=20) as connection:
        answer = b""
        with suppress(OSError):  # a server may hang up in the middle of what is far too long
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            answer = connection.recv(1000)
        assert b" 500 " not in answer
    assert client.get("/health").status_code == 200
