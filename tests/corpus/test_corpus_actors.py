"""New names that are the same, those that are in doubt, and the claims that follow."""

import pytest

from geograph.corpus.actors import Actors, renamed, same_names
from geograph.model import Actor, Kind


def kovar(country="", sector="", name="jan-kovar"):
    key = "-".join(filter(None, (name, country.lower())))
    return Actor(id=key, label="Jan Kovar", kind=Kind.PERSON, country=country, sector=sector)


def test_a_name_without_a_country_is_the_only_one_that_has_one():
    (verdict,) = same_names([kovar(), kovar("CZE", "GOV")])
    assert (verdict.actor.id, verdict.becomes) == ("jan-kovar", "jan-kovar-cze")
    assert verdict.reason == "same name and kind, and nothing against it (CZE, GOV)"


@pytest.mark.parametrize(
    ("actors", "reason"),
    [
        ([kovar(), kovar("CZE"), kovar("SVK")], "the name is one of 2 countries (CZE, SVK)"),
        ([kovar("", "GOV"), kovar("", "REB", "j-kovar")], "the name is one of 2 roles (GOV, REB)"),
    ],
)
def test_names_that_contradict_each_other_stay_apart_and_are_told(actors, reason):
    verdicts = list(same_names(actors))
    assert {verdict.becomes for verdict in verdicts} == {""}
    assert {verdict.reason for verdict in verdicts} == {reason}


def test_a_single_name_needs_no_decision():
    assert list(same_names([kovar()])) == []


def test_claims_and_mentions_follow_their_actors(findings):
    changed = renamed(findings, {"USA": "us", "RUS": "ru"})
    assert {"us", "ru"} <= {actor.id for actor in changed.actors}
    assert not {"USA", "RUS"} & {actor.id for actor in changed.actors}
    assert not {"USA", "RUS"} & {mention.actor for mention in changed.mentions}
    named = {
        name for claim in changed.claims for name in (*claim.sources, *claim.targets, *claim.speakers, claim.place)
    }
    assert not {"USA", "RUS"} & named
    assert len(changed.claims) == len(findings.claims)
    moved = next(claim for claim in changed.claims if claim.relation == "warns")
    assert moved.id != next(claim.id for claim in findings.claims if claim.relation == "warns")


def test_nothing_changes_where_nothing_is_renamed(findings):
    assert renamed(findings, {}) is findings


def test_actors_are_what_all_articles_say_of_them(findings, tmp_path):
    actors = Actors(tmp_path / "actors.sqlite", known={"USA", "PRK"})
    actors.describe(findings.actors)
    actors.describe([kovar(), Actor(id="USA", label="America", kind=Kind.STATE)])
    actors.describe([kovar("CZE")])
    assert [verdict.becomes for verdict in actors.join()] == ["jan-kovar-cze"]
    assert actors.becomes(["jan-kovar", "USA", "nobody"]) == {"jan-kovar": "jan-kovar-cze"}
    actors.count({"jan-kovar-cze": 2, "USA": 1})
    found = {actor.id: (actor, known, number) for actor, known, number in actors.all()}
    actors.close()
    assert list(found) == sorted(found)
    assert found["jan-kovar-cze"][0].country == "CZE"
    assert found["jan-kovar-cze"][1:] == (False, 2)
    assert found["USA"][0].labels == ("America", "U.S.", "US")
    assert found["USA"][1:] == (True, 1)
