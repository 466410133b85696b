"""Questions about pairs of spans in, probabilities of types and relations out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.extract.learned.session import labels, session, tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Offsets = Sequence[tuple[int, int]]

# Sentences of like length run together; this many word pieces at a time keep the working memory small.
_PIECES = 4096


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
    found: list[list[Judgement]] = [[] for _ in questions]
    for chosen in _batches([len(question.text) for question in questions]):
        batch = [questions[at] for at in chosen if questions[at].pairs]
        for at, judgements in zip((at for at in chosen if questions[at].pairs), _run(batch), strict=True):
            found[at] = judgements
    return found


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    order = sorted(range(len(lengths)), key=lambda at: lengths[at])
    batch: list[int] = []
    for at in order:
        if batch and (len(batch) + 1) * lengths[at] > 4 * _PIECES:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def _run(batch: Sequence[Question]) -> Iterator[list[Judgement]]:
    if not batch:
        return
    types, relations = _scores(batch)
    start = 0
    for question in batch:
        end = start + len(question.pairs)
        yield [_judgement(*scores) for scores in zip(types[start:end], relations[start:end], strict=True)]
        start = end


def _scores(batch: Sequence[Question]) -> tuple[Floats, Floats]:
    import numpy as np  # noqa: PLC0415 - with the runtime, only where the model is asked

    codes = tokenizer().encode_batch([question.text for question in batch])
    length = max(len(code.ids) for code in codes)
    ids = np.zeros((len(batch), length), dtype=np.int64)
    mask = np.zeros((len(batch), length), dtype=np.float32)
    anybody = np.zeros(length, dtype=np.float32)
    rows: list[int] = []
    ends: list[tuple[Floats, Floats]] = []
    for row, (question, code) in enumerate(zip(batch, codes, strict=True)):
        ids[row, : len(code.ids)] = code.ids
        mask[row, : len(code.ids)] = 1
        spans: dict[int | None, Floats] = {
            at: _pieces(code.offsets, span, length) for at, span in enumerate(question.spans)
        }
        rows += [row] * len(question.pairs)
        ends += [(spans.get(source, anybody), spans.get(target, anybody)) for source, target in question.pairs]
    values = {
        "ids": ids,
        "mask": mask,
        "row": np.array(rows, dtype=np.int64),
        "source": np.stack([source for source, _ in ends]),
        "target": np.stack([target for _, target in ends]),
    }
    types, relations = session().run(["types", "relations"], values)
    return _softmax(types / labels().temperature), _softmax(relations)


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
