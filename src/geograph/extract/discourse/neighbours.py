"""What a sentence leaves unsaid and its neighbours tell: whose talks these are, whom a bare threat is meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import certainty, reasons, syntax
from geograph.extract.lexicon import things
from geograph.extract.modality.orders import COMMANDING, obeys
from geograph.extract.roles.cast import KIND_CLASSES, PERSONS
from geograph.model import Kind, Modality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geograph.extract.roles.cast import Cast
    from geograph.extract.roles.frames import Frame

_SPOKEN = frozenset({"AGREE", "CONSULT", "SUPPORT", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "SANCTION"})
_POWERS = frozenset({Kind.STATE, Kind.GOVERNMENT})
_OFFICIAL = frozenset({"GOV", "LEG", "JUD", "IGO", "MIL", "NGO", "SPY", "COP", "PTY"})
_MUTUAL = frozenset({"declaresCeasefireWith", "haltsTalksWith", "breaksRelationsWith", "reducesRelationsWith"})
_OWN = frozenset({"CONSULT", "REQUEST", "AGREE"})
_IN_WORDS = frozenset({"attack", "assault", "war"})
_IN_VOTES = frozenset({"defeat", "beat", "crush", "topple", "thrash", "rout", "challenge"})
_RUNNING = frozenset({Kind.PERSON, Kind.PARTY})
_FIRMS = frozenset({Kind.COMPANY, Kind.MEDIA})
_UNNAMED = frozenset({"negotiatesWith", "meetsAtSummitWith"})
_KIND = frozenset({"praises", "apologisesTo", "forgives", "yieldsTo", "accedesTo"})
_BORROWED, _UNDERSTOOD = 0.7, 0.6
_ARMED = frozenset({"REB", "MIL", "PRM", "UAF", "CRM"})
_TALKERS = frozenset({Kind.PERSON, Kind.PARTY, Kind.MEDIA, Kind.COMPANY})


def settle(frames: Sequence[Frame], before: Sequence[Frame], cast: Cast) -> None:
    """Settle the roles of the frames of a sentence, with those of the sentence before it at hand."""
    for frame in frames:
        with reasons.watched(
            frame, "nobody acts on himself, and a capital that is spoken to is its state", frame.trigger
        ):
            _divide(frame, cast)
            _name_states(frame, cast)
        with reasons.watched(frame, "an attack of one politician on another is one in words", frame.trigger):
            _soften(frame, cast)
        with reasons.watched(frame, "such ends have no part in such an event", frame.trigger):
            _bound(frame, cast)
    _share_parties(frames)
    _tell_once(frames)
    conditions = [frame for frame in frames if frame.modality is Modality.CONDITIONAL]
    for frame in frames:
        with reasons.watched(
            frame, "a threat that names nobody is meant for who did what was told before", frame.trigger
        ):
            _address(frame, [*before, *conditions], cast)
        with reasons.watched(frame, "a denial that names nobody answers who accused before", frame.trigger):
            _answer(frame, [*before, *frames])


def _divide(frame: Frame, cast: Cast) -> None:
    """Nobody acts on himself, nor a state on its government; parties that stand together are the sides of an event."""
    mutual = frame.symmetric or (frame.relation in _MUTUAL and not frame.targets)
    if mutual and len(frame.sources) > 1 and not set(frame.targets) - set(frame.sources):
        frame.sources, frame.targets = frame.sources[:1], frame.sources[1:]
    frame.targets = [
        actor
        for actor in frame.targets
        if actor not in frame.sources and not any(_is_one_power(actor, other, cast) for other in frame.sources)
    ]
    if frame.plover == "REQUEST" and frame.trigger.lemma_.lower() in COMMANDING:
        frame.targets = [
            actor for actor in frame.targets if not any(obeys(actor, other, cast) for other in frame.sources)
        ]
    if frame.plover in _OWN or frame.relation == "cooperatesWith":
        frame.targets = [
            actor for actor in frame.targets if not any(_serves(other, actor, cast) for other in frame.sources)
        ]


def _is_one_power(one: str, other: str, cast: Cast) -> bool:
    """Whether these are a state and its government; two governments in one state ("Kurdistan's") may well meet."""
    kinds = {cast.kind(one), cast.kind(other)}
    country = cast.actors[one].country
    return kinds == _POWERS and bool(country) and country == cast.actors[other].country


def _bound(frame: Frame, cast: Cast) -> None:
    """Refugees and airlines pay no visits, takeovers of firms occupy nobody, investments in them are no trade."""
    if frame.relation == "visits" and all(_only_travels(actor, cast) for actor in frame.sources):
        frame.targets = []
    elif frame.relation == "occupies":
        people = [actor for actor in frame.targets if cast.kind(actor) in PERSONS]
        if people and frame.trigger.lemma_.lower() == "capture":
            frame.relation, frame.targets = "abducts", people
        else:
            frame.targets = [actor for actor in frame.targets if cast.kind(actor) not in PERSONS | _FIRMS]
    elif frame.relation == "tradesWith" and frame.trigger.lemma_ in {"invest", "investment"}:
        frame.targets = [actor for actor in frame.targets if not cast.is_vague(actor)]


def _only_travels(actor: str, cast: Cast) -> bool:
    """Whether a firm flies or an unnamed group that speaks for nobody goes somewhere, as refugees and fighters do."""
    kind = cast.kind(actor)
    return kind is Kind.COMPANY or (kind in {Kind.GROUP, Kind.PEOPLE} and cast.actors[actor].sector not in _OFFICIAL)


def _serves(person: str, power: str, cast: Cast) -> bool:
    """Whether a person would visit, ask or promise something to his own state, or in office to its government."""
    one, other = cast.actors[person], cast.actors[power]
    own = one.kind is Kind.PERSON and bool(one.country) and one.country == other.country
    return own and (other.kind is Kind.STATE or (other.kind is Kind.GOVERNMENT and one.sector == "GOV"))


def _name_states(frame: Frame, cast: Cast) -> None:
    """A capital that is spoken to is its state: talks with Beijing are talks with China, a visit to Beijing is not."""
    if frame.plover in _SPOKEN and frame.relation not in {"visits", "hosts"}:
        frame.sources = [cast.spoken(actor) for actor in frame.sources]
        frame.targets = [cast.spoken(actor) for actor in frame.targets]


def _soften(frame: Frame, cast: Cast) -> None:
    """Take an attack of one politician on another or on the press for criticism, and a defeat for that of a vote."""
    word = frame.trigger.lemma_.lower()
    voted = any(part.lemma_.lower() in things()["vote"] for part in frame.trigger.sent)
    softer = {"attacks", "atWarWith", "represses", *(["assaults", "criticises"] if voted else [])}
    if frame.relation not in softer or word not in _IN_WORDS | _IN_VOTES:
        return
    mouths = all(cast.kind(actor) in _TALKERS and cast.actors[actor].sector not in _ARMED for actor in frame.sources)
    if mouths and not any(cast.kind(actor) in KIND_CLASSES["hit"] for actor in frame.targets):
        if word in _IN_WORDS:
            frame.relation = "criticises"
        else:
            running = all(cast.kind(actor) in _RUNNING for actor in (*frame.sources, *frame.targets))
            frame.targets = frame.targets if running or frame.relation == "criticises" else []
            frame.relation = "rivalOf" if running else frame.relation


def _share_parties(frames: Sequence[Frame]) -> None:
    """Talks whose parties are not named are those of the visit or meeting of the same sentence."""
    met = [frame for frame in frames if frame.plover == "CONSULT" and frame.sources and frame.targets]
    for frame in frames:
        if met and frame.relation in _UNNAMED and not frame.sources and not frame.targets:
            with reasons.watched(frame, "talks of no named parties are those of the meeting", met[0].trigger):
                verb = next((word for word in syntax.ancestors(frame.trigger) if syntax.is_verb(word)), frame.trigger)
                frame.modality = certainty.weaker(frame.modality, certainty.modality(verb))
                frame.sources, frame.targets = list(met[0].sources), list(met[0].targets)
                frame.tokens |= met[0].tokens
                frame.confidence = met[0].confidence * _BORROWED


def _tell_once(frames: Sequence[Frame]) -> None:
    """One meeting is told once: who met at a summit held a summit."""
    summits = [frame for frame in frames if frame.relation == "meetsAtSummitWith" and frame.targets]
    for frame in frames:
        same = [summit for summit in summits if frame.relation == "meets" and _ends(summit) == _ends(frame)]
        if same:
            frame.relation = "meetsAtSummitWith"
        for summit in same:
            summit.targets = []


def _ends(frame: Frame) -> set[str]:
    return {*frame.sources, *frame.targets}


def _answer(frame: Frame, told: Sequence[Frame]) -> None:
    """A denial that names nobody is meant for who accuses the same actor in the sentence or in the one before."""
    if frame.relation != "denies" or frame.targets or not frame.sources:
        return
    charges = [deed for deed in told if deed.relation == "accuses" and {*deed.targets} & {*frame.sources}]
    accusers = [actor for deed in charges for actor in deed.sources if actor not in frame.sources]
    if accusers:
        frame.targets = accusers[:1]
        frame.confidence *= _UNDERSTOOD


def _address(frame: Frame, deeds: Sequence[Frame], cast: Cast) -> None:
    """A threat that names nobody is meant for who does the deed of its if-clause or of the sentence before.

    Where the last that was told before is praise or a concession, the threat is meant for nobody known.
    """
    if frame.plover != "THREATEN" or frame.targets or not frame.sources:
        return
    own = {cast.actors[actor].country for actor in frame.sources}
    for deed in reversed(deeds):
        doers = [actor for actor in deed.sources if cast.actors[actor].country not in own and not cast.is_vague(actor)]
        if doers:
            if deed.modality is Modality.CONDITIONAL or deed.relation not in _KIND:
                frame.targets = doers
                frame.tokens |= deed.tokens
                frame.confidence *= _UNDERSTOOD
            return
