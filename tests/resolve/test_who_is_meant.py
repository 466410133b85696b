"""Whom surnames, titles and pronouns mean, where the nearest name is the wrong one."""

from datetime import date

import pytest

from geograph.model import Article
from geograph.resolve import resolve

pytestmark = pytest.mark.model


@pytest.fixture
def meant(nlp):
    """The actors that a stretch of a text means, each time that it means one."""

    def read(text: str, span: str) -> list[str]:
        found = resolve(Article.of(text, published=date(2017, 3, 20)), nlp(text))
        return [mention.actor for mention in found.mentions if mention.text == span]

    return read


@pytest.mark.parametrize(
    ("text", "pronoun", "actors"),
    [
        ('The plan was "dead, Theresa May said. Angela Merkel left Berlin. "We agreed," Boris Johnson said.', "We",
         ["boris-johnson"]),
        ('Mark Rutte said: "[Turkey] lied. We are angry."', "We", ["mark-rutte"]),
        ('Angela Merkel spoke. "I came. "I saw," she said. "I went home."', "I", ["angela-merkel"] * 3),
    ],
)  # fmt: skip
def test_a_quotation_that_is_never_closed_turns_nothing_else_into_speech(meant, text, pronoun, actors):
    assert meant(text, pronoun) == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Trump met Shinzo Abe. His daughter Ivanka Trump left. Trump waved.", ["donald-trump", "donald-trump"]),
        ("Ivanka Trump opened the fair. Trump praised the women.", ["ivanka-trump"]),
    ],
)
def test_a_surname_goes_to_nobody_named_in_full_only_later(meant, text, actors):
    assert meant(text, "Trump") == actors


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("A lawyer and activist Anna Bell criticised Russia.", "lawyer and activist Anna Bell"),
        ("The president and foreign minister Sergei Lavrov met.", "foreign minister Sergei Lavrov"),
    ],
)
def test_two_callings_are_one_person_and_two_posts_are_two(meant, text, span):
    assert meant(text, span)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Angela Merkel came. Mr Zzyzx told reporters he had met Vladimir Putin.", []),
        ("Angela Merkel came. Emmanuel Macron told reporters he had met Vladimir Putin.", ["emmanuel-macron"]),
        ("Emmanuel Macron said Vladimir Putin wept, before leaving to say that he lied.", []),
    ],
)
def test_he_is_nobody_named_elsewhere_where_a_stranger_is_nearer(meant, text, actors):
    assert meant(text, "he") == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Islamic State took the town. Russia bombed the militant group.", "militant group", ["islamic-state"]),
        ("Islamic State fought Hamas. The army bombed the militant group.", "militant group", ["militants"]),
    ],
)
def test_the_militant_group_is_the_only_one_named(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ('Anna Bell, a spokeswoman for Oxfam, said: "We urge Britain to help Yemen."', ["oxfam"]),
        ('Jens Stoltenberg, the NATO secretary general, said: "We support Ukraine."', ["NATO"]),
        ('Ann Bo, a spokeswoman for the Pentagon, said: "We help Ukraine."', ["usa-department-of-defense"]),
        ('Ann Bo, a director of the Pentagon, said: "We help Ukraine."', ["ann-bo-usa"]),
        ('Dan Ek, a fellow at Chatham House, said: "We support Ukraine."', ["dan-ek"]),
        ('"We support Ukraine," said German Chancellor Angela Merkel.', ["angela-merkel"]),
    ],
)
def test_we_of_who_heads_a_body_is_that_body(meant, text, actors):
    assert meant(text, "We") == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Gazprom raised its prices. Poland sued the company.", "company", ["gazprom"]),
        ("Gazprom raised its prices. Poland sued the Russian company.", "Russian company", ["gazprom"]),
        ("Gazprom raised its prices. Poland sued the French company.", "French company", ["fra-business"]),
        ("Gazprom sued Siemens. Poland fined the company.", "company", ["business"]),
        ("Gazprom sued the company.", "company", ["business"]),
        ("Gazprom spoke. Poland fined the company that built it.", "company", ["business"]),
        ("Managers at Merseyrail spoke. Merseyrail paid. Poland fined the company.", "company", ["merseyrail"]),
        ("Managers at Merseyrail spoke. Merseyrail paid. Poland fined the newspaper.", "newspaper", ["media"]),
        (
            "Gazprom raised its prices. A company collapsed. Poland sued the company.",
            "company",
            ["business", "business"],
        ),
        ("The international charity, Orbis, spoke.", "international charity", ["orbis"]),
        ("A French charity, sources said, spoke.", "French charity", ["fra-non-governmental-organisations"]),
        ("Amnesty International wept. Poland thanked the rights group.", "rights group", ["amnesty-international"]),
    ],
)
def test_a_definite_noun_is_the_one_organisation_named_that_it_fits(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "pronoun", "actors"),
    [
        ("Norway supports Iraq in its fight against Islamic State.", "its", ["IRQ"]),
        ("Norway pledged support for Ukraine in its war with Russia.", "its", ["UKR"]),
        ("Norway supports Iraq by its own means.", "its", ["NOR"]),
        ("Norway called on Russia to stop its attacks.", "its", ["RUS"]),
        ("Norway called on Russia before its election.", "its", ["NOR"]),
    ],
)
def test_whoever_is_helped_or_called_on_owns_what_they_do(meant, text, pronoun, actors):
    assert meant(text, pronoun) == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Donald Trump met Vladimir Putin. He urged Putin to leave.", ["donald-trump"]),
        ("Vladimir Putin left. He urged Donald Trump to come.", ["vladimir-putin"]),
        ("Boris Johnson spoke. He is Boris Johnson's best friend.", ["boris-johnson"]),
    ],
)
def test_the_subject_of_a_verb_is_nobody_whom_it_acts_on(meant, text, actors):
    assert meant(text, "He") == actors


@pytest.mark.parametrize(
    ("text", "pronoun", "actors"),
    [
        ("Susan Zwill sued Richard Zobel. She won.", "She", ["susan-zwill"]),
        ("Richard Zobel sued. She won.", "She", []),
        ("Richard Zobel sued. He won.", "He", ["richard-zobel"]),
        ("Qwerta Zobel sued. She won.", "She", ["qwerta-zobel"]),
        ('Richard Zobel left. "I know someone who says he knows," Theresa May said.', "he", []),
    ],
)
def test_a_first_name_tells_whether_a_stranger_is_he_or_she(meant, text, pronoun, actors):
    assert meant(text, pronoun) == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Vladimir Putin is accused of threatening and mocking him.", []),
        ("Vladimir Putin wants to meet him.", []),
        ("Vladimir Putin asked Angela Merkel to call him.", ["vladimir-putin"]),
        ("Vladimir Putin said Angela Merkel wants to meet him.", ["vladimir-putin"]),
    ],
)
def test_nobody_is_the_object_of_a_verb_whose_subject_he_shares(meant, text, actors):
    assert meant(text, "him") == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Amnesty International spoke. Russia thanked the group.", "group", ["amnesty-international"]),
        ("The CIA spoke. Russia hired the group.", "group", []),
        ("The CIA spoke. Russia sued the agency.", "agency", ["cia"]),
        ("The Security Council met. Russia thanked the council.", "council", ["unsc"]),
        ("Amnesty International spoke. Russia thanked the council.", "council", []),
    ],
)
def test_no_body_of_a_state_is_a_group_and_a_council_is_named_so(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "pronoun", "actors"),
    [
        ("Angela Merkel said Vladimir Putin's wish to praise his friends was odd.", "his", ["vladimir-putin"]),
        ("Emmanuel Macron said Vladimir Putin's wish was odd, praising his friends.", "his", ["emmanuel-macron"]),
        ("Vladimir Putin left. When he was young, Emmanuel Macron sang.", "he", ["emmanuel-macron"]),
        ("Vladimir Putin left. When he was 17 years old, Williams killed a man.", "he", []),
        ("Vladimir Putin left. He was young when Emmanuel Macron sang.", "He", ["vladimir-putin"]),
        ("Bo Zell praised Justin Trudeau before he became Canada's prime minister.", "he", ["justin-trudeau"]),
        ("Bo Zell praised Justin Trudeau before he became famous.", "he", ["bo-zell"]),
        ("Vladimir Putin was Bashar al-Assad's witness when he married Ann Bo.", "he", []),
        ("Vladimir Putin was in Bashar al-Assad's house when he married Ann Bo.", "he", ["vladimir-putin"]),
        ("Xab Briles met Yip Hernandez and he thanked her family.", "her", ["yip-hernandez"]),
    ],
)
def test_grammar_tells_whom_he_and_she_mean(meant, text, pronoun, actors):
    assert meant(text, pronoun) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Chancellor Philip Hammond wept. Shadow chancellor John McDonnell slept. Russia thanked the chancellor.",
         "chancellor", ["philip-hammond"]),
        ("Chancellor Philip Hammond wept. John McDonnell slept. Russia thanked the chancellor.",
         "chancellor", ["philip-hammond"]),
        ("Ann Bo, a Turkish-Kurdish lawmaker, spoke.", "lawmaker", ["ann-bo"]),
        ("Ann Bo met a Turkish-Kurdish lawmaker.", "lawmaker", ["lawmakers"]),
        ("Ann Bellamy Ann Bellamy met Vladimir Putin.", "Ann Bellamy", ["ann-bellamy"]),
    ],
)  # fmt: skip
def test_a_name_and_what_is_said_of_it_are_one_person(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("China spoke. Zobel thanked the president of Christie's.", "president", []),
        ("China spoke. Zobel thanked the president of China.", "president of China", ["xi-jinping"]),
        ("It was the first visit of a French president since 1945.", "French president", []),
        ("It was a visit of the French president.", "French president", ["francois-hollande"]),
        ("A GCC leader came to Russia.", "GCC leader", ["gcc-leader"]),
        ("She wants to become US president.", "US president", []),
        ("Theresa May became British prime minister.", "British prime minister", ["theresa-may"]),
        ("The Commerce Department of Heilongjiang province spoke.", "Commerce Department of Heilongjiang province",
         ["heilongjiang-ministry-of-trade"]),
    ],
)  # fmt: skip
def test_an_office_of_something_else_or_of_any_time_has_no_known_holder(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Air America was the airline that helped Laos.", "airline", ["air-america"]),
        ("Air America met the airline that helped Laos.", "airline", ["business"]),
        ("Tesco sued the Mandate trade union. Russia thanked the union.", "union", ["mandate"]),
        ("Tesco sued Mandate. Russia thanked the union.", "union", ["workers"]),
        ("Europol, the EU police force that sued Spain, spoke.", "EU police force", ["europol"]),
        ("Painters of the New Leipzig School met. They feared the Leipzig School.", "Leipzig School",
         ["leipzig-school-deu"]),
        ("Lawyers of the Ohio Supreme Court met. They feared the Supreme Court.", "Supreme Court",
         ["ohio-supreme-court-usa"]),
        ("America spoke. New Democratic National Committee chairman Tom Perez met Russians in the United States.",
         "Democratic National Committee", ["democratic-party-usa"]),
    ],
)  # fmt: skip
def test_a_noun_or_short_name_is_whom_it_is_said_of(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        (
            "The Syrian army attacked Iran with Russian warplanes. The military said it won.",
            "military",
            ["syr-armed-forces"],
        ),
        ("Russian warplanes attacked Iran. The military said it won.", "military", ["rus-armed-forces"]),
        ('"We will work with Russia," spokesman Wu Qian said.', "We", ["CHN"]),
        ('"We will work with Russia," Vladimir Putin said.', "We", ["vladimir-putin"]),
        ("Ann Bo met Prime Minister Zobel.", "Prime Minister", []),
        ("Vladimir Putin came. The leader of the tribe wept. He sang.", "He", []),
        ("Vladimir Putin came. The tribe wept. He sang.", "He", ["vladimir-putin"]),
    ],
)
def test_who_was_named_first_or_just_described_is_meant(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("The Syrian rebels' spokesman thanked Russia.", "spokesman", ["syr-rebels"]),
        ("Marine Le Pen's spokesman thanked Russia.", "Marine Le Pen's spokesman", ["marine-le-pen"]),
        ("Theresa May's spokesman thanked Russia.", "Theresa May's spokesman", ["gbr-government"]),
        ("He paid an FBI employee.", "FBI employee", ["fbi"]),
        ("He paid FBI employees.", "FBI employees", ["usa-workers"]),
        ("House Speaker Paul Ryan and House Minority Leader Nancy Pelosi met Russians. The speaker wept.", "speaker",
         ["paul-ryan"]),
        ("Senate Majority Leader Mitch McConnell met Russians. The majority leader wept.", "majority leader",
         ["mitch-mcconnell"]),
    ],
)  # fmt: skip
def test_who_speaks_or_works_for_somebody_is_not_the_state(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Richard Zobel came. Zobel's supporters sang.", "Zobel's supporters", ["richard-zobel-supporters"]),
        ("Jack Zobel is in jail. Zobel's sister said Egypt should free him.", "him", ["jack-zobel"]),
        ("Jack Zobel is in jail. Zobel's sister said Egypt should free her.", "her", ["jack-zobel-sister"]),
    ],
)
def test_those_around_a_stranger_are_his_or_hers(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "pronoun", "actors"),
    [
        ("John Kerry met Sergei Lavrov. Ann Bo said Emma Zwill left, and added that she lied.", "she", ["ann-bo"]),
        ("Vladimir Putin came. Zorro told reporters he asked Bo Zell to leave.", "he", []),
        ("Vladimir Putin came. The Ohio Democrat said he asked Bo Zell to leave.", "he", ["vladimir-putin"]),
        ('Vladimir Putin was ill. Bo Zell said: "If he wishes so, Russia can wait."', "he", ["vladimir-putin"]),
        ("Angela Merkel met Anna Bell. Her attorney, Emma Zwill, said she had won.", "she", ["angela-merkel"]),
        ("A teacher won. Her attorney, Emma Zwill, spoke. The school opposed her visit.", "her", []),
        ("Her attorney, Emma Zwill, spoke. She thanked Iran.", "She", ["emma-zwill"]),
        ("Vladimir Putin came. Rebels fought. Ann Bo was told by workers they feared Iran.", "they", ["workers"]),
    ],
)
def test_who_says_it_speaks_of_himself_and_who_serves_her_is_not_her(meant, text, pronoun, actors):
    assert meant(text, pronoun) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("The government's star witness, David Zwill, met Bo Zell.", "star witness", ["david-zwill"]),
        ("The boy's mother, Adrianne Oyola, 20, said she feared Russia.", "she", ["adrianne-oyola"]),
        ("A student, Brian Zwill, was shot.", "student", ["brian-zwill"]),
        ("The wife of a student, Brianna Zwill, was shot.", "student", ["students"]),
        ("The museum's spokeswoman, Qwerta Oyola, wept. He accused Russia.", "He", []),
        ("Russia sued a student, Brian Zwill and Emma Bo.", "student", ["students"]),
    ],
)  # fmt: skip
def test_a_noun_with_a_name_behind_it_is_that_name(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Melania Trump sells shoes. Shops closed. Trump sued Iran. Donald Trump wept.", "Trump", ["melania-trump"]),
        ("Melania Trump sells shoes. President Trump sued Iran. Shops closed. Trump wept. Donald Trump left.", "Trump",
         ["donald-trump"]),
        ("Donald Trump and Melania Trump came. Shops closed. Trump sued Iran over claims that she lied.", "Trump",
         ["melania-trump"]),
        ("Donald Trump and Melania Trump came. Shops closed. Trump said she sued Iran.", "Trump", ["donald-trump"]),
        ("Donald Trump and Melania Trump came. Angela Merkel left. Trump sued Iran, which she fears.", "Trump",
         ["donald-trump"]),
        ("Shops closed. Susan sued Iran. Susan Ruiz wept.", "Susan", []),
        ("Her sister, Susan, sued Iran. Susan Ruiz wept.", "Susan", ["susan-ruiz"]),
    ],
)  # fmt: skip
def test_a_surname_is_whom_the_text_is_about_and_a_first_name_stands_after_the_full_one(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Senator Ted Cruz met Senator Rand Paul. The Kentucky senator praised Russia.", "Kentucky senator", []),
        ("Ohio Senator Ann Bo met Senator Ted Cruz. The Ohio senator praised Russia.", "Ohio senator", ["ann-bo-usa"]),
        ("Senator Ted Cruz came. The Texas senator praised Russia.", "Texas senator", ["ted-cruz"]),
        ("Ann Bo served as Barack Obama's secretary of state.", "Barack Obama's secretary of state", ["ann-bo"]),
        (
            "It was about Barack Obama's secretary of state.",
            "Barack Obama's secretary of state",
            ["usa-former-secretary-of-state"],
        ),
        ("It was about Donald Trump's secretary of state.", "Donald Trump's secretary of state", ["rex-tillerson"]),
        ("Susan Zwill won five awards. The British singer praised Russia.", "British singer", ["susan-zwill"]),
        ("Susan Zwill met Brian Zobel. The British singer praised Russia.", "British singer", ["gbr-artists"]),
        ("Vladimir Putin won. The British singer praised Russia.", "British singer", ["gbr-artists"]),
    ],
)
def test_a_noun_with_a_country_or_place_is_nobody_of_another(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "pronoun", "actors"),
    [
        ("A judge freed Tony Zobel after Ann Bo accused him of theft.", "him", ["tony-zobel"]),
        ("Tony Zobel freed a judge after Ann Bo accused him of theft.", "him", ["tony-zobel"]),
        ("Kathrada served under President Mandela. In 1997, he praised Russia.", "he", []),
        ("The minister served under President Mandela. In 1997, he praised Russia.", "he", []),
        ("Tony Zobel served under Vladimir Putin. In 1997, he praised Russia.", "he", ["tony-zobel"]),
    ],
)
def test_a_name_comes_before_one_of_many_and_a_new_name_may_be_a_person(meant, text, pronoun, actors):
    assert meant(text, pronoun) == actors
