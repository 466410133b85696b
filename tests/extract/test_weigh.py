"""What the learned model adds to the claims of the rules, and what it may not add."""

from __future__ import annotations

import pytest

from geograph.model import Article, Polarity
from geograph.pipeline import reasons, run


def pairs(text: str) -> set[tuple[str, str]]:
    """Who is joined with whom by a claim about an event, in this order."""
    [findings] = run([Article.of(text)])
    return {(source, target) for claim in findings.claims for source in claim.sources for target in claim.targets}


def added(text: str) -> list[tuple[tuple[str, ...], str, tuple[str, ...], float]]:
    """The claims that only the model gave."""
    [(_, explained)] = reasons([Article.of(text)])
    return [
        (claim.sources, claim.relation, claim.targets, claim.confidence)
        for claim, why in explained
        if why[0].because.startswith("the model holds")
    ]


def test_wording_that_no_rule_knows_is_joined_by_the_model() -> None:
    [(sources, relation, targets, _)] = added("Kenya lent Somalia a helping hand after the floods.")
    assert (sources, relation, targets) == (("KEN",), "aids", ("SOM",))


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Prime Minister Jonas Gahr Store backed Kenya.",
        "Kenya's foreign ministry slammed Norwegian Prime Minister Jonas Gahr Store.",
    ],
)
def test_what_a_minister_does_is_not_done_again_by_the_state_in_his_title(text: str) -> None:
    assert not {("NOR", "KEN"), ("KEN", "NOR")} & pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels gave the Kenyan army a beating in Somalia and Ethiopia.",
        "Kenyan troops gave the rebels a beating near the town of Kismayo.",
    ],
)
def test_a_place_where_something_happens_is_no_target(text: str) -> None:
    assert not {"SOM", "ETH", "kismayo"} & {target for _, target in pairs(text)}


def test_two_subjects_of_an_agreement_are_its_parties() -> None:
    assert {
        frozenset(pair) for pair in pairs("Norway and Kenya buried the hatchet and shook hands on a fishing deal.")
    } >= {frozenset({"NOR", "KEN"})}


def test_who_visits_a_capital_is_not_joined_with_its_state_once_more() -> None:
    text = "Mark Rutte is expected to visit Vilnius, where he will meet Lithuanian President Gitanas Nauseda."
    assert ("mark-rutte", "vilnius") in pairs(text)
    assert ("mark-rutte", "LTU") not in pairs(text)


def test_a_refusal_told_by_a_negation_is_not_turned_round() -> None:
    [findings] = run([Article.of("Kenya did not lend Somalia a hand.")])
    assert [(claim.relation, claim.polarity) for claim in findings.claims] == [("refusesAidTo", Polarity.AFFIRMED)]


def test_the_denial_of_a_deed_is_sure_where_the_model_sees_a_refusal() -> None:
    [findings] = run([Article.of("Iran will not negotiate with the United States.")])
    [claim] = findings.claims
    assert (claim.relation, claim.polarity) == ("negotiatesWith", Polarity.DENIED)
    assert claim.confidence > 0.5


def test_no_proposal_is_surer_than_proposals_are_right() -> None:
    [(*_, confidence)] = added("Kenya lent Somalia a helping hand after the floods.")
    assert 0.4 <= confidence <= 0.9


def test_the_subject_of_a_clause_beside_is_no_surer_than_a_guess() -> None:
    found = added("Just hours before Peru met Chile, Norway tested a missile.")
    assert all(confidence < 0.5 for sources, _, targets, confidence in found if "NOR" in sources + targets)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Lawyers for Norway gave Kenya a helping hand.", ("NOR", "KEN")),
        ("Chile, which was lent a hand by Norway, gave Kenya a helping hand.", ("NOR", "KEN")),
        ("Norway adopted a Kenya-drafted resolution against Chile.", ("NOR", "KEN")),
        ("A Kenyan teacher was arrested at a Norwegian airport after a row over Chile.", ("NOR", "KEN")),
    ],
)
def test_who_only_describes_another_does_nothing(text: str, pair: tuple[str, str]) -> None:
    assert pair not in {(source[0], target[0]) for source, _, target, _ in added(text)}


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "The head of the African Union (AU), a bloc of 55 countries, accused the Kenyan government of rigging.",
            {"mahmoud-ali-youssouf"},
        ),
        ("The leaders of the African Union (AU) accused the Kenyan government of rigging.", {"AU"}),
    ],
)
def test_what_a_head_says_is_said_by_no_bloc_that_only_describes_his_office(text: str, sources: set[str]) -> None:
    assert {source for source, target in pairs(text) if target == "ken-government"} == sources


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Kenya has not ruled out talks with Somalia.", "negotiatesWith"),
        ("Kenya refused to rule out an attack on Somalia.", "attacks"),
        ("Kenya did not exclude closing the border with Somalia.", "restricts"),
    ],
)
def test_what_is_not_ruled_out_is_possible_and_nothing_is_refused(text: str, relation: str) -> None:
    [findings] = run([Article.of(text)])
    assert [(claim.relation, claim.modality.value, claim.polarity.value) for claim in findings.claims] == [
        (relation, "possible", "affirmed")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norway will review its imports of Kenyan tea.",
        "Kenya will bring the matter before the International Criminal Court.",
        "Norway would hand the papers to Kenya on Friday.",
    ],
)
def test_not_all_that_somebody_will_do_is_agreed(text: str) -> None:
    [findings] = run([Article.of(text)])
    assert not [claim.relation for claim in findings.claims if claim.relation.startswith(("agrees", "promises"))]


@pytest.mark.parametrize("offer", ["pledged to stand shoulder to shoulder with", "is ready to join hands with"])
def test_what_somebody_promises_in_other_words_stays_agreed(offer: str) -> None:
    assert [claim[:3] for claim in added(f"Norway {offer} Kenya.")] == [(("NOR",), "agreesToCooperateWith", ("KEN",))]
