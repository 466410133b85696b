"""What single sentences say: roles, relations, certainty and speakers."""

import pytest

pytestmark = pytest.mark.model

ROLES = [
    ("[France|FRA] and [Germany|DEU] signed a defence agreement with [Ukraine|UKR].", "FRA+DEU signsAgreementWith UKR"),
    ("[Russia|RUS] was criticised by [Norway|NOR].", "NOR criticises RUS"),
    ("Sanctions were imposed on [Belarus|BLR] by [the European Union|EU/organisation].", "EU imposesSanctionsOn BLR"),
    ("[Russia|RUS]'s invasion of [Ukraine|UKR] shocked the world.", "RUS attacks UKR"),
    ("The talks between [Saudi Arabia|SAU] and [Iran|IRN] ended.", "SAU negotiatesWith IRN"),
    ("[US|USA]-[China|CHN] trade talks collapsed on Friday.", "USA negotiatesWith CHN"),
    ("[Qatar|QAT] mediated between [Israel|ISR] and [Hamas|hamas/armed-group].", "QAT mediatesFor ISR+hamas"),
    ("[Macron|macron/person], who met [Xi|xi/person] last week, left.", "macron meets xi"),
    ("[Belarus|BLR] is a close ally of [Russia|RUS].", "BLR alliedWith RUS"),
    ("[Brazil|BRA], [India|IND] and [China|CHN] met on Monday.", "BRA meets IND+CHN"),
    ("[Norway|NOR] gave [Ukraine|UKR] $7 billion in aid.", "NOR givesEconomicAidTo UKR"),
    (
        "[Greece|GRC] arrested three [Turkish citizens|tur-citizens/group] on charges of spying.",
        "GRC arrests tur-citizens",
    ),
    ("[Finland|FIN] joined [NATO|NATO/alliance] in April.", "FIN memberOf NATO"),
    ("[Canada|CAN] recalled its ambassador to [India|IND].", "CAN breaksRelationsWith IND"),
    ("[India|IND] and [China|CHN] exchanged fire along the border.", "IND fights CHN"),
    ("[Russia|RUS] now faces sanctions from [Japan|JPN].", "JPN imposesSanctionsOn RUS"),
    ("[Kim|kim/person] and [Putin|putin/person] have exchanged letters.", "kim correspondsWith putin"),
    ("[Iran|IRN]-backed [rebels|rebels/group] attacked [Saudi Arabia|SAU].", "rebels attacks SAU"),
    ("[Australia|AUS] held joint military exercises with [the Philippines|PHL].", "AUS cooperatesMilitarilyWith PHL"),
    ("[Kim|kim/person] arrived in [Russia|RUS] for talks with [Putin|putin/person].", "kim visits RUS"),
    ("[Iran|IRN] is hostile to [Israel|ISR].", "IRN rivalOf ISR"),
    ("[Poland|POL] expelled two [Russian diplomats|rus-diplomats/group].", "POL breaksRelationsWith rus-diplomats"),
    ("[Turkey|TUR] supplied [Ukraine|UKR] with drones.", "TUR givesMilitaryAidTo UKR"),
    ("[China|CHN] accused [the United States|USA] of hypocrisy.", "CHN accuses USA"),
    ("[Serbia|SRB] has suspended negotiations with [Kosovo|XKX].", "SRB haltsTalksWith XKX"),
    ("[Washington|USA] lifted sanctions on [Venezuela|VEN].", "USA liftsSanctionsOn VEN"),
    ("[Israel|ISR] attacked a number of [Hamas|hamas/armed-group] targets.", "ISR attacks hamas"),
    ("[Rebels|rebels/group] held three [soldiers|soldiers/group] as hostages.", "rebels abducts soldiers"),
    ("[A court|court/court] jailed [a man|man/group] for attacking [Russia|RUS].", "man attacks RUS"),
    ("[Chinese|CHN] warplanes bombed [Taiwanese|TWN] positions.", "CHN airStrikes TWN"),
]

SENSES = [
    ("[A court|court/court] found [Sosa|sosa/person] guilty of fraud.", "court convicts sosa"),
    ("[A court|court/court] found [Sosa|sosa/person] not guilty of fraud.", "court convicts! sosa"),
    ("[A court|court/court] issued a verdict against [Sosa|sosa/person].", "court convicts sosa"),
    ("[A judge|judges/group] summoned [Sosa|sosa/person].", "judges investigates sosa"),
    ("[Peru|PER] summoned the ambassador of [Chile|CHL].", "PER complainsTo CHL"),
    ("[Sosa|sosa/person] fired at [police officers|police/group].", "sosa fights police"),
    ("[Peru|PER] fired rockets at [Chile|CHL].", "PER shells CHL"),
    ("[Sosa|sosa/person] dismissed [Diaz|diaz/person] as commander.", "sosa coerces diaz"),
    ("[Sosa|sosa/person] dismissed [Diaz|diaz/person]'s remarks.", "sosa rejects diaz"),
    ("[Sosa|sosa/person] attacked [Chile|CHL]'s policy.", "sosa criticises CHL"),
    ("[Critics|critics/group] warned against the rise of [Sosa|sosa/person].", "critics voicesConcernAbout sosa"),
    ("[Peru|PER] helped [Chile|CHL] in its fight against [Russian|RUS] troops.", "CHL fights RUS"),
    ("[Peru|PER] agreed with [Chile|CHL] to build a road.", "PER agreesToCooperateWith CHL"),
    ("[Sosa|sosa/person] and [Diaz|diaz/person] met with each other.", "sosa meets diaz"),
    ("[Sosa|sosa/person] met [Diaz|diaz/person] at a summit in [Peru|PER].", "sosa meetsAtSummitWith diaz"),
    ("[Peru|PER] restricted exports to [Japan|JPN].", "PER restricts JPN"),
    ("[Peru|PER] halted trade with [Japan|JPN].", "PER reducesRelationsWith JPN"),
    ("[Peru|PER] invited [firms|firms/group] to bid.", "PER appealsTo firms"),
    ("[Sosa|sosa/person] invited [Diaz|diaz/person] to visit.", "sosa seeksMeetingWith diaz"),
    ("[Peru|PER] refused to let [Sosa|sosa/person] visit [Lima|lima/place].", "PER restricts sosa"),
    ("[Peru|PER] is in a trade war with [Chile|CHL].", "PER rivalOf CHL"),
    ("[Cuba|CUB] ruled [Haiti|HTI] for a century.", "CUB occupies HTI"),
    ("[Sosa|sosa/person] called on [Diaz|diaz/person] to resign.", "sosa demandsChangeFrom diaz"),
    ("[The army|army/armed-force]'s capture of [Sosa|sosa/person] was quick.", "army abducts sosa"),
]

OPERATORS = [
    ("[China|CHN] urged [Israel|ISR] to halt its attacks on [Gaza|gaza/place].", "CHN demandsYieldFrom ISR"),
    ("[Egypt|EGY] called on [Israel|ISR] to agree to a ceasefire.", "EGY demandsYieldFrom ISR"),
    ("[Chile|CHL] urged [Peru|PER] not to attack [Cuba|CUB].", "CHL demandsYieldFrom PER"),
    ("[Chile|CHL] urged [Peru|PER] not to lift sanctions on [Cuba|CUB].", "CHL appealsTo PER"),
    ("[Poland|POL] refused to send fighter jets to [Ukraine|UKR].", "POL refusesAidTo UKR"),
    ("[Germany|DEU] promised to deliver tanks to [Ukraine|UKR].", "DEU promisesAidTo UKR"),
    ("[Israel|ISR] and [Lebanon|LBN] agreed to hold talks.", "ISR agreesToMeet LBN"),
    ("[The United States|USA] threatened [Turkey|TUR] with sanctions.", "USA threatensSanctionsAgainst TUR"),
    ("[Iran|IRN] threatened to attack [Israel|ISR].", "IRN threatensForceAgainst ISR"),
    ("[Britain|GBR] warned [Russia|RUS] against invading [Ukraine|UKR].", "GBR warns RUS"),
    ("[Ukraine|UKR] has asked [Germany|DEU] for missiles.", "UKR seeksAidFrom DEU"),
    ("[Ethiopia|ETH] denied accusations by [Eritrea|ERI].", "ETH denies ERI"),
    ("[France|FRA] cut off aid to [Mali|MLI].", "FRA cutsAidTo MLI"),
    ("[North Korea|PRK] rejected talks with [South Korea|KOR].", "PRK refusesToMeet KOR"),
    ("[Kyiv|UKR] demanded that [Russia|RUS] withdraw from [Crimea|crimea/place].", "UKR demandsYieldFrom RUS"),
    ("[Iran|IRN] vowed to strike [Israel|ISR].", "IRN threatensForceAgainst ISR"),
    ("[Moldova|MDA] sought support from [Romania|ROU].", "MDA seeksSupportFrom ROU"),
    ("[China|CHN] rejected an [American|USA] call to release three [activists|activists/group].", "CHN rejects USA"),
    ("[Russia|RUS] offered to hold talks with [Ukraine|UKR].", "RUS agreesToMeet UKR"),
]

CERTAINTY = [
    ("If [Russia|RUS] attacks [Moldova|MDA], the world will act.", "RUS attacks~ MDA"),
    ("[Japan|JPN] is expected to visit [India|IND] next month.", "JPN visits> IND"),
    ("[Russia|RUS] has no plans to attack [Finland|FIN].", "RUS attacks>! FIN"),
    ("[Mexico|MEX] failed to reach an agreement with [the United States|USA].", "MEX signsAgreementWith! USA"),
    ("[The United States|USA] is considering sanctions against [China|CHN].", "USA imposesSanctionsOn? CHN"),
    ("[Iran|IRN] may give weapons to [Russia|RUS].", "IRN givesMilitaryAidTo? RUS"),
    ("[Kim|kim/person] and [Putin|putin/person] were scheduled to meet.", "kim meets> putin"),
    ("[China|CHN] will not attack [Taiwan|TWN].", "CHN attacks>! TWN"),
    ("Potential negotiations between [Iran|IRN] and [Israel|ISR] worry many.", "IRN negotiatesWith? ISR"),
    ("[India|IND] never recognised [Taiwan|TWN].", "IND recognises! TWN"),
    ("[Cuba|CUB] and [Haiti|HTI] signed no agreement.", "CUB signsAgreementWith! HTI"),
    ("[Finland|FIN] to close its last border crossing with [Russia|RUS]", "FIN restricts> RUS"),
    ("[Putin|putin/person] visits [Turkey|TUR] next month.", "putin visits> TUR"),
    ("[Cuba|CUB] no longer supports [Haiti|HTI].", "CUB supports! HTI"),
    ("[Cuba|CUB] has not attacked [Haiti|HTI].", "CUB attacks! HTI"),
    ("[Xi|xi/person] plans to visit [Serbia|SRB].", "xi visits> SRB"),
    ("[Norway|NOR] is unlikely to sanction [Sweden|SWE].", "NOR imposesSanctionsOn?! SWE"),
]

SPEAKERS = [
    ("[Kyiv|UKR] said [Russia|RUS] shelled [Kherson|kherson/place].", "RUS shells kherson (UKR)"),
    ("According to [Ukraine|UKR], [Russia|RUS] fired missiles at [Odesa|odesa/place].", "RUS shells odesa (UKR)"),
    ("[Russia|RUS] attacked [Odesa|odesa/place], [Ukraine|UKR] said.", "RUS attacks odesa (UKR)"),
    ("[KCNA|kcna/media] said [Japan|JPN] accused [Iran|IRN] of arming [Syria|SYR].", "JPN accuses IRN (kcna)"),
    (
        "[KCNA|kcna/media] said [Japan|JPN] accused [Iran|IRN] of arming [Syria|SYR].",
        "IRN givesMilitaryAidTo SYR (kcna JPN)",
    ),
    ("[Oslo|NOR] denied charges that [Norway|NOR] had attacked [Russia|RUS].", "NOR attacks! RUS (NOR)"),
    ("[Oslo|NOR] denied that [Norway|NOR] had attacked [Russia|RUS].", "NOR attacks! RUS (NOR)"),
    (
        "[Kim|kim/person] visited [China|CHN], as reported by [KCNA|kcna/media].",
        "kim visits CHN (kcna)",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROLES + SENSES + OPERATORS + CERTAINTY + SPEAKERS)
def test_a_sentence_states_the_claim(briefs, text, expected):
    assert expected in briefs(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[The United States|USA] issued warnings of new sanctions on [Iran|IRN].", "imposesSanctionsOn"),
        ("[China|CHN] urged [Israel|ISR] to release [prisoners|prisoners/group].", "releases"),
        ("[Poland|POL] refused to send jets to [Ukraine|UKR].", "givesMilitaryAidTo"),
        ("[Iran|IRN] said [Israel|ISR] was calm.", " "),
        ("[Israel|ISR] and [Lebanon|LBN] have long coasts.", " "),
        ("[Iran|IRN] warned [the EU|EU/organisation] that it would answer any new sanctions.", "threatensSanctions"),
        ("[The United States|USA] agrees with [Kyiv|UKR].", "agreesTo"),
        ("A deal was brokered by [Qatar|QAT] and [Egypt|EGY].", "signsAgreementWith"),
        ("[Estonia|EST] and [Norway|NOR] closed crossings.", "EST restricts NOR"),
        (
            "[Minsk|BLR] sealed a deal with [Hamas|hamas/armed-group] with the approval of [Iran|IRN].",
            "BLR signsAgreementWith IRN",
        ),
        ("[The United States|USA] demanded that [Bazoum|bazoum/person] be freed.", "demandsFrom bazoum"),
        ("[Turkey|TUR] may condemn the attack on [Libya|LBY].", "TUR attacks"),
        ("[Sosa|sosa/person] struck a chord with [Russians|RUS].", "attacks"),
        ("[Peru|PER] joined the fight against [Russian|RUS] influence.", "RUS"),
        ("[Sosa|sosa/person] and [Diaz|diaz/person] met many fans.", "meets"),
        ("[Sosa|sosa/person] and [Diaz|diaz/person] spoke to reporters.", "meets"),
        ("[Peru|PER] agreed with [Chile|CHL] that winters are cold.", "agrees"),
        ("[Sosa|sosa/person] came to [Peru|PER] to study law.", "visits"),
        ("[Sosa|sosa/person] asked [voters|voters/group] to estimate the cost.", "appealsTo"),
        ("[Acme|acme/media] asked [Peru|PER] for comment.", "acme"),
        ("[Sosa|sosa/person] called the attack on [Diaz|diaz/person] cruel.", "appealsTo"),
        ("[Shops|shops/group] driven by [China|CHN]'s growth opened.", "attacks"),
        ("[Acme|acme/company] flew from [Lima|lima/place] to [Chile|CHL].", "visits"),
        ("The takeover of [Acme|acme/company] by [China|CHN] failed.", "occupies"),
        ("The discussion of [Russia|RUS]'s role with [senators|senators/group] went on.", "RUS negotiates"),
        ("[Sosa|sosa/person] met [Diaz|diaz/person] at a summit in [Peru|PER].", "meets diaz"),
        ("Meet the [candidates|candidates/group] of [Sosa|sosa/person].", "meets"),
        ("[Peru|PER] refused to let [Sosa|sosa/person] visit [Lima|lima/place].", "lima"),
    ],
)
def test_a_sentence_does_not_state_what_it_only_names(briefs, text, wrong):
    assert not [claim for claim in briefs(text) if wrong in claim]
