"""Datelines: they end before the first sentence; what only looks like one does not."""

import pytest

from geograph.annotate.lines import after_dateline, openings


@pytest.mark.parametrize(
    "dateline",
    [
        "BRUSSELS, June 12 (Agency) - ",
        "WASHINGTON (AP) — ",
        "Geneva, Switzerland - ",
        "Tijuana, Mexico/San Diego, United States – ",
        "UNITED NATIONS, Sept. 3, 2019 (Xinhua) -- ",
        "NAIROBI — ",
        "Port-au-Prince, Haiti – ",
    ],
)
def test_a_dateline_is_passed_over(dateline):
    text = f"Talks fail\n\n{dateline}Hungary blocked the statement."
    assert after_dateline(text, 12) == 12 + len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "Hungary blocked the statement - Poland did not.",
        "Russia - China - and Iran signed.",
        "Russia, China - and Iran - signed.",
        "Paris (which had agreed) - Berlin had not.",
        "USAID left.",
        "",
    ],
)
def test_what_is_no_dateline_is_kept(text):
    assert after_dateline(text, 0) == 0


@pytest.mark.parametrize(
    "text", ["Premier He said so.", "It was a Serie A match.", "Talks in The Hague.", "No. The end"]
)
def test_a_name_or_a_full_stop_is_no_heading_that_ran_into_the_text(text):
    assert not list(openings(text))


@pytest.mark.parametrize(
    "text", ["Talks in doubt Officials of both sides left.", "A long wait For years nothing moved."]
)
def test_a_small_word_with_a_capital_begins_a_sentence_behind_a_heading(text):
    assert len(list(openings(text))) == 1


@pytest.mark.parametrize("text", ["The chief of Police and I agreed.", "We read Save The For and Against."])
def test_a_capital_within_a_name_begins_no_sentence(text):
    assert not list(openings(text))
