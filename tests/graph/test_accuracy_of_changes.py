"""Ended ties, turned pairs and what became of threats, promises and plans: what is found in forty pairs of articles.

The articles are made up, one or two sentences each, and so are most events in them. What is expected was written down
before anything was run, and two slips in it were put right afterwards. The rows of the part ``dev`` were looked at when
faults were mended, those of ``test`` were not.

All that extraction gets wrong counts, as it does for a user. `changes_gold.tsv` holds a pair a row:
``ended ONE TWO RELATION``, ``reversed ONE TWO DIRECTION`` or ``threat|promise|plan SOURCE TARGET done|open``, parted by
semicolons; governments, armies and groups are named by their countries.
"""

import csv
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

import geograph
from geograph import InputError
from geograph.graph import Period, changes, merge, outcomes
from geograph.model import Kind

pytestmark = [pytest.mark.model, pytest.mark.slow]

OWN_NAMES = {Kind.PERSON, Kind.ORGANISATION, Kind.ALLIANCE}
# How many are expected, how many of them are found at least, how many wrong ones are told besides at most.
FLOORS = {
    "dev": {"ended": (8, 5), "reversed": (2, 2), "announced": (8, 6), "wrong": 2},
    "test": {"ended": (8, 5), "reversed": (2, 2), "announced": (7, 5), "wrong": 2},
}


def rows():
    with Path(__file__).with_name("changes_gold.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def expected_of(row):
    return {tuple(each.split()) for each in row["expected"].split(";") if each}


def found_in(row):
    parts = [geograph.build(row[side], published=row[f"{side}_day"]).findings for side in ("earlier", "later")]
    findings = merge(parts)
    names = {actor.id: named(actor) for actor in findings.actors}
    first = {claim.id for claim in parts[0].claims}
    told = {
        (each.announced.value, names[each.source], names[each.target], "done" if each.followed else "open")
        for each in outcomes(findings)
        if each.claim in first
    }
    return told | {entry for each in changed(findings, row) if (entry := as_expected(each, names))}


def named(actor):
    return actor.id if actor.kind in OWN_NAMES or not actor.country else actor.country


def changed(findings, row):
    since = date.fromisoformat(row["earlier_day"]) + timedelta(days=1)
    try:
        return changes(findings, Period(since=since, until=date.fromisoformat(row["later_day"])))
    except InputError:  # nothing was found in the later article
        return ()


def as_expected(change, names):
    pair = sorted((names[change.source], names.get(change.target, "")))
    if change.kind.value == "ended":
        return ("ended", *pair, change.before)
    if change.kind.value == "reversed":
        return ("reversed", *pair, "conflict" if change.after.startswith("-") else "cooperation")
    return None


@pytest.fixture(scope="module")
def counted():
    """By part of the set: how many of each sort are expected, found, and wrong."""
    counts = defaultdict(Counter)
    for row in rows():
        expected, found = expected_of(row), found_in(row)
        count = counts[row["part"]]
        count["wrong"] += len(found - expected)
        for each in expected:
            sort = each[0] if each[0] in {"ended", "reversed"} else "announced"
            count[sort, "expected"] += 1
            count[sort, "found"] += each in found
    return counts


def test_there_are_forty_pairs_and_half_of_them_were_kept_aside():
    assert Counter(row["part"] for row in rows()) == {"dev": 20, "test": 20}


@pytest.mark.parametrize("part", FLOORS)
def test_what_is_found_does_not_fall_below_its_floor(counted, part):
    count, floors = counted[part], FLOORS[part]
    assert count["wrong"] <= floors["wrong"]
    for sort in ("ended", "reversed", "announced"):
        expected, least = floors[sort]
        assert count[sort, "expected"] == expected
        assert count[sort, "found"] >= least
