"""What the parts of the server share: the store, the workers, and the catalogue once it is made."""

from __future__ import annotations

# ruff: noqa: TC003 - FastAPI reads the annotations of parameters when it runs
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import anyio
from fastapi import Depends, HTTPException, Request

from geograph.errors import GeographError
from geograph.serve.answer import begin
from geograph.serve.catalogue import Catalogue
from geograph.serve.workers import TooBusy, TooSlow, Workers, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Outcome = TypeVar("Outcome")


class Service:
    """A store that is being served."""

    def __init__(self, folder: Path, workers: Workers) -> None:
        self.folder = folder
        self.workers = workers
        self._catalogue: Catalogue | None = None
        self._failure = ""

    @property
    def state(self) -> str:
        """Whether the catalogue is ready: ``ready``, ``being made``, or why it cannot be."""
        return self._failure or ("ready" if self._catalogue else "being made")

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue; for the time being the client is asked to come back."""
        if self._catalogue is None:
            raise HTTPException(503, f"the catalogue of the store: {self.state}", {"Retry-After": "5"})
        return self._catalogue

    async def prepare(self) -> None:
        """Start the workers, and make the catalogue in one of them so that everything else is answered meanwhile."""
        try:
            async with anyio.create_task_group() as tasks:
                for _ in range(int(self.workers.free.total_tokens)):
                    tasks.start_soon(run, begin, str(self.folder))
            await run(_made, self.folder)
            self._catalogue = Catalogue(self.folder)
        except GeographError as error:
            self._failure = str(error)

    async def work(self, work: Callable[..., Outcome], *values: object, seconds: float = 0) -> Outcome:
        """What a worker makes, or the answer to the client that says why not."""
        try:
            return await self.workers.do(work, *values, seconds=seconds)
        except GeographError as error:
            raise HTTPException(400, str(error)) from error
        except TooSlow as error:
            limit = f"{seconds or self.workers.seconds:g} seconds"
            raise HTTPException(503, f"no answer within {limit}; it was ended; ask for less") from error
        except TooBusy as error:
            raise HTTPException(503, "too many others are asking; try again", {"Retry-After": "10"}) from error


def _made(folder: Path) -> None:
    """Makes what the catalogue asks, where it is not there yet."""
    Catalogue(folder)


async def _service(request: Request) -> Service:
    found: Service = request.app.state.service
    return found


async def _ready(request: Request) -> Catalogue:
    return (await _service(request)).catalogue


Served = Annotated[Service, Depends(_service)]
Ready = Annotated[Catalogue, Depends(_ready)]
