"""Only what is surely not English is turned away."""

import pytest

from geograph.errors import InputError
from geograph.read import read_text

FOREIGN = {
    "French (fr)": "Les ministres des Affaires étrangères européens se réuniront lundi prochain à Bruxelles.",
    "German (de)": "Der Bundeskanzler hat am Montag mit dem Präsidenten der Ukraine über die Lage gesprochen.",
    "Russian (ru)": "Президент России заявил в среду, что переговоры с Украиной будут продолжены на следующей неделе.",
    "Arabic (ar)": "قال وزير الخارجية يوم الأحد إن المحادثات بين البلدين سوف تستمر في الأسبوع المقبل",
    "Spanish (es)": "El presidente del Gobierno se reunió el martes con el primer ministro de Marruecos en Rabat.",
}


@pytest.mark.parametrize(("language", "text"), FOREIGN.items(), ids=[name[-3:-1] for name in FOREIGN])
def test_another_language_is_named(language, text):
    with pytest.raises(InputError) as error:
        read_text(text)
    assert str(error.value) == f"written in {language}; only English is read"


@pytest.mark.parametrize(
    "text",
    [
        "Kim meets Putin",
        "???",
        "12.5",
        "NORTH KOREA FIRES MISSILE INTO SEA AS SEOUL AND WASHINGTON HOLD DRILLS",
        "Azerbaijan Nagorno-Karabakh Aliyev Pashinyan Yevlakh Stepanakert",
        "Merci beaucoup",
        "\U0001f680\U0001f525 \u05e9\u05dc\u05d5\u05dd",
        "“Nous sommes en guerre”, President Emmanuel Macron said in Paris on Monday, according to his office.",
    ],
)
def test_english_and_what_is_short_or_uncertain_passes(text):
    assert read_text(text).language in {"en", ""}


def test_english_is_recorded():
    assert read_text("The foreign ministers of Greece and Turkey will meet in Athens next week.").language == "en"
