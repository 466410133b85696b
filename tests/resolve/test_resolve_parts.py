"""The parts that need no trained model: words, names, posts, the index, the table of role nouns."""

from dataclasses import replace
from datetime import date

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from geograph.resolve.index import build_index, default_index, family_names
from geograph.resolve.names.known import find_names
from geograph.resolve.page import Page, normal_name, slug
from geograph.resolve.phrases.agents import agents, plural_of


def page_of(*words, pos="PROPN"):
    return Page.of(
        Doc(Vocab(), words=list(words), pos=[pos] * len(words), sent_starts=[True] + [False] * (len(words) - 1))
    )


def found(page, index):
    return [
        (page.slice(hit.first, hit.last), [entry.actor for entry in hit.entries]) for hit in find_names(page, index)
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Kim Jong-un", ("kim", "jong", "un")),
        ("U.S.", ("us",)),
        ("Workers' Party of Korea", ("workers", "party", "of", "korea")),
        ("People’s Republic", ("people", "'s", "republic")),
        ("Recep Tayyip Erdoğan", ("recep", "tayyip", "erdogan")),
    ],
)
def test_a_name_is_split_as_text_is(name, words):
    assert normal_name(name) == words


@pytest.mark.parametrize(
    ("label", "country", "forms"),
    [
        ("Kim Jong Un", "PRK", ("kim",)),
        ("Vladimir Putin", "RUS", ("putin",)),
        ("Bashar al-Assad", "SYR", ("al assad", "assad")),
        ("Andres Manuel Lopez Obrador", "MEX", ("obrador", "lopez obrador")),
        ("Lula", "BRA", ()),
        ("Xi Jinping", "", ("xi",)),
    ],
)
def test_short_forms_follow_the_order_of_the_name(label, country, forms):
    assert family_names(label, country) == forms


def test_the_longest_name_wins_and_a_pronoun_is_no_state(knowledge):
    index = build_index(knowledge)
    assert found(page_of("North", "Korea", "told", "us"), index) == [("North Korea", ["PRK"]), ("Korea", ["KOR"])]
    assert found(page_of("US", "troops"), index) == [("US", ["USA"])]


def test_a_name_does_not_run_over_the_end_of_a_sentence(knowledge):
    doc = Doc(Vocab(), words=["North", "Korea"], pos=["PROPN", "PROPN"], sent_starts=[True, True])
    assert [hit.last for hit in find_names(Page.of(doc), build_index(knowledge))] == [2]
    assert found(Page.of(doc), build_index(knowledge)) == [("Korea", ["KOR"])]


@pytest.mark.parametrize(
    ("day", "holder"),
    [(date(2019, 7, 23), "theresa-may"), (date(2019, 7, 24), "boris-johnson"), (date(2010, 1, 1), "")],
)
def test_a_tenure_ends_the_day_the_next_begins(knowledge, day, holder):
    held = build_index(knowledge).holders("GBR", day)
    assert [tenure.person for tenure in held] == ([holder] if holder else [])


def test_without_a_date_the_latest_holder_counts(knowledge):
    assert [tenure.person for tenure in build_index(knowledge).holders("RUS", None)] == [
        "sergei-lavrov",
        "vladimir-putin",
    ]


@pytest.mark.parametrize(
    ("noun", "key", "sector"),
    [
        ("troops", "armed-forces", "MIL"),
        ("foreign ministry", "ministry-of-foreign-affairs", "GOV"),
        ("policemen", "police", "COP"),
        ("gunman", "attackers", "UAF"),
        ("farmers", "farmers", "AGR"),
        ("heads of state", "leaders", "GOV"),
        ("prime minister", "head-of-government", "GOV"),
    ],
)
def test_a_role_noun_has_an_id_and_a_sector(noun, key, sector):
    agent = agents().nouns[noun]
    assert (agent.id, agent.sector) == (key, sector)


def test_the_table_knows_several_hundred_nouns():
    assert len({agent.noun for agent in agents().nouns.values()}) > 400


@pytest.mark.parametrize(("noun", "plural"), [("ally", "allies"), ("coach", "coaches"), ("spokesman", "spokesmen")])
def test_plurals_are_regular(noun, plural):
    assert plural_of(noun) == plural


def test_a_slug_has_plain_letters():
    assert slug("Péter Szijjártó, Jr.") == "peter-szijjarto-jr"


def test_a_surname_among_the_names_of_a_person_is_no_full_name(knowledge):
    putin = knowledge["vladimir-putin"]
    actor = replace(putin.actor, labels=("Putin", "Vladimir Vladimirovich Putin"))
    names = build_index({"vladimir-putin": replace(putin, actor=actor)}).names
    assert set(names) == {"vladimir putin", "vladimir vladimirovich putin"}


def test_the_ontology_gives_an_index_with_all_states():
    index = default_index()
    assert {"PRK", "USA", "UKR"} <= set(index.states)
    assert [entry.actor for entry in index.names["russian"]] == ["RUS"]
