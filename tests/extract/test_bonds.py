"""Ties that the parse of a sentence states, and those that it does not."""

import pytest

pytestmark = pytest.mark.model

HAMAS, FOX = "[Hamas|hamas/armed-group]", "[Fox|fox/person]"
MEMBER = "fox memberOf hamas"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FOX}, a commander of {HAMAS}, spoke.", "fox leads hamas"),
        (f"{FOX} was a commander in {HAMAS}.", "fox holdsPostIn hamas"),
        (f"{FOX}, the deputy head of {HAMAS}, spoke.", "fox holdsPostIn hamas"),
        (f"{HAMAS} named {FOX} as its envoy. {FOX} was appointed as a commander of {HAMAS}.", "fox leads hamas"),
        (f"{FOX} is not a member of {HAMAS}.", "fox memberOf! hamas"),
        ("[Ann Roe|roe/person] left. [Her|roe/person] [son Bo Fox|fox/person] stayed.", "fox relatedTo roe"),
        (f"{HAMAS} left. [Its|hamas] [leader Bo Fox|fox/person] stayed.", "fox leads hamas"),
        ("[Fox|fox/person] will be appointed head of [the Mint|mint/organisation].", "fox leads> mint"),
        ("[Ann|ann/person] nominated [Fox|fox/person] as head of [the Mint|mint/organisation].", "fox leads> mint"),
        ("[Fox|fox/person] has been appointed head of [the Mint|mint/organisation].", "fox leads mint"),
        ("[Fox|fox/person] took over as head of [the Mint|mint/organisation].", "fox leads mint"),
        (f"[Ann Roe|roe/person], the widow of {FOX}, spoke.", "roe relatedTo fox"),
        ("[Acme|acme/company], a unit of [the bank|bank/company], spoke.", "acme partOf bank"),
        (f"{FOX}, a lawmaker from [the Greens|greens/party], spoke.", "fox memberOf greens"),
        (f"{FOX}, the treasurer of [the Greens|greens/party], spoke.", "fox holdsPostIn greens"),
        ("[Norway|NOR], as part of [NATO|NATO/alliance], agreed.", "NOR memberOf NATO"),
        ("[Crimea|crimea/place] is part of [Ukraine|UKR].", "crimea partOf UKR"),
        (f"{FOX} is part of {HAMAS}.", MEMBER),
        ("[NATO|NATO/alliance], including [Norway|NOR], agreed.", "NOR memberOf NATO"),
        (f"[Fighters|fighters/group] from {HAMAS} left.", "fighters memberOf hamas"),
        ("[The shooter|attackers/group] was a member of [the army|army/armed-force].", "attackers memberOf army"),
        (f"{FOX} has led {HAMAS} since 2003.", "fox leads hamas"),
        (f"{FOX} joined {HAMAS} last year.", MEMBER),
        (f"{FOX} led {HAMAS} from 2003 to 2011.", "fox leads hamas"),
        (f"The [{'Army'}|army/armed-force] is led by {FOX}.", "fox leads army"),
        ("[Belarus|BLR], a close ally of [Russia|RUS], agreed.", "BLR alliedWith RUS"),
        ("[Norway|NOR], a [NATO|NATO/alliance] ally, agreed.", "NOR memberOf NATO"),
        ("[Japan|JPN], a close ally of [NATO|NATO/alliance], agreed.", "JPN alliedWith NATO"),
        ("[Acme|acme/company]'s research director, [Ann Fox|fox/person], spoke.", "fox holdsPostIn acme"),
        ("[Ann Fox|fox/person], founder and chief executive of [Acme|acme/company], spoke.", "fox leads acme"),
        ("[Ann Fox|fox/person], associate director of [Acme|acme/company], spoke.", "fox holdsPostIn acme"),
        ("[Ann Fox|fox/person], CEO of [Acme|acme/company], spoke.", "fox leads acme"),
        ("[Ann Fox|fox/person] is a [student|students/group] at [Yale|yale/organisation].", "fox memberOf yale"),
        ("An [Acme|acme/company] board member, [Ann Fox|fox/person], spoke.", "fox memberOf acme"),
        ("As an official at [the Mint|mint/organisation], [Fox|fox/person] saw [Iran|IRN].", "fox holdsPostIn mint"),
        ("[Ann Fox|fox/person], the executive director of [Acme|acme/company], spoke.", "fox leads acme"),
        ("To help the sick, [Ann Fox|fox/person] of [the Institute|inst/organisation] went home.", "fox memberOf inst"),
        (f"{FOX} is not the only member of {HAMAS}.", MEMBER),
        (f"Norway said that {FOX} was an employee of [the bank|bank/company].", "fox memberOf bank"),
        (f"{FOX}, who has served as head of [the bank|bank/company], spoke.", "fox leads bank"),
        (f"The head of [the bank|bank/company], {FOX}, may leave.", "fox leads bank"),
        (
            "[Ann Fox|fox/person], [Minister for Foreign Affairs|fox/person] and Trade of [Chad|TCD], left.",
            "fox holdsPostIn TCD",
        ),
        ("[Belarus|BLR], [Russia|RUS]'s [closest ally|rus-allies/group], agreed.", "BLR alliedWith RUS"),
        (f"The spokesman for {HAMAS}, {FOX}, agreed.", "fox represents hamas"),
        ("[Troyes|troyes/place], a city in [France|FRA], was bombed.", "troyes locatedIn FRA"),
        (f"{FOX} sits on the board of [Acme|acme/company].", "fox memberOf acme"),
        (f"{FOX}, who sits on [Acme|acme/company]'s board, spoke.", "fox memberOf acme"),
        (f"{FOX} has sat on [the panel|panel/organisation] since May.", "fox memberOf panel"),
        ("[Gram|gram/company], which is owned by [Acme|acme/company], sued.", "gram partOf acme"),
        ("[Acme|acme/company] owns [Gram|gram/company].", "gram partOf acme"),
        ("[Gram|gram/company], a subsidiary of [Acme|acme/company], sued.", "gram partOf acme"),
        (f"[Peru|PER] nominated {FOX} to lead {HAMAS}.", "fox leads> hamas"),
        ("[Troyes|troyes/place] is the capital of [Gaul|gaul/place].", "troyes capitalOf gaul"),
        ("He met [Bo Roe|roe/person] in [Norway|NOR] and [Ann Fox|fox/person] from [Hamas|hamas/party].", MEMBER),
    ],
)
def test_a_sentence_states_a_tie(briefs, text, expected):
    assert expected in briefs(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{FOX}, a former commander of {HAMAS}, spoke.",
        f"{FOX} is a member of [China|CHN]'s top advisory body.",
        "[Refugees|refugees/group] from [Norway|NOR] left.",
        f"{FOX} met the leaders of {HAMAS}.",
        f"{FOX} stepped down as president of {HAMAS}.",
        f"[A critic|fox/person] of {HAMAS} spoke.",
        f"{FOX}, a past president of {HAMAS}, spoke.",
        "[Officials|officials/group] at [the Mint|mint/organisation] spoke.",
        "It is banned in Norway as well as in [NATO|NATO/alliance], like [Fox|fox/person].",
        "[Ann Fox|fox/person], president of Acme Greater [China|CHN], spoke.",
        "[Ann Fox|fox/person], 52, of [Bray|bray/organisation], spoke.",
        "[Turks|TUR] are part of [Norway|NOR].",
        f"{FOX} announced plans as part of {HAMAS}.",
        "[The party|party/party] asked to remain as part of [Norway|NOR].",
        "[Norway|NOR] is part of [the community|communities/group].",
        "[Chilean officials|chl-officials/group] at [the Mint|mint/organisation] spoke.",
        "[Troyes|troyes/place] is the commercial capital of [Gaul|gaul/place].",
        "[Gaul Capital|gaul-capital/company], a firm in [Gaul|gaul/place], spoke.",
        f"{FOX}, who later served as head of [the bank|bank/company], spoke.",
        f"{FOX}, a [U.S.|USA] commander in [Peru|PER], spoke.",
        f"{FOX} left when he was a manager of [the bank|bank/company].",
        f"{FOX}, a former judge and head of [the bank|bank/company], spoke.",
        f"The spokesman for the president of [Peru|PER], {FOX}, spoke.",
        f"{FOX} used to work for {HAMAS}.",
        f"{FOX} led {HAMAS} until last year.",
        f"{FOX} served six years in [the army|army/armed-force].",
        f"{FOX}, a member of {HAMAS} until last year, spoke.",
        f"{FOX}, an ex-member of {HAMAS}, spoke.",
        f"{FOX}, once a commander of {HAMAS}, spoke.",
        f"{FOX} joined {HAMAS} and left it soon.",
        "[The ministry|mnd/ministry] spoke. [Its|mnd/ministry] chairwoman, [Fox|fox/person], left.",
        "At one [Acme|acme/company] unit [Gram|gram/company] found a leak.",
        f"{FOX} sat on the board of [Acme|acme/company].",
        f"{FOX} sits on the roof of [Acme|acme/company].",
        f"[The hotel|hotel/company], owned by {FOX}, closed.",
        "[Acme|acme/company] owned [Gram|gram/company].",
        "[Peru|PER] removed [its|PER] [speakers|per-speaker/person].",
    ],
)
def test_a_sentence_states_no_tie(briefs, text):
    ties = {"leads", "holdsPostIn", "memberOf", "partOf", "capitalOf"}
    assert not [claim for claim in briefs(text) if set(claim.split()) & ties]


def test_the_partner_of_a_person_is_no_ally(briefs):
    assert briefs(f"{FOX}, [Bo Roe|roe/person]'s [partner|partners/group], left.") == []
    assert briefs("[Chad|TCD], [Peru|PER]'s [partner|partners/group], left.") == ["TCD alliedWith PER"]


def test_who_stands_beside_a_single_post_does_not_share_it(briefs):
    found = briefs(f"[Peru|PER]'s minister, {FOX}, and [his|fox/person] counterpart, [Bo Roe|roe/person], met.")
    assert "fox holdsPostIn PER" in found
    assert "roe holdsPostIn PER" not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[France|FRA] backs [Iraq|IRQ] in the war against [Iran|IRN].", "IRQ atWarWith IRN"),
        (f"[Israel|ISR] remains united in the fight against {HAMAS}.", "ISR fights hamas"),
        (f"[France|FRA] praised [Israel|ISR]'s campaign against {HAMAS}.", "ISR attacks hamas"),
        (f"[France|FRA] praised [Israel|ISR]'s efforts to defeat {HAMAS}.", "ISR attacks? hamas"),
        (f"{FOX} was killed in a raid by [Israel|ISR].", "ISR attacks fox"),
        (f"{FOX} died in an [Israeli|ISR] airstrike.", "ISR airStrikes fox"),
        (f"{HAMAS} claimed responsibility for the attack on [Israel|ISR].", "hamas attacks ISR"),
        (f"An attack claimed by {HAMAS} killed {FOX}.", "hamas attacks fox"),
        (f"[Gaza|gaza/place] fell to {HAMAS}.", "hamas occupies gaza"),
        (f"The capture of [Gaza|gaza/place] by {HAMAS} was swift.", "hamas occupies gaza"),
        ("[France|FRA] pressed for [Russia|RUS] to leave.", "FRA appealsTo RUS"),
        ("[Two Russians|russians/group] were expelled from [France|FRA].", "FRA deports russians"),
        ("[France|FRA] and [Chile|CHL] agreed to share information.", "FRA agreesToCooperateWith CHL"),
        ("[France|FRA] and [Chile|CHL] agreed to a ceasefire.", "FRA declaresCeasefireWith CHL"),
        (
            "[France|FRA] helped [Iraqi forces|irq-army/armed-force] in their war on [Iran|IRN].",
            "irq-army atWarWith IRN",
        ),
        ("[France|FRA] put pressure on [Chile|CHL].", "FRA coerces CHL"),
        ("[France|FRA] voiced its support for [Iraq|IRQ] in the fight against [Iran|IRN].", "IRQ fights IRN"),
    ],
)
def test_a_fight_has_who_fights_and_who_suffers(briefs, text, expected):
    assert expected in briefs(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[Russian|RUS]-led [Syria|SYR] talks began.", "RUS negotiatesWith SYR"),
        ("[G20|G20/organisation] [ministers|g20-ministers/group]' meeting began.", "meets"),
    ],
)
def test_who_only_describes_another_is_no_party(briefs, text, wrong):
    assert not [claim for claim in briefs(text) if wrong in claim]
