"""What belongs to the page makes sentences of its own, and nobody it names is spoken of."""

import pytest

from geograph.annotate import annotate
from geograph.annotate.furniture import furniture
from geograph.model import Article
from geograph.resolve import resolve


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in furniture(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Send Facebook Twitter Google+ Whatsapp Permalink https://example.org/a Norway left.",
         ["Send Facebook Twitter Google+ Whatsapp Permalink https://example.org/a"]),
        ("Ann Bo wept. Image copyright Getty Images Norway left.", ["Image copyright Getty Images"]),
        ("Run by the Oslo Post and partners", ["Run by the Oslo Post and partners"]),
        ("Norway left. Share this slide: What next? Learn more", ["Share this slide: What next? Learn more"]),
        ("Contact the writer at ann@example.org (Oslo Post)", ["Contact the writer at ann@example.org"]),
        ("Norway left. (Oslo Post Weekly 01/06/2017 page28)", ["(Oslo Post Weekly 01/06/2017 page28)"]),
        ("The views expressed here do not necessarily reflect those of Oslo Post.",
         ["The views expressed here do not necessarily reflect those of Oslo Post."]),
    ],
)  # fmt: skip
def test_set_phrases_of_pages_are_known(text, pieces):
    assert cut(text) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "Norway will share this with Sweden.",
        "He sued Facebook, Twitter and Google.",
        "The firm is run by Norway and partners in Oslo.",
        "Do you have information on Norway?",
        "His views do not reflect those of Norway.",
    ],
)
def test_what_a_reporter_writes_belongs_to_the_article(text):
    assert cut(text) == []


@pytest.mark.model
def test_nobody_is_spoken_of_in_what_belongs_to_the_page():
    text = "Media playback is not supported on this device Norway left Sweden. Run by the BBC and partners Leeds Ski"
    [(article, doc)] = annotate([Article.of(text)])
    assert {mention.text for mention in resolve(article, doc).mentions} == {"Norway", "Sweden"}
    assert [sentence.text.strip() for sentence in doc.sents][1] == "Norway left Sweden."
