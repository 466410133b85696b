import dataclasses
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geograph.errors import InputError
from geograph.graph import merge
from geograph.model import Actor, Article, Findings, Kind

NAMES = st.sampled_from(["Kim", "Kim Jong Un", "Kim Jong-un"])
ACTORS = st.builds(
    Actor,
    id=st.sampled_from(["kim", "PRK"]),
    label=NAMES,
    kind=st.sampled_from([Kind.PERSON, Kind.STATE]),
    country=st.sampled_from(["", "PRK"]),
    labels=st.lists(NAMES, max_size=2).map(tuple),
)


def test_findings_merged_alone_or_with_themselves_stay_the_same(findings):
    assert merge([findings]) == findings
    assert merge([findings, findings]) == findings
    assert merge([]) == Findings()


def test_articles_keep_the_order_they_were_read_in(findings):
    halves = [Findings(articles=(article,)) for article in reversed(findings.articles)]
    assert merge(halves).articles == tuple(reversed(findings.articles))


def test_claims_and_mentions_follow_their_articles(findings):
    shuffled = dataclasses.replace(findings, claims=findings.claims[::-1], mentions=findings.mentions[::-1])
    assert merge([shuffled]) == findings


def test_actors_with_the_same_id_unite_their_names():
    short = Actor(id="kim", label="Kim", kind=Kind.PERSON, same_as=("http://www.wikidata.org/entity/Q1",))
    long = Actor(id="kim", label="Kim Jong Un", kind=Kind.PERSON, country="PRK", labels=("Marshal Kim",))
    (actor,) = merge([Findings(actors=(short,)), Findings(actors=(long,))]).actors
    assert actor == Actor(
        id="kim", label="Kim Jong Un", kind=Kind.PERSON, country="PRK", labels=("Kim", "Marshal Kim"),
        same_as=("http://www.wikidata.org/entity/Q1",),
    )  # fmt: skip


@given(st.lists(ACTORS, max_size=4))
def test_the_order_of_the_parts_does_not_change_the_actors(actors):
    results = {merge(Findings(actors=(actor,)) for actor in order).actors for order in permutations(actors)}
    assert len(results) == 1


def test_the_surest_of_two_equal_claims_stays(findings):
    claim = findings.claims[0]
    unsure = dataclasses.replace(claim, confidence=0.1)
    assert merge([Findings(claims=(unsure,)), Findings(claims=(claim,))]).claims == (claim,)


def test_two_texts_with_one_id_are_refused():
    parts = [Findings(articles=(Article(id="a", text=text),)) for text in ("One.", "Two.")]
    with pytest.raises(InputError, match="two articles with different texts have the id a"):
        merge(parts)


def test_what_one_copy_of_an_article_knows_completes_the_other():
    bare, full = Article(id="a", text="One."), Article(id="a", text="One.", title="T", outlet="Courier")
    assert merge([Findings(articles=(bare,)), Findings(articles=(full,))]).articles == (full,)
