"""What the senses of a verb ask of the words round it: who fills their slots, and what stands in their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import certainty, syntax
from geograph.extract.lexicon import things
from geograph.extract.roles.cast import KIND_CLASSES, PERSONS, POLITIES, Cast, Part
from geograph.model import Kind, Modality
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spacy.tokens import Token

    from geograph.extract.lexicon import VerbSense

_SINGULAR = frozenset({"NN", "NNP", "PRP"})
_RELATIVE = frozenset({"that", "which"})
_THINGS = frozenset({
    "obj", "given", "doer", "deed", "with", "for", "as", "of", "to", "in", "into", "on", "from", "against", "at",
})  # fmt: skip


_UNOFFICIAL = frozenset({"", "CVL", "REL", "REF", "EDU", "MED", "NGO"})
_PRIVATE = _UNOFFICIAL - {"MED", "NGO"}
_BOUND = POLITIES | {Kind.MINISTRY, Kind.COURT, Kind.ALLIANCE, Kind.ARMED_FORCE}
_ARMED = frozenset({"MIL", "REB", "UAF", "PRM"})
_LANDS = frozenset({Kind.STATE, Kind.PLACE})
_TALKERS = frozenset({Kind.PERSON, Kind.MEDIA, Kind.PARTY, Kind.COMPANY})


def filling(verb: Token, slot: str) -> list[Token]:
    """What stands in a slot of a verb: its object, what it is about, or what a preposition introduces."""
    if slot == "obj":
        return syntax.patients(verb)
    if slot == "dative":
        return [child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"]
    if slot == "clause":
        return syntax.subjects_of_content(verb) or _asked_for(verb)
    nouns = [noun for _, noun in syntax.behind(verb, (slot,)) if not syntax.has_object(noun)]
    things_done = syntax.patients(verb) or [noun for _, noun in syntax.behind(verb, ("with",))]
    return nouns or [noun for thing in things_done for _, noun in syntax.behind(thing, (slot,))]


def _asked_for(verb: Token) -> list[Token]:
    """Whom an action is asked of, as in "pressed for Russia to leave"."""
    clauses = [child for child in verb.rights if child.dep_ in {"advcl", "ccomp", "xcomp"} and syntax.has_to(child)]
    marked = [child for child in clauses if any(part.dep_ == "mark" and part.lower_ == "for" for part in child.lefts)]
    return [part for child in marked for part in child.lefts if part.dep_ == "nsubj"]


def sufferers(verb: Token, sense: VerbSense, cast: Cast) -> list[Part]:
    """To whom it happens where somebody else is the source: the subject of "fell to", "were expelled from", "got"."""
    if sense.condition == "given":
        return [] if syntax.is_passive(verb) else cast.parts(syntax.agents(verb))
    return [] if syntax.has_object(verb) else cast.parts(syntax.patients(verb) or syntax.agents(verb))


def fitting(sense: VerbSense, targets: list[Part], cast: Cast) -> list[Part]:
    """The targets without a person who stands beside what the sense asks for: one leaves the EU, not Trump."""
    classes = KIND_CLASSES.get(sense.value, PERSONS) if sense.condition == "target" else PERSONS
    return [part for part in targets if Kind.PERSON in classes or cast.kind(part.actor) is not Kind.PERSON]


def holds(verb: Token, sense: VerbSense, targets: list[Part], cast: Cast) -> bool:
    """Whether the condition of a sense is met by what stands round the verb and by its targets."""
    if sense.condition in _CONDITIONS:
        return _CONDITIONS[sense.condition](verb, sense, targets, cast)
    if sense.condition in _THINGS:
        nouns = _beside(verb, sense.condition)
        if not sense.relation:  # the word itself makes it a figure of speech, not what is coordinated with it
            words = [word for noun in nouns for word in (noun, *(part for _, part in syntax.behind(noun, ("of",))))]
            return any(word.lemma_.lower() in things()[sense.value] for word in words)
        return any(is_thing(noun, sense.value) for noun in nouns) if sense.value else bool(nouns)
    if sense.condition in {"turned", "source"}:
        parts = sufferers(verb, sense, cast) if sense.condition == "turned" else cast.parts(syntax.agents(verb))
        return any(cast.kind(part.actor) in KIND_CLASSES[sense.value] for part in parts)
    if sense.condition == "content":
        return _says(verb, sense.value)
    return sense.condition != "bare" or not syntax.has_object(verb)


def _beside(verb: Token, place: str) -> list[Token]:
    """What stands in a place beside the verb: its object, who does it, what is to be done, or a preposition's."""
    if place in {"obj", "given"}:
        return [*syntax.patients(verb), *_terms(verb), *_described(verb)]
    if place == "doer":
        return syntax.agents(verb)
    if place == "deed":
        deeds = [child for child in verb.children if child.dep_ in {"xcomp", "ccomp", "advcl"} and syntax.has_to(child)]
        return [word for deed in deeds for word in (deed, *(part for part in deed.rights if part.dep_ == "dobj"))]
    return filling(verb, place)


def _terms(verb: Token) -> list[Token]:
    """How long somebody is given for a deed, which the parser takes for a time: "gave them a day to leave"."""
    spans = [child for child in verb.rights if child.dep_ == "npadvmod"]
    clauses = [child for host in (verb, *spans) for child in host.rights if syntax.has_to(child)]
    return [span for span in spans if any(clause.left_edge.i == span.i + 1 for clause in clauses)]


def _described(verb: Token) -> list[Token]:
    """What a "that" stands for as the object of a verb: the case in "the case that Chad brought against Mali"."""
    relative = verb.dep_ == "relcl" and any(child.dep_ == "dobj" and child.lower_ in _RELATIVE for child in verb.lefts)
    return [verb.head] if relative else []


def _says(verb: Token, what: str) -> bool:
    """Whether the verb has a content that is no question; one that is yet to be done, or of certain words."""
    if not what:
        return syntax.has_content(verb) and not syntax.asks_whether(verb)
    contents = [child for child in verb.children if child.dep_ in {"xcomp", "ccomp", "oprd", "acomp"}]
    if what == "ahead":
        return any(syntax.has_to(clause) or certainty.modality(clause) is Modality.PLANNED for clause in contents)
    if what == "due":
        return any(map(_is_due, contents))
    words = [word for clause in contents for word in _brought(clause)] if what == "revenge" else contents
    return any(is_thing(word, what) for word in words)


def _is_due(clause: Token) -> bool:
    """Whether a clause says what somebody is to do: "that Chad leave", "that she be freed", "that Chad must leave"."""
    helping = [child for child in clause.children if child.dep_ in {"aux", "auxpass"}]
    if any(child.lower_ in {"must", "should"} for child in helping):
        return True
    doer = next((child for child in clause.lefts if child.dep_ in syntax.SUBJECTS), None)
    if doer is None or any(child.lower_ != "be" for child in helping):
        return False
    one = doer.tag_ in _SINGULAR and not any(child.dep_ == "conj" for child in doer.rights)
    return one and (clause.tag_ in {"VB", "VBP"} or any(child.lower_ == "be" for child in helping))


def _brought(clause: Token) -> list[Token]:
    """What a deed that is yet to come would bring: a response in "would meet with a response", "would draw one"."""
    if not any(child.lower_ in {"will", "would"} for child in clause.children):
        return []
    return [*syntax.patients(clause), *(noun for _, noun in syntax.behind(clause, ("with", "to", "in", "by")))]


def _target_fits(targets: list[Part], value: str, cast: Cast) -> bool:
    if value == "actor":
        return targets[0].direct
    if value == "act":
        return not targets[0].direct
    return targets[0].direct and cast.kind(targets[0].actor) in KIND_CLASSES[value]


def is_thing(noun: Token, name: str) -> bool:
    """Whether a noun, what it counts or what describes it is of a class of things."""
    words = things()[name]
    return any(part.lemma_.lower() in words for part in (*syntax.coordinated(noun), *_within(noun)))


def _within(noun: Token) -> list[Token]:
    """What is inside "hundreds of tanks", "a package of loans", "two battle tanks", "military equipment"."""
    inner = [part for _, part in syntax.behind(noun, ("of",))]
    return inner + [child for child in noun.lefts if child.dep_ in {"amod", "compound"}]


def _is_target(_verb: Token, sense: VerbSense, targets: list[Part], cast: Cast) -> bool:
    return _target_fits(targets, sense.value, cast)


def _is_plain(verb: Token, sense: VerbSense, targets: list[Part], cast: Cast) -> bool:
    return _target_fits(targets, sense.value, cast) and not syntax.has_content(verb)


def _is_private(verb: Token, _sense: VerbSense, _targets: list[Part], cast: Cast) -> bool:
    """Whether all who act are private people, whose moves are no affair of states: "the refugee arrived in Chad"."""
    parts = _doers(verb, cast)
    return bool(parts) and all(is_citizen(part, cast) for part in parts)


def is_citizen(part: Part, cast: Cast) -> bool:
    """Whether somebody is a private person, whom no list knows, or people called by the name of their state."""
    actor, known = cast.actors[part.actor], known_actors().get(part.actor)
    if actor.kind is Kind.STATE:  # "the Chadians who land in Mali" are not Chad
        return part.direct and known is not None and part.token.text in known.adjectives
    return actor.kind in PERSONS and actor.sector in _PRIVATE and known is None


def _leaves(verb: Token, _sense: VerbSense, targets: list[Part], cast: Cast) -> bool:
    """Whether people leave a country, not an office, a party or a war: "the banker left Chad"."""
    actors = [cast.actors[part.actor] for part in _doers(verb, cast)]
    people = all(actor.kind in PERSONS and actor.sector not in _ARMED for actor in actors)
    return people and bool(actors) and cast.kind(targets[0].actor) in _LANDS


def _is_unofficial(verb: Token, sense: VerbSense, _targets: list[Part], cast: Cast) -> bool:
    """Whether only those act on such a thing who bind nobody by it: "a blog issued a blacklist of journalists"."""
    actors = [cast.actors[part.actor] for part in _doers(verb, cast)]
    bound = any(actor.kind in _BOUND or actor.sector not in _UNOFFICIAL for actor in actors)
    return not bound and any(is_thing(noun, sense.value) for noun in syntax.patients(verb))


def _asks(verb: Token, _sense: VerbSense, _targets: list[Part], cast: Cast) -> bool:
    """Whether somebody only asks a question: a journalist, or anybody "about what could happen"."""
    topics = [child for child in verb.rights if child.dep_ == "prep" and child.lower_ in {"about", "on", "over"}]
    clauses = any(part.dep_ == "pcomp" for topic in topics for part in topic.children)
    return clauses or any(cast.actors[part.actor].sector == "MED" for part in _doers(verb, cast))


def _in_words(verb: Token, _sense: VerbSense, _targets: list[Part], cast: Cast) -> bool:
    """Whether who fires back does so in words: "the spokeswoman fired back at Chad", "fired back in a statement"."""
    said = any(is_thing(noun, "statement") for _, noun in syntax.behind(verb, ("in", "on", "over", "with")))
    return syntax.has_word(verb, "back") and (
        said or any(cast.kind(part.actor) in _TALKERS for part in _doers(verb, cast))
    )


def _doers(verb: Token, cast: Cast) -> list[Part]:
    return cast.parts(syntax.agents(verb))


_CONDITIONS: Mapping[str, Callable[[Token, VerbSense, list[Part], Cast], bool]] = {
    "target": _is_target,
    "plain": _is_plain,
    "private": _is_private,
    "leaver": _leaves,
    "unofficial": _is_unofficial,
    "asker": _asks,
    "words": _in_words,
}
