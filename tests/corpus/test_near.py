"""Which texts are copies of one another."""

import random

import pytest

from geograph.corpus import near


def likeness(one, two):
    return near.likeness(near.sign(one), near.sign(two))


def together(one, two):
    """Whether two texts share a band, so that they are compared at all."""
    return not set(near.bands(near.sign(one))).isdisjoint(near.bands(near.sign(two)))


def test_a_text_is_like_itself_however_it_is_written(texts):
    text = texts(1)
    assert likeness(text, text.upper().replace(" ", "\n\n")) == 1.0


def test_a_signature_is_the_same_in_every_process(texts):
    assert near.sign("Russian forces shelled Kharkiv.").minima.hex()[:16] == "613e226779f95249"


def test_different_texts_about_the_same_are_not_alike(texts):
    pairs = [(texts(one), texts(two)) for one in range(12) for two in range(one)]
    assert max(likeness(*pair) for pair in pairs) < 0.25


@pytest.mark.parametrize("share", [0.05, 0.2])
def test_a_text_with_some_words_changed_is_a_copy(texts, share):
    chance = random.Random(7)
    found = 0
    for number in range(40):
        words = "".join(map(texts, range(number * 4, number * 4 + 4))).split()
        changed = [f"another{chance.randrange(999)}" if chance.random() < share else word for word in words]
        one, two = " ".join(words), " ".join(changed)
        found += together(one, two) and likeness(one, two) >= near.SIMILAR
    assert found >= 38


def test_a_half_is_a_copy_of_the_whole(texts):
    words = (texts(1) + texts(2)).split()
    half = " ".join(words[: len(words) // 2])
    assert together(" ".join(words), half)
    assert likeness(" ".join(words), half) > 0.8


def test_the_most_alike_counts_and_of_equals_the_first(texts):
    signature = near.sign(texts(1))
    half = near.sign(" ".join(texts(1).split()[:50]))
    assert near.best(signature, [(5, half), (9, signature), (7, signature), (1, near.sign(texts(2)))]) == (7, 1.0)
    assert near.best(signature, [(1, near.sign(texts(2)))]) is None
    assert near.best(signature, []) is None


@pytest.mark.parametrize("text", ["", " ", "No.", "Yes.", "😀"])
def test_texts_of_a_word_or_none_are_like_themselves_alone(text):
    assert likeness(text, text) == 1.0
    assert likeness(text, "Another.") == 0.0
