"""Claims out of a database without its mentions, many times as fast as by `from_quads`.

`from_quads` takes a whole graph apart, with every mention and selector, and checks it. Measures and comparisons of a
large store need the claims alone. Here each property is read in one sweep of the database's own index; where a claim's
actors, time and evidence are is known because `geograph.rdf.make` alone writes them.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pyoxigraph import DefaultGraph, NamedNode

from geograph.errors import InputError
from geograph.model import Article, Claim, Evidence, Findings, Modality, Obtained, Polarity, Precision, Time
from geograph.rdf import terms as t
from geograph.rdf.take import from_quads
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Store


def recall(database: Store) -> Findings:
    """The articles, actors and claims of a database in the form that `to_quads` gives; mentions and texts are left out.

    >>> from pyoxigraph import Store
    >>> recall(Store()).claims
    ()

    Raises:
        InputError: A claim lacks a part.
    """
    articles = _articles(database)
    order = {article.id: place for place, article in enumerate(articles)}
    claims = _claims(database)
    claims.sort(
        key=lambda claim: (
            order.get(claim.evidence.article, len(order)),
            claim.evidence.start,
            -claim.evidence.end,
            claim.id,
        )
    )
    actors = from_quads(database.quads_for_pattern(None, None, None, DefaultGraph())).actors
    return Findings(articles=articles, actors=tuple(sorted(actors, key=lambda actor: actor.id)), claims=tuple(claims))


def _articles(database: Store) -> tuple[Article, ...]:
    of_class = database.quads_for_pattern(None, NamedNode(t.TYPE), NamedNode(t.ARTICLE_CLASS), None)
    names = (t.TITLE, t.PUBLISHED, t.OUTLET, t.URL, t.LANGUAGE)
    titles, days, outlets, urls, languages = (_values(database, name) for name in names)
    found = [
        Article(
            id=_id(iri, t.ARTICLE),
            text="",
            title=titles.get(iri, ""),
            published=date.fromisoformat(days[iri]) if iri in days else None,
            outlet=outlets.get(iri, ""),
            url=urls.get(iri, ""),
            language=languages.get(iri, ""),
        )
        for iri in dict.fromkeys(quad[0].value for quad in of_class)
    ]
    return tuple(sorted(found, key=lambda article: (article.published or date.max, article.id)))


def _claims(database: Store) -> list[Claim]:
    one = {name: _values(database, name) for name in (t.RELATION, t.MODALITY, t.POLARITY, t.CONFIDENCE, t.EVIDENCE)}
    some = {name: _values(database, name) for name in (t.TIME, t.PRECISION, t.OBTAINED, t.PLACE)}
    actors = {
        each: _actors(database, each, order)
        for each, order in ((t.SOURCE, t.SOURCE_ORDER), (t.TARGET, t.TARGET_ORDER), (t.SPEAKER, t.SPEAKER_ORDER))
    }
    quotes = _quotes(database, one[t.EVIDENCE].values())
    return [_claim(iri, one, some, actors, quotes) for iri in one[t.RELATION]]


def _claim(
    iri: str,
    one: Mapping[str, Mapping[str, str]],
    some: Mapping[str, Mapping[str, str]],
    actors: Mapping[str, Mapping[str, tuple[str, ...]]],
    quotes: Mapping[str, str],
) -> Claim:
    lacking = [name for name, values in one.items() if iri not in values]
    if lacking:
        raise InputError(f"{iri} lacks <{lacking[0]}>")
    stretch = one[t.EVIDENCE][iri].removeprefix(t.EVIDENCES)
    article, start, end = stretch.rsplit("-", 2)
    return Claim(
        id=_id(iri, t.CLAIM),
        relation=_relation(one[t.RELATION][iri]),
        sources=actors[t.SOURCE].get(iri, ()),
        targets=actors[t.TARGET].get(iri, ()),
        modality=_modality(one[t.MODALITY][iri]),
        polarity=_polarity(one[t.POLARITY][iri]),
        speakers=actors[t.SPEAKER].get(iri, ()),
        time=_time(*(some[name].get(iri, "") for name in (t.TIME, t.PRECISION, t.OBTAINED))),
        place=_id(some[t.PLACE][iri], t.ACTOR) if iri in some[t.PLACE] else "",
        confidence=float(one[t.CONFIDENCE][iri]),
        evidence=Evidence(article=unquote(article), start=int(start), end=int(end), quote=quotes[stretch]),
    )


def _values(database: Store, predicate: str) -> dict[str, str]:
    """The value of a property of each node."""
    return {quad[0].value: quad[2].value for quad in database.quads_for_pattern(None, NamedNode(predicate), None, None)}


def _actors(database: Store, each: str, order: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for quad in database.quads_for_pattern(None, NamedNode(each), None, None):
        found.setdefault(quad[0].value, []).append(_id(quad[2].value, t.ACTOR))
    kept = {iri: tuple(sorted(set(names))) if len(names) > 1 else (names[0],) for iri, names in found.items()}
    ordered = {iri: tuple(map(unquote, names.split(" "))) for iri, names in _values(database, order).items()}
    return kept | ordered


def _quotes(database: Store, evidence: Iterable[str]) -> dict[str, str]:
    """The words of each stretch that is evidence; those of mentions are passed over."""
    wanted = {f"{t.SELECTOR}{iri.removeprefix(t.EVIDENCES)}-quote" for iri in evidence}
    start, end = len(t.SELECTOR), -len("-quote")
    return {
        name[start:end]: quad[2].value
        for quad in database.quads_for_pattern(None, NamedNode(t.EXACT), None, None)
        if (name := quad[0].value) in wanted
    }


@lru_cache(maxsize=65536)
def _id(iri: str, base: str) -> str:
    return t.to_id(iri, base)


@lru_cache(maxsize=1024)
def _relation(iri: str) -> str:
    return relation(t.to_id(iri, t.GEO)).name


@lru_cache(maxsize=16)
def _modality(iri: str) -> Modality:
    return Modality(t.to_id(iri, t.GEO))


@lru_cache(maxsize=16)
def _polarity(iri: str) -> Polarity:
    return Polarity(t.to_id(iri, t.GEO))


@lru_cache(maxsize=65536)
def _time(edtf: str, precision: str, how: str) -> Time:
    unknown = Time()
    return Time(edtf=edtf, precision=Precision(precision or unknown.precision), how=Obtained(how or unknown.how))
