"""Whom "we" and "I" mean in official statements, and where they mean nobody."""

import pytest

from geograph.annotate import annotate
from geograph.extract.roles.statements import voices
from geograph.model import Article
from geograph.pipeline import reasons
from geograph.resolve import resolve

pytestmark = pytest.mark.model


def meant(text: str) -> list[tuple[str, str]]:
    [(article, doc)] = annotate([Article.of(text)])
    found = resolve(article, doc)
    return [(mention.text, mention.actor) for mention in voices(doc, found.mentions, found.actors)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway strongly condemns the attack. We call on Iran to stop.", [("We", "NOR")]),
        ("Angela Merkel said: I welcome the deal with Iran.", [("I", "angela-merkel")]),
        ("Angela Merkel said: We support Iran. Emmanuel Macron added: I do too.",
         [("We", "angela-merkel"), ("I", "emmanuel-macron")]),
    ],
)  # fmt: skip
def test_a_statement_speaks_for_whoever_makes_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert meant(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norway condemned the attack. We asked the ministry for comment.",
        "Norway condemns the attack. Chile condemns the attack. We do not.",
        'Angela Merkel said: "We support Iran."',
        "Norway condemns the attack. I disagree.",
    ],
)
def test_elsewhere_nobody_is_meant(text: str) -> None:
    assert meant(text) == []


def test_a_claim_of_a_statement_says_who_we_are() -> None:
    [(article, explained)] = reasons([Article.of("Norway strongly condemns the attack. We met Angela Merkel.")])
    [why] = [why for claim, why in explained if claim.sources == ("NOR",) and claim.targets == ("angela-merkel",)]
    [about_we] = [reason for reason in why if article.text[reason.start : reason.end] == "We"]
    assert (about_we.about, about_we.value) == ("sources", "NOR")
