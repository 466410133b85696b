"""All claims, actors and articles of a store as records, without its mentions.

The mentions are most of a store, and a question about claims needs none of them. A query in SPARQL gives the claims
with their evidence many times faster than reading all quads would.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

from pyoxigraph import DefaultGraph

from geograph.model import Article, Claim, Evidence, Findings, Modality, Obtained, Polarity, Precision, Time
from geograph.rdf import PREFIXES, from_quads
from geograph.rdf.terms import ACTOR, ARTICLE, CLAIM, GEO, to_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import QuerySolutions

    from geograph.store import Store

_CLAIMS = """
SELECT * { GRAPH ?article {
  ?claim a geo:Claim ; geo:relation ?relation ; geo:modality ?modality ; geo:polarity ?polarity ;
         geo:confidence ?confidence ; geo:evidence ?evidence .
  ?evidence oa:hasSelector ?position , ?words . ?position oa:start ?start ; oa:end ?end . ?words oa:exact ?quote .
  OPTIONAL { ?claim geo:time ?time } OPTIONAL { ?claim geo:timePrecision ?precision }
  OPTIONAL { ?claim geo:timeObtained ?how } OPTIONAL { ?claim geo:place ?place }
} }
"""
_PARTIES = "SELECT ?claim ?actor {{ GRAPH ?article {{ ?claim geo:{name} ?actor }} }}"
_ORDERS = "SELECT ?claim ?order {{ GRAPH ?article {{ ?claim geo:{name}Order ?order }} }}"
_ARTICLES = """
SELECT * { GRAPH ?article { ?article a geo:Article
  OPTIONAL { ?article dcterms:title ?title } OPTIONAL { ?article dcterms:issued ?published }
  OPTIONAL { ?article geo:outlet ?outlet } OPTIONAL { ?article geo:url ?url }
  OPTIONAL { ?article dcterms:language ?language }
} }
"""


def take(store: Store) -> Findings:
    """The findings of a store without mentions and without the texts of articles, sorted by id.

    >>> import tempfile
    >>> from geograph.store import create
    >>> with tempfile.TemporaryDirectory() as folder, create(f"{folder}/store") as opened:
    ...     take(opened)
    Findings(articles=(), actors=(), mentions=(), claims=())

    Raises:
        StoreError: The store is closed or cannot be read.
        InputError: It holds what geograph would not write.
    """
    with store.reading():
        actors = from_quads(store.database.quads_for_pattern(None, None, None, DefaultGraph())).actors
    parties = {name: _parties(store, name) for name in ("source", "target", "speaker")}
    return Findings(
        articles=tuple(sorted(map(_article, _ask(store, _ARTICLES)), key=lambda article: article.id)),
        actors=actors,
        claims=tuple(sorted((_claim(row, parties) for row in _ask(store, _CLAIMS)), key=lambda claim: claim.id)),
    )


def _parties(store: Store, name: str) -> dict[str, tuple[str, ...]]:
    """The actors that claims name as source, target or speaker, by the IRI of the claim."""
    found: dict[str, list[str]] = {}
    for row in _ask(store, _PARTIES.format(name=name)):
        found.setdefault(row["claim"], []).append(to_id(row["actor"], ACTOR))
    ordered = {row["claim"]: row["order"].split(" ") for row in _ask(store, _ORDERS.format(name=name))}
    return {
        claim: tuple(map(unquote, ordered[claim])) if claim in ordered else tuple(sorted(ids))
        for claim, ids in found.items()
    }


def _claim(row: dict[str, str], parties: dict[str, dict[str, tuple[str, ...]]]) -> Claim:
    sources, targets, speakers = (parties[name].get(row["claim"], ()) for name in ("source", "target", "speaker"))
    start = int(row["start"])
    return Claim(
        id=to_id(row["claim"], CLAIM),
        relation=to_id(row["relation"], GEO),
        sources=sources,
        targets=targets,
        modality=Modality(to_id(row["modality"], GEO)),
        polarity=Polarity(to_id(row["polarity"], GEO)),
        speakers=speakers,
        time=_time(row),
        place=to_id(row["place"], ACTOR) if "place" in row else "",
        confidence=float(row["confidence"]),
        evidence=Evidence(article=to_id(row["article"], ARTICLE), start=start, end=int(row["end"]), quote=row["quote"]),
    )


def _time(row: dict[str, str]) -> Time:
    unknown = Time()
    return Time(
        edtf=row.get("time", ""),
        precision=Precision(row.get("precision", unknown.precision)),
        how=Obtained(row.get("how", unknown.how)),
    )


def _article(row: dict[str, str]) -> Article:
    published = row.get("published")
    return Article(
        id=to_id(row["article"], ARTICLE),
        text="",
        title=row.get("title", ""),
        published=date.fromisoformat(published) if published else None,
        outlet=row.get("outlet", ""),
        url=row.get("url", ""),
        language=row.get("language", ""),
    )


def _ask(store: Store, sparql: str) -> Iterator[dict[str, str]]:
    """The rows of an answer as text, without what has no value."""
    with store.reading():
        answer = cast("QuerySolutions", store.database.query(sparql, prefixes=PREFIXES))
        names = [variable.value for variable in answer.variables]
        for solution in answer:
            values = zip(names, solution, strict=True)
            yield {name: getattr(term, "value", "") for name, term in values if term is not None}
