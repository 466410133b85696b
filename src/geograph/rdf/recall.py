"""Everything out of a database, faster than by `from_quads`.

`from_quads` takes a whole graph apart, with every selector, and checks it. Here only the properties that are needed are
read, each in one sweep of the database's own index; where a claim's actors, time and evidence are, and what a mention
means, is known because `geograph.rdf.make` alone writes them.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote

from pyoxigraph import DefaultGraph, NamedNode

from geograph.errors import InputError
from geograph.graph import merge
from geograph.model import Article, Claim, Evidence, Findings, Mention, Modality, Obtained, Polarity, Precision, Time
from geograph.rdf import terms as t
from geograph.rdf.take import from_quads
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import Store


_NEEDED = (t.RELATION, t.MODALITY, t.POLARITY, t.CONFIDENCE, t.EVIDENCE)
_PERHAPS = (t.TIME, t.PRECISION, t.OBTAINED, t.PLACE)
_LISTED = {t.SOURCE: t.SOURCE_ORDER, t.TARGET: t.TARGET_ORDER, t.SPEAKER: t.SPEAKER_ORDER}

# The value of a property of each claim, by property and by the IRI of the claim.
_Values: TypeAlias = "Mapping[str, Mapping[str, str]]"


def recall(database: Store) -> Findings:
    """The findings of a database in the form that `to_quads` gives, which are those of `from_quads`.

    >>> from pyoxigraph import Store
    >>> recall(Store()).claims
    ()

    Raises:
        InputError: A claim or a mention lacks a part or has a wrong one.
    """
    each = {name: _values(database, name) for name in (*_NEEDED, *_PERHAPS, *_LISTED.values())}
    many = {name: _lists(database, name) for name in _LISTED}
    quotes = _quotes(database)
    claims = _claims(each, many, quotes)
    actors = from_quads(database.quads_for_pattern(None, None, None, DefaultGraph())).actors
    mentions = tuple(_mentions(database, quotes))
    return merge([Findings(articles=_articles(database), actors=actors, mentions=mentions, claims=tuple(claims))])


def _mentions(database: Store, quotes: Mapping[str, str]) -> Iterator[Mention]:
    """One mention for each reason why a stretch of text means an actor."""
    actors = _values(database, t.MEANS)
    for node, _, reason, _ in database.quads_for_pattern(None, NamedNode(t.HOW), None, None):
        iri, actor = node.value, actors.get(node.value, "")
        stretch = iri[len(t.MENTION) : len(t.ACTOR) - len(actor) - 1]
        if stretch not in quotes:
            raise InputError(f"{iri} lacks <{t.EXACT if actor else t.MEANS}>")
        article, start, end = stretch.rsplit("-", 2)
        yield Mention(
            article=unquote(article),
            start=int(start),
            end=int(end),
            text=quotes[stretch],
            actor=_id(actor, t.ACTOR),
            how=reason.value,
        )


def _articles(database: Store) -> tuple[Article, ...]:
    of_class = database.quads_for_pattern(None, NamedNode(t.TYPE), NamedNode(t.ARTICLE_CLASS), None)
    names = (t.TITLE, t.PUBLISHED, t.OUTLET, t.URL, t.LANGUAGE, t.TEXT)
    titles, days, outlets, urls, languages, texts = (_values(database, name) for name in names)
    found = [
        Article(
            id=_id(iri, t.ARTICLE),
            text=texts.get(iri, ""),
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


def _quotes(database: Store) -> dict[str, str]:
    """The words of each stretch of text that is named as evidence or as a mention."""
    start, end = len(t.SELECTOR), -len("-quote")
    quads = database.quads_for_pattern(None, NamedNode(t.EXACT), None, None)
    return {quad[0].value[start:end]: quad[2].value for quad in quads}


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
