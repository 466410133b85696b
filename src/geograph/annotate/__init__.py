"""Articles become spaCy documents: words, grammar, sentences, quotations, dates.

The language model is loaded once a process. A line of its own (a headline, a paragraph) always ends a sentence, which
the parser alone does not know. An article's text is parsed exactly as it is, so that the character offsets of a
document are the offsets of its article; the title is metadata and not parsed.

Three groups of spans are set on every document. ``doc.spans["furniture"]`` holds what belongs to the page and not to
the article, as links to share it. ``doc.spans["quotation"]`` holds what stands in quotation marks, with the label
``speech`` or ``scare``. ``doc.spans["time"]`` holds time expressions: the label is an EDTF string, `kb_id_` a
`Precision` and `id_` an `Obtained`; `times` gives them as records.
"""

from geograph.annotate.furniture import FURNITURE
from geograph.annotate.language import LONGEST_TEXT, MODEL, MODEL_VERSION, annotate, model
from geograph.annotate.quotations import QUOTATIONS, SCARE, SPEECH
from geograph.annotate.times import TIMES, TimeExpression, times

__all__ = [
    "FURNITURE",
    "LONGEST_TEXT",
    "MODEL",
    "MODEL_VERSION",
    "QUOTATIONS",
    "SCARE",
    "SPEECH",
    "TIMES",
    "TimeExpression",
    "annotate",
    "model",
    "times",
]
