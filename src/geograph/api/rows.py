"""Claims in words: a row a claim, as a person would read them in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geograph.model import Polarity
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geograph.model import Claim, Findings


class Row(NamedTuple):
    """One claim in plain text: labels instead of ids, several joined by commas, empty where nothing is known."""

    source: str
    relation: str
    target: str
    certainty: str
    says: str
    date: str
    words: str


def rows(findings: Findings) -> tuple[Row, ...]:
    """A row for every claim, in the order of the claims.

    `certainty` is the modality, with "denied" where the claim is denied. `says` is who says so: the speakers, else
    the outlet of the article, else "the article". `words` is the quote with its white space made single.
    """
    labels = {actor.id: actor.label for actor in findings.actors}
    outlets = {article.id: article.outlet for article in findings.articles}
    return tuple(_row(claim, labels, outlets.get(claim.evidence.article, "")) for claim in findings.claims)


def _row(claim: Claim, labels: dict[str, str], outlet: str) -> Row:
    return Row(
        source=_names(claim.sources, labels),
        relation=relation(claim.relation).label,
        target=_names(claim.targets, labels),
        certainty=_certainty(claim),
        says=_names(claim.speakers, labels) or outlet or "the article",
        date=claim.time.edtf,
        words=" ".join(claim.evidence.quote.split()),
    )


def _names(actors: Iterable[str], labels: dict[str, str]) -> str:
    return ", ".join(labels.get(actor, actor) for actor in actors)


def _certainty(claim: Claim) -> str:
    return claim.modality if claim.polarity is Polarity.AFFIRMED else f"{claim.modality}, denied"
