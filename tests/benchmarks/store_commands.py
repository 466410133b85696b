"""How long each command takes on a large store: `python tests/benchmarks/store_commands.py [--claims N] [--store DIR]`.

A store of made-up articles is filled, and each command that reads a store is run on it as a user would, in a process of
its own that starts from nothing; told is its processor time, which a busy machine changes little, and its peak memory.
`ingest` adds one article to the store and to an empty one, and `remove` takes it out again: they keep the copy of the
records in step. Last the copy is made anew from the database, as when it was lost, and the server and the tools for
language models are started for the first time, with what they have to find out first.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mcp import Client, StdioServerParameters, stdio_client
from rich.console import Console
from rich.table import Table

from serve import fill, served

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PERIOD = ("--from", "2022-01-01", "--to", "2022-03-31")
FORMATS = ("polecat", "gdelt", "icews", "dyads", "claims-csv", "graphml", "gexf", "ftm", "neo4j")
ARTICLE = "Russia attacked Ukraine on Monday. The United States condemned the attack."
DERIVED = ("records.sqlite", "events.sqlite")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a command took: processor seconds, seconds on the clock, and megabytes of memory at most."""

    processor: float
    clock: float
    memory: float


def commands(folder: Path, out: Path) -> Iterator[tuple[str, list[str]]]:
    """The commands that read a store, by name."""
    store = str(folder)
    yield "info", ["info", store]
    yield "query", ["query", store, "SELECT ?c { ?c geo:source actor:S01 } LIMIT 20"]
    yield "changes", ["changes", store, *PERIOD]
    yield "changes of an actor", ["changes", store, *PERIOD, "--actor", "S01"]
    yield "contested", ["contested", store]
    yield "contested of an actor", ["contested", store, "--actor", "S01"]
    yield "measures", ["measures", store]
    yield "dossier", ["dossier", store, "S01", "--out", str(out / "dossier.html")]
    yield "plot dyad", ["plot", store, "dyad", "--actor", "S01", "--actor", "S03", "--out", str(out / "dyad.png")]
    yield "plot heat", ["plot", store, "heat", "--out", str(out / "heat.png")]
    yield "plot network", ["plot", store, "network", "--out", str(out / "network.png")]
    for form in FORMATS:
        yield f"export {form}", ["export", store, "--to", form, "--out", str(out / form)]
    yield "view of an actor", ["view", store, "--actor", "S01", "--out", str(out / "view.html")]
    yield "view", ["view", store, "--out", str(out / "view.html")]


def run(arguments: Sequence[str]) -> Taken:
    """What a command takes in a process of its own."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "geograph", *arguments]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        complaint = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)}: {complaint.decode()}")
    return Taken(used.ru_utime + used.ru_stime, time.perf_counter() - begin, used.ru_maxrss / 1024)


def changed(folder: Path, out: Path) -> Iterator[tuple[str, Taken]]:
    """What it takes to add an article and to remove it."""
    article = out / "article.txt"
    article.write_text(ARTICLE)
    url = "https://example.org/added"
    given = [str(article), "--published", "2024-01-01", "--url", url]
    run(["ingest", str(out / "warm"), *given])  # reads the language model from the disk
    yield "ingest into an empty store", run(["ingest", str(out / "empty"), *given])
    yield "ingest", run(["ingest", str(folder), *given])
    yield "remove", run(["remove", str(folder), url])


def started(folder: Path) -> Iterator[tuple[str, Taken]]:
    """What it takes to start the servers, with what they derive from the store there or not."""
    for times in ("first", "second"):
        if times == "first":
            (folder / DERIVED[1]).unlink(missing_ok=True)
        with used() as taken, served(folder):
            pass
        yield f"serve, {times} start", taken[0]
    for times in ("first", "second"):
        if times == "first":
            (folder / DERIVED[1]).unlink(missing_ok=True)
        with used() as taken:
            asyncio.run(asked(folder))
        yield f"mcp, {times} question", taken[0]


async def asked(folder: Path) -> None:
    """A conversation of one question with the tools for language models."""
    command = StdioServerParameters(command=sys.executable, args=["-m", "geograph", "mcp", str(folder)])
    async with Client(stdio_client(command)) as client:
        await client.call_tool("claims_about", {"actor": "S01"})


@contextlib.contextmanager
def used() -> Iterator[list[Taken]]:
    """What the child processes took that end inside."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    taken: list[Taken] = []
    yield taken
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    taken.append(Taken(seconds, time.perf_counter() - begin, after.ru_maxrss / 1024))


def made_anew(folder: Path) -> Taken:
    """What a command takes that finds no copy of the records."""
    for name in DERIVED:
        (folder / name).unlink(missing_ok=True)
    return run(["info", str(folder)])


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the commands on a large store.")
    parser.add_argument("--claims", type=int, default=100_000, help="how many claims (default: 100000)")
    parser.add_argument("--store", type=Path, help="a store that an earlier run made, instead of a new one")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        folder = arguments.store or out / "store"
        if arguments.store is None:
            fill(folder, arguments.claims)
        taken = {command: run(words) for command, words in commands(folder, out)}
        taken |= dict(changed(folder, out)) | dict(started(folder))
        size = (folder / DERIVED[0]).stat().st_size
        taken["info, records made anew"] = made_anew(folder)
    table = Table(title=f"the copy of the records has {size / 2**20:.0f} MB")
    for column in ("command", "processor seconds", "seconds", "memory MB"):
        table.add_column(column, justify="left" if column == "command" else "right")
    for command, one in taken.items():
        table.add_row(command, f"{one.processor:.1f}", f"{one.clock:.1f}", f"{one.memory:.0f}")
    Console().print(table)
    print(json.dumps({command: round(one.processor, 2) for command, one in taken.items()}))


if __name__ == "__main__":
    main()
