"""Words and clauses that leave a claim planned, possible, conditional or denied, and whose claim it is."""

import pytest

from geograph.extract.lexicon import rows
from geograph.model import Modality

pytestmark = pytest.mark.model

CERTAINTY = [
    ("[Peru|PER] has yet to recognise [Kosovo|XKX].", "PER recognises! XKX"),
    ("[Peru|PER] nearly attacked [Chile|CHL].", "PER attacks! CHL"),
    ("[Peru|PER] has nearly two hundred tanks and attacked [Chile|CHL].", "PER attacks CHL"),
    ("Neither [Peru|PER] nor [Chile|CHL] attacked [Bolivia|BOL].", "PER+CHL attacks! BOL"),
    ("Did [Iran|IRN] attack [Israel|ISR]?", "IRN attacks? ISR"),
    ("Why did [Iran|IRN] attack [Israel|ISR]?", "IRN attacks ISR"),
    ("Had [Russia|RUS] attacked [Poland|POL], we would know.", "RUS attacks~ POL"),
    ("There is no evidence that [Peru|PER] attacked [Chile|CHL].", "PER attacks?! CHL"),
    ("It is possible that [Peru|PER] attacked [Chile|CHL].", "PER attacks? CHL"),
    ("It is unlikely that [Peru|PER] attacked [Chile|CHL].", "PER attacks?! CHL"),
    ("[Peru|PER] was reported to have attacked [Chile|CHL].", "PER attacks? CHL"),
    ("[Peru|PER] ruled out attacking [Chile|CHL].", "PER attacks>! CHL"),
    ("[Peru|PER] did not rule out attacking [Chile|CHL].", "PER attacks? CHL"),
    ("[Peru|PER] refused to rule out attacking [Chile|CHL].", "PER attacks? CHL"),
    ("[Peru|PER] decided against attacking [Chile|CHL].", "PER attacks>! CHL"),
    ("[Peru|PER] is on the verge of attacking [Chile|CHL].", "PER attacks> CHL"),
    ("[Peru|PER] is going to attack [Chile|CHL].", "PER attacks> CHL"),
    ("[Peru|PER] looks forward to visiting [Chile|CHL].", "PER visits> CHL"),
    ("Far from attacking [Chile|CHL], [Peru|PER] slept.", "PER attacks! CHL"),
    ("[Peru|PER] did not attack or bomb [Chile|CHL].", "PER bombs! CHL"),
    ("The risk that [Venezuela|VEN] attacks [Guyana|GUY] has grown.", "VEN attacks? GUY"),
    ("Hopes rose before [Peru|PER] meets [Chile|CHL].", "PER meets> CHL"),
    ("Roads were closed until [Peru|PER] visits [Chile|CHL].", "PER visits> CHL"),
    ("Hopes rose before [Peru|PER] met [Chile|CHL].", "PER meets CHL"),
    ("Hopes rose ahead of talks between [Peru|PER] and [Chile|CHL].", "PER negotiatesWith> CHL"),
    ("Hopes rose in 1998, ahead of talks between [Peru|PER] and [Chile|CHL].", "PER negotiatesWith CHL"),
    ("[Peru|PER] favours talks with [Chile|CHL].", "PER seeksMeetingWith CHL"),
    ("[Peru|PER] suggested a meeting with [Chile|CHL].", "PER seeksMeetingWith CHL"),
    ("[Peru|PER] suggested that [Chile|CHL] had met [Bolivia|BOL].", "CHL meets BOL (PER)"),
    ("[Peru|PER] welcomed talks with [Chile|CHL].", "PER praises CHL"),
    ("The visit of [Peru|PER] to [Chile|CHL] will open a new page.", "PER visits CHL"),
    ("The visit of [Peru|PER] to [Chile|CHL] will begin at noon.", "PER visits> CHL"),
    ("[Peru|PER] ended up attacking [Chile|CHL].", "PER attacks CHL"),
    ("[Peru|PER] blamed [Chile|CHL], however, a spokeswoman denied any knowledge of it.", "PER accuses CHL"),
]
CONDITIONS = [
    ("The plan is subject to agreement between [Peru|PER] and [Chile|CHL].", "PER signsAgreementWith~ CHL"),
    ("Fish was the subject of talks between [Peru|PER] and [Chile|CHL].", "PER negotiatesWith CHL"),
    ("In case it is true, [Peru|PER] will look at imposing sanctions on [Chile|CHL].", "PER imposesSanctionsOn~ CHL"),
    ("[Peru|PER] will act in the event of an attack by [Chile|CHL] on [Cuba|CUB].", "CHL attacks~ CUB"),
    ("[Lima|lima/person] did not present evidence that [Peru|PER] attacked [Chile|CHL].", "PER attacks?! CHL"),
    ("[Lima|lima/person] found no evidence of attacks by [Peru|PER] on [Chile|CHL].", "PER attacks?! CHL"),
    ("[Lima|lima/person] presented evidence that [Peru|PER] attacked [Chile|CHL].", "PER attacks CHL"),
    ("It was not clear whether [Peru|PER] attacked [Chile|CHL].", "PER attacks? CHL"),
    ("[Lima|lima/person] is accused of the murder of [Cruz|cruz/person].", "lima attacks? cruz"),
    ("[Peru|PER] accused [Lima|lima/person] of the murder of [Cruz|cruz/person].", "lima attacks cruz (PER)"),
    ("There is no doubt that [Peru|PER] attacked [Chile|CHL].", "PER attacks CHL"),
    ("It was not true that [Peru|PER] attacked [Chile|CHL].", "PER attacks! CHL"),
    ("An attack by [Peru|PER] on [Chile|CHL] is an option.", "PER attacks? CHL"),
    ("The talks between [Peru|PER] and [Chile|CHL] are the key.", "PER negotiatesWith CHL"),
    ("[Lima|lima/person] failed to disclose meetings with [Peru|PER].", "lima meets PER"),
    ("[Lima|lima/person] failed to hold meetings with [Peru|PER].", "lima meets! PER"),
    ("There was a mock attack on [Peru|PER] by [rebels|rebels/group].", "rebels attacks? PER"),
]
BROUGHT_ABOUT = [
    ("[Lima|lima/person] was moved to ask [Peru|PER] to leave.", "lima demandsYieldFrom PER"),
    ("[Lima|lima/person] moved to ask [Peru|PER] to leave.", "lima demandsYieldFrom> PER"),
    ("[Lima|lima/person] convinced [Peru|PER] to support [Chile|CHL].", "PER supports CHL"),
    ("[Lima|lima/person] took to Twitter to condemn [Peru|PER].", "lima criticises PER"),
    ("[Lima|lima/person] left to condemn [Peru|PER].", "lima criticises> PER"),
    ("[Lima|lima/person] went on to attack [Peru|PER].", "lima attacks PER"),
    (
        "[Peru|PER] prepares to begin the process of [Chile|CHL] leaving [the EU|EU/organisation].",
        "CHL withdrawsFrom> EU",
    ),
    ("[Peru|PER] is set to move ahead with arming the [rebels|rebels/group].", "PER givesMilitaryAidTo> rebels"),
    ("[Lima|lima/person] campaigned on a pledge to ban [the party|party/party].", "lima threatensToBan party"),
    ("[Peru|PER] has offered to mediate between [Chile|CHL] and [Cuba|CUB].", "PER mediatesFor> CHL+CUB"),
    ("[Peru|PER] promised to apologise to [Chile|CHL].", "PER apologisesTo> CHL"),
    ("[Lima|lima/person] said [Peru|PER] would go and urged [Chile|CHL] to stay.", "lima appealsTo CHL"),
    ("[Russia|RUS] warned against [Peru|PER] joining [NATO|NATO/alliance].", "RUS warns PER"),
]
AHEAD = [
    ("[Lima|lima/person] plans to host [Cruz|cruz/person] for a summit.", "lima meetsAtSummitWith> cruz"),
    ("[Peru|PER] will join a mission to bomb [Chile|CHL].", "PER bombs> CHL"),
    ("[Lima|lima/person] will speak when [Cruz|cruz/person] visits [Peru|PER].", "cruz visits> PER"),
    ("[Lima|lima/person] spoke when [Cruz|cruz/person] visited [Peru|PER].", "cruz visits PER"),
    ("[Lima|lima/person] will rest after visiting [Peru|PER].", "lima visits> PER"),
    ("[Lima|lima/person] rested after visiting [Peru|PER].", "lima visits PER"),
    ("[Lima|lima/person] will be punished for the attack on [Peru|PER] by [Cuba|CUB].", "CUB attacks PER"),
    ("The law will change on the day [Peru|PER] leaves [the EU|EU/organisation].", "PER withdrawsFrom> EU"),
    ("The law changed on the day [Peru|PER] left [the EU|EU/organisation].", "PER withdrawsFrom EU"),
    ("When [rebels|rebels/group] attack [Peru|PER], people pay.", "rebels attacks~ PER"),
    ("When [rebels|rebels/group] attacked [Peru|PER], people paid.", "rebels attacks PER"),
    ("A visit by [Lima|lima/person] to [Peru|PER] is in the offing.", "lima visits> PER"),
    ("[Peru|PER] has vowed to help the poor, attack [Chile|CHL] and close schools.", "PER threatensForceAgainst CHL"),
]
DONE = [
    ("Asked why [Peru|PER] attacked [Chile|CHL], [Lima|lima/person] left.", "PER attacks CHL"),
    ("Asked whether [Peru|PER] attacked [Chile|CHL], [Lima|lima/person] left.", "PER attacks? CHL"),
    ("They parted upon the end of the visit of [Lima|lima/person] to [Peru|PER].", "lima visits PER"),
    ("[Peru|PER] discussed [Cuban|CUB] sanctions on [Chile|CHL].", "CUB imposesSanctionsOn CHL"),
    ("[Peru|PER] discussed sanctions on [Chile|CHL].", "PER imposesSanctionsOn? CHL"),
    ("[Lima|lima/person] sought to blame [Cruz|cruz/person].", "lima accuses cruz"),
    ("[Lima|lima/person] sought to help [Cruz|cruz/person].", "lima aids? cruz"),
    ("[Lima|lima/person]'s habit of criticising [Peru|PER] is old.", "lima criticises PER"),
    ("[Lima|lima/person]'s talk of attacking [Peru|PER] is old.", "lima attacks? PER"),
    ("[Peru|PER] took two weeks to attack [Chile|CHL].", "PER attacks CHL"),
    ("[Rebels|rebels/group] have poured into the streets to protest against [Peru|PER].", "rebels protestsAgainst PER"),
    ("The talks between [Peru|PER] and [Chile|CHL] may collapse.", "PER negotiatesWith CHL"),
    ("The talks between [Peru|PER] and [Chile|CHL] may start.", "PER negotiatesWith? CHL"),
    ("The drills between [Peru|PER] and [Chile|CHL] are pushing others to arm.", "PER cooperatesMilitarilyWith CHL"),
    ('[Lima|lima/person] attacked [Chile|CHL], asking: "Who are you?"', "lima attacks CHL"),
    ("[Peru|PER] has now ordered [Chile|CHL] to pay ?11,000.", "PER demandsFrom CHL"),
    ("[Peru|PER] will act even if [Chile|CHL] attacks [Cuba|CUB].", "CHL attacks~ CUB"),
]
DENIED = [
    ("[Peru|PER] denied any part in the attack on [Chile|CHL].", "PER attacks! CHL (PER)"),
    ("[Peru|PER] played a part in the attack on [Chile|CHL].", "PER attacks CHL"),
    ("[Lima|lima/person] said reports that [Peru|PER] attacked [Chile|CHL] are false.", "PER attacks! CHL (lima)"),
    ("[Lima|lima/person] said reports that [Peru|PER] attacked [Chile|CHL] are many.", "PER attacks CHL (lima)"),
    ("[Peru|PER] did not only attack [Chile|CHL].", "PER attacks CHL"),
    ("Trade grows without a halt in the war between [Peru|PER] and [Chile|CHL].", "PER atWarWith CHL"),
    ("[Peru|PER] will hold off on asking [Chile|CHL] for help.", "PER seeksAidFrom>! CHL"),
    ("[Police|police/group] arrested [a man|man/group] accused of attacking [Peru|PER].", "man attacks? PER"),
    ("[Peru|PER] may accuse [Chile|CHL] of attacking [Cuba|CUB].", "CHL attacks CUB (PER)"),
]
KNOWN = [
    ("[Lima|lima/person] rejected claims that [Peru|PER] attacked [Chile|CHL].", "PER attacks! CHL (lima)"),
    ("[Lima|lima/person] will face claims that [Peru|PER] attacked [Chile|CHL].", "PER attacks CHL"),
    ("[Lima|lima/person] could speak about how [Peru|PER] attacked [Chile|CHL].", "PER attacks CHL"),
    ("[Lima|lima/person] could speak about [Peru|PER] attacking [Chile|CHL].", "PER attacks? CHL"),
    ("It was the last stop of the visit of [Lima|lima/person] to [Peru|PER].", "lima visits PER"),
    ("[Lima|lima/person] called for a stop to the attacks by [Peru|PER] on [Chile|CHL].", "lima demandsYieldFrom PER"),
    ("[We|PER] wish to thank [Chile|CHL].", "PER praises CHL"),
    ("[They|PER] wish to thank [Chile|CHL].", "PER praises> CHL"),
]
ANSWERED = [
    ("[Peru|PER] denied that [it|PER] had sent [migrants|migrants/group] into [Chile|CHL].", "PER denies CHL"),
    ("[Peru|PER] warned that [it|PER] would close its last checkpoint with [Chile|CHL].", "PER warns CHL"),
    ("[Peru|PER] accused [Chile|CHL] of fraud. [Chile|CHL] denied the accusations.", "CHL denies PER"),
]
DEMANDED = [
    ("[Chile|CHL] must not attack [Cuba|CUB], [Peru|PER] said.", "PER demandsYieldFrom CHL"),
    ("[Chile|CHL] will not attack [Cuba|CUB], [Peru|PER] said.", "CHL attacks>! CUB (PER)"),
    ("[Peru|PER] demanded an end to the attacks by [Chile|CHL] on [Cuba|CUB].", "CHL attacks CUB"),
    ("[Peru|PER] demanded an end to the attacks by [Chile|CHL] on [Cuba|CUB].", "PER demandsYieldFrom CHL"),
]
MEANT = [
    ("[Peru|PER] has gone as far as attacking [Chile|CHL].", "PER attacks CHL"),
    ("[Peru|PER] is far from attacking [Chile|CHL].", "PER attacks! CHL"),
    ("[Peru|PER] may be tempted to attack [Chile|CHL].", "PER attacks? CHL"),
    ("[Lima|lima/person] would bring a gift were [she|lima/person] to visit [Chile|CHL].", "lima visits~ CHL"),
    ("[Peru|PER] declined to impose a ban on [Chile|CHL].", "PER restricts! CHL"),
    ("[Peru|PER] declined to lift the sanctions on [Chile|CHL].", "PER refusesToYieldTo CHL"),
    ("[Peru|PER] was hailed for keeping [its|PER] promise to occupy [Chile|CHL].", "PER occupies CHL"),
    ("[Peru|PER] made a promise to occupy [Chile|CHL].", "PER threatensOccupationOf CHL"),
    ("Agents looked into contacts between [Peru|PER] and [Chile|CHL].", "PER meets? CHL"),
    ("Agents investigated the attack on [Peru|PER] by [Chile|CHL].", "CHL attacks PER"),
    ("Next week's visit by [Lima|lima/person] to [Chile|CHL] would be useful.", "lima visits> CHL"),
    ("[Peru|PER] seeks [Cuba|CUB]'s help in pressuring [Chile|CHL].", "CUB coerces? CHL"),
    ("[Chile|CHL] should not have attacked [Cuba|CUB], [Peru|PER] said.", "PER criticises CHL"),
    ("[Peru|PER] warned that [it|PER] would not attack [Chile|CHL] again.", "PER warns CHL"),
    ("[Lima|lima/person] warned that [Peru|PER] should not attack [Chile|CHL].", "lima demandsYieldFrom PER"),
    ("[Lima|lima/person] cancelled a trip to [Lyon|lyon/place].", "lima visits! lyon"),
    ("[Lima|lima/person] cancelled a trip to [Chile|CHL].", "lima refusesToMeet CHL"),
    ("As [Peru|PER] leaves [Mercosur|mercosur/alliance], the bloc will shrink.", "PER withdrawsFrom> mercosur"),
    ("The letter asks about any attacks by [Peru|PER] on [Chile|CHL].", "PER attacks? CHL"),
    ("[Peru|PER] denied any attack on [Chile|CHL].", "PER attacks! CHL (PER)"),
    ("We wear white to unite, and [Peru|PER] will continue to support [Chile|CHL].", "PER supports> CHL"),
    ("[Peru|PER] requested a warrant for [Lima|lima/person].", "PER threatensArrestOf lima"),
]
VOICES = [
    ("In the view of [Peru|PER], [Chile|CHL] attacked [Cuba|CUB].", "CHL attacks CUB (PER)"),
    ("[Chile|CHL] will attack [Cuba|CUB], [Lima|lima/person] told parliament.", "CHL attacks> CUB (lima)"),
    ("[Chile|CHL] attacked [Cuba|CUB], [Lima|lima/person] reported, citing [Peru|PER].", "CHL attacks CUB (lima PER)"),
    ("[Lima|lima/person] quoted [Peru|PER] as saying [Chile|CHL] attacked [Cuba|CUB].", "CHL attacks CUB (lima PER)"),
    ("[Lima|lima/person] dismissed reports that [Chile|CHL] attacked [Cuba|CUB].", "CHL attacks! CUB (lima)"),
    ("[Chile|CHL] attacked [Cuba|CUB], the critics of [Peru|PER] said nothing.", "CHL attacks CUB"),
    ("[Peru|PER] did not deny that [Chile|CHL] attacked [Cuba|CUB].", "CHL attacks? CUB (PER)"),
]  # fmt: skip
MANY = [
    ("[Qatar|QAT] hosted talks between [Israel|ISR] and [Egypt|EGY].", "QAT hosts ISR+EGY"),
    ("[Qatar|QAT] hosted talks between [Israel|ISR] and [Egypt|EGY].", "ISR negotiatesWith EGY"),
    ("[China|CHN] brokered a deal between [Iran|IRN] and [Iraq|IRQ].", "CHN mediatesFor IRN+IRQ"),
    ("[India|IND], [China|CHN], [Russia|RUS], [Brazil|BRA] and [Egypt|EGY] met in May.", "IND meets CHN+RUS+BRA+EGY"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    CERTAINTY
    + CONDITIONS
    + BROUGHT_ABOUT
    + VOICES
    + MANY
    + AHEAD
    + DONE
    + DENIED
    + KNOWN
    + ANSWERED
    + DEMANDED
    + MEANT,
)
def test_a_sentence_states_the_claim_as_surely_as_it_says(briefs, text, expected):
    assert expected in briefs(text)


@pytest.mark.parametrize(
    "text",
    [
        "[Peru|PER] denied that [it|PER] had shelled [Chile|CHL].",
        "[Peru|PER] denied that [Chile|CHL] had moved.",
        "[Chile|CHL] praised [Peru|PER]. [Peru|PER] denied the accusations.",
        "[Chile|CHL] accused [Cuba|CUB] of fraud. [Peru|PER] denied the accusations.",
    ],
)
def test_a_denial_answers_only_whom_it_concerns(briefs, text):
    assert "PER denies CHL" not in briefs(text)


@pytest.mark.parametrize("text", [text for text, _ in MANY])
def test_a_host_or_mediator_is_no_party(briefs, text):
    assert not [claim for claim in briefs(text) if claim.startswith(("QAT negotiates", "CHN signs"))]


def test_every_hedge_has_an_effect_that_claims_know():
    assert {row["effect"] for row in rows("hedges")} <= {*Modality, "denied"}
    assert {row["place"] for row in rows("hedges")} == {
        "auxiliary", "fronted", "mark", "adjective", "adverb", "passive",
    }  # fmt: skip


def test_a_charge_is_not_dated_by_the_day_it_is_made(claims):
    [charge, deed] = claims("On Monday [Peru|PER] accused [Chile|CHL] of attacking [Cuba|CUB].")
    assert (charge.relation, charge.time.edtf) == ("accuses", "2023-09-11")
    assert (deed.relation, deed.time.edtf) == ("attacks", "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Peru|PER] does not believe that [Iran|IRN] attacked [Iraq|IRQ].", "IRN attacks! IRQ (PER)"),
        ("[Peru|PER] does not say that [Iran|IRN] attacked [Iraq|IRQ].", "IRN attacks? IRQ (PER)"),
        ("[Peru|PER] believes that [Iran|IRN] attacked [Iraq|IRQ].", "IRN attacks IRQ (PER)"),
        ("[Peru|PER] failed to show evidence that [Iran|IRN] attacked [Iraq|IRQ].", "IRN attacks?! IRQ"),
        ("[Peru|PER] showed evidence that [Iran|IRN] attacked [Iraq|IRQ].", "IRN attacks IRQ"),
    ],
)
def test_what_is_not_believed_is_denied_and_what_nobody_shows_is_not_sure(briefs, text, found):
    assert briefs(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Peru|PER] stopped attacking [Chile|CHL].", "PER attacks CHL"),
        ("[Peru|PER] will stop attacking [Chile|CHL].", "PER attacks>! CHL"),
        ("[Peru|PER] ended [its|PER] attacks on [Chile|CHL].", "PER attacks CHL"),
        ("[Peru|PER] ended [its|PER] blockade of [Chile|CHL].", "PER liftsBlockadeOf CHL"),
    ],
)
def test_who_has_ended_a_deed_of_his_did_it(briefs, text, found):
    assert briefs(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Ann|ann/person] took a moment to meet [Kim|kim/person].", "ann meets kim"),
        ("[Ann|ann/person] took a bus to meet [Kim|kim/person].", "ann meets> kim"),
        ("[Ann|ann/person]'s job is to represent [Chile|CHL].", "ann represents CHL"),
        ("[Peru|PER] would like to express its support for [Chile|CHL].", "PER supports CHL"),
        ("[Peru|PER] would like to sign a treaty with [Chile|CHL].", "PER signsAgreementWith> CHL"),
        ("[Peru|PER] fled rather than attack [Chile|CHL].", "PER attacks! CHL"),
        ("[Peru|PER] fled sooner than [Chile|CHL] attacked [Iran|IRN].", "CHL attacks IRN"),
    ],
)
def test_a_turn_of_phrase_tells_whether_it_was_done(briefs, text, found):
    assert briefs(text) == [found]
