"""A run over a corpus: read, sort out, hand to workers, note every finished part, and make the output at the end."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geograph.corpus import manifest as notes
from geograph.corpus.files import part_name, read_rows, sha256, write_rows
from geograph.corpus.finish import finish
from geograph.corpus.inputs import read_list, write_list
from geograph.corpus.options import Options
from geograph.corpus.pool import PATIENCE, Pool
from geograph.corpus.records import article_of
from geograph.corpus.report import REPORT, Report, counted, peak_memory
from geograph.corpus.schema import ROWS
from geograph.corpus.seen import Seen
from geograph.corpus.stream import Chunk, Reader
from geograph.corpus.work import Extract, filled, given_ids
from geograph.errors import InputError, StoreError
from geograph.rdf import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geograph.corpus.manifest import Manifest, Part
    from geograph.corpus.pool import Work
    from geograph.corpus.records import Row

_WORK, _LOCK, _LIST, _SEEN, _PARTS = "work", "lock", "inputs.jsonl", "seen.sqlite", "parts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is: bytes of input read and in all, and pieces by what became of them."""

    read: int
    total: int
    counts: dict[str, int]


@dataclass(slots=True, kw_only=True)
class _Run:
    """What the steps of a run share."""

    folder: Path
    options: Options
    manifest: Manifest
    tell: Callable[[Progress], object]
    counts: Counter[str]
    total: int = 0
    before: int = 0
    read: int = 0

    @property
    def work(self) -> Path:
        return self.folder / _WORK

    def progress(self) -> None:
        self.tell(Progress(read=self.before + self.read, total=self.total, counts=dict(self.counts)))


def run(  # noqa: PLR0913 - the options that do not change the result
    inputs: Iterable[str | Path],
    *,
    out: Path | str | None = None,
    store: Path | str | None = None,
    options: Options | None = None,
    workers: int = 1,
    resume: bool = False,
    work: Work | None = None,
    tell: Callable[[Progress], object] = bool,
    patience: float = PATIENCE,
) -> Report:
    """Read a corpus into a folder of tables, or into a store; give the report, which is also written.

    With a `store` the notes of the run lie beside it, in a folder named like it with ``.corpus`` added. `resume` goes
    on with a run that was interrupted, and gives the same bytes as if it had not been. `work` is what workers do;
    unless given, an `Extract`. `tell` is told how far the run is. `patience` is in seconds: a batch that takes longer
    is taken for stuck.

    Raises:
        InputError: The folder holds another run, or an option is wrong.
        ModelMissing: The language model is not installed.
        StoreError: Something cannot be written; what is finished is kept, and a run with `resume` goes on with it.
    """
    if (out is None) == (store is None):
        raise InputError("name a folder to write into, or a store: one of the two")
    folder = Path(out) if out is not None else Path(f"{store}.corpus")
    chosen = options or Options()
    if workers < 1:
        raise InputError(f"{workers} workers cannot do anything; expected 1 or more")
    with _held(folder, resume=resume):
        begun = _open(folder, list(inputs), chosen, resume=resume)
        run = _Run(folder=folder, options=chosen, manifest=begun, tell=tell, counts=Counter())
        if begun.finished:
            shutil.rmtree(run.work, ignore_errors=True)  # it may have been stopped just before or while this went
            return Report.read_file(folder / REPORT)
        start = time.monotonic()
        doing = work or Extract(rules_only=chosen.rules_only, all_articles=chosen.all_articles, actors=chosen.actors)
        _read_all(run, doing, workers, patience)
        return _finish(run, Path(store) if store is not None else None, start, workers)


@contextlib.contextmanager
def _held(folder: Path, *, resume: bool) -> Iterator[None]:
    """Holds the folder for one run; there is nothing in it but what a run leaves."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = {entry.name for entry in folder.iterdir()}
        if notes.FILE in there and not resume:
            raise InputError(f"{folder} holds a run already; go on with it by --resume, or name another folder")
        if notes.FILE not in there and there - {_WORK, _LOCK}:
            raise StoreError(f"{folder} holds something else ({min(there)}); name an empty or a new folder")
        lock = os.open(folder / _LOCK, os.O_CREAT | os.O_RDWR, 0o644)
    except OSError as error:
        raise StoreError(f"cannot write into {folder}: {error.strerror or error}") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise StoreError(f"another run is writing into {folder}; wait until it has ended") from error
    finally:
        os.close(lock)


def _open(folder: Path, inputs: Sequence[str | Path], options: Options, *, resume: bool) -> Manifest:
    """The manifest of a new run or of the one to go on with, with nothing in the folder that is not finished."""
    header = notes.header(inputs, options)
    note, work = folder / notes.FILE, folder / _WORK
    if resume and note.exists():
        manifest = notes.resume(note, header)
        if not manifest.finished:
            _tidy(work / _PARTS, manifest.parts)
        return manifest
    shutil.rmtree(work, ignore_errors=True)
    try:
        (work / _PARTS).mkdir(parents=True)
    except OSError as error:
        raise StoreError(f"cannot write into {folder}: {error.strerror or error}") from error
    write_list(inputs, work / _LIST)
    return notes.begin(note, header)


def _tidy(folder: Path, parts: Sequence[Part]) -> None:
    """Remove what was being written, and check that what was finished is there and whole."""
    known = {part_name(part.part): part.sha256 for part in parts}
    there = {entry.name for entry in folder.iterdir()} if folder.is_dir() else set()
    for name in sorted(there - known.keys()):
        (folder / name).unlink()
    for name, expected in known.items():
        if name not in there or sha256(folder / name) != expected:
            raise StoreError(f"{folder / name} is missing or damaged; begin again in another folder")


def _read_all(run: _Run, work: Work, workers: int, patience: float) -> None:
    """Read and work on all that is not finished, a part at a time."""
    last = run.manifest.last
    for part in run.manifest.parts:
        run.counts.update(part.counts)
    listing = run.work / _LIST
    sizes = [source.size for source in read_list(listing)]
    run.total, run.before = sum(sizes), sum(sizes[: last.file])
    with _seen(run) as seen, Pool(work, workers, patience=patience) as pool:
        reader = Reader(listing, run.options, seen, last)

        def at(position: int) -> None:
            run.read = position

        reader.at = at
        rows: list[Row] = []
        for chunk, results in pool.map((chunk, chunk.articles) for chunk in reader.chunks()):
            rows += filled(chunk, results)
            run.counts.update(counted(rows[len(rows) - len(chunk.rows) :]))
            run.before = sum(sizes[: chunk.end.file])
            run.progress()
            if chunk.last and rows:
                _note(run, chunk, rows)
                rows = []


def _seen(run: _Run) -> Seen:
    """The articles of the finished parts; read again from the parts if the machine lost what it had not written."""
    parts, path = run.manifest.parts, run.work / _SEEN
    near = not run.options.keep_duplicates
    seen = Seen(path, next_part=len(parts), near=near)
    if seen.parts() >= len(parts):
        return seen
    seen.close()
    path.unlink()
    seen = Seen(path, next_part=0, near=near)
    for part in parts:
        for values in read_rows(run.work / _PARTS / part_name(part.part)):
            if values["id"]:
                seen.look(article_of(values), values["number"])
        seen.finish_part()
    return seen


def _note(run: _Run, chunk: Chunk, rows: list[Row]) -> None:
    """Write a part and note it as finished."""
    last = run.manifest.last
    number = last.part + 1
    digest = write_rows(run.work / _PARTS / part_name(number), rows, ROWS)
    articles = sum(values["state"] in {"done", "irrelevant"} or bool(values["id"]) for values in rows)
    run.manifest.add(
        notes.Part(
            part=number,
            sha256=digest,
            file=chunk.end.file,
            piece=chunk.end.piece,
            rows=chunk.end.number,
            articles=last.articles + articles,
            counts=dict(sorted(counted(rows).items())),
        )
    )


def _finish(run: _Run, store: Path | None, start: float, workers: int) -> Report:
    parts = run.manifest.parts
    known = given_ids(run.options.actors)
    done = finish(run.work / _PARTS, len(parts), run.folder, run.options, store=store, given=known)
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part.counts)
    seconds = time.monotonic() - start
    report = Report.of(total, done, seconds=seconds, memory=peak_memory(workers), workers=workers)
    write_whole(run.folder / REPORT, report.to_json())
    run.manifest.finish({"parts": len(parts), "rows": run.manifest.last.rows})
    shutil.rmtree(run.work)
    return report
