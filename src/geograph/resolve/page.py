"""An article as plain tuples of words, and the links that the steps of resolution put on it.

spaCy's tokens are slow to ask again and again; every step reads this page instead. A `Link` counts tokens; only the
last step turns links into mentions, which count characters.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_QUOTES = frozenset('"“”„«»‘’')
_SKIPPED = frozenset("-–—‑'’‘`") | {"--", "''", "``"}
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "X"})


@dataclass(frozen=True, slots=True)
class Link:
    """Tokens `first` to `last` (not included) mean `actor`; `how` says why, `head` is the token of the parse."""

    first: int
    last: int
    actor: str
    how: str
    head: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity as the language model sees it."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Page:
    """The tokens of an article, one tuple an attribute; `sents` numbers the sentences.

    `quotations` are the stretches between quotation marks, as they were marked on the document.
    """

    text: str
    words: tuple[str, ...]
    norms: tuple[str, ...]
    starts: tuple[int, ...]
    tags: tuple[str, ...]
    poses: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    sents: tuple[int, ...]
    bounds: tuple[tuple[int, int], ...]
    entities: tuple[Entity, ...]
    covered: tuple[str, ...]
    quotations: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, doc: Doc) -> Page:
        """The page of a parsed article."""
        tokens = list(doc)
        bare = [_bare(token.text) for token in tokens]
        bounds = (
            tuple((sent.start, sent.end) for sent in doc.sents)
            if doc.has_annotation("SENT_START")
            else ((0, len(doc)),)
        )
        return cls(
            text=doc.text,
            words=tuple(bare),
            norms=tuple(map(normal, bare)),
            starts=tuple(
                token.idx + (word != token.text and token.text.startswith("/"))
                for token, word in zip(tokens, bare, strict=True)
            ),
            tags=tuple(token.tag_ for token in tokens),
            poses=tuple(token.pos_ for token in tokens),
            deps=tuple(token.dep_ for token in tokens),
            heads=tuple(token.head.i for token in tokens),
            sents=tuple(number for number, (start, end) in enumerate(bounds) for _ in range(start, end)),
            bounds=bounds,
            entities=tuple(Entity(span.start, span.end, span.label_) for span in doc.ents),
            covered=tuple(token.ent_type_ for token in tokens),
            quotations=tuple(_inner(span) for span in doc.spans.get("quotation", ())),
        )

    def end(self, last: int) -> int:
        """The character offset after the token before `last`."""
        return self.starts[last - 1] + len(self.words[last - 1])

    def slice(self, first: int, last: int) -> str:
        """The text of the tokens."""
        return self.text[self.starts[first] : self.end(last)]

    def root(self, first: int, last: int) -> int:
        """The token of the span whose head lies outside it; the last one when the parse gives none."""
        for token in range(last - 1, first - 1, -1):
            head = self.heads[token]
            if not first <= head < last or head == token:
                return token
        return last - 1

    def link(self, first: int, last: int, actor: str, how: str) -> Link:
        """A link on these tokens, with its head found in the parse."""
        return Link(first, last, actor, how, self.root(first, last))

    def touches(self, token: int) -> bool:
        """Whether the token follows the one before without a space."""
        return token > 0 and self.end(token) == self.starts[token]

    def capital(self, token: int) -> bool:
        """Whether the token is written with a capital letter first."""
        return self.words[token][:1].isupper()


def _inner(quotation: Span) -> tuple[int, int]:
    """The first and the end of the tokens between the marks of a quotation."""
    return quotation.start + (quotation[0].text in _QUOTES), quotation.end - (quotation[-1].text in _QUOTES)


def _bare(word: str) -> str:
    """The name between slashes, as agencies sign: "/TASS/.", or before "'s"; other words as they are."""
    if len(word) > 3 and word.endswith(("'s", "’s")):
        return word[:-2]
    inner = word.rstrip(".")[1:-1] if word.startswith("/") else ""
    return inner if inner.isalpha() and inner.isupper() and word.rstrip(".").endswith("/") else word


def normal(word: str) -> str:
    """A word as it is compared: no case, accents or full stops; hyphens and quotation marks vanish.

    >>> normal("U.S."), normal("Szijjártó"), normal("-"), normal("’s")
    ('us', 'szijjarto', '', "'s")
    """
    if word in _SKIPPED:
        return ""
    if not word.isascii():
        word = word.replace("’", "'").replace("‑", "-")
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        word = word.replace("ı", "i").replace("ø", "o").replace("ł", "l")
    return (word.replace(".", "") if "." in word and len(word) > 1 else word).lower()


def normal_name(name: str) -> tuple[str, ...]:
    """The words of a name as `normal` gives them for text, split as the language model splits text.

    >>> normal_name("Workers’ Party of Korea"), normal_name("Kim Jong-un")
    (('workers', 'party', 'of', 'korea'), ('kim', 'jong', 'un'))
    """
    plain = name.replace("’", "'").replace("'s ", " 's ").replace("' ", " ")
    for mark in '-–‑/,()“”"':
        if mark in plain:
            plain = plain.replace(mark, " ")
    return tuple(word for word in map(normal, plain.split()) if word)


def slug(text: str) -> str:
    """A readable id: plain letters and digits, words joined by hyphens; other alphabets keep their letters.

    >>> slug("Péter Szijjártó")
    'peter-szijjarto'
    """
    folded = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    kept = "".join(c if c.isalnum() else " " for c in folded if not unicodedata.combining(c) and c not in "'’.")
    return "-".join(kept.split())
