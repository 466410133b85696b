"""Phrases alone: what their words say where they name nobody, and titles beside names."""

from datetime import date

import pytest

from geograph.model import Actor, Article, Kind
from geograph.resolve import resolve, resolve_phrase
from geograph.resolve.phrases.wording import worded_sector
from geograph.vocabulary import KnownActor, Post

pytestmark = pytest.mark.model


def person(name: str, country: str, *posts: Post, sector: str = "ELI") -> KnownActor:
    key = name.lower().replace(" ", "-")
    return KnownActor(actor=Actor(id=key, label=name, kind=Kind.PERSON, country=country, sector=sector), posts=posts)


def post(role: str, title: str, of: str, since: int, until: int) -> Post:
    return Post(role=role, title=title, of=of, since=date(since, 1, 1), until=date(until, 1, 1))


@pytest.fixture(scope="module")
def known(knowledge):
    more = (
        person("Ann Hicks", "USA", post("minister", "deputy secretary of defense", "USA", 2021, 2025)),
        person("Ben Hicks", "USA", post("minister", "housing secretary", "USA", 2021, 2025)),
        person("Carol Park", "KOR", post("head-of-state", "president", "KOR", 2013, 2017)),
        person(
            "Dora King",
            "GBR",
            post("party-leader", "leader", "GBR", 1994, 2007),
            post("head-of-government", "prime minister", "GBR", 1997, 2007),
        ),
        KnownActor(actor=Actor(id="cia", label="CIA", kind=Kind.ORGANISATION, country="USA", sector="SPY")),
    )
    return {**knowledge, **{actor.actor.id: actor for actor in more}}


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("a disgraced former minister", "ELI"),
        ("two men", ""),
        ("a group of men", ""),
        ("several armed men", "UAF"),
        ("a team of heavily armed police", "COP"),
        ("two large gang confederations", "CRM"),
        ("a national intelligence agency officer", "SPY"),
        ("an army officer", "MIL"),
        ("Muslim leaders in the country", "REL"),
        ("an amusement park in the capital of the army", "CVL"),
        ("the governor's spokesman, a soldier", "GOV"),
        ("breakaway republic", "PRE"),
        ("several trucks", None),
        ("the chairman", None),
        ("", None),
    ],
)
def test_the_head_of_a_phrase_says_its_sector(nlp, phrase, sector):
    assert worded_sector(nlp(phrase)) == sector


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("ordinary Russians", ("RUS", "CVL")),
        ("Russia", ("RUS", "")),
        ("Pyongyang", ("PRK", "GOV")),
        ("an amusement park in Pyongyang", ("PRK", "CVL")),
        ("Russian island", ("RUS", "")),
        ("the official, Mohammad Arif Nuri", ("", "GOV")),
        ("Defence Minister", ("", "GOV")),
        ("CIA", ("USA", "SPY")),
    ],
)
def test_a_phrase_has_a_country_and_a_sector(nlp, known, phrase, found):
    assert resolve_phrase(nlp(phrase), knowledge=known) == found


@pytest.mark.parametrize(
    ("phrase", "year", "sector"),
    [
        ("Barack Obama", 2012, "GOV"),
        ("Dora King", 2003, "GOV"),
        ("Dora King", 1995, "PTY"),
        ("Dora King", 2020, "ELI"),
        ("Prime Minister Dora King", 2020, "GOV"),
        ("former Prime Minister Dora King", 2003, "ELI"),
        ("President Carol Park", 2015, "GOV"),
    ],
)
def test_a_title_counts_more_than_the_date_and_the_date_more_than_the_list(nlp, known, phrase, year, sector):
    assert resolve_phrase(nlp(phrase), published=date(year, 6, 1), knowledge=known)[1] == sector


@pytest.mark.parametrize(
    ("text", "year", "actor"),
    [
        ("Deputy Secretary Hicks said no.", 2022, "ann-hicks"),
        ("Deputy Secretary Hicks said no.", 2012, "hicks"),
        ("Foreign Minister Hicks said no.", 2022, "hicks"),
    ],
)
def test_a_title_before_a_surname_tells_namesakes_apart_on_the_day(nlp, known, text, year, actor):
    mentions = resolve(Article.of(text, published=date(year, 6, 1)), nlp(text), known).mentions
    assert actor in {mention.actor for mention in mentions}
