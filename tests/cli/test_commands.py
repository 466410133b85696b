"""`show`, `query`, `view`, `evaluate` and what all commands have in common."""

import json
import os
import subprocess
import sys

import pytest

from geograph import Graph
from geograph.cli import app
from geograph.cli.output import print_claims, print_table


def in_new_process(*arguments, **environment):
    command = [sys.executable, "-m", "geograph", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})


def test_the_commands_are_these(geograph):
    result = geograph("--help")
    assert result.exit_code == 0
    assert [command.name or command.callback.__name__ for command in app.registered_commands] == [
        "build", "corpus", "show", "actors", "view", "validate",
        "ingest", "remove", "info", "query", "push", "serve", "mcp",
        "export", "measures", "changes", "contested", "dossier", "plot", "import",
    ]  # fmt: skip
    assert [group.typer_instance.info.name for group in app.registered_groups] == ["evaluate"]


@pytest.mark.parametrize("command", ["build", "show", "query", "view", "actors", "evaluate", "evaluate gold"])
def test_every_command_explains_itself(geograph, command):
    result = geograph(*command.split(), "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.stdout


def test_version_is_told(geograph):
    result = geograph("--version")
    assert (result.exit_code, result.stdout) == (0, "geograph 0.1.0\n")


def test_show_prints_every_claim_in_full_into_a_pipe(geograph, folder):
    lines = geograph("show", folder).stdout.splitlines()
    assert lines[0] == "source\trelation\ttarget\tcertainty\twho says so\tdate\twords"
    assert len(lines) == 9
    assert lines[3] == (
        "North Korea\tgives military aid to\tRussia\tactual, denied\tNorth Korea\t\t"
        "North Korea denied that it had supplied shells to Russia."
    )


def test_show_prints_json(geograph, folder):
    rows = json.loads(geograph("show", folder, "--json").stdout)
    assert len(rows) == 8
    assert list(rows[0]) == ["source", "relation", "target", "certainty", "says", "date", "words"]


@pytest.mark.parametrize("width", [80, 140])
def test_a_terminal_gets_a_drawn_table_with_every_word(monkeypatch, capsys, findings, width):
    monkeypatch.setenv("COLUMNS", str(width))
    print_claims(Graph(findings=findings).rows())
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= width
    for row in Graph(findings=findings).rows():
        assert {word for cell in row for word in cell.split()} <= set(shown.split())


def test_what_looks_like_the_markup_of_the_table_is_text(monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    print_table(("one", "words"), [("[bold]x[/]", "[red]y")])
    shown = capsys.readouterr().out
    assert "[bold]x[/]" in shown
    assert "[red]y" in shown


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("table", "name\n-----------\nNorth Korea\n"),
        ("csv", "name\r\nNorth Korea\r\n"),
    ],
)
def test_query_prints_the_answer(geograph, folder, form, expected):
    sparql = "SELECT ?name { actor:USA geo:warns/skos:prefLabel ?name }"
    assert geograph("query", folder, sparql, "--format", form).stdout_bytes.decode() == expected


def test_query_prints_json(geograph, folder):
    answer = json.loads(geograph("query", folder, "ASK { actor:USA geo:warns actor:PRK }", "--format", "json").stdout)
    assert answer["boolean"] is True


def test_a_broken_query_is_told_with_its_place(geograph, folder):
    result = geograph("query", folder, "SELECT ?x WHERE { ?x ")
    assert result.exit_code == 1
    assert result.stderr.startswith("geograph: line 1, column ")


def test_view_tells_the_path_of_the_picture(geograph, folder):
    assert geograph("view", folder).stdout == f"{folder / 'graph.html'}\n"


def test_view_draws_a_picture_that_is_missing(geograph, folder):
    before = (folder / "graph.html").read_bytes()
    (folder / "graph.html").unlink()
    assert geograph("view", folder).exit_code == 0
    assert (folder / "graph.html").read_bytes() == before


@pytest.mark.parametrize("arguments", [["show"], ["view"], ["query", "ASK {}"]])
def test_a_folder_without_a_graph_is_told(geograph, tmp_path, arguments):
    result = geograph(arguments[0], tmp_path, *arguments[1:])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert (
        result.stderr == f"geograph: {tmp_path} holds no saved graph (no report.json); make one with: geograph build\n"
    )


@pytest.mark.model
def test_evaluate_gold_scores_the_article_beside_the_file(geograph, tmp_path):
    (tmp_path / "article.txt").write_text("Russia attacked Ukraine.")
    row = {"id": "war", "source": ["rus"], "target": ["ukr"], "relations": ["attacks"]}
    gold = {
        "article": {"file": "article.txt"},
        "actors": [{"key": "rus", "kind": "state", "code": "RUS"}, {"key": "ukr", "kind": "state", "code": "UKR"}],
        "must": [row],
        "must_not": [{**row, "id": "peace", "relations": ["meets"]}],
    }
    (tmp_path / "gold.json").write_text(json.dumps(gold))
    totals = json.loads(geograph("evaluate", "gold", tmp_path / "gold.json", "--json").stdout)["totals"]
    assert (totals["must"], totals["found"], totals["violated"], totals["actors_found"]) == (1, 1, 0, 2)
    lines = geograph("evaluate", "gold", tmp_path / "gold.json").stdout.splitlines()
    assert "must\twar\tfound\t\t\tRUS attacks UKR (actual)\tRussia attacked Ukraine" in [
        line.rstrip(".") for line in lines
    ]
    assert "must_not\tpeace\tclean\t\t\t\t" in lines


def test_python_m_geograph_is_the_command():
    assert in_new_process("--version").stdout == "geograph 0.1.0\n"


def test_an_error_is_one_message_without_a_trace(tmp_path):
    result = in_new_process("show", tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1


def test_a_closed_pipe_ends_the_command_quietly(folder):
    command = f"{sys.executable} -m geograph show {folder} | true"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert result.stderr == ""


def test_a_terminal_that_lacks_letters_gets_the_rest(folder):
    result = in_new_process("show", folder, PYTHONIOENCODING="ascii")
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.model
def test_two_runs_write_the_same_bytes(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text(
        "Kim Jong Un met Vladimir Putin in Russia on Wednesday. U.S. officials said they may impose sanctions. "
        "South Korea and Japan condemned North Korea, and China urged the United States and Iran to negotiate."
    )
    for seed in ("1", "2"):
        arguments = ["build", article, "--out", tmp_path / seed, "--published", "2023-09-14"]
        formats = ["--formats", "ttl,trig,html,nq,jsonld,rdfxml,graphml"]
        assert in_new_process(*arguments, *formats, PYTHONHASHSEED=seed).returncode == 0
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / seed).iterdir()} for seed in ("1", "2"))
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
