"""Text that no editor would pass: extraction stays within its time, finds nothing false and quotes what is there."""

import time

import pytest

from geograph.model import Article
from geograph.pipeline import run

pytestmark = pytest.mark.model

LONG = " and ".join(f"[Iran|IRN] warned [Iraq|IRQ] {number} times" for number in range(300)) + "."
LIST = "[Iran|IRN] met " + ", ".join(f"[State {number}|s{number}]" for number in range(600)) + " and [Iraq|IRQ]."
SHAPES = {
    "a sentence without an end": lambda n: "Iran attacks Iraq and Russia warns Japan of talks with China " * n,
    "clause in clause": lambda n: "Iran " + "denied that Iraq " * n * 3 + "attacked Kuwait.",
    "chains of speakers": lambda n: "Iran said that " + "Iraq accused Kuwait of war, which said that " * n + ".",
    "quotations never closed": lambda n: '"Russia attacked Ukraine, Lavrov said. ' * n,
    "possessors": lambda n: "Iran's " + "attack on Iraq's " * n * 3 + "army was bad.",
    "dates": lambda n: "Iran attacked Iraq on " + "".join(f"3 May {1900 + i % 99}, " for i in range(n * 3)),
    "one actor": lambda n: "Iran attacked Iraq. " + "Iran, " * n * 5 + "and Iran met Iraq.",
    "a table": lambda n: "Country\tAlly\n" + "Iran\t12\tIraq\t56\n" * n * 2,
    "brackets": lambda n: "Iran " + "(" * n * 5 + "attacked" + ")" * n * 5 + " Iraq.",
}


def seconds(text):
    start = time.perf_counter()
    [findings] = run([Article.of(text)])
    return time.perf_counter() - start, findings


@pytest.mark.parametrize("text", [LONG, LIST], ids=["a sentence of 1,500 words", "a list of 600 states"])
def test_a_long_sentence_takes_bounded_time(claims, text):
    claims("[Iran|IRN] met [Iraq|IRQ].")
    start = time.perf_counter()
    assert claims(text)
    assert time.perf_counter() - start < 10


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_no_faster_than_the_text(shape):
    seconds("Iran met Iraq.")
    short, _ = seconds(SHAPES[shape](60))
    long, _ = seconds(SHAPES[shape](240))
    assert long < 12 * short + 1  # four times the text; much room, as other work may share the machine


@pytest.mark.parametrize("shape", SHAPES)
def test_the_evidence_is_what_stands_in_the_text(shape):
    text = SHAPES[shape](20)
    _, findings = seconds(text)
    assert all(text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote for claim in findings.claims)


@pytest.mark.parametrize(
    "text",
    [
        "[IRAN|IRN]",
        "[Iran|IRN] [Iran|IRN] [Iran|IRN] [Iran|IRN]",
        "[Iran|IRN]\t12\t34\n[Iraq|IRQ]\t56\t78",
        '"' * 50 + "[Iran|IRN]",
        "\u202e[Iran|IRN]\u202c \U0001f1ee\U0001f1f7 [Iraq|IRQ]",
        "[Iran|IRN]. [Iraq|IRQ]. Sanctions. The war.",
        "? ? ? [Iran|IRN] ! ! ! [Iraq|IRQ] ...",
    ],
)
def test_a_text_without_a_statement_makes_no_claim(claims, text):
    assert claims(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f1ee\U0001f1f7 [Iran|IRN] \U0001f680 attacked [Iraq|IRQ] \U0001f4a5.",
        "[\u0645\u062d\u0645\u0648\u062f \u0639\u0628\u0627\u0633|abbas/person] attacked [Iraq|IRQ].",
        "e\u0301 \u200b[Iran|IRN]\u200b attacked [Iraq|IRQ].",
        '"Last night [Iran|IRN] attacked [Iraq|IRQ]',
        "[Iran|IRN], [Iran|IRN], [Iran|IRN] and [Iran|IRN] attacked [Iraq|IRQ].",
    ],
)
def test_strange_characters_do_not_move_the_evidence(claims, text):
    [claim] = claims(text)
    assert (claim.relation, claim.targets) == ("attacks", ("IRQ",))
    assert claim.evidence.quote.endswith("Iraq")
