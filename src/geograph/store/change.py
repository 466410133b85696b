"""A change of the store, made in one transaction of Oxigraph."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, parse

from geograph.model import Findings
from geograph.rdf import from_quads
from geograph.rdf.make import to_lines
from geograph.rdf.terms import ACTOR, ARTICLE, local_name
from geograph.store import actors as book
from geograph.store.pieces import Difference, pieces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    import pyoxigraph as ox
    from pyoxigraph import Literal

_NOTHING = Findings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is to go, as operations of SPARQL Update, and what is to come, as lines of N-Quads.

    `actors` are the lines of the default graph, `graphs` those of each other graph; `records` is the same change told
    as records.
    """

    going: tuple[str, ...]
    actors: str
    graphs: tuple[str, ...]
    records: Difference

    def make(self, database: ox.Store) -> None:
        """Changes the database wholly or not at all; what only adds is loaded, which is faster than an update."""
        if self.going:
            data = "".join([self.actors, *map(_in_graph, self.graphs)])
            database.update(" ;\n".join([*self.going, f"INSERT DATA {{\n{data}}}"]))
        else:
            database.load("".join([self.actors, *self.graphs]), RdfFormat.N_QUADS)


def change(database: ox.Store, going: Iterable[str], coming: Findings = _NOTHING, *, text: bool = False) -> Change:
    """The change that takes these articles out and puts those findings in, in place of what it has of their articles.

    Raises:
        InputError: Something in the findings cannot be said in RDF.
        VocabularyError: A claim has a relation that is not in the ontology.
    """
    gives = book.described(coming)
    leaving = [name for name in dict.fromkeys([*gives, *going]) if database.contains_named_graph(graph_name(name))]
    new = frozenset(chain.from_iterable(gives.values()))
    gone = book.without_giver(database, book.given(database, leaving) - new, leaving)
    changed = list(_changed(database, new, gone))
    after = {actor: descriptions for actor, _, descriptions in changed}
    out = [f"DROP GRAPH {graph_name(name)}" for name in leaving]
    out += [_forget(str(book.article_note(name))) for name in leaving]
    for actor in [actor for actor, before, _ in changed if before]:
        out += [f"DELETE WHERE {{ <{ACTOR}{local_name(actor)}> ?p ?o }}", _forget(str(book.actor_note(actor)))]
    actors = book.merged(description for descriptions in after.values() for description in descriptions)
    lines, contents = next(to_lines(actors)), dict(zip(sorted(gives), _graphs(coming, text=text), strict=True))
    digests = {name: book.digest_of(content, gives[name]) for name, content in contents.items()}
    records = Difference(
        going=tuple(leaving),
        coming=tuple(pieces(coming, digests, text=text)),
        actors=from_quads(parse(lines, format=RdfFormat.N_QUADS)).actors,
        gone=tuple(actor for actor, descriptions in after.items() if not descriptions),
    )
    graphs = ("".join(book.notes(gives, after, digests)), *contents.values())
    return Change(going=tuple(out), actors=lines, graphs=tuple(filter(None, graphs)), records=records)


def _graphs(findings: Findings, *, text: bool) -> Iterator[str]:
    """The lines of the graph of each article, by name."""
    return islice(to_lines(findings, text=text), 1, None)


def graph_name(article: str) -> NamedNode:
    """The name of the graph of an article, which is the article itself."""
    return NamedNode(ARTICLE + local_name(article))


def _changed(
    database: ox.Store, new: Collection[Literal], gone: Collection[Literal]
) -> Iterator[tuple[str, frozenset[Literal], frozenset[Literal]]]:
    """The actors that are to be described in another way, what described them and what will; nothing if one goes."""
    arriving: dict[str, set[Literal]] = {}
    for description in new:
        arriving.setdefault(book.id_of(description), set()).add(description)
    for actor in sorted({*arriving, *map(book.id_of, gone)}):
        before = book.descriptions_of(database, actor)
        after = (before - frozenset(gone)) | arriving.get(actor, set())
        if after != before:
            yield actor, before, after


def _forget(note: str) -> str:
    return f"DELETE WHERE {{ GRAPH {book.BOOK} {{ {note} ?p ?o }} }}"


def _in_graph(lines: str) -> str:
    """Lines of N-Quads of one graph as SPARQL has them; no literal holds a line break as such."""
    first = lines.partition(" .\n")[0]
    graph = first.rpartition(" ")[2]
    triples = lines.replace(f" {graph} .\n", " .\n")
    return f"GRAPH {graph} {{\n{triples}}}\n"
