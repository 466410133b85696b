from datetime import date

import pytest

from geograph.errors import InputError
from geograph.graph import Period, changes, compare, of_outlet

MARCH = Period(since=date(2023, 3, 1), until=date(2023, 3, 31))


def kinds(found):
    return [(each.kind.value, each.source, each.target, each.before, each.after) for each in found]


def test_going_further_along_the_scale_is_an_escalation(told):
    findings = told("2023-02-10 C: A warns B", "2023-03-10 C: A shells B")
    (found,) = changes(findings, MARCH)
    assert kinds([found]) == [("escalation", "A", "B", "verbal conflict", "material conflict")]
    assert (found.earlier, found.later) == tuple((claim.id,) for claim in findings.claims)


def test_going_back_after_conflict_is_a_de_escalation(told):
    findings = told("2023-02-10 C: A shells B", "2023-03-10 C: A negotiatesWith B")
    assert ("de-escalation", "A", "B", "material conflict", "verbal cooperation") in kinds(changes(findings, MARCH))


def test_a_pair_that_turns_is_reversed(told):
    findings = told(*["2023-02-10 C: A aids B"] * 2, *["2023-03-10 C: A shells B"] * 2)
    assert ("reversed", "A", "B", "7.6", "-10.0") in kinds(changes(findings, MARCH))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("A blockades B", "A liftsBlockadeOf B", ("blockades", "liftsBlockadeOf")),
        ("A memberOf B", "A withdrawsFrom B", ("memberOf", "withdrawsFrom")),
        ("A alliedWith B", "B alliedWith A not", ("alliedWith", "denied")),
    ],
)
def test_what_lasted_is_ended_by_a_deed_or_a_denial(told, before, after, expected):
    found = kinds(changes(told(f"2021-02-10 C: {before}", f"2023-03-10 C: {after}"), MARCH))
    assert ("ended", "A", "B", *expected) in found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("B imposesSanctionsOn A", "A liftsSanctionsOn B"),
        ("B memberOf A", "A withdrawsFrom B"),
        ("A aids B", "B cutsAidTo A"),
        ("A imposesSanctionsOn B", "A liftsSanctionsOn D"),
        ("A imposesSanctionsOn B", "A liftsSanctionsOn B planned"),
        ("A imposesSanctionsOn B", "A liftsSanctionsOn B not"),
    ],
)
def test_nobody_ends_what_another_does_or_what_is_not_done(told, before, after):
    found = changes(told(f"2021-02-10 C: {before}", f"2023-03-10 C: {after}"), MARCH)
    assert "ended" not in {each.kind.value for each in found}


@pytest.mark.parametrize("ending", ["A breaksRelationsWith B", "B breaksRelationsWith A"])
def test_either_side_may_end_what_is_the_same_for_both(told, ending):
    found = kinds(changes(told("2021-02-10 C: A alliedWith B", f"2023-03-10 C: {ending}"), MARCH))
    assert ("ended", "A", "B", "alliedWith", "breaksRelationsWith") in found


def test_first_dealings_ties_and_mentions_are_new(told):
    findings = told("2021-01-01 C: A meets B", "2023-03-10 C: A alliedWith B", "2023-03-11 C: A meets D")
    assert kinds(changes(findings, MARCH)) == [
        ("new", "A", "B", "", "alliedWith"),
        ("new", "A", "D", "", "meets"),
        ("first mention", "D", "", "", ""),
    ]


def test_who_was_told_of_often_and_no_more_is_silent(told):
    findings = told(*["2023-02-10 C: A meets B"] * 3, "2023-03-10 C: A meets D", "2021-03-10 C: A meets D")
    assert kinds(changes(findings, MARCH)) == [("silence", "A", "B", "3", "")]


def test_an_actor_narrows_the_changes(told):
    findings = told("2023-03-10 C: A meets B", "2023-03-10 C: D meets E")
    assert {each.source for each in changes(findings, MARCH, actor="D")} == {"D"}


def test_a_claim_without_a_day_counts_on_the_day_of_its_article(findings):
    september = Period(since=date(2023, 9, 12), until=date(2023, 9, 12))
    assert ("first mention", "USA", "", "", "") in kinds(changes(findings, september))


def test_an_empty_period_tells_what_days_there_are(told):
    with pytest.raises(InputError, match=r"no claim lies between .* the claims are of 2021-01-01 to 2021-02-01"):
        changes(told("2021-01-01 C: A meets B", "2021-02-01 C: A meets B"), MARCH)


def test_a_period_does_not_end_before_it_begins():
    with pytest.raises(InputError, match="before it begins"):
        Period(since=date(2023, 3, 2), until=date(2023, 3, 1))


def test_two_outlets_are_compared_in_the_same_way(told):
    findings = told("2023-02-10 One: A praises B", "2023-02-10 Two: A shells B", "2023-02-10 Two: D meets A")
    found = kinds(compare(of_outlet(findings, "one"), of_outlet(findings, "Two")))
    assert found == [
        ("escalation", "A", "B", "verbal cooperation", "material conflict"),
        ("new", "A", "D", "", "meets"),
        ("first mention", "D", "", "", ""),
    ]


def test_an_outlet_keeps_only_its_own(told):
    kept = of_outlet(told("2023-02-10 One: A praises B", "2023-02-10 Two: A shells D"), "One")
    assert [actor.id for actor in kept.actors] == ["A", "B"]
    assert len(kept.articles) == len(kept.claims) == 1


def test_nothing_cannot_be_compared(told):
    with pytest.raises(InputError, match="the second of the two has no claims"):
        compare(told("2023-02-10 One: A praises B"), told())
