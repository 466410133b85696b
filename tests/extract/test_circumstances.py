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
        ("[Kyiv|UKR] said on Monday [it|UKR] had shelled [Odesa|odesa/place].", "shells", ""),
        ("[Kyiv|UKR] said [it|UKR] had shelled [Odesa|odesa/place] on Monday.", "shells", "2023-09-11"),
        ("[Xi|xi/person] met [Putin|putin/person] on Monday after [Iran|IRN]'s attack on [Iraq|IRQ].", "attacks", ""),
        ("[Iran|IRN] jailed [Ann Lee|lee/person] on Monday for meeting [Putin|putin/person].", "meets", ""),
        ("On Monday [Iran|IRN] broke the treaty by attacking [Iraq|IRQ].", "attacks", "2023-09-11"),
        ("[Iran|IRN] left the bloc on Monday, attacking [Iraq|IRQ] and its allies.", "attacks", "2023-09-11"),
        ("[Iran|IRN] left the bloc on Monday, having attacked [Iraq|IRQ].", "attacks", ""),
        ("Talks between [Iran|IRN] and [Iraq|IRQ], held in May 2022, were short.", "negotiatesWith", "2022-05"),
        ("Talks between [Iran|IRN] and [Iraq|IRQ] that nobody praised in May 2022 were short.", "negotiatesWith", ""),
        ("[Xi|xi/person] visited [Cuba|CUB] for the first time since 2018.", "visits", ""),
        ("[Iran|IRN] has attacked [Iraq|IRQ] since 2018.", "attacks", "2018/.."),
        ("[Xi|xi/person] flew to Rome on Monday to meet [Putin|putin/person].", "meets", "2023-09-11"),
        ("[Xi|xi/person] flew to Rome on Monday to help [Putin|putin/person].", "aids", ""),
        ("[Iran|IRN] attacked [Iraq|IRQ] when it rained on Monday.", "attacks", "2023-09-11"),
        ("[Iran|IRN] attacked [Iraq|IRQ] because it rained on Monday.", "attacks", ""),
        ("While [Iran|IRN] attacked [Iraq|IRQ], the talks on Monday were friendly.", "attacks", ""),
        ("In May 2023 [Xi|xi/person] became the first man to visit [Peru|PER].", "visits", "2023-05"),
        ("In May 2023 Ng rang [Xi|xi/person], who plans to visit [Peru|PER].", "visits", ""),
        ("[Iran|IRN] has killed at least nine [people|crowd/group] since 2018.", "attacks", "2018/.."),
        ("[Xi|xi/person] came on Monday for talks with [Putin|putin/person].", "negotiatesWith", "2023-09-11"),
        ("[Xi|xi/person], the leader of [China|CHN] since 2012, visited [Cuba|CUB].", "visits", ""),
        ("[Iran|IRN] left on Monday, two days after [Peru|PER] attacked [Iraq|IRQ].", "attacks", "2023-09-09"),
        ("[Iran|IRN] left on Monday, hours after [Peru|PER] attacked [Iraq|IRQ].", "attacks", "2023-09-11~"),
        ("[Iran|IRN] left on Monday, two days after an attack by [Peru|PER] on [Iraq|IRQ].", "attacks", "2023-09-09"),
        ("[Iran|IRN] attacked [Iraq|IRQ] on Monday, two days after [Peru|PER] left.", "attacks", "2023-09-11"),
        ("They left on Monday, a day after [Iran|IRN] carried out an attack on [Iraq|IRQ].", "attacks", "2023-09-10"),
        ("They left on Monday, a day after Rome condemned an attack by [Iran|IRN] on [Iraq|IRQ].", "attacks", ""),
        ("[Iran|IRN] left on Monday, days after [Peru|PER] attacked [Iraq|IRQ].", "attacks", ""),
        ("The crowd fled on Monday as [Iran|IRN] attacked [Iraq|IRQ].", "attacks", "2023-09-11"),
        ("As [Iran|IRN] attacked [Iraq|IRQ], the talks on Monday were friendly.", "attacks", ""),
        ("[Peru|PER] struck on Monday, while [Iran|IRN] attacked [Iraq|IRQ].", "attacks", "2023-09-11"),
        ("[Iran|IRN] met on Monday and will attack [Iraq|IRQ].", "attacks", ""),
        ("[Iran|IRN] met [Peru|PER] on Monday and had attacked [Iraq|IRQ].", "attacks", ""),
        ("[Xi|xi/person] flew to Rome on Monday to praise [Putin|putin/person].", "praises", "2023-09-11"),
        ("[Iran|IRN] said on Monday [it|IRN] condemned [Iraq|IRQ].", "criticises", "2023-09-11"),
        ("[Iran|IRN] said on Monday [it|IRN] had condemned [Iraq|IRQ].", "criticises", ""),
        ("In a speech on Monday, [Xi|xi/person] condemned [Iraq|IRQ].", "criticises", "2023-09-11"),
        ("[Xi|xi/person] condemned [Iraq|IRQ] for attacks of 2021.", "criticises", ""),
        ("[Iran|IRN] killed [guests|crowd/group] attending a feast on Monday.", "attacks", "2023-09-11"),
        ("[Iran|IRN] killed [guests|crowd/group] who had attended a feast on Monday.", "attacks", ""),
        ("GENEVA, Sept 5 - [Iran|IRN] attacked [Iraq|IRQ].", "attacks", ""),
        ("[Iran|IRN] said on Monday that it would go, and accused [Iraq|IRQ].", "accuses", "2023-09-11"),
        ("[Iran|IRN] said on Monday that [Peru|PER] had failed and attacked [Iraq|IRQ].", "attacks", ""),
        ("Two [men|crowd/group] deported by [Iran|IRN] landed in Rome on Monday.", "deports", "2023-09-11"),
        ("Two [men|crowd/group] deported by [Iran|IRN] complained on Monday.", "deports", ""),
        ("[Iran|IRN] killed two [men|crowd/group] who gathered here on Monday.", "attacks", "2023-09-11"),
        ("[Iran|IRN] killed two [men|crowd/group] who left Rome on Monday.", "attacks", ""),
        ("[Iran|IRN] met on Monday. [Peru|PER] had attacked [Iraq|IRQ] the day before.", "attacks", "2023-09-10"),
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
        ("[Xi|xi-jinping/person] arrived in [Russia|RUS].", ""),
        ("[Iran|IRN] arrested eleven [diplomats|envoys/group] in [Sanaa|sanaa/place].", "sanaa"),
        ("[Iran|IRN] criticised the [leaders|leaders/group] of [protests|crowd/group] in [Sanaa|sanaa/place].", ""),
        ("They flew to [Sanaa|sanaa/place], where [Xi|xi/person] met [Putin|putin/person].", "sanaa"),
        ("They flew to [Sanaa|sanaa/place], but [Xi|xi/person] met [Putin|putin/person].", ""),
        ("[GENEVA|geneva/place] - [Xi|xi/person] met [Putin|putin/person] here on Monday.", "geneva"),
        ("[GENEVA|geneva/place] - [Xi|xi/person] met [Putin|putin/person] on Monday.", ""),
        ('[GENEVA|geneva/place] - "[Xi|xi/person] met [Putin|putin/person] here," Ng said.', ""),
        ("Ships sank off [Sanaa|sanaa/place] after [Xi|xi/person]'s meeting with [Putin|putin/person].", ""),
    ],
)
def test_a_claim_has_the_place_that_is_no_party_to_it(claims, text, place):
    assert {claim.place for claim in claims(text)} == {place}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On Monday [Ann Lee|lee/person], a minister of [Iran|IRN], met [Xi|xi/person].", ""),
        ("[Ann Lee|lee/person] became the leader of [Iran|IRN] in 1989.", "1989"),
    ],
)
def test_a_tie_told_by_the_way_has_not_the_date_of_its_clause(claims, text, edtf):
    [tie] = [claim for claim in claims(text) if claim.sources == ("lee",) and claim.targets == ("IRN",)]
    assert tie.time.edtf == edtf


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
