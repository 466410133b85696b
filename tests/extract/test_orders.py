"""What is ordered, sought, offered or only thought of: how far it is done, and by whom."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Mali|MLI] ordered the arrest of [Kone|kone/person].", "MLI threatensArrestOf kone"),
        ("[Mali|MLI] sought the arrest of [Kone|kone/person].", "MLI threatensArrestOf kone"),
        ("[Mali|MLI] offered rewards for the arrest of [Kone|kone/person].", "MLI threatensArrestOf kone"),
        ("[Mali|MLI] made the arrest of [Kone|kone/person].", "MLI arrests kone"),
        ("[Putin|putin/person] ordered the invasion of [Ukraine|UKR].", "putin attacks UKR"),
    ],
)
def test_an_arrest_that_is_wanted_is_not_made_yet(briefs, text, expected):
    assert briefs(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Mali|MLI] ordered [the government|mli-government/government] to attack [Niger|NER].", ["MLI attacks NER"]),
        (
            "[Mali|MLI] ordered [Chad|TCD] to attack [Niger|NER].",
            ["MLI demandsFrom TCD", "TCD attacks> NER"],
        ),
    ],
)
def test_who_orders_his_own_people_acts_himself(claims, text, expected):
    told = claims(text)
    assert [claim.relation for claim in told] == [line.split()[1].rstrip(">") for line in expected]
    assert [claim.modality == "planned" for claim in told] == [">" in line for line in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An attack by [China|CHN] on [Taiwan|TWN] could trigger a war.", "CHN attacks? TWN"),
        ("An attack by [China|CHN] on [Taiwan|TWN] may have triggered a war.", "CHN attacks TWN"),
        ("The attack by [China|CHN] on [Taiwan|TWN] could trigger a war.", "CHN attacks TWN"),
    ],
)
def test_any_event_that_could_have_effects_is_only_thought_of(briefs, text, expected):
    assert briefs(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Mali|MLI] reaffirmed its readiness to cooperate with [Niger|NER].", "MLI agreesToCooperateWith NER"),
        ("[Mali|MLI] declared its readiness to meet [Niger|NER].", "MLI agreesToMeet NER"),
    ],
)
def test_readiness_for_something_is_an_offer(briefs, text, expected):
    assert briefs(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Mali|MLI] opposed sanctions on [Iran|IRN].", []),
        ("[Mali|MLI] opposed sanctions by [Britain|GBR] on [Iran|IRN].", ["MLI rejects GBR"]),
        ("The accord between [Mali|MLI] and [Niger|NER] was rejected in a vote.", []),
        ("The accord between [Mali|MLI] and [Niger|NER] was rejected by [Chad|TCD].", ["TCD rejectsPlanOf MLI+NER"]),
    ],
)
def test_what_is_rejected_is_its_doers(briefs, text, expected):
    assert [claim for claim in briefs(text) if "rejects" in claim] == expected


def test_who_is_asked_does_not_do_what_is_asked_of_another(briefs):
    text = "[Le Pen|le-pen/person] hopes that the party will meet [Putin|putin/person]."
    assert not [claim for claim in briefs(text) if "le-pen meets" in claim]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Lula|lula/person] warned that a war with [Chile|CHL] would be a disaster.", False),
        ("[Lula|lula/person] warned that his attack on [Chile|CHL] would follow.", True),
    ],
)
def test_who_warns_of_what_would_be_bad_threatens_nobody(briefs, text, expected):
    assert any("threatensForceAgainst" in claim for claim in briefs(text)) is expected
