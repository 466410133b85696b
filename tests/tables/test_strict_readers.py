"""Readers that take nothing but what the formats allow: GEXF 1.2, GraphML with yEd's own parts, and Neo4j's import.

The schema of GEXF is that of gexf.net; the published classes made of it (gexfpy 0.1.1) name the same elements and
attributes. The rules of Neo4j are those of the manual of `neo4j-admin database import`.
"""

import csv
import dataclasses
import re
from collections import defaultdict
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from geograph.model import Findings, Kind
from geograph.tables import export

GEXF = "{http://www.gexf.net/1.2draft}"
GRAPHML, YED = "{http://graphml.graphdrawing.org/xmlns}", "{http://www.yworks.com/xml/graphml}"
LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
TIMES = {"start", "startopen", "end", "endopen"}
# Element: the attributes it must have, those it may have, the elements in it in their order.
GEXF_SCHEMA = {
    "gexf": ({"version"}, {"variant", LOCATION}, ["meta", "graph"]),
    "graph": (set(), {"timeformat", "defaultedgetype", "idtype", "mode", *TIMES}, ["attributes", "nodes", "edges"]),
    "attributes": ({"class"}, {"mode", *TIMES}, ["attribute"]),
    "attribute": ({"id", "title", "type"}, set(), ["default", "options"]),
    "nodes": (set(), {"count"}, ["node"]),
    "edges": (set(), {"count"}, ["edge"]),
    "node": ({"id"}, {"label", "pid", *TIMES}, ["attvalues", "spells"]),
    "edge": ({"id", "source", "target"}, {"label", "type", "weight", *TIMES}, ["attvalues", "spells"]),
    "attvalues": (set(), set(), ["attvalue"]),
    "attvalue": ({"for", "value"}, TIMES, []),
}
GRAPHML_SCHEMA = {
    "graphml": (set(), {LOCATION}, ["key", "graph"]),
    "key": ({"id", "for"}, {"attr.name", "attr.type", "yfiles.type"}, []),
    "graph": ({"edgedefault"}, {"id"}, ["node", "edge"]),
    "node": ({"id"}, set(), ["data"]),
    "edge": ({"source", "target"}, {"id", "directed"}, ["data"]),
    "data": ({"key"}, set(), None),
}
PARSE = {
    "string": str, "long": int, "integer": int, "int": int, "double": float, "float": float,
    "boolean": {"true": True, "false": False}.__getitem__, "date": date.fromisoformat,
}  # fmt: skip
NAME_TOKEN = re.compile(r"[\w.:-]+")
NEO4J_HEADER = re.compile(r"(?P<name>\w*)(?::(?P<type>[A-Za-z_]+)(?P<many>\[\])?(?:\((?P<space>\w+)\))?)?")


@pytest.fixture(params=["findings", "hostile", "nothing"])
def told(request, findings):
    """Ordinary findings, ones whose every text looks like markup, and none at all."""
    evil = '=cmd|"<x>&\t\r\n;,\0\x1b\ud800]]>'
    actors = tuple(dataclasses.replace(actor, label=evil, labels=(evil, "a;b")) for actor in findings.actors)
    articles = tuple(dataclasses.replace(article, title=evil, outlet=evil) for article in findings.articles)
    every = tuple(dataclasses.replace(actors[0], id=f"kind-{kind}", kind=kind) for kind in Kind)
    hostile = dataclasses.replace(findings, actors=(*actors, *every), articles=articles)
    return {"findings": findings, "hostile": hostile, "nothing": Findings()}[request.param]


def check_structure(element, space, schema):
    """That an element and all in it have what the schema says, in its order."""
    required, allowed, children = schema[element.tag.removeprefix(space)]
    assert required <= set(element.attrib) <= required | allowed, element.tag
    if children is None:
        return
    order = [children.index(child.tag.removeprefix(space)) for child in element]
    assert order == sorted(order), element.tag
    assert not (element.text or "").strip()
    for child in element:
        check_structure(child, space, schema)


def check_graph(graph, space):
    """That no id is given twice and no edge leads nowhere; gives the nodes and the edges."""
    nodes, edges = list(graph.iter(f"{space}node")), list(graph.iter(f"{space}edge"))
    for found in (nodes, edges):
        ids = [element.get("id") for element in found]
        assert len(set(ids)) == len(ids)
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= {node.get("id") for node in nodes}
    return nodes, edges


def test_gexf_is_what_its_schema_says(told, tmp_path):
    export(told, "gexf", tmp_path / "graph.gexf")
    root = ET.parse(tmp_path / "graph.gexf").getroot()
    check_structure(root, GEXF, GEXF_SCHEMA)
    graph = root.find(f"{GEXF}graph")
    assert (root.get("version"), graph.get("mode"), graph.get("timeformat")) == ("1.2", "dynamic", "date")
    _, edges = check_graph(graph, GEXF)
    assert len(edges) == sum(len(claim.sources) * len(claim.targets) for claim in told.claims)
    for edge in edges:
        days = [date.fromisoformat(edge.get(name)) for name in ("start", "end") if name in edge.attrib]
        assert days == sorted(days)
        assert float(edge.get("weight")) == 1


def test_the_values_of_gexf_have_their_declared_types(told, tmp_path):
    export(told, "gexf", tmp_path / "graph.gexf")
    graph = ET.parse(tmp_path / "graph.gexf").getroot().find(f"{GEXF}graph")
    for declared in graph.findall(f"{GEXF}attributes"):
        types = {each.get("id"): PARSE[each.get("type")] for each in declared}
        for value in graph.findall(f".//{GEXF}{declared.get('class')}//{GEXF}attvalue"):
            types[value.get("for")](value.get("value"))


def test_graphml_is_what_its_schema_says(told, tmp_path):
    export(told, "graphml", tmp_path / "graph.graphml")
    root = ET.parse(tmp_path / "graph.graphml").getroot()
    check_structure(root, GRAPHML, GRAPHML_SCHEMA)
    check_graph(root, GRAPHML)
    tokens = [
        value for part in root.iter() for name, value in part.items() if name in {"id", "key", "source", "target"}
    ]
    assert [token for token in tokens if not NAME_TOKEN.fullmatch(token)] == []


def test_the_values_of_graphml_have_their_declared_types(told, tmp_path):
    export(told, "graphml", tmp_path / "graph.graphml")
    root = ET.parse(tmp_path / "graph.graphml").getroot()
    keys = {key.get("id"): key for key in root.iter(f"{GRAPHML}key")}
    for what in ("node", "edge"):
        for data in root.iterfind(f".//{GRAPHML}{what}/{GRAPHML}data"):
            key = keys[data.get("key")]
            assert key.get("for") == what
            if key.get("attr.type"):
                assert len(data) == 0
                PARSE[key.get("attr.type")](data.text or "")


def test_yed_finds_a_shape_and_a_label_for_each_node_and_edge(told, tmp_path):
    export(told, "graphml", tmp_path / "graph.graphml")
    root = ET.parse(tmp_path / "graph.graphml").getroot()
    for what, shape, label in (("node", "ShapeNode", "NodeLabel"), ("edge", "PolyLineEdge", "EdgeLabel")):
        [key] = [key for key in root.iter(f"{GRAPHML}key") if key.get("yfiles.type") == f"{what}graphics"]
        elements = list(root.iter(f"{GRAPHML}{what}"))
        drawn = root.findall(f".//{GRAPHML}data[@key='{key.get('id')}']/{YED}{shape}/{YED}{label}")
        assert len(drawn) == len(elements)
        assert all(one.text for one in drawn)


class Neo4jImport:
    """The files of an import, read by the rules of their headers."""

    def __init__(self, folder):
        self.ids = defaultdict(set)
        self.labels = set()
        for name in ("actors.csv", "articles.csv"):
            self.nodes(folder / name)
        self.relationships = list(self.rows(folder / "claims.csv"))

    def rows(self, path):
        text = path.read_text(encoding="utf-8")
        assert "\0" not in text
        header, *lines = csv.reader(text.splitlines(keepends=True), strict=True)
        fields = [NEO4J_HEADER.fullmatch(name) for name in header]
        assert all(fields), header
        names = [field["name"] for field in fields if field["name"]]
        assert len(set(names)) == len(names)
        for cells in lines:
            yield [(field, self.value(field, cell)) for field, cell in zip(fields, cells, strict=True)]

    def value(self, field, cell):
        kind = field["type"] or "string"
        if kind in {"ID", "START_ID", "END_ID", "TYPE"}:
            assert cell
            return cell
        if kind == "LABEL" or field["many"]:
            return [PARSE["string"](part) for part in cell.split(";")] if cell else []
        return PARSE[kind](cell) if cell else None

    def nodes(self, path):
        for row in self.rows(path):
            [(field, name)] = [(field, value) for field, value in row if field["type"] == "ID"]
            assert name not in self.ids[field["space"]]
            self.ids[field["space"]].add(name)
            self.labels.update(*(value for field, value in row if field["type"] == "LABEL"))


def test_neo4j_would_import_every_row(told, tmp_path):
    export(told, "neo4j", tmp_path / "neo4j")
    taken = Neo4jImport(tmp_path / "neo4j")
    assert taken.ids["Actor"] == {actor.id for actor in told.actors}
    assert taken.ids["Article"] == {article.id for article in told.articles}
    assert all(re.fullmatch(r"[A-Z]\w*", label) for label in taken.labels)
    for row in taken.relationships:
        ends = {
            field["type"]: (field["space"], value) for field, value in row if field["type"] in {"START_ID", "END_ID"}
        }
        assert ends.keys() == {"START_ID", "END_ID"}
        assert all(value in taken.ids[space] for space, value in ends.values())
        [kind] = [value for field, value in row if field["type"] == "TYPE"]
        assert re.fullmatch(r"[A-Z_]+", kind)
        articles = [value for field, value in row if field["name"] == "article"]
        assert set(articles) <= taken.ids["Article"]


def test_lists_of_neo4j_keep_their_length(findings, tmp_path):
    actors = tuple(dataclasses.replace(actor, labels=("one; two", "three")) for actor in findings.actors)
    export(dataclasses.replace(findings, actors=actors), "neo4j", tmp_path / "neo4j")
    reader = Neo4jImport(tmp_path / "neo4j")
    for row in reader.rows(tmp_path / "neo4j" / "actors.csv"):
        assert {field["name"]: value for field, value in row}["labels"] == ["one, two", "three"]
