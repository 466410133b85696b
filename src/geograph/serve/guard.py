"""Who may ask: what is known before a request is looked at any further.

On the loopback interface everybody on the machine may ask, but no web page of somebody else's: a page that has its own
name resolved to 127.0.0.1 is known by the Host header. Opened wider, a token is asked for, as ``Authorization: Bearer``
or as the password of HTTP Basic, which every browser and every SPARQL client can send.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, Response

from geograph.serve.address import is_loopback

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEALTH = "/health"

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Lets requests through to the app that may be answered; without a token those of this machine."""

    app: ASGIApp
    token: str = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = None if scope["path"] == HEALTH else self._refusal(Headers(scope=scope))
        await (refusal or self.app)(scope, receive, marked)

    def _refusal(self, headers: Headers) -> Response | None:
        if self.token:
            if hmac.compare_digest(_token(headers.get("authorization", "")), self.token.encode()):
                return None
            wanted = {"WWW-Authenticate": 'Basic realm="geograph", charset="UTF-8"'}
            return JSONResponse({"detail": "a token is needed, as password or bearer token"}, 401, wanted)
        if is_loopback(_name(headers.get("host", ""))):
            return None
        return JSONResponse({"detail": "this server answers to localhost alone; see --host"}, 421)


def _token(authorization: str) -> bytes:
    """The token in the header; empty when there is none."""
    scheme, _, text = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return text.strip().encode("utf-8", "surrogateescape")
    try:
        return base64.b64decode(text, validate=True).partition(b":")[2] if scheme.lower() == "basic" else b""
    except (binascii.Error, ValueError):
        return b""


def _name(host: str) -> str:
    """The name in a Host header, without its port.

    >>> _name("[::1]:8000"), _name("localhost:8000"), _name("127.0.0.1")
    ('::1', 'localhost', '127.0.0.1')
    """
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]
