"""The same graph in other people's databases: two libraries and two servers, each asked in its own way.

The `oxigraph` server comes with the packages for development. Virtuoso comes from Debian: ``.ci/install-virtuoso``
installs it, on CI by itself, and elsewhere the tests that need it are skipped until somebody has run it.
"""

import dataclasses
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from geograph import Graph, store
from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind, Polarity
from geograph.vocabulary import ontology_file

ROOT = Path(__file__).parents[2]
VOCABULARY = ("geograph.ttl", "plover.ttl", "cameo.ttl")
STRANGE = 'Jan "The <b>Fox</b>" \\ \u202eNovák\u202c\t{?x} \U0001f98a'
RESULTS = "application/sparql-results+json"
PATIENCE = 120


@pytest.fixture(scope="session")
def world(findings) -> Findings:
    """The shared findings with an alliance, aid, a war, a denial that contradicts, and an actor of a strange name."""
    text = f"One. Two. Three. {STRANGE} warned."
    article = Article.of(text, url="https://example.org/third?a=b&c", outlet="Third", published=date(2023, 9, 14))
    fox = Actor(id='jan "fox" <novák>', label=STRANGE, kind=Kind.PERSON, labels=("The Fox",))
    said = (
        ("alliedWith", "USA", "EU", {}),
        ("givesMilitaryAidTo", "USA", "UKR", {}),
        ("atWarWith", "RUS", "UKR", {}),
        ("shells", "RUS", "UKR", {"polarity": Polarity.DENIED, "speakers": ("RUS",)}),
        ("warns", fox.id, "PRK", {"speakers": (fox.id,)}),
    )
    claims = tuple(
        Claim.of(
            relation=name, sources=(source,), targets=(target,), evidence=Evidence.of(article, 0, len(text)), **rest
        )
        for name, source, target, rest in said
    )
    return dataclasses.replace(
        findings,
        articles=(*findings.articles, article),
        actors=tuple(sorted((*findings.actors, fox), key=lambda actor: actor.id)),
        claims=(*findings.claims, *claims),
    )


@pytest.fixture(scope="session")
def files(world, tmp_path_factory) -> Path:
    """A folder with the graph in every format."""
    folder = tmp_path_factory.mktemp("files")
    Graph(findings=world).save(folder, formats=("ttl", "trig", "nq", "jsonld", "rdfxml"))
    return folder


@dataclasses.dataclass(frozen=True)
class Engine:
    """A database that holds something: `ask` gives the rows of a SELECT as texts, None for no value."""

    ask: Callable[[str], list[tuple[str | None, ...]]]
    store: str = ""
    default_graph: str = ""
    stop: Callable[[], None] = lambda: None


def rdflib_of(folder: Path) -> Engine:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=(folder / "graph.trig").read_bytes(), format="trig")
    for name in VOCABULARY:
        dataset.graph(rdflib.URIRef("urn:vocabulary")).parse(data=ontology_file(name).read_bytes(), format="turtle")
    return Engine(
        ask=lambda text: [tuple(None if cell is None else str(cell) for cell in row) for row in dataset.query(text)]
    )


def pyoxigraph_of(folder: Path) -> Engine:
    database = pyoxigraph.Store()
    database.load(path=folder / "graph.nq")
    for name in VOCABULARY:
        database.load(path=ontology_file(name), to_graph=pyoxigraph.NamedNode("urn:vocabulary"))

    def ask(text):
        answer = database.query(text, use_default_graph_as_union=True)
        return [tuple(None if cell is None else cell.value for cell in row) for row in answer]

    return Engine(ask=ask)


def over_http(url: str) -> Callable[[str], list[tuple[str | None, ...]]]:
    """Questions by the SPARQL 1.1 Protocol."""

    def ask(text):
        body = urllib.parse.urlencode({"query": text}).encode()
        request = urllib.request.Request(url, body, {"Accept": RESULTS})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            found = json.load(answer)
        rows = found["results"]["bindings"]
        return [tuple(row.get(name, {}).get("value") for name in found["head"]["vars"]) for row in rows]

    return ask


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(command: list[object], port: int, folder: Path) -> Iterator[subprocess.Popen]:
    """A server, from when it answers at its port."""
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen([str(part) for part in command], cwd=folder, stdout=log, stderr=log)
    try:
        wait_for(process, port, folder / "server.log")
        yield process
    finally:
        stop(process)


def stop(process: subprocess.Popen) -> None:
    process.kill()
    process.wait()


def wait_for(process: subprocess.Popen, port: int, log: Path) -> None:
    late = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < late:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"the server did not start: {log.read_text()}")


def oxigraph_binary() -> str:
    found = shutil.which("oxigraph", path=Path(sys.executable).parent) or shutil.which("oxigraph")
    if found is None and os.environ.get("CI") != "true":
        pytest.skip("no oxigraph server; pip install oxigraph")
    assert found is not None, "no oxigraph server; is requirements.lock complete?"
    return found


@pytest.fixture(scope="session")
def serve_oxigraph() -> Callable:
    """Starts Oxigraph's server over a folder that keeps its data; at a port of its own or at one given."""

    @contextmanager
    def serve(folder: Path, port: int = 0) -> Iterator[Engine]:
        port = port or free_port()
        options = ["--location", folder / "data", "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
        with running([oxigraph_binary(), "serve", *options], port, folder) as process:
            url = f"http://127.0.0.1:{port}"
            yield Engine(ask=over_http(f"{url}/query"), store=f"{url}/store", stop=lambda: stop(process))

    return serve


@pytest.fixture
def oxigraph(serve_oxigraph, tmp_path) -> Iterator[Engine]:
    """An empty server of Oxigraph."""
    (tmp_path / "oxigraph").mkdir()
    with serve_oxigraph(tmp_path / "oxigraph") as engine:
        yield engine


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory) -> Iterator[Engine]:
    """An empty server of Virtuoso, which has no default graph to write to and lets anybody write."""
    needed = ("virtuoso-t", "isql-vt")
    if not all(map(shutil.which, needed)) and os.environ.get("CI") == "true":
        subprocess.run([ROOT / ".ci" / "install-virtuoso"], check=True)
    if not all(map(shutil.which, needed)):
        pytest.skip("no Virtuoso; .ci/install-virtuoso installs it")
    folder, sql, http = tmp_path_factory.mktemp("virtuoso"), free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(sql=sql, http=http), encoding="utf-8")
    with running(["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"], http, folder):
        grant = 'exec=grant SPARQL_UPDATE to "SPARQL"'
        subprocess.run(["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", grant], check=True, capture_output=True)
        url = f"http://127.0.0.1:{http}"
        yield Engine(ask=over_http(f"{url}/sparql"), store=f"{url}/sparql-graph-crud", default_graph="urn:actors")


def loaded(folder: Path, file: Path) -> None:
    """Puts a file and the vocabulary into a database of Oxigraph by its own command."""
    command = [oxigraph_binary(), "load", "--location", folder / "data", "--file"]
    subprocess.run([*command, file], check=True, capture_output=True)
    for name in VOCABULARY:
        subprocess.run([*command, ontology_file(name), "--graph", "urn:vocabulary"], check=True, capture_output=True)


@pytest.fixture(scope="session", params=["rdflib", "pyoxigraph", "oxigraph by file", "oxigraph by push", "virtuoso"])
def engine(request, files, serve_oxigraph, tmp_path_factory) -> Iterator[Engine]:
    """Each database in turn, holding the graph and the vocabulary, as files loaded there or pushed."""
    folder = tmp_path_factory.mktemp("engine")
    if request.param == "rdflib":
        yield rdflib_of(files)
    elif request.param == "pyoxigraph":
        yield pyoxigraph_of(files)
    elif request.param == "virtuoso":
        server = request.getfixturevalue("virtuoso")
        sent(files / "graph.trig", server)
        yield server
    else:
        if request.param == "oxigraph by file":
            loaded(folder, files / "graph.nq")
        with serve_oxigraph(folder) as server:
            if request.param == "oxigraph by push":
                sent(files / "graph.trig", server)
            yield server


def sent(source: Path, server: Engine) -> list[store.Pushed]:
    with store.Endpoint(server.store) as endpoint:
        return list(store.push(source, endpoint, store.Plan(default_graph=server.default_graph)))


@pytest.fixture(scope="session")
def convert() -> Callable[[Path], bytes]:
    """Turns a file into N-Quads by the command of Oxigraph."""

    def run(file: Path) -> bytes:
        command = [oxigraph_binary(), "convert", "--from-file", file, "--to-format", "nq"]
        return subprocess.run(command, check=True, capture_output=True).stdout

    return run


VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 100000
"""
