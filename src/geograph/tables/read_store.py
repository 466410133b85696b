"""The claims of a store's database without what no table needs: the mentions and the texts of the articles.

The database of a store holds about fifty quads a claim, most of them about mentions. Reading only the properties of
claims, one after another, is several times as fast as reading all; the names of evidence say where the words stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from pyoxigraph import DefaultGraph, NamedNode, Quad

from geograph.errors import InputError
from geograph.graph import merge
from geograph.model import Claim, Evidence, Findings, Modality, Obtained, Polarity, Precision, Time
from geograph.rdf import from_quads
from geograph.rdf import terms as t

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyoxigraph as ox

_MANY = ((t.SOURCE, t.SOURCE_ORDER), (t.TARGET, t.TARGET_ORDER), (t.SPEAKER, t.SPEAKER_ORDER))
_ARTICLE = (t.TITLE, t.PUBLISHED, t.OUTLET, t.URL, t.LANGUAGE)


def read_store(database: ox.Store) -> Findings:
    """The articles (without texts), actors and claims of a store; what `from_quads` gives but for the mentions.

    Raises:
        InputError: The database holds a claim that lacks a part.
    """
    heads = from_quads(_heads(database))
    single = {name: dict(_scan(database, name)) for name in _SINGLE}
    many = [(_lists(database, each), dict(_scan(database, order))) for each, order in _MANY]
    quotes = dict(_scan(database, t.EXACT))
    claims = [_claim(iri, single, many, quotes) for iri in single[t.RELATION]]
    return merge([Findings(articles=heads.articles, actors=heads.actors, claims=tuple(claims))])


_SINGLE = (*(t.RELATION, t.MODALITY, t.POLARITY, t.TIME, t.PRECISION, t.OBTAINED, t.PLACE, t.CONFIDENCE, t.EVIDENCE),)


def _scan(database: ox.Store, predicate: str) -> Iterator[tuple[str, str]]:
    for subject, _, value, _ in database.quads_for_pattern(None, NamedNode(predicate), None, None):
        yield subject.value, value.value


def _lists(database: ox.Store, predicate: str) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for subject, value in _scan(database, predicate):
        found.setdefault(subject, []).append(_id(value))
    return found


def _id(iri: str) -> str:
    return unquote(iri[len(t.ACTOR) :])


def _heads(database: ox.Store) -> Iterator[Quad]:
    """The quads of actors and of articles."""
    yield from database.quads_for_pattern(None, None, None, DefaultGraph())
    yield from database.quads_for_pattern(None, NamedNode(t.TYPE), NamedNode(t.ARTICLE_CLASS), None)
    for name in _ARTICLE:
        for quad in database.quads_for_pattern(None, NamedNode(name), None, None):
            if quad.subject == quad.graph_name:
                yield quad


def _claim(
    iri: str,
    single: Mapping[str, Mapping[str, str]],
    many: list[tuple[Mapping[str, list[str]], dict[str, str]]],
    quotes: Mapping[str, str],
) -> Claim:
    try:
        stretch = single[t.EVIDENCE][iri][len(t.EVIDENCES) :]
        article, start, end = stretch.rsplit("-", 2)
        sources, targets, speakers = (_ordered(iri, *found) for found in many)
        return Claim(
            id=t.to_id(iri, t.CLAIM),
            relation=single[t.RELATION][iri][len(t.GEO) :],
            sources=sources,
            targets=targets,
            modality=Modality(single[t.MODALITY][iri][len(t.GEO) :]),
            polarity=Polarity(single[t.POLARITY][iri][len(t.GEO) :]),
            speakers=speakers,
            time=_time(iri, single),
            place=_id(single[t.PLACE].get(iri, "")),
            confidence=float(single[t.CONFIDENCE][iri]),
            evidence=Evidence(
                article=unquote(article), start=int(start), end=int(end), quote=quotes[f"{t.SELECTOR}{stretch}-quote"]
            ),
        )
    except (KeyError, ValueError) as error:
        raise InputError(f"the claim {iri} of the store lacks a part or has a wrong one: {error}") from error


def _ordered(iri: str, listed: Mapping[str, list[str]], orders: Mapping[str, str]) -> tuple[str, ...]:
    if iri in orders:
        return tuple(map(unquote, orders[iri].split(" ")))
    found = listed.get(iri, ())
    return tuple(found) if len(found) < 2 else tuple(sorted(found))


def _time(iri: str, single: Mapping[str, Mapping[str, str]]) -> Time:
    if iri not in single[t.PRECISION]:
        return _NO_TIME
    return Time(
        edtf=single[t.TIME].get(iri, ""),
        precision=Precision(single[t.PRECISION][iri]),
        how=Obtained(single[t.OBTAINED][iri]),
    )


_NO_TIME = Time()
