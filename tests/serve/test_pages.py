"""The pages: nothing from elsewhere, and a picture of a part of the store."""

import json
import re

import pytest

PAGES = ["/", "/editor"]


def data_of(page):
    return json.loads(re.search(r'id="graph-data">(.*?)</script>', page, re.DOTALL)[1])


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_all_that_it_needs_and_nothing_from_elsewhere(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert "default-src 'none'" in response.headers["content-security-policy"]
    parts = re.findall(r'(?:src|href)="(/pages/[^"]+)"', response.text)
    assert parts
    for part in parts:
        answer = client.get(part)
        assert answer.status_code == 200
        assert not re.search(r"(?:import|url|src|href)\W{0,3}(?:https?:)?//", answer.text)
    assert "http" not in response.text


def test_scripts_name_only_elements_that_are_there(client):
    for page, script in (("/", "start.js"), ("/editor", "editor.js")):
        ids = set(re.findall(r'id="([^"]+)"', client.get(page).text))
        assert set(re.findall(r'byId\("([^"]+)"\)', client.get(f"/pages/{script}").text)) <= ids


@pytest.mark.parametrize(
    ("wanted", "relations"),
    [
        ({"actor": "EU"}, ["seeksAidFrom"]),
        ({"relation": "ASSAULT"}, ["attacks", "shells"]),
        ({"since": "2023-10-01"}, ["visits"]),
        ({"since": "2099-01-01"}, []),
    ],
)
def test_a_part_is_drawn(client, wanted, relations):
    response = client.get("/view", params=wanted)
    assert response.headers["content-type"].startswith("text/html")
    data = data_of(response.text)
    assert sorted(data["relations"][claim["relation"]]["name"] for claim in data["claims"]) == sorted(relations)


def test_the_whole_of_a_small_store_is_drawn(client, findings):
    assert len(data_of(client.get("/view").text)["claims"]) == len(findings.claims)


def test_a_named_query_is_written_out_with_its_parameters(client):
    answer = client.get("/questions/said-by", params={"actor": "north korea"}).json()
    rows = client.get("/sparql", params={"query": answer["sparql"]}).json()["results"]["bindings"]
    assert [row["relation"]["value"].rpartition("#")[2] for row in rows] == ["givesMilitaryAidTo"]
    assert client.get("/questions/said-by").status_code == 400
    assert client.get("/questions/nothing").status_code == 400


@pytest.mark.parametrize("path", ["/view?actor=Nobody", "/pages/../app.py", "/pages/start.html", "/view?color=red"])
def test_what_is_not_there_is_said(client, path):
    response = client.get(path)
    assert response.status_code in {400, 404, 422}
    assert response.json()["detail"]
