"""From the codes of PLOVER and CAMEO back to a relation of ours.

A code means several relations where ours are finer; the most general is taken, that which comes first in the ontology
among those without a mode. Where no relation has just this code, the wider code above it is tried.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.tables.codes import cameo_labels, plover_terms
from geograph.vocabulary import relations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geograph.vocabulary import Relation


# Modes as the coder behind POLECAT spells them in its own stories.
_SPELT = MappingProxyType({"primative": "primitive", "sieze": "seize"})


class NoRelationError(InputError):
    """A code is known, but no relation of ours says it."""


def of_plover(kind: str, mode: str = "") -> str:
    """The relation of a PLOVER type and mode.

    >>> of_plover("THREATEN", "restrict"), of_plover("COOPERATE")
    ('threatensSanctionsAgainst', 'cooperatesWith')

    Raises:
        InputError: There is no such type, or it has no such mode.
    """
    by_type = _by_plover().get(kind.upper())
    if by_type is None:
        raise InputError(f"no PLOVER type '{kind[:40]}'; types are {', '.join(_by_plover())}")
    name = mode.lower().replace(" ", "-")
    name = _SPELT.get(name, name)
    if name not in by_type and name not in _modes(kind.upper()):
        raise InputError(f"PLOVER type {kind.upper()} has no mode '{mode[:40]}'")
    return by_type.get(name) or next(iter(by_type.values()))


def of_cameo(code: str) -> str:
    """The relation of a CAMEO code, or of the wider code above it.

    >>> of_cameo("1312"), of_cameo("042")
    ('threatensSanctionsAgainst', 'visits')

    Raises:
        InputError: There is no such code.
        NoRelationError: It is a code that no relation of ours says, such as those of public statements (01).
    """
    if code not in cameo_labels():
        raise InputError(f"no CAMEO code '{code[:40]}'")
    for wider in (code, code[:3], f"{code[:2]}0"):
        if wider in _by_cameo():
            return _by_cameo()[wider]
    root = next((name for known, name in _by_cameo().items() if known[:2] == code[:2]), "")
    if not root:
        raise NoRelationError(f"CAMEO {code} ({cameo_labels()[code].lower()}) is no relation of ours")
    return root


def _ordered() -> list[Relation]:
    """The relations of events, those without a mode first."""
    events = (known for known in relations().values() if known.kind == "event")
    return sorted(events, key=lambda known: known.mode != "")


@cache
def _by_cameo() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for known in _ordered():
        if known.cameo:
            found.setdefault(known.cameo, known.name)
    return MappingProxyType(found)


@cache
def _by_plover() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for known in _ordered():
        found.setdefault(known.plover, {}).setdefault(known.mode, known.name)
    return MappingProxyType(found)


@cache
def _modes(kind: str) -> frozenset[str]:
    """All modes of a type in the ontology, also those that no relation has."""
    return frozenset(name.partition("-")[2] for name in plover_terms() if name.partition("-")[0] == kind)
