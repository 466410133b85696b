"""Claims out of a database without its mentions, faster than by `from_quads`.

`from_quads` takes a whole graph apart, with every mention and selector, and checks it. Measures and comparisons of a
large store need the claims alone. Here each property is read in one sweep of the database's own index; where a claim's
actors, time and evidence are is known because `geograph.rdf.make` alone writes them.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote

from pyoxigraph import DefaultGraph, NamedNode

from geograph.errors import InputError
from geograph.model import Actor, Article, Claim, Evidence, Findings, Modality, Obtained, Polarity, Precision, Time
from geograph.rdf import terms as t
from geograph.rdf.take import from_quads
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Store


_NEEDED = (t.RELATION, t.MODALITY, t.POLARITY, t.CONFIDENCE, t.EVIDENCE)
_PERHAPS = (t.TIME, t.PRECISION, t.OBTAINED, t.PLACE)
_LISTED = {t.SOURCE: t.SOURCE_ORDER, t.TARGET: t.TARGET_ORDER, t.SPEAKER: t.SPEAKER_ORDER}

# The value of a property of each claim, by property and by the IRI of the claim.
_Values: TypeAlias = "Mapping[str, Mapping[str, str]]"


def recall(database: Store) -> Findings:
    """The articles, actors and claims of a database in the form that `to_quads` gives; mentions and texts are left out.

    >>> from pyoxigraph import Store
    >>> recall(Store()).claims
    ()

    Raises:
        InputError: A claim lacks a part or has a wrong one.
    """
    each = {name: _values(database, name) for name in (*_NEEDED, *_PERHAPS, *_LISTED.values())}
    many = {name: _lists(database, name) for name in _LISTED}
    return _findings(actors_of(database), _articles(database), _claims(each, many, _quotes(database, each[t.EVIDENCE])))


def recall_about(database: Store, actor: str) -> Findings:
    """As `recall`, but only the claims in which an actor (an id) has a part or speaks, with their articles.

    Only what these claims say is read, which in a large store is a small part; all actors come along, as they name
    each other.
    """
    about = NamedNode(t.actor_iri(actor))
    parts = (t.SOURCE, t.TARGET, t.SPEAKER, t.PLACE)
    found = {quad[0].value for part in parts for quad in database.quads_for_pattern(None, NamedNode(part), about, None)}
    each: dict[str, dict[str, str]] = {name: {} for name in (*_NEEDED, *_PERHAPS, *_LISTED.values())}
    many: dict[str, dict[str, list[str]]] = {name: {} for name in _LISTED}
    graphs = {}
    for iri in sorted(found):
        for _, predicate, value, graph in database.quads_for_pattern(NamedNode(iri), None, None, None):
            graphs[graph.value] = graph
            if predicate.value in each:
                each[predicate.value][iri] = value.value
            elif predicate.value in many:
                many[predicate.value].setdefault(iri, []).append(_id(value.value, t.ACTOR))
    quotes = {
        iri.removeprefix(t.EVIDENCES): quad[2].value
        for iri in each[t.EVIDENCE].values()
        for quad in database.quads_for_pattern(_selector(iri), NamedNode(t.EXACT), None, None)
    }
    heads = (quad for name in sorted(graphs) for quad in database.quads_for_pattern(graphs[name], None, None, None))
    return _findings(actors_of(database), from_quads(heads).articles, _claims(each, many, quotes))


def actors_of(database: Store) -> tuple[Actor, ...]:
    """All actors of a database, by id."""
    return from_quads(database.quads_for_pattern(None, None, None, DefaultGraph())).actors


def _findings(actors: tuple[Actor, ...], articles: tuple[Article, ...], claims: list[Claim]) -> Findings:
    order = {article.id: place for place, article in enumerate(articles)}

    def place(claim: Claim) -> tuple[int, str, int, int, str]:
        at = claim.evidence
        return order.get(at.article, len(order)), at.article, at.start, -at.end, claim.id

    return Findings(actors=actors, articles=articles, claims=tuple(sorted(claims, key=place)))


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


def _claims(each: _Values, many: Mapping[str, Mapping[str, list[str]]], quotes: Mapping[str, str]) -> list[Claim]:
    return [_claim(iri, each, many, quotes) for iri in each[t.RELATION]]


def _claim(iri: str, each: _Values, many: Mapping[str, Mapping[str, list[str]]], quotes: Mapping[str, str]) -> Claim:
    lacking = [name for name in _NEEDED if iri not in each[name]]
    if lacking:
        raise InputError(f"{iri} lacks <{lacking[0]}>")
    try:
        return _whole(iri, each, many, quotes)
    except ValueError as error:
        raise InputError(f"{iri} holds what cannot be read: {error}") from error


def _whole(iri: str, each: _Values, many: Mapping[str, Mapping[str, list[str]]], quotes: Mapping[str, str]) -> Claim:
    stretch = each[t.EVIDENCE][iri].removeprefix(t.EVIDENCES)
    if stretch not in quotes:
        raise InputError(f"its evidence lacks <{t.EXACT}>")
    article, start, end = stretch.rsplit("-", 2)
    sources, targets, speakers = (
        _ordered(many[name].get(iri, []), each[order].get(iri, "")) for name, order in _LISTED.items()
    )
    return Claim(
        id=_id(iri, t.CLAIM),
        relation=_relation(each[t.RELATION][iri]),
        sources=sources,
        targets=targets,
        modality=_modality(each[t.MODALITY][iri]),
        polarity=_polarity(each[t.POLARITY][iri]),
        speakers=speakers,
        time=_time(*(each[name].get(iri, "") for name in (t.TIME, t.PRECISION, t.OBTAINED))),
        place=_id(each[t.PLACE][iri], t.ACTOR) if iri in each[t.PLACE] else "",
        confidence=float(each[t.CONFIDENCE][iri]),
        evidence=Evidence(article=unquote(article), start=int(start), end=int(end), quote=quotes[stretch]),
    )


def _ordered(names: list[str], order: str) -> tuple[str, ...]:
    if order:
        return tuple(map(unquote, order.split(" ")))
    return tuple(sorted(set(names))) if len(names) > 1 else tuple(names)


def _values(database: Store, predicate: str) -> dict[str, str]:
    """The value of a property of each node."""
    return {quad[0].value: quad[2].value for quad in database.quads_for_pattern(None, NamedNode(predicate), None, None)}


def _lists(database: Store, predicate: str) -> dict[str, list[str]]:
    """The actors that a property names of each node."""
    found: dict[str, list[str]] = {}
    for quad in database.quads_for_pattern(None, NamedNode(predicate), None, None):
        found.setdefault(quad[0].value, []).append(_id(quad[2].value, t.ACTOR))
    return found


def _selector(evidence: str) -> NamedNode:
    return NamedNode(f"{t.SELECTOR}{evidence.removeprefix(t.EVIDENCES)}-quote")


def _quotes(database: Store, evidence: Mapping[str, str]) -> dict[str, str]:
    """The words of each stretch that is evidence; those of mentions are passed over."""
    wanted = {_selector(iri).value for iri in evidence.values()}
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
