"""What a store says article by article, as records: what each change of the store takes out and puts in."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from geograph.graph import merge
from geograph.model import Claim, Findings, Mention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from geograph.model import Actor, Article

Located = TypeVar("Located", Mention, Claim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What one article says; `digest` is that of its graph, and `article` is None when the graph does not tell it."""

    id: str
    digest: str
    article: Article | None
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How the records of a store change: articles that go and come, actors that are described anew and that go."""

    going: tuple[str, ...] = ()
    coming: tuple[Piece, ...] = ()
    actors: tuple[Actor, ...] = ()
    gone: tuple[str, ...] = ()


def pieces(findings: Findings, digests: Mapping[str, str], *, text: bool = True) -> Iterator[Piece]:
    """What each article of the findings says, in the order of the digests; texts are left out unless wanted."""
    articles = {article.id: article for article in findings.articles}
    mentions = _grouped(findings.mentions, attrgetter("article"))
    claims = _grouped(findings.claims, attrgetter("evidence.article"))
    for name, digest in digests.items():
        article = articles.get(name)
        if article and not text:
            article = dataclasses.replace(article, text="")
        said = merge([Findings(mentions=tuple(mentions.get(name, ())), claims=tuple(claims.get(name, ())))])
        yield Piece(id=name, digest=digest, article=article, mentions=said.mentions, claims=said.claims)


def parties(claim: Claim) -> set[str]:
    """The ids of all actors that a claim names."""
    return {*claim.sources, *claim.targets, *claim.speakers, *filter(None, [claim.place])}


def named(piece: Piece) -> set[str]:
    """The ids of all actors that an article names."""
    return {mention.actor for mention in piece.mentions}.union(*map(parties, piece.claims))


def _grouped(records: Iterable[Located], key: Callable[[Located], str]) -> dict[str, list[Located]]:
    groups: dict[str, list[Located]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return groups
