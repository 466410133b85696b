"""Which word carries what only the model sees, and where the parse speaks against it."""

import pytest

from geograph.annotate import annotate
from geograph.extract.roles.carriers import bearing, carrier, is_others_event
from geograph.model import Article

pytestmark = pytest.mark.model


def words(text, *wanted):
    [(_, doc)] = annotate([Article.of(text)])
    return [next(token for token in doc if token.text == word) for word in wanted]


@pytest.mark.parametrize(
    ("text", "target", "verb", "least"),
    [
        ("Kenya torched Somalia.", "Somalia", "torched", 1),
        ("Kenya torched Somalia tents.", "Somalia", "torched", 0),
        ("Kenya torched Somalia positions.", "Somalia", "torched", 1),
        ("Kenya torched the house of the brother of Hill.", "Hill", "torched", 0),
        ("Kenya besieged the Kismayo area.", "Kismayo", "besieged", 1),
        ("The panel probes a plot against Hill.", "Hill", "probes", 0),
        ("The panel hatched a plot against Hill.", "Hill", "hatched", 1),
        ("The panel recalled the murder of Hill.", "Hill", "recalled", 0),
        ("The panel recalled the role of Hill.", "Hill", "recalled", 1),
        ("The panel ignored the history of how Hill was banned.", "Hill", "ignored", 0),
        ("The panel paid Kenya but Lee moved to Somalia.", "Somalia", "paid", 0),
        ("The panel paid Kenya but refused to go to Somalia.", "Somalia", "paid", 1),
        ("Kenya serves as envoy of Somalia.", "Somalia", "serves", 0),
        ("The panel is to examine whether there was a plot against Hill.", "Hill", "is", 0),
        ("The panel called the claim that Hill lied absurd.", "Hill", "called", 0),
        ("The panel called the fact that Hill lied absurd.", "Hill", "called", 0.8),
        ("Kenya torched three Somalia Border Patrol tents.", "Somalia", "torched", 0),
        ("Kenya rejected plans for Somalia.", "Somalia", "rejected", 0),
        ("Kenya regretted the war that killed Somalia.", "Somalia", "regretted", 0.8),
        ("Kenya lied in the war that killed Somalia.", "Somalia", "lied", 0),
        ("Kenya spoke to a panel probing Somalia.", "Somalia", "spoke", 0),
        ("Kenya signed an order banning Somalia.", "Somalia", "signed", 0.8),
        ("Kenya jailed Hill, the head of Somalia.", "Somalia", "jailed", 0),
        ("Kenya met Somalia, who criticised Hill.", "Hill", "met", 0),
        ("Kenya stepped back and Somalia was shelled.", "Somalia", "stepped", 0.4),
        ("Kenya attended talks in Bern, where a minister criticised Somalia.", "Somalia", "attended", 0),
        ("Kenya left the talks, with several ministers criticising Somalia.", "Somalia", "left", 0),
        ("Kenya closed the camp, with Somalia losing it.", "Somalia", "closed", 1),
    ],
)
def test_a_verb_reaches_what_it_acts_on(text, target, verb, least):
    assert bearing(*words(text, target, verb)) == least


@pytest.mark.parametrize(
    ("text", "source", "target", "word"),
    [
        ("A Labour politician slammed Iran.", "Labour", "Iran", None),
        ("The Labour leadership slammed Iran.", "Labour", "Iran", "slammed"),
        ("Kenya slammed Iran during Somalia.", "Kenya", "Somalia", None),
        ("Kenya slammed Iran over Somalia.", "Kenya", "Somalia", "slammed"),
        ("The Baltic region's states slammed Iran.", "Baltic", "Iran", None),
        ("Kenya's rescue of Somalia ended.", "Kenya", "Somalia", "rescue"),
        ("Kenya's Twitter attacks on Somalia ended.", "Twitter", "Somalia", None),
        ("Mombasa was torn by clashes between Kenya and Somalia.", "Kenya", "Mombasa", None),
        ("Mombasa was torn by attacks by Kenya.", "Kenya", "Mombasa", "torn"),
    ],
)
def test_who_only_describes_somebody_else_acts_by_no_verb(text, source, target, word):
    found = carrier(*words(text, source, target), either=False)
    assert (found.text if found is not None else None) == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya and Somalia met.", "met"),
        ("Kenya and Somalia met with Hill.", None),
        ("The panel knew of collusion between Kenya's president and Somalia.", "collusion"),
    ],
)
def test_parties_share_the_word_that_needs_two_of_them(text, word):
    found = carrier(*words(text, "Kenya", "Somalia"), either=True)
    assert (found.text if found is not None else None) == word


def test_whose_team_is_met_is_not_who_meets():
    assert carrier(*words("Kenya met Somalia's team.", "Somalia", "Kenya"), either=True) is None
    assert carrier(*words("Kenya met Somalia.", "Somalia", "Kenya"), either=True) is not None


@pytest.mark.parametrize(
    ("text", "one", "other", "verb", "is_others"),
    [
        ("Kenya knew of the meeting between Hill and Iran.", "Kenya", "Iran", "knew", True),
        ("Kenya knew of the meeting between Hill and Iran.", "Iran", "Kenya", "knew", True),
        ("Kenya knew of the meeting between Hill and Iran.", "Hill", "Iran", "knew", False),
        ("Rebel delegations are attending UN-sponsored talks in Somalia.", "delegations", "UN", "attending", True),
        ("Kenya hosted Iran.", "Kenya", "Iran", "hosted", False),
    ],
)
def test_who_only_knows_of_a_meeting_is_no_party(text, one, other, verb, is_others):
    assert is_others_event(*words(text, one, other, verb)) is is_others


def test_what_is_sent_to_somebody_is_not_whom_it_reaches():
    assert bearing(*words("Kenya sent soldiers to Somalia.", "soldiers", "sent")) == 0.0
    assert bearing(*words("Kenya helped soldiers in Somalia.", "soldiers", "helped")) > 0.0


def test_of_whom_a_deed_is_asked_is_the_only_one_asked():
    assert carrier(*words("Kenya called on Hill to brief Somalia.", "Kenya", "Somalia"), either=False) is None
    assert carrier(*words("Kenya called on Hill to brief Somalia.", "Kenya", "Hill"), either=False) is not None
