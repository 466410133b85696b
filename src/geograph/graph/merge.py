"""The findings of many articles as one, without doubles."""

from __future__ import annotations

import dataclasses
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from geograph.errors import InputError
from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

Named = TypeVar("Named", Article, Actor, Claim)

_KINDS = list(Kind)


def merge(parts: Iterable[Findings]) -> Findings:
    """All articles, actors, mentions and claims of the parts, each once, in the order that `Findings` promises.

    Articles come in the order in which they are first met. Actors with the same id become one, whatever the order of
    the parts: the longest label wins and the others are kept among `labels`; of two kinds, countries or sectors the
    first in the order of `Kind` or of the alphabet wins over the rest and over an empty one. Of claims with the same id
    the one with the highest confidence stays.

    >>> from geograph.model import Article
    >>> one = Findings(articles=(Article.of("Ruritania warned Freedonia."),))
    >>> len(merge([one, one]).articles)
    1

    Raises:
        InputError: Two articles with the same id have different texts.
    """
    everything = list(parts)
    articles = [_article(group) for group in _by_id(part.articles for part in everything)]
    actors = [_actor(group) for group in _by_id(part.actors for part in everything)]
    claims = [_claim(group) for group in _by_id(part.claims for part in everything)]
    mentions = dict.fromkeys(mention for part in everything for mention in part.mentions)
    order = {article.id: position for position, article in enumerate(articles)}
    return Findings(
        articles=tuple(articles),
        actors=tuple(sorted(actors, key=lambda actor: actor.id)),
        mentions=tuple(sorted(mentions, key=lambda mention: (*_place(order, mention), mention.actor, mention.how))),
        claims=tuple(sorted(claims, key=lambda claim: (*_place(order, claim.evidence), claim.id))),
    )


def _place(order: dict[str, int], record: Mention | Evidence) -> tuple[int, str, int, int]:
    """Where a record stands: by article, then by offset, the longer stretch first."""
    return order.get(record.article, len(order)), record.article, record.start, -record.end


def _by_id(parts: Iterable[Iterable[Named]]) -> list[list[Named]]:
    """The different records of each id, in the order in which the ids are first met."""
    groups: dict[str, dict[Named, None]] = {}
    for record in chain.from_iterable(parts):
        groups.setdefault(record.id, {})[record] = None
    return [list(group) for group in groups.values()]


def _article(group: list[Article]) -> Article:
    first = group[0]
    if any(article.text != first.text for article in group):
        raise InputError(f"two articles with different texts have the id {first.id}; give each article its own id")
    if len(group) == 1:
        return first
    dates = [article.published for article in group if article.published]
    return dataclasses.replace(
        first,
        published=min(dates, default=None),
        title=_filled(article.title for article in group),
        outlet=_filled(article.outlet for article in group),
        url=_filled(article.url for article in group),
        language=_filled(article.language for article in group),
    )


def _actor(group: list[Actor]) -> Actor:
    if len(group) == 1:
        return group[0]
    label = min((actor.label for actor in group), key=lambda text: (-len(text), text))
    names = {name for actor in group for name in (actor.label, *actor.labels)} - {label}
    return Actor(
        id=group[0].id,
        label=label,
        kind=min((actor.kind for actor in group), key=_KINDS.index),
        country=_filled(actor.country for actor in group),
        sector=_filled(actor.sector for actor in group),
        labels=tuple(sorted(names)),
        same_as=tuple(sorted({iri for actor in group for iri in actor.same_as})),
    )


def _claim(group: list[Claim]) -> Claim:
    return min(group, key=lambda claim: (-claim.confidence, str(claim.to_dict())))


def _filled(values: Iterable[str]) -> str:
    """The first in the alphabet that is not empty."""
    return min((value for value in values if value), default="")
