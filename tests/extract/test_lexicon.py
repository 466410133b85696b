"""The tables of words agree with the ontology and with the code that reads them."""

import pytest

from geograph.extract import lexicon
from geograph.extract.modality import links, operate
from geograph.extract.roles.cast import KIND_CLASSES
from geograph.vocabulary import relations

BESIDE = {"obj", "given", "doer", "deed", "with", "for", "as", "of", "to", "in", "into", "on", "from", "against", "at"}
ROUND = {"private", "leaver", "unofficial", "asker", "words"}
CONDITIONS = BESIDE | ROUND | {"", "bare", "source", "target", "plain", "content", "turned"}
OF = {"", "source", "target", "victim", "role", "parties"}


def test_every_relation_of_the_tables_is_in_the_ontology():
    named = {sense.relation for senses in lexicon.verb_senses().values() for sense in senses if sense.relation}
    named |= {sense.relation for sense in lexicon.noun_senses().values()}
    named |= {name for _, name in lexicon.adjective_senses().values()}
    named |= {refined for pairs in lexicon.refinements().values() for _, refined in pairs}
    named |= set(lexicon.refinements())
    assert named <= set(relations())


def test_every_composition_joins_an_operator_and_a_relation_or_type():
    types = {relation.plover for relation in relations().values()}
    known = {name for names in lexicon.operators().values() for name in names}
    for row in lexicon.rows("compositions"):
        assert row["operator"] in known
        assert row["content"] in types | set(relations())
        assert row["relation"] in relations()


def test_every_operator_is_handled_and_may_be_chosen():
    named = {name for names in lexicon.operators().values() for name in names}
    chosen = {name for names in links.CHOICES.values() for name in names.split()}
    assert named == chosen
    assert named - {"judge"} == set(operate.OPERATORS)


def test_every_condition_names_a_class():
    for verb, senses in lexicon.verb_senses().items():
        for sense in senses:
            assert sense.condition in CONDITIONS, verb
            if (sense.condition in BESIDE | {"unofficial"} and (sense.condition, sense.value) != ("deed", "")) or (
                sense.condition == "content" and sense.value not in {"", "ahead", "due"}
            ):
                assert sense.value in lexicon.things(), verb
            if sense.condition in {"target", "source", "turned"}:
                assert sense.value in KIND_CLASSES.keys() | {"actor", "act"}, verb


def test_every_noun_says_what_of_introduces():
    assert {sense.of for sense in lexicon.noun_senses().values()} <= OF


@pytest.mark.parametrize(
    "table", ["verbs", "nouns", "adjectives", "operators", "things", "compositions", "refinements"]
)
def test_every_row_is_full_and_stands_once(table):
    rows = [tuple(row.items()) for row in lexicon.rows(table)]
    assert len(rows) == len(set(rows))
    assert all(value for row in rows for key, value in row if key not in {"when", "of"})
