"""Frames: a word that names a relation, with the actors in its two roles, before anything is known of its certainty."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geograph.extract import syntax
from geograph.extract.lexicon import noun_senses, operators, things, verb_senses
from geograph.extract.roles import carriers, figures
from geograph.extract.roles.cast import PERSONS, POLITIES, Cast, Part, is_own
from geograph.extract.roles.conditions import filling, fitting, holds, is_citizen, is_thing, sufferers
from geograph.extract.roles.refine import refine
from geograph.model import Kind, Modality, Polarity
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from geograph.extract.lexicon import NounSense, VerbSense
    from geograph.extract.reasons import Reason

INDIRECT, SHARED, IMPLIED = 0.8, 0.95, 0.85
MUTUAL = frozenset({
    "declaresCeasefireWith", "breaksRelationsWith", "reducesRelationsWith", "haltsTalksWith", "recognises", "releases",
    "accuses",
})  # fmt: skip
"""What one side may do, but two do to each other: "France and Mali severed ties"."""
_RULING = frozenset({Kind.PERSON, Kind.ARMED_FORCE, Kind.MINISTRY})
_EACH_OTHER = frozenset({"other", "another"})
_IN_WORDS = frozenset({"attack", "assault", "onslaught", "broadside"})
_WAYS = frozenset({"arrival", "journey"})
_LOCAL = frozenset({"imposesCurfewOn", "imposesMartialLawOn"})


@dataclass(slots=True)
class Frame:
    """What one word says of which actors, on its way to becoming a claim."""

    relation: str
    trigger: Token
    sources: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    tokens: set[int] = field(default_factory=set)
    confidence: float = 0.85
    modality: Modality = Modality.ACTUAL
    polarity: Polarity = Polarity.AFFIRMED
    speakers: list[str] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)

    @property
    def plover(self) -> str:
        """The PLOVER type of the relation, or "" for a tie."""
        return relation(self.relation).plover

    @property
    def symmetric(self) -> bool:
        """Whether the relation holds both ways."""
        return relation(self.relation).symmetric

    def add_sources(self, parts: Iterable[Part], weight: float = 1.0) -> None:
        """Take the actors of these parts as sources."""
        self._add(self.sources, parts, weight)

    def add_targets(self, parts: Iterable[Part], weight: float = 1.0) -> None:
        """Take the actors of these parts as targets."""
        self._add(self.targets, parts, weight)

    def _add(self, side: list[str], parts: Iterable[Part], weight: float) -> None:
        others = self.targets if side is self.sources else self.sources
        for part in parts:
            if part.actor not in side and not any(is_own(part.actor, other) for other in others):
                side.append(part.actor)
                self.tokens.add(part.token.i)
                self.confidence *= (1.0 if part.direct else INDIRECT) * weight


def verb_frame(verb: Token, cast: Cast) -> Frame | None:
    """The frame of a verb, by the first of its senses whose slots and condition are met."""
    sense, targets = _verb_sense(verb, cast)
    if sense is None:
        return _reciprocal(verb, verb_senses().get(syntax.lemma(verb), ()), cast)
    if not sense.relation or _is_invitation(verb):
        return None
    frame = Frame(relation=refine(sense.relation, verb), trigger=verb, tokens={verb.i})
    turned = sense.condition in {"turned", "given"}
    frame.add_sources(targets if turned else _agents(verb, cast))
    frame.add_targets(sufferers(verb, sense, cast) if turned else targets)
    return frame


def _verb_sense(verb: Token, cast: Cast) -> tuple[VerbSense | None, list[Part]]:
    for sense in verb_senses().get(syntax.lemma(verb), ()):
        targets = fitting(sense, _targets(verb, sense, cast), cast)
        if targets and holds(verb, sense, targets, cast):
            return sense, targets
    return None, []


def is_figurative(verb: Token, cast: Cast) -> bool:
    """Whether the table says that the verb states no relation where it stands: "put to death", "strike a chord"."""
    sense, _ = _verb_sense(verb, cast)
    return syntax.is_verb(verb) and sense is not None and not sense.relation


def _is_invitation(verb: Token) -> bool:
    """Whether a line only invites to read on: "Meet the candidates"."""
    return verb.text == "Meet" and verb.i + 1 < len(verb.doc) and verb.nbor().pos_ in {"DET", "PRON"}


def _agents(verb: Token, cast: Cast) -> list[Part]:
    """Who does it: the subject, or whose plan it is in "praised Iraq's efforts to defeat ISIL"."""
    if _is_choice(verb):
        return _named_behind(verb, cast)
    first = verb.head if verb.dep_ == "conj" and not any(child.dep_ == "nsubj" for child in verb.children) else verb
    if first.dep_ in {"acl", "relcl"} and syntax.has_to(first) and not syntax.is_headline(first):
        noun = first.head
        owners = [noun] if noun in cast else [child for child in noun.lefts if child.dep_ == "poss"]
        if owners:
            return [part for part in cast.parts(owners) if part.direct] or helped(noun, cast)
    return cast.parts(syntax.agents(verb))


def _is_choice(verb: Token) -> bool:
    """Whether the verb says what somebody is chosen for: "the president's pick to run Oxfam"."""
    office = syntax.has_to(verb) and verb.i > 1 and syntax.is_among(verb, "running")
    return office and syntax.is_among(verb.nbor(-2), "chosen")


def _named_behind(verb: Token, cast: Cast) -> list[Part]:
    """Who is chosen for what a verb says, if named behind it: Ann in "Bo's pick to run Oxfam, Ann Zwill, spoke"."""
    names = [child for it in syntax.patients(verb) for child in it.rights if child.dep_ == "appos"]
    return [part for part in cast.parts(names) if part.direct]


def helped(noun: Token, cast: Cast) -> list[Part]:
    """Whose "their" is that names nobody by itself: of those helped in "support for Iraqis in their fight"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else None
    unknown = any(child.tag_ == "PRP$" and child not in cast for child in noun.lefts)
    if above is None or not unknown:
        return []
    if syntax.is_verb(above):
        return cast.parts(syntax.patients(above))
    first = above.head if above.dep_ == "conj" and above.head in cast else above
    return cast.parts([first] if above in cast else [deep for _, deep in syntax.behind(above, ("for", "of", "to"))])


def _targets(verb: Token, sense: VerbSense, cast: Cast) -> list[Part]:
    """What fills the first slot that names an actor itself, else the first that names one indirectly.

    "With" is followed by so many things ("with the approval of Iran") that only an actor itself counts there.
    """
    filled = [(slot, cast.parts(filling(verb, slot))) for slot in sense.slots]
    direct = [parts for _, parts in filled if parts and parts[0].direct]
    found = next(iter(direct + [parts for slot, parts in filled if parts and slot != "with"]), [])
    return found or _where(verb, sense, cast) or (_at_home(verb, cast) if "home" in sense.slots else [])


def _at_home(verb: Token, cast: Cast) -> list[Part]:
    """The country of who acts, where what is declared holds for it: "the president declared martial law"."""
    doers = [part for part in cast.parts(syntax.agents(verb)) if cast.kind(part.actor) in _RULING]
    local = any(syntax.is_among(word, "local office") for part in doers for word in (part.token, *part.token.lefts))
    homes = [] if local else [(cast.actors[part.actor].country, part.token) for part in doers]
    return [Part(country, token, direct=False) for country, token in homes if country in cast.actors]


def _where(verb: Token, sense: VerbSense, cast: Cast) -> list[Part]:
    """In whose country a place lies that is hit without being named: "fired rockets at a village in Eritrea"."""
    if not sense.relation or relation(sense.relation).quad != "material conflict":
        return []
    sites = [noun for slot in sense.slots for noun in filling(verb, slot) if _is_site(noun)]
    hosts = [*sites, verb] if sites else []
    named = cast.parts(noun for host in hosts for _, noun in syntax.behind(host, ("in", "inside", "near", "outside")))
    return [Part(part.actor, part.token, direct=False) for part in named if cast.kind(part.actor) in POLITIES]


def _is_site(noun: Token) -> bool:
    return syntax.is_among(noun, "site") or is_thing(noun, "building")


def _reciprocal(verb: Token, senses: tuple[VerbSense, ...], cast: Cast) -> Frame | None:
    """As in "Kim and Putin met", "the two sides exchanged fire": all parties stand in the subject."""
    parties = cast.parts(syntax.agents(verb))
    if len(parties) < 2 or (verb.dep_ == "advcl" and syntax.has_to(verb)):
        return None
    each = any(noun.lower_ in _EACH_OTHER for noun in syntax.patients(verb))
    for sense in (sense for sense in senses if sense.relation):
        if each and "obj" in sense.slots and sense.condition not in {"obj", "as", "for"}:
            return _between(verb, sense, parties)
        alone = "with" in sense.slots and _is_mutual(verb, sense) and not _has_partner(verb, sense)
        if alone and holds(verb, sense, parties[1:], cast):
            return _between(verb, sense, parties)
    return None


def _is_mutual(verb: Token, sense: VerbSense) -> bool:
    row = relation(sense.relation)
    if sense.condition == "bare" and not syntax.has_word(verb, "together"):  # who work need not work with each other
        return False
    return row.symmetric or row.plover in {"ASSAULT", "AGREE"} or sense.relation in MUTUAL


def _has_partner(verb: Token, sense: VerbSense) -> bool:
    """Whether the verb names another with whom it is done, known or not: "Xi and Putin spoke to reporters"."""
    others = syntax.patients(verb) if "obj" in sense.slots and syntax.has_object(verb) else []
    others = others + [noun for _, noun in syntax.behind(verb, sense.slots)]
    return any(noun.lower_ not in _EACH_OTHER for noun in others)


def _between(verb: Token, sense: VerbSense, parties: list[Part]) -> Frame:
    frame = Frame(relation=refine(sense.relation, verb), trigger=verb, tokens={verb.i})
    frame.add_sources(parties[:1])
    frame.add_targets(parties[1:])
    return frame


def noun_frame(noun: Token, cast: Cast) -> Frame | None:
    """The frame of a noun that names an event; either role may still be empty."""
    sense, words = _noun_sense(noun)
    if sense is None or sense.of == "role" or noun in cast or figures.names_none(noun):
        return None
    frame = Frame(relation=refine(sense.relation, noun), trigger=noun, tokens={noun.i, *words}, confidence=0.8)
    _fill_from_preposition(frame, sense, cast)
    before = [part for part in cast.owners(noun) if not (frame.symmetric and carriers.leads(part.token))]
    if sense.of == "victim" and noun.tag_ == "NN" and not frame.targets and _are_people(before, cast):
        frame.add_targets(before)
    else:
        _fill_from_front(frame, before)
    _fill_from_thanks(frame, cast)
    return None if _is_private_way(frame, before, cast) else frame


def _is_private_way(frame: Frame, before: list[Part], cast: Cast) -> bool:
    """Whether the journey is one of private people, which is no visit: "the refugee's journey to Chad"."""
    moved = frame.relation == "visits" and frame.trigger.lemma_.lower() in _WAYS
    return moved and bool(before) and all(is_citizen(part, cast) for part in before)


def _fill_from_thanks(frame: Frame, cast: Cast) -> None:
    """Who thanks somebody for help has had it: "Chad thanked Mali for its support"."""
    link = frame.trigger.head
    verb = link.head if frame.trigger.dep_ == "pobj" and link.lower_ == "for" else link
    if verb.lemma_ == "thank" and frame.plover in {"AID", "SUPPORT"} and not frame.targets:
        frame.add_sources(cast.parts(syntax.patients(verb)) if not frame.sources else ())
        frame.add_targets(part for part in cast.parts(syntax.agents(verb)) if part.actor not in frame.sources)


def _are_people(parts: Iterable[Part], cast: Cast) -> bool:
    """Whether all are people, to whom what they own is done: "the envoy's arrest"; states and forces do it."""
    return all(cast.kind(part.actor) in PERSONS for part in parts)


def _noun_sense(noun: Token) -> tuple[NounSense | None, tuple[int, ...]]:
    senses = noun_senses()
    for child in noun.lefts:
        if child.dep_ in {"compound", "amod"} and child.i == noun.i - 1:
            names = (f"{word} {noun.lemma_.lower()}" for word in (child.lemma_.lower(), child.lower_))
            found = next((senses[name] for name in names if name in senses), None)
            if found is not None:
                return found, (child.i,)
    return senses.get(noun.lemma_.lower()), ()


def _fill_from_preposition(frame: Frame, sense: NounSense, cast: Cast) -> None:
    noun = frame.trigger
    whole = _packet(noun)
    for host in _hosts(noun, whole, cast):
        for preposition, part in syntax.behind(host, ("between", "among", "of", *sense.source, *sense.target)):
            if preposition.i > noun.i or host.i not in {noun.i, whole.i}:
                own = host.i != whole.head.i or _tells_doer(preposition, whole)
                name = sense.target[0] if _tells_origin(preposition, sense) else preposition.lower_
                _fill(frame, sense, name, _parties(frame, preposition, part, cast), own=own)


def _packet(noun: Token) -> Token:
    """The noun, or what it comes in: the wave of "a wave of attacks on Chad"."""
    within = noun.dep_ == "pobj" and noun.head.lower_ == "of" and syntax.is_among(noun.head.head, "packet")
    return noun.head.head if within else noun


def _hosts(noun: Token, whole: Token, cast: Cast) -> list[Token]:
    """The words on which the parser hangs what belongs to an event: its noun, and what is done or said of it."""
    hosts = [
        noun,
        *(child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBN" and _is_light(child)),
        *(part for _, part in syntax.behind(noun, ("of",)) if part.lemma_ == "percent"),  # "duties of 5 percent on"
        *(part for _, part in syntax.behind(noun, ("of",)) if noun.lemma_ == "renegotiation"),
    ]
    if whole.i != noun.i:
        hosts.append(whole)
    if whole.dep_ in {"dobj", "nsubjpass", "attr"} or (whole.dep_ == "nsubj" and not cast.parts([whole])):
        hosts.append(whole.head)
    return hosts


def _tells_doer(preposition: Token, noun: Token) -> bool:
    """Whether who does what a verb's object names stands behind the verb: "described killings by rebels".

    So does a "from" behind what somebody bears or gets: "faced criticism from Chad".
    """
    verb = noun.head
    if noun.dep_ != "dobj" or preposition.head.i != verb.i or syntax.is_passive(verb):
        return False
    if preposition.lower_ == "from":
        return bool(operators().get(syntax.lemma(verb), frozenset()) & {"undergo", "receive"})
    return preposition.lower_ == "by" and not any(child.dep_ == "pcomp" for child in preposition.children)


def _tells_origin(preposition: Token, sense: NounSense) -> bool:
    """Whether a "from" says whence those come that stand before it: "a ban on visitors from Chad"."""
    before = (child.lower_ for child in preposition.head.rights if child.i < preposition.i)
    return preposition.lower_ == "from" and not {*sense.target}.isdisjoint(before)


def _parties(frame: Frame, preposition: Token, noun: Token, cast: Cast) -> list[Part]:
    """Whom a phrase behind an event names: what is fought against may be no actor, what is discussed is no party."""
    parts = cast.parts([noun])
    if noun in cast or not parts:
        return parts
    if frame.symmetric and preposition.lower_ == "of" and len(parts) == 1:
        return []
    if frame.plover != "ASSAULT" or noun.lemma_.lower() not in things()["abstract"]:
        return parts
    frame.relation = "criticises"
    return parts if frame.trigger.lemma_.lower() in _IN_WORDS else []


def _is_light(verb: Token) -> bool:
    """Whether the verb only carries its noun ("sanctions imposed on Iran", but not "a deal brokered by Qatar")."""
    return "light" in operators().get(syntax.lemma(verb), ()) or verb.lemma_ == "claim"


def _fill(frame: Frame, sense: NounSense, preposition: str, parts: list[Part], *, own: bool) -> None:
    if preposition in {"between", "among"} and (own or frame.symmetric) and not _is_owned(frame):
        frame.add_sources(parts[:1])
        frame.add_targets(parts[1:])
    elif (
        preposition in sense.target
        and not frame.targets
        and (own or preposition not in {"in", "of", "by"} or (preposition == "in" and frame.relation in _LOCAL))
    ):
        frame.add_targets(parts)
    elif preposition in sense.source and own and not frame.sources:
        frame.add_sources(parts)
    elif preposition == "of" and own and sense.of in {"target", "victim"}:
        frame.add_targets(parts)
    elif preposition == "of" and own and sense.of in {"source", "parties"}:
        frame.add_sources(parts)


def _is_owned(frame: Frame) -> bool:
    """Whether somebody alone does what two others then take part in: "met at Iran's request, between Chad and Mali"."""
    return not frame.symmetric and any(child.dep_ == "poss" for child in frame.trigger.lefts)


def _fill_from_front(frame: Frame, before: list[Part]) -> None:
    """As in "Russia's attack", "US-China talks": possessors and modifiers act, or are the two parties."""
    if frame.symmetric and len(before) > 1 and not frame.targets:
        frame.add_sources(before[:1])
        frame.add_targets(before[1:])
    elif not frame.sources:
        frame.add_sources([part for part in before if part.actor not in frame.targets][:2])
