"""A small knowledge made by hand, the real language model, and a reader that joins them."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from spacy.tokens import Doc

from geograph.annotate import model
from geograph.annotate.quotations import mark_quotations
from geograph.model import Actor, Article, Kind
from geograph.resolve import Resolution, resolve
from geograph.vocabulary import KnownActor, Post

Parser = Callable[[str], Doc]
ReadText = Callable[..., Resolution]


def state(code: str, label: str, *adjectives: str, names: tuple[str, ...] = ()) -> KnownActor:
    return KnownActor(
        actor=Actor(id=code, label=label, kind=Kind.STATE, country=code, labels=names), adjectives=adjectives
    )


def city(key: str, label: str, country: str) -> KnownActor:
    actor = Actor(id=key, label=label, kind=Kind.PLACE, country=country)
    return KnownActor(actor=actor, part_of=(country,), stands_for=country, capital_of=country)


def person(key: str, label: str, country: str, gender: str, *posts: Post) -> KnownActor:
    actor = Actor(id=key, label=label, kind=Kind.PERSON, country=country, sector="GOV")
    return KnownActor(actor=actor, gender=gender, posts=posts)


def post(role: str, title: str, of: str, since: str, until: str = "") -> Post:
    return Post(
        role=role,
        title=title,
        of=of,
        since=date.fromisoformat(since),
        until=date.fromisoformat(until) if until else None,
    )


def body(key: str, label: str, kind: Kind, country: str, sector: str, *names: str) -> KnownActor:
    actor = Actor(id=key, label=label, kind=kind, country=country, sector=sector, labels=names)
    return KnownActor(actor=actor, part_of=(country,) if country else ())


KNOWN = (
    state("PRK", "North Korea", "North Korean", "North Koreans", names=("NK", "DPRK")),
    state("KOR", "South Korea", "South Korean", "South Koreans", names=("Korea",)),
    state("RUS", "Russia", "Russian", "Russians"),
    state("UKR", "Ukraine", "Ukrainian", "Ukrainians"),
    state("USA", "United States", "American", "Americans", names=("U.S.", "US", "America", "the United States")),
    state("GBR", "United Kingdom", "British", "Britons", names=("Britain", "UK")),
    state("HUN", "Hungary", "Hungarian", "Hungarians"),
    state("GEO", "Georgia", "Georgian", "Georgians"),
    state("TCD", "Chad", "Chadian", "Chadians"),
    state("MLI", "Mali", "Malian", "Malians"),
    state("SOM", "Somalia", "Somali", "Somalis"),
    state("TUR", "Turkey", "Turkish", "Turks"),
    state("IRQ", "Iraq", "Iraqi", "Iraqis"),
    state("SYR", "Syria", "Syrian", "Syrians"),
    city("moscow", "Moscow", "RUS"),
    city("pyongyang", "Pyongyang", "PRK"),
    city("kyiv", "Kyiv", "UKR"),
    body("kcna", "KCNA", Kind.MEDIA, "PRK", "MED", "Korean Central News Agency"),
    body("NATO", "NATO", Kind.ALLIANCE, "IGO", "IGO", "North Atlantic Treaty Organization"),
    body("usa-government", "United States government", Kind.GOVERNMENT, "USA", "GOV"),
    body("rus-government", "Russian government", Kind.GOVERNMENT, "RUS", "GOV"),
    KnownActor(
        actor=Actor(id="kremlin", label="Kremlin", kind=Kind.PLACE, country="RUS"), stands_for="rus-government"
    ),
    person("kim-jong-un", "Kim Jong Un", "PRK", "m", post("head-of-state", "supreme leader", "PRK", "2011-12-17")),
    person("vladimir-putin", "Vladimir Putin", "RUS", "m", post("head-of-state", "president", "RUS", "2012-05-07")),
    person(
        "theresa-may", "Theresa May", "GBR", "f",
        post("head-of-government", "prime minister", "GBR", "2016-07-13", "2019-07-24")
    ),
    person(
        "boris-johnson", "Boris Johnson", "GBR", "m",
        post("head-of-government", "prime minister", "GBR", "2019-07-24", "2022-09-06"),
    ),
    person(
        "barack-obama", "Barack Obama", "USA", "m",
        post("head-of-state", "president", "USA", "2009-01-20", "2017-01-20"),
    ),
    person(
        "sergei-lavrov", "Sergei Lavrov", "RUS", "m",
        post("foreign-minister", "foreign minister", "RUS", "2004-03-09"),
    ),
)  # fmt: skip


@pytest.fixture(scope="session")
def nlp() -> Parser:
    """What parses a text and marks its quotations."""
    return lambda text: mark_quotations(model()(text))


@pytest.fixture(scope="session")
def knowledge() -> Mapping[str, KnownActor]:
    return {known.actor.id: known for known in KNOWN}


@pytest.fixture(scope="session")
def read_text(nlp: Parser, knowledge: Mapping[str, KnownActor]) -> ReadText:
    """Resolve a text on a day, 12 September 2023 where none is given."""

    def read(text: str, day: str = "2023-09-12") -> Resolution:
        article = Article.of(text, published=date.fromisoformat(day) if day else None)
        return resolve(article, nlp(text), knowledge)

    return read
