"""How fast a served store answers: `python tests/benchmarks/serve.py [--claims NUMBER] [--clients NUMBER]`.

A store of made-up articles is served as a user would, in a process of its own. Then as many clients as wanted ask one
question after another, each as soon as its last is answered, and the median and the 95th percentile of each kind of
question are told: questions to the JSON API by actor, pair, period, relation and name, and a small query in SPARQL.
The first start finds the events that claims are about; the second has them.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
from rich.console import Console
from rich.table import Table

from geograph import store
from geograph.graph import merge
from store import CLAIMS_OF_AN_ARTICLE, RELATIONS, article

if TYPE_CHECKING:
    from collections.abc import Iterator

AT_A_TIME = 250
QUERY = "SELECT ?claim ?quote { ?claim geo:source actor:%s ; geo:evidence/oa:hasSelector/oa:exact ?quote } LIMIT 20"


def fill(folder: Path, claims: int) -> None:
    """A new store with so many claims."""
    chance, articles = random.Random(1), claims // CLAIMS_OF_AN_ARTICLE
    with store.create(folder) as opened:
        for start in range(0, articles, AT_A_TIME):
            opened.add(merge(article(n, chance) for n in range(start, min(articles, start + AT_A_TIME))))


@contextlib.contextmanager
def served(folder: Path) -> Iterator[tuple[str, float, float]]:
    """The address of a server, and the seconds until it takes requests and until its catalogue is ready."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "geograph", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            said = process.stderr.readline()
            url = re.search(r"is at (http://\S+)/", said)[1]
            httpx.get(f"{url}/health", timeout=60)
            taking = time.perf_counter() - begin
            while httpx.get(f"{url}/health", timeout=60).json()["catalogue"] != "ready":
                time.sleep(0.2)
            yield url, taking, time.perf_counter() - begin
        finally:
            process.terminate()


def questions(url: str) -> dict[str, list[str]]:
    """Paths to ask for, by kind."""
    actors = [one["id"] for one in httpx.get(f"{url}/api/actors?limit=100", timeout=60).json()["items"]]
    claims = [one["id"] for one in httpx.get(f"{url}/api/claims?limit=100&offset=500", timeout=60).json()["items"]]
    pairs = list(pairwise(actors))
    return {
        "claims of an actor": [f"/api/claims?actor={one}" for one in actors],
        "claims of a pair": [f"/api/claims?actor={one}&other={two}" for one, two in pairs],
        "claims in a month": [f"/api/claims?since=2021-{n:02}-01&until=2021-{n:02}-28" for n in range(1, 13)],
        "the latest of a relation": [f"/api/claims?relation={name}&latest=true" for name in RELATIONS],
        "a page far in": [f"/api/claims?offset={n * 5000}" for n in range(20)],
        "events of an actor": [f"/api/events?actor={one}" for one in actors],
        "actors by name": [f"/api/actors?name=s{n}" for n in range(60)],
        "evidence": [f"/api/claims/{one}/evidence" for one in claims],
        "SPARQL": [str(httpx.URL("/sparql", params={"query": QUERY % one})) for one in actors if one.isalnum()],
    }


async def ask(url: str, asked: dict[str, list[str]], clients: int, rounds: int) -> dict[str, list[float]]:
    """The seconds of all answers by kind, when so many clients ask at a time."""
    taken: dict[str, list[float]] = {kind: [] for kind in asked}

    async def client(number: int) -> None:
        chance = random.Random(number)
        async with httpx.AsyncClient(base_url=url, timeout=120) as one:
            for _ in range(rounds):
                for kind, paths in asked.items():
                    begin = time.perf_counter()
                    (await one.get(chance.choice(paths))).raise_for_status()
                    taken[kind].append(time.perf_counter() - begin)

    await asyncio.gather(*map(client, range(clients)))
    return taken


def show(taken: dict[str, list[float]], title: str) -> dict[str, float]:
    """Print the table; the medians in milliseconds."""
    table = Table(title=title)
    for column in ("question", "answers", "median ms", "95th percentile ms"):
        table.add_column(column, justify="left" if column == "question" else "right")
    api = [seconds for kind, all_of in taken.items() if kind != "SPARQL" for seconds in all_of]
    found = {kind: statistics.median(seconds) * 1000 for kind, seconds in {**taken, "JSON API": api}.items()}
    for kind, seconds in {**taken, "JSON API": api}.items():
        late = statistics.quantiles(seconds, n=20)[-1] * 1000
        table.add_row(kind, f"{len(seconds):,}", f"{found[kind]:.1f}", f"{late:.1f}")
    Console().print(table)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Time a served store.")
    parser.add_argument("--claims", type=int, default=100_000, help="how many claims (default: 100000)")
    parser.add_argument("--clients", type=int, default=20, help="how many clients at a time (default: 20)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each asks every question (default: 5)")
    parser.add_argument("--store", type=Path, help="a store that an earlier run made, instead of a new one")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = arguments.store or Path(name, "store")
        if arguments.store is None:
            fill(folder, arguments.claims)
        with served(folder) as (_, taking, ready):
            first = f"first start: requests after {taking:.1f} s, catalogue after {ready:.1f} s"
        with served(folder) as (url, taking, ready):
            second = f"second start: requests after {taking:.1f} s, catalogue after {ready:.1f} s"
            asked = questions(url)
            sparql = {"SPARQL": asked.pop("SPARQL")}
            taken = asyncio.run(ask(url, asked, arguments.clients, arguments.rounds))
            taken |= asyncio.run(ask(url, sparql, arguments.clients, arguments.rounds))
    medians = show(taken, f"{arguments.clients} clients; {first}; {second}")
    print(json.dumps(medians))


if __name__ == "__main__":
    main()
