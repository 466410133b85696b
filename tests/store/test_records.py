"""The records of a store say what its database says, whatever was done to it and wherever a writer was stopped."""

import dataclasses
import shutil
import tempfile
from datetime import date
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from geograph import store
from geograph.errors import InputError
from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind, Mention, Modality, Polarity, Time
from geograph.rdf import from_quads
from geograph.store.change import change
from geograph.store.keep import FILE, state_of

ACTORS = ("RUS", "UKR", "a b", "-1-2")
TEXT = "They met them there, again and again."


def said(opened) -> Findings:
    """What the database says, which is the truth."""
    return from_quads(opened.quads())


def agree(folder) -> None:
    """Whoever reads the store, and whoever writes to it, finds the records as the database has them."""
    for opener in (store.open_to_read, store.open_to_write):
        with opener(folder) as opened:
            found = said(opened)
            assert opened.records.findings() == found
            for actor in ACTORS:
                wanted = [claim for claim in found.claims if actor in parties(claim)]
                assert list(opened.records.about(actor).claims) == wanted
                described = actor in {one.id for one in found.actors}
                assert opened.records.number_of_claims(actor) == described * len(wanted)
            info = store.count(opened)
            assert (info.articles, info.actors, info.claims) == (
                len(found.articles),
                len(found.actors),
                len(found.claims),
            )


def parties(claim) -> set[str]:
    return {*claim.sources, *claim.targets, *claim.speakers, claim.place}


IDS = st.sampled_from(ACTORS)
PLACES = st.tuples(st.integers(0, 10), st.integers(11, len(TEXT)))


def claims_of(article):
    return st.builds(
        lambda words, **parts: Claim.of(evidence=Evidence.of(article, *words), **parts),
        words=PLACES,
        relation=st.sampled_from(["attacks", "meets", "leads"]),
        sources=st.lists(IDS, min_size=1, max_size=3).map(tuple),
        targets=st.lists(IDS, max_size=2).map(tuple),
        speakers=st.lists(IDS, max_size=2).map(tuple),
        place=st.one_of(st.just(""), IDS),
        modality=st.sampled_from(Modality),
        polarity=st.sampled_from(Polarity),
        time=st.sampled_from([Time(), Time(edtf="2023-09"), Time(edtf="../2023-09-12")]),
        confidence=st.sampled_from([0.1, 0.30000000000000004, 1.0]),
    )


@st.composite
def parts(draw) -> Findings:
    """One of three articles with claims and mentions of some of four actors, who go by several names."""
    name = draw(st.sampled_from(["one", "two", "three %41"]))
    article = Article(
        id=name, text=TEXT, title=draw(st.sampled_from(["", "Title"])), outlet=draw(st.sampled_from(["", "Post"])),
        published=draw(st.sampled_from([None, date(2023, 9, 12)])),
    )  # fmt: skip
    claims = draw(st.lists(claims_of(article), max_size=3))
    mentions = [
        Mention(article=name, start=start, end=end, text=TEXT[start:end], actor=actor, how=how)
        for (start, end), actor, how in draw(st.lists(st.tuples(PLACES, IDS, st.sampled_from("xy")), max_size=3))
    ]
    label = draw(st.sampled_from(["One", "The Other"]))
    actors = [
        Actor(id=actor, label=label, kind=Kind.STATE, labels=("B", "A"), same_as=("http://example.org/a b",))
        for actor in draw(st.sets(IDS))
    ]
    return Findings(articles=(article,), actors=tuple(actors), mentions=tuple(mentions), claims=tuple(claims))


def made(folder, part: Findings | str, stopped: str, *, text: bool) -> None:
    """Adds an article or removes one; the writer is stopped between database and records, or after both, or closes."""
    with store.open_to_write(folder) as opened:
        there = isinstance(part, Findings) or part in opened
        if stopped == "between" and there:
            going, coming = ([part], Findings()) if isinstance(part, str) else ([], part)
            change(opened.database, going, coming, text=text).make(opened.database)
        elif isinstance(part, Findings):
            opened.add(part, text=text)
        elif there:
            opened.remove(part)
        if stopped:
            opened._copy = None  # whoever is stopped marks nothing


def made_by_another_program(folder) -> None:
    """An article is taken out without a word to us."""
    database = pyoxigraph.Store(str(folder / "database"))
    database.update("DROP SILENT GRAPH <https://w3id.org/geograph/article/one>")


STEPS = st.lists(
    st.tuples(
        st.one_of(parts(), parts(), st.sampled_from(["one", "two", "three %41", ""])),
        st.sampled_from(["", "", "between", "after"]),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


@pytest.mark.slow
@given(steps=STEPS)
@settings(deadline=None, max_examples=10, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # one takes a second
def test_records_are_what_the_database_says_wherever_a_writer_is_stopped(steps):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "store")
        store.create(folder).close()
        for part, stopped, text in steps:
            if part:
                made(folder, part, stopped, text=text)
            else:
                made_by_another_program(folder)
            agree(folder)


@pytest.fixture
def folder(tmp_path, findings):
    with store.create(tmp_path / "store") as opened:
        opened.add(findings, text=True)
    return tmp_path / "store"


def kept_since(folder):
    return (folder / FILE).stat().st_ino


def test_records_are_there_when_a_store_is_closed_and_stay_as_they_are(folder, findings, tmp_path):
    before = (folder / FILE).read_bytes()
    shutil.copytree(folder, tmp_path / "copy")
    for place in (folder, tmp_path / "copy", folder):
        with store.open_to_read(place) as opened:
            assert opened.records.findings() == findings
        assert (place / FILE).read_bytes() == before


def test_records_without_the_whole_have_neither_mentions_nor_texts(folder, findings):
    with store.open_to_read(folder) as opened:
        found = opened.records.findings(whole=False)
    articles = tuple(dataclasses.replace(article, text="") for article in findings.articles)
    assert found == dataclasses.replace(findings, articles=articles, mentions=())


@pytest.mark.parametrize("damage", [None, b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 5000])
@pytest.mark.parametrize("opener", [store.open_to_read, store.open_to_write])
def test_records_that_are_missing_or_damaged_are_made_anew(folder, findings, damage, opener):
    (folder / FILE).unlink()
    if damage is not None:
        (folder / FILE).write_bytes(damage)
    with opener(folder) as opened:
        assert opened.records.findings() == findings
    before = kept_since(folder)
    agree(folder)
    assert kept_since(folder) == before


def test_a_killed_writer_costs_no_more_than_its_last_articles(folder, findings):
    first, _ = findings.articles
    before = kept_since(folder)
    made(folder, first.id, "between", text=False)
    with store.open_to_read(folder) as opened:
        assert first.id not in {article.id for article in opened.records.findings().articles}
    assert kept_since(folder) == before
    agree(folder)


def test_what_another_program_wrote_is_seen(folder, findings):
    before = state_of(folder)
    database = pyoxigraph.Store(str(folder / "database"))
    for quad in list(database.quads_for_pattern(None, pyoxigraph.NamedNode("http://purl.org/dc/terms/title"), None)):
        database.remove(quad)
    del database
    assert state_of(folder) != before
    with store.open_to_read(folder) as opened:
        assert {article.title for article in opened.records.findings().articles} == {""}


def test_articles_of_a_store_without_digests_are_read_too(folder, findings):
    """As an earlier version left them."""
    with store.open_to_write(folder) as opened:
        digest = "https://w3id.org/geograph/store#digest"
        opened.database.update(f"DELETE WHERE {{ GRAPH <https://w3id.org/geograph/store> {{ ?a <{digest}> ?d }} }}")
    (folder / FILE).unlink()
    with store.open_to_write(folder) as opened:
        opened.add(findings, text=True)
    agree(folder)


def test_a_writer_goes_on_when_the_records_cannot_be_written(folder, findings, tmp_path):
    shutil.move(folder / FILE, tmp_path / "kept.sqlite")
    (folder / FILE).mkdir()
    with store.open_to_write(folder) as opened:
        opened.remove(findings.articles[0].id)
    (folder / FILE).rmdir()
    shutil.move(tmp_path / "kept.sqlite", folder / FILE)
    agree(folder)


def test_an_actor_is_found_by_id_and_by_name(folder):
    with store.open_to_read(folder) as opened:
        records = opened.records
        assert [records.find_actor(name) for name in ("PRK", "north  KOREA", "DPRK")] == ["PRK"] * 3
        with pytest.raises(InputError, match="no actor 'North Kora' in this store; did you mean 'north korea'"):
            records.find_actor("North Kora")
