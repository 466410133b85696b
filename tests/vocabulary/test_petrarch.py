"""The dictionaries of PETRARCH: names, codes by date, role nouns, and the lines that are left out."""

from datetime import date
from pathlib import Path

import pytest

from geograph.model import Kind
from geograph.vocabulary import known_actors, read_given
from geograph.vocabulary.given.codes import split_code

REFERENCE = Path(__file__).parents[3] / "shared" / "data" / "reference"

ACTORS = """# A dictionary
GREY_FALCONS_(GFB)_ [SYRREB] # a comment
+FALCON_BRIGADE_

ADA_QUILL_  # somebody
+A._QUILL_
\t[GBRGOV 100101-120630]
\t[GBRGOVMIL >120701]
OLD_MAN_ [USALEG <450101] [USAELI]
KIM_JONG_UN_ [PRKMIL]
FRANCE_ [FRA]
+LA_FRANCE_
"""

AGENTS = """!PERSON! = MAN, WOMEN
DAIRY_FARMER [~AGR]
HERDS!PERSON! [~AGR]
CHAMBER_OF_TRADE {CHAMBERS_OF_TRADE} [~BUS]
RIOT_CONSTABULARY {} [~COP]
GUNMAN [~REB]
"""


@pytest.fixture
def read(tmp_path):
    def read_text(text: str):
        path = tmp_path / "dictionary.txt"
        path.write_text(text, encoding="utf-8")
        return read_given([path])

    return read_text


def test_names_behind_a_plus_and_in_brackets_are_other_names(read):
    actor = read(ACTORS).actors["grey-falcons"].actor
    assert (actor.label, actor.labels) == ("Grey Falcons", ("GFB", "Falcon Brigade"))
    assert (actor.kind, actor.country, actor.sector) == (Kind.ARMED_GROUP, "SYR", "REB")


def test_codes_by_date_are_posts_whose_last_day_counts(read):
    known = read(ACTORS).actors["ada-quill"]
    assert known.actor.kind is Kind.PERSON
    assert [(post.of, post.sector, post.since, post.until) for post in known.posts] == [
        ("GBR", "GOV", date(2010, 1, 1), date(2012, 7, 1)),
        ("GBR", "GOV", date(2012, 7, 1), None),
    ]


def test_before_a_day_and_without_one(read):
    known = read(ACTORS).actors["old-man"]
    assert [(post.since, post.until, post.sector) for post in known.posts] == [(None, date(1945, 1, 1), "LEG")]
    assert known.actor.sector == "ELI"


def test_a_name_that_is_known_means_the_known_actor(read):
    actors = read(ACTORS).actors
    assert actors["kim-jong-un"].actor.label == "Kim Jong Un"
    assert actors["kim-jong-un"].actor.kind is Kind.PERSON
    assert actors["kim-jong-un"].actor.sector == "MIL"
    assert {"La France"} | set(known_actors()["FRA"].actor.labels) <= set(actors["FRA"].actor.labels)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("SOMEBODY_ [QQQGOV]", "unknown code 'QQQGOV'"),
        ("SOMEBODY_ [USAGOV 20040231-20050101]", "bad dates '20040231-20050101'"),
        ("SOMEBODY_ [USAGOV 050101-040101]", "bad dates '050101-040101'"),
        ("SOMEBODY_ [USAGOV 2004]", "bad dates '2004'"),
        ("SOMEBODY_", "no code in brackets for 'SOMEBODY'"),
        ("SOMEBODY]_", "not a name with codes in brackets"),
    ],
)
def test_a_line_that_cannot_be_read_is_left_out_and_told(read, line, problem):
    given = read(f"FRANCE_ [FRA]\n{line}\nGREY_FALCONS_ [SYRREB]\n")
    assert "grey-falcons" in given.actors
    assert "somebody" not in given.actors
    (told,) = given.left_out
    assert told.source.endswith("dictionary.txt:2")
    assert problem in told.reason


def test_role_nouns_come_with_their_plurals_and_sets(read):
    nouns = {noun.noun: noun for noun in read(AGENTS).nouns}
    assert set(nouns) == {
        "dairy farmer", "herdsman", "herdswomen", "chamber of trade", "riot constabulary", "gunman"
    }  # fmt: skip
    assert nouns["dairy farmer"].regular
    assert (nouns["chamber of trade"].plural, nouns["riot constabulary"].plural) == ("chambers of trade", "")
    assert nouns["gunman"].sector == "REB"


def test_an_unknown_set_and_a_broken_code_are_told(read):
    given = read("FARMER [~AGR]\nHERDS!FOLK! [~AGR]\nMINER [~LAB}\n")
    assert [item.reason[:14] for item in given.left_out] == ["unknown set in", "not a noun wit"]


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("USA", ("USA", "")),
        ("USAGOVMIL", ("USA", "GOV")),
        ("IGO", ("IGO", "IGO")),
        ("IGOUNOHLH", ("UNO", "HLH")),
        ("MNC", ("MNC", "BUS")),
        ("NGOHRI", ("NGO", "NGO")),
        ("IMGMUSALQ", ("", "MUS")),
        ("TMPGOV", ("TLS", "GOV")),
        ("MED", ("", "MED")),
        ("NGOCHRPRO214", ("NGO", "NGO")),
        ("USAG", None),
        ("usa", None),
    ],
)
def test_codes_of_cameo_give_country_and_sector(code, meant):
    assert split_code(code, {"USA", "TLS"}) == meant


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="the dictionaries of PETRARCH are not here")
@pytest.mark.parametrize(
    ("name", "actors", "nouns", "left_out"),
    [
        ("Phoenix.Countries.actors.txt", 15_000, 0, 80),
        ("Phoenix.International.actors.txt", 6_000, 0, 10),
        ("Phoenix.MilNonState.actors.txt", 800, 0, 25),
        ("Phoenix.agents.txt", 0, 3_000, 5),
    ],
)
def test_the_dictionaries_in_use_are_read_but_for_a_few_lines(name, actors, nouns, left_out):
    given = read_given([REFERENCE / name])
    assert len(given.actors) - len(known_actors()) >= actors
    assert len(given.nouns) >= nouns
    assert len(given.left_out) <= left_out
