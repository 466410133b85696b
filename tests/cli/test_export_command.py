"""`export` and `import`."""

import json

import pytest

from geograph import rdf, store
from geograph.tables import FORMATS


@pytest.mark.parametrize("form", FORMATS)
def test_a_saved_graph_is_exported(geograph, folder, tmp_path, form):
    result = geograph("export", folder, "--to", form, "--out", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (0, f"{tmp_path / 'out'}\n")
    assert (tmp_path / "out").exists()


def test_store_and_file_give_the_same_table(geograph, findings, tmp_path):
    with store.create(tmp_path / "store") as opened:
        opened.add(findings)
    rdf.write(findings, tmp_path / "graph.trig")
    for source in ("store", "graph.trig"):
        assert (
            geograph("export", tmp_path / source, "--to", "dyads", "--out", tmp_path / f"{source}.csv").exit_code == 0
        )
    assert (tmp_path / "store.csv").read_bytes() == (tmp_path / "graph.trig.csv").read_bytes()


def test_what_is_left_out_is_told(geograph, folder, tmp_path):
    result = geograph("export", folder, "--to", "gdelt", "--out", tmp_path / "out")
    assert "(denied or not actual)" in result.stderr


def test_an_unknown_format_is_refused_before_anything_is_read(geograph, tmp_path):
    result = geograph("export", tmp_path / "missing", "--to", "gephi", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "no format 'gephi'" in result.stderr
    assert "did you mean 'gexf'" in geograph("export", "missing", "--to", "gef", "--out", tmp_path / "out").stderr


def test_a_file_of_another_kind_is_refused(geograph, tmp_path):
    (tmp_path / "news.txt").write_text("Russia attacked Ukraine.")
    result = geograph("export", tmp_path / "news.txt", "--to", "dyads", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "no file of RDF" in result.stderr


def test_a_table_comes_back_as_a_graph(geograph, folder, tmp_path):
    geograph("export", folder, "--to", "polecat", "--out", tmp_path / "table.tsv")
    with (tmp_path / "table.tsv").open("a") as file:
        file.write("broken\n")
    result = geograph("import", tmp_path / "table.tsv", "--from", "polecat", "--out", tmp_path / "graph")
    assert result.exit_code == 1
    assert "cells, expected 40" in result.stderr
    assert len(json.loads((tmp_path / "graph" / "report.json").read_text())["failed"]) == 1
    assert geograph("show", tmp_path / "graph").exit_code == 0
