"""The picture of a part of the store as one page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from geograph.serve.catalogue import Catalogue, Wanted
from geograph.serve.records import findings_of
from geograph.view import Part, to_html

MOST_CLAIMS = 2_000
"""Of more claims than these the latest are drawn; nobody could see more, and the page has to be sent."""


def draw(folder: str, wanted: Wanted) -> bytes:
    """The page of the claims that are wanted.

    Raises:
        InputError: An actor is unknown, or the period ends before it begins.
        VocabularyError: There is no such relation.
        StoreError: The store cannot be read.
    """
    catalogue = _catalogue(folder)
    found = catalogue.claims(wanted, limit=MOST_CLAIMS, offset=0, latest=True)
    findings = findings_of(catalogue, found.items)
    around = Part(actor=catalogue.find_actor(wanted.actor)) if wanted.actor and findings.claims else Part()
    return to_html(findings, title=_title(wanted, found.total, len(found.items)), part=around).encode()


@cache
def _catalogue(folder: str) -> Catalogue:
    return Catalogue(Path(folder))


def _title(wanted: Wanted, total: int, shown: int) -> str:
    parts = [wanted.actor or "Everybody", wanted.relation]
    parts += [f"since {wanted.since}" if wanted.since else "", f"until {wanted.until}" if wanted.until else ""]
    parts += [f"the latest {shown:,} of {total:,} claims" if shown < total else ""]
    return ", ".join(filter(None, parts))
