"""How sure a reading is: for events how often such readings are right, by a logistic regression over a few signs.

Its weights (``confidence.tsv``) were fitted on claims in real news that were judged by hand, so that of claims with a
confidence of 0.7 about seven in ten are right (`notebooks/relation_model/confidence.py` fits them). A reading is surer
when a word of the lexicon names the relation, when the model agrees, when both ends are called by a known name, stand
near each other and not inside other phrases, and when it is told as a fact and not made of another relation. Ties, and
all that is read without the model, keep the confidence of their rule.
"""

from __future__ import annotations

import csv
import math
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from geograph.extract import reasons
from geograph.model import Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from spacy.tokens import Token

    from geograph.extract.roles.cast import Cast
    from geograph.extract.roles.frames import Frame

_LEAST = 0.01
_VAGUE = 0.7
_INSIDE = frozenset({"compound", "amod", "appos", "npadvmod"})


class Signs(NamedTuple):
    """What an event's frame shows of how sure it is."""

    named: float
    """1 where a word of the lexicon names the relation, 0 where only the model sees it."""
    agreed: float
    """For what is named: the log odds that the model gives the types of the relation; 0 where it was not asked."""
    alone: float
    """The same for what only the model sees."""
    described: float
    """How many of the ends are called by a noun or a name that no list holds."""
    inside: float
    """How many of the ends only stand inside the phrase of another noun: "a Dutch ship"."""
    far: float
    """The logarithm of how many words lie between the outermost ones that the reading rests on."""
    unsettled: float
    """1 where it is planned, possible, conditional or denied."""
    turned: float
    """1 where a word above the one that names it made another relation of it."""


def doubt(frame: Frame, cast: Cast) -> None:
    """Lessen what a rule is sure of by the sides on which only unnamed groups of no country stand."""
    vague = [side for side in (frame.sources, frame.targets) if side and all(map(cast.is_vague, side))]
    with reasons.watched(frame, "an unnamed group of no country stands on one side", frame.trigger):
        frame.confidence *= _VAGUE ** len(vague)


def settle(frame: Frame, likelihood: float | None, cast: Cast, *, named: bool) -> None:
    """Give a frame the confidence that its signs speak for.

    Args:
        frame: An event with both ends filled.
        likelihood: How likely the model holds the types of its relation; None where it was not asked.
        cast: Who stands where.
        named: Whether a word of the lexicon names the relation.
    """
    found = signs(frame, likelihood, cast, named=named)
    frame.confidence = confidence(found)
    because = f"so often are readings like it right ({_told(found)})"
    reasons.note(frame, "confidence", frame.confidence, because, frame.trigger)


def signs(frame: Frame, likelihood: float | None, cast: Cast, *, named: bool) -> Signs:
    """The signs of an event's frame; of several actors on one side the first counts."""
    ends = [end for side in (frame.sources, frame.targets) if (end := _end(side, frame, cast)) is not None]
    places = {*frame.tokens, frame.trigger.i}
    odds = 0.0 if likelihood is None else _log_odds(likelihood)
    return Signs(
        named=float(named),
        agreed=odds if named else 0.0,
        alone=0.0 if named else odds,
        described=float(sum(cast.is_described(end) for end in ends)),
        inside=float(sum(end.dep_ in _INSIDE for end in ends)),
        far=math.log1p(max(places) - min(places)),
        unsettled=float(frame.modality is not Modality.ACTUAL or frame.polarity is Polarity.DENIED),
        turned=float(_is_turned(frame)),
    )


def confidence(found: Signs) -> float:
    """How often readings with these signs are right, from 0 to 1, to two digits.

    >>> plain = Signs(named=1, agreed=3, alone=0, described=0, inside=0, far=1, unsettled=0, turned=0)
    >>> 1 > confidence(plain) > confidence(plain._replace(far=3, inside=1)) > 0
    True
    """
    weights = _weights()
    score = weights["always"] + sum(weights[name] * value for name, value in found._asdict().items())
    return round(1 / (1 + math.exp(-score)), 2)


def _end(actors: Collection[str], frame: Frame, cast: Cast) -> Token | None:
    """The first word of the frame that means one of the actors."""
    words = (frame.trigger.doc[index] for index in sorted(frame.tokens) if index != frame.trigger.i)
    return next((word for word in words if any(actor in actors for actor in cast.at(word))), None)


def _is_turned(frame: Frame) -> bool:
    """Whether another word than the first had a say in which relation it is."""
    return len({reason.start for reason in frame.reasons if reason.about == "relation"}) > 1


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(bounded / (1 - bounded))


def _told(found: Signs) -> str:
    return ", ".join(f"{name} {value:.2f}" for name, value in found._asdict().items() if value)


@cache
def _weights() -> Mapping[str, float]:
    text = files("geograph.extract.judgement").joinpath("confidence.tsv").read_text(encoding="utf-8")
    return {row["sign"]: float(row["weight"]) for row in csv.DictReader(text.splitlines(), delimiter="\t")}
