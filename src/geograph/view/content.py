"""What the page knows: actors, claims, articles and relations as plain values that refer to each other by number.

Values that are as usual (actual, affirmed, said by the article itself, no place) are left out; the page puts them
back. Of an article only the passages around its quotes are kept: the quote has to be seen in its context, and the
page has to stay small enough to be sent.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from geograph.errors import InputError
from geograph.graph import span
from geograph.view.atlas import sites
from geograph.view.passages import Passages
from geograph.vocabulary import known_actors, relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geograph.model import Actor, Article, Claim, Findings
    from geograph.view.atlas import Site
    from geograph.vocabulary import Relation

Naming = tuple[str, str, int]

_NAMINGS = 8  # of each actor
_EPOCH = 719163  # the ordinal of 1970-01-01, where JavaScript's days begin


def content(findings: Findings) -> dict[str, Any]:
    """Articles, actors, relations and claims of the findings, ready for JSON.

    >>> from geograph.model import Findings
    >>> sorted(content(Findings()))
    ['actors', 'articles', 'claims', 'relations', 'sites']

    Raises:
        InputError: A claim names an actor or an article that is not among the findings, or has no valid date.
        VocabularyError: A claim has a relation that is not in the ontology.
    """
    passages = Passages.of(findings)
    named = _named(findings)
    places = sites(findings.actors)
    on_map = {site.id: site for site in places.values()}
    names = list(dict.fromkeys(claim.relation for claim in findings.claims))
    numbers = _Numbers(
        actors=_numbered(actor.id for actor in findings.actors),
        articles=_numbered(article.id for article in findings.articles),
        relations=_numbered(names),
        sites=_numbered(on_map),
    )
    return {
        "articles": [_article(article, passages.texts(article.id)) for article in findings.articles],
        "actors": [
            _actor(actor, named=named.get(actor.id), posts=_posts(actor), site=numbers.site(places.get(actor.id)))
            for actor in findings.actors
        ],
        "sites": [dataclasses.asdict(site) for site in on_map.values()],
        "relations": [_relation(relation(name)) for name in names],
        "claims": [_claim(claim, numbers, passages) for claim in findings.claims],
    }


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Numbers:
    """The place of each actor, article, relation and site in its list."""

    actors: Mapping[str, int]
    articles: Mapping[str, int]
    relations: Mapping[str, int]
    sites: Mapping[str, int]

    def site(self, site: Site | None) -> int | None:
        """The number of a site."""
        return self.sites[site.id] if site else None

    def many(self, claim: Claim, ids: Iterable[str]) -> list[int]:
        """The numbers of actors that a claim names."""
        try:
            return [self.actors[name] for name in ids]
        except KeyError:  # to look beforehand would take longer than all the rest
            return [_number(self.actors, claim, name, "actor") for name in ids]


def _numbered(ids: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(ids)}


def _number(numbers: Mapping[str, int], claim: Claim, name: str, what: str) -> int:
    if name not in numbers:
        raise InputError(f"claim {claim.id} names {what} '{name}', which is not among the findings; add it to {what}s")
    return numbers[name]


def _article(article: Article, passages: list[str]) -> dict[str, Any]:
    return _kept(
        id=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.published.isoformat() if article.published else "",
        url=article.url,
        passages=passages,
    )


def _actor(actor: Actor, **more: object) -> dict[str, Any]:
    return _kept(**actor.to_dict(), **more)


def _posts(actor: Actor) -> list[tuple[str, str, str, str]]:
    """Title, the actor whose post it is, first day and first day after, as far as known; the latest first."""
    known = known_actors()
    posts = known[actor.id].posts if actor.id in known else ()
    found = [
        (
            post.title.partition("|")[0] or post.role.replace("-", " "),
            known[post.of].actor.label if post.of in known else post.of,
            post.since.isoformat() if post.since else "",
            post.until.isoformat() if post.until else "",
        )
        for post in sorted(posts, key=lambda post: (post.until or date.max, post.since or date.min), reverse=True)
    ]
    return list(dict.fromkeys(found))


def _named(findings: Findings) -> dict[str, list[Naming]]:
    """What each actor is called in the texts, why those words mean it, and how often; the most frequent first."""
    counts = Counter((mention.actor, mention.text, mention.how) for mention in findings.mentions)
    named: dict[str, list[Naming]] = {}
    for (actor, text, how), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if len(named.setdefault(actor, [])) < _NAMINGS:
            named[actor].append((text, how, count))
    return named


def _relation(term: Relation) -> dict[str, Any]:
    return _kept(**dataclasses.asdict(term), goldstein=term.goldstein, score=term.plover_score)


def _claim(claim: Claim, numbers: _Numbers, passages: Passages) -> dict[str, Any]:
    passage, start, end = passages.place(claim.evidence)
    return _kept(
        id=claim.id,
        relation=numbers.relations[claim.relation],
        sources=numbers.many(claim, claim.sources),
        targets=numbers.many(claim, claim.targets),
        modality=claim.modality if claim.modality != "actual" else "",
        polarity=claim.polarity if claim.polarity != "affirmed" else "",
        speakers=numbers.many(claim, claim.speakers),
        time=claim.time.edtf,
        how=claim.time.how if claim.time.edtf else "",
        days=_days(claim),
        place=numbers.many(claim, [claim.place] if claim.place else []),
        confidence=round(claim.confidence, 3),
        article=_number(numbers.articles, claim, claim.evidence.article, "article"),
        quote=[passage, start, end],
    )


def _kept(**values: object) -> dict[str, Any]:
    """The values that say something; a zero does."""
    return {name: value for name, value in values.items() if value not in ("", [], None) and value is not False}


def _days(claim: Claim) -> list[int]:
    """The first and the last day of the claim's time since 1970; an open end is drawn in to the known one."""
    days = span(claim.time.edtf)
    if days is None:
        return []
    start, end = _day(days.start), _day(days.end)
    if days.start.year == 1:
        start = end
    return [start, start if days.end.year == 9999 else end]


def _day(day: date) -> int:
    return day.toordinal() - _EPOCH
