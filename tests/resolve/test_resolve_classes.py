"""People without a name: of which class they are, who they surround, and of which state they are the people."""

from datetime import date

import pytest

from geograph.model import Article
from geograph.resolve import resolve

pytestmark = pytest.mark.model


@pytest.fixture(scope="session")
def read_of(nlp):
    """Who each stretch of a text of March 2017 means, by its words."""

    def read(text: str):
        found = resolve(Article.of(text, published=date(2017, 3, 8)), nlp(text)).mentions
        return {mention.text: mention.actor for mention in found}

    return read


@pytest.mark.parametrize(
    ("text", "span", "actor"),
    [
        ("She thanked the passengers.", "passengers", "passengers"),
        ("She thanked the tourists.", "tourists", "tourists"),
        ("Troops met tribal elders.", "tribal elders", "elders"),
        ("Firefighters helped.", "Firefighters", "rescuers"),
        ("He accused two men.", "men", "men"),
        ("He told voters and parents.", "parents", "parents"),
        ("Turkish hackers left.", "Turkish hackers", "tur-hackers"),
        ("Armed youths wept.", "Armed youths", "militant-youths"),
        ("Suspected spies wept.", "Suspected spies", "intelligence-officials"),
        ("Deputies shot a man.", "Deputies", "deputies"),
        ("Former residents wept.", "Former residents", "civilians"),
        ("Former officials wept.", "Former officials", "former-officials"),
        ("Boeing executives met Barack Obama.", "Boeing executives", "boeing"),
        ("He criticised the mainstream US press.", "US press", "usa-media"),
        ("Boeing workers met Barack Obama.", "Boeing workers", "usa-workers"),
        ("Other federal agencies agreed.", "federal agencies", "agencies"),
        ("The Russian Culture Ministry agreed.", "Russian Culture Ministry", "rus-ministry-of-culture"),
        ("Iran's Information Ministry wept.", "Iran's Information Ministry", "irn-ministry-of-information"),
    ],
)
def test_a_class_says_no_more_than_its_noun(read_of, text, span, actor):
    assert read_of(text)[span] == actor


@pytest.mark.parametrize(
    ("text", "span", "actor"),
    [
        ("Barack Obama spoke. His wife wept.", "wife", "barack-obama-wife"),
        ("Barack Obama spoke. His wife and daughter wept.", "daughter", "barack-obama-daughter"),
        ("Barack Obama met his then wife.", "then wife", "barack-obama-wife"),
        ("Angela Merkel's advisers met.", "Angela Merkel's advisers", "angela-merkel-advisers"),
        ("German advisers met.", "German advisers", "deu-advisers"),
        ("Donald Trump associates met.", "Donald Trump associates", "donald-trump-associates"),
        ("President Donald Trump won. The president's team wept.", "team", "donald-trump-team"),
        ("Donald Trump campaign members met.", "Donald Trump campaign", "donald-trump-campaign"),
        ("Hillary Clinton's campaign accused Mitt Romney.", "Hillary Clinton's campaign", "hillary-clinton-campaign"),
    ],
)
def test_people_around_somebody_are_theirs(read_of, text, span, actor):
    assert read_of(text)[span] == actor


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("The team wept.", "team"),
        ("Hillary Clinton's anti-drug campaign failed.", "Hillary Clinton's anti-drug campaign"),
        ("Hillary Clinton's campaign against Russia failed.", "Hillary Clinton's campaign"),
        ("Russia's team wept.", "Russia's team"),
        ("He kept a Trump campaign promise.", "Trump campaign"),
        ("He missed the US press conference.", "US press"),
    ],
)
def test_a_team_of_nobody_and_a_campaign_against_something_are_no_people(read_of, text, span):
    assert span not in read_of(text)


@pytest.mark.parametrize(
    ("text", "span", "actor"),
    [
        ("He offered credits for older Americans.", "older Americans", "usa-civilians"),
        ("Two Iranians were killed.", "Two Iranians", "irn-civilians"),
        ("The Iranians accused Oman.", "Iranians", "IRN"),
        ("An Iranian ship sank.", "Iranian", "IRN"),
        ("Police arrested an Iranian.", "Iranian", "irn-civilians"),
    ],
)
def test_the_people_of_a_state_are_not_the_state(read_of, text, span, actor):
    assert read_of(text)[span] == actor


@pytest.mark.parametrize(
    ("text", "span", "actor"),
    [
        ("They back the government and people of Iraq.", "government", "irq-government"),
        ("They back a government and the people of Iraq.", "government", None),
        ("He met executives of the state bank Vnesheconombank.", "Vnesheconombank", "veb"),
        ("He met ministers of war-torn Somalia.", "ministers of war-torn Somalia", "som-ministers"),
        ("He met ministers of rivals that Somalia fears.", "ministers", "ministers"),
        ("Russia is an ally of Bashar al-Assad.", "ally", "bashar-al-assad-allies"),
    ],
)
def test_whose_people_are_is_told_behind_of(read_of, text, span, actor):
    assert read_of(text).get(span) == actor


@pytest.mark.parametrize(
    ("text", "span", "actor"),
    [
        ("The House Budget Committee met. The panel wept.", "panel", "house-budget-committee"),
        ("The House Budget Committee met. A panel wept.", "panel", None),
        ("The House Budget Committee met. The ethics committee wept.", "ethics committee", None),
        ("The detective wept.", "detective", None),
        ("Detectives wept.", "Detectives", "police-officers"),
        ("The rebel group Hezbollah fled. Rebels wept.", "Rebels", "rebels"),
        ("The rebel group Hezbollah fled. The rebel group wept.", "rebel group", "hezbollah"),
        ("Britons met his peers.", "peers", None),
        ("Peers met.", "Peers", "peers"),
    ],
)
def test_one_body_or_person_of_many_needs_a_name_before(read_of, text, span, actor):
    assert read_of(text).get(span) == actor


@pytest.mark.parametrize(
    ("text", "span", "actor"),
    [
        ("Serbia armed Bosnian Serbs.", "Bosnian Serbs", "bosnian-serbs"),
        ("Iran armed Iraqi Kurds.", "Iraqi Kurds", "iraqi-kurds"),
        ("Serbia armed two Bosnians.", "two Bosnians", "bih-civilians"),
        ("Burma expelled Rohingya villagers.", "Rohingya villagers", "rohingya"),
        ("China jailed Uighur activists.", "Uighur activists", "uyghurs-activists"),
        ("China jailed Burmese activists.", "Burmese activists", "mmr-activists"),
        ("Korean and Muslim Americans wept.", "Korean and Muslim Americans", "usa-civilians"),
        ("Barack Obama thanked Democratic leaders.", "Democratic leaders", "democratic-party-usa"),
        ("Theresa May thanked British Conservative politicians.", "British Conservative politicians",
         "conservative-party-uk"),
        ("Barack Obama thanked two Democratic lawmakers.", "Democratic lawmakers", "usa-lawmakers"),
        ("Barack Obama thanked democratic leaders.", "democratic leaders", "leaders"),
        ("He tried to court voters.", "court voters", "voters"),
        ("Iran banned travellers.", "travellers", "travellers"),
    ],
)  # fmt: skip
def test_peoples_and_parties_are_told_from_the_nation(read_of, text, span, actor):
    assert read_of(text)[span] == actor
