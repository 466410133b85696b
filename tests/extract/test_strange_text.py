"""Text that no editor would pass: extraction stays within its time and finds nothing false."""

import time

import pytest

pytestmark = pytest.mark.model

LONG = " and ".join(f"[Iran|IRN] warned [Iraq|IRQ] {number} times" for number in range(300)) + "."
LIST = "[Iran|IRN] met " + ", ".join(f"[State {number}|s{number}]" for number in range(600)) + " and [Iraq|IRQ]."


@pytest.mark.parametrize("text", [LONG, LIST], ids=["a sentence of 1,500 words", "a list of 600 states"])
def test_a_long_sentence_takes_bounded_time(claims, text):
    claims("[Iran|IRN] met [Iraq|IRQ].")
    start = time.perf_counter()
    assert claims(text)
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    "text",
    [
        "[IRAN|IRN]",
        "[Iran|IRN] [Iran|IRN] [Iran|IRN] [Iran|IRN]",
        "[Iran|IRN]\t12\t34\n[Iraq|IRQ]\t56\t78",
        '"' * 50 + "[Iran|IRN]",
        "\u202e[Iran|IRN]\u202c \U0001f1ee\U0001f1f7 [Iraq|IRQ]",
    ],
)
def test_a_text_without_a_statement_makes_no_claim(claims, text):
    assert claims(text) == ()
