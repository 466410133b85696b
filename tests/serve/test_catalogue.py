"""The catalogue says what the store says, also when the store has changed since it was asked last."""

import dataclasses

import pytest

from geograph import store
from geograph.errors import InputError, StoreError
from geograph.graph import events
from geograph.model import Findings
from geograph.serve.catalogue import Catalogue
from geograph.serve.happened import FILE
from geograph.serve.question import Wanted
from geograph.store.keep import FILE as RECORDS


@pytest.fixture
def written(findings, tmp_path):
    with store.create(tmp_path / "store") as opened:
        opened.add(findings)
    return tmp_path / "store"


def test_several_actors_keep_their_order(findings, tmp_path):
    claim = dataclasses.replace(findings.claims[0], sources=("USA", "EU"), speakers=("UKR", "EU", "PRK"))
    with store.create(tmp_path / "store") as opened:
        opened.add(dataclasses.replace(findings, claims=(claim,)))
    _, found = Catalogue(tmp_path / "store").findings(Wanted(actor="EU"), most=10)
    assert found.claims == (claim,)


def test_what_is_found_is_what_was_put_in(written, findings):
    total, found = Catalogue(written).findings(Wanted(), most=100)
    assert total == len(findings.claims)
    assert set(found.claims) == set(findings.claims)
    assert found.actors == findings.actors
    assert set(found.articles) == {dataclasses.replace(article, text="") for article in findings.articles}


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        (Wanted(actor="RUS"), lambda claim: "RUS" in claim.sources + claim.targets),
        (Wanted(actor="RUS", other="UKR"), lambda claim: {"RUS", "UKR"} <= {*claim.sources, *claim.targets}),
        (Wanted(actor="Kim Jong Un", target="RUS"), lambda claim: claim.relation == "visits"),
        (Wanted(source="PRK", speaker="North Korea"), lambda claim: claim.polarity == "denied"),
        (Wanted(actor="RUS", modality="conditional"), lambda claim: claim.relation == "attacks"),
        (Wanted(relation="ASSAULT"), lambda claim: claim.relation in {"attacks", "shells"}),
    ],
)
@pytest.mark.parametrize("latest", [False, True])
def test_claims_are_found_by_who_and_what(written, findings, wanted, fits, latest):
    page = Catalogue(written).claims(wanted, limit=100, offset=0, latest=latest)
    expected = {claim.id for claim in findings.claims if fits(claim)}
    assert page.total == len(expected) > 0
    assert {item["id"] for item in page.items} == expected


def test_pages_follow_each_other(written):
    catalogue = Catalogue(written)
    everything = catalogue.claims(Wanted(), limit=100, offset=0).items
    pages = [catalogue.claims(Wanted(), limit=3, offset=start).items for start in range(0, 9, 3)]
    assert tuple(item for page in pages for item in page) == everything
    assert catalogue.claims(Wanted(), limit=100, offset=0, latest=True).items == everything[::-1]


def test_events_are_those_of_the_library(written, findings):
    found = Catalogue(written).events(Wanted(), limit=100, offset=0)
    assert {item["id"]: list(item["claims"]) for item in found.items} == {
        event.id: list(event.claims) for event in events(findings)
    }


def test_what_was_made_is_kept_until_the_store_changes(written, findings):
    assert Catalogue(written).numbers()["articles"] == 2
    before = [(written / name).stat().st_mtime_ns for name in (FILE, RECORDS)]
    assert Catalogue(written).numbers()["articles"] == 2
    assert [(written / name).stat().st_mtime_ns for name in (FILE, RECORDS)] == before
    with store.open_to_write(written) as opened:
        opened.remove(findings.articles[0].id)
    catalogue = Catalogue(written)
    assert catalogue.numbers()["articles"] == 1
    assert {claim for item in catalogue.events(Wanted(), limit=9, offset=0).items for claim in item["claims"]} == {
        claim.id for claim in findings.claims if claim.evidence.article == findings.articles[1].id
    }


@pytest.mark.parametrize("name", [FILE, RECORDS])
@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_is_damaged_is_made_anew(written, findings, name, damage):
    Catalogue(written)
    (written / name).write_bytes(damage)
    assert Catalogue(written).numbers() == {"articles": 2, "actors": 7, "claims": 8, "events": len(events(findings))}


@pytest.fixture
def blocked(written):
    """A store in which neither records nor events can be kept."""
    (written / RECORDS).unlink()
    for name in (FILE, RECORDS):
        (written / name).mkdir()  # in the way even for those who may write everywhere
    return written


def test_where_the_store_cannot_be_written_all_is_kept_with_the_user(blocked, findings, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert Catalogue(blocked).numbers()["claims"] == len(findings.claims)
    assert len(list((tmp_path / "cache" / "geograph").iterdir())) == 2


def test_when_it_can_be_kept_nowhere_that_is_said(blocked, tmp_path, monkeypatch):
    (tmp_path / "cache").write_text("a file")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with pytest.raises(StoreError, match="cannot write the records"):
        Catalogue(blocked)


def test_an_empty_store_has_an_empty_one(tmp_path):
    store.create(tmp_path / "store").close()
    catalogue = Catalogue(tmp_path / "store")
    assert catalogue.numbers() == {"articles": 0, "actors": 0, "claims": 0, "events": 0}
    assert catalogue.findings(Wanted(), most=9) == (0, Findings())
    with pytest.raises(InputError, match="no actor 'PRK'"):
        catalogue.find_actor("PRK")
