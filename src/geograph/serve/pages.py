"""The pages for people: where to begin, the picture of a part, and the editor for SPARQL.

All that they need is in the package: no page loads anything from elsewhere, and the policy they are sent with forbids
it.
"""

from __future__ import annotations

# ruff: noqa: TC001 - FastAPI reads the annotations of parameters when it runs
from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from geograph.rdf import PREFIXES
from geograph.serve.answer import written
from geograph.serve.draw import draw
from geograph.serve.forms import EventsWanted
from geograph.serve.service import Ready, Served

PICTURE_SECONDS = 60
"""The longest that a picture may take."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
_THEME = "theme.css"  # the colours of the picture
_FILES = {
    _THEME: "text/css",
    "pages.css": "text/css",
    "page.js": "text/javascript",
    "start.js": "text/javascript",
    "editor.js": "text/javascript",
}

router = APIRouter(include_in_schema=False)


@router.get("/")
def start() -> Response:
    """Where to begin: what is in the store, and how to ask it."""
    return _html("start.html")


@router.get("/editor")
def editor() -> Response:
    """The editor for SPARQL."""
    return _html("editor.html")


@router.get("/pages/{name}")
def file(name: str) -> Response:
    """A script or the style of the pages."""
    if name not in _FILES:
        raise HTTPException(404, "there is no such file")
    if name == _THEME:
        return Response((files("geograph.view") / "styles" / name).read_bytes(), media_type=_FILES[name])
    return Response(_read(name), media_type=_FILES[name])


@router.get("/prefixes")
def prefixes() -> dict[str, str]:
    """The prefixes that queries may use without saying what they mean."""
    return dict(sorted(PREFIXES.items()))


@router.get("/questions/{name}")
async def question(name: str, request: Request, service: Served) -> dict[str, str]:
    """The text of a named query with the parameters that are given."""
    return {"sparql": await service.work(written, str(service.folder), name, dict(request.query_params))}


@router.get("/view")
async def view(wanted: Annotated[EventsWanted, Query()], service: Served, catalogue: Ready) -> Response:
    """The picture of the claims that are wanted, with the words of each."""
    del catalogue  # without it there is nothing to draw from yet
    page = await service.work(draw, str(service.folder), wanted.wanted(), seconds=PICTURE_SECONDS)
    return Response(page, media_type="text/html")


def _html(name: str) -> Response:
    return Response(_read(name), media_type="text/html", headers={"Content-Security-Policy": _POLICY})


def _read(name: str) -> bytes:
    return (files("geograph.serve") / "web" / name).read_bytes()
