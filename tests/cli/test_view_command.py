"""`view`: the page of a saved graph, a store or a file, or of a part of it."""

import json
import re

import pytest

from geograph import rdf, store


def data_of(page):
    return json.loads(re.search(r'id="graph-data">(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL)[1])


def relations_of(page):
    data = data_of(page)
    return [data["relations"][claim["relation"]]["name"] for claim in data["claims"]]


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (["--actor", "European Union"], ["seeksAidFrom"]),
        (["--actor", "EU", "--depth", "2", "--relation", "assault"], ["attacks", "shells"]),
        (["--since", "2023-10-01"], ["visits"]),
        (["--until", "2023-03-31"], ["shells"]),
    ],
)
def test_a_part_is_written_where_it_is_wanted(geograph, folder, tmp_path, options, kept):
    before = (folder / "graph.html").read_bytes()
    result = geograph("view", folder, *options, "--out", tmp_path / "part.html")
    assert (result.exit_code, result.stdout) == (0, f"{tmp_path / 'part.html'}\n")
    assert sorted(relations_of(tmp_path / "part.html")) == sorted(kept)
    assert (folder / "graph.html").read_bytes() == before


def test_without_a_place_a_part_is_written_here(geograph, folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert geograph("view", folder, "--actor", "EU").stdout == "view.html\n"
    assert data_of(tmp_path / "view.html")["start"] == "EU"


@pytest.mark.parametrize("text", [True, False], ids=["with texts", "quotes alone"])
def test_a_store_is_drawn(geograph, findings, tmp_path, text):
    with store.create(tmp_path / "store") as opened:
        opened.add(findings, text=text)
    result = geograph("view", tmp_path / "store", "--out", tmp_path / "page.html")
    assert result.exit_code == 0, result.stderr
    data = data_of(tmp_path / "page.html")
    assert len(data["claims"]) == len(findings.claims)
    passages = {passage for article in data["articles"] for passage in article["passages"]}
    assert any("shelled Ukraine in March 2023." in passage for passage in passages)


@pytest.mark.parametrize("ending", ["ttl", "trig", "nq", "jsonld", "rdf"])
def test_a_file_of_rdf_is_drawn(geograph, findings, tmp_path, ending):
    path = tmp_path / f"graph.{ending}"
    rdf.write(findings, path, "rdfxml" if ending == "rdf" else ending)
    assert geograph("view", path, "--out", tmp_path / "page.html").exit_code == 0
    assert len(data_of(tmp_path / "page.html")["claims"]) == len(findings.claims)


@pytest.mark.model
def test_a_file_of_news_is_read_and_drawn(geograph, tmp_path):
    (tmp_path / "news.txt").write_text("Russia attacked Ukraine.")
    assert geograph("view", tmp_path / "news.txt", "--out", tmp_path / "page.html").exit_code == 0
    assert relations_of(tmp_path / "page.html") == ["attacks"]


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--actor", "North Corea"], "did you mean 'North Korea'"),
        (["--relation", "warn"], "did you mean 'warns'"),
        (["--since", "2023-02-01", "--until", "2023-01-01"], "before it begins"),
        (["--out", "no/such/folder/page.html"], "cannot write no/such/folder/page.html"),
    ],
)
def test_what_cannot_be_drawn_is_said(geograph, folder, options, complaint):
    result = geograph("view", folder, *options)
    assert result.exit_code == 1
    assert complaint in result.stderr


@pytest.mark.parametrize("options", [["--depth", "0"], ["--since", "yesterday"]])
def test_wrong_options_are_refused(geograph, folder, options):
    assert geograph("view", folder, *options).exit_code == 2
