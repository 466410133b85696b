import timeit

import pytest

from geograph.errors import VocabularyError
from geograph.vocabulary import Relation, relation, relations
from geograph.vocabulary.relations import _read

PLOVER = {
    "AGREE": "verbal cooperation", "CONSULT": "verbal cooperation", "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation", "COOPERATE": "material cooperation", "AID": "material cooperation",
    "RETREAT": "material cooperation", "REQUEST": "verbal conflict", "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict", "THREATEN": "verbal conflict", "PROTEST": "material conflict",
    "SANCTION": "material conflict", "MOBILIZE": "material conflict", "COERCE": "material conflict",
    "ASSAULT": "material conflict",
}  # fmt: skip


def test_there_are_133_events_and_14_ties():
    kinds = [known.kind for known in relations().values()]
    assert (kinds.count("event"), kinds.count("tie")) == (133, 14)


def test_a_relation_has_all_that_the_ontology_says_of_it():
    assert relation("threatensSanctionsAgainst") == Relation(
        name="threatensSanctionsAgainst",
        kind="event",
        label="threatens sanctions against",
        definition="The source threatens the target with sanctions, an embargo, a boycott or tariffs.",
        plover="THREATEN",
        mode="restrict",
        cameo="1312",
        quad="verbal conflict",
    )


def test_every_plover_type_has_relations_of_its_quad_class():
    events = [known for known in relations().values() if known.kind == "event"]
    assert {(known.plover, known.quad) for known in events} == set(PLOVER.items())


def test_ties_have_no_event_codes():
    ties = [known for known in relations().values() if known.kind == "tie"]
    assert {(tie.plover, tie.mode, tie.cameo, tie.quad) for tie in ties} == {("", "", "", "")}


def test_only_two_events_lack_a_cameo_code():
    lacking = {name for name, known in relations().items() if known.kind == "event" and not known.cameo}
    assert lacking == {"resignsFrom", "disinforms"}


@pytest.mark.parametrize(
    ("name", "goldstein", "score"),
    [
        ("threatensSanctionsAgainst", -5.8, -6.1),
        ("visits", 1.9, 2.3),
        ("meets", 1.0, 3.0),
        ("droneStrikes", -10.0, -9.6),
        ("resignsFrom", None, 8.0),
        ("alliedWith", None, None),
    ],
)
def test_scores_are_looked_up_in_the_ontology(name, goldstein, score):
    assert (relation(name).goldstein, relation(name).plover_score) == (goldstein, score)


def test_every_event_has_a_plover_score_and_all_but_three_a_goldstein_value():
    events = [known for known in relations().values() if known.kind == "event"]
    assert {known.name for known in events if known.goldstein is None} == {"resignsFrom", "disinforms", "cyberattacks"}
    assert all(-10 <= known.plover_score <= 10 for known in events)


def test_conflict_scores_below_cooperation():
    signs = {(known.quad.split()[-1], known.plover_score > 0) for known in relations().values() if known.plover_score}
    assert signs == {("cooperation", True), ("conflict", False)}


@pytest.mark.parametrize("name", ["meets", "negotiatesWith", "signsAgreementWith", "alliedWith", "atWarWith"])
def test_mutual_relations_are_symmetric(name):
    assert relation(name).symmetric


@pytest.mark.parametrize("name", ["visits", "warns", "leads", "tradesArmsWith"])
def test_one_way_relations_are_not_symmetric(name):
    assert not relation(name).symmetric


def test_labels_are_unique_and_definitions_are_sentences():
    labels = [known.label for known in relations().values()]
    assert len(set(labels)) == len(labels)
    assert all(known.definition[0].isupper() and known.definition.endswith(".") for known in relations().values())


def test_a_misspelt_relation_raises_with_a_suggestion():
    with pytest.raises(VocabularyError, match="no relation 'meet'; did you mean 'meets'"):
        relation("meet")


def test_the_relations_cannot_be_changed():
    with pytest.raises(TypeError):
        relations()["warns"] = relation("meets")


def test_reading_is_fast():
    assert min(timeit.repeat(_read, number=1, repeat=5)) < 0.2
