"""Names that the language model cuts, glues or takes for something else, and names that others share."""

import pytest

from geograph.model import Article
from geograph.resolve import resolve

pytestmark = pytest.mark.model


@pytest.fixture(scope="session")
def meant(nlp):
    """Who the last occurrence of some words in a text of 2017 means, by the actors of the ontology."""

    def read(text: str, span: str) -> list[str]:
        article = Article.from_dict({"id": "a", "text": text, "published": "2017-03-08"})
        found = [mention for mention in resolve(article, nlp(text)).mentions if mention.text == span]
        return sorted({mention.actor for mention in found if mention.start == found[-1].start})

    return read


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Wang Li works at the Center for China and Globalization.", "Center for China and Globalization",
         ["center-for-china-and-globalization"]),
        ("He leads the China Wetlands Conservation and Green Growth Foundation.",
         "China Wetlands Conservation and Green Growth Foundation",
         ["china-wetlands-conservation-and-green-growth-foundation-chn"]),
        ("The Center for Food Security and France agreed.", "France", ["FRA"]),
        ("The White House and State Department agreed.", "State Department", ["usa-department-of-state"]),
        ("She teaches at the Hong Kong University of Science and Technology.",
         "Hong Kong University of Science and Technology", ["hong-kong-university-of-science-and-technology"]),
        ("She teaches at Hong Kong University.", "Hong Kong University", ["university-of-hong-kong"]),
        ("Martin Hale praised NHS England.", "England", []),
        ("Martin Hale praised England.", "England", ["england"]),
    ],
)  # fmt: skip
def test_a_name_is_read_to_its_end(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("UN Secretary General Antonio Guterres spoke.", "UN Secretary General Antonio Guterres", ["antonio-guterres"]),
        ("US Attorney General Jeff Sessions met Russians.", "US Attorney General Jeff Sessions", ["jeff-sessions"]),
        ("ABC News Chief Anchor Anna Barnes met Russians.", "ABC News Chief Anchor Anna Barnes",
         ["anna-barnes-usa"]),
        ("NATO commander General Ann Bo met Russians.", "NATO commander General Ann Bo", ["ann-bo"]),
        ("Peter met French King Louis XV.", "French King Louis XV", ["louis-xv-fra"]),
        ("The French King left.", "French King", ["fra-king"]),
        ("The French President left.", "French President", ["francois-hollande"]),
        ("The spokesman of the Turkish President, Ibrahim Kalin, left.", "Turkish President", ["recep-tayyip-erdogan"]),
        ("He called the Turkish President, Recep Tayyip Erdogan, a friend.", "Turkish President",
         ["recep-tayyip-erdogan"]),
    ],
)  # fmt: skip
def test_a_title_belongs_to_the_name_it_stands_with(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("The nurse Mary Barnes met Angela Merkel. Then Mary left.", "Mary", ["mary-barnes"]),
        ("Turkmenistan and Ashgabat wept. They met in Mary.", "Mary", ["mary-turkmenistan"]),
        ("Anna Barnes met Anna Bell. Anna wept.", "Anna", []),
        ("The nurse Paul Barnes spoke in Leeds. Then Paul wept.", "Paul", ["paul-barnes"]),
        ('The lawmaker Jose "Lou" Correa wept. Angela Merkel met Correa.', "Correa", ["jose-lou-correa"]),
        ("The Ohio Supreme Court agreed. The Supreme Court then met.", "Supreme Court", ["ohio-supreme-court-usa"]),
        ("The US Supreme Court agreed. The Supreme Court then met.", "Supreme Court", ["usa-supreme-court"]),
        ("The Royal Growth Commission met. The Growth Commission left.", "Growth Commission",
         ["royal-growth-commission"]),
        ("Ministers of the Counter-ISIL Coalition met. The Coalition then bombed Raqqa.", "Coalition",
         ["global-coalition-against-isis"]),
        ("Ministers met. The Coalition then bombed Raqqa.", "Coalition", []),
        ("The Committee for Peace met. Germany thanked the Committee.", "Committee", ["committee-for-peace"]),
        ("The Washington Post was first. Germany denied it, the Post reported.", "Post", ["washington-post"]),
        ("The lawyer Jeff Sessions left. Germany thanked AG Sessions.", "AG Sessions", ["jeff-sessions"]),
        ("Germany warned that the Trump Administration was wrong.", "Trump Administration", ["usa-government"]),
        ("Germany lost before the 9th Circuit.", "9th Circuit", ["9th-circuit"]),
        ("They burned the Quran.", "Quran", []),
        ("Francois Fillon paid his wife Penelope.", "wife Penelope", ["penelope-fillon"]),
        ("Angela Merkel paid his wife Penelope.", "wife Penelope", ["penelope"]),
        ("Jared Kushner married Mr Trump's daughter Ivanka.", "Trump's daughter Ivanka", ["ivanka-trump"]),
        ("Donald Trump left with his daughter Ivanka. Germany thanked Ivanka.", "Ivanka", ["ivanka-trump"]),
        ("Germany paid the transportation company Gorvel.", "Gorvel", ["gorvel"]),
        ("Germany paid the company Friday.", "Friday", []),
        ("Lead singer Felipe Munk wept. Germany thanked Munk.", "Munk", ["felipe-munk"]),
    ],
)  # fmt: skip
def test_a_name_that_others_share_is_that_of_who_was_named(meant, text, span, actors):
    assert meant(text, span) == actors


def test_a_constituency_is_a_place(nlp):
    text = "Lagan Valley MP Jeffrey Donaldson criticised Russia."
    actors = resolve(Article.of(text), nlp(text)).actors
    assert actors["lagan-valley"].kind.value == "place"


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Sinn F\ufffdin criticised Britain.", "Sinn F\ufffdin", ["sinn-fein"]),
        ("Sinn F\ufffdxx criticised Britain.", "Sinn F\ufffdxx", []),
        ("Recep Tayyip Erdo\ufffdan met Angela Merkel.", "Recep Tayyip Erdo\ufffdan", ["recep-tayyip-erdogan"]),
    ],
)
def test_a_known_name_is_known_with_lost_letters(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("She works at Savings Bank of China in Leeds.", "Bank of China", []),
        ("She works at the Bank of China in Leeds.", "Bank of China", ["bank-of-china"]),
        ("He taught at the Free University of Amsterdam.", "University of Amsterdam", []),
        ("He taught at the Free University of Amsterdam.", "Free University of Amsterdam",
         ["free-university-of-amsterdam"]),
        ("They watched Good Morning Ireland on television.", "Ireland", []),
        ("They flew to northern Ireland and then to Southern Germany.", "Germany", ["DEU"]),
        ("They arrested Michael Finn, an officer.", "Finn", []),
        ("They arrested a Finn, an officer.", "a Finn", []),
        ("The Obama White House agreed.", "White House", ["usa-government"]),
        ("They sailed on the Queen Mary to Leeds.", "the Queen", []),
        ("They spoke of the Queen to Mary.", "the Queen", ["elizabeth-ii"]),
        ("Donald Trump spoke aboard the USS Gerald Ford.", "Gerald Ford", []),
        ("Donald Trump spoke of Gerald Ford.", "Gerald Ford", ["gerald-ford"]),
    ],
)  # fmt: skip
def test_a_known_name_within_a_longer_one_means_nobody_unless_the_rest_is_a_title(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("She leads the NHS Bone and Tissue Research Unit in Leeds.", "NHS Bone and Tissue Research Unit",
         ["nhs-bone-and-tissue-research-unit"]),
        ("The Kremlin and Tissue Research Unit agreed.", "Tissue Research Unit", ["tissue-research-unit"]),
        ("Ann Barnes, manager of Hunan Dawn Motors Co. Contact the writers.", "Hunan Dawn Motors Co.",
         ["hunan-dawn-motors-co"]),
        ("Guests: Anna Barnes - Professor at Leeds.", "Anna Barnes", ["anna-barnes"]),
        ("He spoke to BBC's Golden Dreams show about Germany.", "Golden Dreams", []),
    ],
)  # fmt: skip
def test_a_name_ends_where_it_ends_and_what_is_shown_or_sails_is_nobody(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("US senators wept. The Departments of Labor and Education met Germany.", "Education",
         ["usa-department-of-education"]),
        ("US senators wept. The Departments of Labor and Education met Germany.", "Departments of Labor",
         ["usa-department-of-labor"]),
        ("US senators wept. The Departments of Physics and Education met Germany.", "Education", []),
        ("The Royal Growth Authority met. Authority was what they lacked.", "Authority", []),
        ("Zwill Growth agreed. The Leeds Zwill Growth Fund left. Zwill Growth met them.", "Zwill Growth",
         ["zwill-growth"]),
        ("Singapore Airlines sued Germany.", "Singapore Airlines", ["singapore-airlines-sgp"]),
        ("A Singapore airline sued Germany.", "Singapore airline", ["sgp-business"]),
        ("Austrian Airlines met pilots. They serve meals on Austrian's fleet in Leeds.", "Austrian",
         ["austrian-airlines-aut"]),
        ("Ann Barnes, Zwill Fabrics Sustainability Manager, praised Germany.", "Zwill Fabrics", ["zwill-fabrics"]),
        ("Ann Barnes, Operations Manager, praised Germany.", "Operations", []),
        ("Zwill Inc rose. Shares of Zwill then fell.", "Zwill", ["zwill"]),
        ("Zwill Inc rose. Shares of Zwill then fell.", "Zwill Inc", ["zwill"]),
        ("Zwill Inc rose. Shares of Brell then fell.", "Zwill Inc", ["zwill-inc"]),
    ],
)  # fmt: skip
def test_a_part_of_a_name_means_what_the_words_beside_it_say(meant, text, span, actors):
    assert meant(text, span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("The French pension fund sued Germany.", "French", []),
        ("Germany met the British fund which owned it.", "British", []),
        ("The French film mocked Germany.", "French", []),
        ("Germany banned French films.", "French", ["FRA"]),
        ("Germany seized a French fishing boat.", "French", []),
        ("Germany seized French ships.", "French", ["FRA"]),
    ],
)
def test_a_name_that_says_only_where_something_is_from_is_not_spoken_of(meant, text, span, actors):
    assert meant(text, span) == actors


_MATCH = (
    "Ireland beat France in the last match of the season. The coach praised his players. The captain scored a penalty, "
    "and the defender left the squad with a medal. The stadium sang."
)


@pytest.mark.parametrize(("text", "actors"), [(_MATCH, []), (f"{_MATCH} A minister watched.", ["IRL"])])
def test_in_a_report_of_a_match_a_state_is_a_team(meant, text, actors):
    assert meant(text, "Ireland") == actors
