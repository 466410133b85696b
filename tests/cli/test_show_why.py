"""`geograph show --why`: what led to each claim, from the articles of a saved graph."""

import json

import pytest
from typer.testing import CliRunner

from geograph import build
from geograph.cli import app

pytestmark = pytest.mark.model

TEXT = "Iran denied on Monday that it had supplied drones to Russia. Ukraine may attack Belarus."


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    folder = tmp_path_factory.mktemp("why") / "graph"
    build(TEXT, published="2023-09-12").save(folder)
    return folder


def shown(*arguments):
    run = CliRunner().invoke(app, ["show", *map(str, arguments)])
    assert run.exit_code == 0, run.output
    return run.output


def test_each_line_is_one_step_towards_a_claim(saved):
    head, *lines = [line.split("\t") for line in shown(saved, "--why").splitlines()]
    assert head == ["claim", "part", "becomes", "shown by", "because"]
    steps = {(part, becomes, words) for _, part, becomes, words, _ in lines}
    assert {("polarity", "denied", "denied"), ("speakers", "IRN", "denied"), ("modality", "possible", "may")} <= steps


def test_as_json_each_claim_has_its_reasons(saved):
    claims = json.loads(shown(saved, "--why", "--json"))
    assert [claim["certainty"] for claim in claims] == ["actual, denied", "possible"]
    first = claims[0]["why"][0]
    assert (first["about"], TEXT[first["start"] : first["end"]]) == ("relation", "supplied")


def test_without_it_no_reasons_are_given(saved):
    assert "why" not in json.loads(shown(saved, "--json"))[0]


def test_a_claim_that_is_not_found_again_says_so(saved, tmp_path):
    mine = tmp_path / "actors.csv"
    mine.write_text("label,kind,id,names\nDrone Works,company,drone-works,Iran\n", encoding="utf-8")
    assert "the claim is not found again" in shown(saved, "--why", "--actors", mine)
