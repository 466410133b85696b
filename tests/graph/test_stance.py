from datetime import date

import pytest

from geograph.errors import InputError
from geograph.graph import stances


def test_stance_is_cooperation_minus_conflict(told):
    findings = told("2023-01-01 C: A aids B", "2023-01-01 C: A attacks B")
    (found,) = stances(findings)
    assert (found.source, found.target, found.on) == ("A", "B", "2023-01-01")
    assert found.stance == pytest.approx((7.6 - 9.6) / (7.6 + 9.6), abs=1e-4)
    assert found.claims == (findings.claims[1].id, findings.claims[0].id)


def test_older_deeds_count_half_after_the_half_life(told):
    findings = told("2022-01-01 C: A aids B", "2023-01-01 C: A attacks B")
    (found,) = stances(findings, half_life=365)
    assert (found.cooperation, found.conflict) == (3.8, 9.6)


def test_later_deeds_are_left_out(told):
    findings = told("2022-01-01 C: A aids B", "2023-01-01 C: A attacks B")
    (found,) = stances(findings, on=date(2022, 6, 1))
    assert found.stance == 1.0


def test_a_symmetric_deed_counts_for_both(told):
    assert [(each.source, each.target) for each in stances(told("2022-01-01 C: A meets B"))] == [("A", "B"), ("B", "A")]


def test_mutual_stances_are_one_a_pair(told):
    findings = told("2022-01-01 C: B aids A", "2022-01-01 C: A attacks B")
    assert [(each.source, each.target, len(each.claims)) for each in stances(findings, mutual=True)] == [("A", "B", 2)]


def test_a_half_life_is_positive(told):
    with pytest.raises(InputError, match="half-life is 0 days"):
        stances(told("2022-01-01 C: A meets B"), half_life=0)
