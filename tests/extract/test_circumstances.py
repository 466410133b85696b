"""When and where a claim holds, and whose quotation it stands in."""

import pytest

pytestmark = pytest.mark.model


def only(claims, relation):
    [claim] = [claim for claim in claims if claim.relation == relation]
    return claim


@pytest.mark.parametrize(
    ("text", "relation", "edtf"),
    [
        ("[Russia|RUS] shelled [Ukraine|UKR] in March 2023.", "shells", "2023-03"),
        ("[Kim|kim/person] visited [China|CHN] on Sunday, September 10.", "visits", "2023-09-10"),
        ("[Kyiv|UKR] said on Monday that [Russia|RUS] had shelled [Odesa|odesa/place].", "shells", ""),
        ("[Iran|IRN] attacked [Iraq|IRQ].", "attacks", ""),
        ("The meeting between [Xi|xi/person] and [Putin|putin/person] in May 2023 was short.", "meets", "2023-05"),
    ],
)
def test_a_claim_has_the_date_of_its_own_clause(claims, text, relation, edtf):
    assert only(claims(text), relation).time.edtf == edtf


def test_a_date_says_how_it_was_obtained(claims):
    time = only(claims("[Russia|RUS] shelled [Ukraine|UKR] on Monday."), "shells").time
    assert (time.edtf, time.precision, time.how) == ("2023-09-11", "day", "relative")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[Xi|xi/person] met [Putin|putin/person] in [Moscow|moscow/place].", "moscow"),
        ("[Xi|xi/person] met [Putin|putin/person].", ""),
        ("[Xi|xi/person] arrived in [Russia|RUS].", ""),
    ],
)
def test_a_claim_has_the_place_that_is_no_party_to_it(claims, text, place):
    assert {claim.place for claim in claims(text)} == {place}


@pytest.mark.parametrize(
    "text",
    [
        '"[NATO|NATO/alliance] attacked [Russia|RUS]," [Lavrov|lavrov/person] said.',
        '"No," [Lavrov|lavrov/person] said on Monday. "[NATO|NATO/alliance] attacked [Russia|RUS]."',
        '[Lavrov|lavrov/person] said: "This is war. [NATO|NATO/alliance] attacked [Russia|RUS]."',
    ],
)
def test_a_quotation_is_said_by_its_speaker(claims, text):
    assert only(claims(text), "attacks").speakers == ("lavrov",)


def test_a_quotation_that_nobody_is_named_for_has_no_speaker(claims):
    text = '[Lavrov|lavrov/person] left.\n\n"[NATO|NATO/alliance] attacked [Russia|RUS]."'
    assert only(claims(text), "attacks").speakers == ()


def test_evidence_is_the_words_of_the_claim(claims):
    text = "Late at night [Russia|RUS] shelled [Ukraine|UKR], while rain fell."
    assert only(claims(text), "shells").evidence.quote == "Russia shelled Ukraine"
