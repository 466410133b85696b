import dataclasses
import re
from datetime import date

import pytest
import rdflib
from hypothesis import given
from hypothesis.strategies import text
from pyoxigraph import Literal, Store

from geograph.errors import QueryError
from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind, Polarity, Time
from geograph.query import for_engine, named, named_queries, open_source
from geograph.query.run import bind
from geograph.query.source import VOCABULARY
from geograph.rdf import to_dataset
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


def timed(edtf, published=None):
    """An article that says without more ado that one state warns another, at a time."""
    article = Article.of("One.", published=published)
    claim = Claim.of(
        relation="warns", sources=("USA",), targets=("PRK",), time=Time(edtf=edtf), evidence=Evidence.of(article, 0, 4)
    )
    states = tuple(Actor(id=name, label=name, kind=Kind.STATE) for name in ("PRK", "USA"))
    return Findings(articles=(article,), actors=states, claims=(claim,))


@pytest.mark.parametrize(
    ("edtf", "published", "days"),
    [
        ("2023-09-10/2023-09-12", date(2023, 9, 20), ["2023-09-11"]),
        ("2023-09-12/..", date(2023, 9, 8), ["2023-09-20", "2030-01-01"]),
        ("../2023-09-12", date(2023, 9, 20), ["2023-09-11", "1950-01-01"]),
        ("", date(2023, 9, 20), ["2023-09-20"]),
        ("", None, []),
    ],
)  # fmt: skip
def test_a_claim_is_of_the_days_of_its_time_else_of_the_day_of_its_article(edtf, published, days):
    findings = timed(edtf, published)
    tried = ["1950-01-01", "2023-09-11", "2023-09-20", "2030-01-01"]
    assert [day for day in tried if ask(findings, "neighbourhood", day=day)] == sorted(days)
    assert [day for day in tried if ask(findings, "warnings", since=day, until=day)] == sorted(days)


def test_a_claim_of_an_actor_about_itself_is_told_once():
    findings = timed("2023-09-12")
    claim = dataclasses.replace(findings.claims[0], sources=("PRK",))
    assert len(ask(dataclasses.replace(findings, claims=(claim,)), "neighbourhood")) == 1


HOSTILE = ["PRK> ?p ?o } #", 'PRK" } ; DROP ALL #', "actor:PRK> <urn:x", "PRK\n}", "<b>'\\u0022"]


@pytest.mark.parametrize("text", HOSTILE)
def test_parameters_are_bound_and_never_pasted(more, text):
    with pytest.raises(QueryError, match="no actor '"):
        ask(more, "said-by", actor=text)


@pytest.mark.parametrize("text", HOSTILE)
def test_an_actor_whose_id_looks_like_sparql_is_an_actor(text):
    hostile = claiming(Actor(id=text, label="The Fox", kind=Kind.GROUP))
    assert len(ask(hostile, "said-by", actor=text)) == 1
    query = for_engine(hostile, "said-by", actor=text)
    assert len(list(open_source(hostile).query(query, use_default_graph_as_union=True))) == 1


# A lone surrogate is no character at all, so that no literal can hold it.
@given(text())
def test_whatever_a_text_holds_it_stays_one_term(words):
    query = bind("SELECT ?text WHERE {\n  BIND(?text AS ?same)\n}", {"text": Literal(words)})
    assert [row["text"].value for row in Store().query(query)] == [words]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_name_that_looks_like_sparql_is_a_name(words):
    hostile = claiming(Actor(id="fox", label=words, kind=Kind.GROUP))
    assert [row[0] for row in ask(hostile, "said-by", actor=words)] == ["fox"]


def claiming(*actors):
    """An article in which each of these actors says that it warns the first."""
    article = Article.of("One.")
    claims = tuple(
        Claim.of(
            relation="warns", sources=(actor.id,), targets=(actors[0].id,), speakers=(actor.id,),
            evidence=Evidence.of(article, 0, 4),
        )
        for actor in actors
    )  # fmt: skip
    return Findings(articles=(article,), actors=actors, claims=claims)


@pytest.mark.parametrize(
    "text",
    ["PRK", "actor:PRK", "https://w3id.org/geograph/actor/PRK", "North Korea", "north korea", "DPRK"],
)
def test_an_actor_is_given_by_id_or_by_any_name(more, text):
    assert ask(more, "said-by", actor=text) == ask(more, "said-by", actor="PRK") != []


@pytest.mark.parametrize("text", ["FRA", "France", "france"])
def test_a_known_actor_of_whom_the_graph_says_nothing_gives_no_rows(more, text):
    assert ask(more, "said-by", actor=text) == []


def test_a_label_wins_over_the_other_name_of_another():
    both = claiming(
        Actor(id="fox", label="The Fox", kind=Kind.GROUP),
        Actor(id="den", label="The Den", kind=Kind.PLACE, labels=("The Fox",)),
    )
    assert [row[0] for row in ask(both, "said-by", actor="the fox")] == ["fox"]


def test_a_name_of_several_actors_is_refused_with_their_ids():
    two = claiming(*(Actor(id=name, label="The Fox", kind=Kind.GROUP) for name in ("fox-1", "fox-2")))
    with pytest.raises(
        QueryError, match=r"'the fox' is the name of 2 actors; .*: fox-1 \(The Fox\), fox-2 \(The Fox\)$"
    ):
        ask(two, "said-by", actor="the fox")


def test_a_misspelt_name_is_corrected(more):
    with pytest.raises(QueryError, match=r"no actor 'Noth Korea' here; .*did you mean North Korea\?"):
        ask(more, "said-by", actor="Noth Korea")


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("nothing", {}, "no named query 'nothing'; there are alliances, chains"),
        ("said-by", {}, "has the parameters: actor; given: none"),
        ("chains", {"actor": "PRK"}, "has the parameters: none; given: actor"),
        ("said-by", {"actor": "PRK", "when": "now"}, "has the parameters: actor; given: actor, when"),
        ("said-by", {"limits": "1"}, "has the parameters: actor; given: limits"),
        ("warnings", {"since": "soon", "until": "2023-09-12"}, "since is 'soon', expected a date"),
        ("warnings", {"since": "2023-02-29", "until": "2023-09-12"}, "since is '2023-02-29', expected a date"),
    ],
)
def test_a_wrong_call_is_refused(name, values, message):
    with pytest.raises(QueryError, match=message):
        named(Findings(), name, values)


@pytest.mark.parametrize("name", named_queries())
def test_rdflib_gives_the_same_answers(more, name):
    graph = rdflib.Graph()
    graph += (quad[:3] for quad in to_dataset(more).quads())
    for file in VOCABULARY:
        graph.parse(ontology_file(file), format="turtle")
    chosen = {key: VALUES[key] for key in named_queries()[name].parameters}
    answer = graph.query(for_engine(more, name, chosen))
    assert {tuple(map(canonical, row)) for row in answer} == {
        tuple(map(canonical, row)) for row in named(more, name, **chosen).rows
    }


def canonical(cell):
    """A number without the zeros that engines write or leave out."""
    if cell is None:
        return None
    return f"{float(cell):g}" if re.fullmatch(r"-?\d+(\.\d+)?", str(cell)) else str(cell)
