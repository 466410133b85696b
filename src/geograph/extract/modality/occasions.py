"""What an event takes from the verb it is the occasion or the object of: "came for talks with Xi", "died in a raid"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import certainty, syntax
from geograph.extract.modality.operate import subject
from geograph.extract.roles.frames import IMPLIED, Frame, helped
from geograph.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geograph.extract.roles.cast import Cast, Part

_PURPOSE = {"for": Modality.PLANNED, "before": Modality.PLANNED, "ahead": Modality.PLANNED}
_WITHIN = frozenset({"in", "by", "during"})
_HARM = frozenset({"kill", "wound", "injure", "hurt", "hit", "destroy", "die", "perish", "target", "damage", "maim"})
_HELP = frozenset(
    {"support", "help", "assist", "aid", "back", "arm", "train", "equip", "advise", "guide", "assistance", "backing"}
)
_TAKING_PART = frozenset({
    "join", "unite", "be", "remain", "participate", "engage", "stand", "fight", "win", "lose", "succeed", "fail",
    "play", "advance", "gain", "lead", "cooperate",
})  # fmt: skip
_OCCASION = frozenset({"for", "before", "ahead", "during", "after", "at", "in", "on", "of"})


def inherit_subject(frame: Frame, verb: Token, cast: Cast) -> None:
    """Let a mutual event without a source take the subject of its verb: "clinched a deal with Iran"."""
    mutual = frame.symmetric and bool(frame.targets) and not frame.sources and verb.lemma_ != "be"
    if mutual and not _has_possessor(frame.trigger) and syntax.is_verb(verb) and not syntax.is_passive(verb):
        frame.add_sources(subject(verb, cast), IMPLIED)


def inherit_occasion(frame: Frame, verb: Token, preposition: str, cast: Cast) -> bool:
    """Let an event that is the occasion of an action take its subject: "came for talks with Xi"; say if it did."""
    if preposition in _WITHIN and (frame.plover == "ASSAULT" or frame.relation == "atWarWith"):
        if frame.targets and not frame.sources:
            frame.add_sources(helped(frame.trigger, cast), IMPLIED)
        verb = verb.head if verb.dep_ == "acomp" else verb
        return syntax.is_verb(verb) and _inherit_fight(frame, verb, cast)
    at_war = frame.relation == "atWarWith" and preposition in {"at", "to"} and verb.lemma_ in {"be", "remain", "go"}
    joint = frame.targets or (preposition == "in" and verb.lemma_ == "be")  # "Chad and Mali are in talks"
    fitting = frame.relation in {"visits", "phones"} or at_war or (frame.symmetric and bool(joint))
    if frame.sources or not fitting or not (at_war or preposition in _OCCASION) or not syntax.is_verb(verb):
        return False
    if _has_possessor(frame.trigger):
        return False
    frame.add_sources(subject(verb, cast), IMPLIED)
    frame.modality = certainty.weaker(frame.modality, _PURPOSE.get(preposition, Modality.ACTUAL))
    return True


def _inherit_fight(frame: Frame, verb: Token, cast: Cast) -> bool:
    """Let a fight take who is helped in it, or who suffers by it: "backs Iraq in the war on ISIL", "died in a raid"."""
    harmed = verb.lemma_.lower() in _HARM
    if harmed and not frame.targets and frame.relation != "fights":
        frame.add_targets(cast.parts(syntax.patients(verb) or syntax.agents(verb)), IMPLIED)
        return bool(frame.sources)
    if harmed or frame.sources or not frame.targets or _has_possessor(frame.trigger):
        return False
    frame.add_sources([part for part in _fighters(verb, cast) if part.actor not in frame.targets], IMPLIED)
    return bool(frame.sources)


def _fighters(verb: Token, cast: Cast) -> list[Part]:
    """Who fights in "helped Iraq in the fight", "support for Iraq in the fight" and "Iraq joined in the fight"."""
    things = [thing for thing in syntax.patients(verb) if thing.lemma_.lower() in _HELP]
    if things:
        return cast.parts(noun for thing in things for _, noun in syntax.behind(thing, ("for", "to", "of")))
    if verb.lemma_.lower() in _HELP:
        return cast.parts(syntax.patients(verb))
    return subject(verb, cast) if verb.lemma_.lower() in _TAKING_PART else []


def _has_possessor(noun: Token) -> bool:
    """Whether a possessor stands before the noun: then it is his, known or not, and no other's."""
    return any(child.dep_ == "poss" for child in noun.lefts)
