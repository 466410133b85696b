"""What the exports hold, and that other readers take them."""

import csv
import dataclasses
import json
from collections import Counter

import networkx as nx
import pytest

from geograph.errors import InputError
from geograph.model import Findings
from geograph.tables import FORMATS, TABLES, export, take_table
from geograph.tables.columns import GDELT_EVENTS, GDELT_MENTIONS, ICEWS, POLECAT
from geograph.tables.ftm import entities


def tabbed(path, columns=()):
    lines = path.read_text(encoding="utf-8").splitlines()
    names = columns or lines.pop(0).split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


def kinds_of(findings):
    return Counter((claim.modality.value, claim.polarity.value) for claim in findings.claims)


def test_the_columns_are_those_of_the_code_books():
    assert [len(columns) for columns in (POLECAT, GDELT_EVENTS, GDELT_MENTIONS, ICEWS)] == [40, 61, 16, 20]
    assert (GDELT_EVENTS[5], GDELT_EVENTS[15], GDELT_EVENTS[26], GDELT_EVENTS[60]) == (
        *("Actor1Code", "Actor2Code", "EventCode", "SOURCEURL"),
    )
    assert (POLECAT[0], POLECAT[-1], ICEWS[6]) == ("Event ID", "Version", "CAMEO Code")


@pytest.mark.parametrize("form", ["polecat", "icews"])
def test_an_event_table_holds_only_what_is_done(findings, tmp_path, form):
    left_out = export(findings, form, tmp_path / "table")
    rows = tabbed(tmp_path / "table")
    assert tuple(rows[0]) == {"polecat": POLECAT, "icews": ICEWS}[form]
    assert len(rows) + sum(left_out.values()) == len(findings.claims)
    assert left_out["denied or not actual"] == sum(
        number for kind, number in kinds_of(findings).items() if kind != ("actual", "affirmed")
    ) - sum(claim.relation == "relatedTo" for claim in findings.claims)


def test_polecat_has_plover_types_and_modes(findings, tmp_path):
    export(findings, "polecat", tmp_path / "table")
    row = next(row for row in tabbed(tmp_path / "table") if row["Event Mode"] == "heavy-weapons")
    assert (row["Event Type"], row["Quad Code"], row["Event Date"]) == ("ASSAULT", "MATERIAL CONFLICT", "2023-03-01")
    assert (row["Actor Name"], row["Actor Country"], row["Wikipedia Actor ID"]) == ("Russia", "RUS", "Q159")
    assert (row["Recipient Name"], row["Source"]) == ("Ukraine", "Freedonia Post")


def test_gdelt_mentions_point_at_the_words(findings, tmp_path):
    export(findings, "gdelt", tmp_path / "x.export.CSV")
    events = {row["GLOBALEVENTID"]: row for row in tabbed(tmp_path / "x.export.CSV", GDELT_EVENTS)}
    mentions = tabbed(tmp_path / "x.mentions.CSV", GDELT_MENTIONS)
    assert {row["GLOBALEVENTID"] for row in mentions} == events.keys()
    claims = {(claim.evidence.start, round(claim.confidence * 100)) for claim in findings.claims}
    assert {(int(row["ActionCharOffset"]), int(row["Confidence"])) for row in mentions} <= claims
    shelled = next(row for row in events.values() if row["EventCode"] == "194")
    assert [shelled[name] for name in ("Actor1Code", "Actor2CountryCode", "EventBaseCode", "EventRootCode")] == [
        *("RUS", "UKR", "194", "19"),
    ]
    assert [shelled[name] for name in ("QuadClass", "GoldsteinScale", "SQLDATE")] == ["4", "-10.0", "20230301"]


@pytest.mark.parametrize(
    ("day", "fraction"), [("2016-07-01", "2016.4959"), ("2017-06-30", "2017.4932"), ("2007-07-04", "2007.5041")]
)
def test_gdelt_tells_the_part_of_the_year_as_its_own_tables_do(findings, tmp_path, day, fraction):
    shelled = next(claim for claim in findings.claims if claim.relation == "shells")
    moved = dataclasses.replace(shelled, time=dataclasses.replace(shelled.time, edtf=day))
    export(dataclasses.replace(findings, claims=(moved,)), "gdelt", tmp_path / "x.CSV")
    [row] = tabbed(tmp_path / "x.CSV", GDELT_EVENTS)
    assert row["FractionDate"] == fraction


@pytest.mark.parametrize(
    ("relation", "code", "quad"),
    [
        ("protestsAgainst", "141", "3"),
        ("investigates", "090", "2"),
        ("appealsTo", "020", "1"),
        ("yieldsTo", "080", "2"),
    ],
)
def test_gdelt_has_quad_classes_of_its_own(findings, tmp_path, relation, code, quad):
    claim = next(claim for claim in findings.claims if claim.relation == "shells")
    other = dataclasses.replace(claim, relation=relation)
    export(dataclasses.replace(findings, claims=(other,)), "gdelt", tmp_path / "x.CSV")
    [row] = tabbed(tmp_path / "x.CSV", GDELT_EVENTS)
    assert (row["EventCode"], row["QuadClass"]) == (code, quad)


def test_dyads_count_an_event_once_a_day(findings, tmp_path):
    shelled = next(claim for claim in findings.claims if claim.relation == "shells")
    again = dataclasses.replace(shelled, id="another")
    export(dataclasses.replace(findings, claims=(shelled, again)), "dyads", tmp_path / "dyads.csv")
    [row] = csv.DictReader((tmp_path / "dyads.csv").read_text().splitlines())
    assert (row["month"], row["source"], row["target"], row["events"], row["claims"]) == (
        *("2023-03", "RUS", "UKR", "1", "2"),
    )
    assert (row["material_conflict"], row["goldstein_sum"], row["verbal_conflict"]) == ("1", "-10.0", "0")


def test_gexf_has_dates_and_networkx_reads_it(findings, tmp_path):
    export(findings, "gexf", tmp_path / "graph.gexf")
    graph = nx.read_gexf(tmp_path / "graph.gexf")
    edges = {data["claim"]: data for _, _, data in graph.edges(data=True)}
    shelled = next(claim for claim in findings.claims if claim.relation == "shells")
    assert (edges[shelled.id]["start"], edges[shelled.id]["end"]) == ("2023-03-01", "2023-03-31")
    assert edges[shelled.id]["score"] < 0
    assert graph.nodes["USA"]["label"] == "United States"


def test_graphml_has_the_labels_of_yed(findings, tmp_path):
    export(findings, "graphml", tmp_path / "graph.graphml")
    assert "<y:NodeLabel>United States</y:NodeLabel>" in (tmp_path / "graph.graphml").read_text()


def test_entities_have_ids_of_their_own_and_lead_to_each_other(findings):
    found = list(entities(findings))
    ids = {entity["id"] for entity in found}
    assert len(ids) == len(found)
    for entity in found:
        for edge in ("subject", "object", "proof"):
            assert set(entity["properties"].get(edge, ())) <= ids


def test_entities_are_a_line_each(findings, tmp_path):
    export(findings, "ftm", tmp_path / "entities.json")
    lines = (tmp_path / "entities.json").read_text().splitlines()
    assert [json.loads(line) for line in lines] == list(entities(findings))


def test_neo4j_has_headers_and_no_edge_without_its_nodes(findings, tmp_path):
    export(findings, "neo4j", tmp_path / "neo4j")
    actors, claims = (
        list(csv.DictReader((tmp_path / "neo4j" / name).read_text().splitlines()))
        for name in ("actors.csv", "claims.csv")
    )
    nodes = {row["id:ID(Actor)"] for row in actors}
    assert {row[name] for row in claims for name in (":START_ID(Actor)", ":END_ID(Actor)")} <= nodes
    assert {row["labels:string[]"] for row in actors if row["id:ID(Actor)"] == "USA"} == {"U.S.;US"}
    assert all(row[":TYPE"].replace("_", "").isalpha() for row in claims)


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_text_and_nothing_at_all(findings, tmp_path, form):
    evil = '=cmd|"<x>&\t\r\n;\0'
    actors = tuple(dataclasses.replace(actor, label=evil) for actor in findings.actors)
    left_out = export(dataclasses.replace(findings, actors=actors), form, tmp_path / "evil")
    assert not set(left_out.values()) & {0}
    assert export(Findings(), form, tmp_path / "empty") == Counter()
    if form in {"polecat", "icews"}:
        names = {row.get("Actor Name", row.get("Source Name")) for row in tabbed(tmp_path / "evil")}
        assert names == {"'=cmd|\"<x>& ;"}


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_bytes_twice(findings, tmp_path, form):
    for name in ("one", "two"):
        export(findings, form, tmp_path / name)
    first, second = (
        [path.read_bytes() for path in (sorted(place.iterdir()) if place.is_dir() else [place])]
        for place in (tmp_path / "one", tmp_path / "two")
    )
    assert first == second


@pytest.mark.parametrize("form", ["graphml", "gexf", "dyads", "ftm", "neo4j"])
def test_an_actor_that_is_not_there_is_named(findings, tmp_path, form):
    with pytest.raises(InputError, match="names the actor"):
        export(dataclasses.replace(findings, actors=()), form, tmp_path / "out")


@pytest.mark.parametrize("form", TABLES)
def test_what_is_exported_comes_back(findings, tmp_path, form):
    export(findings, form, tmp_path / "table.tsv")
    taken = take_table(tmp_path / "table.tsv", form)
    assert taken.faults == ()
    back = {(claim.relation, claim.sources, claim.targets, claim.time.edtf) for claim in taken.findings.claims}
    assert ("shells", ("RUS",), ("UKR",), "2023-03-01") in back
    texts = {article.id: article.text for article in taken.findings.articles}
    for claim in taken.findings.claims:
        piece = claim.evidence
        assert texts[piece.article][piece.start : piece.end] == piece.quote
