"""The codes of CAMEO dictionaries ("USAGOVMIL", "IGOUNO", "~REB") as country and PLOVER sector."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

SECTORS = frozenset(
    [
        *("AGR", "BUD", "BUS", "CHR", "COP", "CRM", "CVL", "EDU", "ELI", "ENV", "GOV", "HIN", "HLH", "IGO", "JEW"),
        *("JUD", "LAB", "LEG", "MED", "MIL", "MUS", "NGO", "OPP", "PRE", "PRM", "PTY", "REB", "REF", "REL", "SOC"),
        *("SPY", "UAF"),
    ]
)
"""The sectors that an actor may have: those of PLOVER, and the religions of CAMEO."""

BODIES = frozenset({"IGO", "UNO", "EUR", "NGO", "MNC", "WST"})
"""What may stand in the place of a country."""

_BY_BODY = {"IGO": "IGO", "NGO": "NGO", "MNC": "BUS"}
_OTHER_SECTORS = {"HRI": "NGO", "RAD": "UAF", "PPL": "CVL", "SET": "CVL", "INS": "REB", "SEP": "REB", "UIS": ""}
# Codes that CAMEO took from older lists of countries.
_COUNTRIES = {"TMP": "TLS", "ROM": "ROU", "ZAR": "COD", "KSV": "XKX", "PAL": "PSE", "WSB": "PSE", "GZS": "PSE"}
# CAMEO's groups of no country: international, regions and the world's militants.
_NOWHERE = frozenset(
    [
        *("IMG", "INT", "NGM", "UIS", "GIN", "SAS", "AFR", "MEA", "EEU", "WAF", "EAF", "CAF", "NAF", "SAF", "SAM"),
        *("CAS", "CAU", "LAM", "NMR", "SEA", "EIN", "SCN", "BLK", "CRB", "PGS", "MDT", "ASA", "WEU", "MUS", "CHR"),
        *("JEW", "HIN", "BUD", "REL", "CFR", "DVD", "REB", "SHN", "TAL", "KRD", "ALQ", "CRM", "UAF", "ABO", "BAL"),
        *("AMN", "HCH", "IRC", "RED", "IND", "XFM"),
    ]
)
_FORM = re.compile(r"(?:[A-Z0-9]{3})+")


def split_code(code: str, countries: Container[str]) -> tuple[str, str] | None:
    """The country and sector that a code says, either empty; None when it is no code of actors.

    >>> split_code("AFGGOVMIL", {"AFG"}), split_code("IGOUNO", {"AFG"}), split_code("AFG", {"AFG"})
    (('AFG', 'GOV'), ('UNO', 'IGO'), ('AFG', ''))
    """
    if not _FORM.fullmatch(code):
        return None
    first, *rest = (code[at : at + 3] for at in range(0, len(code), 3))
    first = _COUNTRIES.get(first, first)
    if first not in countries and first not in BODIES | _NOWHERE | SECTORS:
        return None
    sector = next(filter(None, map(sector_of, rest)), "")
    if first in _BY_BODY:
        country = next((part for part in rest if part in {"UNO", "EUR"}), first)
        return country, sector if sector and first == "IGO" else _BY_BODY[first]
    return (first, sector) if first in countries or first in BODIES else ("", sector or sector_of(first))


def sector_of(part: str) -> str:
    """The PLOVER sector of three letters of a code; empty where PLOVER has none.

    >>> sector_of("MIL"), sector_of("HRI"), sector_of("DEV")
    ('MIL', 'NGO', '')
    """
    return part if part in SECTORS else _OTHER_SECTORS.get(part, "")
