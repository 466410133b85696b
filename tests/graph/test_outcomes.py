import dataclasses

import pytest

from geograph.graph import outcomes
from geograph.model import Evidence


def followed(findings):
    quotes = {claim.id: claim.evidence.quote for claim in findings.claims}
    return [(each.announced.value, [quotes[name] for name in each.followed]) for each in outcomes(findings)]


@pytest.mark.parametrize(
    ("announced", "done", "kind"),
    [
        ("threatensSanctionsAgainst", "imposesSanctionsOn", "threat"),
        ("threatensForceAgainst", "shells", "threat"),
        ("promisesAidTo", "givesMilitaryAidTo", "promise"),
        ("agreesToMeet", "visits", "promise"),
        ("visits", "visits", "plan"),
        ("meets", "visits", "plan"),
        ("attacks", "shells", "plan"),
        ("threatensToExpel", "breaksRelationsWith", "threat"),
    ],
)
def test_what_is_announced_is_followed_by_what_carries_it_out(told, announced, done, kind):
    modality = " planned" if kind == "plan" else ""
    findings = told(f"2023-01-01 C: A {announced} B{modality}", f"2023-02-01 C: A {done} B")
    assert followed(findings) == [(kind, [f"A {done} B"])]


@pytest.mark.parametrize(
    "later",
    [
        "2022-12-01 C: A imposesSanctionsOn B",
        "2023-02-01 C: B imposesSanctionsOn A",
        "2023-02-01 C: A imposesSanctionsOn B possible",
        "2023-02-01 C: A imposesSanctionsOn B not",
        "2023-02-01 C: A praises B",
        "2025-02-01 C: A imposesSanctionsOn B",
    ],
    ids=["earlier", "by the other", "only possible", "denied", "something else", "after two years"],
)
def test_else_it_stays_open(told, later):
    assert followed(told("2023-01-01 C: A threatensSanctionsAgainst B", later)) == [("threat", [])]


@pytest.mark.parametrize("mark", ["not", "conditional"])
def test_what_is_denied_or_conditional_is_not_announced(told, mark):
    assert followed(told(f"2023-01-01 C: A threatensForceAgainst B {mark}")) == []


def test_the_latest_come_first_and_only_those_of_the_actor(told):
    findings = told("2023-01-01 C: A warns B", "2023-03-01 C: D warns A", "2023-02-01 C: D warns B")
    assert [each.day for each in outcomes(findings)] == ["2023-03-01", "2023-02-01", "2023-01-01"]
    assert [each.day for each in outcomes(findings, actor="A")] == ["2023-03-01", "2023-01-01"]


def in_the_same_words(findings):
    """The findings with all claims in the words of the first article."""
    first = findings.articles[0]
    words = Evidence.of(first, 0, len(first.text))
    return dataclasses.replace(findings, claims=tuple(dataclasses.replace(c, evidence=words) for c in findings.claims))


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        ("threatensSanctionsAgainst B", "imposesSanctionsOn B planned", "threat"),
        ("agreesToMeet B", "visits B planned", "promise"),
        ("agreesToMeet B planned", "visits B planned", "plan"),
    ],
)
def test_an_announcement_counts_once_however_it_is_put(told, one, other, kept):
    findings = told(f"2023-01-01 C: A {one}", f"2023-01-01 C: A {other}")
    assert sorted(each.announced.value for each in outcomes(findings)) != [kept]
    assert [each.announced.value for each in outcomes(in_the_same_words(findings))] == [kept]


def test_a_deed_of_the_same_article_and_day_is_not_what_became_of_it(told):
    findings = told("2023-01-01 C: A threatensSanctionsAgainst B", "2023-01-01 C: A imposesSanctionsOn B")
    assert followed(findings) == [("threat", ["A imposesSanctionsOn B"])]
    assert [each.followed for each in outcomes(in_the_same_words(findings))] == [()]


def test_a_threat_and_a_plan_of_something_else_are_two(told):
    findings = in_the_same_words(
        told("2023-01-01 C: A threatensSanctionsAgainst B", "2023-01-01 C: A visits B planned")
    )
    assert {each.announced.value for each in outcomes(findings)} == {"threat", "plan"}
