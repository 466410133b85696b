"""Threats to answer a deed without a word of whom they are meant for."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "answer",
    [
        "[Syria|SYR] vowed revenge.",
        "[Syria|SYR] threatened consequences.",
        "[Syria|SYR] warned of reprisals.",
        "[Syria|SYR] said [it|SYR] would respond in kind.",
        "[Syria|SYR] will retaliate.",
        "[Syria|SYR] threatened to hit back.",
    ],
)
def test_a_threat_to_answer_a_deed_is_meant_for_who_did_it(claims, answer):
    told = [claim for claim in claims(f"[Israel|ISR] bombed [Syria|SYR]. {answer}") if "threatens" in claim.relation]
    assert [(claim.sources, claim.targets, claim.modality) for claim in told] == [(("SYR",), ("ISR",), "actual")]


def test_who_suffered_comes_before_who_did_something_to_others(briefs):
    text = "[Israel|ISR] bombed [Syria|SYR], while [Mali|MLI] attacked [Niger|NER]. [Syria|SYR] vowed revenge."
    assert "SYR threatens ISR" in briefs(text)


def test_who_will_not_answer_threatens_nobody(briefs):
    text = "[Israel|ISR] bombed [Syria|SYR]. [Syria|SYR] will not retaliate."
    assert "SYR threatens! ISR" in briefs(text)


@pytest.mark.parametrize(
    "answer",
    [
        "[Syria|SYR] promised a response to the floods.",
        "[Syria|SYR] responded in kind.",
        "[Syria|SYR] vowed to cut taxes.",
    ],
)
def test_what_is_no_threat_is_left_alone(briefs, answer):
    assert briefs(f"[Israel|ISR] bombed [Syria|SYR]. {answer}") == ["ISR bombs SYR"]


def test_a_deed_that_does_no_harm_is_not_answered(briefs):
    assert briefs("[Norway|NOR] met [Syria|SYR]. [Syria|SYR] vowed revenge.") == ["NOR meets SYR"]
