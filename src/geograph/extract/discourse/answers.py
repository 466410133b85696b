"""What answers something told before and names nobody: ", which Kigali denies", "Egypt condemned the attack".

Who denies something answers those who said it of him; who condemns or welcomes a deed means whoever did it. Where the
object is only a pronoun, "a charge" or "the attack", both are told in the same sentence or in one before. A charge is
remembered longest; "the move" or "the decision", which any deed may be, is what the sentence just before tells first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import reasons, syntax
from geograph.extract.judgement import confidence
from geograph.extract.lexicon import noun_senses, operators, things, verb_senses
from geograph.extract.modality import scope
from geograph.extract.roles.frames import Frame
from geograph.model import Kind, Modality, Polarity
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from spacy.tokens import Span, Token

    from geograph.extract.roles.cast import Cast

_UNDERSTOOD = 0.6
_ANSWERS = frozenset({"criticises", "praises", "rejects"})
_POINTING = frozenset({"the", "this", "these", "that", "those"})
_PRONOUNS = frozenset({"it", "this", "that", "them"})
_PARTS = frozenset({"amod", "det", "punct", "compound", "predet", "nummod", "cc", "conj"})
_CALLING = frozenset({"call", "describe", "label", "brand"})
_CONTENT = frozenset({"ccomp", "xcomp"})
_CHARGES = frozenset(
    {"charge", "accusation", "allegation", "insinuation", "responsibility", "involvement", "wrongdoing"}
)
_ASIDE = frozenset({"advcl", "relcl", "acl", "appos", "pobj", "pcomp", "npadvmod", "parataxis"})
_TALK = frozenset({"ACCUSE", "CONSULT", "REQUEST"})
_STATES = frozenset({Kind.STATE, Kind.GOVERNMENT})
_RECENT = 3
"""How many sentences back what is answered may have been told, unless it is a charge."""
_APART = frozenset({Kind.ARMED_GROUP, Kind.GROUP, Kind.PEOPLE, Kind.PARTY, Kind.COMPANY, Kind.MEDIA})


def answers(sentence: Span, known: Sequence[Frame], before: Sequence[Frame], cast: Cast) -> Iterator[Frame]:
    """The denials and judgements whose object names nobody, each towards those who said or did what it answers.

    Args:
        sentence: Where they stand.
        known: The frames of the sentence.
        before: Those of the sentences just before it.
        cast: Who stands where.
    """
    filled = [frame for frame in (*before, *known) if frame.sources and frame.targets]
    used = {frame.trigger.i for frame in known if frame in filled}
    for verb in sentence:
        thing = _thing(verb, used) if verb.pos_ == "VERB" and verb.i not in used else None
        name = "" if thing is None else _name(verb)
        if thing is None or not name:
            continue
        told = sorted((deed for deed in filled if deed.trigger.i < verb.i), key=lambda deed: -deed.trigger.i)
        frame = Frame(relation=name, trigger=verb, tokens={verb.i, thing.i}, confidence=_UNDERSTOOD)
        _fill(frame, thing, told, cast)
        if frame.sources and frame.targets and not any(_is_told(frame, other) for other in known):
            scope.climb(frame, cast)
            if verb.dep_ == "relcl":  # what is added by the way is not part of what somebody said
                frame.speakers.clear()
            confidence.doubt(frame, cast)
            yield frame


def _is_told(frame: Frame, other: Frame) -> bool:
    """Whether another frame says as much of the same two."""
    same = {*frame.sources} & {*other.sources} and {*frame.targets} & {*other.targets}
    return bool(same) and other.plover in {frame.plover, "REJECT"}


def _thing(verb: Token, told: Collection[int]) -> Token | None:
    """The object that names nobody: a pronoun for what was said, "a charge", "the attack", a content told nowhere."""
    objects = syntax.patients(verb)
    clause = verb.dep_ == "relcl" and (not objects or objects[0].tag_ in {"WDT", "IN"})
    if clause and verb.head.lemma_.lower() in things()["said"] | things()["move"]:
        return verb.head
    if not objects:
        contents = (child for child in verb.rights if child.dep_ in _CONTENT)
        return next((child for child in contents if not any(word.i in told for word in child.subtree)), None)
    thing = objects[0]
    if thing.lower_ == "which":
        return thing if thing.i and thing.nbor(-1).text == "," else None
    return thing if thing.lower_ in _PRONOUNS or _is_bare(thing, verb) else None


def _is_bare(noun: Token, verb: Token) -> bool:
    """Whether a noun points back at what was told: no name, content or phrase of its own says which one it is."""
    own = (child for child in noun.children if child.i != verb.i)
    return noun.pos_ == "NOUN" and all(child.dep_ in _PARTS for child in own)


def _name(verb: Token) -> str:
    """Which answer a verb gives with such an object: a denial, or blame or praise of what was done."""
    word, named = syntax.lemma(verb), _named(verb)
    if any("deny" in operators().get(name, ()) for name in named | ({word} - {"lie"})):
        return "denies"
    for sense in verb_senses().get(word, ()):
        if sense.relation in _ANSWERS and "obj" in sense.slots:
            told = sense.condition in {"as", "content"} and named & things()[sense.value]
            harm = told or (sense.condition == "content" and sense.value == "bad" and any(map(_is_harm, named)))
            if harm or sense.condition in {"", "target"}:
                return sense.relation
    return ""


def _named(verb: Token) -> set[str]:
    """What the verb calls its object: groundless in "called it groundless", "described it as groundless"."""
    told = [child for child in verb.rights if child.dep_ in {"oprd", "xcomp", "acomp", "ccomp"}]
    told = [word for word in told if not syntax.has_to(word)]  # who "continued to deny" calls nothing a denial
    told += [word for child in verb.rights if child.lower_ == "as" for word in child.children]
    told += [word for noun in syntax.patients(verb) for word in noun.rights if word.dep_ == "amod"]
    told += [noun for word in told if word.lower_ == "act" for _, noun in syntax.behind(word, ("of",))]
    return {word.lemma_.lower() for first in told for word in syntax.coordinated(first)}


def _is_harm(word: str) -> bool:
    """Whether a noun names a deed that is no good: "called it an attack"."""
    sense = noun_senses().get(word)
    return sense is not None and (sense.relation == "atWarWith" or relation(sense.relation).quad == "material conflict")


def _fill(frame: Frame, thing: Token, told: Sequence[Frame], cast: Cast) -> None:
    """Give the answer who answers, and those who said or did the thing."""
    agents = syntax.agents(frame.trigger)
    frame.add_sources(part for part in cast.parts(agents) if part.direct)
    frame.sources = [cast.spoken(actor) for actor in frame.sources]
    if frame.relation == "denies" and any(_is_known(noun) for noun in agents) and not frame.sources:
        charges = [deed for deed in told if deed.relation == "accuses"]
        frame.sources = list(charges[0].targets[:1]) if charges else []
    for read in (_said_by, _done_by, _told_by):
        for deed in told:
            found = read(frame, thing, deed, cast)
            if found:
                with reasons.watched(frame, "it answers what was told before", deed.trigger):
                    frame.targets = found
                frame.tokens |= deed.tokens
                return


def _is_known(noun: Token) -> bool:
    """Whether a subject without a name points back at somebody: "the Gulf state denies it"."""
    return noun.pos_ == "NOUN" and any(child.lower_ == "the" for child in noun.lefts)


def _said_by(frame: Frame, thing: Token, deed: Frame, cast: Cast) -> list[str]:
    """Who said of those who answer what they deny: the accuser, or the voice behind what they are said to have done."""
    pointing = thing.dep_ in _CONTENT or thing.lower_ in _PRONOUNS | {"which"}
    spoken = pointing or thing.lemma_.lower() in things()["said"]
    denied = frame.relation == "denies" or (frame.relation == "rejects" and thing.dep_ not in _CONTENT)
    if not spoken or not denied:
        return []
    charged = deed.relation == "accuses"
    accused, accusers = (deed.targets, deed.sources) if charged else (deed.sources, deed.speakers)
    lasting = charged and thing.pos_ == "NOUN"
    if not (lasting or is_recent(deed, frame.trigger)) or not _concerns(accused, frame.sources, cast):
        return []
    if sides(frame.sources, cast) & sides(accusers, cast):
        return []
    frame.relation = "denies"
    return list(accusers)


def _concerns(accused: Collection[str], denying: Collection[str], cast: Cast) -> bool:
    """Whether what is said of some is said of others: of the same, or of a state for which those speak."""
    states = [actor for actor in (*accused, *denying) if cast.kind(actor) in _STATES]
    own = sides(accused, cast) & sides(denying, cast)
    return bool({*accused} & {*denying} or own & sides(states, cast))


def _done_by(frame: Frame, thing: Token, deed: Frame, cast: Cast) -> list[str]:
    """Who did the deed that a noun points back at; both parties to what they did together."""
    if thing.dep_ in _CONTENT or frame.relation == "denies" or not _is_meant(thing, frame.trigger, deed):
        return []
    doers = [*deed.sources, *(deed.targets if deed.symmetric else [])]
    return [] if sides(doers, cast) & sides(frame.sources, cast) else doers


def _is_meant(thing: Token, verb: Token, deed: Frame) -> bool:
    """Whether an object points back at this deed: "the attack", "the move", or "it" as in "called it an act of war"."""
    word = thing.lemma_.lower()
    if thing.lower_ in _PRONOUNS:
        return (
            verb.lemma_ in _CALLING and relation(deed.relation).quad == "material conflict" and is_recent(deed, verb, 1)
        )
    sense = noun_senses().get(word)
    named = sense is not None and relation(sense.relation).plover == deed.plover != "" and is_recent(deed, verb)
    return (named or (word in things()["move"] and _is_move(deed, verb))) and _points(thing, verb)


def _is_move(deed: Frame, verb: Token) -> bool:
    """Whether a deed may be "the move" or "the decision": done or decided, and what the sentence just before tells."""
    done = deed.modality in {Modality.ACTUAL, Modality.PLANNED} and deed.polarity is Polarity.AFFIRMED
    above = (deed.trigger, *syntax.ancestors(deed.trigger))
    main = not any(word.dep_ in _ASIDE for word in above)
    return done and main and is_recent(deed, verb, 1) and deed.plover not in _TALK | {""}


def is_recent(deed: Frame, word: Token, sentences: int = _RECENT) -> bool:
    """Whether what is answered was told at most so many sentences before the word."""
    between = deed.trigger.doc[deed.trigger.i + 1 : word.i + 1]
    return sum(1 for token in between if token.is_sent_start) <= sentences


def _points(thing: Token, verb: Token) -> bool:
    return thing.i < verb.i or any(child.lower_ in _POINTING for child in thing.lefts)


def _told_by(frame: Frame, thing: Token, deed: Frame, cast: Cast) -> list[str]:
    """Who told what somebody else rejects: "the ministry rejected the account"; a charge is one only to the accused."""
    word = thing.lemma_.lower()
    spoken = word in things()["said"] - _CHARGES and thing.i > frame.trigger.i and _points(thing, frame.trigger)
    if not spoken or frame.relation not in {"denies", "rejects"} or not is_recent(deed, frame.trigger):
        return []
    tellers = deed.speakers[:1] if deed.polarity is Polarity.AFFIRMED else []
    if not tellers or sides(tellers, cast) & sides(frame.sources, cast):
        return []
    frame.relation = "denies"
    return tellers


def sides(actors: Collection[str], cast: Cast) -> set[str]:
    """For whom these speak: officials for their country, others for themselves."""
    return {*actors, *(country for actor in actors if (country := _country(actor, cast)))}


def _country(actor: str, cast: Cast) -> str:
    return "" if cast.kind(actor) in _APART else cast.actors[cast.spoken(actor)].country
