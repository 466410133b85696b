"""The SPARQL 1.1 Protocol: a query by GET, by POST of a form, or by POST of its text."""

from __future__ import annotations

# ruff: noqa: TC001 - FastAPI reads the annotations of parameters when it runs
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, HTTPException, Request, Response

from geograph.serve.answer import TABLES, TRIPLES, Asked, answer
from geograph.serve.forms import Problem
from geograph.serve.service import Served

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_BYTES = 2**20
_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_GRAPHS = {"type": "array", "items": {"type": "string", "format": "iri"}}
_PARAMETERS: list[dict[str, Any]] = [
    {"name": "query", "in": "query", "required": True, "schema": {"type": "string"}, "description": "SPARQL 1.1"},
    {"name": "default-graph-uri", "in": "query", "schema": _GRAPHS},
    {"name": "named-graph-uri", "in": "query", "schema": _GRAPHS},
]
_FIELDS = {"query": {"type": "string"}, "default-graph-uri": _GRAPHS, "named-graph-uri": _GRAPHS}
_BODY = {
    "required": True,
    "content": {
        _FORM: {"schema": {"type": "object", "required": ["query"], "properties": _FIELDS}},
        _QUERY: {"schema": {"type": "string"}},
    },
}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The answer, whole.", "content": {media: {} for media in (*TABLES, *TRIPLES)}},
    **{
        code: {"model": Problem, "description": text}
        for code, text in {
            400: "The query is wrong, or would change something, or calls another server.",
            403: "It is an update.",
            406: "The answer has none of the accepted forms.",
            413: "The query is too long.",
            415: "The body is neither a form nor a query.",
            503: "It took too long and was ended, or others are first.",
        }.items()
    },
}

router = APIRouter(tags=["sparql"])


@router.get("/sparql", response_class=Response, responses=_ANSWERS, openapi_extra={"parameters": _PARAMETERS})
async def sparql(request: Request, service: Served) -> Response:
    """The answer to a query; our prefixes are known, and all articles are seen as one graph."""
    return await _answer(service, request.query_params.multi_items(), request)


@router.post("/sparql", response_class=Response, responses=_ANSWERS, openapi_extra={"requestBody": _BODY})
async def sparql_by_post(request: Request, service: Served) -> Response:
    """The answer to a query that is sent as a form or as it is."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in {_FORM, _QUERY}:
        wrong = f"a query is sent as {_FORM} or {_QUERY}, not as {kind[:80] or 'nothing'}"
        raise HTTPException(403 if kind == "application/sparql-update" else 415, wrong)
    text = await _body(request)
    if kind == _QUERY:
        return await _answer(service, [*request.query_params.multi_items(), ("query", text)], request)
    return await _answer(service, _fields(text), request)


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise HTTPException(400, f"the form cannot be read: {error}") from error


async def _body(request: Request) -> str:
    parts, length = [], 0
    async for part in request.stream():
        parts.append(part)
        length += len(part)
        if length > _MOST_BYTES:
            raise HTTPException(413, f"the query is longer than {_MOST_BYTES:,} bytes")
    try:
        return b"".join(parts).decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"the query is no UTF-8 text: {error}") from error


async def _answer(service: Served, fields: Iterable[tuple[str, str]], request: Request) -> Response:
    given: dict[str, list[str]] = {}
    for name, value in fields:
        given.setdefault(name, []).append(value)
    if "update" in given:
        raise HTTPException(403, "this store is served for reading alone")
    if len(given.get("query", ())) != 1:
        raise HTTPException(400, f"give one query; given: {len(given.get('query', ()))}")
    asked = Asked(
        sparql=given["query"][0],
        default_graphs=tuple(given.get("default-graph-uri", ())),
        named_graphs=tuple(given.get("named-graph-uri", ())),
        accept=", ".join(request.headers.getlist("accept")),
    )
    found = await service.work(answer, str(service.folder), asked)
    if found is None:
        offered = ", ".join(dict.fromkeys((*TABLES, *TRIPLES)))
        raise HTTPException(406, f"the answer can be sent as one of: {offered}; see which of them fit the query")
    return Response(found.body, media_type=found.media, headers={"Vary": "Accept"})
