"""How long each command takes on a large store: `python tests/benchmarks/store_commands.py [--claims N] [--store DIR]`.

A store of made-up articles is filled, and each command that reads a store is run on it as a user would, in a process of
its own that starts from nothing; told is its processor time, which a busy machine changes little.
`ingest` adds one article to the store and to an empty one, and `remove` takes it out again: they keep the copy of the
records in step. Last the copy is made anew from the database, as when it was lost, and the server and the tools for
language models are started for the first time, with what they have to find out first.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from mcp import Client, StdioServerParameters, stdio_client
from rich.console import Console
from rich.table import Table

from geograph import store
from geograph.graph.deeds import deeds
from serve import fill, served

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FORMATS = ("polecat", "gdelt", "icews", "dyads", "claims-csv", "graphml", "gexf", "ftm", "neo4j")
ARTICLE = "Russia attacked Ukraine on Monday. The United States condemned the attack."
DERIVED = ("records.sqlite", "events.sqlite")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a command took: processor seconds, and seconds on the clock."""

    processor: float
    clock: float


def busiest(folder: Path) -> tuple[tuple[str, str], date]:
    """The two actors that most is told of as done to each other, and the day in the middle of all articles."""
    with store.open_to_read(folder) as opened:
        findings = opened.records.findings(whole=False)
    found = Counter((deed.source, deed.target) for deed in deeds(findings) if deed.quad)
    days = sorted(article.published for article in findings.articles)
    return found.most_common(1)[0][0], days[len(days) // 2]


def commands(folder: Path, out: Path) -> Iterator[tuple[str, list[str]]]:
    """The commands that read a store, by name."""
    place, (one, two), middle = str(folder), *busiest(folder)
    period = ["--from", middle.isoformat(), "--to", (middle + timedelta(days=90)).isoformat()]
    yield "info", ["info", place]
    yield "query", ["query", place, f"SELECT ?c {{ ?c geo:source actor:{one} }} LIMIT 20"]
    yield "changes", ["changes", place, *period]
    yield "changes of an actor", ["changes", place, *period, "--actor", one]
    yield "contested", ["contested", place]
    yield "contested of an actor", ["contested", place, "--actor", one]
    yield "measures", ["measures", place]
    yield "dossier", ["dossier", place, one, "--out", str(out / "dossier.html")]
    yield "plot dyad", ["plot", place, "dyad", "--actor", one, "--actor", two, "--out", str(out / "dyad.png")]
    yield "plot heat", ["plot", place, "heat", "--out", str(out / "heat.png")]
    yield "plot network", ["plot", place, "network", "--out", str(out / "network.png")]
    for form in FORMATS:
        yield f"export {form}", ["export", place, "--to", form, "--out", str(out / form)]
    yield "view of an actor", ["view", place, "--actor", one, "--out", str(out / "view.html")]
    yield "view", ["view", place, "--out", str(out / "view.html")]


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
    return Taken(used.ru_utime + used.ru_stime, time.perf_counter() - begin)


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
    """What it takes to start the servers, with the events of the store there or not."""
    for times in ("first", "second"):
        if times == "first":
            (folder / DERIVED[1]).unlink(missing_ok=True)
        begin = time.perf_counter()
        with served(folder):
            yield f"serve, {times} start", Taken(used_by_children(), time.perf_counter() - begin)
    for times in ("first", "second"):
        if times == "first":
            (folder / DERIVED[1]).unlink(missing_ok=True)
        begin = time.perf_counter()
        yield f"mcp, {times} question", Taken(asyncio.run(asked(folder)), time.perf_counter() - begin)


async def asked(folder: Path) -> float:
    """The processor seconds of a conversation of one question with the tools for language models."""
    command = StdioServerParameters(command=sys.executable, args=["-m", "geograph", "mcp", str(folder)])
    async with Client(stdio_client(command)) as client:
        await client.call_tool("contested_events", {})
        return used_by_children()


def used_by_children() -> float:
    """The processor seconds of all processes that this one has started and that still run."""
    running = psutil.Process().children(recursive=True)
    return sum(sum(process.cpu_times()[:2]) for process in running)


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
    for column in ("command", "processor seconds", "seconds"):
        table.add_column(column, justify="left" if column == "command" else "right")
    for command, one in taken.items():
        table.add_row(command, f"{one.processor:.1f}", f"{one.clock:.1f}")
    Console().print(table)
    print(json.dumps({command: round(one.processor, 2) for command, one in taken.items()}))


if __name__ == "__main__":
    main()
