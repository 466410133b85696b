"""The catalogue says what the store says, and is made anew when the store has changed."""

import dataclasses

import pytest

from geograph import store
from geograph.errors import InputError, StoreError
from geograph.model import Findings
from geograph.serve.catalogue import Catalogue, Wanted
from geograph.serve.make import FILE, make_catalogue
from geograph.serve.records import claim_of, findings_of
from geograph.serve.take import take


@pytest.fixture
def written(findings, tmp_path):
    with store.create(tmp_path / "store") as opened:
        opened.add(findings)
    return tmp_path / "store"


def test_what_is_taken_from_a_store_is_what_was_put_in(written, findings):
    with store.open_to_read(written) as opened:
        taken = take(opened)
    assert set(taken.claims) == set(findings.claims)
    assert {actor.id: actor for actor in taken.actors} == {actor.id: actor for actor in findings.actors}
    assert {article.id: article for article in taken.articles} == {
        article.id: dataclasses.replace(article, text="") for article in findings.articles
    }


def test_several_actors_keep_their_order(findings, tmp_path):
    claim = dataclasses.replace(findings.claims[0], sources=("USA", "EU"), speakers=("UKR", "EU", "PRK"))
    with store.create(tmp_path / "store") as opened:
        opened.add(dataclasses.replace(findings, claims=(claim,)))
    catalogue = Catalogue(tmp_path / "store")
    (document,) = catalogue.claims(Wanted(actor="EU"), limit=10, offset=0).items
    assert claim_of(document) == claim


def test_documents_become_the_records_they_were_made_of(written, findings):
    catalogue = Catalogue(written)
    found = findings_of(catalogue, catalogue.claims(Wanted(), limit=100, offset=0).items)
    assert set(found.claims) == set(findings.claims)
    assert {actor.id for actor in found.actors} == {actor.id for actor in findings.actors}


def test_it_is_kept_until_the_store_changes(written, findings):
    place = make_catalogue(written)
    before = place.stat().st_mtime_ns
    assert place == written / FILE
    assert make_catalogue(written).stat().st_mtime_ns == before
    with store.open_to_write(written) as opened:
        opened.remove(findings.articles[0].id)
    assert Catalogue(written).numbers()["articles"] == 1


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_one_is_made_anew(written, findings, damage):
    (written / FILE).write_bytes(damage)
    assert Catalogue(written).numbers()["claims"] == len(findings.claims)


def test_where_the_store_cannot_be_written_it_is_kept_with_the_user(written, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (written / FILE).mkdir()  # in the way even for those who may write everywhere
    assert make_catalogue(written).parent == tmp_path / "cache" / "geograph"


def test_when_it_can_be_kept_nowhere_that_is_said(written, tmp_path, monkeypatch):
    (tmp_path / "cache").write_text("a file")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (written / FILE).mkdir()
    with pytest.raises(StoreError, match="cannot write the catalogue"):
        make_catalogue(written)


def test_an_empty_store_has_an_empty_one(tmp_path):
    store.create(tmp_path / "store").close()
    catalogue = Catalogue(tmp_path / "store")
    assert catalogue.numbers() == {"articles": 0, "actors": 0, "claims": 0, "events": 0}
    assert findings_of(catalogue, catalogue.claims(Wanted(), limit=9, offset=0).items) == Findings()
    with pytest.raises(InputError, match="no actor 'PRK'"):
        catalogue.find_actor("PRK")
