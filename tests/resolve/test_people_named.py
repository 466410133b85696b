"""Names beside days, of relatives and of saints, and ministers who want none."""

from __future__ import annotations

from datetime import date

import pytest

from geograph.model import Article
from geograph.resolve import resolve

_DAY = date(2016, 9, 8)


@pytest.fixture
def meant(nlp):
    def _meant(text, span):
        mentions = resolve(Article.of(text, published=_DAY), nlp(text)).mentions
        return [mention.actor for mention in mentions if mention.text == span]

    return _meant


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("On Tuesday Merkel praised Poland.", "Merkel", ["angela-merkel"]),
        ("In June Merkel praised Poland.", "Merkel", ["angela-merkel"]),
        ("On Tuesday President Putin praised Poland.", "President Putin", ["vladimir-putin"]),
        ("Poland thanked Merkel Thursday.", "Merkel", ["angela-merkel"]),
        ("On Tuesday Zorka Merkel praised Poland.", "Merkel", []),
    ],
)
def test_a_day_is_no_part_of_the_name_beside_it(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("His mother, Mariam, praised Poland.", "Mariam", ["mariam"]),
        ("His mother, Mariam, praised Poland. Then Mariam left.", "mother", ["mariam"]),
        ("Ann Bo met a man whose nephew Karim fled Poland.", "Karim", ["karim"]),
        ("Her brother Otto fled Poland. Otto died in Denmark.", "Otto", ["otto"]),
        ("His mother, a nurse, praised Poland.", "mother", ["parents"]),
        ("The mother, Zuri said, praised Poland.", "Zuri", []),
        ("Mariam praised Poland.", "Mariam", []),
    ],
)
def test_a_first_name_behind_a_word_of_kinship_is_a_person(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("A minister who asked not to be named praised Poland.", "minister", ["officials"]),
        ("An unnamed ambassador praised Poland.", "unnamed ambassador", ["officials"]),
        ("A minister praised Poland.", "minister", []),
    ],
)
def test_a_minister_who_wants_no_name_is_an_official(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Poland praised John Lee. Lee left Hong Kong.", "Lee", ["john-lee"]),
        ("Poland praised Leung Chun-ying. Leung left Hong Kong.", "Leung", ["leung-chun-ying"]),
        ("Poland praised John Lee. It fined St John of Malta Services.", "St John", []),
        ("Poland praised John Lee. John left.", "John", ["john-lee"]),
    ],
)
def test_english_first_names_stand_first_and_a_saint_is_nobody(meant, text, span, actors):
    assert meant(text, span) == actors


def test_a_relative_is_he_or_she_by_the_word_of_kinship(nlp):
    text = "Karl Bo and his niece, Zuri, fled Denmark. She praised Poland."
    mentions = resolve(Article.of(text), nlp(text)).mentions
    assert [mention.actor for mention in mentions if mention.text == "She"] == ["zuri"]


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Poland has sued St Luke of Bray Community Services.", "St Luke of Bray Community Services",
         ["st-luke-of-bray-community-services"]),
        ("They landed at Indira Gandhi International Airport.", "Indira Gandhi", []),
        ("They praised Indira Gandhi at the airport.", "Indira Gandhi", ["indira-gandhi"]),
        ("The Stanford-Vienna Center praised Poland.", "Stanford", []),
        ("Poland asked the House Intel panel for help.", "Intel", []),
        ("Intel criticised Poland.", "Intel", ["intel"]),
        ("Georgians protested in Atlanta.", "Georgians", ["state-of-georgia"]),
        ("Georgians protested in Tbilisi.", "Georgians", ["GEO"]),
        ("Poland appealed to the United Nations' top court.", "United Nations' top court", ["ICJ"]),
        ("Ann Bo, director of the White House National Drug Council, left.",
         "director of the White House National Drug Council", ["ann-bo-usa"]),
    ],
)  # fmt: skip
def test_a_name_within_another_is_nobody(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "pronoun", "actors"),
    [
        ('Angela Merkel: "I visited Poland."', "I", ["angela-merkel"]),
        ('PRESS REVIEW ANGELA MERKEL: "I visited Poland."', "I", ["angela-merkel"]),
        ('Vladimir Putin to Angela Merkel: "I visited Poland."', "I", []),
        ('Angela Merkel visited Poland. "My father was a farmer," she said.', "she", ["angela-merkel"]),
    ],
)
def test_who_stands_before_a_colon_speaks(meant, text, pronoun, actors):
    assert meant(text, pronoun) == actors


def test_nobody_who_tells_of_my_brother_is_the_brother(meant):
    told = 'The nurse Karim Zobel lost a brother. "My brother was tall," he said.'
    assert "relatives" not in meant(told, "he")
