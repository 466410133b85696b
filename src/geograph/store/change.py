"""A change of the store as one SPARQL update, which Oxigraph does wholly or not at all."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from geograph.model import Findings
from geograph.rdf.make import to_lines
from geograph.rdf.terms import ACTOR, ARTICLE, local_name
from geograph.store import actors as book

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    import pyoxigraph as ox
    from pyoxigraph import Literal

_NOTHING = Findings()


def change(database: ox.Store, going: Iterable[str], coming: Findings = _NOTHING, *, text: bool = False) -> str:
    """The update that takes these articles out and puts those findings in, in place of what it has of their articles.

    Raises:
        InputError: Something in the findings cannot be said in RDF.
        VocabularyError: A claim has a relation that is not in the ontology.
    """
    gives = book.described(coming)
    leaving = [name for name in dict.fromkeys([*gives, *going]) if database.contains_named_graph(graph_name(name))]
    new = frozenset(chain.from_iterable(gives.values()))
    gone = book.without_giver(database, book.given(database, leaving) - new, leaving)
    changed = dict(_changed(database, new, gone))
    operations = [f"DROP GRAPH {graph_name(name)}" for name in leaving]
    operations += [_forget(str(book.article_note(name))) for name in leaving]
    for actor in changed:
        operations += [f"DELETE WHERE {{ <{ACTOR}{local_name(actor)}> ?p ?o }}", _forget(str(book.actor_note(actor)))]
    actors = book.merged(description for descriptions in changed.values() for description in descriptions)
    notes = "".join(book.notes(gives, changed))
    data = [next(to_lines(actors)), f"GRAPH {book.BOOK} {{\n{notes}}}\n", *_graphs(coming, text=text)]
    return " ;\n".join([*operations, f"INSERT DATA {{\n{''.join(data)}}}"])


def graph_name(article: str) -> NamedNode:
    """The name of the graph of an article, which is the article itself."""
    return NamedNode(ARTICLE + local_name(article))


def _changed(
    database: ox.Store, new: Collection[Literal], gone: Collection[Literal]
) -> Iterator[tuple[str, frozenset[Literal]]]:
    """The actors that are to be described in another way than before, and how: by nothing if they are to go."""
    arriving: dict[str, set[Literal]] = {}
    for description in new:
        arriving.setdefault(book.id_of(description), set()).add(description)
    for actor in sorted({*arriving, *map(book.id_of, gone)}):
        before = book.descriptions_of(database, actor)
        after = (before - frozenset(gone)) | arriving.get(actor, set())
        if after != before:
            yield actor, after


def _forget(note: str) -> str:
    return f"DELETE WHERE {{ GRAPH {book.BOOK} {{ {note} ?p ?o }} }}"


def _graphs(findings: Findings, *, text: bool) -> Iterator[str]:
    """The graph of each article, its lines of N-Quads made triples: no literal holds a line break as such."""
    _, *articles = to_lines(findings, text=text)
    for lines in articles:
        graph = lines.partition(" .\n")[0].rpartition(" ")[2]
        triples = lines.replace(f" {graph} .\n", " .\n")
        yield f"GRAPH {graph} {{\n{triples}}}\n"
