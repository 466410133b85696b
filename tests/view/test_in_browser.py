"""The page in real Chromium, which can reach no network."""

import csv
import io
import json
import time
from datetime import date

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind, Precision, Time
from geograph.view import write_html

pytestmark = pytest.mark.browser


def test_it_opens_without_errors_and_without_requests(page, small):
    page.open(small)
    assert page.text("h1") == "Warnings & denials"
    assert page.text("#tally") == "7 actors · 8 claims"
    assert page.find("#canvas canvas").size["width"] > 500


def test_the_policy_stops_what_the_page_would_load_or_run(browser, small):
    browser.open(small)
    browser.run(
        "window.ran = 0; const one = document.createElement('script');"
        "one.textContent = 'window.ran = 1'; document.body.append(one)"
    )
    reached = browser.driver.execute_async_script(
        "const done = arguments[0]; fetch('https://example.org/').then(() => done(true), () => done(false))"
    )
    assert browser.run("return window.ran") == 0
    assert reached is False
    assert any("Content Security Policy" in line for line in browser.complaints())


def test_clicking_an_actor_shows_its_card(page, small):
    page.open(small)
    page.on_canvas("PRK").click().perform()
    page.wait("return document.querySelector('#panel h2').textContent === 'North Korea'")
    panel = page.text("#panel")
    for words in (
        "State",
        "DPRK",
        "Wikidata Q423",
        "Partners",
        "United States",
        "Claims about it (4)",
        "Said by it (1)",
    ):
        assert words in panel
    assert page.fragment() == "#actor=PRK"


def test_clicking_an_edge_shows_every_claim_with_its_words(page, small):
    page.open(small)
    page.on_canvas("USA", "PRK").click().perform()
    page.wait("return document.querySelectorAll('#panel .claim').length === 2")
    panel = page.text("#panel")
    for words in (
        "threatens sanctions against",
        "Possible",
        "Said by\nUnited States officials",
        "60 %",
        "worked out from the text",
        "The Example Courier",
        "Warning & <denial>",
    ):
        assert words in panel
    assert {mark.text for mark in page.all("#panel mark")} == {
        "The United States warned North Korea on Tuesday.", '"We may impose sanctions,"',
    }  # fmt: skip
    assert page.find("#panel dd a").get_attribute("href") == "https://example.org/first"


def test_a_card_tells_posts_first_and_last_day_and_outlets(page, tmp_path):
    article = Article.of("Angela Merkel met Emmanuel Macron.", published=date(2019, 5, 1), outlet="Freedonia Post")
    actors = (
        Actor(id="angela-merkel", label="Angela Merkel", kind=Kind.PERSON, country="DEU"),
        Actor(id="emmanuel-macron", label="Emmanuel Macron", kind=Kind.PERSON, country="FRA"),
    )
    claims = tuple(
        Claim.of(
            relation="meets", sources=("angela-merkel",), targets=("emmanuel-macron",),
            time=Time(edtf=day, precision=Precision.DAY), evidence=Evidence.of(article, 0, len(article.text)),
        )
        for day in ("2019-04-30", "2018-01-02")
    )  # fmt: skip
    write_html(Findings(articles=(article,), actors=actors, claims=claims), tmp_path / "page.html")
    page.open(tmp_path / "page.html", "#actor=angela-merkel")
    panel = page.text("#panel")
    for words in ("Chancellor, Germany Nov 2005 – Dec 2021", "2 January 2018 – 30 April 2019", "Freedonia Post"):
        assert words in panel


def test_hovering_tells_who_and_what(page, small):
    page.open(small)
    page.on_canvas("RUS").perform()
    page.wait("return document.getElementById('tooltip').textContent.includes('Russia')")
    page.on_canvas("PRK", "RUS").perform()
    page.wait("return document.getElementById('tooltip').textContent.includes('gives military aid to')")
    assert "denied" in page.text("#tooltip")


def test_clicking_beside_everything_clears_the_selection(page, small):
    page.open(small, "#actor=PRK")
    canvas = page.find("#canvas canvas")
    ActionChains(page.driver).move_to_element_with_offset(
        canvas, -canvas.size["width"] // 2 + 8, -canvas.size["height"] // 2 + 8
    ).click().perform()
    page.wait("return document.querySelector('#panel h2').textContent === 'Overview'")


def test_search_finds_an_actor_by_another_name(page, small):
    page.open(small)
    page.find("body").send_keys("/")
    page.find("#search").send_keys("dprk")
    assert [each.text for each in page.all("#found .found-name")] == ["North Korea – DPRK"]
    page.find("#search").send_keys(Keys.ENTER)
    assert page.text("#panel h2") == "North Korea"
    assert page.find("#search").get_attribute("value") == ""


def test_search_says_when_nobody_has_the_name(page, small):
    page.open(small)
    page.find("#search").send_keys("zzz")
    assert page.text("#found") == "No actor has such a name"


@pytest.mark.parametrize(
    ("facet", "value", "left"),
    [
        ("quad", "Verbal conflict", 3),
        ("certainty", "Denied", 1),
        ("plover", "Threaten", 2),
        ("relation", "Shells", 1),
        ("speaker", "North Korea", 1),
        ("outlet", "Freedonia Post", 3),
        ("kind", "Person", 2),
        ("country", "Ukraine", 3),
    ],
)
def test_each_filter_leaves_as_many_claims_as_it_says(page, small, facet, value, left):
    page.open(small)
    page.run("document.querySelectorAll('.facet').forEach((facet) => { facet.open = true; })")
    box = page.find(f"[data-facet={facet}]")
    for more in box.find_elements("css selector", "button.more"):
        more.click()
    row = next(row for row in box.find_elements("css selector", ".value") if row.text.split("\n")[0] == value)
    assert row.find_element("css selector", ".number").text == str(left)
    row.click()
    assert f"{left} of 8 claims" in page.text("#tally")
    assert f"{facet}=" in page.fragment()
    page.click("#reset")
    assert page.text("#tally") == "7 actors · 8 claims"


def test_confidence_and_support_filter(page, small):
    page.open(small)
    page.run(
        "const slider = document.getElementById('confidence');"
        "slider.value = 0.9; slider.dispatchEvent(new Event('input'))"
    )
    assert "3 of 8 claims" in page.text("#tally")
    page.click("#reset")
    page.run("document.querySelector('[data-flag=oneSided]').click()")
    assert "2 of 8 claims" in page.text("#tally")
    page.run("document.querySelector('[data-flag=corroborated]').click()")
    assert "0 of 8 claims" in page.text("#tally")
    assert "Nothing passes the filters" in page.text("#empty")


def test_the_period_can_be_narrowed_by_its_handles_and_by_keys(page, small):
    page.open(small)
    page.run(
        "const since = document.getElementById('since'); since.value = 19600; since.dispatchEvent(new Event('input'))"
    )
    assert "since=2023-08-31" in page.fragment()
    assert "7 of 8 claims" in page.text("#tally")
    assert page.text("#undated") == "5 by day of publication"
    page.find("#until").send_keys(Keys.ARROW_LEFT)
    assert "until=2023-10-30" in page.fragment()


def test_play_moves_a_window_over_the_days_and_can_be_stopped(page, sixty):
    page.open(sixty)
    page.click("#play")
    assert page.find("#play").get_attribute("aria-label") == "Stop"
    page.wait("return location.hash.includes('since=')")
    first = page.fragment()
    page.wait(f"return decodeURIComponent(location.hash) !== '{first}'")
    page.click("#play")
    stopped = page.fragment()
    assert page.find("#play").get_attribute("aria-label") == "Play"
    assert " of 260 claims" in page.text("#tally")
    time.sleep(0.6)
    assert page.fragment() == stopped


def test_play_walks_through_the_period_and_ends_at_its_end(page, sixty):
    page.open(sixty, "#since=2023-12-01&until=2023-12-31")
    page.click("#play")
    page.wait("return location.hash.includes('until=2024')")
    page.click("#play")


def test_the_table_has_the_same_claims_and_can_be_sorted(page, small):
    page.open(small)
    page.click("#show-table")
    assert len(page.all("tbody tr")) == 8
    assert not page.find("#canvas").is_displayed()
    page.click_button("thead", "Confidence")
    page.click_button("thead", "Confidence")
    cells = [cell.text for cell in page.all("td.numeric")]
    assert cells == ["95 %", "90 %", "90 %", "80 %", "70 %", "70 %", "60 %", "50 %"]
    assert page.find("th[aria-sort=descending]").text.startswith("Confidence")
    page.click_button("tbody", "warns")
    assert page.text("#panel h2") == "Claim"


def test_dark_and_light(page, small):
    page.open(small, "#theme=light")
    bright = page.find("body").value_of_css_property("background-color")
    page.click("#theme")
    assert page.find("body").value_of_css_property("background-color") != bright
    assert page.find("#theme").get_attribute("aria-pressed") == "true"
    assert page.fragment() == "#theme=dark"


def test_a_bookmark_brings_back_the_view(page, small):
    page.open(small, "#view=table&from=USA&to=PRK&quad=verbal-conflict&confidence=0.7&theme=dark")
    assert page.run("return document.documentElement.dataset.theme") == "dark"
    assert len(page.all("tbody tr")) == 2
    assert "United States" in page.text("#panel h2")
    assert len(page.all("#panel .claim")) == 1


def test_a_bookmark_to_what_is_not_there_is_passed_over(page, small):
    page.open(small, "#actor=nobody&quad=nothing&since=never&claim=0&with=nobody&confidence=7")
    assert page.text("#panel h2") == "Overview"
    assert page.text("#tally") == "7 actors · 8 claims"


def test_back_takes_back_a_selection_and_crumbs_show_the_way(page, small):
    page.open(small, "#actor=PRK")
    page.click_button("#panel", "United States")
    assert "North Korea" in page.text(".crumbs")
    page.driver.back()
    page.wait("return document.querySelector('#panel h2').textContent === 'North Korea'")
    page.click_button(".crumbs", "Overview")
    assert page.text("#panel h2") == "Overview"


def test_the_keyboard_reaches_actors_cards_and_claims(page, small):
    page.open(small)
    canvas = page.find("#canvas")
    canvas.send_keys(Keys.ARROW_RIGHT)
    heard = []
    for key in (Keys.ARROW_LEFT, Keys.ARROW_RIGHT, Keys.ARROW_UP, Keys.ARROW_DOWN):
        canvas.send_keys(key)
        heard.append(page.run("return document.getElementById('spoken').textContent"))
    assert all("claim" in words for words in heard)
    assert len(set(heard)) > 1
    canvas.send_keys(Keys.ENTER)
    assert page.text("#panel h2") != "Overview"
    canvas.send_keys(Keys.ESCAPE)
    assert page.text("#panel h2") == "Overview"


def test_tab_visits_controls_with_a_name_and_a_visible_focus(page, small):
    page.open(small, "#theme=light")
    page.run("document.activeElement.blur()")
    seen = set()
    for _ in range(40):
        ActionChains(page.driver).send_keys(Keys.TAB).perform()
        focus = page.run(
            "const one = document.activeElement; const label = one.getAttribute('aria-label') || one.textContent;"
            "return [one.id || one.textContent, label || one.labels?.[0]?.textContent || '',"
            "getComputedStyle(one).outlineStyle]"
        )
        seen.add(focus[0])
        assert focus[1].strip(), focus
        assert focus[2] != "none", focus
    assert {"skip", "search", "show-table", "theme", "canvas"} <= seen | {page.run("return document.activeElement.id")}


def test_csv_holds_the_visible_claims(page, small):
    page.open(small, "#quad=material-conflict")
    rows = list(csv.DictReader(io.StringIO(page.export("csv", "csv").removeprefix("\ufeff"))))
    assert [row["relation"] for row in rows] == ["attacks", "shells"]
    assert rows[1]["quote"] == "Russia shelled Ukraine in March 2023."


def test_jsonld_holds_the_visible_claims_and_their_actors(page, small):
    page.open(small, "#quad=material-conflict")
    nodes = json.loads(page.export("jsonld", "jsonld"))["@graph"]
    kinds = [node["@type"] for node in nodes]
    assert (kinds.count("geo:Claim"), kinds.count("geo:Actor"), kinds.count("geo:Article")) == (2, 2, 1)


def test_svg_is_a_drawing_of_the_picture(page, small):
    page.open(small)
    text = page.export("svg", "svg")
    shapes = page.run(
        "const drawing = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');"
        "return [drawing.querySelector('parsererror') === null, drawing.querySelectorAll('polygon, circle').length,"
        "drawing.documentElement.textContent.includes('North Korea')]",
        text,
    )
    assert shapes[0]
    assert shapes[1] > 10
    assert shapes[2]


def test_png_is_saved(page, small):
    page.open(small)
    page.click("#export summary")
    page.click("#save-png")
    target = page.folder / "warnings-denials.png"
    end = time.monotonic() + 10
    while not target.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert target.read_bytes().startswith(b"\x89PNG")


def test_a_double_click_adds_neighbours_and_the_rest_is_counted(page, tmp_path, make_world):
    write_html(make_world(460, 900), tmp_path / "page.html")
    page.open(tmp_path / "page.html")
    missing = int(page.text("#note").split()[0])
    page.on_canvas("USA").double_click().perform()
    page.wait("return location.hash.includes('with=')")
    added = page.fragment().count("with=")
    assert page.text("#note").startswith(f"{missing - added} of ")
    page.click_button("#note", "Draw 50 more")
    page.wait(f"return document.getElementById('note').hidden === ({missing - added} <= 50)")


def test_a_phone_shows_the_picture_first_and_filters_on_demand(page, small):
    page.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    )
    try:
        page.open(small)
        assert page.find("#canvas").size["height"] > 300
        assert page.run("return document.documentElement.scrollWidth <= innerWidth")
        assert not page.find("#facets").is_displayed()
        page.click("#open-filters")
        page.wait("return document.activeElement.id === 'close-filters'")
        assert page.find("#facets").is_displayed()
    finally:
        page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_page_that_opens_with_the_table_shows_the_whole_picture_later(page, small):
    page.open(small, "#view=table")
    page.click("#show-picture")
    page.wait("return document.querySelector('#canvas canvas').clientWidth > 500")
    page.wait(
        "const canvas = document.getElementById('canvas'); const at = (id) => canvas.placeOf(id);"
        "const inside = ({ x, y }) => x > 0 && y > 0 && x < canvas.clientWidth && y < canvas.clientHeight;"
        "return ['USA', 'PRK', 'RUS', 'UKR', 'EU'].every((id) => inside(at(id)))"
        "  && Math.abs(at('USA').x - at('EU').x) > 200"
    )


def test_skipping_to_the_details_keeps_the_view(page, small):
    page.open(small, "#actor=PRK&quad=verbal-conflict")
    page.find("#skip").send_keys(Keys.ENTER)
    assert page.run("return document.activeElement.id") == "panel"
    assert page.fragment() == "#actor=PRK&quad=verbal-conflict"
