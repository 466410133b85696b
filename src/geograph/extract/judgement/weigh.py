"""What the model adds to the rules: how likely it holds what they found, and the pairs that only it sees.

The rules know the exact relation and its certainty where their words stand; the model has a feeling for any wording but
knows only types well. So a frame of the rules keeps its relation, and a pair that no rule joins gets a frame when the
model is sure of it and the parse has a word that can carry it.
"""

from __future__ import annotations

import itertools
from functools import cache
from typing import TYPE_CHECKING

from geograph.extract import certainty, reasons, syntax
from geograph.extract.judgement.candidates import Candidate, is_within, whole
from geograph.extract.judgement.opinions import meant
from geograph.extract.judgement.shapes import bears_out
from geograph.extract.lexicon import operators
from geograph.extract.roles import carriers
from geograph.extract.roles.cast import is_own
from geograph.extract.roles.frames import Frame, is_figurative
from geograph.model import Kind, Modality, Polarity
from geograph.vocabulary import relations

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from geograph.extract.judgement.opinions import Opinion
    from geograph.extract.learned import Judgement
    from geograph.extract.roles.cast import Cast

SURE = 0.95
"""How likely a type must be for a pair that no rule joins."""
CLEAR, FAIR = 0.9, 0.7
"""How often proposals of near certainty and other proposals are right, measured on real news."""
CERTAIN = 0.985
"""From where on the model is nearly certain; less is not enough where the target is an unnamed group."""
LEAST = 0.4
"""How sure a proposal must be in the end."""
EXCLUDED = 0.02
"""How unlikely the relation of a rule must be to let another be proposed beside it."""
_ALIKE = {
    "imposesSanctionsOn": ("COERCE", "SANCTION"),
    "convicts": ("ACCUSE", "COERCE", "SANCTION"),
    "blockades": ("ASSAULT", "COERCE"),
    "cyberattacks": ("ASSAULT", "COERCE"),
    "occupies": ("ASSAULT", "COERCE"),
    "threatensArrestOf": ("THREATEN", "COERCE"),
    "denies": ("REJECT", "ACCUSE"),
    "cooperatesJudiciallyWith": ("COOPERATE", "ACCUSE"),
    "forgives": ("SUPPORT", "CONCEDE", "RETREAT"),
    "apologisesTo": ("SUPPORT", "CONCEDE"),
}
"""Relations that annotators file under several types."""
_AHEAD = {
    "material conflict": "THREATEN",
    "verbal cooperation": "AGREE",
    "material cooperation": "AGREE",
}
"""The type under which they file a deed of a quad class that is still to come."""
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
_BINDING = frozenset({"promise", "threaten", "demand"})
_SPOKEN = frozenset({"ACCUSE", "SUPPORT", "REJECT", "THREATEN", "REQUEST"})
_SPOKEN_AS = {
    ("warn", "threatens"): "warns",
    ("warn", "threatensForceAgainst"): "warns",
    ("speak", "visits"): "meets",
    ("talk", "visits"): "meets",
    ("rule", "criticises"): "rejects",
}
"""What a word of speaking says where the model takes another relation of the type for the likeliest."""
_MEETING = frozenset({"meets", "negotiatesWith", "meetsAtSummitWith", "phones", "hosts", "visits"})
_MUTUAL = frozenset({"CONSULT", "COOPERATE", "SUPPORT", "AGREE"})


def likelihood(frame: Frame, held: Iterable[Opinion], cast: Cast) -> float | None:
    """How likely the model holds the types of an event, with the reason noted; None where it was not asked."""
    judgements = about(frame, held, cast)
    if not judgements:
        return None
    best = max(judgements, key=lambda judgement: filed(judgement, frame))
    name, chance = best.best()
    reasons.note(frame, "relation", frame.relation, f"the model holds {name} for {chance:.0%} likely", frame.trigger)
    return filed(best, frame)


def about(frame: Frame, held: Iterable[Opinion], cast: Cast) -> list[Judgement]:
    """What the model holds of a pair that the frame joins; either way round where its relation holds both ways."""
    return [
        opinion.judgement
        for opinion in held
        if opinion.joins(frame.sources, frame.targets, cast)
        or (frame.symmetric and opinion.joins(frame.targets, frame.sources, cast))
    ]


def filed(judgement: Judgement, frame: Frame) -> float:
    """How likely a judgement holds the types under which the deed of a frame is filed."""
    return sum(judgement.types[name] for name in _types(frame))


def propose(frames: Sequence[Frame], held: Collection[Opinion], cast: Cast) -> Iterator[Frame]:
    """Frames for pairs that the model is sure of and that no frame joins yet; the surest opinion on a pair counts.

    An unnamed group beside a named target of the same deed is no further target of it. What rivals do to each other in
    their quarrel is told beside it.
    """
    told = [frame for frame in frames if frame.relation != "rivalOf" and not _is_doubtful(frame, held, cast)]
    joined = {pair for frame in told for pair in _pairs(frame, cast)}
    events = [frame for frame in frames if frame.plover and frame.sources and frame.targets]
    proposed = [
        frame
        for opinion in held
        if (frame := _frame(opinion, cast)) is not None and not _is_part_of(frame, opinion, events)
    ]
    known = [frame for frame in frames if frame.sources and frame.targets]
    for frame in sorted(proposed, key=lambda frame: (_vague(frame, cast), -frame.confidence)):
        if joined & _pairs(frame, cast) or _is_one_body(frame, cast) or _adds_crowd(frame, known, cast):
            continue
        if any(_stand_together(frame, other) for other in known):
            continue
        joined |= _pairs(frame, cast)
        known.append(frame)
        yield frame


def _is_doubtful(frame: Frame, held: Iterable[Opinion], cast: Cast) -> bool:
    """Whether the model holds the relation of a frame for all but excluded."""
    judgements = about(frame, held, cast) if frame.plover else []
    return bool(judgements) and max(filed(judgement, frame) for judgement in judgements) < EXCLUDED


def _vague(frame: Frame, cast: Cast) -> bool:
    return cast.is_vague(frame.targets[0])


def _adds_crowd(frame: Frame, known: Iterable[Frame], cast: Cast) -> bool:
    return _vague(frame, cast) and any(
        other.trigger.i == frame.trigger.i and {*frame.sources} & {*other.sources} and not _vague(other, cast)
        for other in known
    )


def _is_part_of(frame: Frame, opinion: Opinion, events: Iterable[Frame]) -> bool:
    """Whether the target takes part in what others do and the source only speaks of: "commented on X's call to Y"."""
    others = {event.trigger.i for event in events if not {*frame.sources} & {*event.sources, *event.targets}}
    return frame.relation in _MEETING and carriers.crosses(opinion.pair.target, frame.trigger, others)


def _stand_together(frame: Frame, other: Frame) -> bool:
    """Whether both ends are on one side of what the same word says: two of three who agree on something."""
    ends = {*frame.sources, *frame.targets}
    return other.trigger.i == frame.trigger.i and (ends <= {*other.sources} or ends <= {*other.targets})


def exact(judgement: Judgement, name: str) -> str:
    """The likeliest relation of a type; its plainest one where none stands out."""
    inside = {relation: judgement.relations[relation] for relation, row in relations().items() if row.plover == name}
    best = max(inside, key=lambda relation: inside[relation])
    return best if inside[best] >= 0.5 * sum(inside.values()) else _PLAIN.get(name, best)


def _is_one_body(frame: Frame, cast: Cast) -> bool:
    """Whether both ends are parts of one body, however they stand: the same state's, or somebody and his own team."""
    if any(is_own(source, target) for source in frame.sources for target in frame.targets):
        return True
    ends = [cast.actors[actor] for actor in (*frame.sources, *frame.targets)]
    official = all(actor.kind in _OFFICIAL or actor.sector in {"GOV", "MIL"} for actor in ends)
    return official and len({actor.country for actor in ends}) == 1 and bool(ends[0].country)


def _types(frame: Frame) -> set[str]:
    """The types under which a deed is filed: one to come also as promised or threatened, help not given as refused."""
    row = relations()[frame.relation]
    types = {*_ALIKE.get(frame.relation, (row.plover,))}
    words = (frame.trigger.doc[index] for index in frame.tokens)
    if frame.polarity is Polarity.DENIED or any(map(certainty.is_left_open, words)):
        types.add("REJECT")
    return types if frame.modality is Modality.ACTUAL else types | {_AHEAD.get(row.quad, row.plover)}


def _pairs(frame: Frame, cast: Cast) -> set[frozenset[str]]:
    """The pairs that a frame joins; a capital counts as the state it stands for."""
    sides = ({cast.spoken(actor) for actor in side} for side in (frame.sources, frame.targets))
    return {frozenset(pair) for pair in itertools.product(*sides)}


def _frame(opinion: Opinion, cast: Cast) -> Frame | None:
    name, chance = _sided(opinion.judgement)
    if chance < SURE:
        return None
    source, target = (whole(token, cast) for token in opinion.pair)
    trigger = _carrier(source, target, name, cast)
    if trigger is None or _is_same(source, target, cast) or is_figurative(trigger, cast):
        return None
    likeliest = exact(opinion.judgement, name)
    relation = _SPOKEN_AS.get((trigger.lemma_, likeliest), likeliest)
    mutual = relations()[relation].symmetric or relations()[relation].plover == "AGREE"
    if (carriers.beside(source, target) and not mutual) or _only_tells(trigger, target, name):
        return None
    left_open = name == "REJECT" and certainty.is_left_open(trigger)  # "did not rule out" is no refusal
    if left_open or (relation in _MEETING and carriers.is_others_event(source, target, trigger)):
        return None
    frame = Frame(
        relation=relation,
        trigger=trigger,
        sources=meant(source, cast)[-1:],
        targets=meant(target, cast)[-1:],
        tokens={trigger.i, source.i, target.i},
        confidence=_sure(chance) * carriers.bearing(target, trigger) * _owner(target, name),
        modality=Modality.PLANNED if carriers.lies_ahead(opinion.pair, trigger) else Modality.ACTUAL,
        polarity=_before_climb(trigger, name),
    )
    unsure = frame.confidence < LEAST or (_vague(frame, cast) and chance < CERTAIN)
    if unsure or not bears_out(Candidate(source, target), trigger, name, relation, cast):
        return None
    reasons.note(frame, "relation", frame.relation, f"the model holds {name} for {chance:.0%} likely", trigger)
    return frame


def _carrier(source: Token, target: Token, name: str, cast: Cast) -> Token | None:
    if source.i == target.i or any(is_within(token, cast) or cast.is_origin(token) for token in (source, target)):
        return None
    return carriers.carrier(source, target, either=name in _MUTUAL)


def _before_climb(trigger: Token, name: str) -> Polarity:
    """Denied where a "not" made a refusal of its word, so that the climb, which meets it again, affirms the refusal."""
    refused = name == "REJECT" and certainty.negation(trigger) is not None
    return Polarity.DENIED if refused else Polarity.AFFIRMED


def _sided(judgement: Judgement) -> tuple[str, float]:
    """The likeliest type of the likeliest quad class, and how likely that class is: it often knows no more.

    A promise of aid and a threat of force count to the deed they speak of as well.
    """
    chances: dict[str, list[tuple[float, str]]] = {}
    for name, chance in judgement.types.items():
        for quad in _quads().get(name, ()):
            chances.setdefault(quad, []).append((chance, name))
    best = max(chances.values(), key=lambda found: sum(chance for chance, _ in found))
    return max(best)[1], sum(chance for chance, _ in best)


@cache
def _quads() -> Mapping[str, tuple[str, ...]]:
    """The quad class of each type; of promises and threats also that of what they are about."""
    found = {row.plover: (row.quad,) for row in relations().values() if row.plover}
    about = {"AGREE": "material cooperation", "THREATEN": "material conflict"}
    return found | {name: (*found[name], quad) for name, quad in about.items()}


def _owner(target: Token, name: str) -> float:
    """How far what is done with something is done with its owner: who meets a minister's staff has not met him."""
    return 0.7 if target.dep_ == "poss" and name in _MUTUAL else 1.0


def _only_tells(trigger: Token, target: Token, name: str) -> bool:
    """Whether the word only reports what the target does: nobody meets or arms another by saying something."""
    names = operators().get(trigger.lemma_.lower(), frozenset())
    inside = any(token.dep_ == "ccomp" and token.head.i == trigger.i for token in (target, *syntax.ancestors(target)))
    if "deny" in names:
        return inside and name == "REJECT"
    return inside and "say" in names and not names & _BINDING and name not in _SPOKEN


def _is_same(source: Token, target: Token, cast: Cast) -> bool:
    return bool({*meant(source, cast)} & {*meant(target, cast)})


def _sure(chance: float) -> float:
    """How often a pair is right of which the model is this sure: it is too sure of itself on real news."""
    return CLEAR if chance >= CERTAIN else FAIR
