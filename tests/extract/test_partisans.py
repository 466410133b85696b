"""Whose party a text tells beside a name."""

import pytest

from geograph.extract.ties.partisans import partisans
from geograph.model import Actor, Article, Kind, Mention

ACTORS = {
    "democratic-party-usa": Actor(id="democratic-party-usa", label="Democrats", kind=Kind.PARTY, country="USA"),
    "republican-party-usa": Actor(id="republican-party-usa", label="Republicans", kind=Kind.PARTY, country="USA"),
    "roe": Actor(id="roe", label="Ann Roe", kind=Kind.PERSON),
    "fox": Actor(id="fox", label="Bo Fox", kind=Kind.PERSON, country="DEU"),
}


def told(text, *spans, how="name"):
    article = Article.of(text)
    mentions = [
        Mention(article=article.id, start=at, end=at + len(words), text=words, actor=actor, how=how)
        for words, actor in spans
        for at in [text.index(words)]
    ]
    found = partisans(article, mentions, ACTORS)
    return [(mention.actor, party, text[start:end]) for mention, party, (start, end) in found]


@pytest.mark.parametrize(
    ("text", "name", "party", "words"),
    [
        ("Republican Senator Ann Roe left.", "Senator Ann Roe", "republican", "Republican Senator Ann Roe"),
        ("Democratic Ohio Rep. Ann Roe left.", "Ann Roe", "democratic", "Democratic Ohio Rep. Ann Roe"),
        ("Senate Democratic Leader Ann Roe left.", "Senate Democratic Leader Ann Roe", "democratic", "Senate Demo"),
        ("Ann Roe, a moderate Democrat, left.", "Ann Roe", "democratic", "Ann Roe, a moderate Democrat"),
        ("Ann Roe, the top Democrat on the panel, left.", "Ann Roe", "democratic", "Ann Roe, the top Democrat"),
        ("The top Democrat, Rep. Ann Roe, left.", "Ann Roe", "democratic", "Democrat, Rep. Ann Roe"),
        ("Ann Roe, an Ohio Republican, left.", "Ann Roe", "republican", "Ann Roe, an Ohio Republican"),
        ("Ann Roe, Democrat of Ohio, left.", "Ann Roe", "democratic", "Ann Roe, Democrat"),
        ("Rep. Ann Roe (D-Ohio) left.", "Rep. Ann Roe", "democratic", "Rep. Ann Roe (D-Ohio)"),
        ("Ann Roe, R-N.Y., left.", "Ann Roe", "republican", "Ann Roe, R-N.Y."),
    ],
)
def test_a_word_beside_a_name_tells_the_party(text, name, party, words):
    [(actor, found, evidence)] = told(text, (name, "roe"))
    assert (actor, found) == ("roe", f"{party}-party-usa")
    assert evidence.startswith(words)


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("Democratic leader Bo Fox left.", "Bo Fox", "fox"),
        ("The republican guard of Ann Roe left.", "Ann Roe", "roe"),
        ("The Republican guard of Ann Roe left.", "Ann Roe", "roe"),
        ("Ann Roe, a Republican Guard officer, left.", "Ann Roe", "roe"),
        ("Ann Roe, the child of Republican Senator Bo Fox, left.", "Ann Roe", "roe"),
        ("For a Democrat, Ann Roe is old.", "Ann Roe", "roe"),
        ("Democrats met Ann Roe.", "Ann Roe", "roe"),
        ("He is no Democrat, Ann Roe said.", "Ann Roe", "roe"),
    ],
)
def test_other_words_tell_none(text, name, actor):
    assert told(text, (name, actor)) == []


def test_the_leader_of_a_party_is_not_taken_for_who_leads_the_state():
    assert not told("The Democratic leader left.", ("Democratic leader", "roe"), how="role on 2017-03-13, by context")
    assert told("The Democratic leader left.", ("Democratic leader", "roe"), how="apposition")
