"""Every command that takes a store, a saved folder or a file of RDF tells them apart in the same way."""

import pytest

from geograph import Graph

COMMANDS = (
    ["measures", "PLACE"],
    ["view", "PLACE", "--out", "OUT"],
    ["export", "PLACE", "--to", "dyads", "--out", "OUT"],
)


@pytest.fixture(params=COMMANDS, ids=lambda command: command[0])
def ask(request, geograph, tmp_path):
    return lambda place: geograph(
        *({"PLACE": place, "OUT": tmp_path / "out.html"}.get(word, word) for word in request.param)
    )


def test_a_saved_folder_may_be_named_like_a_file(ask, findings, tmp_path):
    Graph(findings=findings).save(tmp_path / "graph.ttl")
    result = ask(tmp_path / "graph.ttl")
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize(
    ("name", "complaint"),
    [("none.ttl", "cannot read none.ttl: No such file"), ("none", "none"), ("empty", "empty"), ("damaged", "damaged")],
)
def test_a_place_without_a_graph_is_named(ask, tmp_path, monkeypatch, name, complaint):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "store.json").write_text("{")
    result = ask(name)
    assert result.exit_code == 1
    assert complaint in result.stderr
    assert "Traceback" not in result.output
