"""Findings of any size made by rule, and a browser that may not reach the network."""

import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.support.ui import WebDriverWait

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
from geograph.view import write_html
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
    near = (
        [actor for actor in actors[:60] if actors.index(actor) % 5 == actors.index(source) % 5]
        if len(actors) < 600
        else []
    )
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
    return Findings(
        articles=tuple(articles), actors=tuple(sorted(actors, key=lambda each: each.id)), claims=tuple(claims)
    )


@pytest.fixture(scope="session")
def make_world() -> Callable[..., Findings]:
    return world


# Every name resolves to nothing and every connection would go through a proxy that is not there.
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-prefers-reduced-motion",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
    "--window-size=1440,1000",
)


class Page:
    """The page in a browser: opened, waited for, looked into."""

    def __init__(self, driver: Any, folder: Path) -> None:
        self.driver, self.folder = driver, folder

    def open(self, path: Path, fragment: str = "") -> None:
        self.driver.get("about:blank")
        for kind in ("browser", "performance"):
            self.driver.get_log(kind)
        self.driver.get(f"{path.as_uri()}{fragment}")
        self.wait("return document.documentElement.dataset.ready === 'yes'")

    def wait(self, script: str, seconds: float = 10) -> Any:
        return WebDriverWait(self.driver, seconds, poll_frequency=0.05).until(
            lambda driver: driver.execute_script(script)
        )

    def run(self, script: str, *values: Any) -> Any:
        return self.driver.execute_script(script, *values)

    def find(self, selector: str) -> Any:
        return self.driver.find_element("css selector", selector)

    def all(self, selector: str) -> list[Any]:
        return self.driver.find_elements("css selector", selector)

    def text(self, selector: str) -> str:
        return self.find(selector).text

    def click(self, selector: str) -> None:
        self.find(selector).click()

    def click_button(self, within: str, text: str) -> None:
        next(each for each in self.all(f"{within} button") if text in each.text).click()

    def on_canvas(self, *ids: str) -> ActionChains:
        """Moves the pointer to an actor of the picture or to the edge between two."""
        return self.pointer("canvas", *ids)

    def pointer(self, holder: str, *ids: str) -> ActionChains:
        """Moves the pointer to what has these ids in the picture or on the map."""
        spot = self.run("return document.getElementById(arguments[0]).placeOf(...arguments[1])", holder, ids)
        frame = self.find(f"#{holder}")
        across, down = round(spot["x"] - frame.size["width"] / 2), round(spot["y"] - frame.size["height"] / 2)
        return ActionChains(self.driver).move_to_element_with_offset(frame, across, down)

    def export(self, name: str, ending: str) -> str:
        """The text of what an export button saves."""
        self.run(
            "window.saved = null; const make = URL.createObjectURL;"
            "URL.createObjectURL = (blob) => {"
            "  blob.text().then((text) => { window.saved = text; }); return make(blob); }"
        )
        self.click("#export summary")
        self.click(f"#save-{name}")
        text = self.wait("return window.saved")
        self.wait(f"return document.getElementById('spoken').textContent.includes('.{ending}')")
        return str(text)

    def fragment(self) -> str:
        return self.run("return decodeURIComponent(location.hash)")

    def complaints(self) -> list[str]:
        return [line["message"] for line in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """What the page asked for since it was opened, itself and data it holds left out."""
        messages = [json.loads(line["message"])["message"] for line in self.driver.get_log("performance")]
        sent = [each["params"]["request"]["url"] for each in messages if each["method"] == "Network.requestWillBeSent"]
        return [url for url in sent if not url.startswith(("data:", "file:", "about:", "blob:"))]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    missing = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    if missing and os.environ.get("CI") != "true":
        pytest.skip(f"{' and '.join(missing)} not found; .ci/install-chromium installs them")
    assert not missing, f"{missing} not found; run .ci/install-chromium"
    folder = tmp_path_factory.mktemp("browser")
    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for flag in (*FLAGS, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(flag)
    downloads = {"download.default_directory": str(folder), "download.prompt_for_download": False}
    options.add_experimental_option("prefs", downloads)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(shutil.which("chromedriver"))))
    yield Page(driver, folder)
    driver.quit()


@pytest.fixture
def page(browser: Page) -> Iterator[Page]:
    """The browser; a test that uses it fails when the page complained or asked the network for anything."""
    yield browser
    assert browser.complaints() == []
    assert browser.requests() == []


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, findings: Findings) -> Path:
    path = tmp_path_factory.mktemp("small") / "small.html"
    write_html(findings, path, title="Warnings & denials")
    return path


@pytest.fixture(scope="session")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sixty") / "sixty.html"
    write_html(world(60, 260), path)
    return path
