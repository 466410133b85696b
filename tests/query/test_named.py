import dataclasses
import re

import pytest
import rdflib

from geograph.errors import QueryError
from geograph.model import Article, Claim, Evidence, Findings, Polarity
from geograph.query import named, named_queries
from geograph.query.source import VOCABULARY
from geograph.rdf import PREFIXES, to_dataset
from geograph.vocabulary import ontology_file

VALUES = {
    "actor": "PRK", "day": "2023-09-12", "since": "2023-09-01", "until": "2023-09-30", "source": "USA", "target": "PRK",
}  # fmt: skip

PERIOD = ("2023-09-01", "2023-09-30")
COURIER = "The Example Courier"
FIRST = "12f304d9664d6887"
WARNING = "The United States warned North Korea on Tuesday."
THREAT = '"We may impose sanctions,"'
DENIAL = "North Korea denied that it had supplied shells to Russia."


def short(result):
    return [tuple(re.sub(r".*[/#]", "", cell or "") for cell in row) for row in result.rows]


def ask(findings, name, **values):
    chosen = {key: values.get(key, VALUES[key]) for key in named_queries()[name].parameters}
    return short(named(findings, name, **chosen))


@pytest.fixture(scope="module")
def more(findings):
    """The findings with an alliance, aid, a war and a denial that contradicts."""
    article = Article.of("One. Two. Three. Four.", url="https://example.org/third", outlet="Third")
    said = (
        ("alliedWith", "USA", "EU", {}),
        ("givesMilitaryAidTo", "USA", "UKR", {}),
        ("atWarWith", "RUS", "UKR", {}),
        ("shells", "RUS", "UKR", {"polarity": Polarity.DENIED, "speakers": ("RUS",)}),
    )
    claims = tuple(
        Claim.of(relation=name, sources=(source,), targets=(target,), evidence=Evidence.of(article, 0, 4), **rest)
        for name, source, target, rest in said
    )
    return dataclasses.replace(findings, articles=(*findings.articles, article), claims=(*findings.claims, *claims))


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("alliances", {"actor": "EU"}, ("EU", "alliedWith", "USA")),
        ("chains", {}, ("USA", "givesMilitaryAidTo", "UKR", "atWarWith", "RUS")),
        ("contradictions", {}, ("RUS", "shells", "UKR", "Russia shelled Ukraine in March 2023.", "One.")),
        ("dyads", {}, ("RUS", "UKR", "-10", "1")),
        ("evidence", {}, ("USA", "PRK", "warns", "actual", "affirmed", WARNING, "0", "48", FIRST, COURIER)),
        ("neighbourhood", {}, ("PRK", "2023-09-12", "USA", "warns", "PRK", "actual", "affirmed", WARNING)),
        ("one-outlet", {}, ("RUS", "atWarWith", "UKR", "Third", "1")),
        ("said-by", {}, ("PRK", "2023-09-12", "givesMilitaryAidTo", "PRK", "RUS", "actual", "denied", DENIAL)),
        ("sanctions-threats", {}, ("USA", "PRK", "possible", "affirmed", "usa-officials", "2023-09-12", THREAT)),
        ("warnings", {}, (*PERIOD, "2023-09-12", "USA", "warns", "PRK", "actual", "affirmed", WARNING)),
    ],
)  # fmt: skip
def test_each_named_query_answers_its_question(more, name, values, expected):
    assert expected in ask(more, name, **values)


def test_every_named_query_is_tried_above():
    assert len(named_queries()) == 10


def test_every_named_query_says_what_it_answers():
    assert all(
        re.fullmatch(r"[A-Z].*\?", query.answers) or query.answers.endswith("?") for query in named_queries().values()
    )


def test_what_two_outlets_say_is_not_said_by_one(more):
    assert not any(row[:3] == ("RUS", "shells", "UKR") for row in ask(more, "one-outlet"))


def test_a_period_leaves_out_what_lies_outside(more):
    assert ask(more, "warnings", since="2023-10-01", until="2023-10-31") == []


def test_parameters_are_bound_and_never_pasted(more):
    assert ask(more, "said-by", actor="PRK> ?p ?o } #") == []


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("nothing", {}, "no named query 'nothing'; there are alliances, chains"),
        ("said-by", {}, "has the parameters: actor; given: none"),
        ("chains", {"actor": "PRK"}, "has the parameters: none; given: actor"),
        ("warnings", {"since": "soon", "until": "2023-09-12"}, "since is 'soon', expected a date"),
    ],
)
def test_a_wrong_call_is_refused(name, values, message):
    with pytest.raises(QueryError, match=message):
        named(Findings(), name, **values)


@pytest.mark.parametrize("name", named_queries())
def test_rdflib_gives_the_same_answers(more, name):
    graph = rdflib.Graph()
    graph += (quad[:3] for quad in to_dataset(more).quads())
    for file in VOCABULARY:
        graph.parse(ontology_file(file), format="turtle")
    chosen = {key: VALUES[key] for key in named_queries()[name].parameters}
    bound = {key: term(key, value) for key, value in chosen.items()}
    answer = graph.query(named_queries()[name].sparql, initNs=PREFIXES, initBindings=bound)
    assert {tuple(map(canonical, row)) for row in answer} == {
        tuple(map(canonical, row)) for row in named(more, name, **chosen).rows
    }


def canonical(cell):
    """A number without the zeros that engines write or leave out."""
    if cell is None:
        return None
    return f"{float(cell):g}" if re.fullmatch(r"-?\d+(\.\d+)?", str(cell)) else str(cell)


def term(name, text):
    is_date = kind_of(name) == "date"
    return rdflib.Literal(text, datatype=rdflib.XSD.date) if is_date else rdflib.URIRef(PREFIXES["actor"] + text)


def kind_of(parameter):
    return next(query.parameters[parameter] for query in named_queries().values() if parameter in query.parameters)
