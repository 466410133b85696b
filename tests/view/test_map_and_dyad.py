"""The map and two actors along time, in real Chromium."""

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind, Precision, Time
from geograph.view import write_html

pytestmark = pytest.mark.browser


def test_the_map_shows_sites_and_arcs_and_says_what_it_cannot_place(page, small):
    page.open(small, "#view=map")
    assert page.wait("return document.querySelectorAll('#map [data-site]').length") == 4
    assert len(page.all("#map [data-route]")) == 3
    assert len(page.all("#map [data-code]")) > 170
    assert page.text("#map-note") == ""
    assert not page.find("#canvas").is_displayed()


def test_the_map_opens_states_and_arcs(page, small):
    page.open(small, "#view=map")
    page.wait("return document.querySelector('#map [data-site]')")
    page.pointer("map", "PRK").click().perform()
    assert page.text("#panel h2") == "North Korea"
    page.find("#map").send_keys(Keys.ESCAPE)
    page.wait("return document.querySelector('#panel h2').textContent === 'Overview'")
    page.pointer("map", "RUS", "UKR").click().perform()
    page.wait("return document.querySelector('#panel h2').textContent.includes('Ukraine')")
    assert len(page.all("#panel .claim")) == 2
    page.find("#map").send_keys(Keys.ESCAPE)
    page.wait("return document.querySelector('#panel h2').textContent === 'Overview'")
    page.pointer("map", "PRK", "RUS").click().perform()
    page.wait("return location.hash.includes('there=RUS')")
    assert {each.text.split("\n")[0] for each in page.all("#panel .claim-line")} == {
        "North Korea gives military aid to Russia", "Kim Jong Un visits Russia",
    }  # fmt: skip


def test_the_map_tells_what_the_pointer_is_over(page, small):
    page.open(small, "#view=map")
    page.wait("return document.querySelector('#map [data-site]')")
    page.pointer("map", "USA", "PRK").perform()
    page.wait("return document.getElementById('tooltip').textContent.includes('threatens sanctions against')")
    page.pointer("map", "UKR").perform()
    page.wait("return document.getElementById('tooltip').textContent.includes('Ukraine')")


def test_the_map_follows_the_filters_and_the_period(page, small):
    page.open(small, "#view=map&quad=material-conflict")
    assert page.wait("return document.querySelectorAll('#map [data-route]').length") == 1
    page.click("#reset")
    page.wait("return document.querySelectorAll('#map [data-route]').length === 3")


def test_the_map_can_be_moved_zoomed_and_walked_by_keys(page, small):
    page.open(small, "#view=map")
    before = page.wait("return document.querySelector('#map g').getAttribute('transform')")
    page.click("#map-zoom button")
    page.wait(f"return document.querySelector('#map g').getAttribute('transform') !== '{before}'")
    holder = page.find("#map")
    holder.send_keys("0")
    page.wait(f"return document.querySelector('#map g').getAttribute('transform') === '{before}'")
    heard = set()
    for key in (Keys.ARROW_RIGHT, Keys.ARROW_LEFT, Keys.ARROW_RIGHT):
        holder.send_keys(key)
        heard.add(page.run("return document.getElementById('spoken').textContent"))
    assert len(heard) > 1
    holder.send_keys(Keys.ENTER)
    assert page.text("#panel h2") in {"United States", "North Korea", "Russia", "Ukraine"}
    holder.send_keys(Keys.ESCAPE)
    assert page.text("#panel h2") == "Overview"


def test_the_map_is_saved_as_a_drawing(page, small):
    page.open(small, "#view=map&theme=light")
    page.wait("return document.querySelector('#map [data-site]')")
    text = page.export("svg", "svg")
    assert text.count("<path") > 170
    assert "North Korea" in text
    assert "Verbal conflict" in text


def test_a_bookmark_brings_back_a_route_of_the_map(page, sixty):
    page.open(sixty, "#view=map&here=USA&there=GBR")
    assert page.text("#panel h2") == "United States → United Kingdom"
    assert page.all("#panel .claim-line")


def points(page):
    return page.all("#dyad-view .point")


def test_two_actors_are_shown_along_time_by_score(page, small):
    page.open(small, "#from=USA&to=PRK")
    page.click_button("#panel", "Show along time")
    assert len(points(page)) == 2
    assert "#view=dyad" in page.fragment()
    heights = [page.run("return arguments[0].getBoundingClientRect().y", each) for each in points(page)]
    page.click_button("#dyad-view", "Goldstein")
    assert "score=goldstein" in page.fragment()
    after = [page.run("return arguments[0].getBoundingClientRect().y", each) for each in points(page)]
    assert heights != after


def test_cooperation_stands_above_conflict(page, sixty):
    page.open(sixty, "#view=dyad&one=USA&other=GBR")
    middle = page.run(
        "const [above, below] = document.querySelectorAll('#dyad-view g[aria-hidden] rect');"
        "return below.getBoundingClientRect().top"
    )
    assert len(points(page)) >= 5
    for point in points(page):
        label = point.get_attribute("aria-label")
        y = page.run(
            "const box = arguments[0].querySelector(':scope > :nth-child(2)').getBoundingClientRect();"
            "return box.top + box.height / 2", point,
        )  # fmt: skip
        assert (y < middle) is (float(label.rsplit(", ", 1)[1]) > 0), label


def test_a_dot_opens_its_claim_by_click_and_by_key(page, small):
    page.open(small, "#view=dyad&one=RUS&other=UKR")
    points(page)[0].click()
    assert page.text("#panel h2") == "Claim"
    assert "Russia shelled Ukraine in March 2023." in page.text("#panel mark")
    assert len(page.all(".point.chosen")) == 1
    points(page)[1].send_keys(Keys.ENTER)
    page.wait("return document.querySelector('#panel mark').textContent === 'If Russia attacks again'")


def test_the_two_can_be_chosen_and_widened_to_their_countries(page, small):
    page.open(small, "#view=dyad&one=RUS&other=UKR")
    Select(page.all("#dyad-view select")[1]).select_by_value("PRK")
    assert page.fragment().startswith("#view=dyad&from=RUS&to=PRK")
    assert len(points(page)) == 1
    page.click("#dyad-view .check input")
    assert len(points(page)) == 2
    assert "countries=1" in page.fragment()


def test_two_without_a_dated_claim_say_so(page, tmp_path):
    article = Article.of("They met.")
    actors = tuple(Actor(id=name, label=name, kind=Kind.STATE) for name in "AB")
    claim = Claim.of(relation="meets", sources=("A",), targets=("B",), evidence=Evidence.of(article, 0, 9))
    write_html(Findings(articles=(article,), actors=actors, claims=(claim,)), tmp_path / "page.html")
    page.open(tmp_path / "page.html", "#view=dyad")
    assert "None of their claims has both a date and a score" in page.text("#dyad-view")
    page.open(tmp_path / "page.html", "#view=map")
    page.wait("return document.getElementById('map-note').textContent === '1 claim without a place on the map'")


@pytest.mark.parametrize("view", ["picture", "map", "dyad", "table"])
def test_every_view_of_an_empty_graph_is_sensible(page, tmp_path, view):
    write_html(Findings(), tmp_path / "page.html")
    page.open(tmp_path / "page.html", f"#view={view}")
    assert page.find(f"#{view}-view").is_displayed()
    assert "No claims were found" in page.run("return document.getElementById('panel').textContent")


@pytest.mark.parametrize("view", ["picture", "map", "dyad", "table"])
def test_claims_of_one_day_give_sensible_views(page, tmp_path, view):
    article = Article.of("They met.")
    actors = tuple(Actor(id=name, label=name, kind=Kind.STATE, country=name) for name in ("FRA", "DEU"))
    claims = tuple(
        Claim.of(relation=relation, sources=("FRA",), targets=("DEU",), evidence=Evidence.of(article, 0, 9),
                 time=Time(edtf="2023-05-04", precision=Precision.DAY))
        for relation in ("meets", "warns", "praises")
    )  # fmt: skip
    write_html(Findings(articles=(article,), actors=actors, claims=claims), tmp_path / "page.html")
    page.open(tmp_path / "page.html", f"#view={view}")
    assert page.text("#timeline") == "All dated claims are of 4 May 2023"
    if view == "dyad":
        assert len(points(page)) == 3
