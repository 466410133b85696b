"""Which actor a parameter means: one is given by id, by IRI or by any of its names."""

from __future__ import annotations

import difflib
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from geograph.errors import QueryError
from geograph.query.run import Limits, ask
from geograph.rdf.terms import ACTOR, local_name, to_id
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import Store

_NAMED = """
SELECT DISTINCT ?name ?actor ?label (LCASE(STR(?label)) = LCASE(?name) AS ?first) WHERE {
  ?actor a geo:Actor ; skos:prefLabel ?label ; skos:prefLabel|skos:altLabel ?any .
  FILTER(LCASE(STR(?any)) = LCASE(?name))
} ORDER BY DESC(?first) ?actor
"""
_NAMES = "SELECT DISTINCT ?label { ?actor a geo:Actor ; skos:prefLabel ?label } ORDER BY ?label"
_SHOWN = 5


def find_actor(store: Store, text: str, limits: Limits) -> NamedNode:
    """The actor of this id, IRI or name: one of the graph or, where the graph has none, one that the ontology knows.

    Case does not matter in names. A label wins over the other names of other actors.

    Raises:
        QueryError: Nobody is called so, or several are; the message names those it may mean.
    """
    for named in map(NamedNode, _iris(text)):
        if any(store.quads_for_pattern(named, None, None, None)) or to_id(named.value, ACTOR) in known_actors():
            return named
    found = ask(store, _NAMED, {"name": Literal(text)}, limits).rows
    labels = {str(iri): str(label) for _, iri, label, first in found if first == "true"}
    labels = labels or {str(iri): str(label) for _, iri, label, _ in found}
    return NamedNode(_only(text, labels or _known_by_name().get(text.casefold(), {}), store, limits))


def _iris(text: str) -> Iterator[str]:
    """The IRIs of actors that the text may be the id of, or the IRI in full or with its prefix."""
    yield ACTOR + local_name(text)
    for start in (ACTOR, "actor:"):
        if text.startswith(start):
            yield ACTOR + local_name(to_id(text, start))


def _only(text: str, labels: Mapping[str, str], store: Store, limits: Limits) -> str:
    if len(labels) == 1:
        return next(iter(labels))
    if labels:
        several = ", ".join(f"{to_id(iri, ACTOR)} ({label})" for iri, label in list(labels.items())[:_SHOWN])
        raise QueryError(f"'{text}' is the name of {len(labels)} actors; give the id of one: {several}")
    names = [str(label) for (label,) in ask(store, _NAMES, {}, limits).rows]
    raise QueryError(f"no actor '{text}' here; give the id or a name{_hint(text, names)}")


def _hint(text: str, names: Iterable[str]) -> str:
    spelt = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(text.casefold(), sorted(spelt), n=1)
    return f"; did you mean {spelt[near[0]]}?" if near else " such as PRK or North Korea"


@cache
def _known_by_name() -> dict[str, dict[str, str]]:
    """The IRIs and labels of the known actors by label."""
    named: dict[str, dict[str, str]] = {}
    for name, known in known_actors().items():
        named.setdefault(known.actor.label.casefold(), {})[ACTOR + local_name(name)] = known.actor.label
    return named
