"""What the known actors hold of each sort of thing that news speaks of, counted: nothing of it may get lost."""

from collections import defaultdict
from datetime import date

import pytest

from geograph.model import Kind
from geograph.vocabulary import known_actors, memberships

FIRST, LAST = date(1990, 1, 1), date(2025, 12, 31)
HEADS = frozenset({"head-of-state", "head-of-government"})
NEWS = (
    *("USA", "RUS", "CHN", "GBR", "FRA", "DEU", "JPN", "IND", "ISR", "IRN", "UKR", "TUR", "PRK", "KOR"),
    *("SYR", "IRQ", "SAU", "PAK", "AFG", "EGY", "ITA", "ESP", "POL", "CAN", "AUS", "BRA", "MEX", "VEN"),
    *("ZAF", "NGA", "ETH", "LBN", "YEM", "LBY", "SDN", "MMR", "IDN", "PHL", "HUN", "GRC"),
)


def members(organisation: str) -> frozenset[str]:
    return frozenset(item.member for item in memberships() if item.organisation == organisation and item.until is None)


@pytest.fixture(scope="module")
def posts():
    found = defaultdict(list)
    for known in known_actors().values():
        for post in known.posts:
            found[post.of].append(post)
    return found


def covered(posts, state: str, roles: frozenset[str]) -> float:
    """The share of the days from 1990 on, or from the state's beginning, on which somebody is known to hold a post."""
    first = max(FIRST, known_actors()[state].since or FIRST).toordinal()
    days: set[int] = set()
    for post in posts[state]:
        if post.role in roles:
            last = min(post.until or LAST, LAST).toordinal()
            days.update(range(max((post.since or FIRST).toordinal(), first), last))
    return len(days) / (LAST.toordinal() - first)


def countries(kind: Kind | None = None, sector: str = "", words: tuple[str, ...] = ("",)) -> frozenset[str]:
    """The countries that have a body of a kind, of a sector, with one of these words in a name."""
    return frozenset(
        known.actor.country
        for known in known_actors().values()
        if (known.actor.kind is kind if kind else known.actor.kind is not Kind.PERSON)
        and sector in {"", known.actor.sector}
        and any(word in name.lower() for word in words for name in (known.actor.label, *known.actor.labels))
    )


def test_the_united_nations_have_their_members():
    assert len(members("UN")) == 193


def test_every_member_has_somebody_at_its_head_today(posts):
    headless = [state for state in members("UN") if not any(p.role in HEADS and p.until is None for p in posts[state])]
    assert headless == []


def test_heads_are_known_since_1990_without_gaps_for_175_states(posts):
    assert sum(covered(posts, state, HEADS) > 0.95 for state in members("UN")) >= 175


@pytest.mark.parametrize(("role", "most", "some"), [("foreign-minister", 21, 39), ("defence-minister", 8, 37)])
def test_ministers_of_the_forty_states_most_in_the_news_are_known(posts, role, most, some):
    shares = [covered(posts, state, frozenset({role})) for state in NEWS]
    assert len(shares) == 40
    assert sum(share > 0.9 for share in shares) >= most
    assert sum(share > 0.2 for share in shares) >= some


@pytest.mark.parametrize(
    ("kind", "sector", "words", "states"),
    [
        (Kind.GOVERNMENT, "", ("",), 193),
        (Kind.MINISTRY, "", ("foreign", "external", "state department"), 192),
        (Kind.MINISTRY, "", ("defen",), 155),
        (None, "LEG", ("",), 193),
        (Kind.ARMED_FORCE, "", ("",), 170),
        (Kind.COURT, "", ("",), 120),
        (None, "SPY", ("",), 60),
        (None, "GOV", ("bank", "monetary", "banque", "banco"), 140),
        (Kind.PARTY, "", ("",), 150),
        (Kind.MEDIA, "", ("",), 100),
        (Kind.ARMED_GROUP, "", ("",), 75),
    ],
)
def test_bodies_of_each_sort_are_known_for_enough_states(kind, sector, words, states):
    assert len(countries(kind, sector, words) & members("UN")) >= states


@pytest.mark.parametrize(
    ("organisation", "number"),
    [("NATO", 32), ("EU", 27), ("AU", 55), ("ASEAN", 11), ("OPEC", 12), ("arab-league", 22), ("G7", 7), ("BRICS", 10)],
)
def test_organisations_have_their_members(organisation, number):
    assert len(members(organisation)) == number


def test_people_without_office_are_known():
    people = [known for known in known_actors().values() if known.actor.kind is Kind.PERSON]
    assert len(people) >= 7_300
    assert sum(not known.posts for known in people) >= 750
    assert {"BUS", "CVL", "REL", "REB", "MED"} <= {known.actor.sector for known in people if not known.posts}


@pytest.mark.parametrize(
    ("name", "country"),
    [
        *(("SUN", "RUS"), ("YUG", "SRB"), ("TWN", "TWN"), ("PSE", "PSE"), ("XKX", "XKX"), ("HKG", "HKG")),
        *(("abkhazia", "GEO"), ("south-ossetia", "GEO"), ("transnistria", "MDA"), ("somaliland", "SOM")),
        *(("crimea", "UKR"), ("gaza", "PSE"), ("northern-cyprus", "CYP")),
    ],
)
def test_disputed_and_former_territories_are_known(name, country):
    known = known_actors()[name].actor
    assert known.country in {country, name}


@pytest.mark.parametrize(
    "seat",
    ["kremlin", "white-house", "downing-street", "elysee-palace", "blue-house", "zhongnanhai", "pentagon",
     "foggy-bottom", "langley", "brussels"],
)  # fmt: skip
def test_seats_of_power_stand_for_whom_they_house(seat):
    assert known_actors()[seat].stands_for


@pytest.mark.parametrize(
    ("state", "role", "day", "holder"),
    [
        ("USA", "head-of-state", date(2025, 2, 1), "donald-trump"),
        ("SYR", "head-of-state", date(2025, 2, 1), "ahmed-al-sharaa"),
        ("CAN", "head-of-government", date(2025, 4, 1), "mark-carney"),
        ("DEU", "head-of-government", date(2025, 6, 1), "friedrich-merz"),
        ("KOR", "head-of-state", date(2025, 7, 1), "lee-jae-myung"),
        ("JPN", "head-of-government", date(2025, 11, 1), "sanae-takaichi"),
        ("POL", "head-of-state", date(2025, 9, 1), "karol-nawrocki"),
        ("LBN", "head-of-state", date(2025, 9, 1), "joseph-aoun"),
        ("BOL", "head-of-state", date(2025, 12, 1), "rodrigo-paz"),
        ("CHL", "head-of-state", date(2026, 4, 1), "jose-antonio-kast"),
        ("VAT", "head-of-state", date(2025, 6, 1), "leo-xiv"),
        ("GBR", "foreign-minister", date(2025, 10, 1), "yvette-cooper"),
        ("USA", "defence-minister", date(2025, 3, 1), "pete-hegseth"),
    ],
)
def test_those_who_took_office_of_late_are_known(state, role, day, holder):
    held = [
        key
        for key, known in known_actors().items()
        for post in known.posts
        if (post.of, post.role) == (state, role)
        and (post.since is None or post.since <= day)
        and (post.until is None or day < post.until)
    ]
    assert held == [holder]


def test_a_wikidata_id_names_one_actor():
    links = [link for known in known_actors().values() for link in known.actor.same_as]
    assert len(links) == len(set(links))
