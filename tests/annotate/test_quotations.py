"""What stands in quotation marks is found, in one pass, and never runs away."""

import time

import pytest

from geograph.annotate import QUOTATIONS, annotate, model
from geograph.annotate.quotations import mark_quotations
from geograph.model import Article

pytestmark = pytest.mark.model


def quotations(text: str) -> list[tuple[str, str]]:
    [(_, doc)] = annotate([Article.of(text)])
    return [(span.label_, span.text) for span in doc.spans[QUOTATIONS]]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ('"We will respond," Lavrov said.', '"We will respond,"'),
        ("\u201cWe will respond,\u201d Lavrov said.", "\u201cWe will respond,\u201d"),
        ("Lavrov said: \u201eWe will respond.\u201c", "\u201eWe will respond.\u201c"),
        ("Lavrov said: \u00abWe will respond.\u00bb", "\u00abWe will respond.\u00bb"),
        ("Lavrov said: \u2018We will respond, it\u2019s clear.\u2019", "\u2018We will respond, it\u2019s clear.\u2019"),
        ('It "will not hesitate to act", he said.', '"will not hesitate to act"'),
        ('He said: "We met. We agreed. We signed." Then he left.', '"We met. We agreed. We signed."'),
        ('"No," Kim said.', '"No,"'),
        ('He spoke of "deliberate and reckless acts of sabotage" there.', '"deliberate and reckless acts of sabotage"'),
        ("\u201cHe said \u2018no\u2019 to us,\u201d Blinken said.", "\u201cHe said \u2018no\u2019 to us,\u201d"),
    ],
)
def test_direct_speech_is_found_with_its_marks(text, speech):
    assert quotations(text) == [("speech", speech)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Beijing called it a \u201ccivilian airship\u201d on Monday.", "\u201ccivilian airship\u201d"),
        ('The so-called "special military operation" goes on.', '"special military operation"'),
        ('He called it a "hoax."', '"hoax."'),
        ("Kim received a \u201csend-off\u201d from officials.", "\u201csend-off\u201d"),
    ],
)
def test_a_few_words_without_a_verb_are_not_speech(text, words):
    assert quotations(text) == [("scare", words)]


def test_two_quotations_around_a_reporting_verb_are_two():
    found = quotations('"We are ready," Xi said. "We will go on."')
    assert found == [("speech", '"We are ready,"'), ("speech", '"We will go on."')]


def test_a_speech_of_several_paragraphs_is_one():
    text = "He said:\n\n\u201cWe want peace.\n\n\u201cBut we will fight.\n\n\u201cThat is all.\u201d\n\nThen he left."
    assert quotations(text) == [("speech", text[text.index("\u201c") : text.index("\n\nThen")])]


def test_a_speech_goes_on_where_paragraphs_were_run_together():
    assert len(quotations('He said: "We want peace. "But we will fight." Then he left.')) == 1


def test_a_quotation_that_is_never_closed_ends_with_its_sentence():
    text = 'Lavrov said: "We will respond to this. Ukraine denied the charge. Poland agreed.\n\nFrance was silent.'
    [(_, words)] = quotations(text)
    assert words == '"We will respond to this.'


def test_a_quotation_that_is_never_closed_ends_where_the_next_one_opens():
    found = quotations('He called it "a bad plan for us and "a good one for them" on Monday.')
    assert found[-1] == ("speech", '"a good one for them"')


@pytest.mark.parametrize(
    "text",
    [
        'He met an agent "?contact nobody knew of.',
        'The 6" gun fired.',
        "It's the ministers' choice.",
        '""',
        '" "',
        "\u201d",
        "No marks.",
    ],
)
def test_what_is_no_quotation_is_none(text):
    assert quotations(text) == []


@pytest.mark.parametrize(
    "text",
    ['"a ' * 5_000, ("\u201c" * 200 + " ") * 50, '"a. ' * 5_000, 'a"b' * 5_000, "\u2018a " * 5_000, '"\n\n' * 5_000],
)
def test_hostile_marks_take_bounded_time(text):
    doc = model().make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    start = time.perf_counter()
    mark_quotations(doc)
    assert time.perf_counter() - start < 2
