"""Claims read by sweeps are those that the whole graph gives."""

import dataclasses

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from geograph import store as stores
from geograph.errors import InputError
from geograph.rdf import from_quads, terms, to_quads
from geograph.rdf.recall import recall, recall_about


@pytest.fixture
def database(findings):
    store = Store()
    store.extend(to_quads(findings))
    return store


def test_all_claims_come_back(database):
    assert recall(database) == dataclasses.replace(from_quads(database), mentions=())


def test_so_they_do_from_a_folder_where_the_vocabulary_lies_beside_them(findings, tmp_path):
    with stores.create(tmp_path / "store") as opened:
        opened.add(findings)
    with stores.open_to_read(tmp_path / "store") as opened:
        assert recall(opened.database) == dataclasses.replace(from_quads(opened.quads()), mentions=())


def test_the_order_of_speakers_comes_back(findings):
    (claim, *_) = findings.claims
    chained = dataclasses.replace(claim, speakers=("usa-officials", "PRK"))
    store = Store()
    store.extend(to_quads(dataclasses.replace(findings, claims=(chained,))))
    assert recall(store).claims == recall_about(store, "PRK").claims == (chained,)


@pytest.mark.parametrize("actor", ["PRK", "RUS", "usa-officials", "EU", "nobody"])
def test_the_claims_about_an_actor_are_those_it_has_a_part_in(database, actor):
    everything = recall(database)
    wanted = [
        claim for claim in everything.claims if actor in (*claim.sources, *claim.targets, *claim.speakers, claim.place)
    ]
    found = recall_about(database, actor)
    assert list(found.claims) == wanted
    assert {article.id for article in found.articles} == {claim.evidence.article for claim in wanted}
    assert set(found.articles) <= set(everything.articles)


@pytest.mark.parametrize("part", [terms.MODALITY, terms.EVIDENCE, terms.EXACT])
def test_a_claim_that_lacks_a_part_is_told(database, part):
    for quad in list(database.quads_for_pattern(None, NamedNode(part), None, None)):
        database.remove(quad)
    for read in (recall, lambda database: recall_about(database, "PRK")):
        with pytest.raises(InputError, match=f"claim/.* lacks <{part}>"):
            read(database)


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
