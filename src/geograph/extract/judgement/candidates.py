"""Which mentions of a sentence a relation could join: ordered pairs of different actors that the parse holds together.

What the parse speaks against (``carriers``) is not asked of the model, so that most sentences cost nothing. People and
bodies in one noun phrase, which only a tie can join (``tied``), are asked about too.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from geograph.extract import syntax
from geograph.extract.judgement.tied import is_nominal
from geograph.extract.roles.carriers import carrier
from geograph.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from geograph.extract.roles.cast import Cast

_TOKENS = 110
"""How far into a sentence candidates are sought; what a model reads at once ends there too."""
_PAIRS = 60
_BEFORE = frozenset({"compound", "amod", "poss", "nmod", "npadvmod"})
_NESTED = 4


class Candidate(NamedTuple):
    """An ordered pair of mentions, each by the token that heads it."""

    source: Token
    target: Token


def candidates(sentence: Span, cast: Cast) -> list[Candidate]:
    """The pairs of a sentence, at most 60, the nearest first."""
    heads = [token for token in sentence[:_TOKENS] if token in cast]
    pairs = sorted(_pairs(heads, cast), key=lambda pair: abs(pair.source.i - pair.target.i))
    return pairs[:_PAIRS]


def whole(token: Token, cast: Cast) -> Token:
    """The head of the longest mention that this one only describes, as "German" does in "German minister Gabriel".

    What the minister does is not done a second time by the state whose name stands in his title.
    """
    outer, below = token, token
    for above in itertools.islice(syntax.ancestors(token), _NESTED):
        if below.dep_ not in _BEFORE or below.i > above.i:
            break
        below = above
        outer = above if above in cast else outer
    return outer


def is_within(token: Token, cast: Cast) -> bool:
    """Whether the mention only stands in the phrase of another, who does what is done or suffers it.

    As "a lawmaker" does in "Lee, a lawmaker", and the second name in "the head of the African Union (AU)".
    """
    named = token.head.pos_ == "PROPN" or token.head in cast
    if token.dep_ == "appos" and token.pos_ == "NOUN" and named:
        return not {*cast.at(token)} & {*cast.at(token.head)}
    owners = (above for preposition, above in _inside(token) if preposition == "of")
    return any(cast.kind(actor) is Kind.PERSON for owner in owners for actor in cast.at(owner))


def _inside(token: Token) -> Iterator[tuple[str, Token]]:
    """The words whose phrase a name stands in, each behind this preposition: of "head of the African Union" both."""
    above = token
    while above.dep_ in {"appos", "compound", "pobj"} and above.head.i != above.i:
        preposition, above = above.head.lower_, above.head.head if above.dep_ == "pobj" else above.head
        yield preposition, above


def _pairs(heads: list[Token], cast: Cast) -> Iterator[Candidate]:
    for source in heads[:16]:
        for target in heads[:16]:
            if not _shared(source, target, cast) and _may_join(source, target, cast):
                yield Candidate(source, target)


def _may_join(source: Token, target: Token, cast: Cast) -> bool:
    return carrier(source, target, either=True) is not None or is_nominal(source, target, cast)


def _shared(source: Token, target: Token, cast: Cast) -> set[str]:
    return {*map(cast.spoken, cast.at(source))} & {*map(cast.spoken, cast.at(target))}
