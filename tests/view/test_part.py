from datetime import date

import pytest

from geograph.errors import InputError, VocabularyError
from geograph.view import Part, keep_part, to_html


def relations_of(findings):
    return [claim.relation for claim in findings.claims]


def test_an_empty_part_is_everything(findings):
    assert keep_part(findings, Part()) == findings


@pytest.mark.parametrize(
    ("part", "kept"),
    [
        (Part(actor="EU"), ["seeksAidFrom"]),
        (Part(actor="dprk"), ["warns", "threatensSanctionsAgainst", "givesMilitaryAidTo", "leads"]),
        (Part(actor="EU", depth=2), ["attacks", "seeksAidFrom", "shells"]),
        (Part(actor="usa-officials"), ["threatensSanctionsAgainst"]),
        (Part(relation="shells"), ["shells"]),
        (Part(relation="assault"), ["attacks", "shells"]),
        (Part(since=date(2023, 10, 1)), ["visits"]),
        (Part(until=date(2023, 3, 31)), ["shells"]),
        (Part(since=date(2023, 9, 13), until=date(2023, 9, 13)), ["attacks", "seeksAidFrom"]),
        (Part(actor="Russia", relation="ASSAULT", since=date(2023, 9, 1)), ["attacks"]),
    ],
)
def test_a_part_keeps_the_claims_that_are_in_it(findings, part, kept):
    assert relations_of(keep_part(findings, part)) == kept


def test_a_part_keeps_what_its_claims_need_and_nothing_else(findings):
    part = keep_part(findings, Part(actor="EU"))
    assert [actor.id for actor in part.actors] == ["EU", "UKR"]
    assert [article.title for article in part.articles] == ["Shells"]
    assert {mention.actor for mention in part.mentions} == {"EU", "UKR"}


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (Part(actor="North Corea"), "did you mean 'North Korea'"),
        (Part(actor="zzz"), "no actor 'zzz' among 7"),
        (Part(actor="EU", depth=0), "expected 1"),
        (Part(since=date(2023, 2, 1), until=date(2023, 1, 1)), "before it begins"),
    ],
)
def test_a_part_that_cannot_be_is_refused(findings, part, message):
    with pytest.raises(InputError, match=message):
        keep_part(findings, part)


def test_a_misspelt_relation_is_refused_with_the_nearest(findings):
    with pytest.raises(VocabularyError, match="did you mean 'warns'"):
        keep_part(findings, Part(relation="warn"))


def test_the_page_of_a_part_starts_with_its_actor(findings):
    assert '"start":"PRK"' in to_html(findings, part=Part(actor="DPRK"))
