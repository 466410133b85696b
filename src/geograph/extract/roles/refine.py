"""The more exact relation that the words beside a trigger show: military aid, a missile attack, a demand to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import syntax
from geograph.extract.lexicon import refinements, things

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKING = frozenset({"demandsFrom", "appealsTo"})
_DESCRIBING = frozenset({"amod", "compound", "nmod"})
_STRIKE = "strikesAgainst"
_WEAPONS = frozenset({"jet", "warplane", "drone", "missile", "rocket", "artillery", "mortar", "hacker", "suicide"})


def refine(name: str, trigger: Token) -> str:
    """The more exact relation that the words beside the trigger show ("military aid", "missile attack")."""
    pairs = refinements().get(name)
    if not pairs:
        return name
    owned = {"poss"} if name == "attacks" else set()  # "the workers' strike"; "the army's support" need not be arms
    near = {child.lemma_.lower() for child in trigger.children if child.dep_ in _DESCRIBING | owned}
    near |= _prepositions(trigger)
    for _, part in syntax.behind(trigger, ("with", "by", "of")):
        near |= {word.lemma_.lower() for word in ((part, *part.lefts) if name == "threatens" else (part,))}
    near |= _content(trigger) if name in _ASKING else _doers(trigger) & (_WEAPONS | things()["captor"])
    near |= {
        deep.lemma_.lower() for child in trigger.children if child.dep_ in {"amod", "compound"} for deep in child.lefts
    }
    fitting = [refined for words, refined in pairs if near & words]
    return next((refined for refined in fitting if refined != _STRIKE or trigger.lemma_ == "strike"), name)


def _prepositions(noun: Token) -> set[str]:
    """What joins a noun to its ends: a call on somebody is none with him, a complaint against him none to him.

    So does what stands before it: who is "in contact" with somebody need not have met him.
    """
    if syntax.is_verb(noun):
        return set()
    hosts = [noun, *(child for child in noun.rights if child.dep_ == "acl")]
    hosts += [noun.head] if noun.dep_ in {"dobj", "nsubjpass"} else []
    joined = {child.lower_ for host in hosts for child in host.children if child.dep_ == "prep"}
    return joined | ({f"{noun.head.lower_} {noun.lemma_.lower()}"} if noun.dep_ == "pobj" else set())


def _content(verb: Token) -> set[str]:
    """What is asked for in a clause, unless it is asked not to be done or how to do it."""
    clauses = [child for child in verb.children if child.dep_ in {"ccomp", "xcomp"}]
    plain = [child for child in clauses if not any(_turns(part) for part in child.children)]
    return {child.lemma_.lower() for child in plain}


def _turns(word: Token) -> bool:
    return word.dep_ == "neg" or word.lower_ in syntax.QUESTIONS


def _doers(verb: Token) -> set[str]:
    """The words for who or what acts: "Israeli jets bombed"."""
    if not syntax.is_verb(verb):
        return set()
    return {word.lemma_.lower() for noun in syntax.agents(verb) for word in (noun, *noun.lefts)}
