"""Marks and letters that a conversion broke are mended where only one reading is possible; clean text stays."""

import time

import pytest

from geograph.read import normalise, read_text


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("FranÃ§ois met OÌbama; Ankaraâ€™s â€œNoâ€\x9d stood.", "François met OÌbama; Ankara’s “No” stood."),
        ("Ulrich MÃ¼ller wonâ€™t go", "Ulrich Müller won’t go"),
        ("TÃ\xadnaiste", "Tínaiste"),
        ("the minister Tï¿½ï¿½th resigned", "the minister T\ufffdth resigned"),
        ("the garda\ufffd\ufffd left", "the garda\ufffd left"),
        ('Norway didn"t vote and hadn"t said why', "Norway didn't vote and hadn't said why"),
        ('Fergus O"ï¿½Shea of Cï¿½te d"Ivoire', "Fergus O'Shea of C\ufffdte d'Ivoire"),
        ('the "ï¿½Oslo Post" and Oslo"ï¿½s fleet', 'the "Oslo Post" and Oslo\'s fleet'),
        ('"We shall leave,"?Norway said.', '"We shall leave," Norway said.'),
        ('"We leave."?"Why?"', '"We leave." "Why?"'),
        ('the "enemy list"?of Norway', 'the "enemy list" of Norway'),
        ('the two states"?envoys', "the two states' envoys"),
        ('Norway "?and Sweden "?agreed', "Norway – and Sweden – agreed"),
        ("the islands,-which Norway holds", "the islands, which Norway holds"),
        ('"We leave,"-said Norway', '"We leave," said Norway'),
        ("The king left Norway.-Sweden stayed.", "The king left Norway. Sweden stayed."),
        ("The king left.- Sweden stayed.", "The king left.  Sweden stayed."),
        ("Here is why:-Norway stays", "Here is why: Norway stays"),
        ("asked by Sen.-Olsen", "asked by Sen. Olsen"),
        ("the-Norwegian navy left the islands-and sailed", "the Norwegian navy left the islands and sailed"),
        ("Norway said-that it was-angered by-Sweden", "Norway said that it was angered by Sweden"),
        ("talks with Mr-Olsen and President-Karin Bo", "talks with Mr Olsen and President Karin Bo"),
        ('the so-called-"Sea Guard"-which left', 'the so-called "Sea Guard" which left'),
        ('OLSEN: "I"ï¿½VE SAID NO"', 'OLSEN: "I\'VE SAID NO"'),
        ("IsraeIi envoys wiIl meet OIsen on LinkedIn", "Israeli envoys will meet OIsen on LinkedIn"),
        ("Karin Berg,chief of the navy, paid 1,500", "Karin Berg, chief of the navy, paid 1,500"),
        ('the islands-"?and the sea -"?are Norwegian', "the islands – and the sea – are Norwegian"),
    ],
)
def test_what_a_conversion_broke_is_mended(broken, mended):
    assert normalise(broken) == mended
    assert normalise(mended) == mended


@pytest.mark.parametrize(
    "text",
    [
        "the U.S.-Norway border, Lt.-Gen. Olsen and St.-Denis",
        'the "terror"-related list, a "Nordic"-led fleet',
        'Who said "no"? Norway did. "Really"?',
        "at (3,-4) it costs 5,- kroner :-) :-D",
        "“CAFÉ” in “MALMÖ” says “NO”",
        "https://example.org/page?id=3&x=a-b",
        "a by-election for-profit firms won, the then-minister and the Secretary-General",
        'state-of-the-art, his-and-hers, two-and-a-half, non-"Nordic", Alice-in-Wonderland, editor at-Large',
        "half-way – or 5'11\" tall – for 1990-95",
        "a\ufffd b",
    ],
)
def test_what_may_be_meant_stays(text):
    assert normalise(text) == text


def test_the_stored_text_is_the_mended_one():
    article = read_text('"We shall leave the islands,"?Norway told Sweden,-which did not answer.')
    assert article.text == '"We shall leave the islands," Norway told Sweden, which did not answer.'


@pytest.mark.parametrize("piece", ['"', '"a', "Ã", "Ã©", "\ufffd", '"\ufffd', 'a"?', "a.-", ",-", "the-", "ab-", '-"?'])
def test_long_runs_of_broken_marks_take_no_time(piece):
    start = time.process_time()
    normalise(piece * 50_000)
    assert time.process_time() - start < 1
