"""Who says what, where the words of saying stand beside it rather than above it in the parse."""

import pytest

pytestmark = pytest.mark.model

BESIDE = [
    (
        "[China|CHN] attacked [Japan|JPN], improving its ties to [France|FRA], an [official|aides/group] of note says.",
        "(aides)",
    ),
    (
        "[Syria|SYR] attacked [Turkey|TUR], the [Observatory|sohr/organisation], a monitoring group, said.",
        "SYR attacks TUR (sohr)",
    ),
    (
        "If [Turkey|TUR] invades [Syria|SYR], [Lavrov|lavrov/person] said, then [Russia|RUS] will attack [Turkey|TUR].",
        "TUR attacks~ SYR (lavrov)",
    ),
    (
        "[Iran|IRN] met twice last year with [Russia|RUS], the [Washington Post|post/media] reported on Wednesday.",
        "IRN meets RUS (post)",
    ),
    ("[Iran|IRN] attacked [Iraq|IRQ], the [minister|minister/person] has said.", "IRN attacks IRQ (minister)"),
    (
        "[Denisov|denisov/person] said at a press conference that [Iran|IRN] attacked [Iraq|IRQ].",
        "IRN attacks IRQ (denisov)",
    ),
    ("[Russia|RUS] attacked [NATO|NATO/alliance], [Grushko|grushko/person] went on.", "RUS attacks NATO (grushko)"),
    (
        "The [Post|post/media] wrote with reference to [officials|aides/group] that [Iran|IRN] attacked [Iraq|IRQ].",
        "IRN attacks IRQ (post aides)",
    ),
    ("[Russia|RUS], [Ukraine|UKR] said, attacked [Kherson|kherson/place].", "RUS attacks kherson (UKR)"),
    (
        "[Iran|IRN] attacked [Iraq|IRQ], [Araqchi|araqchi/person] was quoted as saying by [Tass|tass/media] on Sunday.",
        "IRN attacks IRQ (tass araqchi)",
    ),
    (
        "[Iran|IRN] attacked [Iraq|IRQ], [Tass|tass/media] quoted [Araqchi|araqchi/person] as saying.",
        "IRN attacks IRQ (tass araqchi)",
    ),
    (
        "[Israel|ISR] attacked [Iran|IRN], the [newspaper Haaretz|haaretz/media] reported on Monday.",
        "ISR attacks IRN (haaretz)",
    ),
    (
        "[Iran|IRN] attacked [Iraq|IRQ], according to figures released by the [Pentagon|pentagon/ministry].",
        "IRN attacks IRQ (pentagon)",
    ),
    (
        "[Aides|aides/group] said [Iran|IRN] attacked [Iraq|IRQ], according to the [Post|post/media].",
        "IRN attacks IRQ (post aides)",
    ),
    (
        "[Aides|aides/group] of the [Post|post/media] said [Iran|IRN] attacked [Iraq|IRQ], according to a book.",
        "IRN attacks IRQ (aides)",
    ),
    (
        "Data compiled by the [Pentagon|pentagon/ministry] show that [Iran|IRN] attacked [Iraq|IRQ].",
        "IRN attacks IRQ (pentagon)",
    ),
]

QUOTED = [
    (
        '"War," [Lavrov|lavrov/person] said. According to [NATO|NATO/alliance]: "[Iran|IRN] attacked [Iraq|IRQ]."',
        "IRN attacks IRQ (NATO)",
    ),
    (
        'According to [Kabulov|kabulov/person], it rained. "[Russia|RUS] attacked [Georgia|GEO]."',
        "RUS attacks GEO (kabulov)",
    ),
    ('[Lavrov|lavrov/person]: "[Russia|RUS] attacked [Georgia|GEO]."', "RUS attacks GEO (lavrov)"),
    (
        '"It is sad," [Lavrov|lavrov/person] said. [NATO|NATO/alliance] "[Russia|RUS] attacked [Georgia|GEO]."',
        "RUS attacks GEO (NATO)",
    ),
    (
        '[NATO|NATO/alliance] said [Iran|IRN] lied. "[Russia|RUS] attacked [Georgia|GEO]."',
        "RUS attacks GEO (NATO)",
    ),
    (
        '"Peace is near. [Iran|IRN] said [Iraq|IRQ] attacked [Syria|SYR]," [Clegg|clegg/person] said.',
        "IRQ attacks SYR (clegg IRN)",
    ),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE + QUOTED)
def test_who_says_so_stands_beside_what_is_said(briefs, text, expected):
    assert any(claim.endswith(expected) for claim in briefs(text))


@pytest.mark.parametrize(
    "text",
    [
        "After [Iran|IRN] attacked [Iraq|IRQ], [Lavrov|lavrov/person] said, however, that he slept.",
        '[Lavrov|lavrov/person] met [Kerry|kerry/person]. "[Russia|RUS] attacked [Georgia|GEO]."',
        'Back to [NATO|NATO/alliance]: "[Russia|RUS] attacked [Georgia|GEO]."',
        "[Iran|IRN] attacked [Iraq|IRQ], and figures released by the [Pentagon|pentagon/ministry] rose.",
        "[Iran|IRN] attacked [Iraq|IRQ], and [Lavrov|lavrov/person] was quoted on the exchange.",
    ],
)
def test_who_stands_near_has_not_said_it(briefs, text):
    claims = [claim for claim in briefs(text) if " attacks " in claim]
    assert claims
    assert not [claim for claim in claims if "(" in claim]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"I would like to stress that [Iran|IRN] attacked [Iraq|IRQ]."', "IRN attacks IRQ"),
        ("[Chile|CHL] is expected to say that [Iran|IRN] attacked [Iraq|IRQ].", "IRN attacks IRQ (CHL)"),
        ("[Chile|CHL] refused to say whether [Iran|IRN] attacked [Iraq|IRQ].", "IRN attacks? IRQ (CHL)"),
        ("[Chile|CHL] failed to disclose that [Iran|IRN] attacked [Iraq|IRQ].", "IRN attacks IRQ (CHL)"),
        ("[Chile|CHL] failed to mention that [Iran|IRN] attacked [Iraq|IRQ].", "IRN attacks IRQ"),
        ("[Chile|CHL] knows that [Iran|IRN] attacked [Iraq|IRQ].", "IRN attacks IRQ"),
        ("[Peru|PER] said [Chile|CHL] denied that [Iran|IRN] attacked [Iraq|IRQ].", "IRN attacks! IRQ (PER CHL)"),
        ("Trade between [Iran|IRN] and [Iraq|IRQ] stood at five million dollars.", "IRN tradesWith IRQ"),
        ("A treaty between [Iran|IRN] and [Iraq|IRQ] would help both.", "IRN signsAgreementWith? IRQ"),
        ("[Iran|IRN] will raise it during talks with [Iraq|IRQ].", "IRN negotiatesWith> IRQ"),
    ],
)
def test_what_is_told_is_as_sure_as_it_is_told_not_as_the_telling(briefs, text, expected):
    assert expected in briefs(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Ng|ng/person] said [Xi|xi/person], a minister of [China|CHN], left.", "xi holdsPostIn CHN"),
        ("[Ng|ng/person] said [Xi|xi/person], who leads [China|CHN], left.", "xi leads CHN"),
        ("[Ng|ng/person] said [Xi|xi/person] was a minister of [China|CHN].", "xi holdsPostIn CHN (ng)"),
        ('"[Xi|xi/person], a minister of [China|CHN], left," [Ng|ng/person] said.', "xi holdsPostIn CHN (ng)"),
    ],
)
def test_what_is_told_by_the_way_is_said_by_the_article(briefs, text, expected):
    assert expected in briefs(text)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("[Xi|xi/person] said on Monday that talks had failed, hours after [Iran|IRN] attacked [Iraq|IRQ].", ()),
        ("[Xi|xi/person] said that talks had failed after [Iran|IRN] attacked [Iraq|IRQ].", ("xi",)),
        ("[Iran|IRN] attacked [Iraq|IRQ]; flights will resume, [Xi|xi/person] said.", ()),
        ("Flights will resume; [Iran|IRN] attacked [Iraq|IRQ], [Xi|xi/person] said.", ("xi",)),
        ("[Iran|IRN] attacked [Iraq|IRQ], and flights will resume, [Xi|xi/person] said.", ("xi",)),
    ],
)
def test_what_only_dates_a_statement_or_stands_before_a_semicolon_is_the_article_s_own(claims, text, speakers):
    [claim] = [claim for claim in claims(text) if claim.relation == "attacks"]
    assert claim.speakers == speakers
