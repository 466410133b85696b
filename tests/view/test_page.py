import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geograph.errors import InputError, VocabularyError
from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind
from geograph.view import to_html, write_html

HOSTILE = (
    "<script>window.ran = 1</script>",
    "</script><script>window.ran = 1</script>",
    "<!-- <script> -->",
    '"><img src=x onerror="window.ran = 1">',
    "' onmouseover='window.ran = 1",
    "${window.ran = 1}{{ 7 * 7 }}{% raw %}",
    "back\\slash \\u003c \\",
    "line\u2028and\u2029paragraph\u0000nul",
    "\u202eright to left\u200f",
    "half \ud83d of a pair",
    "long " * 2000,
)


class Tags(HTMLParser):
    """All start tags with their attributes, and the text of each script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] in {"script", "style"}:
            self.texts.append((self.tags[-1][0], data))

    def text(self, name: str) -> list[str]:
        """The text of the elements of this name, one string each."""
        return [data for tag, data in self.texts if tag == name and data.strip()]


@cache
def plain_tags() -> list[str]:
    return [tag for tag, _ in Tags(to_html(claim_about("Freedonia"), title="Freedonia")).tags]


def data_of(page: str) -> dict:
    return json.loads(re.search(r'id="graph-data">(.*?)</script>', page, re.DOTALL)[1])


def claim_about(name: str) -> Findings:
    article = Article.of(f"{name} met Ruritania.", title=name, outlet=name, url=f"javascript:{name}")
    actors = (Actor(id="a", label=name, kind=Kind.PERSON, labels=(name,), same_as=("javascript:alert(1)",)),)
    evidence = Evidence.of(article, 0, len(article.text))
    claim = Claim.of(relation="meets", sources=("a",), targets=("a",), speakers=("a",), place="a", evidence=evidence)
    return Findings(articles=(article,), actors=actors, claims=(claim,))


def test_the_same_findings_give_the_same_page(findings):
    assert to_html(findings, title="News") == to_html(findings, title="News")


def test_the_page_does_not_depend_on_the_hash_seed(tmp_path, findings):
    code = (
        "import json, sys, hashlib; from geograph.model import Findings; from geograph.view import to_html;"
        "print(hashlib.sha256(to_html(Findings.from_dict(json.load(sys.stdin))).encode()).hexdigest())"
    )
    given = json.dumps(findings.to_dict())
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=given,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_nothing_in_the_page_points_outside(findings):
    page = to_html(findings)
    tags = Tags(page)
    for tag, attributes in tags.tags:
        assert not attributes.get("src"), tag
        if tag == "link":
            assert attributes["href"].startswith("data:")
        elif "href" in attributes:
            assert attributes["href"].startswith("#")
    style = "".join(tags.text("style"))
    assert "@import" not in style
    assert "url(" not in style
    assert "sourceMappingURL" not in page


def test_the_security_policy_allows_these_scripts_and_styles_alone(findings):
    tags = Tags(to_html(findings))
    (policy,) = (each["content"] for tag, each in tags.tags if each.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert "unsafe" not in policy

    def allowed(rule, texts):
        digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
        return rules[rule].split() == [f"'sha256-{each}'" for each in digests]

    assert allowed("style-src", tags.text("style"))
    assert allowed("script-src", tags.text("script")[1:])


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: name[:12])
def test_hostile_text_stays_inside_its_script_element(name):
    page = to_html(claim_about(name), title=name)
    assert [tag for tag, _ in Tags(page).tags] == plain_tags()
    expected = name.replace("\ud83d", "\ufffd")
    assert data_of(page)["actors"][0]["label"] == expected
    page.encode("utf-8")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(HOSTILE[:9]), st.text(max_size=20)), min_size=1, max_size=4).map("".join))
def test_no_text_gets_out_of_its_script_element(name):
    page = to_html(claim_about(name), title=name)
    assert [tag for tag, _ in Tags(page).tags] == plain_tags()
    assert data_of(page)["actors"][0].get("label", "") == name.encode("utf-16", "surrogatepass").decode(
        "utf-16", "replace"
    )


def test_characters_that_end_scripts_or_lines_do_not_occur_in_the_data():
    page = to_html(claim_about("".join(HOSTILE)))
    stored = re.search(r'id="graph-data">(.*?)</script>', page, re.DOTALL)[1]
    assert not set("<>&\u2028\u2029") & set(stored)


def test_the_title_is_shown_and_escaped():
    assert "<title>War &amp; &lt;peace&gt;</title>" in to_html(Findings(), title="War & <peace>")


def test_an_empty_graph_gives_a_page():
    data = data_of(to_html(Findings()))
    assert data["nodes"] == data["edges"] == data["claims"] == []


def test_a_lone_actor_is_drawn():
    data = data_of(to_html(Findings(actors=(Actor(id="PRK", label="North Korea", kind=Kind.STATE, country="PRK"),))))
    assert [(node["x"], node["y"], node["shape"]) for node in data["nodes"]] == [(0, 0, "dot")]


def test_claims_of_a_pair_and_direction_are_one_edge(findings):
    data = data_of(to_html(findings))
    ids = [actor["id"] for actor in data["actors"]]
    edges = {(ids[edge["from"]], ids[edge["to"]]): edge["claims"] for edge in data["edges"]}
    assert len(edges[("USA", "PRK")]) == 2
    assert len(edges) == len(data["edges"])
    assert ("PRK", "USA") not in edges


def test_a_symmetric_relation_makes_one_edge_whichever_way_it_is_told():
    article = Article.of("They met.")
    actors = tuple(Actor(id=name, label=name, kind=Kind.STATE) for name in "AB")
    claims = tuple(
        Claim.of(relation="meets", sources=(one,), targets=(two,), evidence=Evidence.of(article, 0, 9))
        for one, two in ("AB", "BA")
    )
    (edge,) = data_of(to_html(Findings(articles=(article,), actors=actors, claims=claims)))["edges"]
    assert (edge["from"], edge["to"], edge["claims"]) == (0, 1, [0, 1])


def test_what_is_usual_is_left_out_and_the_rest_is_kept(findings):
    claims = data_of(to_html(findings))["claims"]
    assert "modality" not in claims[0]
    assert claims[0]["how"] == "relative"
    assert claims[1]["modality"] == "possible"
    assert claims[2]["polarity"] == "denied"
    assert claims[0]["days"] == [19612, 19612]


def test_at_most_three_hundred_actors_are_drawn_at_first_and_all_are_there(make_world):
    data = data_of(to_html(make_world(400, 900)))
    assert len(data["actors"]) == len(data["nodes"]) == 400
    drawn = [node for node in data["nodes"] if "x" in node]
    assert len(drawn) == 300
    assert min(node["size"] for node in drawn) >= max(node["size"] for node in data["nodes"] if "x" not in node)


@pytest.mark.parametrize(("claim_count", "most"), [(100, 1_500_000), (3000, 3_500_000)])
def test_the_page_stays_small_enough_to_send(make_world, claim_count, most):
    assert len(to_html(make_world(60, claim_count)).encode()) < most


def test_a_claim_of_an_unknown_actor_is_refused(findings):
    with pytest.raises(InputError, match="which is not among the findings"):
        to_html(Findings(articles=findings.articles, claims=findings.claims))


def test_a_claim_without_its_article_is_refused(findings):
    with pytest.raises(InputError, match="findings must hold the articles"):
        to_html(Findings(actors=findings.actors, claims=findings.claims))


def test_a_claim_of_an_unknown_relation_is_refused():
    article = Article.of("They met.")
    actor = Actor(id="A", label="A", kind=Kind.STATE)
    claim = Claim.of(relation="meet", sources=("A",), targets=("A",), evidence=Evidence.of(article, 0, 9))
    with pytest.raises(VocabularyError, match="meets"):
        to_html(Findings(articles=(article,), actors=(actor,), claims=(claim,)))


def test_the_file_replaces_an_older_one_and_leaves_nothing_beside_it(tmp_path, findings):
    target = tmp_path / "graph.html"
    target.write_text("old")
    write_html(findings, target, title="News")
    assert target.read_text(encoding="utf-8") == to_html(findings, title="News")
    assert list(tmp_path.iterdir()) == [target]


def test_a_page_that_cannot_be_made_leaves_the_older_one(tmp_path, findings):
    target = tmp_path / "graph.html"
    target.write_text("old")
    with pytest.raises(InputError):
        write_html(Findings(claims=findings.claims), target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_importing_the_room_does_not_import_pyvis():
    code = "import sys, geograph.view; print('pyvis' in sys.modules or 'jinja2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
