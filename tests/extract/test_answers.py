"""What answers something told before and names nobody."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Sudan|SDN] accused [Chad|TCD] of arming rebels, which [Chad|TCD] denies.", "TCD denies SDN"),
        ("[Sudan|SDN] has accused [Chad|TCD] of arming rebels; [Chad|TCD] denies it.", "TCD denies SDN"),
        ("[Sudan|SDN] accused [Chad|TCD] of arming rebels, a charge that [Chad|TCD] rejected.", "TCD denies SDN"),
        ("[Sudan|SDN] accused [Chad|TCD] of arming rebels; the desert state denies it.", "TCD denies SDN"),
        ("[Mali|MLI] blamed [Chad|TCD], an accusation that [Chad|TCD] described as groundless.", "TCD denies MLI"),
        ("[Mali|MLI] says [Chad|TCD] has attacked [Niger|NER]. [Chad|TCD] denies the claims.", "TCD denies MLI"),
        ("[Mali|MLI] says [Chad|TCD] attacked [Niger|NER]. [Chad|TCD] denied that it had lied.", "TCD denies MLI"),
        ("[Mali|MLI] says [Chad|TCD] attacked [Niger|NER]. [Chad|TCD] denied responsibility.", "TCD denies MLI"),
        ("[Mali|MLI] says [Chad|TCD] attacked [Niger|NER]. [Benin|BEN] rejected the account.", "BEN denies MLI"),
    ],
)
def test_a_denial_answers_who_said_so(briefs, text, expected):
    assert expected in briefs(text)


@pytest.mark.parametrize(
    "text",
    [
        "[Sudan|SDN] accused [Chad|TCD] of arming rebels, which [Mali|MLI] denies.",
        "[Sudan|SDN] accused [Chad|TCD] of arming rebels, a charge [Mali|MLI] repeated.",
        "[Sudan|SDN] met [Chad|TCD] in a hall, which [Chad|TCD] denied.",
        "[Mali|MLI] says [Chad|TCD] attacked [Niger|NER]. [Benin|BEN] denied it.",
    ],
)
def test_who_is_not_accused_answers_nobody(briefs, text):
    assert not [claim for claim in briefs(text) if "denies" in claim]


def test_what_is_denied_by_the_way_is_not_part_of_what_was_said(briefs):
    text = "[Sudan|SDN] says [Chad|TCD] attacked [Niger|NER], an allegation [Chad|TCD] called baseless."
    assert "TCD denies SDN" in briefs(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Israel|ISR] bombed [Syria|SYR]. [Egypt|EGY] condemned the attack.", "EGY criticises ISR"),
        ("[Congo|COG] signed an accord with [Mali|MLI]. [Egypt|EGY] welcomed the deal.", "EGY praises COG+MLI"),
        ("[Japan|JPN] imposed sanctions on [Iran|IRN]. [Iran|IRN] called the sanctions illegal.", "IRN criticises JPN"),
        (
            '[Israel|ISR] bombed [Syria|SYR]. [Egypt|EGY] called the strike "an act of aggression".',
            "EGY criticises ISR",
        ),
        ("[Israel|ISR] bombed [Syria|SYR]. [Egypt|EGY] called it an act of war.", "EGY criticises ISR"),
        ("[Spain|ESP] recognised [Palestine|PSE]. [Israel|ISR] rejected the move.", "ISR rejects ESP"),
    ],
)
def test_a_judgement_of_a_deed_is_meant_for_who_did_it(briefs, text, expected):
    assert expected in briefs(text)


@pytest.mark.parametrize(
    "text",
    [
        "[Spain|ESP] met [Iran|IRN]. [Egypt|EGY] condemned the attack.",
        "[Israel|ISR] bombed [Syria|SYR]. [Egypt|EGY] condemned an attack in Cairo.",
        "[Israel|ISR] bombed [Syria|SYR]. [Egypt|EGY] called the strike a surprise.",
        "[Israel|ISR] bombed [Syria|SYR]. [Egypt|EGY] condemned the attack on the mosque.",
    ],
)
def test_a_judgement_of_another_deed_is_not(briefs, text):
    assert not [claim for claim in briefs(text) if "EGY" in claim]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("[Russia|RUS] was accused by a report of [Reuters|reuters/media] of arming [Iran|IRN].", "RUS"),
        ("[Russia|RUS] was accused by a panel of [the UN|UN/organisation] of arming [Iran|IRN].", "RUS"),
        ("[Russia|RUS] accused the president of [Sudan|SDN] of arming [Iran|IRN].", "SDN"),
        ("[Russia|RUS] was praised by a friend of [Sudan|SDN] for arming [Iran|IRN].", "RUS"),
    ],
)
def test_who_is_accused_does_what_stands_behind_the_accuser(claims, text, doer):
    assert [claim.sources for claim in claims(text) if claim.relation == "givesMilitaryAidTo"] == [(doer,)]


@pytest.mark.parametrize("between", ["", "[Egypt|EGY] is hot. ", "[Egypt|EGY] is hot. [Libya|LBY] is dry. "])
def test_what_is_answered_may_stand_some_sentences_before(briefs, between):
    text = f"[Sudan|SDN] accused [Chad|TCD] of arming rebels. {between}[Chad|TCD] denied the charge."
    assert "TCD denies SDN" in briefs(text)


def test_a_lie_is_no_denial(briefs):
    text = (
        "[Sudan|SDN] says [Chad|TCD] attacked [Niger|NER]. The fault lies with [Chad|TCD]. [Chad|TCD] refused to pay."
    )
    assert not [claim for claim in briefs(text) if "denies" in claim]


@pytest.mark.parametrize(
    "text",
    [
        "[Israel|ISR] bombed [Syria|SYR]. [Spain|ESP] met [Mali|MLI]. [Egypt|EGY] condemned the move.",
        "[Spain|ESP], which had bombed [Syria|SYR], opened a school. [Egypt|EGY] condemned the move.",
        "[France|FRA] considered freeing [Spain|ESP]. [Egypt|EGY] praised the decision.",
        "[Spain|ESP] criticised [Mali|MLI]. [Egypt|EGY] praised the step.",
    ],
)
def test_a_move_is_what_the_sentence_just_before_tells_first(briefs, text):
    assert not [claim for claim in briefs(text) if "EGY" in claim]


def test_a_charge_is_remembered_longer_than_other_deeds(briefs):
    between = "[Egypt|EGY] is hot. [Libya|LBY] is dry. [Benin|BEN] is green. [Togo|TGO] is small. "
    assert "TCD denies SDN" in briefs(
        f"[Sudan|SDN] accused [Chad|TCD] of arming rebels. {between}[Chad|TCD] denied the charge."
    )
    told = f"[Israel|ISR] bombed [Syria|SYR]. {between}[Mali|MLI] condemned the attack."
    assert not [claim for claim in briefs(told) if "MLI" in claim]


def test_a_charge_is_not_answered_to_those_who_said_something_else(briefs):
    text = "[Spain|ESP] said [it|ESP] stood with [Mali|MLI]. [Chad|TCD] dismissed the charges."
    assert not [claim for claim in briefs(text) if "TCD denies" in claim]
