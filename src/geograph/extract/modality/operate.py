"""The operators: what promising, threatening, demanding, denying and their like make of the frame below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import certainty, syntax
from geograph.extract.lexicon import composed, operators, words
from geograph.extract.modality.voices import has_other_content, is_hearsay, is_speech, speak
from geograph.extract.roles.frames import SHARED, Frame
from geograph.model import Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from geograph.extract.roles.cast import Cast, Part

_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN"})
_DEFAULTS = {"threaten": "threatens", "demand": "appealsTo", "reject": "rejects"}
_ALLOWING = frozenset({"approve", "authorise", "authorize", "order"})
_STATED = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
_ADDRESS = ("on", "upon", "to", "from", "of", "with")


def apply(frame: Frame, operator: str, governor: Token, cast: Cast, kind: str) -> list[Frame]:
    """Change the frame as the operator asks; the frames that come in addition are returned."""
    frame.tokens.add(governor.i)
    return OPERATORS[operator](frame, governor, cast, kind) or []


def subject(word: Token, cast: Cast) -> list[Part]:
    """Who acts by this word: the subject of a verb, the possessor or modifier of a noun."""
    if syntax.is_verb(word):
        found = cast.parts(syntax.agents(word))
        outer = word.head.head if word.dep_ == "acl" and word.tag_ != "VBN" and not found else None
        return found if outer is None or not syntax.is_verb(outer) else cast.parts(syntax.agents(outer))
    behind = cast.owners(word) or cast.parts([noun for _, noun in syntax.behind(word, ("by", "from"))])
    return behind or cast.parts(_said_to_be_in(word))


def _said_to_be_in(noun: Token) -> list[Token]:
    """Who is "on the verge of" or "in talks on" something, or "ran on a promise"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"on", "in", "at", "under"} else noun
    subject = syntax.surface_subject(verb) if verb.lemma_ in {"be", "campaign", "run"} else None
    return [] if subject is None else [subject]


def _addressee(word: Token, cast: Cast) -> list[Part]:
    """Whom a demand or an accusation is put to."""
    found = [part for part in cast.parts(syntax.patients(word)) if part.direct] if syntax.is_verb(word) else []
    behind = [noun for _, noun in syntax.behind(word, _ADDRESS)]
    return found or [part for part in cast.parts(behind) if part.direct]


def _transform(frame: Frame, name: str, governor: Token, sources: list[Part], targets: list[str]) -> None:
    """Give the frame the relation of the operator; what was only its content is no longer a fact or a doubt of it."""
    known = [part.actor for part in sources]
    frame.targets = [actor for actor in targets if actor not in known]
    if known:
        frame.sources = []
        frame.add_sources(sources, SHARED)
    elif syntax.is_verb(governor) and syntax.agents(governor):  # somebody does it whom nobody knows
        frame.sources = []
    frame.relation, frame.trigger = name, governor
    frame.modality, frame.polarity = Modality.ACTUAL, Polarity.AFFIRMED


def _own(frame: Frame, governor: Token, cast: Cast, kind: str) -> None:
    """Who plans or fails to do something is who would do it; what a whole clause says has a subject of its own."""
    if not frame.sources and kind != "clause":
        frame.add_sources(subject(governor, cast))


def _promise(frame: Frame, governor: Token, cast: Cast, kind: str) -> None:
    sources = subject(governor, cast)
    if kind == "clause" and not {part.actor for part in sources} & set(frame.sources):
        _say(frame, governor, cast, kind)
        return
    if kind == "object" and governor.lemma_ == "offer" and frame.plover in _STATED:  # "offered rewards for his arrest"
        _light(frame, governor, cast, kind)
        return
    name = composed("promise", frame.relation)
    if not name and frame.plover in _HOSTILE:
        name = composed("threaten", frame.relation)
    # who promises to apologise has not done so
    only_named = name == frame.relation and kind in {"infinitive", "modifier"} and frame.plover != "AGREE"
    if not name or only_named or (frame.polarity is Polarity.DENIED and kind != "object"):
        frame.modality = certainty.weaker(frame.modality, Modality.PLANNED)
        frame.add_sources(sources if not frame.sources else [])
        return
    parties = [part.actor for part in sources]
    mutual = frame.symmetric or frame.relation == "declaresCeasefireWith"
    if mutual and len(parties) > 1 and not set(frame.targets) - set(parties):
        sources, others = sources[:1], parties[1:]
        _transform(frame, name, governor, sources, others)
        return
    targets = frame.targets or [part.actor for part in _addressee(governor, cast)]
    _transform(frame, name, governor, sources, targets)


def _threaten(frame: Frame, governor: Token, cast: Cast, kind: str) -> None:
    sources = subject(governor, cast)
    told = [part.actor for part in _addressee(governor, cast)]
    suffered = not frame.sources and bool(frame.targets) and {*frame.targets} <= {*told}  # "warned him of his arrest"
    if kind == "behind" and (suffered or syntax.is_verb(frame.trigger)):
        _transform(frame, "warns", governor, sources, told)
        return
    unknown = not frame.sources and frame.trigger.head.lemma_ != "be"  # "warned that a war would be a disaster"
    own = unknown or bool({part.actor for part in sources} & set(frame.sources)) or not sources
    name = composed("threaten", frame.relation) or (_DEFAULTS["threaten"] if frame.plover in _HOSTILE else "")
    if kind == "clause" and name and own and frame.polarity is Polarity.DENIED:  # "warned that there must be no war"
        name = "warns"
    if kind == "clause" and not own:
        _say(frame, governor, cast, kind)
    elif name and own:
        _transform(frame, name, governor, sources, told or frame.targets)
    else:
        frame.modality = certainty.weaker(frame.modality, Modality.POSSIBLE)


def _demand(frame: Frame, governor: Token, cast: Cast, _kind: str) -> list[Frame]:
    sources, ended = subject(governor, cast), _ended(frame, governor)
    if frame.relation == "threatensArrestOf":  # "requested a warrant for his arrest"
        frame.add_sources(sources if not frame.sources else [])
        return []
    _require(frame, governor, sources, [part.actor for part in _addressee(governor, cast)])
    return ended


def _ended(frame: Frame, governor: Token) -> list[Frame]:
    """The deed itself where its end is demanded: what is to stop is going on."""
    words = (frame.trigger.doc[index].lemma_.lower() for index in frame.tokens)
    stops = frame.polarity is Polarity.DENIED and any("end" in operators().get(word, ()) for word in words)
    if not stops or frame.plover not in {"ASSAULT", "COERCE"} or not (frame.sources and frame.targets):
        return []
    return [
        Frame(
            relation=frame.relation,
            trigger=governor,
            sources=list(frame.sources),
            targets=list(frame.targets),
            tokens=set(frame.tokens),
            confidence=frame.confidence,
        )
    ]


def _require(frame: Frame, governor: Token, sources: list[Part], addressed: list[str]) -> None:
    """Make of the frame what these demand, of whom they address or of who is to do it."""
    asking = {part.actor for part in sources}
    name = composed("demand", frame.relation)
    doers = [actor for actor in frame.sources if actor not in asking]
    if not name and frame.plover in _HOSTILE and not addressed and not doers:
        _transform(frame, "ralliesOppositionAgainst", governor, sources, frame.targets)
        return
    if frame.polarity is Polarity.DENIED:  # "not to attack" asks to yield, "not to lift sanctions" does not
        name = "" if name else "demandsYieldFrom"
    name = name or _DEFAULTS["demand"]
    mutual = frame.targets if frame.symmetric or asking & set(frame.sources) else []
    _transform(frame, name, governor, sources, addressed or doers or mutual)


def _want(frame: Frame, governor: Token, cast: Cast) -> None:
    """Whose arrest is ordered or sought is not arrested yet."""
    _transform(frame, composed("threaten", frame.relation), governor, subject(governor, cast), frame.targets)


def _seek(frame: Frame, governor: Token, cast: Cast, kind: str) -> list[Frame]:
    if frame.relation == "arrests":
        _want(frame, governor, cast)
        return []
    if composed("demand", frame.relation):
        return _demand(frame, governor, cast, kind)
    if governor.lemma_.lower() in words("favour"):  # who favours a deed has no plan to do it
        frame.modality = certainty.weaker(frame.modality, Modality.POSSIBLE)
        return []
    anothers = frame.sources and not {part.actor for part in subject(governor, cast)} & set(frame.sources)
    frame.modality = certainty.weaker(frame.modality, Modality.POSSIBLE if anothers else Modality.PLANNED)
    frame.add_sources(subject(governor, cast) if not frame.sources else [])
    return []


def _reject(frame: Frame, governor: Token, cast: Cast, kind: str) -> None:
    if kind == "object" and _is_report(governor, frame):
        _deny(frame, governor, cast, kind)
        return
    if kind == "infinitive" and frame.polarity is Polarity.DENIED:  # "refused to rule out": it may be
        frame.polarity = Polarity.AFFIRMED
        _possible(frame, governor, cast, kind)
        return
    if kind == "infinitive" and frame.plover in _HOSTILE | {"ACCUSE"}:  # "declined to indict", "refused to attack"
        _fail(frame, governor, cast, kind)
        return
    sources = subject(governor, cast)
    refusing = {part.actor for part in sources}
    others = [actor for actor in frame.sources if actor not in refusing]
    name = composed("reject", frame.relation) or _DEFAULTS["reject"]
    if frame.relation == "visits" and kind == "infinitive" and others:  # "refused to let the minister visit Rotterdam"
        _transform(frame, "restricts", governor, sources, others)
        return
    if kind == "object" and frame.plover in _HOSTILE | {"ACCUSE"}:  # meant for whose the "sanctions on Iran" are
        frame.targets = []
    asked = others if others and frame.plover in {"REQUEST", "ACCUSE", "THREATEN", "AGREE"} else []
    parties = [*others, *frame.targets] if frame.symmetric else frame.targets
    _transform(frame, name, governor, sources, asked or parties or others)
    if syntax.is_verb(governor) and syntax.is_passive(governor) and not sources:  # nobody says who rejected it
        frame.sources = []


def _is_report(verb: Token, frame: Frame) -> bool:
    """Whether what a verb rejects is a report of the event, as in "rejected claims that it had attacked"."""
    objects = syntax.patients(verb)
    return any(is_speech(noun) and noun.i != frame.trigger.i and frame.plover != "ACCUSE" for noun in objects)


def _accuse(frame: Frame, governor: Token, cast: Cast, _kind: str) -> list[Frame]:
    sources, accused = subject(governor, cast), _addressee(governor, cast)
    charge = Frame(relation="accuses", trigger=governor, tokens={governor.i})
    charge.add_sources(sources)
    charge.add_targets(accused)
    frame.add_sources(accused if not frame.sources else [])
    if not sources:  # "is accused of", and nobody says by whom
        frame.modality = certainty.weaker(frame.modality, Modality.POSSIBLE)
    speak(frame, sources)
    return [charge]


def _end(frame: Frame, governor: Token, cast: Cast, kind: str) -> None:
    _undo(frame, composed("end", frame.relation), governor, cast, kind)


def _cancel(frame: Frame, governor: Token, cast: Cast, kind: str) -> None:
    mere = frame.relation == "visits" and all(cast.is_mere_place(actor) for actor in frame.targets)
    _undo(frame, "" if mere else composed("cancel", frame.relation), governor, cast, kind)


def _limit(frame: Frame, governor: Token, cast: Cast, kind: str) -> None:
    name = composed("limit", frame.relation) or composed("end", frame.relation)
    _undo(frame, name, governor, cast, kind)


def _undo(frame: Frame, name: str, governor: Token, cast: Cast, kind: str) -> None:
    """Give the frame the relation that undoes it, or say that it does not hold."""
    if name:
        _transform(frame, name, governor, subject(governor, cast), frame.targets)
    elif not _has_been(frame, governor, cast):
        frame.polarity = certainty.flipped(frame.polarity)
        _own(frame, governor, cast, kind)


def _has_been(frame: Frame, governor: Token, cast: Cast) -> bool:
    """Whether somebody has ended a deed of his own, which he did: "said that it had ended its attacks"."""
    doers = {part.actor for part in subject(governor, cast)}
    own = bool(doers & {*frame.sources}) or (not doers and any(word.tag_ == "PRP$" for word in frame.trigger.lefts))
    return own and frame.plover in {"ASSAULT", "COERCE"} and certainty.is_past(governor)


def _plan(frame: Frame, governor: Token, cast: Cast, kind: str) -> None:
    stated = frame.plover in _STATED and syntax.lemma(governor) == "set out"
    if kind == "object" and (stated or frame.relation == "atWarWith"):  # "set out demands", "is fighting a war"
        _light(frame, governor, cast, kind)
        return
    if governor.lemma_.lower() == "campaign" and frame.relation == "coerces":  # it does what it is for
        return
    frame.modality = certainty.weaker(frame.modality, Modality.PLANNED)
    _own(frame, governor, cast, kind)


def _possible(frame: Frame, governor: Token, cast: Cast, kind: str) -> None:
    if _is_so(frame, governor, kind):
        return
    frame.modality = certainty.weaker(frame.modality, Modality.POSSIBLE)
    _own(frame, governor, cast, kind)


def _is_so(frame: Frame, governor: Token, kind: str) -> bool:
    """Whether an event is none the less sure: who tries to blame blames, what others did is not up for debate."""
    word = governor.lemma_.lower()
    if word in certainty.WAVERING:
        return any(child.dep_ == "neg" for child in governor.children)
    if frame.plover in {"ACCUSE", "REQUEST"} and kind in {"infinitive", "modifier"}:
        return word in words("try")
    if word in words("inquire"):
        return frame.plover == "ASSAULT"
    return kind == "object" and word in words("debate") and frame.plover != "CONSULT" and _has_owner(frame)


def _has_owner(frame: Frame) -> bool:
    """Whether the noun of an event has its doer before it: "US sanctions", "Iran's attack"."""
    first = frame.trigger.left_edge.i
    return any(first <= index < frame.trigger.i for index in frame.tokens)


def _unlikely(frame: Frame, governor: Token, cast: Cast, kind: str) -> None:
    if governor.lemma_ != "doubt" or certainty.negation(governor) is None:  # where there is no doubt, it is so
        _possible(frame, governor, cast, kind)
    frame.polarity = certainty.flipped(frame.polarity)


def _fail(frame: Frame, governor: Token, cast: Cast, kind: str) -> None:
    frame.polarity = certainty.flipped(frame.polarity)
    if kind != "object":
        _own(frame, governor, cast, kind)


def _light(frame: Frame, governor: Token, cast: Cast, kind: str) -> None:
    if frame.relation == "arrests" and governor.lemma_.lower() == "order":
        _want(frame, governor, cast)
        return
    allows = frame.symmetric and governor.lemma_.lower() in _ALLOWING
    if not frame.sources and not allows and kind in {"object", "behind"}:
        frame.add_sources([part for part in subject(governor, cast) if part.actor not in frame.targets], SHARED)


def _undergo(frame: Frame, governor: Token, cast: Cast, _kind: str) -> None:
    frame.add_targets(subject(governor, cast) if not frame.targets else [], SHARED)


def _deny(frame: Frame, governor: Token, cast: Cast, kind: str) -> None:
    if kind == "object" and frame.plover == "ACCUSE":
        _reject(frame, governor, cast, kind)
        return
    if kind == "clause" and has_other_content(governor):
        return
    if certainty.negation(governor) is None:
        frame.polarity = certainty.flipped(frame.polarity)
    denying = subject(governor, cast)
    if kind == "object" and not frame.sources:  # "denied any part in the attack"
        frame.add_sources(denying, SHARED)
    speak(frame, denying)


def _exclude(frame: Frame, governor: Token, cast: Cast, kind: str) -> None:
    """To rule something out is to plan not to; not to rule it out leaves it possible."""
    _plan(frame, governor, cast, kind)
    frame.polarity = certainty.flipped(frame.polarity)
    if certainty.negation(governor) is not None:
        frame.modality = certainty.weaker(frame.modality, Modality.POSSIBLE)


def _condition(frame: Frame, governor: Token, _cast: Cast, _kind: str) -> None:
    """What all else depends on is yet to come; who is subject to sanctions bears them."""
    if governor.lemma_ != "subject" or frame.plover not in _HOSTILE:
        frame.modality = certainty.weaker(frame.modality, Modality.CONDITIONAL)


def _evidence(frame: Frame, governor: Token, _cast: Cast, _kind: str) -> None:
    """Where there is no evidence of something, or nobody manages to show any, it is denied, but not for sure."""
    if (governor.dep_ == "dobj" and certainty.is_undone(governor.head)) or certainty.negation(governor) is not None:
        frame.modality = certainty.weaker(frame.modality, Modality.POSSIBLE)


def _say(frame: Frame, governor: Token, cast: Cast, kind: str) -> None:
    if kind == "object":
        _light(frame, governor, cast, kind)
        return
    if kind == "clause" and has_other_content(governor):
        return
    speakers = [*subject(governor, cast), *cast.parts(syntax.cited(governor))]
    if not speakers and is_hearsay(governor):
        frame.modality = certainty.weaker(frame.modality, Modality.POSSIBLE)
    forbidden = certainty.forbidden(frame.trigger, governor) if frame.polarity is Polarity.DENIED else None
    if kind != "clause" or not speakers or forbidden is None or not frame.sources or frame.plover in _STATED:
        speak(frame, speakers)
    elif syntax.has_word(forbidden, "have"):  # it was done all the same
        _transform(frame, "criticises", governor, speakers, frame.sources)
    else:
        _require(frame, governor, speakers, [])


OPERATORS: dict[str, Callable[[Frame, Token, Cast, str], list[Frame] | None]] = {
    "promise": _promise,
    "threaten": _threaten,
    "demand": _demand,
    "seek": _seek,
    "reject": _reject,
    "accuse": _accuse,
    "end": _end,
    "limit": _limit,
    "condition": _condition,
    "cancel": _cancel,
    "plan": _plan,
    "possible": _possible,
    "worry": _possible,
    "unlikely": _unlikely,
    "fail": _fail,
    "light": _light,
    "undergo": _undergo,
    "receive": _undergo,
    "deny": _deny,
    "exclude": _exclude,
    "evidence": _evidence,
    "say": _say,
}
