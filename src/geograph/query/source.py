"""What can be queried: findings, a folder with a saved graph, a file of RDF, an open database.

The events that claims are about are made anew from findings, and a folder or a file has those that were written there.
A database of a store has none, because it changes article by article; ask for events in its findings,
``open_source(from_quads(opened.quads()))`` with `geograph.rdf.from_quads`, or in a file that they are written to.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import NamedNode, RdfFormat, Store

from geograph.errors import StoreError
from geograph.model import Findings
from geograph.rdf import PREFIXES, read_quads, serialise
from geograph.rdf.infer import infer_in
from geograph.vocabulary import ontology_file

if TYPE_CHECKING:
    from collections.abc import Mapping

Source: TypeAlias = Findings | Path | str | Store

VOCABULARY = ("geograph.ttl", "plover.ttl", "cameo.ttl")
# The vocabulary has a graph of its own, so that a query can leave it out.
VOCABULARY_GRAPH = NamedNode("https://w3id.org/geograph/ontology")


def open_source(source: Source, *, infer: bool = False, events: bool = True) -> Store:
    """An in-memory store with the data and, beside it, the vocabulary; a database, which has both, as it is.

    With `infer` the triples of wider relations are added to the data; a database is copied into memory for that.
    Without `events` the events of findings are left out; to make them takes two fifths more time.

    Raises:
        InputError: The file is not valid RDF.
        StoreError: There is no such file, or the folder holds no ``graph.trig``.
    """
    if not infer:
        return source if isinstance(source, Store) else _loaded(source, events=events)
    store = _copied(source) if isinstance(source, Store) else _loaded(source, events=events)
    infer_in(store)
    return store


def _copied(database: Store) -> Store:
    store = Store()
    store.bulk_extend(database)
    return store


def _loaded(source: Findings | Path | str, *, events: bool) -> Store:
    store = Store()
    if isinstance(source, Findings):
        store.bulk_load(serialise(source, "nq", derived=events), format=RdfFormat.N_QUADS)
    else:
        store.bulk_extend(read_quads(_file(Path(source))))
    for name in VOCABULARY:
        store.bulk_load(path=ontology_file(name), format=RdfFormat.TURTLE, to_graph=VOCABULARY_GRAPH)
    return store


def _file(path: Path) -> Path:
    file = path / "graph.trig" if path.is_dir() else path
    if not file.is_file():
        hint = "the folder holds no graph.trig" if path.is_dir() else "there is no such file"
        raise StoreError(f"cannot query {path}: {hint}; expected a folder written by geograph or a file of RDF")
    return file


@cache
def known_terms() -> Mapping[str, frozenset[str]]:
    """The local names of our vocabulary by prefix: ``geo``, ``plover``, ``cameo``."""
    subjects = {str(quad.subject).strip("<>") for name in VOCABULARY for quad in read_quads(ontology_file(name))}
    return {
        prefix: frozenset(iri.removeprefix(PREFIXES[prefix]) for iri in subjects if iri.startswith(PREFIXES[prefix]))
        for prefix in ("geo", "plover", "cameo")
    }
