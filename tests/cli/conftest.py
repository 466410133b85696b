"""The command line in this process, where the language model is loaded once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from geograph import Graph
from geograph.cli import app


@pytest.fixture
def geograph() -> Callable:
    def run(*arguments: object, stdin: str | bytes = ""):
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)

    return run


@pytest.fixture
def folder(findings, tmp_path) -> Path:
    """A folder with a saved graph."""
    Graph(findings=findings).save(tmp_path / "graph")
    return tmp_path / "graph"
