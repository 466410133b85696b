"""The forms that can be written and read, by name."""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.tables.claims import write_claims
from geograph.tables.dyads import write_dyads
from geograph.tables.ftm import write_ftm
from geograph.tables.gdelt import read_gdelt, write_gdelt
from geograph.tables.gexf import write_gexf
from geograph.tables.graphml import write_graphml
from geograph.tables.icews import write_icews
from geograph.tables.neo4j import write_neo4j
from geograph.tables.polecat import read_polecat, write_polecat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from geograph.model import Findings
    from geograph.tables.take import Taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form that can be written: what it is, and its writer, which counts the claims that it leaves out."""

    what: str
    write: Callable[[Findings, Path | str], Counter[str] | None]


FORMATS: Mapping[str, Form] = MappingProxyType(
    {
        "polecat": Form(what="POLECAT's table of events", write=write_polecat),
        "gdelt": Form(what="GDELT 2.0 Events, and Mentions beside them", write=write_gdelt),
        "icews": Form(what="ICEWS's table of events", write=write_icews),
        "dyads": Form(what="a row a pair of actors and month, with counts and scores", write=write_dyads),
        "claims-csv": Form(what="all claims, a row each", write=write_claims),
        "graphml": Form(what="GraphML, for yEd, Cytoscape, igraph", write=write_graphml),
        "gexf": Form(what="GEXF with dates, for Gephi", write=write_gexf),
        "ftm": Form(what="FollowTheMoney entities, a JSON object a line", write=write_ftm),
        "neo4j": Form(what="a folder of CSV for neo4j-admin import", write=write_neo4j),
    }
)
TABLES: Mapping[str, Callable[[Path | str], Taken]] = MappingProxyType({"polecat": read_polecat, "gdelt": read_gdelt})


def export(findings: Findings, form: str, path: Path | str) -> Counter[str]:
    """Writes the findings in one of `FORMATS` and gives how many claims are not in the file, by reason.

    Raises:
        InputError: There is no such format, or a claim names an actor that is not among the findings.
        StoreError: The file cannot be written.
    """
    if form not in FORMATS:
        raise InputError(_unknown(form, FORMATS))
    return FORMATS[form].write(findings, path) or Counter()


def take_table(path: Path | str, form: str) -> Taken:
    """The findings in an event table of one of `TABLES`; rows with faults are listed apart, with their line.

    Raises:
        InputError: There is no such format, or the file is no such table.
        StoreError: The file cannot be read.
    """
    if form not in TABLES:
        raise InputError(_unknown(form, TABLES))
    return TABLES[form](path)


def _unknown(form: str, known: Iterable[str]) -> str:
    names = list(known)
    near = difflib.get_close_matches(form.lower(), names, n=1)
    hint = f"did you mean '{near[0]}'? " if near else ""
    return f"no format '{form}'; {hint}formats are {', '.join(names)}"
