"""The tables of bodies that are no states: organisations, media, armed forces, parties, companies, memberships."""

import csv
import re
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

FACTS = Path(__file__).parents[2] / "ontology" / "facts"
TABLES = ("organisations", "media", "armed", "parties", "companies")
ACTOR_TABLES = (*TABLES, "states", "places", "people", "groups")
COLUMNS = (
    *("id", "label", "kind", "country", "sector", "names", "adjectives", "gender", "part_of", "stands_for"),
    *("capital_of", "same_as", "since", "until", "lat", "lon", "source"),
)
MEMBERSHIP_COLUMNS = ("member", "organisation", "since", "until", "source")
KINDS = {
    *("government", "ministry", "organisation", "alliance", "armed-force", "armed-group", "party", "media", "court"),
    *("company", "group"),
}
SECTORS = {
    *("GOV", "MIL", "LEG", "JUD", "COP", "SPY", "REB", "PRM", "UAF", "PTY", "MED", "IGO", "NGO", "BUS", "CVL", "OPP"),
    *("REL", "EDU", "HLH", "LAB", "CRM"),
}
BODIES = {"IGO", "UNO", "EUR", "NGO", ""}
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
FORCELESS = {
    *("AND", "CRI", "DMA", "GRD", "ISL", "KIR", "LCA", "LIE", "MCO", "MHL", "FSM", "MUS", "NRU", "PAN", "PLW", "SLB"),
    *("TUV", "VCT", "VUT", "WSM"),
}


def rows(table):
    with (FACTS / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def header(table):
    with (FACTS / f"{table}.tsv").open(encoding="utf-8") as file:
        return tuple(file.readline().rstrip("\n").split("\t"))


def many(row, column):
    return [item for item in row[column].split("|") if item]


def spoken_names(row):
    return [row["label"], *many(row, "names"), *many(row, "adjectives")]


def policed(ids):
    return {name[:3].upper() for name in ids if re.fullmatch("[a-z]{3}-police", name)}


def is_date(text):
    return DATE.fullmatch(text) is not None and date.fromisoformat(text + "-01-01"[len(text) - 4 :]) is not None


@pytest.fixture(scope="module")
def tables():
    return {table: rows(table) for table in ACTOR_TABLES}


@pytest.fixture(scope="module")
def bodies(tables):
    return [row for table in TABLES for row in tables[table]]


@pytest.fixture(scope="module")
def known(tables):
    """The ids of all actors, with the governments that follow from the states."""
    ids = {row["id"] for table in tables.values() for row in table}
    return ids | {f"{row['id'].lower()}-government" for row in tables["states"]}


@pytest.fixture(scope="module")
def memberships():
    return rows("memberships")


@pytest.fixture(scope="module")
def by_id(bodies):
    return {row["id"]: row for row in bodies}


@pytest.mark.parametrize("table", TABLES)
def test_an_actor_table_has_the_columns_of_all_actors(table):
    assert header(table) == COLUMNS


def test_the_table_of_memberships_has_its_columns():
    assert header("memberships") == MEMBERSHIP_COLUMNS


def test_an_id_is_used_once_in_all_tables(tables):
    counts = Counter(row["id"] for table in tables.values() for row in table)
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(("column", "allowed"), [("kind", KINDS), ("sector", SECTORS)])
def test_kinds_and_sectors_are_of_the_closed_lists(bodies, column, allowed):
    assert {row[column] for row in bodies} - allowed == set()


def test_a_country_is_a_state_or_a_family_of_bodies(tables, bodies):
    states = {row["id"] for row in tables["states"]}
    assert {row["country"] for row in bodies} - states - BODIES == set()


@pytest.mark.parametrize(
    ("table", "kind"), [("media", "media"), ("armed", "armed-force"), ("parties", "party"), ("companies", "company")]
)
def test_a_table_holds_mostly_its_own_kind(tables, table, kind):
    kinds = Counter(row["kind"] for row in tables[table])
    alike = {"armed-force": ("armed-force", "armed-group")}.get(kind, (kind,))
    assert sum(kinds[item] for item in alike) > 0.8 * sum(kinds.values())


def test_whatever_something_is_part_of_is_known(bodies, known):
    assert [(row["id"], item) for row in bodies for item in many(row, "part_of") if item not in known] == []


def test_dates_are_days_months_or_years_in_their_order(bodies, memberships):
    for row in (*bodies, *memberships):
        assert all(is_date(row[column]) for column in ("since", "until") if row[column]), row
        if row["since"] and row["until"]:
            assert row["since"][: len(row["until"])] <= row["until"], row


def test_no_name_is_claimed_twice(bodies):
    owners = defaultdict(set)
    for row in bodies:
        for name in spoken_names(row):
            owners[name.casefold()].add(row["id"])
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_no_name_is_that_of_a_state_or_a_place(tables, bodies):
    taken = {name for table in ("states", "places") for row in tables[table] for name in spoken_names(row)}
    assert [(row["id"], name) for row in bodies for name in spoken_names(row) if name in taken] == []


def test_names_are_as_news_writes_them(bodies):
    for row in bodies:
        assert row["label"], row
        for name in (*many(row, "names"), *many(row, "adjectives")):
            assert name == name.strip(), row
            assert not re.search(r"[()\u2019\"]|^[a-z]+$|\s\s", name) or name in {"dpa", "nytimes"}, name


def test_wikidata_ids_are_well_formed_and_name_one_actor(tables):
    ids = [item for table in tables.values() for row in table for item in many(row, "same_as")]
    assert [item for item in ids if not re.fullmatch(r"Q[1-9]\d*", item)] == []
    assert [item for item, count in Counter(ids).items() if count > 1] == []


def test_every_row_tells_its_source(bodies, memberships):
    assert [row for row in (*bodies, *memberships) if not row["source"]] == []


def test_members_and_organisations_are_known(memberships, known, by_id):
    assert [row for row in memberships if row["member"] not in known] == []
    assert [row for row in memberships if row["organisation"] not in by_id] == []


def test_nobody_is_a_member_of_itself_or_twice_at_a_time(memberships):
    assert [row for row in memberships if row["member"] == row["organisation"]] == []
    spells = defaultdict(list)
    for row in memberships:
        spells[row["member"], row["organisation"]].append((row["since"], row["until"] or "9999"))
    for pair, dates in spells.items():
        assert all(first[1] <= second[0] for first, second in combinations(sorted(dates), 2)), pair


@pytest.mark.parametrize(
    ("organisation", "day", "count"),
    [
        ("NATO", "2024-06-01", 32),
        ("NATO", "1950-01-01", 12),
        ("EU", "2019-06-01", 28),
        ("EU", "2024-06-01", 27),
        ("unsc", "2024-06-01", 5),
        ("AU", "2024-06-01", 55),
        ("ECOWAS", "2025-06-01", 12),
        ("council-of-europe", "2024-06-01", 46),
        ("OSCE", "2024-06-01", 57),
        ("OECD", "2024-06-01", 38),
        ("eurozone", "2024-06-01", 20),
        ("schengen-area", "2024-06-01", 29),
        ("ASEAN", "2024-06-01", 10),
        ("SCO", "2024-12-01", 10),
        ("BRICS", "2025-06-01", 10),
        ("commonwealth", "2024-06-01", 56),
        ("OIC", "2024-06-01", 57),
        ("arab-league", "2024-06-01", 22),
        ("SADC", "2024-06-01", 16),
        ("EAC", "2024-06-01", 8),
        ("APEC", "2024-06-01", 21),
    ],
)
def test_a_body_had_as_many_members_as_it_says(memberships, organisation, day, count):
    members = {
        row["member"]
        for row in memberships
        if row["organisation"] == organisation and row["since"] <= day and not (row["until"] and row["until"] <= day)
    }
    assert len(members) == count


@pytest.mark.parametrize("suffix", ["ministry-of-foreign-affairs", "parliament", "police"])
def test_every_member_of_the_united_nations_has_it(tables, by_id, suffix):
    own = {"usa-ministry-of-foreign-affairs": "usa-department-of-state", "usa-parliament": "usa-congress"}
    states = policed(by_id) & {row["id"] for row in tables["states"]} - {"HKG", "VAT"}
    assert len(states) == 193 + len({"PSE", "TWN", "XKX"})
    ids = [f"{state.lower()}-{suffix}" for state in sorted(states)]
    assert [name for name in ids if own.get(name, name) not in by_id] == []


def test_every_state_with_an_army_has_its_armed_forces(by_id):
    missing = {state for state in policed(by_id) if f"{state.lower()}-armed-forces" not in by_id}
    assert missing == FORCELESS | {"HKG"}


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("KCNA", "kcna"),
        ("Hamas", "hamas"),
        ("Daesh", "islamic-state"),
        ("Revolutionary Guards", "irgc"),
        ("FSB", "fsb"),
        ("State Department", "usa-department-of-state"),
        ("South Korea's defense ministry", "kor-ministry-of-national-defense"),
        ("North Korean Communist Party", "workers-party-of-korea"),
        ("Baltic Fleet", "rus-baltic-fleet"),
        ("Islamic Consultative Assembly", "irn-parliament"),
        ("Security Council", "unsc"),
        ("SANDF", "zaf-armed-forces"),
        ("Shin Bet Security Service", "shin-bet"),
    ],
)
def test_what_news_calls_an_actor_names_it(bodies, name, actor):
    assert [row["id"] for row in bodies if name.casefold() in map(str.casefold, spoken_names(row))] == [actor]
