"""Rules and model together: the rules' frames gain or lose by the model's opinion, and what only it sees is added.

The rules know the exact relation and its certainty where their words stand; the model has a feeling for any wording but
knows only types well. So a frame of the rules keeps its relation and is only surer or less sure, and a pair that no
rule joins gets a frame when the model is sure of it and the parse has a word that can carry it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import carriers, reasons
from geograph.extract.frames import Frame
from geograph.extract.opinions import meant
from geograph.model import Kind
from geograph.vocabulary import relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geograph.extract.cast import Cast
    from geograph.extract.learned import Judgement
    from geograph.extract.opinions import Opinion

NOTHING = "NONE"
SURE = 0.9
"""How likely a type must be for a pair that no rule joins."""
SHARE = 0.3
"""The model's share in the confidence of a frame of the rules."""
_ALIKE = {
    "imposesSanctionsOn": ("COERCE", "SANCTION"),
    "convicts": ("ACCUSE", "COERCE", "SANCTION"),
    "blockades": ("ASSAULT", "COERCE"),
    "cyberattacks": ("ASSAULT", "COERCE"),
    "forgives": ("SUPPORT", "CONCEDE", "RETREAT"),
    "apologisesTo": ("SUPPORT", "CONCEDE"),
}
"""Relations that annotators file under several types."""
_PLAIN = {
    "AGREE": "agreesToCooperateWith",
    "CONSULT": "meets",
    "SUPPORT": "supports",
    "CONCEDE": "yieldsTo",
    "COOPERATE": "cooperatesWith",
    "AID": "aids",
    "REQUEST": "appealsTo",
    "ACCUSE": "criticises",
    "REJECT": "rejects",
    "THREATEN": "threatens",
    "PROTEST": "protestsAgainst",
    "SANCTION": "reducesRelationsWith",
    "MOBILIZE": "mobilisesAgainst",
    "COERCE": "coerces",
    "ASSAULT": "attacks",
}
_OFFICIAL = frozenset({Kind.STATE, Kind.GOVERNMENT, Kind.PLACE})
_MUTUAL = frozenset({"CONSULT", "COOPERATE", "SUPPORT", "AGREE"})


def weigh(frame: Frame, held: Iterable[Opinion], cast: Cast) -> None:
    """Change the confidence of a frame by what the model holds of its ends.

    A frame whose ends do not stand together in the sentence, or that is a tie, is left alone.
    """
    judgements = _about(frame, held, cast)
    if not judgements or not frame.plover:
        return
    best = max(judgements, key=lambda judgement: _likelihood(judgement, frame.relation))
    likelihood = _likelihood(best, frame.relation)
    name, chance = best.best()
    with reasons.watched(frame, f"the model holds {name} for {chance:.0%} likely", frame.trigger):
        frame.confidence += SHARE * (likelihood - frame.confidence)


def propose(frames: Sequence[Frame], held: Iterable[Opinion], cast: Cast) -> Iterator[Frame]:
    """Frames for pairs that the model is sure of and that no frame joins yet; the surest opinion on a pair counts."""
    joined = {pair for frame in frames for pair in _pairs(frame)}
    for opinion in sorted(held, key=lambda opinion: -opinion.judgement.best()[1]):
        name, chance = opinion.judgement.best()
        if chance < SURE or name in {NOTHING, "TIE"}:
            continue
        frame = _frame(opinion, name, chance, cast)
        if frame is not None and not joined & _pairs(frame) and not _is_one_state(frame, cast):
            joined |= _pairs(frame)
            yield frame


def exact(judgement: Judgement, name: str) -> str:
    """The likeliest relation of a type; its plainest one where none stands out."""
    inside = {relation: judgement.relations[relation] for relation, row in relations().items() if row.plover == name}
    best = max(inside, key=lambda relation: inside[relation])
    return best if inside[best] >= 0.5 * sum(inside.values()) else _PLAIN.get(name, best)


def _is_one_state(frame: Frame, cast: Cast) -> bool:
    """Whether both ends are the same state, its government or its forces: parts of one body, however they stand."""
    ends = [cast.actors[actor] for actor in (*frame.sources, *frame.targets)]
    official = all(actor.kind in _OFFICIAL or actor.sector in {"GOV", "MIL"} for actor in ends)
    return official and len({actor.country for actor in ends}) == 1 and bool(ends[0].country)


def _about(frame: Frame, held: Iterable[Opinion], cast: Cast) -> list[Judgement]:
    either = frame.symmetric
    return [
        opinion.judgement
        for opinion in held
        if opinion.joins(frame.sources, frame.targets, cast)
        or (either and opinion.joins(frame.targets, frame.sources, cast))
    ]


def _likelihood(judgement: Judgement, relation: str) -> float:
    return sum(judgement.types[name] for name in _types(relation))


def _types(relation: str) -> tuple[str, ...]:
    return _ALIKE.get(relation) or (relations()[relation].plover,)


def _pairs(frame: Frame) -> set[frozenset[str]]:
    return {frozenset({source, target}) for source in frame.sources for target in frame.targets}


def _frame(opinion: Opinion, name: str, chance: float, cast: Cast) -> Frame | None:
    source, target = opinion.pair
    trigger = carriers.carrier(source, target, either=name in _MUTUAL)
    if trigger is None:
        return None
    frame = Frame(
        relation=exact(opinion.judgement, name),
        trigger=trigger,
        sources=meant(source, cast)[-1:],
        targets=meant(target, cast)[-1:],
        tokens={trigger.i, source.i, target.i},
        confidence=chance,
    )
    reasons.note(frame, "relation", frame.relation, f"the model holds {name} for {chance:.0%} likely", trigger)
    return frame
