"""The relations that a claim may state, with their PLOVER type, mode, CAMEO code, quad class and scores."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from geograph.errors import VocabularyError
from geograph.vocabulary.folder import ontology_file

if TYPE_CHECKING:
    from collections.abc import Mapping

GEO = "https://w3id.org/geograph/ontology#"

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SYMMETRIC = "http://www.w3.org/2002/07/owl#SymmetricProperty"
_KINDS = {f"{GEO}EventRelation": "event", f"{GEO}TieRelation": "tie"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One relation of the ontology.

    `kind` is ``event`` or ``tie``. Events have a PLOVER type (`plover`), perhaps a `mode`, a CAMEO root or code
    (`cameo`) and a quad class (`quad`); ties have none of these.
    """

    name: str
    kind: str
    label: str
    definition: str
    plover: str = ""
    mode: str = ""
    cameo: str = ""
    quad: str = ""
    symmetric: bool = False

    @property
    def goldstein(self) -> float | None:
        """The Goldstein value of its CAMEO code, from -10 (hostile) to 10 (cooperative).

        None for ties and for the few events without a code or whose code has no value.

        >>> relation("threatensSanctionsAgainst").goldstein
        -5.8
        """
        return _values("cameo", "goldstein").get(self.cameo)

    @property
    def plover_score(self) -> float | None:
        """The PLOVER score of its mode, or of its type when it has none, from -10 to 10; None for ties.

        It is the mean Goldstein value of the CAMEO codes of that mode or type, so it is there for every event.

        >>> relation("threatensSanctionsAgainst").plover_score
        -6.1
        """
        name = f"{self.plover}-{self.mode}" if self.mode else self.plover
        return _values("plover", "ploverScore").get(name)


@cache
def relations() -> Mapping[str, Relation]:
    """All relations by name.

    >>> relations()["visits"].plover
    'CONSULT'
    """
    return MappingProxyType(_read())


def relation(name: str) -> Relation:
    """The relation of this name.

    >>> relation("threatenSanctionsAgainst")
    Traceback (most recent call last):
    geograph.errors.VocabularyError: no relation 'threatenSanctionsAgainst'; did you mean 'threatensSanctionsAgainst'?

    Raises:
        VocabularyError: There is none; the message suggests the nearest.
    """
    found = relations().get(name)
    if found is None:
        near = difflib.get_close_matches(name, relations(), n=1)
        hint = f"; did you mean '{near[0]}'?" if near else ""
        raise VocabularyError(f"no relation '{name}'{hint}")
    return found


def _read() -> dict[str, Relation]:
    terms = _terms()
    names = [name for name, term in terms.items() if term.get(_TYPE, set()) & _KINDS.keys()]
    return {name: _relation(name, terms[name]) for name in names}


def _terms() -> dict[str, dict[str, set[str]]]:
    """What the file says of each term: property -> values, both as text."""
    from pyoxigraph import parse  # noqa: PLC0415 - keeps `import geograph` light

    terms: dict[str, dict[str, set[str]]] = {}
    for quad in parse(path=ontology_file("geograph.ttl")):
        term = _text(quad.subject)
        if term.startswith(GEO):
            values = terms.setdefault(term.removeprefix(GEO), {})
            values.setdefault(quad.predicate.value, set()).add(_text(quad.object))
    return terms


@cache
def _values(scheme: str, name: str) -> Mapping[str, float]:
    """The number that this property gives to each code of ``cameo.ttl`` or term of ``plover.ttl``."""
    from pyoxigraph import parse  # noqa: PLC0415 - as above

    quads = parse(path=ontology_file(f"{scheme}.ttl"))
    return {_local(quad.subject): float(_text(quad.object)) for quad in quads if _text(quad.predicate) == GEO + name}


def _text(term: object) -> str:
    """An IRI or the spelling of a literal; empty for a node without a name."""
    return getattr(term, "value", "")


def _local(term: object) -> str:
    return _text(term).rpartition("#")[2]


def _relation(name: str, term: Mapping[str, set[str]]) -> Relation:
    (kind,) = (_KINDS[value] for value in term[_TYPE] if value in _KINDS)
    return Relation(
        name=name,
        kind=kind,
        label=_first(term, f"{_SKOS}prefLabel"),
        definition=_first(term, f"{_SKOS}definition"),
        plover=_code(term, f"{_SKOS}broader"),
        mode=_code(term, f"{GEO}mode").partition("-")[2],
        cameo=_code(term, f"{_SKOS}closeMatch") or _code(term, f"{_SKOS}broadMatch"),
        quad=_code(term, f"{GEO}quadClass").replace("-", " "),
        symmetric=_SYMMETRIC in term[_TYPE],
    )


def _first(term: Mapping[str, set[str]], name: str) -> str:
    return min(term.get(name, ()), default="")


def _code(term: Mapping[str, set[str]], name: str) -> str:
    """The last part of the IRI: ``THREATEN-restrict`` of ``plover#THREATEN-restrict``."""
    return _first(term, name).rpartition("#")[2]
