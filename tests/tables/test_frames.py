"""Claims as data frames."""

import importlib

import polars as pl
import pytest

from geograph import Graph
from geograph.errors import ModelMissing
from geograph.model import Findings
from geograph.tables.frames import FRAME_COLUMNS, _package


def test_pandas_has_a_row_a_claim(findings):
    frame = Graph(findings=findings).to_pandas()
    assert tuple(frame.columns) == FRAME_COLUMNS
    assert list(frame["id"]) == [claim.id for claim in findings.claims]
    shelled = frame[frame["relation"] == "shells"].iloc[0]
    assert (shelled["sources"], shelled["goldstein"], str(shelled["earliest"].date())) == (["RUS"], -10.0, "2023-03-01")


def test_polars_has_the_same(findings):
    frame = Graph(findings=findings).to_polars()
    assert tuple(frame.columns) == FRAME_COLUMNS
    shelled = frame.row(by_predicate=pl.col("relation") == "shells", named=True)
    assert (shelled["target_labels"], str(shelled["latest"])) == (["Ukraine"], "2023-03-31")


@pytest.mark.parametrize("way", ["to_pandas", "to_polars"])
def test_a_graph_without_claims_has_the_columns(way):
    frame = getattr(Graph(findings=Findings()), way)()
    assert (tuple(frame.columns), len(frame)) == (FRAME_COLUMNS, 0)


def test_a_missing_package_is_named(monkeypatch):
    def missing(name):
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(ModelMissing, match="pip install pandas"):
        _package("pandas")
