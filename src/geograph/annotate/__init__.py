"""Articles become spaCy documents: words, grammar, sentences.

The language model is loaded once a process. A line of its own (a headline, a paragraph) always ends a sentence, which
the parser alone does not know. An article's text is parsed exactly as it is, so that the character offsets of a
document are the offsets of its article; the title is metadata and not parsed.
"""

from geograph.annotate.language import MODEL, MODEL_VERSION, annotate, model

__all__ = ["MODEL", "MODEL_VERSION", "annotate", "model"]
