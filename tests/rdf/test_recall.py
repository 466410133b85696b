"""What is read by sweeps is what the whole graph gives."""

import dataclasses

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from geograph import store as stores
from geograph.errors import InputError
from geograph.rdf import from_quads, terms, to_quads
from geograph.rdf.recall import recall


@pytest.fixture
def database(findings):
    store = Store()
    store.extend(to_quads(findings))
    return store


def test_everything_comes_back(database):
    found = recall(database)
    assert found == from_quads(database)
    assert found.mentions


def test_so_it_does_from_a_folder_where_the_vocabulary_lies_beside_it(findings, tmp_path):
    with stores.create(tmp_path / "store") as opened:
        opened.add(findings, text=True)
    with stores.open_to_read(tmp_path / "store") as opened:
        found = recall(opened.database)
        assert found == from_quads(opened.quads())
        assert {article.text for article in found.articles} == {article.text for article in findings.articles}


def test_the_order_of_speakers_comes_back(findings):
    (claim, *_) = findings.claims
    chained = dataclasses.replace(claim, speakers=("usa-officials", "PRK"))
    store = Store()
    store.extend(to_quads(dataclasses.replace(findings, claims=(chained,))))
    assert recall(store).claims == (chained,)


def test_an_actor_may_mean_a_stretch_for_several_reasons(findings):
    (mention, *_) = findings.mentions
    odd = dataclasses.replace(mention, actor="-1-2 %41", how="second")
    again = dataclasses.replace(odd, how="first")
    store = Store()
    store.extend(to_quads(dataclasses.replace(findings, mentions=(mention, odd, again))))
    assert set(recall(store).mentions) == {mention, odd, again}


@pytest.mark.parametrize("part", [terms.MODALITY, terms.EVIDENCE, terms.EXACT])
def test_a_claim_that_lacks_a_part_is_told(database, part):
    for quad in list(database.quads_for_pattern(None, NamedNode(part), None, None)):
        database.remove(quad)
    with pytest.raises(InputError, match=f"claim/.* lacks <{part}>"):
        recall(database)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        (terms.CONFIDENCE, Literal("much")),
        (terms.PRECISION, Literal("about")),
        (terms.MODALITY, NamedNode(f"{terms.GEO}hoped")),
        (terms.EVIDENCE, NamedNode(f"{terms.EVIDENCES}nowhere")),
    ],
)
def test_a_claim_with_a_wrong_part_is_told(database, part, value):
    for quad in list(database.quads_for_pattern(None, NamedNode(part), None, None)):
        database.remove(quad)
        database.add(Quad(quad.subject, quad.predicate, value, quad.graph_name))
    with pytest.raises(InputError, match=r"claim/.*: "):
        recall(database)
