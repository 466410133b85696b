"""Questions about pairs of spans in, probabilities of types and relations out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.extract.learned.session import labels, session, tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Offsets = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A sentence, spans of its characters, and the ordered pairs of spans to judge.

    A pair gives its source and target by their numbers; None stands for anybody.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    pairs: tuple[tuple[int | None, int | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the model says of a pair: the probability of each type, ``TIE`` and ``NONE`` included, and of each relation.

    The probabilities of the types add up to 1, and so do those of the relations.
    """

    types: dict[str, float]
    relations: dict[str, float]

    def best(self) -> tuple[str, float]:
        """The likeliest type and its probability."""
        return max(self.types.items(), key=lambda item: item[1])


def judge(questions: Sequence[Question]) -> list[list[Judgement]]:
    """The judgements on the pairs of each question, in order; each sentence is read once.

    >>> text = "Ruritania accused Freedonia of spying."
    >>> [[found]] = judge([Question(text=text, spans=((0, 9), (18, 27)), pairs=((0, 1),))])
    >>> found.best()[0]
    'ACCUSE'

    Raises:
        ModelMissing: A file of the model is missing or altered.
    """
    return [_answer(question) if question.pairs else [] for question in questions]


def _answer(question: Question) -> list[Judgement]:
    """One sentence at a time: the scale of int8 numbers follows what is computed together, and an answer must not."""
    import numpy as np  # noqa: PLC0415 - with the runtime, only where the model is asked

    code = tokenizer().encode(question.text)
    length = len(code.ids)
    anybody = np.zeros(length, dtype=np.float32)
    spans: dict[int | None, Floats] = {
        at: _pieces(code.offsets, span, length) for at, span in enumerate(question.spans)
    }
    values = {
        "ids": np.array([code.ids], dtype=np.int64),
        "mask": np.ones((1, length), dtype=np.float32),
        "row": np.zeros(len(question.pairs), dtype=np.int64),
        "source": np.stack([spans.get(source, anybody) for source, _ in question.pairs]),
        "target": np.stack([spans.get(target, anybody) for _, target in question.pairs]),
    }
    types, relations = session().run(["types", "relations"], values)
    scores = zip(_softmax(types / labels().temperature), _softmax(relations), strict=True)
    return [_judgement(*pair) for pair in scores]


def _pieces(offsets: Offsets, span: tuple[int, int], length: int) -> Floats:
    import numpy as np  # noqa: PLC0415 - as above

    marks = np.zeros(length, dtype=np.float32)
    for at, (start, end) in enumerate(offsets):
        marks[at] = end > start and start < span[1] and end > span[0]
    return marks


def _softmax(scores: Floats) -> Floats:
    import numpy as np  # noqa: PLC0415 - as above

    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    found: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return found


def _judgement(types: Iterable[float], relations: Iterable[float]) -> Judgement:
    names = labels()
    return Judgement(
        types={name: float(value) for name, value in zip(names.types, types, strict=True)},
        relations={name: float(value) for name, value in zip(names.relations, relations, strict=True)},
    )
