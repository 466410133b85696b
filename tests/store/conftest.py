"""Findings of one article each, as the line gives them, and a store."""

import dataclasses
from collections.abc import Callable

import pytest

from geograph import store
from geograph.model import Findings


@pytest.fixture(scope="session")
def parts(findings) -> list[Findings]:
    """The two articles of `findings`, each with what it says."""

    def only(article):
        claims = [claim for claim in findings.claims if claim.evidence.article == article.id]
        mentions = [mention for mention in findings.mentions if mention.article == article.id]
        named = {mention.actor for mention in mentions}
        for claim in claims:
            named |= {*claim.sources, *claim.targets, *claim.speakers, claim.place}
        actors = tuple(actor for actor in findings.actors if actor.id in named)
        return Findings(articles=(article,), actors=actors, mentions=tuple(mentions), claims=tuple(claims))

    return [only(article) for article in findings.articles]


@pytest.fixture
def written(tmp_path):
    """A new store, open for writing."""
    with store.create(tmp_path / "store") as opened:
        yield opened


@pytest.fixture(scope="session")
def renamed() -> Callable:
    """The same findings with another name for one actor."""

    def rename(part, actor, label):
        actors = (dataclasses.replace(one, label=label) if one.id == actor else one for one in part.actors)
        return dataclasses.replace(part, actors=tuple(actors))

    return rename
