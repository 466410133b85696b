"""The sector of known actors by date, in the actors of a graph and on their own."""

from datetime import date

import pytest

from geograph.model import Actor, Article, Kind
from geograph.resolve import prepare, resolve
from geograph.resolve.phrases.sectors import sector_on
from geograph.vocabulary import KnownActor, Post, RoleNoun, known_actors

YEARS = {"since": date(2010, 1, 1), "until": date(2014, 1, 1)}


def person(*posts: Post, sector: str = "GOV") -> KnownActor:
    return KnownActor(actor=Actor(id="ann", label="Ann Smyth", kind=Kind.PERSON, sector=sector), posts=posts)


@pytest.mark.parametrize(
    ("role", "of", "year", "sector"),
    [
        ("head-of-state", "FRA", 2012, "GOV"),
        ("legislator", "FRA", 2012, "LEG"),
        ("opposition-leader", "FRA", 2012, "OPP"),
        ("head", "UN", 2012, "IGO"),
        ("spokesperson", "boko-haram", 2012, "REB"),
        ("head-of-state", "FRA", 2014, "ELI"),
        ("head-of-state", "FRA", 2009, ""),
    ],
)
def test_posts_say_the_sector_while_they_last(role, of, year, sector):
    index = prepare(known_actors()).index
    known = person(Post(role=role, title="", of=of, **YEARS))
    assert sector_on(known, date(year, 6, 1), index) == sector


def test_a_sector_that_a_post_brings_counts_more_than_its_role():
    index = prepare({}).index
    known = person(Post(role="official", title="", of="FRA", sector="BUS", **YEARS))
    assert sector_on(known, date(2012, 6, 1), index) == "BUS"
    assert sector_on(known, None, index) == ""


@pytest.mark.model
@pytest.mark.parametrize(("day", "sector"), [(date(2017, 4, 1), "GOV"), (date(2022, 1, 10), "ELI")])
def test_an_actor_of_an_article_has_the_sector_of_its_day(nlp, day, sector):
    text = "Angela Merkel visited Paris."
    actors = resolve(Article.of(text, published=day), nlp(text)).actors
    assert actors["angela-merkel"].sector == sector


def test_a_users_role_nouns_stand_beside_the_usual_ones():
    nouns = prepare({}, [RoleNoun("orchardist", "AGR"), RoleNoun("gunman", "REB")]).agents.nouns
    assert nouns["orchardists"].sector == "AGR"
    assert (nouns["gunman"].sector, nouns["gunmen"].sector) == ("REB", "REB")
    assert nouns["gunman"].id == nouns["gunmen"].id
