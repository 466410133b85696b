"""Work that is ended when its time is up, by processes that can be killed.

A database in this process cannot be interrupted: a query that was given up would go on and keep a processor busy. So
queries and pictures are made by worker processes, as many as there are processors, and one that takes too long is
killed and replaced. Whoever finds all of them busy waits, but not for ever.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import anyio
from anyio import to_process

from geograph.serve.answer import begin

if TYPE_CHECKING:
    from collections.abc import Callable

Outcome = TypeVar("Outcome")

_MOST = 8


class TooSlow(Exception):  # noqa: N818 - says it best
    """The work took too long and was ended."""


class TooBusy(Exception):  # noqa: N818 - likewise
    """No worker became free in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workers:
    """Workers that give up after so many seconds; whoever needs one waits at most for so many."""

    folder: str
    seconds: float
    patience: float
    free: anyio.CapacityLimiter

    @classmethod
    def of(cls, folder: str, seconds: float, patience: float = 60) -> Workers:
        """As many as there are processors, at least two: a slow query alone never keeps all others waiting."""
        return cls(
            folder=folder,
            seconds=seconds,
            patience=patience,
            free=anyio.CapacityLimiter(min(_MOST, max(2, os.cpu_count() or 1))),
        )

    async def do(self, work: Callable[..., Outcome], *values: object, seconds: float = 0) -> Outcome:
        """What the work gives; `seconds` is for work that may take longer or less.

        Raises:
            TooSlow: It did not end in time.
            TooBusy: It could not begin in time.
        """
        holder = object()  # one task may do several pieces of work at a time
        await self._wait(holder)
        try:
            await run(begin, self.folder)  # what was killed is replaced first; that is not counted
            with anyio.fail_after(seconds or self.seconds):
                return await run(work, *values)
        except TimeoutError as error:
            raise TooSlow from error
        finally:
            self.free.release_on_behalf_of(holder)

    async def _wait(self, holder: object) -> None:
        try:
            with anyio.fail_after(self.patience):
                await self.free.acquire_on_behalf_of(holder)
        except TimeoutError as error:
            raise TooBusy from error


async def run(work: Callable[..., Outcome], *values: object) -> Outcome:
    """What the work gives, without limits; a process that is cancelled is killed."""
    alone = anyio.CapacityLimiter(1)
    return await to_process.run_sync(work, *values, cancellable=True, limiter=alone)
