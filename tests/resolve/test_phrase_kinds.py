"""380 phrases of the kinds that coding tables hold, none of them from a table of others: the floors that must hold.

The phrases are in ``phrases.tsv``, in the form that `geograph evaluate actors` reads.
"""

from pathlib import Path

import pytest

from geograph.evaluate import score_actors

pytestmark = pytest.mark.model

PHRASES = Path(__file__).with_name("phrases.tsv")


@pytest.fixture(scope="module")
def report():
    return score_actors(PHRASES)


def test_the_country_of_phrases_is_right(report):
    totals = report.totals()
    assert totals["country_asked"] > 350
    assert totals["country_accuracy"] >= 0.97


def test_the_sector_of_phrases_is_right(report):
    totals = report.totals()
    assert totals["sector_asked"] > 300
    assert totals["sector_accuracy"] >= 0.97
