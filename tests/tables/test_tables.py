import csv
import dataclasses

import networkx as nx
import pytest

from geograph.errors import StoreError
from geograph.model import Actor, Findings, Kind
from geograph.tables import CLAIM_COLUMNS, write_claims, write_graphml


def test_graphml_holds_every_claim_with_its_attributes(findings, tmp_path):
    write_graphml(findings, tmp_path / "graph.graphml")
    graph = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert {data["claim"] for _, _, data in graph.edges(data=True)} == {claim.id for claim in findings.claims}
    edge = next(data for _, _, data in graph.edges(data=True) if data["relation"] == "threatensSanctionsAgainst")
    assert (edge["speakers"], edge["modality"], edge["confidence"]) == ("usa-officials", "possible", 0.6)
    assert graph.nodes["USA"]["labels"] == "U.S.|US"


def test_graphml_survives_what_xml_cannot_hold(tmp_path):
    actor = Actor(id="a\0", label='<b> & "c"\x1b\ud800', kind=Kind.STATE)
    write_graphml(Findings(actors=(actor,)), tmp_path / "graph.graphml")
    graph = nx.read_graphml(tmp_path / "graph.graphml")
    assert dict(graph.nodes(data="label")) == {"a\ufffd": '<b> & "c"\ufffd\ufffd'}


def test_the_csv_has_a_line_a_claim(findings, tmp_path):
    write_claims(findings, tmp_path / "claims.csv")
    with (tmp_path / "claims.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == CLAIM_COLUMNS
    assert [row["id"] for row in rows] == [claim.id for claim in findings.claims]
    assert (rows[1]["plover"], rows[1]["speakers"]) == ("THREATEN", "usa-officials")


def test_a_spreadsheet_takes_no_cell_for_a_formula(findings, tmp_path):
    claim = findings.claims[0]
    evil = dataclasses.replace(claim, evidence=dataclasses.replace(claim.evidence, start=0, end=4, quote="=1+1"))
    write_claims(Findings(claims=(evil,)), tmp_path / "claims.csv")
    assert (tmp_path / "claims.csv").read_text().endswith(",'=1+1\n")


@pytest.mark.parametrize("write", [write_graphml, write_claims])
def test_the_same_bytes_and_nothing_half_written(write, findings, tmp_path):
    write(findings, tmp_path / "one")
    write(findings, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    with pytest.raises(StoreError, match="cannot write"):
        write(findings, tmp_path / "missing" / "file")
    assert {path.name for path in tmp_path.iterdir()} == {"one", "two"}
