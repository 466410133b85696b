"""The picture of a part of the store as one page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geograph.serve.catalogue import Catalogue
from geograph.view import Part, to_html

if TYPE_CHECKING:
    from geograph.serve.question import Wanted

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
    total, findings = catalogue.findings(wanted, most=MOST_CLAIMS)
    around = Part(actor=catalogue.find_actor(wanted.actor)) if wanted.actor and findings.claims else Part()
    return to_html(findings, title=_title(wanted, total, len(findings.claims)), part=around).encode()


@cache
def _catalogue(folder: str) -> Catalogue:
    return Catalogue(Path(folder))


def _title(wanted: Wanted, total: int, shown: int) -> str:
    parts = [wanted.actor or "Everybody", wanted.relation]
    parts += [f"since {wanted.since}" if wanted.since else "", f"until {wanted.until}" if wanted.until else ""]
    parts += [f"the latest {shown:,} of {total:,} claims" if shown < total else ""]
    return ", ".join(filter(None, parts))
