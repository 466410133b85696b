"""Groups, bodies and names that news often leaves short: of which side, sort or longer name they are."""

from datetime import date

import pytest

from geograph.model import Article
from geograph.resolve import resolve

pytestmark = pytest.mark.model


@pytest.fixture(scope="session")
def read_news(nlp):
    """Resolve a text of March 2017 with the actors of the ontology."""

    def read(text: str):
        return resolve(Article.of(text, published=date(2017, 3, 8)), nlp(text))

    return read


def meant(resolution, span: str) -> list[set[str]]:
    """What each occurrence of a stretch of text means, in reading order."""
    found: dict[int, set[str]] = {}
    for mention in resolution.mentions:
        if mention.text == span:
            found.setdefault(mention.start, set()).add(mention.actor)
    return [found[start] for start in sorted(found)]


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("A delegation of Chinese lawmakers came.", "delegation", [{"chn-lawmakers"}]),
        ("Japan is tense. Japan waits. Japan hopes. A delegation came.", "delegation", [{"representatives"}]),
        ("Iran hosted officials from the European Parliament.", "officials", [{"european-parliament"}]),
        ("Iran is tense. Iran waits. Iran hopes. Officials slept.", "Officials", [{"irn-officials"}]),
        ("Iran is tense. Iran waits. Iran hopes. Officials from many cities met.", "Officials", [{"officials"}]),
        ("Supporters of Donald Trump marched.", "Supporters of Donald Trump", [{"donald-trump-supporters"}]),
        ("Russian supporters wept.", "Russian supporters", [{"rus-supporters"}]),
        ("Kenya's high court ruled.", "Kenya's high court", [{"ken-high-court"}]),
        ("Judge James Robart ruled. Donald Trump attacked the judiciary.", "judiciary", [{"judges"}]),
        ("A professor left. Witnesses wept. Prosecutors waited.", "professor", [{"academics"}]),
        ("Ottoman troops fled.", "Ottoman troops", []),
    ],
)
def test_people_are_of_whom_they_serve_and_of_what_they_are_called(read_news, text, span, actors):
    assert meant(read_news(text), span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("She has a degree in media from Oxford.", "media", []),
        ("She spoke to local media.", "local media", [{"media"}]),
        ("Doctor of Physical Sciences Ivan Petrov spoke.", "Doctor", []),
        ("Airbus and Boeing agreed to join forces.", "forces", []),
        ("Airbus hopes to join Russian forces.", "Russian forces", [{"rus-armed-forces"}]),
        ("Russia's fishing fleet sailed.", "Russia's fishing fleet", []),
        ("Russia's submarine fleet sailed.", "Russia's submarine fleet", [{"rus-navy"}]),
        ("In Washington the Gang of Six met.", "Gang", []),
        ("China is big. China waits. He joined the Sports Administration of Sichuan.", "Administration", []),
    ],
)
def test_a_role_noun_that_names_no_actor_here_is_nobody(read_news, text, span, actors):
    assert meant(read_news(text), span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("She works for the Foreign Policy Research Institute.", "Foreign Policy", []),
        ("America is big. She writes for Foreign Policy.", "Foreign Policy", [{"foreign-policy-magazine"}]),
        ("He leads the House Homeland Security Committee.", "House Homeland Security Committee",
         [{"house-homeland-security-committee"}]),
        ("The Public Accounts Committee met. The Committee adjourned.", "Committee", [{"public-accounts-committee"}]),
        ("He chairs Google Greater China.", "China", []),
        ("Google left China.", "China", [{"CHN"}]),
        ("Russian Defense Ministry spokesman Major-General Igor Konashenkov said so.",
         "Russian Defense Ministry spokesman Major-General Igor Konashenkov", [{"igor-konashenkov"}]),
        ("The Food Standards Agency spoke. FSA inspectors came.", "FSA", [{"food-standards-agency"}]),
        ("Syria burned. FSA fighters came.", "FSA", [{"free-syrian-army"}]),
        ("Boys love Jonathan Swift. We read Swift in school.", "Swift", [{"jonathan-swift"}]),
        ("Iran lost its access to SWIFT.", "SWIFT", [{"SWIFT-network"}]),
        ("Gerald Ford spoke. A Ford-class ship came.", "Ford", []),
        ("They were Donald Trump-backed men.", "Donald Trump", [{"donald-trump"}]),
        ("It was Theresa May's-own idea.", "Theresa May", [{"theresa-may"}]),
        ("State Street Global Advisors bought it.", "Advisors", []),
    ],
)  # fmt: skip
def test_a_part_of_another_name_names_nobody_else(read_news, text, span, actors):
    assert meant(read_news(text), span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Atlanta police came.", "Atlanta police", [{"atlanta-police"}]),
        ("Moscow police came.", "Moscow police", [{"rus-police"}]),
        ("Turkish local authorities left.", "Turkish local authorities", [{"tur-local-government"}]),
        ("Russian state authorities left.", "Russian state authorities", [{"rus-government"}]),
        ("US-backed forces in Yemen left.", "forces", [{"armed-forces"}]),
        ("Iran is big. Iran is proud. Iran was asked by the government.", "government", [{"government"}]),
        ("Iran is big. Iran is proud. In Iran, the government slept.", "government", [{"irn-government"}]),
        ("Iraqi government and militia forces fought.", "militia forces", [{"irq-armed-forces"}]),
        ("Iraqi government and local people fought.", "local people", [{"civilians"}]),
        ("Theresa May told her fellow Conservatives so.", "fellow Conservatives", [{"conservative-party-uk"}]),
        ("Theresa May told her fellow conservatives so.", "fellow conservatives", [{"gbr-conservatives"}]),
        ('The "Japan first" plan failed.', "Japan", []),
        ("The man slept.", "man", []),
        ("The US justice department spoke. She flew to Peru. The justice department waits.", "justice department",
         [{"usa-department-of-justice"}]),
        ("Haiti's Central Unit of Financial Inquiry met.", "Financial Inquiry", []),
    ],
)  # fmt: skip
def test_a_body_is_of_the_part_of_a_state_and_of_the_side_that_the_words_tell(read_news, text, span, actors):
    assert meant(read_news(text), span) == actors


def test_an_animal_is_no_actor_and_a_person_with_a_dog_is_one(read_news):
    assert not meant(read_news("A dog named Rex Miller slept. Police shot Rex Miller."), "Rex Miller")
    assert meant(read_news("Rex Miller walked his dog."), "Rex Miller") == [{"rex-miller"}]


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("France is big. France waits. France votes. The new Brexit Party leader left.", "new Brexit Party leader", []),
        ("France is big. France waits. France votes. The president left.", "president", [{"francois-hollande"}]),
        ("France hosts heads of state and government.", "government", []),
        ("The web community wept.", "web community", []),
        ("The Polish community wept.", "Polish community", [{"pol-communities"}]),
        ("Angela Merkel praised the ZETA trade agreement.", "ZETA", []),
        ("The SNP-led government at Holyrood fell.", "government at Holyrood", [{"scottish-government"}]),
    ],
)
def test_what_is_of_a_party_or_a_paper_is_not_of_the_state(read_news, text, span, actors):
    assert meant(read_news(text), span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Representatives of President Bashar al-Assad's government came.", "Representatives", [{"syr-government"}]),
        ("The Inner Civil Public Office (ISPR) met. ISPR spoke in Pakistan.", "ISPR", [{"pak-ispr"}]),
    ],
)
def test_words_between_a_group_and_whom_it_serves_do_not_part_them(read_news, text, span, actors):
    assert meant(read_news(text), span)[-1:] == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Britain voted. Britain waits. Britain sleeps. Senior Conservatives left.", "Senior Conservatives",
         [{"conservative-party-uk"}]),
        ("Brazil voted. Brazil waits. Brazil sleeps. Senior Conservatives left.", "Senior Conservatives",
         [{"conservatives"}]),
        ("German regional police came. Germany said police slept.", "police", [{"deu-police"}]),
    ],
)  # fmt: skip
def test_a_party_is_of_the_country_spoken_of_and_local_police_are_not_all_police(read_news, text, span, actors):
    assert meant(read_news(text), span)[-1:] == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("The presidents of Kenya, Uganda and the United States met.",
         "presidents of Kenya, Uganda and the United States", [{"ken-leaders", "uga-leaders", "usa-leaders"}]),
        ("Officials from Norway and Sweden met.", "Officials", [{"nor-officials", "swe-officials"}]),
        ("U.S. and Iranian officials met.", "U.S. and Iranian officials", [{"usa-officials", "irn-officials"}]),
        ("Iran's and Iraq's armies clashed.", "Iran's and Iraq's armies", [{"irn-armed-forces", "irq-armed-forces"}]),
        ("Kenya and the leaders of Mali and Niger met.", "leaders of Mali and Niger", [{"mli-leaders", "ner-leaders"}]),
        ("The leaders of Iran and Russia's Vladimir Putin met.", "leaders of Iran", [{"irn-leaders"}]),
        ("The government of Mali and Niger's junta met.", "government of Mali", [{"mli-government"}]),
        ("Residents of Goma, Congo fled.", "Residents of Goma", [{"cod-civilians"}]),
        ("The United States and Chinese officials met.", "Chinese officials", [{"chn-officials"}]),
    ],
)  # fmt: skip
def test_several_owners_have_a_group_each(read_news, text, span, actors):
    assert meant(read_news(text), span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Angela Merkel hosted Donald Trump. The two sides agreed on trade.", "two sides", {"DEU", "USA"}),
        ("Israel and Hamas fought. Kenya urged both sides to talk.", "sides", {"ISR", "hamas"}),
        ("India accused Pakistan of lying. Both parties signed a truce.", "parties", {"IND", "PAK"}),
        ("Armenia attacked Azerbaijan. The two South Caucasus neighbours met.", "two South Caucasus neighbours",
         {"ARM", "AZE"}),
        ("India will discuss cooperation between the two countries with Pakistan's army. It met Iran.", "two countries",
         None),
    ],
)  # fmt: skip
def test_both_sides_are_the_two_parties_just_named(read_news, text, span, actors):
    assert meant(read_news(text), span) == ([actors] if actors else [])


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Lawmakers of France and Germany met. Crowds gathered on both sides.", "sides", []),
        ("India met Pakistan. Both sides of the aisle cheered.", "sides", []),
        ("India met Pakistan. Both parties in the Senate cheered.", "parties", [{"parties"}]),
        ("The United States banned the Democratic Party. Both sides protested.", "sides", []),
        ("Kenya urged both sides to talk.", "sides", []),
    ],
)
def test_sides_of_a_thing_or_of_nobody_named_are_nobody(read_news, text, span, actors):
    assert meant(read_news(text), span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("Hezbollah attacked Israel. The militants fled.", "militants", [{"hezbollah"}]),
        ("Hezbollah attacked Israel. The Lebanese militants fled.", "Lebanese militants", [{"hezbollah"}]),
        ("The Wagner Group left Mali. The paramilitaries fled.", "paramilitaries", [{"wagner-group"}]),
        ("The Wagner Group left Mali. The rebels fled.", "rebels", [{"rebels"}]),
        ("Hezbollah attacked Israel. The militants in Libya fled.", "militants", [{"lby-militants"}]),
        ("Hezbollah attacked Israel. The foreign fighters fled.", "foreign fighters", [{"militants"}]),
        ("Hezbollah fought Hamas. The militants fled.", "militants", [{"militants"}]),
        ("The junta in Niger met Mali. The junta wept.", "junta", [{"ner-junta"}, {"ner-junta"}]),
        ("The International Criminal Court rested. The tribunal met.", "tribunal", [{"ICC"}]),
        ("A court in Dhaka met.", "court", [{"bgd-courts"}]),
        ("A court met.", "court", []),
        ("Estonia summoned Russia's top diplomat in Tallinn.", "Russia's top diplomat", [{"rus-embassy"}]),
        ("China's top diplomat in Beijing wept.", "China's top diplomat", [{"yang-jiechi"}]),
        ("Gazans wept.", "Gazans", [{"pse-civilians"}]),
        ("The Gazan economy shrank.", "Gazan", [{"gaza"}]),
        ("Abbas Araghchi served as Iran's deputy foreign minister.", "Iran's deputy foreign minister",
         [{"abbas-araghchi"}]),
        ("Ann Lee, who served as Iran's foreign minister, wept.", "Iran's foreign minister", []),
    ],
)  # fmt: skip
def test_a_noun_means_whom_the_text_has_named_or_where_it_puts_him(read_news, text, span, actors):
    assert meant(read_news(text), span) == actors


@pytest.mark.parametrize(
    ("text", "span", "actors"),
    [
        ("The customs union met.", "customs union", []),
        ("The teachers' union met.", "teachers' union", [{"workers"}]),
        ("Britons met Chinese peers.", "Chinese peers", []),
        ("British peers met.", "British peers", [{"gbr-peers"}]),
    ],
)
def test_a_union_of_states_and_equals_of_other_lands_are_no_groups(read_news, text, span, actors):
    assert meant(read_news(text), span) == actors


@pytest.mark.parametrize(
    ("text", "sector"), [("Supporters of Donald Trump marched.", "PTY"), ("Supporters of Hamburg marched.", "CVL")]
)
def test_supporters_of_a_town_are_no_partisans(read_news, text, sector):
    resolution = read_news(text)
    assert {resolution.actors[mention.actor].sector for mention in resolution.mentions if "Supp" in mention.text} == {
        sector
    }
