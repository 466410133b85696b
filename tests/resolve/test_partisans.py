"""Parties that a text means only by what their members are called."""

import pytest

from geograph.resolve.phrases.partisans import parties_meant
from geograph.vocabulary import known_actors


@pytest.mark.parametrize(
    ("text", "countries", "expected"),
    [
        ("Republican Senator Ann Roe left.", {"USA", "DEU"}, ["republican-party-usa"]),
        ("Ann Roe (D-Ohio) left.", {"USA"}, ["democratic-party-usa", "republican-party-usa"]),
        ("The Labour MP left.", {"GBR"}, ["labour-party-uk"]),
        ("The Brexit minister left.", {"GBR"}, []),
        ("A democratic republican left.", {"USA"}, []),
        ("Republican Senator Ann Roe left.", {"DEU"}, []),
    ],
)
def test_parties_of_the_countries_of_an_article_are_meant(text, countries, expected):
    assert parties_meant(text, known_actors(), countries) == expected
