import json

import pytest

pytestmark = pytest.mark.model

SENTENCE = "Russia attacked Ukraine."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    return path


def records(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_it_writes_the_graph_and_says_where(geograph, article, tmp_path):
    result = geograph("build", article, "--out", tmp_path / "out")
    names = ["claims.jsonl", "actors.jsonl", "articles.jsonl", "graph.ttl", "graph.trig", "graph.html", "report.json"]
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        *(str(tmp_path / "out" / name) for name in names),
        "Graph: 1 article, 2 actors, 1 claim",
    ]
    assert result.stderr == ""
    assert [claim["relation"] for claim in records(tmp_path / "out" / "claims.jsonl")] == ["attacks"]


def test_details_go_to_the_article(geograph, article, tmp_path):
    details = ["--published", "2023-09-12", "--outlet", "Courier", "--url", "https://example.org/a", "--title", "War"]
    assert geograph("build", article, "--out", tmp_path / "out", *details).exit_code == 0
    (found,) = records(tmp_path / "out" / "articles.jsonl")
    assert (found["published"], found["outlet"], found["url"], found["title"]) == tuple(details[1::2])


def test_formats_are_chosen_by_name(geograph, article, tmp_path):
    assert geograph("build", article, "--out", tmp_path / "out", "--formats", "nq, jsonld").exit_code == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"claims.jsonl", "actors.jsonl", "articles.jsonl", "report.json", "graph.nq", "graph.jsonld"}


def test_wider_relations_are_written_when_asked_for(geograph, article, tmp_path):
    for name, options in (("plain", []), ("wider", ["--infer", "rdfs"])):
        assert geograph("build", article, "--out", tmp_path / name, "--formats", "ttl", *options).exit_code == 0
    found = ["geo:assault actor:UKR" in (tmp_path / name / "graph.ttl").read_text() for name in ("plain", "wider")]
    assert found == [False, True]


def test_a_dash_reads_standard_input(geograph, tmp_path):
    assert geograph("build", "-", "--out", tmp_path / "out", stdin=SENTENCE).exit_code == 0
    assert [found["text"] for found in records(tmp_path / "out" / "articles.jsonl")] == [SENTENCE]


def test_a_folder_is_read_with_all_its_files(geograph, article, tmp_path):
    article.with_name("second.jsonl").write_text('{"text": "France met Germany."}\n')
    assert geograph("build", tmp_path, "--out", tmp_path / "out").exit_code == 0
    assert len(records(tmp_path / "out" / "articles.jsonl")) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument 'PATH...'"),
        (["a.txt"], "Missing option '--out'"),
        (["a.txt", "--out", "x", "--published", "2023-02-30"], '"2023-02-30" is not a date; expected YYYY-MM-DD'),
        (["a.txt", "--out", "x", "--formats", "n3"], "no format 'n3'; choose from ttl, trig, html"),
        (["a.txt", "--out", __file__], "is a file"),
    ],
)
def test_wrong_use_is_told_and_exits_with_2(geograph, tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    result = geograph("build", *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())
    assert not list(tmp_path.iterdir())
