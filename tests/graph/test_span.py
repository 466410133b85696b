from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from geograph.errors import InputError
from geograph.graph import span

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(date.isoformat)
DATES = st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]))


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2023-09-12", "2023-09-12", "2023-09-12"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02?", "2023-02-01", "2023-02-28"),
        ("2023-22", "2023-06-01", "2023-08-31"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2023-XX", "2023-01-01", "2023-12-31"),
        ("2023-09-11/2023-09-17", "2023-09-11", "2023-09-17"),
        ("2023-09/2023-10", "2023-09-01", "2023-10-31"),
        ("2023-09-12/..", "2023-09-12", "9999-12-31"),
        ("../2023", "0001-01-01", "2023-12-31"),
    ],
)
def test_a_date_covers_its_days(edtf, start, end):
    found = span(edtf)
    assert (found.start.isoformat(), found.end.isoformat()) == (start, end)


def test_no_date_covers_nothing():
    assert span("") is None


@pytest.mark.parametrize("text", ["yesterday", "2023-13", "2023-02-30", "12/09/2023", "2023-9-1"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(InputError, match="is not an EDTF date"):
        span(text)


@given(DATES)
def test_the_reference_parser_agrees(edtf):
    parsed, found = parse_edtf(edtf), span(edtf)
    assert tuple(parsed.lower_strict()[:3]) == found.start.timetuple()[:3]
    assert tuple(parsed.upper_strict()[:3]) == found.end.timetuple()[:3]
