"""Documents of the catalogue back to the records they were made of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from geograph.model import Actor, Article, Claim, Findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geograph.serve.catalogue import Catalogue


def findings_of(catalogue: Catalogue, documents: Iterable[str]) -> Findings:
    """The claims of these documents, with their actors and, without texts, their articles."""
    claims = tuple(map(claim_of, documents))
    articles = sorted({claim.evidence.article for claim in claims})
    return Findings(
        articles=tuple(Article.from_dict({**json.loads(text), "text": ""}) for text in catalogue.articles(articles)),
        actors=tuple(_actors(catalogue, claims)),
        claims=claims,
    )


def claim_of(document: str) -> Claim:
    """The claim that a document shows."""
    shown = json.loads(document)
    actors = {role: [actor["id"] for actor in shown[role]] for role in ("sources", "targets", "speakers")}
    return Claim.from_dict(
        {
            **{name: shown[name] for name in ("id", "modality", "polarity", "time", "confidence")},
            **actors,
            "relation": shown["relation"]["name"],
            "place": shown["place"]["id"] if shown["place"] else "",
            "evidence": {**shown["evidence"], "article": shown["evidence"]["article"]["id"]},
        }
    )


def _actors(catalogue: Catalogue, claims: Iterable[Claim]) -> Iterator[Actor]:
    named = {each for claim in claims for each in (*claim.sources, *claim.targets, *claim.speakers, claim.place)}
    for name in sorted(named - {""}):
        document = catalogue.actor(name)
        if document is not None:
            yield Actor.from_dict({key: value for key, value in json.loads(document).items() if key != "claims"})
