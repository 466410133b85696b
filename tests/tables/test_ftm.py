"""FollowTheMoney entities against the model that followthemoney 4.11.2 has published.

The package itself is not among those that the tests install: it needs PyICU, which has no wheels and would have to be
compiled. `take_followthemoney.py` took the part of its model that our schemata use into followthemoney.json, under the
MIT licence.
"""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geograph.model import Kind
from geograph.tables.ftm import entities
from geograph.vocabulary import known_actors

PUBLISHED = json.loads(Path(__file__).with_name("followthemoney.json").read_text(encoding="utf-8"))


def faults(entity, schema_of):
    """Everything in an entity that the published model does not allow."""
    schema = PUBLISHED["schemata"][entity["schema"]]
    missing = [name for name in schema["required"] if not entity["properties"].get(name)]
    unknown = entity["properties"].keys() - schema["properties"].keys()
    wrong = [
        (name, value)
        for name, values in entity["properties"].items()
        for value in values
        if name not in unknown and not fits(value, *schema["properties"][name], schema_of)
    ]
    return missing, sorted(unknown), wrong


def fits(value, kind, wanted, longest, schema_of):
    if not isinstance(value, str) or not value or len(value) > longest:
        return False
    if kind in PUBLISHED["codes"]:
        return value in PUBLISHED["codes"][kind]
    if kind == "entity":
        return wanted in PUBLISHED["schemata"][schema_of[value]]["is"]
    if kind == "date":
        return bool(date.fromisoformat(value))
    patterns = {"url": r"https?://[^\s/]+(/\S*)?", "identifier": r"\w+"}
    return kind not in patterns or bool(re.fullmatch(patterns[kind], value))


@pytest.fixture
def all_sorts(findings):
    """The findings with an actor of every kind, one of every known country, and texts that look like markup."""
    kinds = [replace(findings.actors[0], id=f"kind-{kind}", kind=kind) for kind in Kind]
    countries = sorted({known.actor.country for known in known_actors().values()})
    lands = [replace(findings.actors[0], id=f"land-{code}", country=code, label="=<b>&\t\0x") for code in countries]
    return replace(findings, actors=(*findings.actors, *kinds, *lands))


def test_every_entity_is_as_the_published_model_wants_it(all_sorts):
    found = list(entities(all_sorts))
    schema_of = {entity["id"]: entity["schema"] for entity in found}
    assert set(schema_of.values()) == set(PUBLISHED["schemata"])
    assert [(entity, told) for entity in found if any(told := faults(entity, schema_of))] == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"country": ["qq"]}, ("country", "qq")),
        ({"country": ["PRK"]}, ("country", "PRK")),
        ({"wikidataId": ["http://www.wikidata.org/entity/Q423"]}, ("wikidataId", "http://www.wikidata.org/entity/Q423")),
    ],
)  # fmt: skip
def test_a_wrong_value_is_noticed(change, fault):
    entity = {"id": "x", "schema": "Person", "properties": {"name": ["X"], **change}}
    assert faults(entity, {}) == ([], [], [fault])
    assert faults({**entity, "properties": {"colour": ["red"]}}, {})[1] == ["colour"]


def test_states_have_the_two_letters_of_the_model(findings):
    states = {entity["id"]: entity["properties"].get("country") for entity in entities(findings)}
    assert (states["actor-PRK"], states["actor-USA"], states["actor-EU"]) == (["kp"], ["us"], None)
