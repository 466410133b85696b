"""Findings of any size made by rule, and a browser that may not reach the network."""

import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from geograph.model import (
    Actor,
    Article,
    Claim,
    Evidence,
    Findings,
    Kind,
    Modality,
    Obtained,
    Polarity,
    Precision,
    Time,
)
from geograph.vocabulary import relations

STATES = (
    "USA United States|GBR United Kingdom|FRA France|DEU Germany|POL Poland|UKR Ukraine|CAN Canada|JPN Japan|"
    "KOR South Korea|RUS Russia|BLR Belarus|PRK North Korea|IRN Iran|SYR Syria|CHN China|IND India|PAK Pakistan|"
    "TUR Turkey|ISR Israel|EGY Egypt|SAU Saudi Arabia|QAT Qatar|BRA Brazil|MEX Mexico|VEN Venezuela|ZAF South Africa|"
    "NGA Nigeria|ETH Ethiopia|KEN Kenya|AUS Australia"
)
BODIES = (
    ("United Nations", Kind.ORGANISATION, "IGO"),
    ("European Union", Kind.ORGANISATION, "IGO"),
    ("NATO", Kind.ALLIANCE, "IGO"),
    ("International Criminal Court", Kind.COURT, "JUD"),
    ("Red Cross", Kind.ORGANISATION, "NGO"),
    ("The Example Courier", Kind.MEDIA, "MED"),
)
ROLES = (
    ("foreign ministry", Kind.MINISTRY, "GOV"),
    ("government", Kind.GOVERNMENT, "GOV"),
    ("army", Kind.ARMED_FORCE, "MIL"),
    ("protesters", Kind.GROUP, "CVL"),
    ("rebels", Kind.ARMED_GROUP, "REB"),
    ("opposition party", Kind.PARTY, "PTY"),
    ("capital", Kind.PLACE, ""),
)
FIRST, LAST = ("Anna", "Boris", "Chen", "Dina", "Emre", "Fatima"), ("Adler", "Bondar", "Castro", "Diallo", "Endo")
OUTLETS = ("The Example Courier", "Freedonia Post", "Ruritania Times", "Global Desk", "Evening Wire")


def _actor(number: int) -> Actor:
    states = [state.split(" ", 1) for state in STATES.split("|")]
    if number < len(states):
        code, name = states[number]
        same = (f"http://www.wikidata.org/entity/Q{number + 100}",)
        return Actor(id=code, label=name, kind=Kind.STATE, country=code, same_as=same)
    number -= len(states)
    if number < len(BODIES):
        name, kind, sector = BODIES[number]
        return Actor(id=name.lower().replace(" ", "-"), label=name, kind=kind, sector=sector)
    number -= len(BODIES)
    code, state = states[number % len(states)]
    turn = number // len(states)
    if turn % 3 == 0:
        name = f"{FIRST[number % 6]} {LAST[(number + turn) % 5]}" + (f" {turn}" if turn > 4 else "")
        return Actor(id=f"person-{number}", label=name, kind=Kind.PERSON, country=code, sector="GOV")
    role, kind, sector = ROLES[(number + turn) % len(ROLES)]
    name = f"{state} {role}" + (f" {turn}" if turn > 3 else "")
    return Actor(id=f"body-{number}", label=name, kind=kind, country=code, sector=sector)


def _pair(dice: random.Random, actors: list[Actor]) -> tuple[Actor, Actor]:
    """Two actors, mostly of the same fifth of the list, the early ones more often."""
    source = actors[int(len(actors) * dice.random() ** 2.2)]
    near = [actor for actor in actors[:60] if actors.index(actor) % 5 == actors.index(source) % 5] if len(actors) < 600 else []
    target = dice.choice(near) if near and dice.random() < 0.72 else actors[int(len(actors) * dice.random() ** 1.8)]
    return source, target if target is not source else actors[(actors.index(source) + 1) % len(actors)]


def _claim(dice: random.Random, actors: list[Actor], where: dict[str, int]) -> tuple[str, dict[str, Any]]:
    source, target = _pair(dice, actors)
    term = dice.choice(where["terms"])
    day = date(2023, 1, 1) + timedelta(days=int(dice.triangular(0, 400, 260)))
    speaker = dice.choice(actors[:40]) if dice.random() < 0.35 else None
    sentence = f"{source.label} {term.label} {target.label}" + (f", {speaker.label} said" if speaker else "") + "."
    return sentence, {
        "relation": term.name,
        "sources": (source.id,),
        "targets": (target.id,),
        "modality": dice.choices(list(Modality), (70, 12, 12, 6))[0],
        "polarity": Polarity.DENIED if dice.random() < 0.07 else Polarity.AFFIRMED,
        "speakers": (speaker.id,) if speaker else (),
        "time": Time(edtf=day.isoformat(), precision=Precision.DAY, how=dice.choice(list(Obtained)))
        if dice.random() < 0.93
        else Time(),
        "place": dice.choice(actors[:30]).id if dice.random() < 0.15 else "",
        "confidence": round(dice.uniform(0.35, 0.99), 2),
    }


def world(actor_count: int, claim_count: int, per_article: int = 6) -> Findings:
    """So many actors, and claims about them: the same every time."""
    dice = random.Random(actor_count * 1009 + claim_count)
    actors = [_actor(number) for number in range(actor_count)]
    where = {"terms": list(relations().values())}
    articles, claims = [], []
    for number in range(0, claim_count, per_article):
        drafts = [_claim(dice, actors, where) for _ in range(min(per_article, claim_count - number))]
        filler = "Observers in the region followed the news closely."
        text = " ".join(f"{sentence} {filler}" for sentence, _ in drafts)
        article = Article.of(
            text,
            url=f"https://example.org/{number}",
            title=f"{drafts[0][0].rstrip('.')}",
            published=date(2023, 6, 1),
            outlet=OUTLETS[number % len(OUTLETS)],
        )
        articles.append(article)
        for sentence, values in drafts:
            start = text.index(sentence)
            claims.append(Claim.of(**values, evidence=Evidence.of(article, start, start + len(sentence))))
    return Findings(articles=tuple(articles), actors=tuple(sorted(actors, key=lambda each: each.id)), claims=tuple(claims))


@pytest.fixture(scope="session")
def make_world() -> Callable[..., Findings]:
    return world
