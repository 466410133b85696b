"""What goes wrong with the commands that report, draw, export, import and serve: each says what, and what to do."""

import json

import pytest

from geograph import Graph, rdf, store

SEPTEMBER = ("--from", "2023-09-01", "--to", "2023-09-30")
# Every command that reads a store, a saved graph or a file of RDF, with what else it needs.
READING = {
    "measures": [],
    "changes": [*SEPTEMBER],
    "contested": [],
    "dossier": ["USA", "--out", "out.md"],
    "plot": ["heat", "--out", "out.png"],
    "export": ["--to", "dyads", "--out", "out.csv"],
    "view": ["--out", "out.html"],
}
# Those that take an actor, with one whose name is misspelt.
ABOUT = {
    "changes": [*SEPTEMBER, "--actor", "North Corea"],
    "contested": ["--actor", "North Corea"],
    "dossier": ["North Corea", "--out", "out.html"],
    "plot": ["dyad", "--actor", "United States", "--actor", "North Corea", "--out", "out.svg"],
    "view": ["--actor", "North Corea", "--out", "out.html"],
}
SERVING = ("serve", "mcp")
NOT_A_SOURCE = {
    "missing": "missing",
    "news.txt": "no store, no saved graph and no file of RDF",
    "events.tsv": "no store, no saved graph and no file of RDF",
    "empty": "empty",
    "broken.ttl": "broken.ttl",
    "damaged": "claims.jsonl",
}


@pytest.fixture
def place(tmp_path, findings, monkeypatch):
    """A folder, the current one, with a store, a saved graph, and things that are neither."""
    monkeypatch.chdir(tmp_path)
    with store.create(tmp_path / "store") as opened:
        opened.add(findings)
    for name in ("graph", "damaged"):
        Graph(findings=findings).save(tmp_path / name)
    (tmp_path / "damaged" / "claims.jsonl").write_text('{"id": "x"}\n')
    (tmp_path / "empty").mkdir()
    (tmp_path / "news.txt").write_text("Russia attacked Ukraine.")
    (tmp_path / "events.tsv").write_text("Event ID\tEvent Date\n1\t2023-09-12\n")
    (tmp_path / "broken.ttl").write_text("<a> <b> .")
    return tmp_path


def refused(result):
    """What a command says that ends with an error, without having written anything."""
    assert result.exit_code == 1, result.output
    assert "Traceback" not in result.output
    assert result.stderr.startswith("geograph: ")
    return result.stderr


@pytest.mark.parametrize("source", NOT_A_SOURCE)
@pytest.mark.parametrize("command", [name for name in READING if name != "view"])  # which draws a text too
def test_what_is_no_graph_is_told_by_its_name(geograph, place, command, source):
    said = refused(geograph(command, source, *READING[command]))
    assert NOT_A_SOURCE[source] in said
    assert not list(place.glob("out.*"))


@pytest.mark.parametrize("source", ["store", "graph"])
@pytest.mark.parametrize("command", ABOUT)
def test_an_unknown_actor_is_answered_with_the_nearest(geograph, place, command, source):
    said = refused(geograph(command, source, *ABOUT[command]))
    assert "North Corea" in said
    assert "did you mean" in said
    assert "north korea" in said.casefold()
    assert not list(place.glob("out.*"))


@pytest.mark.parametrize("command", [*READING, *SERVING])
def test_a_store_that_is_written_to_is_in_use(geograph, place, command):
    with store.open_to_write(place / "store"):
        said = refused(geograph(command, "store", *READING.get(command, [])))
    assert "store is in use" in said
    assert not list(place.glob("out.*"))


@pytest.mark.parametrize("source", ["missing", "news.txt", "graph", "empty"])
@pytest.mark.parametrize("command", SERVING)
def test_only_a_store_is_served(geograph, place, command, source):
    assert f"{source} is no store" in refused(geograph(command, source))


@pytest.mark.parametrize(
    ("command", "complaint"),
    [
        (["changes", "store", "--from", "1999-01-01", "--to", "1999-02-01"], "the claims are of 2023-03-01 to"),
        (
            ["changes", "store", "--from", "2023-03-01", "--to", "2023-03-31", "--actor", "EU"],
            "no claim about EU lies between 2023-03-01 and 2023-03-31; the claims about EU are of 2023-09-13 to",
        ),
        (["changes", "graph", "--from", "2023-03-01", "--to", "2023-03-31", "--actor", "EU"], "no claim about EU lies"),
        (["plot", "store", "network", "--on", "1900-01-01", "--out", "out.png"], "no claim up to 1900-01-01"),
        (["view", "store", "--since", "2023-09-30", "--until", "2023-09-01", "--out", "out.html"], "2023-09-30"),
    ],
)
def test_an_empty_period_is_told_with_what_there_is(geograph, place, command, complaint):
    assert complaint in refused(geograph(*command))


@pytest.mark.parametrize("command", ["measures", "changes", "contested", "plot", "export", "view", "dossier"])
def test_a_store_without_claims_is_no_accident(geograph, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    store.create(tmp_path / "bare").close()
    result = geograph(command, "bare", *READING[command])
    assert result.exit_code in {0, 1}
    assert "Traceback" not in result.output
    assert result.exit_code == 0 or result.stderr.startswith("geograph: ")


@pytest.mark.parametrize("command", ["changes", "contested", "dossier", "plot", "export", "measures"])
def test_what_cannot_be_written_is_told(geograph, place, command):
    words = ["no/such/folder/" + word if word.startswith("out.") else word for word in READING[command]]
    words += [] if "--out" in words else ["--out", "no/such/folder/out.txt"]
    said = refused(geograph(command, "store", *words))
    assert "no/such/folder" in said


@pytest.mark.parametrize(
    ("file", "form", "complaint"),
    [
        ("missing", "gdelt", "cannot read missing"),
        ("news.txt", "gdelt", "line 1 has 1 columns parted by tabs, expected 61"),
        ("news.txt", "polecat", "line 1 lacks the columns"),
        ("broken.ttl", "polecat", "line 1 lacks the columns"),
        ("store", "polecat", "cannot read store"),
        ("news.txt", "polecats", "did you mean 'polecat'"),
    ],
)
def test_what_is_no_table_of_events_is_told(geograph, place, file, form, complaint):
    assert complaint in refused(geograph("import", file, "--from", form, "--out", "imported"))
    assert not (place / "imported").exists()


def test_two_graphs_are_compared_or_nothing_is(geograph, place, findings):
    rdf.write(findings, place / "other.trig")
    assert geograph("changes", "store", "--against", "other.trig").exit_code == 0
    for other in ("missing", "news.txt", "empty", "broken.ttl"):
        assert other in refused(geograph("changes", "store", "--against", other))
    assert json.loads(geograph("contested", "store", "--format", "json").stdout)["sections"]
