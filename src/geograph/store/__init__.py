"""The graph of many articles in a folder that grows and outlives the program.

A store is a folder with an Oxigraph database, in the form that `geograph.rdf` gives to a graph: one named graph an
article and the actors in the default graph, with the vocabulary beside them. Articles are added, replaced and removed
one by one, each in a single transaction, so that a crash, a kill or a full disk leaves every article whole or absent.
At any moment the store holds what `merge` would make of its articles: an actor is described by all articles that
mention it and is gone with the last of them.

A database of RDF gives its quads slowly. So the store keeps a copy of its records in SQLite, which changes with every
article; whole graphs are read from it in a fraction of a second, and single claims are found at once: `Store.records`.
The database alone is the truth; `geograph.store.keep` tells how the copy stays in step with it, or is made anew.

One process may write or several may read, never both: Oxigraph does not promise readers beside a writer a consistent
view. `push` sends a store to any other RDF database that speaks the SPARQL 1.1 Graph Store Protocol.
"""

from geograph.store.count import Info, count
from geograph.store.endpoint import Access, Endpoint
from geograph.store.folder import create, is_store, open_to_read, open_to_write
from geograph.store.ingest import Stored, ingest
from geograph.store.push import How, Plan, Pushed, push
from geograph.store.records import Records
from geograph.store.store import Store

__all__ = [
    "Access",
    "Endpoint",
    "How",
    "Info",
    "Plan",
    "Pushed",
    "Records",
    "Store",
    "Stored",
    "count",
    "create",
    "ingest",
    "is_store",
    "open_to_read",
    "open_to_write",
    "push",
]
