"""How other schemes write what we know of relations and actors: quad classes, countries, groups, sectors."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from geograph.vocabulary import known_actors, ontology_file

if TYPE_CHECKING:
    from collections.abc import Mapping

QUAD_CLASSES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""The quad classes of PLOVER, from cooperation to conflict."""

# Where the codes of countries that CAMEO (and GDELT after it) uses are not those of ISO 3166-1 alpha-3.
_CAMEO_COUNTRIES = MappingProxyType({"ROU": "ROM", "TLS": "TMP"})
_ISO_COUNTRIES = MappingProxyType({code: name for name, code in _CAMEO_COUNTRIES.items()})

# The known groups of CAMEO that are actors of ours.
_GROUPS = MappingProxyType(
    {
        "UN": "UNO",
        "NATO": "NAT",
        "EU": "EEC",
        "AU": "AFU",
        "ASEAN": "ASN",
        "arab-league": "ARL",
        "ICC": "ICC",
        "IMF": "IMF",
        "IAEA": "IAE",
        "OPEC": "OPC",
        "OSCE": "SCE",
        "OAS": "OAS",
        "WHO": "WHO",
        "WTO": "WTO",
        "world-bank": "WBK",
    }
)
_ACTORS_OF_GROUPS = MappingProxyType({code: name for name, code in _GROUPS.items()})

# What ICEWS calls the sectors that it has a word for.
SECTORS = MappingProxyType(
    {
        "GOV": "Government",
        "MIL": "Military",
        "LEG": "Legislative / Parliamentary",
        "JUD": "Judicial",
        "COP": "Police",
        "SPY": "Intelligence",
        "REB": "Rebel",
        "PTY": "Parties",
        "MED": "News",
        "IGO": "International Government Organization",
        "NGO": "Nongovernmental Organization (International)",
        "BUS": "Business",
        "CVL": "General Population / Civilian / Social",
        "ELI": "Elite",
        "EDU": "Education",
        "REL": "Religious",
        "CRM": "Criminals / Gangs",
        "OPP": "Opposition",
        "UAF": "Unidentified Forces",
        "HLH": "Health Ministry",
        "LAB": "Labor",
    }
)


def to_cameo_country(code: str) -> str:
    """The CAMEO code of a country.

    >>> to_cameo_country("ROU"), to_cameo_country("USA")
    ('ROM', 'USA')
    """
    return _CAMEO_COUNTRIES.get(code, code)


def from_cameo_country(code: str) -> str:
    """The ISO 3166-1 alpha-3 code of a country.

    >>> from_cameo_country("ROM")
    'ROU'
    """
    return _ISO_COUNTRIES.get(code, code)


def to_group(actor: str) -> str:
    """The code of a known group of CAMEO; empty for all others.

    >>> to_group("NATO")
    'NAT'
    """
    return _GROUPS.get(actor, "")


def from_group(code: str) -> str:
    """The actor of a code of a known group; empty when we know none.

    >>> from_group("UNO")
    'UN'
    """
    return _ACTORS_OF_GROUPS.get(code, "")


@cache
def cameo_labels() -> Mapping[str, str]:
    """All CAMEO codes with what the ontology calls them.

    >>> cameo_labels()["042"]
    'Make a visit'
    """
    return _labels("cameo.ttl")


@cache
def plover_terms() -> frozenset[str]:
    """The types of PLOVER and its modes, such as ``THREATEN-restrict``.

    >>> "THREATEN-restrict" in plover_terms()
    True
    """
    return frozenset(_labels("plover.ttl"))


def _labels(file: str) -> Mapping[str, str]:
    """The names that a file gives to the terms with a fragment in their IRI."""
    from pyoxigraph import parse  # noqa: PLC0415 - keeps `import geograph` light

    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    said = ((getattr(quad.subject, "value", ""), quad) for quad in parse(path=ontology_file(file)))
    named = {iri.rpartition("#")[2]: quad.object for iri, quad in said if quad.predicate.value == label}
    return MappingProxyType({name: getattr(value, "value", "") for name, value in named.items()})


def position(actor: str) -> tuple[float, float] | None:
    """Latitude and longitude of a known state or place; None where they are not known."""
    known = known_actors().get(actor)
    return (known.lat, known.lon) if known and known.lat is not None and known.lon is not None else None


def country_name(code: str) -> str:
    """The name of a country; the code where we know none."""
    known = known_actors().get(code)
    return known.actor.label if known else code
