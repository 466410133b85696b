"""Words of force, travel and trade that mean something else where other words stand beside them."""

import pytest

pytestmark = pytest.mark.model

TOLD = [
    ("[Police|police/armed-force] beat [Sosa|sosa/person] in a cell.", "police assaults sosa"),
    ("[Peru|PER] shot down a plane of [Chile|CHL].", "PER attacks CHL"),
    ("[Peru|PER] shot down a proposal of [Chile|CHL].", "PER rejectsPlanOf CHL"),
    ("[Peru|PER] shot down a claim by [Chile|CHL].", "PER rejects CHL"),
    ("[Xi|xi-jinping/person] fired back at [Peru|PER].", "xi-jinping criticises PER"),
    ("[Peru|PER] fired back at [Chile|CHL] in a statement.", "PER criticises CHL"),
    ("[The army|army/armed-force] fired back at [Chile|CHL].", "army fights CHL"),
    ("[Xi|xi-jinping/person] tore into [Peru|PER].", "xi-jinping criticises PER"),
    ("[Peru|PER] launched three military operations against [Chile|CHL].", "PER attacks CHL"),
    ("[Peru|PER] launched missiles at [Chile|CHL].", "PER shells CHL"),
    ("[Peru|PER] imposed a tariff on imports from [Chile|CHL].", "PER imposesSanctionsOn CHL"),
    ("[Peru|PER] published a blacklist of [Chilean firms|firms/group].", "PER restricts firms"),
    ("[Xi|xi-jinping/person] pressed [Peru|PER] for an answer.", "xi-jinping appealsTo PER"),
    ("[Peru|PER] is in contact with [Chile|CHL].", "PER correspondsWith CHL"),
    ("[Peru|PER] began the renegotiation of a treaty with [Chile|CHL].", "PER negotiatesWith CHL"),
    ("[Peru|PER] funded [the agency|agency/organisation].", "PER givesEconomicAidTo agency"),
    ("[Peru|PER] funded [the agency|agency/organisation] at a lower level.", "PER cutsAidTo agency"),
    ("[Xi|xi-jinping/person] arrived in [Peru|PER].", "xi-jinping visits PER"),
    ("[The club|club/organisation] drew a penalty from [Peru|PER] for the delay.", "PER imposesSanctionsOn club"),
]

UNTOLD = [
    ("[Lawmakers|lawmakers/group] beat [Xi|xi-jinping/person] on health care.", "assaults"),
    ("[Peru|PER] launched three military operations against [Chile|CHL].", "shells"),
    ("[Xi|xi-jinping/person] advocated a tariff on imports from [Chile|CHL].", "tradesWith"),
    (
        "[Sosa|sosa/person] scored a goal after a kick, and drew a penalty from [Diaz|diaz/person].",
        "imposesSanctionsOn",
    ),
    ("[Peru|PER] spied on [Chile|CHL].", "coerces"),
    ("[A blog|blog/organisation] published a blacklist of [journalists|journalists/group].", "restricts"),
    ("[Sosa|sosa/person] pressed [Xi|xi-jinping/person] about what could happen.", "appealsTo"),
    ("[A stranger|stranger/person] invited [Sosa|sosa/person] to go back with him.", "seeksMeetingWith"),
    ("[Peru|PER] warned of the likelihood of another war with [Chile|CHL].", "threatensForceAgainst"),
    (
        "[Xi|xi-jinping/person] began the renegotiation of the deal between [Peru|PER] and [Chile|CHL].",
        "signsAgreement",
    ),
    ("[Sosa|sosa/person] arrived in [Peru|PER].", "visits"),
    ("[Refugees|refugees/group] travelled to [Peru|PER].", "visits"),
    ("[Peruvians|PER] landed in [Chile|CHL].", "visits"),
    ("[A banker|banker/person] left [Peru|PER].", "resignsFrom"),
    ("[Xi|xi-jinping/person] is opposed to [Peru|PER].", "rivalOf"),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_the_words_beside_it_show_its_sense(briefs, text, expected):
    assert expected in briefs(text)


@pytest.mark.parametrize(("text", "relation"), UNTOLD)
def test_a_word_in_another_sense_tells_nothing_of_it(briefs, text, relation):
    assert not [claim for claim in briefs(text) if relation in claim]
