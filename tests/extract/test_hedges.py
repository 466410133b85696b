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
    ("The visit of [Peru|PER] to [Chile|CHL] will open a new page.", "PER visits CHL"),
    ("The visit of [Peru|PER] to [Chile|CHL] will begin at noon.", "PER visits> CHL"),
    ("[Peru|PER] ended up attacking [Chile|CHL].", "PER attacks CHL"),
    ("[Peru|PER] blamed [Chile|CHL], however, a spokeswoman denied any knowledge of it.", "PER accuses CHL"),
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


@pytest.mark.parametrize(("text", "expected"), CERTAINTY + VOICES + MANY)
def test_a_sentence_states_the_claim_as_surely_as_it_says(briefs, text, expected):
    assert expected in briefs(text)


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
