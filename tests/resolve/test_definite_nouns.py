"""Whom definite nouns mean: "the island", "the army" beside "the rebels", "both leaders", "his inspectors"."""

from datetime import date

import pytest

from geograph.model import Article
from geograph.resolve import resolve

pytestmark = pytest.mark.model


@pytest.fixture
def meant(nlp):
    """The actors that a stretch of a text means, each time that it means one."""

    def read(text: str, span: str) -> list[str]:
        found = resolve(Article.of(text, published=date(2025, 11, 20)), nlp(text))
        return [mention.actor for mention in found.mentions if mention.text == span]

    return read


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("The US sold arms to Taiwan, the island's foreign ministry said.", "island", ["TWN"]),
        ("The US sold arms to Taiwan, the island's foreign ministry said.", "island's foreign ministry",
         ["twn-ministry-of-foreign-affairs"]),
        ("China held drills near Taiwan. It warned the self-ruled island.", "self-ruled island", ["TWN"]),
        ("China warned India. The island slept.", "island", []),
        ("Qatar held talks. Israel bombed the Gulf state.", "Gulf state", ["QAT"]),
        ("Israel bombed Qatar. Russia warned the Baltic state.", "Baltic state", []),
        ("France left Niger. The West African country thanked Russia.", "West African country", ["NER"]),
        ("Spain sold arms to Morocco. The African kingdom thanked Madrid.", "African kingdom", ["MAR"]),
        ("Pakistan shelled Kabul. The neighbouring country wept.", "neighbouring country", []),
    ],
)  # fmt: skip
def test_words_that_say_what_sort_of_country_is_meant_are_heeded(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Vietnam and China clashed. Anwar Ibrahim phoned both leaders.", "leaders", ["luong-cuong", "xi-jinping"]),
        ("Donald Trump met Xi Jinping. Both leaders left.", "leaders", ["donald-trump", "xi-jinping"]),
        ("Vietnam clashed with rebels. Anwar Ibrahim phoned both leaders.", "leaders", ["leaders"]),
        (
            "Chad accused Mali. Mali hit Chad. Chad hit Mali. Rain fell. Rain fell. Oman praised both countries.",
            "countries",
            ["MLI", "TCD"],
        ),
        ("Chad accused Mali. Rain fell. Rain fell. Rain fell. Oman praised both countries.", "countries", []),
        ("Japan and France met. The allies began a drill.", "allies", ["FRA", "JPN"]),
        ("Japan and France met. Italy spoke with the allies.", "allies", ["allies"]),
        ("Japan, Italy and France met. The allies began a drill.", "allies", ["allies"]),
        (
            "India and Pakistan fought. Both the South Asian neighbours claim Kashmir.",
            "the South Asian neighbours",
            ["IND", "PAK"],
        ),
        ("Japan and France met. Italy spoke to both sides - Fiji and Peru.", "both sides", []),
    ],
)
def test_two_that_were_named_are_meant_and_no_others(meant, text, span, actors):
    assert sorted(meant(text, span)) == actors


_CONGO = "Congo and the M23 rebels signed a deal. Massad Boulos, Trump's adviser, wept. "


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        (f"{_CONGO}The army accused the rebels of shelling a village.", "army", ["cod-armed-forces"]),
        (f"{_CONGO}The army accused the rebels of shelling a village.", "rebels", ["m23"]),
        (f"{_CONGO}The army accused the rebels of Ituri.", "rebels", []),
        ("Myanmar and the Arakan Army signed a truce. The army shelled a village.", "army", ["mmr-armed-forces"]),
        ("Myanmar's army shelled the Arakan Army. The army wept.", "army", ["mmr-armed-forces"]),
    ],
)
def test_the_army_and_the_rebels_are_those_of_one_war(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Tedros Adhanom Ghebreyesus said his inspectors had been to Rafah.", "inspectors", ["WHO"]),
        ("Mohamed Hamdan Dagalo said his forces had been hit.", "forces", ["rapid-support-forces"]),
        (
            "Kenya wept. The inspector general of police, Douglas Kanja, spoke.",
            "inspector general of police",
            ["douglas-kanja"],
        ),
        ("Xi Jinping said his officials had been to Rafah.", "officials", ["chn-officials"]),
        ("China's ministry wept. The Kuomintang blocks a law; its chairwoman met Xi Jinping.", "its", ["kuomintang"]),
        (
            "Poland wept. The opposition Kuomintang is holding up a budget that Fiji wants; its chairwoman waits.",
            "its",
            ["kuomintang"],
        ),
        ("American B-2 bombers struck Fordow.", "American B-2 bombers", []),
        ("Suicide bombers struck Kabul.", "Suicide bombers", ["attackers"]),
        ("China's ministry wept; its staff is ill.", "its", ["chn-ministry"]),
        ("Poland summoned the Indian charge d'affaires, Pawan Badhe.", "Indian charge d'affaires", ["pawan-badhe-ind"]),
        ("Russia's consul general in Bonn, Dr Ina Roth, wept.", "Russia's consul general", ["ina-roth-rus"]),
        ("William Ruto spoke. A court fined the officer.", "officer", []),
        ("A lawyer sued the inspector general of police.", "inspector general of police", []),
        ("North Korea removed its own speakers.", "own speakers", []),
        ("Aid workers accused Israel.", "Aid workers", ["aid-workers"]),
        ("Venezuela sent aid to Santiago, a Cuban minister said.", "Santiago", ["santiago-de-cuba"]),
        ("A Chilean minister left Santiago.", "Santiago", ["santiago"]),
    ],
)
def test_those_who_serve_somebody_are_of_the_right_body(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("ECOWAS suspended Guinea-Bissau. The regional bloc warned the junta.", "regional bloc", ["ECOWAS"]),
        ("Peru voted. The bloc wept.", "bloc", []),
        ("The Wagner Group left Mali. The mercenaries had fought there.", "mercenaries", ["wagner-group"]),
        ("Kim Jong-un wept. The South offered talks.", "South", ["KOR"]),
        ("Ann Bo wept. The South offered talks.", "South", []),
        ("ABC News asked the EPA. Scott Pruitt praised the agency's decision.", "agency", ["epa"]),
        ("Reuters cited two officials. The agency said Iran had agreed to talks.", "agency", ["reuters"]),
        ("The Ministry of Foreign Affairs of the Republic of Latvia wept. Fiji slept. The Ministry thanks Peru.",
         "Ministry", ["lva-ministry-of-foreign-affairs"]),
        ("Mali slept. Mali's harvest was good. Police arrested a boxer.", "Police", ["mli-police"]),
        ("Mali slept. She asked the government for action against Mali.", "government", ["government"]),
        ("Mali slept. Fiji's harvest was good. Police arrested a boxer.", "Police", ["police"]),
    ],
)  # fmt: skip
def test_a_body_is_the_one_that_the_text_has_told_of(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Spain thanked Ann Roe and Mary Bond. Iran freed the women.", "women", ["ann-roe", "mary-bond"]),
        ("Bob Dill and Tom Hill wept. Iran freed the two men.", "two men", ["bob-dill", "tom-hill"]),
        ("Bob Dill and Tom Hill wept. Iran freed the two men. Spain fined the men.", "men", ["bob-dill", "tom-hill"]),
        ("Iran freed Bob Dill, Tim Roe and Tom Hill. Spain fined the two men.", "men", []),
        ("Iran fined the men who wept.", "men", []),
        ("Bob Dill and Tom Hill wept. Iran fined two men.", "men", ["men"]),
        ("Spain said that women wept.", "women", ["women"]),
        ("Spain said that people who smoke wept.", "people", ["civilians"]),
        ("Iran fined three men.", "men", ["men"]),
        ("Spain said the same people who fled Iran wept.", "same people", []),
        ("People who fled Iran wept.", "People", ["civilians"]),
        ("Iran fears forces that divide it.", "forces", []),
        ("Iran fears the forces of reaction and market forces.", "market forces", []),
        ("The forces shelled Mosul.", "forces", ["armed-forces"]),
    ],
)  # fmt: skip
def test_certain_people_are_those_named_or_nobody(meant, text, span, actors):
    assert sorted(meant(text, span)) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("A gunman from Idlib, Adam Bek, wept.", "gunman", ["adam-bek"]),
        ("A gunman from Idlib, Adam Bek, and Tom Hill wept.", "gunman", ["syr-attackers"]),
        ("Iran freed Bolt Power, the firm that failed. Ann sued Bolt Power. The firm, based in Rome, wept.", "firm",
         ["bolt-power", "bolt-power"]),
        ("Donald Trump won. Iran warned the new administration.", "new administration", ["usa-government"]),
        ("Donald Trump won. Iran warned the Chicago administration. The administration wept.", "administration",
         ["chicago-government"]),
        ("Angela Merkel won. Iran warned the administration.", "administration", ["government"]),
    ],
)  # fmt: skip
def test_a_noun_means_who_is_named_with_it_or_known_by_it(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Israel left the West Bank.", "West Bank", ["west-bank"]),
        ("Israel praised the West.", "the West", ["western-countries"]),
    ],
)
def test_an_article_belongs_to_the_longer_of_two_names(meant, text, span, actors):
    assert meant(text, span) == actors
