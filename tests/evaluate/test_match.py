import pytest

from geograph.evaluate import Gold, Outcome, score

ACTORS = (
    {"key": "usa", "kind": "state", "names": ["United States"], "code": "USA", "mentions": ["United States"]},
    {"key": "prk", "kind": "state", "names": ["north korea"], "mentions": ["North Korea", "DPRK"], "same_as": "Q423"},
    {"key": "rus", "kind": "state", "code": "RUS", "same_as": "Q7747"},
    {"key": "kim", "kind": "group", "names": ["Kim Jong Un"]},
    {"key": "officials", "kind": "group", "code": "USA"},
    {"key": "fra", "kind": "state", "code": "FRA"},
)
AID = {"source": ["prk"], "target": ["rus"], "relations": ["givesMilitaryAidTo"]}


def gold(**row):
    asked = {"id": "row", "source": ["usa"], "target": ["prk"], "relations": ["warns"], **row}
    article = {"file": "article.txt"}
    return Gold.model_validate({"article": article, "actors": ACTORS, "must": [asked], "must_not": [asked]})


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ({}, Outcome.FOUND),
        ({"source": ["fra", "usa"]}, Outcome.FOUND),
        ({"source": ["fra"]}, Outcome.MISSING),
        ({"source": ["prk"], "target": ["usa"]}, Outcome.MISSING),
        ({"source": ["prk"], "target": ["usa"], "either_way": True}, Outcome.FOUND),
        ({"relations": ["expelsMissionOf"], "plover": ["THREATEN"]}, Outcome.HALF),
        ({"relations": ["expelsMissionOf"], "plover": ["ASSAULT"]}, Outcome.MISSING),
        ({"modality": ["actual"]}, Outcome.FOUND),
        ({"modality": ["planned", "possible"]}, Outcome.MISSING),
        ({"polarity": ["denied"]}, Outcome.MISSING),
        ({**AID, "polarity": ["denied"]}, Outcome.FOUND),
        ({**AID, "polarity": ["affirmed"]}, Outcome.MISSING),
    ],
)
def test_a_row_is_found_half_found_or_missing(findings, row, outcome):
    card = score(gold(**row), findings)
    assert card.must[0].outcome is outcome
    assert (card.must[0].claim is None) == (outcome is Outcome.MISSING)


def test_a_row_that_must_not_be_there_is_violated_only_by_the_relation_itself(findings):
    assert score(gold(), findings).totals()["violated"] == 1
    assert score(gold(relations=["expelsMissionOf"], plover=["THREATEN"]), findings).totals()["violated"] == 0


def test_speaker_and_date_are_scored_on_their_own(findings):
    threat = {"relations": ["threatensSanctionsAgainst"], "speaker": ["officials"], "date": "2023-09-12"}
    row = score(gold(**threat), findings).must[0]
    assert (row.outcome, row.speaker, row.date) == (Outcome.FOUND, True, False)
    row = score(gold(speaker=["officials"], date="2023-09-12"), findings).must[0]
    assert (row.outcome, row.speaker, row.date) == (Outcome.FOUND, False, True)
    row = score(gold(source=["fra"], speaker=["officials"], date="2023-09-12"), findings).must[0]
    assert (row.outcome, row.speaker, row.date) == (Outcome.MISSING, False, False)
    row = score(gold(), findings).must[0]
    assert (row.speaker, row.date) == (None, None)


def test_the_claim_with_the_right_relation_wins_over_a_surer_one_of_the_right_type(findings):
    row = score(gold(relations=["threatensSanctionsAgainst"], plover=["THREATEN"]), findings).must[0]
    assert row.outcome is Outcome.FOUND
    assert row.claim.relation == "threatensSanctionsAgainst"


def test_actors_are_scored_by_label_code_kind_mentions_and_identity(findings):
    actors = {actor.key: actor for actor in score(gold(), findings).actors}
    assert actors["usa"].outcome is Outcome.FOUND
    assert actors["usa"].mentions_found == ("United States",)
    assert actors["prk"].actors == ("PRK",)
    assert actors["prk"].mentions_missing == ("DPRK",)
    assert actors["prk"].same_as is True
    assert actors["rus"].same_as is False
    assert actors["kim"].outcome is Outcome.HALF
    assert actors["officials"].actors == ("USA", "usa-officials")
    assert actors["fra"].outcome is Outcome.MISSING


def test_totals_count_a_half_as_a_half(findings):
    totals = score(gold(relations=["expelsMissionOf"], plover=["THREATEN"]), findings).totals()
    assert (totals["must"], totals["found"], totals["half"], totals["score"]) == (1, 0, 1, 0.5)
