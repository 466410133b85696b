"""A store or a file of RDF, sent to another store graph by graph.

An article is a graph, so that what has changed is sent again and what is gone is removed, and nothing else. A push that
was cut goes on where it stopped, by a record of what the endpoint has confirmed.
"""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from geograph.errors import InputError, StoreError
from geograph.rdf import infer as inferred
from geograph.rdf import read_quads
from geograph.store import vocabulary as terms
from geograph.store.actors import BOOK
from geograph.store.folder import is_store, open_to_read
from geograph.store.pushed import Record, open_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geograph.store.endpoint import Endpoint

_DEFAULT = ""
_SAVED = "graph.trig"


class How(StrEnum):
    """What became of a graph."""

    SENT = "sent"
    UNCHANGED = "unchanged"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """A graph (the default graph has an empty name), what became of it, and its number of triples now."""

    graph: str
    how: How
    triples: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to send.

    With `infer` the triples of wider relations are sent too. `vocabulary` sends the ontology beside the data, which
    questions need to follow its hierarchy. `default_graph` names the graph that takes what is in none (the actors), for
    endpoints without a default graph and for those whose default graph is in use. `record` is where to keep the record,
    if not beside the source. `again` sends everything, whatever the record says and the default graph there holds.
    """

    infer: bool = False
    vocabulary: bool = True
    default_graph: str = ""
    record: Path | None = None
    again: bool = False


def push(source: Path | str, endpoint: Endpoint, plan: Plan | None = None) -> Iterator[Pushed]:
    """Sends a store, a saved folder or a file of RDF to a Graph Store and says of each graph what became of it.

    The graphs at the endpoint are replaced by those of the same name here, others stay; a default graph that holds
    anything else is not replaced. A graph that was sent before, and is no more, is removed there. Nobody can write to
    the store meanwhile.

    Raises:
        InputError: The file is not valid RDF, or has a graph that no Graph Store can name.
        StoreError: The source, the record or the endpoint cannot be used; what was sent is recorded and stays.
    """
    plan, path = plan or Plan(), _file(Path(source))
    place = plan.record or _beside(path, endpoint.url)
    with _opened(path, plan) as database, open_record(place, endpoint.url) as record:
        if plan.again or _lost(record, endpoint):
            record.forget()
        names = _names(database, plan)
        for name, graph in names.items():
            content = _content(_quads(database, graph, plan))
            if name == _DEFAULT and name not in record.sent and not plan.again:
                _check_default(endpoint, content)
            yield _send(name, content, endpoint, record)
        for name in sorted(record.sent.keys() - names.keys()):
            endpoint.delete(name)
            record.add(name, None)
            yield Pushed(graph=name, how=How.REMOVED, triples=0)


def _send(name: str, content: bytes, endpoint: Endpoint, record: Record) -> Pushed:
    triples, digest = content.count(b"\n"), hashlib.sha256(content).hexdigest()
    if record.sent.get(name) == digest:
        return Pushed(graph=name, how=How.UNCHANGED, triples=triples)
    endpoint.put(name, content)
    record.add(name, digest)
    return Pushed(graph=name, how=How.SENT, triples=triples)


def _check_default(endpoint: Endpoint, content: bytes) -> None:
    """Refuses to replace a default graph that holds anything that is not here and that was not sent before."""
    try:
        found = list(ox.parse(endpoint.read(_DEFAULT), format=ox.RdfFormat.N_TRIPLES))
    except SyntaxError as error:
        raise StoreError(f"{endpoint.url} gave a default graph that is no N-Triples: {error}") from error
    ours = {quad.triple for quad in ox.parse(content, format=ox.RdfFormat.N_TRIPLES)}
    other = next((quad.triple for quad in found if quad.triple not in ours), None)
    if other is not None:
        raise StoreError(
            f"the default graph of {endpoint.url} holds what was not sent from here ({str(other)[:200]}) and would be "
            "replaced; name another graph for what is in none here (--default-graph IRI), or replace it (--again)"
        )


def _lost(record: Record, endpoint: Endpoint) -> bool:
    """Whether the endpoint no longer has the graph that it was sent last, as after a restart without a disk."""
    named = [name for name in record.sent if name != _DEFAULT]
    return bool(named) and endpoint.lacks(named[-1])


def _file(path: Path) -> Path:
    """The store, or the file of RDF."""
    if is_store(path):
        return path
    file = path / _SAVED if path.is_dir() else path
    if not file.is_file():
        hint = f"the folder holds no {_SAVED}" if path.is_dir() else "there is no such file"
        raise StoreError(f"cannot push {path}: {hint}; expected a store, a folder that geograph wrote or a file of RDF")
    return file


def _beside(path: Path, url: str) -> Path:
    name = f"{hashlib.sha256(url.encode()).hexdigest()[:16]}.jsonl"
    return path / "pushed" / name if path.is_dir() else path.with_name(f".{path.name}.pushed-{name}")


@contextlib.contextmanager
def _opened(path: Path, plan: Plan) -> Iterator[ox.Store]:
    if is_store(path):
        with open_to_read(path) as store:
            yield store.database
        return
    database = ox.Store()
    database.bulk_extend(read_quads(path))
    if plan.vocabulary and not database.contains_named_graph(terms.GRAPH):
        terms.refresh(database)
    yield database


def _names(database: ox.Store, plan: Plan) -> dict[str, ox.NamedNode | ox.DefaultGraph]:
    """The graphs to send by the names that they shall have, the default graph first."""
    names: dict[str, ox.NamedNode | ox.DefaultGraph] = {}
    if any(database.quads_for_pattern(None, None, None, ox.DefaultGraph())):
        names[plan.default_graph] = ox.DefaultGraph()
    leave = {BOOK} if plan.vocabulary else {BOOK, terms.GRAPH}
    for graph in sorted(set(database.named_graphs()) - leave, key=str):
        if isinstance(graph, ox.BlankNode):
            raise InputError(f"the graph {graph} has no IRI, by which a Graph Store could know it")
        if graph.value in names:
            raise InputError(f"there is a graph {graph.value} already; name another one for what is in none")
        names[graph.value] = graph
    return names


def _quads(database: ox.Store, graph: ox.NamedNode | ox.DefaultGraph, plan: Plan) -> Iterable[ox.Quad]:
    quads = database.quads_for_pattern(None, None, None, graph)
    return inferred(quads) if plan.infer else quads


def _content(quads: Iterable[ox.Quad]) -> bytes:
    """The triples as sorted lines of N-Triples, always the same for the same graph."""
    dataset = ox.Dataset(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    if any(isinstance(term, ox.BlankNode) for quad in dataset for term in (quad.subject, quad.object)):
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = ox.serialize((quad.triple for quad in dataset), format=ox.RdfFormat.N_TRIPLES) or b""
    return b"".join(sorted(lines.splitlines(keepends=True)))
