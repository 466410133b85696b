"""Wordings in which news tells what happened between two, and others that look like them and tell nothing of it."""

import pytest

from geograph.model import Article
from geograph.pipeline import run

pytestmark = pytest.mark.model

TOLD = [
    ("[Sosa|sosa/person] said that [Peru|PER] had pulled out of [Lima|lima/place].", "PER withdrawsFrom lima (sosa)"),
    ('[Sosa|sosa/person] called [the protesters|crowd/group] "treasonous".', "sosa criticises crowd"),
    ("[Peru|PER] and [Chile|CHL] drafted a peace plan.", "PER negotiatesWith CHL"),
    ("[Peru|PER] and [Chile|CHL] drafted a resolution.", "PER cooperatesWith CHL"),
    ("[Sosa|sosa/person] insists that [Chile|CHL] cede the port.", "sosa demandsFrom CHL"),
    ("[Sosa|sosa/person] insisted that [Chile|CHL] must leave the port.", "sosa demandsYieldFrom CHL"),
    ("[Peru|PER] hit a refinery near [Lima|lima/place].", "PER attacks lima"),
    ("[Peru|PER] informed [Chile|CHL] that any attack would meet with a response.", "PER warns CHL"),
    ("[Police|police/armed-force] seized [Sosa|sosa/person].", "police arrests sosa"),
    ("[Gunmen|gunmen/group] seized [Sosa|sosa/person].", "gunmen abducts sosa"),
    ("[Gunmen|gunmen/group] took [pupils|pupils/group] from a school.", "gunmen abducts pupils"),
    ("[Peru|PER] blamed [Chile|CHL] for a hacking campaign against [Cuba|CUB].", "CHL cyberattacks CUB (PER)"),
    ("[Peru|PER] condemned the violation of [Peruvian|PER] airspace by [Chile|CHL].", "CHL showsForceAgainst PER"),
    ("[Sosa|sosa/person] described killings of [farmers|farmers/group] by [Cuba|CUB].", "CUB attacks farmers"),
    ("[Sosa|sosa/person] condemned drills by [Peru|PER] and [Chile|CHL].", "PER cooperatesMilitarilyWith CHL"),
    ("[Peru|PER] thanked [Chile|CHL] for its support.", "CHL supports PER"),
    ("[A judge|judges/group] found that [Sosa|sosa/person] had lied.", "judges accuses sosa"),
    (
        "[Peru|PER] accused [Sosa|sosa/person] of passing secrets to [Chile|CHL].",
        "sosa sharesIntelligenceWith CHL (PER)",
    ),
    ("[Peru|PER] accused [Sosa|sosa/person] of spying for [Chile|CHL].", "sosa sharesIntelligenceWith CHL (PER)"),
    ("[Rescue teams|teams/group] arrived in [Peru|PER].", "teams givesHumanitarianAidTo PER"),
    ("[Peru|PER] hit [Chile|CHL] with new tariffs.", "PER imposesSanctionsOn CHL"),
    ("[Peru|PER] hit [Chile|CHL] with two missiles.", "PER shells CHL"),
    ("[Peru|PER] put [Sosa|sosa/person] on its wanted list.", "PER threatensArrestOf sosa"),
    ("[Peru|PER] used water cannon against a boat of [Chile|CHL].", "PER coerces CHL"),
    ("[Sosa|sosa/person] likened [Diaz|diaz/person] to Hitler.", "sosa criticises diaz"),
    ("[Sosa|sosa/person] fired [Diaz|diaz/person].", "sosa coerces diaz"),
    ("[Police|police/armed-force] fired on [Sosa|sosa/person].", "police fights sosa"),
    ("[Peru|PER] fired on [Lima|lima/place] from tanks.", "PER fights lima"),
    ("A [Peruvian|PER] tank fired on [Lima|lima/place].", "PER shells lima"),
    ("[Police|police/armed-force] searched the home of [Sosa|sosa/person].", "police investigates sosa"),
    ("[Sosa|sosa/person] accepted [Diaz|diaz/person]'s offer.", "sosa accedesTo diaz"),
    ("[Peru|PER] pledged 20 million pounds to [Chile|CHL].", "PER promisesAidTo CHL"),
    ("[Peru|PER] and [Chile|CHL] are in talks on a treaty.", "PER negotiatesWith CHL"),
    ("[Peru|PER] came under pressure from [Chile|CHL].", "CHL coerces PER"),
    ("[Peru|PER] faced fierce criticism from [Chile|CHL].", "CHL criticises PER"),
    ("[Sosa|sosa/person] drew praise from [Chile|CHL].", "CHL praises sosa"),
    ("[Sosa|sosa/person] came in for criticism from [Diaz|diaz/person].", "diaz criticises sosa"),
    ("[Peru|PER] has been hit by [Chilean|CHL] sanctions.", "CHL imposesSanctionsOn PER"),
    ("[Peru|PER] received weapons from [Chile|CHL].", "CHL givesMilitaryAidTo PER"),
    ("[Sosa|sosa/person] blocked [Diaz|diaz/person] from attacking [Chile|CHL].", "diaz attacks! CHL"),
    ("[Peru|PER] sent a carrier to [Lima|lima/place].", "PER mobilisesAgainst lima"),
    ("[Peru|PER]'s imports from [Chile|CHL] fell.", "PER tradesWith CHL"),
    ("[Peru|PER] imposed a new round of sanctions on [Chile|CHL].", "PER imposesSanctionsOn CHL"),
    ("[Peru|PER] adopted a package of sanctions against [Chile|CHL].", "PER imposesSanctionsOn CHL"),
    ("[Peru|PER] may launch a wave of air strikes on [Chile|CHL].", "PER airStrikes? CHL"),
    ("[Sosa|sosa/person] said [Peru|PER] had won and called on [Chile|CHL] to leave.", "sosa demandsYieldFrom CHL"),
    ("[Sosa|sosa/person] says [Peru|PER] lied and accuses [Chile|CHL] of theft.", "sosa accuses CHL"),
    ("[Sosa|sosa/person] said [Peru|PER] had won and attacked [Chile|CHL].", "sosa attacks CHL"),
    ("[Sosa|sosa/person] said [Peru|PER] won the race and attacked [Chile|CHL].", "PER attacks CHL (sosa)"),
    ("[Sosa|sosa/person] said [Peru|PER] had weapons and attacked [Chile|CHL].", "PER attacks CHL (sosa)"),
    ("[Peru|PER] called in Ambassador [Sosa|sosa/person].", "PER complainsTo sosa"),
    ("[Peru|PER] was the first state to impose sanctions on [Chile|CHL].", "PER imposesSanctionsOn CHL"),
    ("[Peru|PER] became the second state to impose sanctions on [Chile|CHL].", "PER imposesSanctionsOn CHL"),
    ("[Peru|PER] ripped up its treaty with [Chile|CHL].", "PER reducesRelationsWith CHL"),
    ("[Peru|PER] tore up the talks with [Chile|CHL].", "PER haltsTalksWith CHL"),
    ("[Peru|PER] hit a fuel store outside [Lima|lima/place].", "PER attacks lima"),
    ("[Peruvian|PER] tanks rolled into [Chile|CHL].", "PER occupies CHL"),
    ("[Peruvian|PER] ships chased away a [Chilean|CHL] trawler.", "PER coerces CHL"),
    ("[Peru|PER] granted [Sosa|sosa/person] and [Diaz|diaz/person] asylum.", "PER grantsAsylumTo sosa+diaz"),
    ("[Gunmen|gunmen/group] took two employees of [Acme|acme/organisation].", "gunmen abducts acme"),
    ("[Peru|PER] reminded [Chile|CHL] of its obligations.", "PER appealsTo CHL"),
    ("[Cuba|CUB] condemned the lawsuit that [Peru|PER] brought against [Chile|CHL].", "PER sues CHL"),
    ("[Cuba|CUB] condemned the lawsuit that [Peru|PER] brought against [Chile|CHL].", "CUB criticises PER"),
    ("[Peru|PER] recognised [Cuba|CUB], a step which [Chile|CHL] condemned.", "CHL criticises PER"),
    ("[Peru|PER] said ten soldiers were killed and accused [Chile|CHL] of murder.", "PER accuses CHL"),
    ("[Sosa|sosa/person] invited [Diaz|diaz/person] to dine and thanked [Chile|CHL].", "sosa praises CHL"),
    ("[Peru|PER] gave [Chilean|CHL] soldiers a month to withdraw.", "PER givesUltimatumTo CHL"),
    ("[Peru|PER] gave [Chilean|CHL] troops 24 hours to leave.", "PER givesUltimatumTo CHL"),
    ("[Sosa|sosa/person] relented after a phone call with [Diaz|diaz/person].", "sosa phones diaz"),
    ("[Peru|PER] advised [Chile|CHL] against an attack.", "PER appealsTo CHL"),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_wording_tells_the_claim(briefs, text, expected):
    assert expected in briefs(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[Sosa|sosa/person] insists that [Chile|CHL] wants peace.", "demands"),
        ("[Sosa|sosa/person] insisted that [Chile|CHL] and [Peru|PER] want peace.", "demands"),
        ("[Sosa|sosa/person] hit a snag near [Lima|lima/place].", "attacks"),
        ("[Peru|PER] informed [Chile|CHL] that talks would start soon.", "warns"),
        ("[Police|police/armed-force] seized [Sosa|sosa/person]'s yacht.", "arrests"),
        ("[Sosa|sosa/person] took [pupils|pupils/group] to the museum.", "abducts"),
        ("[Sosa|sosa/person] won praise by attacking [Chile|CHL].", "CHL praises"),
        ("[Peru|PER] thanked [Chile|CHL] for its support for [Cuba|CUB].", "CHL supports PER"),
        ("[Sosa|sosa/person] passed the ball to [Diaz|diaz/person].", "shares"),
        ("[Peru|PER] and [Chile|CHL] are in Rome for talks on a treaty.", "negotiates"),
        ("[Sosa|sosa/person] compared [Diaz|diaz/person] to his father.", "criticises"),
        ("[Sosa|sosa/person] searched the web for [Diaz|diaz/person].", "investigates"),
        ("[Sosa|sosa/person] put [Diaz|diaz/person] on a list of friends.", "Arrest"),
        ("[Sosa|sosa/person] won his case in [Peru|PER].", "sues"),
        ("[Peru|PER] received visitors from [Chile|CHL].", "Aid"),
        ("[Sosa|sosa/person] came under the bridge from [Chile|CHL].", " "),
        ("[Tourists|tourists/group] arrived in [Peru|PER].", "Aid"),
        ("[Peru|PER] called in a loan to [Sosa|sosa/person].", "complains"),
        ("[Peru|PER] sent soldiers to [Chile|CHL] at [Chile|CHL]'s invitation.", "mobilises"),
        ("[Peru|PER] advised its citizens against travelling to [Chile|CHL].", "visits"),
        ("[Peru|PER] recognised [Cuba|CUB], a step which [Chile|CHL] condemned.", "criticises CUB"),
        ("[Refugees|refugees/group] fled to [Chile|CHL].", "visits"),
        ("[Peru|PER] gave [Chilean|CHL] troops a rest after 24 hours.", "Ultimatum"),
        ("[Sosa|sosa/person] chased a dream in [Chile|CHL].", "coerces"),
        ("[Cuba|CUB] condemned a lawsuit that [Peru|PER] feared.", "CUB criticises PER"),
        ("[Peru|PER] said ten [soldiers|soldiers/group] had died and claimed to have beaten [Chile|CHL].", "soldiers"),
    ],
)
def test_a_wording_that_looks_like_it_tells_nothing_of_the_kind(briefs, text, wrong):
    assert not [claim for claim in briefs(text) if wrong in claim]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("South Korean President Yoon Suk Yeol declared martial law.", [("KOR",)]),
        ("South Korean President Yoon Suk Yeol debated martial law.", []),
        ("California Governor Gavin Newsom declared a state of emergency.", []),
    ],
)
def test_what_a_leader_declares_holds_for_his_country(text, targets):
    [findings] = run([Article.of(text)], rules_only=True)

    assert [claim.targets for claim in findings.claims if claim.relation == "imposesMartialLawOn"] == targets


def test_who_stands_among_those_freed_does_nothing_in_the_next_clause(briefs):
    text = (
        "[Peru|PER] freed ten prisoners, laureate [Sosa|sosa/person] and activist [Diaz|diaz/person] among them, "
        "and [Chile|CHL] in return lifted sanctions on [Peru|PER]."
    )

    assert "CHL liftsSanctionsOn PER" in briefs(text)


def test_who_backs_talks_supports_none_of_those_who_sign(briefs):
    text = "[Peru|PER] and [Chile|CHL] signed a deal, the fruit of mediation backed by [Cuba|CUB]."

    assert "PER signsAgreementWith CHL" in briefs(text)
    assert not [claim for claim in briefs(text) if "CUB" in claim]


def test_a_minister_resigns_from_the_government_of_his_country():
    [findings] = run([Article.of("British Prime Minister Rishi Sunak resigned.")], rules_only=True)

    assert [claim.targets for claim in findings.claims if claim.relation == "resignsFrom"] == [("GBR",)]


def test_a_semicolon_parts_who_praises_from_who_is_named_next():
    text = "The special representative, Eduards Stiprais, congratulated them; Russia said it welcomed any steps."
    [findings] = run([Article.of(text)])

    assert not [claim for claim in findings.claims if claim.targets == ("RUS",)]
