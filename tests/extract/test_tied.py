"""Ties that only the model sees."""

from __future__ import annotations

import pytest

from geograph.model import Article
from geograph.pipeline import reasons

pytestmark = pytest.mark.model


def proposed(text: str) -> list[tuple[str, str, str]]:
    [(_, explained)] = reasons([Article.of(text)])
    return [
        (claim.sources[0], claim.relation, claim.targets[0])
        for claim, why in explained
        if why[0].because.startswith("the model holds a tie")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paul Cockburn, a partner on the London team at Savills, said the influx was high.", "memberOf holdsPostIn"),
        ("Ann Fox, an adviser to the head of the Brookings Institution, praised the deal.", "holdsPostIn"),
        ("Zhang Lei is one of the partners at Savills.", "holdsPostIn"),
        ("Zhang Lei, chairman of the Hillhouse Capital team in London, said the team has a vision.", "holdsPostIn"),
        ("Zhang Lei, principal of Hillhouse Capital, said the team has a clear vision.", "holdsPostIn"),
    ],
)
def test_a_tie_in_wording_that_no_rule_knows_is_proposed(text: str, expected: str) -> None:
    [(_, relation, _)] = proposed(text)
    assert relation in expected.split()


@pytest.mark.parametrize(
    "text",
    [
        "Matt Fosterling, a former expert with the Brookings Institution, praised the deal.",
        "Matt Fosterling, who visited the Brookings Institution, praised the deal.",
        "Matt Fosterling praised the Brookings Institution.",
        "Matt Fosterling is the counterpart to the Brookings Institution.",
        "Matt Fosterling, the ambassador to the Brookings Institution, praised the deal.",
        "Project manager Matt Fosterling from the Harvard-Vance Centre praised the deal.",
        "Matt Fosterling, who is from Savills, praised the deal.",
        "Matt Fosterling, a partner in the last British government, praised the deal.",
        "The anti-EU Matt Fosterling praised the deal.",
        "Ann Fox, the widow of a scholar with the Brookings Institution, praised the deal.",
        "Norwegian scientists with the Brookings Institution praised the deal.",
        "Matt Fosterling, a professor at Yale University under the Brookings Institution, praised the deal.",
        "Matt Fosterling, a partner at the Brookings Institution until last year, praised the deal.",
        "Scientists, mostly from the Brookings Institution, praised the deal.",
    ],
)
def test_no_tie_is_proposed(text: str) -> None:
    assert proposed(text) == []
