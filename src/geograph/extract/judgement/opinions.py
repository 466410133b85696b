"""What the learned model holds of every candidate pair of an article, asked all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geograph.extract.judgement.candidates import Candidate, candidates
from geograph.extract.learned import Question, judge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from spacy.tokens import Span, Token

    from geograph.extract.learned import Judgement
    from geograph.extract.roles.cast import Cast


class Opinion(NamedTuple):
    """A candidate pair and how likely each relation joins it."""

    pair: Candidate
    judgement: Judgement

    def joins(self, sources: Collection[str], targets: Collection[str], cast: Cast) -> bool:
        """Whether the pair's mentions mean one of the sources and one of the targets."""
        return any(actor in sources for actor in meant(self.pair.source, cast)) and any(
            actor in targets for actor in meant(self.pair.target, cast)
        )


def opinions(sentences: Iterable[Span], cast: Cast) -> Mapping[int, list[Opinion]]:
    """The opinions on each sentence, by its first token; sentences without a candidate are left out.

    Raises:
        ModelMissing: A file of the model is missing or altered.
    """
    asked = [(sentence.start, pairs, sentence) for sentence in sentences if (pairs := candidates(sentence, cast))]
    answers = judge([_question(sentence, pairs, cast) for _, pairs, sentence in asked])
    return {
        start: [Opinion(pair, judgement) for pair, judgement in zip(pairs, answer, strict=True)]
        for (start, pairs, _), answer in zip(asked, answers, strict=True)
    }


def meant(token: Token, cast: Cast) -> list[str]:
    """The actors that a mention means, and those that stand behind a capital or a seat of power."""
    actors = cast.at(token)
    return [*actors, *(spoken for actor in actors if (spoken := cast.spoken(actor)) not in actors)]


def _question(sentence: Span, pairs: list[Candidate], cast: Cast) -> Question:
    tokens = list(dict.fromkeys(token.i for pair in pairs for token in pair))
    number = {token: at for at, token in enumerate(tokens)}
    return Question(
        text=sentence.text,
        spans=tuple(_span(sentence, sentence.doc[token], cast) for token in tokens),
        pairs=tuple((number[pair.source.i], number[pair.target.i]) for pair in pairs),
    )


def _span(sentence: Span, token: Token, cast: Cast) -> tuple[int, int]:
    start, end = cast.span(token)
    first, last = sentence.doc[start], sentence.doc[end - 1]
    return first.idx - sentence.start_char, last.idx + len(last) - sentence.start_char
