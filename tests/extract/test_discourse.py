"""What one sentence leaves unsaid and the next one tells."""

import pytest

pytestmark = pytest.mark.model


def test_a_bare_threat_is_meant_for_those_whose_deed_it_answers(briefs):
    text = "[North Korea|PRK] attacked [Japan|JPN]. [The United States|USA] issued warnings of new sanctions."
    assert "USA threatensSanctionsAgainst PRK" in briefs(text)


def test_a_bare_threat_is_meant_for_those_whom_its_condition_names(briefs):
    text = "[Russia|RUS] left. [Washington|USA] warned of new sanctions if [North Korea|PRK] armed [Iran|IRN]."
    assert "USA threatensSanctionsAgainst PRK" in briefs(text)


def test_its_evidence_holds_the_deed(claims):
    text = "[North Korea|PRK] attacked [Japan|JPN]. [The United States|USA] issued warnings of new sanctions."
    [threat] = [claim for claim in claims(text) if claim.relation == "threatensSanctionsAgainst"]
    assert threat.evidence.quote.startswith("North Korea attacked")


def test_a_bare_threat_is_meant_for_who_met_somebody_before_but_for_nobody_who_praised_him(briefs):
    threat = "[Chile|CHL] threatened sanctions."
    assert "CHL threatensSanctionsAgainst ECU" in briefs(f"[Ecuador|ECU] visited [Peru|PER]. {threat}")
    assert not [claim for claim in briefs(f"[Ecuador|ECU] thanked [Peru|PER]. {threat}") if "threatens" in claim]


def test_nobody_threatens_himself(briefs):
    text = "[Washington|USA] helped [Japan|JPN]. [The United States|USA] issued warnings of new sanctions."
    assert not [claim for claim in briefs(text) if "threatens" in claim]


def test_talks_without_parties_are_those_of_the_visit(briefs):
    text = "[Iran|IRN] anticipated [Kim|kim/person]'s visit to [Russia|RUS], with arms negotiations continuing."
    assert "kim negotiatesWith RUS" in briefs(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Trump|trump/person] renewed his attack on [judges|judges/court].", "trump criticises judges"),
        ("[Sosa|sosa/person] beat [Diaz|diaz/person] in the election.", "sosa rivalOf diaz"),
        ("[Sosa|sosa/person] beat [Diaz|diaz/person] with a stick.", "sosa assaults diaz"),
        ("[Putin|putin/person] launched an attack on [Ukraine|UKR].", "putin attacks UKR"),
    ],
)
def test_an_attack_in_words_is_criticism(briefs, text, expected):
    assert expected in briefs(text)


def test_a_state_does_not_act_on_its_own_government(briefs):
    assert briefs("[Washington|USA] accused [its government|usa-government/government].") == []
    assert briefs("[Ottawa|CAN] accused [the government|usa-government/government].") == ["CAN accuses usa-government"]
