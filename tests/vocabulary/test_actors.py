"""The known actors: what they are called, what stands for what, and what a broken file says."""

from datetime import date

import pytest

from geograph.errors import VocabularyError
from geograph.model import Kind
from geograph.vocabulary.actors import class_name, known_actors, read_actors

PREFIXES = """
@prefix actor: <https://w3id.org/geograph/actor/> .
@prefix geo: <https://w3id.org/geograph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wgs84: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
"""
RURITANIA = 'actor:RUR a geo:State ; skos:prefLabel "Ruritania"@en'


def names_of(actor_id):
    known = known_actors()[actor_id]
    return {known.actor.label, *known.actor.labels, *known.adjectives}


def meanings(name):
    return {known.actor.country for known in known_actors().values() if name in names_of(known.actor.id)}


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        path = tmp_path / "actors.ttl"
        path.write_text(PREFIXES + text, encoding="utf-8")
        return read_actors([path])

    return read_text


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("USA", {"United States", "US", "U.S.", "USA", "America", "American", "Americans"}),
        ("GBR", {"United Kingdom", "UK", "U.K.", "Britain", "Great Britain", "British", "Britons"}),
        ("PRK", {"North Korea", "DPRK", "Democratic People's Republic of Korea", "North Korean", "North Koreans"}),
        ("KOR", {"South Korea", "ROK", "Republic of Korea", "South Korean"}),
        ("CHN", {"China", "PRC", "People's Republic of China", "Chinese"}),
        ("TWN", {"Taiwan", "Republic of China", "Taiwanese"}),
        ("COD", {"Democratic Republic of the Congo", "DRC", "DR Congo", "Congo", "Congolese"}),
        ("COG", {"Republic of the Congo", "Congo-Brazzaville", "Congo"}),
        ("ARE", {"United Arab Emirates", "UAE", "Emirates", "Emirati"}),
        ("MMR", {"Myanmar", "Burma", "Burmese"}),
        ("TUR", {"Turkey", "Türkiye", "Turkish", "Turks"}),
        ("CZE", {"Czech Republic", "Czechia", "Czech"}),
        ("CIV", {"Ivory Coast", "Côte d'Ivoire", "Ivorian"}),
        ("SWZ", {"Eswatini", "Swaziland"}),
        ("PSE", {"Palestine", "Palestinian", "Palestinians"}),
        ("XKX", {"Kosovo", "Kosovar"}),
        ("SUN", {"Soviet Union", "USSR", "Soviet"}),
        ("YUG", {"Yugoslavia", "Yugoslav"}),
        ("NLD", {"Netherlands", "Holland", "Dutch"}),
        ("NER", {"Niger", "Nigerien"}),
    ],
)
def test_a_state_has_the_names_of_the_news(state, names):
    assert names <= names_of(state)


@pytest.mark.parametrize(
    ("place", "meant"),
    [
        ("moscow", "RUS"),
        ("kyiv", "UKR"),
        ("pyongyang", "PRK"),
        ("washington", "USA"),
        ("the-hague", "NLD"),
        ("taipei", "TWN"),
        ("sukhumi", "abkhazia"),
        ("kremlin", "rus-government"),
        ("white-house", "usa-government"),
        ("downing-street", "gbr-government"),
        ("elysee-palace", "fra-government"),
        ("blue-house", "kor-government"),
        ("zhongnanhai", "chn-government"),
        ("pentagon", "usa-department-of-defense"),
        ("foggy-bottom", "usa-department-of-state"),
        ("langley", "cia"),
        ("brussels", "EU"),
        ("rafah", ""),
    ],
)
def test_a_seat_of_power_stands_for_who_sits_there(place, meant):
    assert known_actors()[place].stands_for == meant


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Goma", "COD"),
        ("Kharkiv", "UKR"),
        ("Zaporizhzhia", "UKR"),
        ("Donbas", "UKR"),
        ("Crimea", "UKR"),
        ("Rafah", "PSE"),
        ("Gaza City", "PSE"),
        ("West Bank", "PSE"),
        ("Xinjiang", "CHN"),
        ("Kashmir", "IND"),
        ("Nagorno-Karabakh", "AZE"),
        ("Taiwan Strait", ""),
        ("South China Sea", ""),
        ("Nigerian", "NGA"),
        ("Abkhaz", "GEO"),
    ],
)
def test_a_name_means_one_country(name, country):
    assert meanings(name) == {country}


@pytest.mark.parametrize(
    ("name", "countries"), [("Congo", {"COD", "COG"}), ("Korea", {"KOR", "PRK"}), ("Punjab", {"IND", "PAK"})]
)
def test_an_ambiguous_name_keeps_all_its_meanings(name, countries):
    assert meanings(name) == countries


@pytest.mark.parametrize(
    "name", ["may", "may be", "us", "it", "IS", "IN", "the", "Split", "Nice", "Bar", "Van", "Mary", "Male"]
)
def test_an_ordinary_word_is_no_name_of_a_state_or_place(name):
    kinds = {known.actor.kind for known in known_actors().values() if name in names_of(known.actor.id)}
    assert not kinds & {Kind.STATE, Kind.PLACE, Kind.GROUP, Kind.PEOPLE}


def test_every_state_has_a_government_that_belongs_to_it():
    actors = known_actors()
    states = [known.actor.id for known in actors.values() if known.actor.kind is Kind.STATE]
    governments = [actors[f"{state.lower()}-government"] for state in states]
    assert [known.part_of for known in governments] == [(state,) for state in states]
    assert {known.actor.sector for known in governments} == {"GOV"}


def test_a_government_is_called_by_adjective_and_by_name():
    assert {"Government of Russia", "Russian government", "Russian authorities"} <= names_of("rus-government")
    assert "Government of the Democratic Republic of the Congo" in names_of("cod-government")


def test_a_breakaway_state_belongs_to_the_state_it_left():
    abkhazia = known_actors()["abkhazia"]
    assert (abkhazia.actor.country, abkhazia.actor.sector, abkhazia.part_of) == ("GEO", "PRE", ("GEO",))


def test_a_former_state_has_its_dates():
    soviet_union = known_actors()["SUN"]
    assert (soviet_union.since, soviet_union.until) == (date(1922, 12, 30), date(1991, 12, 26))


def test_a_state_is_linked_to_wikidata():
    assert known_actors()["PRK"].actor.same_as == ("http://www.wikidata.org/entity/Q423",)


def test_no_two_actors_share_a_wikidata_id():
    links = [link for known in known_actors().values() for link in known.actor.same_as]
    assert sorted(links) == sorted(set(links))


def test_everyone_referred_to_is_known():
    actors = known_actors()
    referred = {
        other
        for known in actors.values()
        for other in (*known.part_of, known.stands_for, known.capital_of, *(post.of for post in known.posts))
    }
    assert referred - actors.keys() == {""}


def test_all_places_lie_on_the_globe():
    places = [known for known in known_actors().values() if known.lat is not None and known.lon is not None]
    assert len(places) > 2000
    assert all(-90 <= known.lat <= 90 and -180 <= known.lon <= 180 for known in places)


def test_every_member_of_the_united_nations_has_a_capital():
    capitals = {known.capital_of for known in known_actors().values()}
    today = {
        known.actor.id
        for known in known_actors().values()
        if known.actor.kind is Kind.STATE and len(known.actor.id) == 3 and not known.part_of and known.until is None
    }
    # The Holy See is itself a city, Palestine's capital is disputed, Antarctica is nobody's.
    assert today - capitals == {"ATA", "PSE", "VAT"}


def test_kinds_have_classes_of_their_own():
    assert len({class_name(kind) for kind in Kind}) == len(Kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1990", date(1990, 1, 1)), ("1990-10", date(1990, 10, 1)), ("1990-10-03", date(1990, 10, 3))],
)
def test_a_partial_date_becomes_its_first_day(read, text, expected):
    assert read(f'{RURITANIA} ; geo:since "{text}" .')["RUR"].since == expected


def test_the_titles_of_a_post_are_parted_by_bars(read):
    actors = read(
        f"{RURITANIA} .\n"
        'actor:rudolf a geo:Person ; skos:prefLabel "Rudolf"@en .\n'
        "<https://w3id.org/geograph/post/rudolf/01> org:member actor:rudolf ; org:organization actor:RUR ;\n"
        '    geo:role "head-of-state" ; geo:title "king"@en, "monarch"@en ; geo:since "1894-07-14" .'
    )
    (post,) = actors["rudolf"].posts
    assert (post.role, post.title, post.of, post.since) == ("head-of-state", "king|monarch", "RUR", date(1894, 7, 14))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("actor:RUR a geo:State .", "needs a class for a kind and a skos:prefLabel"),
        ('actor:RUR a geo:Kingdom ; skos:prefLabel "Ruritania"@en .', "needs a class for a kind"),
        (f'{RURITANIA} ; geo:until "1990-13" .', "geo:until of .*RUR is '1990-13'; a date is YYYY"),
        (f'{RURITANIA} ; wgs84:lat "north" .', "lat of .*RUR is 'north', not decimal degrees"),
        ("actor:RUR a ", "is not valid Turtle"),
    ],
)
def test_a_broken_file_says_what_is_wrong(read, text, message):
    with pytest.raises(VocabularyError, match=message):
        read(text)
