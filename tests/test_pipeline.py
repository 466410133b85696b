from collections import UserDict
from datetime import date

import pytest

from geograph.model import Article, Findings
from geograph.pipeline import run
from geograph.vocabulary import Given, known_actors

pytestmark = pytest.mark.model

ARTICLES = (
    Article.of("Ukraine accused Russia of shelling a school on Monday.", published=date(2023, 9, 13)),
    Article.of("The weather was fine and nobody did anything."),
    Article.of("France will host talks between Armenia and Azerbaijan.", published=date(2023, 9, 13)),
)


def test_every_article_gives_its_own_findings_in_order():
    parts = list(run(ARTICLES))
    assert [part.articles for part in parts] == [(article,) for article in ARTICLES]
    assert all(isinstance(part, Findings) for part in parts)


def test_an_article_without_actors_gives_no_claims():
    assert [(part.actors, part.mentions, part.claims) for part in run(ARTICLES[1:2])] == [((), (), ())]


def test_actors_are_those_that_are_needed_and_no_more():
    for part in run(ARTICLES):
        needed = {mention.actor for mention in part.mentions}
        for claim in part.claims:
            needed |= {*claim.sources, *claim.targets, *claim.speakers} | ({claim.place} - {""})
        assert [actor.id for actor in part.actors] == sorted(needed)


def test_all_evidence_is_in_the_text():
    for part in run(ARTICLES):
        (article,) = part.articles
        assert all(article.text[c.evidence.start : c.evidence.end] == c.evidence.quote for c in part.claims)
        assert all(article.text[m.start : m.end] == m.text for m in part.mentions)


def test_articles_are_taken_only_when_findings_are_asked_for():
    def articles():
        yield ARTICLES[0]
        raise RuntimeError("taken too early")

    run(articles())


class Watched(UserDict):
    """Actors that count how often somebody goes over them all."""

    sweeps = 0

    def __iter__(self):
        self.sweeps += 1
        return super().__iter__()


def given_of(*names):
    return Given(actors=Watched({name: known_actors()[name] for name in names}))


def test_what_a_user_gives_is_prepared_once_for_all_calls():
    given = given_of("RUS", "UKR")
    first = list(run(ARTICLES[:1], given))
    sweeps = given.actors.sweeps
    assert sweeps > 0
    assert list(run(ARTICLES[:1], given)) == first
    assert given.actors.sweeps == sweeps


def test_calls_with_other_actors_do_not_mix():
    ours, theirs = given_of("RUS", "UKR"), given_of("FRA", "ARM")
    for given, known in ((ours, True), (theirs, False), (None, True), (ours, True)):
        [part] = run(ARTICLES[:1], given)
        assert ({"RUS", "UKR"} <= {actor.id for actor in part.actors}) is known


def test_an_article_that_breaks_off_after_any_word_is_read():
    text = (
        "President Vladimir Putin told his counterpart Xi Jinping on 4 September 2023 that their two countries "
        'would defend themselves. "We told our allies in the North Korean city of Rason," he said, "that if Kyiv\'s '
        'forces attack us, its leaders will pay," according to state media, who denied they had asked the U.S.-backed '
        "government in Kyiv and its president for talks between the foreign ministers of both."
    )
    words = text.split(" ")
    cut = [Article.of(" ".join(words[:count])) for count in range(1, len(words) + 1)]
    assert len(list(run(cut))) == len(cut)
