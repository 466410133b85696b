import dataclasses
import random
import time
from datetime import date

import pytest

from geograph.graph import events
from geograph.model import Article, Claim, Evidence, Findings, Modality, Polarity, Time

ONE = Article.of("A struck B.", url="https://example.org/1", outlet="Courier")
TWO = Article.of("A struck B.", url="https://example.org/2", outlet="Post")


def claim(article=ONE, edtf="2023-09-12", **changes) -> Claim:
    values = {"relation": "attacks", "sources": ("AAA",), "targets": ("BBB",), **changes}
    return Claim.of(**values, time=Time(edtf=edtf), evidence=Evidence.of(article, 0, 10))


def events_of(*claims):
    return events(Findings(articles=(ONE, TWO), claims=claims))


def test_two_outlets_on_the_same_day_tell_of_one_event():
    (event,) = events_of(claim(), claim(TWO))
    assert (event.affirmed_by, event.denied_by, len(event.claims)) == (("Courier", "Post"), (), 2)


def test_a_denial_stands_beside_the_affirmation():
    (event,) = events_of(claim(), claim(polarity=Polarity.DENIED, speakers=("officials", "AAA")))
    assert (event.affirmed_by, event.denied_by) == (("Courier",), ("AAA",))


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [
        ("2023-09-12", "2023-09", 1),
        ("2023-09-12", "2023-10", 2),
        ("2023-09-12", "", 2),
        ("", "", 1),
        ("2023-09-11/2023-09-13", "2023-09-13", 1),
    ],
)
def test_times_that_overlap_are_one_event(one, two, count):
    assert len(events_of(claim(edtf=one), claim(TWO, edtf=two))) == count


def test_the_direction_matters_unless_the_relation_is_symmetric():
    back = {"sources": ("BBB",), "targets": ("AAA",)}
    assert len(events_of(claim(), claim(**back))) == 2
    assert len(events_of(claim(relation="meets"), claim(relation="meets", **back))) == 1


def test_an_event_is_as_certain_as_its_surest_claim():
    (event,) = events_of(claim(modality=Modality.POSSIBLE), claim(TWO, modality=Modality.PLANNED))
    assert (event.modality, event.start, event.end) == (Modality.PLANNED, "2023-09-12", "2023-09-12")


def test_ties_are_no_events(findings):
    assert "leads" not in {event.relation for event in events(findings)}
    assert sum(len(event.claims) for event in events(findings)) == len(findings.claims) - 1


def text_claim(article, quote, **changes) -> Claim:
    values = {"relation": "attacks", "sources": ("AAA",), "targets": ("BBB",), **changes}
    start = article.text.index(quote)
    edtf = values.pop("edtf", "")
    return Claim.of(**values, time=Time(edtf=edtf), evidence=Evidence.of(article, start, start + len(quote)))


STORY = Article.of(
    "A bombed B on Sunday. The raid killed 12 people near the river. A bombed two bridges. A met B in May.",
    url="https://example.org/story",
    published=date(2023, 9, 12),
)


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ({"quote": "A bombed two bridges"}, 1),
        ({"quote": "A bombed two bridges", "edtf": "2023-09-10"}, 1),
        ({"quote": "A bombed two bridges", "edtf": "2014"}, 2),
        ({"quote": "A bombed two bridges", "targets": ("BBB", "CCC")}, 1),
        ({"quote": "A bombed two bridges", "targets": ("CCC",)}, 2),
        ({"quote": "A bombed two bridges", "relation": "airStrikes"}, 1),
        ({"quote": "The raid killed 12 people", "relation": "killsEnMasse"}, 2),
        ({"quote": "A met B in May", "relation": "meets"}, 2),
    ],
)
def test_an_article_that_repeats_an_event_tells_of_one(second, count):
    claims = (text_claim(STORY, "A bombed B on Sunday", edtf="2023-09-10"), text_claim(STORY, **second))
    assert len(events(Findings(articles=(STORY,), claims=claims))) == count


def test_an_undated_claim_does_not_make_one_event_of_two():
    claims = (
        text_claim(STORY, "A bombed B on Sunday", edtf="2014"),
        text_claim(STORY, "A bombed two bridges"),
        text_claim(STORY, "A bombed B", edtf="2023-09-10"),
    )
    assert sorted(event.start for event in events(Findings(articles=(STORY,), claims=claims))) == [
        "2014-01-01",
        "2023-09-10",
    ]


@pytest.mark.parametrize(
    ("published", "edtf", "text", "count"),
    [
        (date(2023, 9, 14), "", "A bombed B.", 1),
        (date(2023, 12, 1), "", "A bombed B.", 2),
        (date(2023, 9, 14), "2023-09-10", "A bombed B.", 1),
        (date(2023, 9, 14), "2023-09-10", "A seized nine ships of B.", 2),
        (date(2024, 9, 14), "2023-09-10", "A bombed B.", 2),
    ],
    ids=["same week", "months later", "dated, alike", "dated, unlike", "dated long ago"],
)
def test_undated_claims_of_two_articles_need_the_same_days(published, edtf, text, count):
    other = Article.of(text, url="https://example.org/other", published=published)
    claims = (text_claim(STORY, "A bombed B", edtf=edtf), text_claim(other, text[:-1]))
    assert len(events(Findings(articles=(STORY, other), claims=claims))) == count


def test_an_event_has_the_actors_of_the_claim_that_names_most():
    claims = (
        text_claim(STORY, "A met B", relation="meets"),
        text_claim(STORY, "A met B in May", relation="meets", targets=("BBB", "CCC", "DDD", "EEE")),
    )
    (event,) = events(Findings(articles=(STORY,), claims=claims))
    assert (event.sources, event.targets) == (("AAA",), ("BBB", "CCC", "DDD", "EEE"))


@pytest.mark.parametrize("seed", range(5))
def test_events_do_not_depend_on_the_order_of_claims_and_articles(seed):
    other = Article.of("A bombed B on Monday. The raid killed ten people.", url="https://example.org/3")
    claims = [
        text_claim(STORY, "A bombed B on Sunday", edtf="2023-09-10", targets=("BBB", "CCC")),
        text_claim(STORY, "A bombed B on Sunday", edtf="2023-09-10", sources=("AAA", "DDD")),
        text_claim(other, "A bombed B on Monday", edtf="2023-09-11"),
        text_claim(other, "A bombed B on Monday"),
        *(claim(article, edtf) for article in (ONE, TWO) for edtf in ("", "2023-09", "2023-09-11", "2023-10/2023-11")),
    ]
    articles = [STORY, other, ONE, TWO]
    expected = events(Findings(articles=tuple(articles), claims=tuple(claims)))
    assert len(expected) > 2
    chance = random.Random(seed)
    chance.shuffle(claims)
    chance.shuffle(articles)
    found = events(Findings(articles=tuple(articles), claims=tuple(claims)))
    assert list(map(unordered, found)) == list(map(unordered, expected))


def unordered(event):
    return dataclasses.replace(event, claims=tuple(sorted(event.claims)))


def test_many_claims_are_grouped_in_linear_time():
    claims = tuple(
        claim(
            STORY, edtf="" if number % 2 else f"2023-0{number % 8 + 1}", targets=(f"T{number % 50}",), place=str(number)
        )
        for number in range(6000)
    )
    start = time.perf_counter()
    assert events(Findings(articles=(STORY,), claims=claims))
    assert time.perf_counter() - start < 10
