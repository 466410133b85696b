"""Lines end sentences, unless the text is wrapped at a fixed width."""

import textwrap

import pytest

from geograph.annotate import annotate
from geograph.annotate.sentences import LONGEST_SENTENCE
from geograph.model import Article

pytestmark = pytest.mark.model


def sentences(text: str) -> list[str]:
    [(_, doc)] = annotate([Article.of(text)])
    return [sentence.text.strip() for sentence in doc.sents]


@pytest.mark.parametrize("gap", ["\n", "\n\n", " \n  \n\t"])
def test_a_headline_ends_a_sentence(gap):
    head, body = "Kim Jong Un Set For Talks With Putin", "Kim Jong Un has arrived in Russia."
    assert sentences(f"{head}{gap}{body}") == [head, body]


def test_a_paragraph_without_a_full_stop_ends_a_sentence():
    assert sentences("They met in Moscow\n\nand then they\n\nleft for Kazan.") == [
        "They met in Moscow", "and then they", "left for Kazan.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Harsh words for the cabinet", "Despite its years in office it has lost support."),
        ("The minister speaks to reporters", "The talks in Oslo went on."),
        ("Another provocation ", " A motive is not known."),
        ("Report on schools", "He met teachers in Bergen."),
    ],
)
def test_a_heading_that_ran_into_the_text_ends_before_its_first_word(head, body):
    assert sentences(f"{head} {body}") == [head.strip(), body.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "They met in The Hague on Monday.",
        "She told The Guardian, The Times and In Touch about it.",
        "It was a Serie A match.",
    ],
)
def test_a_small_word_of_a_name_begins_no_sentence(text):
    assert sentences(text) == [text]


def test_wrapped_lines_do_not_end_sentences():
    paragraph = (
        "The foreign minister of Azerbaijan told the foreign minister of Armenia on Tuesday that the talks would go on "
        "in Almaty next month. Armenia agreed, and said that the border commission of the two states would meet first."
    )
    text = "\n\n".join(["Talks to go on", textwrap.fill(paragraph, 72)])
    found = [" ".join(sentence.split()) for sentence in sentences(text)]
    assert found[0] == "Talks to go on"
    assert " ".join(found[1:]) == paragraph
    assert not any(sentence.endswith(("the", "talks")) for sentence in found[1:])
    assert len(found) == 3


def test_what_goes_on_without_an_end_is_cut():
    assert max(len(sentence.split()) for sentence in sentences("Iran met Iraq and " * 400)) <= LONGEST_SENTENCE


def test_a_sentence_ends_behind_the_mark_of_its_note():
    text = "Olav left Norway in 1990.[2][3] Harald stayed there [4] for a year. He said no."
    assert sentences(text) == ["Olav left Norway in 1990.[2][3]", "Harald stayed there [4] for a year.", "He said no."]
