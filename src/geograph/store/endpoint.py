"""Another store that is reached by the SPARQL 1.1 Graph Store HTTP Protocol, which most RDF databases speak."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING, Self
from urllib.parse import urlencode

import urllib3
from urllib3.exceptions import HTTPError, LocationParseError, MaxRetryError
from urllib3.util import Retry, Timeout, Url, make_headers, parse_url

from geograph.errors import InputError, StoreError

if TYPE_CHECKING:
    from types import TracebackType

    from urllib3 import BaseHTTPResponse

N_TRIPLES = "application/n-triples"

_CONNECT = 10
_LONGEST_WAIT = 60
_TAG = re.compile(r"<[^>]*>")
_MEANING = {
    401: "it wants to know who you are; give a token, or a user and password",
    403: "it does not let you write; give another token, or another user",
    404: "there is no Graph Store; expected an address such as http://localhost:7878/store",
    405: "it takes no graphs there; expected the address of a Graph Store such as http://localhost:7878/store",
    413: "the graph is larger than it takes",
}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Access:
    """Who asks: a bearer token, or a user with a password, or nobody in particular."""

    token: str = ""
    user: str = ""
    password: str = ""

    def headers(self) -> dict[str, str]:
        """The header that says so.

        >>> Access(token="abc").headers()
        {'authorization': 'Bearer abc'}

        Raises:
            InputError: Both are given, or a token that no header can hold.
        """
        if self.token and self.user:
            raise InputError("give a token, or a user and password, not both")
        if not self.token.isascii() or not self.token.isprintable():
            raise InputError("the token has characters that no HTTP header can hold; is it the right one?")
        if self.user:
            return make_headers(basic_auth=f"{self.user}:{self.password}", disable_cache=False)
        return {"authorization": f"Bearer {self.token}"} if self.token else {}


class Endpoint:
    """A Graph Store, to be closed after use, best by ``with``. The default graph is named by an empty text.

    `seconds` is the longest wait for an answer. What fails in a way that may pass (no connection, HTTP 429, 502, 503,
    504) is tried `tries` times in all, waiting a little longer each time.
    """

    def __init__(self, url: str, access: Access | None = None, *, seconds: float = 120, tries: int = 4) -> None:
        self.url = url
        self._parts = _parsed(url)
        self._pool = urllib3.PoolManager(
            headers=(access or Access()).headers(),
            timeout=Timeout(connect=min(_CONNECT, seconds), read=seconds),
            retries=Retry(
                total=tries - 1,
                redirect=False,
                status_forcelist=(429, 502, 503, 504),
                backoff_factor=0.5,
                raise_on_status=False,
                retry_after_max=_LONGEST_WAIT,
            ),
        )

    def put(self, graph: str, triples: bytes) -> None:
        """Puts a graph, given as N-Triples, in place of the one of this name.

        Raises:
            StoreError: It cannot be reached or does not take the graph.
        """
        self._ask("PUT", graph, triples)

    def read(self, graph: str) -> bytes:
        """The triples of a graph as N-Triples, none when there is no such graph.

        Raises:
            StoreError: It cannot be reached or does not give the graph.
        """
        answer = self._ask("GET", graph, missing=True)
        return b"" if answer.status == 404 else answer.data

    def delete(self, graph: str) -> None:
        """Removes a graph if it is there.

        Raises:
            StoreError: It cannot be reached or does not remove the graph.
        """
        self._ask("DELETE", graph, missing=True)

    def lacks(self, graph: str) -> bool:
        """Whether it says that there is no such graph; some endpoints do not tell.

        Raises:
            StoreError: It cannot be reached.
        """
        return self._request("HEAD", graph).status == 404

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.clear()

    def _ask(self, method: str, graph: str, body: bytes | None = None, *, missing: bool = False) -> BaseHTTPResponse:
        answer = self._request(method, graph, body)
        if not 200 <= answer.status < 300 and not (missing and answer.status == 404):
            what = f"the graph {graph}" if graph else "the default graph"
            hint = "" if graph or answer.status in _MEANING else "; if it has none, name one with --default-graph IRI"
            raise StoreError(f"{self.url} refused {what}: {_why(answer)}{hint}")
        return answer

    def _request(self, method: str, graph: str, body: bytes | None = None) -> BaseHTTPResponse:
        """The answer to a request, whatever it says."""
        kind = {"Content-Type": N_TRIPLES} if body is not None else {"Accept": N_TRIPLES}
        name = urlencode({"graph": graph}) if graph else "default"
        query = "&".join(filter(None, [self._parts.query, name]))
        headers = {**self._pool.headers, **kind}
        try:
            return self._pool.request(method, str(self._parts._replace(query=query)), body=body, headers=headers)
        except MaxRetryError as error:
            raise StoreError(f"cannot reach {self.url}: {_cause(error)}") from error
        except HTTPError as error:
            raise StoreError(f"cannot talk to {self.url}: {error}") from error


def _parsed(url: str) -> Url:
    try:
        parts = parse_url(url)
    except LocationParseError as error:
        raise InputError(f"'{url}' is no address: {error}") from error
    if parts.scheme not in {"http", "https"} or not parts.host:
        raise InputError(f"'{url}' is no address of a Graph Store; expected one such as http://localhost:7878/store")
    if parts.auth:
        raise InputError("the address holds a user or password, which would be seen; give them apart from it")
    return parts._replace(fragment=None)


def _cause(error: MaxRetryError) -> str:
    """What kept the last try from working, without the object that urllib3 names before it."""
    return re.sub(r"^<[^>]*>: |^HTTPS?Connection\w*\(.*?\): ", "", str(error.reason or error))


def _why(answer: BaseHTTPResponse) -> str:
    status = f"HTTP {answer.status}"
    if 300 <= answer.status < 400:
        return f"{status}, it has moved to {answer.headers.get('location', 'elsewhere')}; push to that address"
    said = shorten(_TAG.sub(" ", answer.data.decode("utf-8", "replace")), 300, placeholder=" ...")
    return ", ".join(filter(None, [status, _MEANING.get(answer.status, ""), said]))
