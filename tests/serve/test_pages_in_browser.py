"""The pages in real Chromium, which can reach nothing but the server."""

import json
import os
import shutil
from pathlib import Path

import axe_core_python
import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

pytestmark = pytest.mark.browser

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
SIZES = {"wide": (1280, 900), "phone": (390, 844)}


class Browser:
    """A browser at the address of a server: opened, waited for, looked into."""

    def __init__(self, driver, address):
        self.driver, self.address = driver, address

    def open(self, path):
        self.driver.get("about:blank")
        for kind in ("browser", "performance"):
            self.driver.get_log(kind)
        self.driver.get(f"{self.address}{path}")

    def look(self, size, theme):
        width, height = SIZES[size]
        values = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": size == "phone"}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", values)
        wanted = [{"name": "prefers-color-scheme", "value": theme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": wanted})

    def run(self, script):
        return self.driver.execute_script(script)

    def wait(self, script):
        return WebDriverWait(self.driver, 20, poll_frequency=0.05).until(lambda _: self.run(script))

    def wait_for(self, words, selector):
        self.wait(f"return document.querySelector({json.dumps(selector)}).innerText.includes({json.dumps(words)})")

    def find(self, selector):
        return self.driver.find_element("css selector", selector)

    def press(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def focused(self):
        return self.driver.switch_to.active_element.get_attribute("id")

    def complaints(self):
        return [line["message"] for line in self.driver.get_log("browser")]

    def requests(self):
        messages = [json.loads(line["message"])["message"] for line in self.driver.get_log("performance")]
        return [each["params"]["request"]["url"] for each in messages if each["method"] == "Network.requestWillBeSent"]


@pytest.fixture(scope="module")
def opened(tmp_path_factory, url):
    missing = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    if missing and os.environ.get("CI") != "true":
        pytest.skip(f"{' and '.join(missing)} not found; .ci/install-chromium installs them")
    assert not missing, f"{missing} not found; run .ci/install-chromium"
    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('browser')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(shutil.which("chromedriver"))))
    yield Browser(driver, url)
    driver.quit()


@pytest.fixture
def page(opened):
    """The browser; a test that uses it fails when the page complained or asked anybody but the server."""
    opened.look("wide", "light")
    yield opened
    assert opened.complaints() == []
    asked = [each for each in opened.requests() if not each.startswith(("data:", "about:", "blob:"))]
    assert [each for each in asked if not each.startswith(opened.address)] == []


def begun(page):
    """The editor, when it has read what it needs."""
    page.open("/editor")
    page.wait("return document.getElementById('named').options.length > 1")


def ask(page, query):
    page.find("#query").clear()
    page.find("#query").send_keys(query, Keys.CONTROL, Keys.ENTER)


def test_the_start_page_lists_the_actors(page):
    page.open("/")
    page.wait_for("7 actors", "#numbers")
    assert page.focused() == "name"
    assert "Russia" in page.find("#actors").text


def test_an_actor_is_found_by_another_name_and_leads_to_its_picture(page):
    page.open("/")
    page.press("dprk")
    page.wait_for("1 actor", "#numbers")
    page.press(Keys.TAB, Keys.ENTER)
    page.wait("return document.title && location.pathname === '/view'")
    assert page.run("return location.search") == "?actor=PRK"
    page.wait("return document.documentElement.dataset.ready === 'yes'")
    assert "North Korea" in page.find("body").text


def test_who_is_not_there_is_said(page):
    page.open("/")
    page.press("xyzq")
    page.wait_for("No actor here has a name that begins so.", "#numbers")
    assert not page.find("#actors").is_displayed()


def test_the_calls_of_the_api_are_listed_with_their_parameters(page):
    page.open("/#api")
    page.wait("return document.querySelectorAll('#calls details').length > 5")
    page.find("#calls details:nth-of-type(2) summary").click()
    words = page.find("#calls details:nth-of-type(2)").text
    assert "GET /api/actors" in words
    assert "How many to a page." in words
    assert page.find("#calls details:nth-of-type(2) a").get_attribute("href") == f"{page.address}/api/actors"
    assert page.run("return document.getElementById('api').getBoundingClientRect().top < innerHeight")


def test_a_query_is_run_by_the_keyboard_alone(page):
    begun(page)
    page.press(*[Keys.TAB] * 6)
    assert page.focused() == "query"
    ActionChains(page.driver).key_down(Keys.CONTROL).send_keys(Keys.ENTER).key_up(Keys.CONTROL).perform()
    page.wait_for("rows in", "#status")
    assert page.run("return document.querySelectorAll('#answer tbody tr').length") > 3
    links = page.run("return [...document.querySelectorAll('#answer a')].map((link) => link.getAttribute('href'))")
    assert "/view?actor=PRK" in links


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("ASK { ?a geo:warns ?b }", "true in", ""),
        ("SELECT ?who { ?who geo:warns actor:USA }", "0 rows in", "who"),
        ("CONSTRUCT { ?a geo:warns ?b } WHERE { ?a geo:warns ?b }", "triples in", "actor/PRK"),
        ("SELECT ('<img src=x onerror=alert(1)>' AS ?text) {}", "1 row in", "<img src=x onerror=alert(1)>"),
    ],
)
def test_every_form_of_answer_is_shown(page, query, status, words):
    begun(page)
    ask(page, query)
    page.wait_for(status, "#status")
    assert words in page.find("#answer").text
    assert page.run("return document.querySelectorAll('#answer img').length") == 0


@pytest.mark.parametrize(
    ("query", "complaint", "marked"),
    [
        ("SELECT ?who {\n  ?who geo:warn ?whom\n}", "line 2, column 8: no term geo:warn; did you mean", "geo:warn"),
        ("DROP ALL", "would change the data", None),
    ],
)
def test_a_mistake_is_said_and_shown_where_it_is(opened, query, complaint, marked):
    opened.look("phone", "light")
    begun(opened)
    ask(opened, query)
    opened.wait_for(complaint, "#problem")
    assert not opened.find("#answer").is_displayed()
    assert opened.run("return document.getElementById('problem').scrollWidth <= innerWidth")
    if marked:
        assert opened.run("return getSelection().toString()") == marked
    assert [line for line in opened.complaints() if "400" not in line] == []


def test_a_slow_query_is_given_up_when_asked_to(page):
    begun(page)
    ask(page, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    page.wait("return !document.getElementById('stop').disabled")
    page.find("#stop").click()
    page.wait_for("stopped", "#status")
    assert not page.find("#problem").is_displayed()


def test_a_named_question_takes_its_parameters(page):
    begun(page)
    Select(page.find("#named")).select_by_value("said-by")
    page.find("#parameters input").send_keys("north korea")
    page.press(Keys.TAB, Keys.ENTER)
    page.wait_for("1 row in", "#status")
    assert "actor/PRK" in page.find("#query").get_attribute("value")


def test_an_answer_is_saved(page):
    begun(page)
    page.run(
        "window.saved = ''; const make = URL.createObjectURL;"
        "URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text; }); return make(blob); }"
    )
    page.find("#query").clear()
    page.find("#query").send_keys("SELECT ?who { ?who geo:warns ?whom }")
    page.find("#save").click()
    page.wait("return window.saved !== ''")
    assert page.run("return window.saved").splitlines() == ["who", "https://w3id.org/geograph/actor/USA"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", ["/", "/editor"])
def test_a_page_fits_and_axe_finds_nothing(page, path, size, theme):
    page.look(size, theme)
    page.open(path)
    page.wait(f"return document.querySelectorAll('{'#calls details' if path == '/' else '#named option'}').length > 5")
    if path == "/editor":
        page.find("#run").click()
        page.wait_for("rows in", "#status")
    assert page.run("return document.documentElement.dataset.theme") == theme
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []


def violations(page):
    """What axe finds, of any weight; its script is put in by the browser, past the policy of the page."""
    script = Path(axe_core_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    page.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": script})
    wanted = "axe.run({ resultTypes: ['violations'] }).then((report) => JSON.stringify(report.violations))"
    found = page.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": wanted, "awaitPromise": True})
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in json.loads(found["result"]["value"])]
