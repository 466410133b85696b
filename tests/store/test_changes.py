"""Whatever is added, replaced and removed, the store holds what `merge` makes of the articles that are in it."""

import dataclasses
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geograph import store
from geograph.errors import InputError, StoreError, VocabularyError
from geograph.graph import merge
from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind, Mention
from geograph.rdf import from_quads, to_quads


def holds(opened, parts, *, text=False):
    return set(opened.quads()) == set(to_quads(merge(parts), text=text))


def everything(opened):
    return set(opened.database)


def test_what_goes_in_comes_out(written, findings, parts):
    for part in parts:
        written.add(part)
    assert from_quads(written.quads()) == from_quads(to_quads(findings))
    assert set(written.articles()) == {article.id for article in findings.articles}


def test_several_articles_go_in_at_once_as_one_by_one(written, findings, parts, tmp_path):
    written.add(findings)
    with store.create(tmp_path / "other") as other:
        for part in parts:
            other.add(part)
        ours, theirs = (
            {quad for quad in everything(one) if "ontology" not in str(quad.graph_name)} for one in (written, other)
        )
    assert ours == theirs


def test_adding_again_changes_nothing(written, parts):
    for part in parts:
        written.add(part)
    before = everything(written)
    for part in reversed(parts):
        written.add(part)
    assert everything(written) == before


def test_removing_all_leaves_an_empty_store(written, parts):
    before = everything(written)
    for part in parts:
        written.add(part)
    for part in parts:
        written.remove(part.articles[0].id)
    assert everything(written) == before
    assert list(written.articles()) == []


def test_an_article_is_replaced_exactly(written, parts):
    first, second = parts
    changed = dataclasses.replace(first, claims=first.claims[:1], mentions=first.mentions[:1])
    for part in (first, second, changed):
        written.add(part)
    needed = {"USA", "PRK"}
    actors = tuple(actor for actor in first.actors if actor.id in needed)
    assert holds(written, [dataclasses.replace(changed, actors=actors), second])


def test_an_actor_goes_with_the_last_article_that_mentions_it(written, parts):
    first, second = parts
    for part in parts:
        written.add(part)
    written.remove(first.articles[0].id)
    assert holds(written, [second])
    ask = "ASK { ?actor ?p ?o FILTER(?actor = <https://w3id.org/geograph/actor/%s>) }"
    assert not written.database.query(ask % "kim-jong-un")
    assert written.database.query(ask % "RUS")


def test_an_actor_is_called_what_the_remaining_articles_call_it(written, parts, renamed):
    first, second = renamed(parts[0], "RUS", "Russian Federation"), parts[1]
    written.add(second)
    written.add(first)
    assert holds(written, [first, second])
    assert merge([first, second]).actors[2].label == "Russian Federation"
    written.remove(first.articles[0].id)
    assert holds(written, [second])
    written.add(first)
    written.add(renamed(first, "RUS", "Russia"))
    assert holds(written, [parts[0], second])


def test_articles_can_take_the_place_of_others(written, parts):
    first, second = parts
    written.add(first)
    written.add(second, instead_of=[first.articles[0].id, "never-there"])
    assert holds(written, [second])


def test_texts_are_kept_only_when_asked_for(written, parts):
    written.add(parts[0])
    assert holds(written, parts[:1])
    written.add(parts[0], text=True)
    assert holds(written, parts[:1], text=True)


def test_actors_that_no_article_names_are_left_out(written, parts):
    stranger = Actor(id="FRD", label="Freedonia", kind=Kind.STATE)
    written.add(dataclasses.replace(parts[0], actors=(*parts[0].actors, stranger)))
    assert holds(written, parts[:1])


def test_articles_are_found_by_their_url(written, findings):
    written.add(findings)
    assert written.articles_at("https://example.org/first") == (findings.articles[0].id,)
    assert written.articles_at("https://example.org/none") == ()


def test_removing_what_is_not_there_is_an_error(written):
    with pytest.raises(StoreError, match=r"no article x \{\} in the store .*store$"):
        written.remove("x {}")


def bad(part):
    claim = part.claims[0]
    yield dataclasses.replace(part, claims=(dataclasses.replace(claim, relation="warnz"),)), VocabularyError
    half = dataclasses.replace(part.actors[0], label="half \ud83d")
    yield dataclasses.replace(part, actors=(half, *part.actors[1:])), InputError
    yield dataclasses.replace(part, articles=(dataclasses.replace(part.articles[0], id="\ud83d"),)), InputError


def test_findings_that_cannot_be_written_change_nothing(written, parts):
    written.add(parts[0])
    before = everything(written)
    for wrong, error in bad(parts[0]):
        with pytest.raises(error):
            written.add(wrong)
    assert everything(written) == before
    written.add(parts[1])
    assert holds(written, parts)


def test_a_closed_store_says_so(written, parts):
    written.close()
    written.close()
    with pytest.raises(StoreError, match="is closed; open it again"):
        written.add(parts[0])


HOSTILE = [
    "\\u0041 \\U00000041 \\\\u0041 \\",
    '" } GRAPH <https://example.org/> { <a:a> <a:b> "',
    "' ; DROP ALL ; #",
    "a \x00\x01\x1f\x7f\ufffe\uffff\ufeff\u202e\r\n\t\b\f b",
    "<https://w3id.org/geograph/article/x> .\n<https://w3id.org/geograph/article/x> .\n",
    "?x $y @en ^^ """ + "'''",
    "💥 𝕏 é é",
]  # fmt: skip


def said(text: str) -> Findings:
    """An article of this text in which an actor of this name warns itself."""
    article = Article(id="x", text=text, title=text, outlet=text, url="https://example.org/")
    evidence = Evidence.of(article, 0, len(text))
    actor = Actor(id=f"actor {text}", label=text, kind=Kind.GROUP, labels=(text,))
    mention = Mention(article="x", start=0, end=len(text), text=text, actor=actor.id, how=text)
    claim = Claim.of(relation="warns", sources=(actor.id,), targets=(actor.id,), evidence=evidence)
    return Findings(articles=(article,), actors=(actor,), mentions=(mention,), claims=(claim,))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(written, text):
    part = said(text)
    written.add(part, text=True)
    assert from_quads(written.quads()) == part
    before = everything(written)
    written.add(part, text=True)
    assert everything(written) == before
    written.remove("x")
    assert list(written.quads()) == []


@pytest.fixture(scope="module")
def shared():
    """A store for many examples, emptied after each: making one takes longer than an example."""
    with tempfile.TemporaryDirectory() as folder, store.create(Path(folder, "store")) as opened:
        yield opened


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)


@given(text=TEXTS)
@settings(deadline=None, max_examples=100)
def test_any_text_comes_back(shared, text):
    part = said(text)
    shared.add(part, text=True)
    assert from_quads(shared.quads()) == part
    shared.remove("x")


ACTORS = st.builds(
    Actor,
    id=st.sampled_from(["RUS", "UKR"]),
    label=st.sampled_from(["Russia", "Ukraine", "The Other"]),
    kind=st.sampled_from([Kind.STATE, Kind.PLACE]),
    country=st.sampled_from(["", "RUS"]),
    labels=st.sampled_from([(), ("Muscovy",), ("Rus", "Muscovy")]),
)


@st.composite
def findings_of_one_article(draw) -> Findings:
    """One of three articles with one or two of two actors, who go by several names."""
    name = draw(st.sampled_from(["one", "two", "three"]))
    article = Article(id=name, text="They met.")
    actors = draw(st.lists(ACTORS, max_size=2, unique_by=lambda actor: actor.id))
    mentions = (Mention(article=name, start=0, end=4, text="They", actor=actor.id, how="pronoun") for actor in actors)
    return Findings(articles=(article,), actors=tuple(actors), mentions=tuple(mentions))


CHANGES = st.lists(st.one_of(findings_of_one_article(), st.sampled_from(["one", "two", "three"])), max_size=12)


@given(changes=CHANGES)
@settings(deadline=None, max_examples=60)
def test_after_any_changes_the_store_holds_what_merge_makes(shared, changes):
    there = {}
    for change in changes:
        if isinstance(change, Findings):
            there[change.articles[0].id] = change
            shared.add(change)
        elif change in there:
            del there[change]
            shared.remove(change)
        assert holds(shared, there.values())
    for name in there:
        shared.remove(name)
    assert list(shared.quads()) == []
