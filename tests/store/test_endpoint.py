"""What a Graph Store may answer, said by a small server of our own."""

import base64
import http.server
import threading
from urllib.parse import parse_qs, urlsplit

import pytest

from geograph.errors import InputError, StoreError
from geograph.store import Access, Endpoint

TRIPLES = b"<urn:a> <urn:b> <urn:c> .\n"


class Server(http.server.ThreadingHTTPServer):
    """Gives the prepared answers, one a request, the last one ever after; a delay or a cut is an answer too."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = [(201, {}, b"")]
        self.asked = []
        self.end = threading.Event()

    def handle_error(self, request, client_address):
        """A client that went away is what some tests are about."""


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked.append((self.command, self.path, self.headers, body))
        answers = self.server.answers
        status, headers, content = answers.pop(0) if len(answers) > 1 else answers[0]
        if status == "hang":
            self.server.end.wait(30)
            return
        if status == "cut":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_PUT = do_DELETE = do_HEAD = answer  # noqa: N815 - as the base class calls them

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server():
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.end.set()
        running.shutdown()
        thread.join()


def url_of(server, path="/store"):
    return f"http://127.0.0.1:{server.server_port}{path}"


def put(server, access=None, *, tries=1, path="/store", seconds=5.0):
    with Endpoint(url_of(server, path), access, tries=tries, seconds=seconds) as endpoint:
        endpoint.put("urn:g", TRIPLES)


def test_a_graph_is_put_in_its_place(server):
    put(server)
    ((method, path, headers, body),) = server.asked
    assert (method, path, body) == ("PUT", "/store?graph=urn%3Ag", TRIPLES)
    assert headers["Content-Type"] == "application/n-triples"
    assert "Authorization" not in headers


@pytest.mark.parametrize("graph", ['urn:a "b" <c>', "urn:a&default=#x", "https://example.org/é?x=y"])
def test_the_name_of_a_graph_is_never_taken_for_more(server, graph):
    with Endpoint(url_of(server, "/store?repository=a%20b")) as endpoint:
        endpoint.put(graph, TRIPLES)
    assert parse_qs(urlsplit(server.asked[0][1]).query) == {"repository": ["a b"], "graph": [graph]}


def test_the_default_graph_is_named_as_the_protocol_says(server):
    server.answers = [(200, {}, TRIPLES)]
    with Endpoint(url_of(server)) as endpoint:
        assert endpoint.read("") == TRIPLES
    assert server.asked[0][:2] == ("GET", "/store?default")


def test_a_token_or_a_password_goes_into_the_header(server):
    put(server, Access(token="abc.def"))
    put(server, Access(user="anna", password="a:b"))
    said = [headers["Authorization"] for _, _, headers, _ in server.asked]
    assert said == ["Bearer abc.def", f"Basic {base64.b64encode(b'anna:a:b').decode()}"]


def test_who_asks_is_not_shown():
    assert "secret" not in repr(Access(token="secret"))


@pytest.mark.parametrize(
    ("access", "message"),
    [
        (Access(token="a", user="b"), "not both"),
        (Access(token="a\r\nX-Evil: 1"), "characters that no HTTP header can hold"),
        (Access(token="é"), "characters that no HTTP header can hold"),
    ],
)
def test_access_that_cannot_be_is_refused(access, message):
    with pytest.raises(InputError, match=message):
        Endpoint("http://127.0.0.1/store", access)


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (400, "refused the graph urn:g: HTTP 400, Because of x$"),
        (401, "HTTP 401, it wants to know who you are; give a token"),
        (403, "HTTP 403, it does not let you write"),
        (404, "HTTP 404, there is no Graph Store; expected an address such as"),
        (405, "HTTP 405, it takes no graphs there"),
        (413, "HTTP 413, the graph is larger than it takes"),
        (500, "HTTP 500, Because of x$"),
    ],
)
def test_a_refusal_is_told_with_what_it_means(server, status, message):
    server.answers = [(status, {}, b"<html><b>Because</b>\n of x</html>")]
    with pytest.raises(StoreError, match=message):
        put(server, tries=3)
    assert len(server.asked) == 1


def test_a_redirect_is_told_and_not_followed(server):
    server.answers = [(307, {"Location": "http://127.0.0.1:1/elsewhere"}, b"")]
    with pytest.raises(StoreError, match=r"HTTP 307, it has moved to http://127\.0\.0\.1:1/elsewhere; push to that"):
        put(server, Access(token="secret"))
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_what_may_pass_is_tried_again(server, status):
    server.answers = [(status, {}, b""), (201, {}, b"")]
    put(server, tries=2)
    assert [body for _, _, _, body in server.asked] == [TRIPLES, TRIPLES]


def test_what_does_not_pass_is_told_in_the_end(server):
    server.answers = [(503, {"Retry-After": "0"}, b"Busy")]
    with pytest.raises(StoreError, match="HTTP 503, Busy"):
        put(server, tries=3)
    assert len(server.asked) == 3


def test_a_connection_that_is_cut_is_tried_again(server):
    server.answers = [("cut", {}, b""), (201, {}, b"")]
    put(server, tries=2)
    assert len(server.asked) == 2


def test_an_answer_that_is_cut_is_told(server):
    server.answers = [("cut", {}, b"")]
    with pytest.raises(StoreError, match=r"cannot (reach|talk to) http://127"):
        put(server)


def test_a_server_that_never_answers_is_given_up(server):
    server.answers = [("hang", {}, b"")]
    with pytest.raises(StoreError, match=r"cannot reach .*: Read timed out"):
        put(server, seconds=0.2)


def test_no_server_is_told():
    with Endpoint("http://127.0.0.1:1/store", tries=1) as endpoint, pytest.raises(StoreError) as caught:
        endpoint.put("urn:g", TRIPLES)
    assert str(caught.value).startswith("cannot reach http://127.0.0.1:1/store: Failed to establish a new connection")


def test_only_a_clear_no_means_that_a_graph_is_gone(server):
    server.answers = [(404, {}, b""), (200, {}, b""), (501, {}, b"")]
    with Endpoint(url_of(server)) as endpoint:
        assert [endpoint.lacks("urn:g") for _ in range(3)] == [True, False, False]


def test_a_graph_that_is_not_there_is_empty_and_need_not_be_removed(server):
    server.answers = [(404, {}, b"no such graph")]
    with Endpoint(url_of(server)) as endpoint:
        assert endpoint.read("urn:g") == b""
        endpoint.delete("urn:g")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", "no address of a Graph Store; expected one such as"),
        ("localhost:7878/store", "no address of a Graph Store"),
        ("ftp://localhost/store", "no address of a Graph Store"),
        ("http://", "no address"),
        ("http://a b/", "is no address: "),
        ("http://anna:secret@localhost/store", "holds a user or password, which would be seen"),
    ],
)
def test_what_is_no_address_is_refused(url, message):
    with pytest.raises(InputError, match=message) as caught:
        Endpoint(url)
    assert "secret" not in str(caught.value)
