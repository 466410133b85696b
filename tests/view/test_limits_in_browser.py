"""Pages at their limits, in real Chromium: hostile text, next to nothing, very much, and who cannot use a mouse."""

import json
import random
import time
from pathlib import Path

import axe_core_python
import pytest

from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind, Precision, Time
from geograph.view import write_html

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>window.ran = 1</script>",
    '"><img src=x onerror="window.ran = 1">',
    "</script><script>window.ran = 1</script><!--",
    "${window.ran = 1}`'\\",
    "\u202eright\u2028to left\u200f",
    "x" * 10_000,
)


def hostile_findings(names):
    """A claim for each name: of an actor, by a speaker, at a place, in an article that all have the name."""
    articles, actors, claims = [], [], []
    for number, name in enumerate(names):
        article = Article.of(f"{number} {name} met {name}.", title=name, outlet=name, url=f"javascript:{name}")
        actor = Actor(
            id=f"{number}{name}", label=name, kind=Kind.PERSON, labels=(name,), country=name, sector=name,
            same_as=(f"javascript:{name}",),
        )  # fmt: skip
        other = Actor(id=f"other{number}", label=name, kind=Kind.STATE, country="FRA" if number % 2 else "DEU")
        claim = Claim.of(
            relation="warns", sources=(actor.id,), targets=(other.id,), speakers=(actor.id,), place=actor.id,
            time=Time(edtf="2023", precision=Precision.YEAR), evidence=Evidence.of(article, 0, len(article.text)),
        )  # fmt: skip
        articles.append(article)
        actors += [actor, other]
        claims.append(claim)
    return Findings(articles=tuple(articles), actors=tuple(actors), claims=tuple(claims))


def assert_nothing_ran(page):
    assert page.run("return window.ran") is None
    assert page.all("img, iframe, object, embed, [href^='javascript' i], [onclick], [onerror]") == []
    assert len(page.all("script")) == 3


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: name[:10])
def test_hostile_names_are_shown_as_text_and_run_nothing(page, tmp_path, name):
    findings = hostile_findings([name])
    write_html(findings, tmp_path / "page.html", title=name)
    page.open(tmp_path / "page.html")
    for selected in ("", "actor", "pair", "claim"):
        for view in ("picture", "map", "dyad", "table"):
            page.run(
                "const [view, parts] = arguments; const words = new URLSearchParams({ view, ...parts });"
                "location.hash = words", view,
                {"": {}, "actor": {"actor": f"0{name}"}, "pair": {"from": f"0{name}", "to": "other0"},
                 "claim": {"claim": findings.claims[0].id}}[selected],
            )  # fmt: skip
            page.wait(f"return !document.getElementById('{view}-view').hidden")
            assert name[:9] in page.run("return document.getElementById('panel').textContent")
            assert_nothing_ran(page)


def test_random_hostile_text_is_shown_as_text_and_runs_nothing(page, tmp_path):
    dice = random.Random(7)
    pieces = (
        *HOSTILE[:5],
        "</",
        "<!--",
        "]]>",
        "&lt;",
        "\\",
        "'",
        '"',
        "\n",
        "\u2029",
        "\u0000",
        "é",
        "\U0001f600",
        "{{x}}",
        "javascript:",
    )
    names = ["".join(dice.choices(pieces, k=dice.randint(1, 6))) for _ in range(60)]
    findings = hostile_findings(names)
    write_html(findings, tmp_path / "page.html", title="".join(names[:3]))
    for view in ("picture", "map", "dyad", "table"):
        page.open(tmp_path / "page.html", f"#view={view}")
        assert_nothing_ran(page)
    for claim in findings.claims[::6]:
        page.run("location.hash = new URLSearchParams({ claim: arguments[0] })", claim.id)
        shown = page.wait("return document.querySelector('#panel mark')?.textContent")
        assert shown.replace("\ufffd", "\x00") == claim.evidence.quote
        assert_nothing_ran(page)


@pytest.mark.parametrize(
    "findings_", [Findings(), Findings(actors=(Actor(id="A", label="A", kind=Kind.STATE),))], ids=["empty", "one actor"]
)
def test_next_to_nothing_gives_a_sensible_page(page, tmp_path, findings_):
    write_html(findings_, tmp_path / "page.html")
    page.open(tmp_path / "page.html")
    assert "No claims were found" in page.text("#panel")
    assert "No claim has a date" in page.text("#timeline")
    assert page.find("#empty").is_displayed() is (not findings_.actors)


def spent(page, action):
    """Seconds that something takes; where other work slows the machine, those that the page itself works."""
    page.driver.execute_cdp_cmd("Performance.enable", {})
    before, started = worked(page), time.monotonic()
    action()
    waited, after = time.monotonic() - started, worked(page)
    page.driver.execute_cdp_cmd("Performance.disable", {})
    return min(waited, after - before if after > before else after)  # a new process counts from 0


def worked(page):
    """Processor time of the process of the page, in all its threads."""
    metrics = page.driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(each["value"] for each in metrics if each["name"] == "ProcessTime")


def filter_once(page):
    """A click on a filter, until its answer is painted."""
    page.driver.execute_async_script(
        "const done = arguments[0]; document.querySelector('[data-facet=quad] input').click();"
        "requestAnimationFrame(() => setTimeout(done))"
    )


@pytest.mark.slow
def test_a_large_graph_is_small_enough_and_quick(page, tmp_path, make_world):
    path = tmp_path / "large.html"
    write_html(make_world(5000, 30_000), path)
    assert path.stat().st_size < 25_000_000
    assert spent(page, lambda: page.open(path)) < 4
    assert "not drawn" in page.text("#note")
    for view in ("picture", "map", "dyad", "table"):
        page.click(f"#show-{view}")
        assert min(spent(page, lambda: filter_once(page)) for _ in range(5)) < 0.3, view


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "#actor=USA",
        "#from=USA&to=GBR&theme=dark",
        "#view=table&theme=dark",
        "#view=map&here=USA&there=GBR",
        "#view=dyad&one=USA&other=GBR",
    ],
)
def test_axe_finds_nothing_serious(page, sixty, fragment):
    page.open(sixty, fragment)
    # The page's own policy would keep the script out; the browser's tools are let in.
    page.driver.execute_cdp_cmd(
        "Runtime.evaluate", {"expression": Path(axe_core_python.__file__).with_name("axe.min.js").read_text()}
    )
    found = page.driver.execute_cdp_cmd(
        "Runtime.evaluate",
        {
            "expression": "axe.run({ resultTypes: ['violations'] }).then((report) => JSON.stringify(report))",
            "awaitPromise": True,
        },
    )
    report = json.loads(found["result"]["value"])
    assert len(report["passes"]) > 30
    assert [
        (each["id"], each["nodes"][0]["html"])
        for each in report["violations"]
        if each["impact"] in {"serious", "critical"}
    ] == []
