"""Worker processes that take batches and give results in the order of the batches.

Each process loads what it needs once and is replaced after a while, as the language model keeps every word it meets.
A process that dies, hangs or complains costs no more than the article that made it: the batch is tried again article
by article, and one that fails a second time is given back as an `Unworkable` with its error.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar, cast

from geograph.errors import GeographError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from geograph.corpus.records import Row
    from geograph.model import Article

    class Work(Protocol):
        """What a worker does with a batch; it must be picklable, and give a row an article."""

        def __call__(self, articles: Sequence[Article], /) -> list[Row]:
            """A row an article, in order."""


Tag = TypeVar("Tag")

PATIENCE = 300.0
"""Seconds that a batch may take, besides a hundredth of a second for each of its characters."""

_SECONDS_A_CHARACTER = 0.01
_ARTICLES_A_LIFE = 1_000
# Each process has one core; libraries that would start threads for all cores only get in each other's way.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Unworkable:
    """Why an article could not be worked on."""

    reason: str


Result = list["Row | Unworkable"]


@dataclass(slots=True)
class _Task:
    """Articles of a batch to be worked on, from a place in it; `again` when it failed before."""

    batch: int
    start: int
    articles: Sequence[Article]
    again: bool = False


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    line: Connection
    task: _Task | None = None
    until: float = 0.0
    done: int = 0


@dataclass(slots=True)
class _Batch(Generic[Tag]):
    """A batch whose results come in; `left` articles are missing."""

    tag: Tag
    left: int
    results: dict[int, Row | Unworkable] = field(default_factory=dict)


class Pool:
    """So many worker processes, which end with the `with` block."""

    def __init__(self, work: Work, workers: int, *, patience: float = PATIENCE) -> None:
        self._work = work
        self._count = workers
        self._patience = patience
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._tasks: deque[_Task] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.line.close()
        self._workers.clear()

    def processes(self) -> list[int]:
        """The ids of the processes, for measuring."""
        return [worker.process.pid or 0 for worker in self._workers]

    def map(self, batches: Iterable[tuple[Tag, Sequence[Article]]]) -> Iterator[tuple[Tag, Result]]:
        """Each tag with the results of its batch, in order; batches are taken a few ahead of what is given.

        Raises:
            GeographError: A worker cannot work at all, for want of a model for instance.
        """
        source = enumerate(batches)
        open_batches: dict[int, _Batch[Tag]] = {}
        following, exhausted = 0, False
        while True:
            while not exhausted and len(self._tasks) < self._count and len(open_batches) < 4 * self._count:
                number, (tag, articles) = next(source, (-1, (None, ())))
                if number < 0:
                    exhausted = True
                    break
                open_batches[number] = _Batch(cast("Tag", tag), len(articles))
                if articles:
                    self._tasks.append(_Task(number, 0, articles))
                self._hand_out()
                self._collect(open_batches, block=False)
            while following in open_batches and not open_batches[following].left:
                batch = open_batches.pop(following)
                following += 1
                yield batch.tag, [batch.results[place] for place in range(len(batch.results))]
            if exhausted and not open_batches:
                return
            self._hand_out()
            if open_batches and open_batches[following].left:
                self._collect(open_batches, block=True)

    def _hand_out(self) -> None:
        while self._tasks and (worker := self._idle()):
            task = self._tasks.popleft()
            characters = sum(len(article.text) for article in task.articles)
            worker.task, worker.until = task, time.monotonic() + self._patience + _SECONDS_A_CHARACTER * characters
            try:
                worker.line.send(task.articles)
            except OSError:  # it died while it had nothing to do; waiting for it will tell
                continue

    def _idle(self) -> _Worker | None:
        for worker in self._workers:
            if worker.task is None:
                return worker
        if len(self._workers) == self._count:
            return None
        worker = self._start()
        self._workers.append(worker)
        return worker

    def _start(self) -> _Worker:
        here, there = self._context.Pipe()
        kept = {name: os.environ.get(name) for name in _THREADS}
        os.environ.update({name: value or "1" for name, value in kept.items()})
        process = self._context.Process(target=serve, args=(self._work, there), daemon=True, name="geograph-worker")
        process.start()
        for name in (name for name, value in kept.items() if value is None):
            del os.environ[name]
        there.close()
        return _Worker(process, here)

    def _collect(self, batches: dict[int, _Batch[Tag]], *, block: bool) -> None:
        """Take in the answers that are there; wait for one of them if asked to."""
        busy = [worker for worker in self._workers if worker.task is not None]
        now = time.monotonic()
        timeout = max(0.0, min((worker.until for worker in busy), default=now) - now) if block else 0
        ready = wait([worker.line for worker in busy], timeout)
        for worker in busy:
            if worker.line in ready:
                self._take(worker, batches)
            elif worker.until <= time.monotonic():
                self._failed(worker, batches, "took too long and was stopped", dead=True)

    def _take(self, worker: _Worker, batches: dict[int, _Batch[Tag]]) -> None:
        try:
            answer: Any = worker.line.recv()
        except (EOFError, OSError):
            worker.process.join()
            self._failed(worker, batches, f"the process died of it ({_death(worker.process.exitcode)})", dead=True)
            return
        if isinstance(answer, GeographError) and not isinstance(answer, InputError):
            raise answer
        if isinstance(answer, Exception):
            self._failed(worker, batches, f"{type(answer).__name__}: {answer}", dead=False)
            return
        task = cast("_Task", worker.task)
        for place, row in enumerate(answer, start=task.start):
            self._settle(batches[task.batch], place, row)
        worker.task = None
        worker.done += len(answer)
        if worker.done >= _ARTICLES_A_LIFE:
            self._end(worker)

    def _failed(self, worker: _Worker, batches: dict[int, _Batch[Tag]], reason: str, *, dead: bool) -> None:
        task, worker.task = cast("_Task", worker.task), None
        if dead:
            self._end(worker)
        if task.again and len(task.articles) == 1:
            self._settle(batches[task.batch], task.start, Unworkable(reason))
            return
        for place, article in reversed(list(enumerate(task.articles, start=task.start))):
            self._tasks.appendleft(_Task(task.batch, place, [article], again=True))

    def _end(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join()
        worker.line.close()
        self._workers.remove(worker)

    @staticmethod
    def _settle(batch: _Batch[Tag], place: int, result: Row | Unworkable) -> None:
        batch.results[place] = result
        batch.left -= 1


def serve(work: Work, line: Connection) -> None:
    """What a worker process does: batches in, rows or an error out, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who hands out the work ends it
    while True:
        try:
            articles = line.recv()
        except EOFError:
            return
        try:
            answer: object = work(articles)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told to the one who asked, and kept
            answer = _plain(error)
        try:
            line.send(answer)
        except OSError:  # the one who asked is gone
            return


def _plain(error: Exception) -> Exception:
    """The error without what it hangs on to, which may not go through a pipe."""
    if isinstance(error, GeographError):
        return type(error)(str(error))
    return RuntimeError(f"{type(error).__name__}: {error}"[:1000])


def _death(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
