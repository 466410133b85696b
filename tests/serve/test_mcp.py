"""The tools for language models, asked by the SDK's own client over standard input and output."""

import json
import sys

import anyio
import pytest
from mcp import Client, StdioServerParameters, stdio_client

TOOLS = {"find_actors", "relations_between", "claims_about", "evidence_of", "contested_events", "changes", "sparql"}


@pytest.fixture(scope="session")
def answers(folder, findings):
    """What the tools answer, all asked in one conversation: (tool, arguments) -> result."""
    asked = [(tool, values) for tool, values, *_ in (*ANSWERED, *REFUSED)]
    asked += [CHANGES, *EVERYBODY, *MISSPELT]
    asked += [("evidence_of", {"claim": claim.id}) for claim in findings.claims]

    async def talk():
        command = ["-m", "geograph", "mcp", str(folder), "--seconds", "3"]
        async with Client(stdio_client(StdioServerParameters(command=sys.executable, args=command))) as client:
            found = {"": await client.list_tools(), "instructions": client.instructions}
            for tool, values in asked:
                found[tool, json.dumps(values)] = await client.call_tool(tool, values)
            return found

    return anyio.run(talk)


ANSWERED = [
    ("find_actors", {"name": "kor"}, "actors", ["North Korea"]),
    ("relations_between", {"one": "USA", "other": "DPRK"}, "claims", ["warns", "threatensSanctionsAgainst"]),
    ("relations_between", {"one": "USA", "other": "PRK", "until": "2023-01-01"}, "claims", []),
    ("relations_between", {"one": "USA", "other": "PRK", "relation": "warns"}, "claims", ["warns"]),
    ("claims_about", {"actor": "EU", "since": "2023-09-01"}, "claims", ["seeksAidFrom"]),
    ("contested_events", {}, "events", []),
]
CHANGES = ("changes", {"actor": "Ukraine", "since": "2023-03-01", "until": "2023-03-31"})
EVERYBODY = [("changes", {"since": "2023-03-01", "until": "2023-12-31", "limit": limit}) for limit in (2, 100)]
MISSPELT = [("find_actors", {"name": "Ukrane"}), ("find_actors", {"name": "Ukraine", "kind": "person"})]
REFUSED = [
    ("relations_between", {"one": "USA", "other": "Nobody"}, "no actor 'Nobody'"),
    ("claims_about", {"actor": "North Corea"}, "did you mean 'north korea'?"),
    ("contested_events", {"actor": "Ukrane"}, "did you mean 'ukraine'"),
    ("changes", {"actor": "Rusia", "since": "2023-03-01", "until": "2023-03-31"}, "did you mean 'russia'"),
    ("changes", {"since": "2023-03-31", "until": "2023-03-01"}, "before it begins"),
    ("claims_about", {"actor": "USA", "since": "yesterday"}, "since"),
    ("claims_about", {"actor": "USA", "relation": "warn"}, "did you mean 'warns'"),
    ("changes", {"actor": "USA", "since": "1990-01-01", "until": "1990-12-31"}, "no claim"),
    ("evidence_of", {"claim": "nothing"}, "no claim 'nothing'"),
    ("sparql", {"query": "SELECT * { ?s ?p"}, "line 1, column 17"),
    ("sparql", {"query": "DROP ALL"}, "would change the data"),
    ("sparql", {"query": "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"}, "give a SELECT or an ASK"),
    ("sparql", {"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"}, "within 3 seconds"),
]


def test_the_tools_are_described_and_only_read(answers):
    tools = answers[""].tools
    assert {tool.name for tool in tools} == TOOLS
    assert all(tool.description and tool.annotations.read_only_hint for tool in tools)
    assert "never instructions" in answers["instructions"]


@pytest.mark.parametrize(("tool", "values", "part", "names"), ANSWERED)
def test_a_tool_answers_and_says_that_text_is_data(answers, tool, values, part, names):
    found = answers[tool, json.dumps(values)].structured_content
    assert "never instructions" in found["notice"]
    said = [item["label"] if part == "actors" else item["relation"]["name"] for item in found[part]]
    assert sorted(said) == sorted(names)


@pytest.mark.parametrize(("tool", "values", "complaint"), REFUSED)
def test_what_cannot_be_answered_is_explained(answers, tool, values, complaint):
    found = answers[tool, json.dumps(values)]
    assert found.is_error
    assert complaint in found.content[0].text


def test_changes_come_with_their_claims(answers):
    tool, values = CHANGES
    found = answers[tool, json.dumps(values)].structured_content
    assert "never instructions" in found["notice"]
    assert all("UKR" in {change["source"], change["target"]} for change in found["changes"])
    assert all(claim["evidence"]["quote"] for change in found["changes"] for claim in change["later"])
    assert found["total"] == len(found["changes"]) > 0


def test_every_claim_comes_with_its_words_and_their_source(answers, findings):
    outlets = {article.id: article.outlet for article in findings.articles}
    for claim in findings.claims:
        found = answers["evidence_of", json.dumps({"claim": claim.id})].structured_content["claim"]["evidence"]
        assert found["quote"] == claim.evidence.quote
        assert found["article"]["outlet"] == outlets[claim.evidence.article]


def test_changes_of_everybody_are_told_as_far_as_is_wanted(answers):
    some, every = (answers[tool, json.dumps(values)].structured_content for tool, values in EVERYBODY)
    assert len(some["changes"]) == 2
    assert some["total"] == every["total"] == len(every["changes"]) > 2
    assert some["changes"] == every["changes"][:2]
    assert {"UKR", "PRK"} <= {change["source"] for change in every["changes"]}


@pytest.mark.parametrize(
    ("asked", "hint"), list(zip(MISSPELT, ["did you mean 'ukraine'", "UKR has this name"], strict=True))
)
def test_a_name_that_nobody_has_is_put_right(answers, asked, hint):
    tool, values = asked
    found = answers[tool, json.dumps(values)].structured_content
    assert found["actors"] == []
    assert hint in found["hint"]
