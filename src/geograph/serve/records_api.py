"""The JSON API: actors, claims with their evidence, and events, a page at a time."""

from __future__ import annotations

# ruff: noqa: TC001 - FastAPI reads the annotations of parameters when it runs
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request, Response

from geograph.query import named_queries
from geograph.serve.catalogue import Page
from geograph.serve.documents import Document, to_json
from geograph.serve.forms import (
    ActorForm,
    ActorsWanted,
    ClaimForm,
    ClaimsWanted,
    ContestedWanted,
    EventForm,
    EventWithClaims,
    EvidenceForm,
    PageForm,
    Paging,
    Problem,
    QueryForm,
)
from geograph.serve.service import Ready

_AROUND = 300
_REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "The request asks for what there is not."},
    503: {"model": Problem, "description": "The catalogue of the store is still being made, or others are first."},
}
_UNKNOWN: dict[int | str, dict[str, Any]] = {404: {"model": Problem, "description": "There is no such thing."}}

router = APIRouter(prefix="/api", tags=["records"], responses=_REFUSALS)


@router.get("/actors", response_model=PageForm[ActorForm])
async def actors(wanted: Annotated[ActorsWanted, Query()], catalogue: Ready, request: Request) -> Response:
    """The actors, those named in most claims first."""
    found = catalogue.actors(wanted.name, wanted.kind or "", wanted.country, limit=wanted.limit, offset=wanted.offset)
    return _page(found, wanted, request)


@router.get("/actors/{actor}", response_model=ActorForm, responses=_UNKNOWN)
async def actor(actor: str, catalogue: Ready) -> Response:
    """One actor by its id."""
    return _one(catalogue.actor(actor), f"actor {actor}")


@router.get("/claims", response_model=PageForm[ClaimForm])
async def claims(wanted: Annotated[ClaimsWanted, Query()], catalogue: Ready, request: Request) -> Response:
    """The claims, the earliest first."""
    asked = wanted.wanted(speaker=wanted.speaker, polarity=wanted.polarity or "", article=wanted.article)
    found = catalogue.claims(asked, limit=wanted.limit, offset=wanted.offset, latest=wanted.latest)
    return _page(found, wanted, request)


@router.get("/claims/{claim}", response_model=ClaimForm, responses=_UNKNOWN)
async def claim(claim: str, catalogue: Ready) -> Response:
    """One claim by its id."""
    return _one(catalogue.claim(claim), f"claim {claim}")


@router.get("/claims/{claim}/evidence", response_model=EvidenceForm, responses=_UNKNOWN)
async def evidence(claim: str, catalogue: Ready) -> Response:
    """The words that support a claim, with those around them where the store keeps the texts of articles."""
    document = catalogue.claim(claim)
    if document is None:
        raise _no(f"claim {claim}")
    words = document["evidence"]
    text = catalogue.text(words["article"]["id"])
    around = {"before": text[max(0, words["start"] - _AROUND) : words["start"]]}
    around["after"] = text[words["end"] : words["end"] + _AROUND]
    return _json({**words, **around})


@router.get("/events", response_model=PageForm[EventForm])
async def events(wanted: Annotated[ContestedWanted, Query()], catalogue: Ready, request: Request) -> Response:
    """The events that the claims are about, the earliest first; those without a date before them."""
    asked = wanted.wanted(contested=wanted.contested)
    found = catalogue.events(asked, limit=wanted.limit, offset=wanted.offset, latest=wanted.latest)
    return _page(found, wanted, request)


@router.get("/events/{event}", response_model=EventWithClaims, responses=_UNKNOWN)
async def event(event: str, catalogue: Ready) -> Response:
    """One event by its id, with its claims in full."""
    document = catalogue.event(event)
    if document is None:
        raise _no(f"event {event}")
    return _json({**document, "told_by": catalogue.claims_of(document["claims"])})


@router.get("/queries")
async def queries() -> list[QueryForm]:
    """The named queries."""
    return [
        QueryForm(name=query.name, answers=query.answers, parameters=dict(query.parameters), sparql=query.sparql)
        for query in named_queries().values()
    ]


def _page(found: Page, wanted: Paging, request: Request) -> Response:
    """A page as it is sent."""
    after = wanted.offset + len(found.items)
    more = after < found.total and found.items
    following = f"{request.url.path}?{request.url.include_query_params(offset=after).query}" if more else None
    head = {"total": found.total, "limit": wanted.limit, "offset": wanted.offset, "next": following}
    return _json({**head, "items": found.items})


def _one(document: Document | None, what: str) -> Response:
    if document is None:
        raise _no(what)
    return _json(document)


def _no(what: str) -> HTTPException:
    return HTTPException(404, f"no {what[:200]} in this store")


def _json(document: Document) -> Response:
    return Response(to_json(document), media_type="application/json")
