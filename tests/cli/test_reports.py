"""`measures`, `changes`, `contested`, `dossier` and `plot`: of stores, saved folders and files of RDF."""

import json
import re
from xml.etree import ElementTree as ET

import pytest

from geograph import Graph, rdf, store

SEPTEMBER = ("--from", "2023-09-01", "--to", "2023-09-30")


@pytest.fixture(params=["folder", "store", "file"])
def source(request, findings, folder, tmp_path):
    if request.param == "store":
        with store.create(tmp_path / "store") as opened:
            opened.add(findings)
        return tmp_path / "store"
    if request.param == "file":
        rdf.write(findings, tmp_path / "graph.ttl")
        return tmp_path / "graph.ttl"
    return folder


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (["measures"], "RUS\tRussia"),
        (["changes", *SEPTEMBER], "United States takes part for the first time"),
        (["contested"], "North Korea gives military aid to Russia: denied by North Korea"),
    ],
)
def test_every_source_gives_the_same_report(geograph, source, folder, command, expected):
    result = geograph(command[0], source, *command[1:])
    assert result.exit_code == 0, result.stderr
    assert expected in result.stdout
    assert result.stdout == geograph(command[0], folder, *command[1:]).stdout


@pytest.mark.parametrize("command", [["measures"], ["changes", *SEPTEMBER], ["contested", "--all"]])
def test_reports_come_in_every_form(geograph, folder, command, tmp_path):
    name, *options = command
    values = json.loads(geograph(name, folder, *options, "--format", "json").stdout)
    assert list(values) == ["title", "about", "sections"]
    assert geograph(name, folder, *options, "--format", "md").stdout.startswith(f"# {values['title'][:8]}")
    assert geograph(name, folder, *options, "--format", "html", "--out", tmp_path / "page.html").exit_code == 0
    page = (tmp_path / "page.html").read_text()
    assert "<script" not in page
    assert not re.search(r'(?:src|srcset)=|@import|url\(|<link|href="(?!#|https://example\.org)', page)


def test_each_statement_has_its_evidence(geograph, folder):
    values = json.loads(geograph("changes", folder, *SEPTEMBER, "--format", "json").stdout)
    entries = [entry for section in values["sections"] for entry in section["entries"]]
    assert entries
    assert all(entry["evidence"] for entry in entries)
    warned = next(entry for entry in entries if entry["text"].startswith("North Korea and United States"))
    assert warned["evidence"][0]["quote"] == "The United States warned North Korea on Tuesday."
    assert warned["evidence"][0]["outlet"] == "The Example Courier"
    assert warned["evidence"][0]["published"] == "2023-09-12"


def test_outlets_and_graphs_are_compared(geograph, folder, findings, tmp_path):
    outlets = geograph("changes", folder, "--outlet", "The Example Courier", "--outlet", "Freedonia Post")
    assert "Russia and Ukraine: “shells” for the first time" in outlets.stdout
    Graph(findings=findings).save(tmp_path / "same")
    same = geograph("changes", folder, "--against", tmp_path / "same")
    assert (same.exit_code, "0 differences" in same.stdout) == (0, True)


@pytest.mark.parametrize("name", ["dossier.html", "dossier.md"])
def test_a_dossier_tells_who_what_and_where_from(geograph, folder, tmp_path, name):
    result = geograph("dossier", folder, "north korea", "--out", tmp_path / name)
    assert result.exit_code == 0, result.stderr
    text = (tmp_path / name).read_text()
    for heading in ("Who it is", "Posts", "Partners", "Timeline", "Threats and promises", "Contested", "Sources"):
        assert heading in text
    assert "The United States warned North Korea on Tuesday" in text
    picture = text if name.endswith("html") else (tmp_path / "dossier.svg").read_text()
    assert "stance -1.00, claims counted: 1" in picture


def test_the_picture_of_a_dossier_is_valid_xml(geograph, folder, tmp_path):
    geograph("dossier", folder, "PRK", "--out", tmp_path / "dossier.md")
    assert ET.parse(tmp_path / "dossier.svg").getroot().tag.endswith("svg")


@pytest.mark.parametrize(
    "options", [["dyad", "--actor", "USA", "--actor", "North Korea"], ["heat"], ["network", "--on", "2023-12-31"]]
)
@pytest.mark.parametrize("ending", ["png", "svg"])
def test_pictures_are_drawn_the_same_each_time(geograph, folder, tmp_path, options, ending):
    pytest.importorskip("matplotlib")
    files = [tmp_path / f"{number}.{ending}" for number in range(2)]
    for file in files:
        result = geograph("plot", folder, *options, "--out", file)
        assert result.exit_code == 0, result.stderr
    assert files[0].read_bytes() == files[1].read_bytes()
    assert files[0].read_bytes().startswith(b"\x89PNG" if ending == "png" else b"<?xml")


@pytest.mark.parametrize(
    ("command", "complaint"),
    [
        (["changes", "FOLDER", *SEPTEMBER, "--actor", "North Corea"], "did you mean 'North Korea'"),
        (["contested", "FOLDER", "--actor", "North Corea"], "did you mean 'North Korea'"),
        (["dossier", "FOLDER", "North Corea", "--out", "x.md"], "did you mean 'North Korea'"),
        (["dossier", "FOLDER", "PRK", "--out", "x.pdf"], "the name ends in .md or .html"),
        (["dossier", "FOLDER", "PRK", "--out", "no/such/x.md"], "cannot write"),
        (["changes", "FOLDER", "--from", "1999-01-01", "--to", "1999-02-01"], "the claims are of 2023-03-01"),
        (["changes", "FOLDER", "--from", "2023-02-01", "--to", "2023-01-01"], "before it begins"),
        (["changes", "FOLDER", "--outlet", "Post", "--outlet", "Courier"], "the outlets are: Freedonia Post"),
        (["changes", "FOLDER", "--against", "no/such"], "no/such"),
        (["plot", "FOLDER", "heat", "--out", "x.jpg"], "ends in .png or .svg"),
        (["plot", "FOLDER", "network", "--on", "1900-01-01", "--out", "x.png"], "no claim up to 1900-01-01"),
        (["plot", "FOLDER", "dyad", "--actor", "EU", "--actor", "USA", "--out", "x.png"], "do anything to each other"),
        (["measures", "no/such"], "no/such"),
        (["measures", "news.txt"], "no store, no saved graph and no file of RDF"),
    ],
)  # fmt: skip
def test_bad_input_is_told(geograph, folder, monkeypatch, command, complaint):
    monkeypatch.chdir(folder.parent)
    (folder.parent / "news.txt").write_text("Russia attacked Ukraine.")
    result = geograph(*(folder if word == "FOLDER" else word for word in command))
    assert result.exit_code == 1
    assert complaint in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "command",
    [
        ["changes"],
        ["changes", "--from", "2023-01-01"],
        ["changes", "--outlet", "One"],
        ["changes", *SEPTEMBER, "--against", "other"],
        ["plot", "dyad", "--actor", "EU", "--out", "x.png"],
        ["plot", "heat", "--actor", "EU", "--out", "x.png"],
        ["plot", "pie", "--out", "x.png"],
    ],
)
def test_wrong_use_is_refused(geograph, folder, monkeypatch, command):
    monkeypatch.chdir(folder.parent)
    assert geograph(command[0], folder, *command[1:]).exit_code == 2
