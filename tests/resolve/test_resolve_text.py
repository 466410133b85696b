"""What stretches of real sentences mean, read with the trained model."""

import itertools
from datetime import date

import pytest

from geograph.model import Kind
from geograph.resolve import resolve_phrase

pytestmark = pytest.mark.model


def meanings(resolution, text):
    return {mention.actor for mention in resolution.mentions if mention.text == text}


@pytest.mark.parametrize(
    ("text", "span", "actor"),
    [
        ("The North Korean leader met generals.", "North Korean leader", "kim-jong-un"),
        ("The North Korean leader met generals.", "North Korean", "PRK"),
        ("He met President Vladimir Putin on Monday.", "President Vladimir Putin", "vladimir-putin"),
        ("A Ukrainian counteroffensive began.", "Ukrainian", "UKR"),
        ("U.S. officials said they knew.", "U.S. officials", "usa-officials"),
        ("US officials said they knew.", "US officials", "usa-officials"),
        ("South Korea’s defense ministry acted.", "South Korea’s defense ministry", "kor-ministry-of-national-defense"),
        ("South Korea’s defense ministry voiced concern.", "South Korea", "KOR"),
        ("Russian state media showed the train.", "Russian state media", "rus-state-media"),
        ("Russian troops crossed the border.", "Russian troops", "rus-armed-forces"),
        ("The government of Iraq protested.", "government of Iraq", "irq-government"),
        ("Ukrainian farmers blocked the road.", "Ukrainian farmers", "ukr-farmers"),
        ("Three senior Iraqi officials resigned.", "Iraqi officials", "irq-officials"),
        ("NATO troops arrived in Ukraine.", "NATO troops", "NATO"),
        ("The rebels took the town.", "rebels", "rebels"),
        ("The U.S. State Department condemned the test.", "U.S. State Department", "usa-department-of-state"),
        ("Russian Foreign Minister Sergei Lavrov left.", "Russian Foreign Minister Sergei Lavrov", "sergei-lavrov"),
        ("Sergei Lavrov, Russia's foreign minister, left.", "Russia's foreign minister", "sergei-lavrov"),
        ("Hungarian foreign minister Peter Szijjarto spoke.",
         "Hungarian foreign minister Peter Szijjarto", "peter-szijjarto-hun"),
        ("The Kremlin rejected the claim.", "Kremlin", "rus-government"),
    ],
)  # fmt: skip
def test_a_phrase_means_its_actor(read_text, text, span, actor):
    assert actor in meanings(read_text(text), span)


@pytest.mark.parametrize(
    ("text", "span", "actor"),
    [
        ("Moscow accused Kyiv of lying.", "Moscow", "RUS"),
        ("Moscow accused Kyiv of lying.", "Kyiv", "UKR"),
        ("Talks with Moscow failed.", "Moscow", "RUS"),
        ("They offered assistance to Moscow.", "Moscow", "RUS"),
        ("The envoys met in Moscow.", "Moscow", "moscow"),
        ("Kim Jong Un travelled to Moscow.", "Moscow", "moscow"),
        ("Drones hit the outskirts of Moscow.", "Moscow", "moscow"),
        ("Rockets hit Kyiv overnight.", "Kyiv", "kyiv"),
    ],
)
def test_a_capital_is_a_government_or_a_place(read_text, text, span, actor):
    assert meanings(read_text(text), span) == {actor}


@pytest.mark.parametrize(
    ("day", "actor"), [("2018-08-01", "theresa-may"), ("2019-08-01", "boris-johnson"), ("2019-07-23", "theresa-may")]
)
def test_the_date_decides_who_holds_a_post(read_text, day, actor):
    resolution = read_text("The British prime minister resigned.", day)
    assert [m.how for m in resolution.mentions if m.actor == actor] == [f"role on {day}"]


def test_a_former_president_is_the_person_but_not_the_holder(read_text):
    resolution = read_text("Former U.S. President Barack Obama spoke.", "2018-01-01")
    assert "barack-obama" in {mention.actor for mention in resolution.mentions}
    assert meanings(read_text("The former Russian president spoke."), "former Russian president") <= {
        "rus-former-president"
    }


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("They may go. He will stay in May 2019.", "theresa-may"),
        ("Somali fishermen went home.", "MLI"),
        ("They ate turkey and ham.", "TUR"),
        ("Chad Smith won the race in Ohio.", "TCD"),
        ("Senate runoff voters in Georgia chose Democrats in Atlanta.", "GEO"),
        ("He told us the truth.", "USA"),
    ],
)
def test_a_common_word_or_a_namesake_is_not_an_actor(read_text, text, never):
    assert never not in read_text(text, "2018-01-01").actors


def test_georgia_near_russia_is_the_state(read_text):
    assert meanings(read_text("Russia sent troops into Georgia and South Ossetia."), "Georgia") == {"GEO"}


@pytest.mark.parametrize(
    ("text", "pronoun", "actors"),
    [
        ("Kim Jong Un left Pyongyang. He travelled by train.", "He", {"kim-jong-un"}),
        ("Theresa May met Vladimir Putin after she arrived.", "she", {"theresa-may"}),
        ("Russia seeks backing as it faces an offensive.", "it", {"RUS"}),
        ("U.S. officials said that they expected a visit.", "they", {"usa-officials"}),
        ("Kim Jong Un and Vladimir Putin said they would meet.", "they", {"kim-jong-un", "vladimir-putin"}),
        ("Vladimir Putin, who rules Russia, spoke.", "who", {"vladimir-putin"}),
        ('"I will not resign," Theresa May said.', "I", {"theresa-may"}),
        ("It is clear that Russia lost.", "It", set()),
        ("Vladimir Putin met him.", "him", set()),
        ("Vladimir Putin left Xi Jinping and later met him.", "him", {"xi-jinping"}),
        ("The plan failed because it was bad, Russia said.", "it", set()),
    ],
)
def test_a_pronoun_means_who_was_named_or_nobody(read_text, text, pronoun, actors):
    assert meanings(read_text(text, "2018-01-01"), pronoun) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("North Korea fired a missile. The secretive state is isolated.", "secretive state", {"PRK"}),
        ("Russia and Ukraine held talks. The two countries agreed.", "two countries", {"RUS", "UKR"}),
        (
            "Russia and Ukraine held talks. U.S. officials said that the two countries agreed.",
            "two countries",
            {"RUS", "UKR"},
        ),
        ("Vladimir Putin met Kim Jong Un. The two leaders smiled.", "two leaders", {"vladimir-putin", "kim-jong-un"}),
        ("Russia, Ukraine and Turkey held talks. Both countries agreed.", "countries", set()),
        ("North Korea fired. The isolated country's leader watched.", "isolated country's leader", {"kim-jong-un"}),
    ],
)  # fmt: skip
def test_a_description_means_what_was_named_or_nothing(read_text, text, span, actors):
    assert meanings(read_text(text), span) == actors


def test_letters_in_brackets_mean_the_name_before_them(read_text):
    text = "The Freedonia Liberation Front (FLF) attacked. The FLF later denied it."
    resolution = read_text(text)
    assert (
        meanings(resolution, "FLF")
        == meanings(resolution, "Freedonia Liberation Front")
        == {"freedonia-liberation-front"}
    )


def test_a_group_named_again_keeps_its_country(read_text):
    text = "North Korean state media said Kim Jong Un had left. State media showed him waving."
    assert meanings(read_text(text), "State media") == {"prk-state-media"}


def test_a_newcomer_takes_country_and_sector_from_the_words_beside(read_text):
    actor = read_text("Peter Szijjarto, Hungary's foreign minister, arrived.").actors["peter-szijjarto-hun"]
    assert (actor.label, actor.kind, actor.country, actor.sector) == ("Peter Szijjarto", Kind.PERSON, "HUN", "GOV")


def test_a_group_has_a_readable_label_and_the_forms_of_the_text(read_text):
    actor = read_text("U.S. officials spoke.").actors["usa-officials"]
    assert (actor.label, actor.kind, actor.sector, actor.labels) == (
        "United States officials", Kind.GROUP, "GOV", ("U.S. officials",),
    )  # fmt: skip


def test_the_state_of_a_group_is_among_the_actors(read_text):
    assert "IRQ" in read_text("Iraqi officials spoke.").actors


def test_mentions_hold_their_text_and_come_in_order(read_text):
    text = "South Korea's defense ministry warned North Korea.\n\nKCNA said Kim Jong Un saw Russian troops."
    resolution = read_text(text)
    assert all(text[mention.start : mention.end] == mention.text for mention in resolution.mentions)
    pairs = itertools.pairwise(resolution.mentions)
    assert all((a.start, -a.end) <= (b.start, -b.end) for a, b in pairs)
    assert {mention.actor for mention in resolution.mentions} <= set(resolution.actors)


def test_the_same_text_gives_the_same_resolution(read_text):
    text = "Russia and Ukraine spoke. They agreed, U.S. officials said."
    assert read_text(text) == read_text(text)


@pytest.mark.parametrize("text", ["", "   \n\n ", ".", "(", "’s", "?!?!", "\U0001f680 launch", "a" * 5000])
def test_odd_text_gives_no_known_actor(read_text, knowledge, text):
    assert not set(read_text(text).actors) & set(knowledge)


@pytest.mark.parametrize(
    ("text", "span", "actor"),
    [
        ("KCNA, the state news agency, said so.", "state news agency", "kcna"),
        ("Iraqi officials met U.S. officials of the Russian news agency KCNA.", "Russian news agency KCNA", "kcna"),
        ("The Syrian army advanced. The army took the town.", "army", "syr-armed-forces"),
        ("Russia shelled Ukraine. Its troops advanced.", "troops", "rus-armed-forces"),
        ("Syria's main opposition group - Syria's rebels - left.", "Syria's rebels", "syr-rebels"),
        ("Pro-Russian separatists fled.", "separatists", "rebels"),
        ("A U.S.-led coalition attacked Syrian and Iraqi forces.", "Syrian and Iraqi forces", "syr-armed-forces"),
        ("A U.S.-led coalition attacked Syrian and Iraqi forces.", "Syrian and Iraqi forces", "irq-armed-forces"),
        ("Foreign governments protested to Russia.", "Foreign governments", "government"),
    ],
)
def test_a_noun_takes_its_owner_from_where_the_text_gives_it(read_text, text, span, actor):
    found = {mention.actor for mention in read_text(text).mentions if mention.text in {span, f"The {span}"}}
    assert actor in found


def test_a_pronoun_never_leaves_a_quotation_for_its_antecedent(read_text):
    assert not meanings(read_text('Russia and Ukraine spoke. "They are fine," Vladimir Putin said.'), "They")


@pytest.mark.parametrize(
    ("phrase", "day", "found"),
    [
        ("three senior Iraqi officials", None, ("IRQ", "GOV")),
        ("Barack Obama", "2012-01-01", ("USA", "GOV")),
        ("gunmen", None, ("", "UAF")),
        ("", None, ("", "")),
    ],
)
def test_a_phrase_alone_has_a_country_and_a_sector(nlp, knowledge, phrase, day, found):
    published = date.fromisoformat(day) if day else None
    assert resolve_phrase(nlp(phrase), published=published, knowledge=knowledge) == found


def test_the_context_of_a_phrase_gives_the_country_it_lacks(nlp, knowledge):
    found = resolve_phrase(nlp("the farmers"), context=nlp("Ukrainian"), knowledge=knowledge)
    assert found == ("UKR", "AGR")
