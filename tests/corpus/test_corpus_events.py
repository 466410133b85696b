"""Events of many articles, found with few claims in memory, are those of all claims together."""

import random
from datetime import date, timedelta

import pytest

from geograph.corpus.events import Claims, events_of, links
from geograph.graph import events, merge
from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind, Obtained, Polarity, Precision, Time

ACTORS = tuple(Actor(id=name, label=name, kind=Kind.STATE) for name in ("POL", "RUS", "UKR"))
RELATIONS = ("attacks", "shells", "meets", "threatensForceAgainst", "leads")


def part(number: int, chance: random.Random) -> Findings:
    """An article with a few claims of some days, some without a time, some denied."""
    day = date(2023, 9, 1) + timedelta(days=chance.randrange(40))
    sentences = [
        f"Sentence {chance.randrange(9)} about {chance.choice(['shelling', 'talks'])} here. " for _ in range(5)
    ]
    article = Article.of("".join(sentences), url=str(number), published=day, outlet=f"Outlet {number % 4}")
    claims, start = [], 0
    for sentence in sentences:
        source, target = chance.sample(["POL", "RUS", "UKR"], 2)
        told = (day - timedelta(days=chance.randrange(6))).isoformat() if chance.random() < 0.6 else ""
        claims.append(
            Claim.of(
                relation=chance.choice(RELATIONS),
                sources=(source,),
                targets=(target,),
                polarity=chance.choice(list(Polarity)),
                time=Time(edtf=told, precision=Precision.DAY, how=Obtained.STATED) if told else Time(),
                evidence=Evidence.of(article, start, start + len(sentence) - 1),
            )
        )
        start += len(sentence)
    return Findings(articles=(article,), actors=ACTORS, claims=tuple(claims))


@pytest.mark.parametrize("seed", range(5))
def test_the_events_are_those_of_all_claims_together(tmp_path, seed):
    chance = random.Random(seed)
    parts = [part(number, chance) for number in range(40)]
    claims = Claims(tmp_path / "claims.sqlite")
    for start in range(0, 40, 7):
        claims.add(parts[start : start + 7])
    found = list(claims.events())
    claims.close()
    expected = events(merge(parts))
    assert {event.claims for event in found} == {event.claims for event in expected}
    assert set(found) == set(expected)
    assert not (tmp_path / "claims.sqlite").exists()


def test_claims_of_an_article_about_a_common_pair_hang_together():
    claims = part(1, random.Random(3)).claims
    for one, two in links(claims):
        assert {claims[one].sources, claims[one].targets} == {claims[two].sources, claims[two].targets}


def test_no_claims_are_no_events(tmp_path):
    claims = Claims(tmp_path / "claims.sqlite")
    assert list(claims.events()) == []
    claims.close()
    assert events_of([]) == ()
