"""The relations that a claim may state, with their PLOVER type, mode, CAMEO code and quad class."""

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
    raise NotImplementedError
