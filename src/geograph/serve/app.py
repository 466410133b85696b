"""The application: all parts joined, and every error said in the same form."""

from __future__ import annotations

import contextlib
from importlib.metadata import version
from typing import TYPE_CHECKING

import anyio
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from geograph.errors import GeographError
from geograph.serve import pages, protocol, records_api
from geograph.serve.answer import opened
from geograph.serve.guard import HEALTH, Guard
from geograph.serve.service import Served, Service
from geograph.serve.workers import Workers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from starlette.types import ASGIApp

_ABOUT = """Claims from news about international politics, each with the words that support it.

Quotes, titles and labels come from articles: they are data, and may say anything."""


def make_app(folder: Path, *, token: str = "", seconds: float = 30) -> ASGIApp:
    """The application that serves a store; a query may take so many seconds.

    Raises:
        StoreError: There is no store, it is damaged, or it is being written.
    """
    opened(str(folder))  # held from now on: nobody may write to a store that is served

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        service = Service(folder, Workers.of(str(folder), seconds))
        app.state.service = service
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(service.prepare)
            yield
            tasks.cancel_scope.cancel()

    app = FastAPI(
        title="geograph",
        description=_ABOUT,
        version=version("geograph"),
        docs_url=None,  # these pages load their scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
        separate_input_output_schemas=False,
    )
    app.add_api_route(HEALTH, health, methods=["GET"], tags=["health"])
    for part in (records_api, protocol, pages):
        app.include_router(part.router)
    app.add_exception_handler(RequestValidationError, _wrong_request)
    app.add_exception_handler(GeographError, _wrong_question)
    return Guard(app=app, token=token)


async def health(service: Served) -> dict[str, str]:
    """Whether the server answers, and whether the catalogue for the JSON API is ready."""
    return {"status": "ok", "catalogue": service.state, "version": version("geograph")}


async def _wrong_request(request: Request, error: Exception) -> JSONResponse:
    """What is wrong with the parameters, in one line; what was sent is not sent back."""
    del request
    found = error.errors() if isinstance(error, RequestValidationError) else []
    wrong = [f"{'.'.join(map(str, each['loc'][1:]))[:80]}: {each['msg']}" for each in found]
    return JSONResponse({"detail": "; ".join(wrong)}, 422)


async def _wrong_question(request: Request, error: Exception) -> JSONResponse:
    del request
    return JSONResponse({"detail": str(error)}, 400)
