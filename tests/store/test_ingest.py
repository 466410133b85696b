"""A stream of findings into a store: what takes the place of what, and what fails."""

import dataclasses

import pytest

from geograph import store
from geograph.model import Article, Findings
from geograph.read import Failure

URL = "https://example.org/"


def only(**details) -> Findings:
    return Findings(articles=(Article.of(**details),))


def named(id: str, **details) -> Findings:  # noqa: A002
    return Findings(articles=(dataclasses.replace(Article.of(**details), id=id),))


def stored(opened, *parts):
    return [item.instead_of for item in store.ingest(opened, parts)]


def test_an_article_takes_its_own_place(written):
    part = only(text="Old.", url=URL)
    assert stored(written, part) == [()]
    assert stored(written, part) == [(part.articles[0].id,)]


def test_a_changed_text_takes_the_place_of_the_one_at_the_same_url(written):
    old, new = only(text="Old.", url=URL), only(text="New.", url=URL)
    stored(written, old)
    assert stored(written, new) == [(old.articles[0].id,)]
    assert list(written.articles()) == [new.articles[0].id]


def test_a_changed_text_takes_the_place_of_the_one_with_the_same_id(written):
    old, new = named("a", text="Old.", url=URL, title="Old"), named("a", text="New.", url=URL)
    stored(written, old)
    assert stored(written, new) == [("a",)]
    assert not written.database.query("ASK { GRAPH ?a { ?a ?p 'Old' } }")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (only(text="Old."), only(text="New.")),
        (only(text="Old.", url=URL), only(text="New.", url=f"{URL}new")),
        (named("a", text="Old.", url=URL), named("b", text="New.", url=URL)),
    ],
    ids=["no url", "another url", "ids of their own"],
)
def test_other_articles_stay(written, old, new):
    assert stored(written, old) == [()]
    assert stored(written, new) == [()]
    assert len(list(written.articles())) == 2


def test_articles_that_share_a_url_stay_however_often_they_come(written):
    parts = [only(text=text, url=URL) for text in ("One.", "Two.", "Three.")]
    assert stored(written, *parts) == [(), (), ()]
    assert stored(written, *parts) == [(part.articles[0].id,) for part in parts]
    assert stored(written, only(text="Four.", url=URL)) == [()]
    assert len(list(written.articles())) == 4


def test_what_fails_is_listed_and_the_rest_is_stored(written, parts):
    half = dataclasses.replace(parts[0].actors[0], label="half \ud83d")
    broken = dataclasses.replace(parts[0], actors=(half, *parts[0].actors[1:]))
    items = list(store.ingest(written, [broken, parts[1]]))
    assert isinstance(items[0], Failure)
    assert items[0].source == "Warning & <denial>"
    assert "lone surrogate" in items[0].reason
    assert items[1] == store.Stored(article=parts[1].articles[0])
    assert list(written.articles()) == [parts[1].articles[0].id]


def test_the_numbers_of_a_store_are_counted(written, findings):
    written.add(findings)
    info = store.count(written)
    assert (info.articles, info.actors, info.mentions, info.claims) == (2, 7, 8, 8)
    assert dict(info.quad_classes) == {
        "material conflict": 2,
        "material cooperation": 1,
        "tie": 1,
        "verbal conflict": 3,
        "verbal cooperation": 1,
    }
    assert (info.first, info.last) == ("2023-09-12", "2023-09-13")
    assert info.outlets == (("Freedonia Post", 1), ("The Example Courier", 1))
    assert info.size > 0
    assert (info.format, info.geograph) == (1, "0.1.0")


def test_an_empty_store_is_counted(written):
    info = store.count(written)
    assert (info.articles, info.actors, info.claims, info.quad_classes, info.outlets, info.first) == (
        0,
        0,
        0,
        (),
        (),
        "",
    )
