"""The vocabulary in the store, so that questions can follow its hierarchy."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, RdfFormat, parse, serialize

from geograph.store.actors import BOOK, STORE
from geograph.vocabulary import ontology_file

if TYPE_CHECKING:
    from pathlib import Path

    import pyoxigraph as ox

# The same files in the same graph as where a question goes to a saved graph.
FILES = ("geograph.ttl", "plover.ttl", "cameo.ttl")
GRAPH = NamedNode("https://w3id.org/geograph/ontology")

_STORE = NamedNode(STORE)
_DIGEST = NamedNode(f"{STORE}#vocabulary")


def refresh(database: ox.Store) -> None:
    """Puts the vocabulary of this version into the store unless it is there, in one step."""
    now = Literal(digest())
    if any(database.quads_for_pattern(_STORE, _DIGEST, now, BOOK)):
        return
    triples = b"".join(_triples(ontology_file(name)) for name in FILES).decode()
    database.update(
        f"DROP SILENT GRAPH {GRAPH} ; DELETE WHERE {{ GRAPH {BOOK} {{ {_STORE} {_DIGEST} ?digest }} }} ;"
        f"INSERT DATA {{ GRAPH {GRAPH} {{\n{triples}}}\nGRAPH {BOOK} {{ {_STORE} {_DIGEST} {now} }} }}"
    )


@cache
def digest() -> str:
    """The digest of the vocabulary of this version."""
    return hashlib.sha256(b"\0".join(ontology_file(name).read_bytes() for name in FILES)).hexdigest()


def _triples(file: Path) -> bytes:
    quads = parse(path=file, format=RdfFormat.TURTLE, rename_blank_nodes=True)  # two files may use one label
    return serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""
