"""What the commands that draw, measure, compare and export are about: a store, a saved folder or a file of RDF."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geograph import api
from geograph.errors import InputError

if TYPE_CHECKING:
    from geograph.model import Findings

Source = Annotated[
    Path, typer.Argument(metavar="STORE|DIR|FILE", help="A store, a folder that `geograph build` wrote, a file of RDF.")
]


def read_source(place: Path, *, actor: str = "", whole: bool = False) -> Findings:
    """The findings of a place; those of a store come without mentions and texts unless the `whole` is wanted.

    With `actor` (an id or a name), a store gives only the claims about it, all other places everything.

    Raises:
        InputError: The file is none of RDF, or not valid.
        StoreError: There is nothing to read at the place.
    """
    from geograph import rdf, store  # noqa: PLC0415 - loads rdflib, which most commands do not need

    gc.set_threshold(50_000, 20, 20)  # to look for garbage among a million records takes longer than to make them
    if store.is_store(place):
        with store.open_to_read(place) as opened:
            records = opened.records
            return records.about(records.find_actor(actor)) if actor else records.findings(whole=whole)
    if is_rdf(place):
        return rdf.from_quads(rdf.read_quads(place))
    if place.is_file():
        endings = ", ".join(f".{name}" for name in (*rdf.FORMATS, "rdf"))
        raise InputError(
            f"{place} is no store, no saved graph and no file of RDF ({endings}); make one: geograph build"
        )
    return api.load(place).findings


def is_rdf(place: Path) -> bool:
    """Whether a path, if there is a file, is one of RDF, by its ending."""
    from geograph import rdf  # noqa: PLC0415 - as above

    return place.suffix.removeprefix(".") in {*rdf.FORMATS, "rdf"} and not place.is_dir()


def find_actor(findings: Findings, name: str) -> str:
    """The id of the actor with this id or name, in any case; of several with the name, the one with most claims.

    Raises:
        InputError: Nobody has it; the message suggests the nearest names.
    """
    from geograph.view.part import find_actor as found_in  # noqa: PLC0415 - loads the viewer's part of the program

    return found_in(findings, name)


def write(path: Path, text: str) -> None:
    """Write a report, whole or not at all, and print where it is."""
    from geograph.rdf import write_whole  # noqa: PLC0415 - as above

    write_whole(path, text.encode())
    typer.echo(path)
