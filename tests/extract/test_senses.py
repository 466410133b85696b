"""Which of its senses a word has: the model picks, or leaves what was read untold."""

import pytest

from geograph.model import Article
from geograph.pipeline import run

pytestmark = pytest.mark.model


def relations_of(text, *, rules_only=False):
    [findings] = run([Article.of(text)], rules_only=rules_only)
    return {(claim.sources, claim.relation, claim.targets) for claim in findings.claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jeremy Corbyn attacked the government for its broken promises.",
            ("jeremy-corbyn", "criticises", "gbr-government"),
        ),
        ("Kenya's army attacked Somali rebels.", ("ken-armed-forces", "attacks", "som-rebels")),
    ],
)
def test_an_attack_is_one_in_words_where_the_model_says_so(text, expected):
    source, relation, target = expected
    assert ((source,), relation, (target,)) in relations_of(text)


def test_a_match_is_no_attack():
    text = "Argentina defeated Brazil 2-1 at the World Cup in Russia."

    assert (("ARG",), "attacks", ("BRA",)) in relations_of(text, rules_only=True)
    assert not relations_of(text)


def test_a_defeat_in_war_stays_an_attack():
    assert (("ISR",), "attacks", ("EGY",)) in relations_of("Israel defeated Egypt in the war of 1967.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A judge ordered Nicolas Sarkozy to stand trial over his campaign.", "investigates"),
        ("A judge ordered Nicolas Sarkozy to publish his letters.", "demandsFrom"),
        ("Iranian missile strikes hit Israel.", "shells"),
        ("Mark Rutte warned of China.", "voicesConcernAbout"),
        ("Mark Rutte warned China.", "warns"),
        ("Germany trains Afghan teachers.", "aids"),
        ("Germany trains Afghan soldiers.", "givesMilitaryAidTo"),
        ("A British court overturned Julian Assange's conviction.", "forgives"),
    ],
)
def test_what_stands_beside_a_verb_tells_its_sense(text, expected):
    assert expected in {relation for _, relation, _ in relations_of(text, rules_only=True)}


@pytest.mark.parametrize(
    "text",
    [
        "Texas leads the United States in the number of executions.",
        "The United States has put to death 1,446 people since 1976.",
        "NASA has named Matthias Maurer as one of its new astronauts.",
        "Russia was expelled from the association of Israel's academies.",
    ],
)
def test_a_figure_of_speech_states_nothing_to_the_model_either(text):
    assert not {relation for _, relation, _ in relations_of(text) if relation != "partOf"}


def test_a_verdict_that_the_model_files_as_a_charge_stays_a_verdict():
    text = "In February, a Russian court found Alexei Navalny guilty in a retrial of a fraud case."

    assert (("rus-courts",), "convicts", ("alexei-navalny",)) in relations_of(text)


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Trump's pick to run the CIA, Mike Pompeo, met Theresa May.", {("mike-pompeo",)}),
        ("Trump's pick to run the CIA met Theresa May.", set()),
        ("Trump was to run the CIA.", {("donald-trump",)}),
    ],
)
def test_whoever_is_chosen_to_run_a_body_is_not_who_chose(text, sources):
    assert {source for source, _, target in relations_of(text) if target == ("cia",)} == sources
