"""The tables of a corpus: what columns they have. `geograph.corpus.records` makes their rows.

`ROWS` is the table that extraction gives, a row an article with all that was found in it; the other tables follow
from it. `VERSION` is counted up whenever a column is renamed, removed or means something else. It stands in the
metadata of every file (``geograph.schema``) and in the note of the folder.
"""

from __future__ import annotations

import pyarrow as pa

VERSION = 1
"""The version of the columns."""

_META = {"geograph.schema": str(VERSION)}
_TEXT, _TEXTS, _DAY, _NUMBER = pa.string(), pa.list_(pa.string()), pa.date32(), pa.int64()
_REAL = pa.float64()

_ARTICLE = (
    ("id", _TEXT),
    ("title", _TEXT),
    ("published", _DAY),
    ("outlet", _TEXT),
    ("url", _TEXT),
    ("language", _TEXT),
)
_ACTOR = (
    ("id", _TEXT),
    ("label", _TEXT),
    ("kind", _TEXT),
    ("country", _TEXT),
    ("sector", _TEXT),
    ("labels", _TEXTS),
    ("same_as", _TEXTS),
)
_MENTION = (
    ("article", _TEXT),
    ("start", _NUMBER),
    ("end", _NUMBER),
    ("text", _TEXT),
    ("actor", _TEXT),
    ("how", _TEXT),
)
_TIME = (("edtf", _TEXT), ("precision", _TEXT), ("how", _TEXT))
_EVIDENCE = (("article", _TEXT), ("start", _NUMBER), ("end", _NUMBER), ("quote", _TEXT))
_CLAIM = (
    ("id", _TEXT),
    ("relation", _TEXT),
    ("sources", _TEXTS),
    ("targets", _TEXTS),
    ("modality", _TEXT),
    ("polarity", _TEXT),
    ("speakers", _TEXTS),
    ("time", pa.struct(_TIME)),
    ("place", _TEXT),
    ("confidence", _REAL),
    ("evidence", pa.struct(_EVIDENCE)),
)


def _table(*columns: tuple[str, pa.DataType]) -> pa.Schema:
    return pa.schema(columns, metadata=_META)


ROWS = _table(
    ("number", _NUMBER),
    ("source", _TEXT),
    ("state", _TEXT),
    ("reason", _TEXT),
    ("kept", _TEXT),
    ("likeness", _REAL),
    *_ARTICLE,
    ("text", _TEXT),
    ("actors", pa.list_(pa.struct(_ACTOR))),
    ("mentions", pa.list_(pa.struct(_MENTION))),
    ("claims", pa.list_(pa.struct(_CLAIM))),
)
"""An input piece a row, in the order of the input. `state` is one of `STATES`; `kept` is the article that a duplicate
is a copy of. Actors, mentions and claims are those of `geograph.model`, empty unless the state is ``done``."""

STATES = ("done", "irrelevant", "duplicate", "skipped", "failed")
"""What became of a piece: read for claims; without two known actors; a copy; not asked for; not readable."""

CLAIMS = _table(
    ("id", _TEXT),
    ("relation", _TEXT),
    *((name, _TEXT) for name in ("plover", "mode", "cameo", "quad")),
    ("sources", _TEXTS),
    ("targets", _TEXTS),
    ("modality", _TEXT),
    ("polarity", _TEXT),
    ("speakers", _TEXTS),
    *((name, _TEXT) for name in ("time", "precision", "how", "place")),
    ("confidence", _REAL),
    ("article", _TEXT),
    ("start", _NUMBER),
    ("end", _NUMBER),
    ("quote", _TEXT),
    *((name, _DAY if name == "published" else _TEXT) for name in ("published", "outlet")),
)
"""A claim a row, with what the ontology says of its relation, and the date and outlet of its article."""

ACTORS = _table(*_ACTOR, ("known", pa.bool_()), ("articles", _NUMBER))
"""An actor a row, by id: `known` tells whether the vocabulary has it, `articles` how many articles mention it."""

ARTICLES = _table(
    ("number", _NUMBER), *_ARTICLE, ("source", _TEXT), ("state", _TEXT), ("characters", _NUMBER), ("sha256", _TEXT),
    ("text", _TEXT), ("claims", _NUMBER),
)  # fmt: skip
"""An article a row, those without two known actors too; `text` is empty unless it was asked for."""

MENTIONS = _table(*_MENTION)
"""A mention of an actor a row."""

DUPLICATES = _table(
    *_ARTICLE, ("source", _TEXT), ("kept", _TEXT), ("how", _TEXT), ("likeness", _REAL)
)  # fmt: skip
"""A copy a row: the article `kept` has the claims, and this outlet says the same here. `how` is exact or near."""

LEFT_OUT = _table(("number", _NUMBER), ("source", _TEXT), ("state", _TEXT), ("reason", _TEXT))
"""What gave no article, a row each, and why."""

EVENTS = _table(
    ("id", _TEXT),
    ("relation", _TEXT),
    ("sources", _TEXTS),
    ("targets", _TEXTS),
    ("start", _TEXT),
    ("end", _TEXT),
    ("modality", _TEXT),
    ("affirmed_by", _TEXTS),
    ("denied_by", _TEXTS),
    ("claims", _TEXTS),
)
"""An event a row, as `geograph.graph.Event` has it."""

TABLES = {
    "articles": ARTICLES,
    "claims": CLAIMS,
    "mentions": MENTIONS,
    "duplicates": DUPLICATES,
    "left_out": LEFT_OUT,
}
"""The tables whose rows follow from a row of `ROWS` alone, but for the ids of actors."""
