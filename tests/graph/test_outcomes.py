import pytest

from geograph.graph import outcomes


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
    ],
    ids=["earlier", "by the other", "only possible", "denied", "something else"],
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
