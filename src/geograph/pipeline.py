"""The line that every article goes through: annotate, resolve, extract.

Only here do these three meet. Articles go in one by one and findings come out one by one, so that a caller decides
what is kept in memory: one article, a folder of them, or a million.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.annotate import annotate
from geograph.extract import Reason, explain, extract
from geograph.model import Findings
from geograph.resolve import knowledge_of, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc

    from geograph.model import Actor, Article, Claim, Mention
    from geograph.resolve import Resolution
    from geograph.vocabulary import Given


def run(articles: Iterable[Article], given: Given | None = None, *, rules_only: bool = False) -> Iterator[Findings]:
    """What each article says, in order, as its own findings; `given` are actors of a user beside the known ones.

    With `rules_only` the learned relation model is not asked.

    >>> from geograph.model import Article
    >>> [findings] = run([Article.of("Russia attacked Ukraine.")])
    >>> [(claim.sources, claim.relation, claim.targets) for claim in findings.claims]
    [(('RUS',), 'attacks', ('UKR',))]

    Raises:
        InputError: An article is longer than the language model can take.
        ModelMissing: The language model is not installed, or a file of the relation model is missing or altered.
    """
    for article, doc, resolution in _resolved(articles, given):
        claims = extract(article, doc, resolution.mentions, resolution.actors, rules_only=rules_only)
        yield Findings(
            articles=(article,),
            actors=_spoken_of(resolution.actors, resolution.mentions, claims),
            mentions=resolution.mentions,
            claims=claims,
        )


def reasons(
    articles: Iterable[Article], given: Given | None = None, *, rules_only: bool = False
) -> Iterator[tuple[Article, tuple[tuple[Claim, tuple[Reason, ...]], ...]]]:
    """Each article with the claims that `run` finds in it and, for each, what gave or changed a part of it, in order.

    Claims do not store their reasons; the line goes over the text once more, with the same options.

    >>> from geograph.model import Article
    >>> [(_, [(claim, why)])] = reasons([Article.of("Russia may attack Ukraine.")])
    >>> [(reason.about, reason.value, reason.because) for reason in why if reason.about == "modality"]
    [('modality', 'possible', '“may” leaves it so')]

    Raises:
        InputError: An article is longer than the language model can take.
        ModelMissing: The language model is not installed, or a file of the relation model is missing or altered.
    """
    for article, doc, resolution in _resolved(articles, given):
        yield article, explain(article, doc, resolution.mentions, resolution.actors, rules_only=rules_only)


def _resolved(articles: Iterable[Article], given: Given | None) -> Iterator[tuple[Article, Doc, Resolution]]:
    knowledge = knowledge_of(given)
    for article, doc in annotate(articles):
        yield article, doc, resolve(article, doc, knowledge)


def _spoken_of(actors: Mapping[str, Actor], mentions: Sequence[Mention], claims: Sequence[Claim]) -> tuple[Actor, ...]:
    """The actors that the text mentions or a claim needs, sorted by id."""
    needed = {mention.actor for mention in mentions}
    for claim in claims:
        needed.update(claim.sources, claim.targets, claim.speakers, filter(None, [claim.place]))
    return tuple(actors[name] for name in sorted(needed))
