"""The more exact relation that the words beside a trigger show: military aid, a missile attack, a demand to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import syntax
from geograph.extract.lexicon import refinements

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKING = frozenset({"demandsFrom", "appealsTo"})
_WEAPONS = frozenset({"jet", "warplane", "drone", "missile", "rocket", "hacker", "suicide"})


def refine(name: str, trigger: Token) -> str:
    """The more exact relation that the words beside the trigger show ("military aid", "missile attack")."""
    pairs = refinements().get(name)
    if not pairs:
        return name
    near = {child.lemma_.lower() for child in trigger.children if child.dep_ in {"amod", "compound", "nmod"}}
    for _, part in syntax.behind(trigger, ("with", "by", "of")):
        near |= {word.lemma_.lower() for word in ((part, *part.lefts) if name == "threatens" else (part,))}
    near |= _content(trigger) if name in _ASKING else _doers(trigger) & _WEAPONS
    near |= {
        deep.lemma_.lower() for child in trigger.children if child.dep_ in {"amod", "compound"} for deep in child.lefts
    }
    return next((refined for words, refined in pairs if near & words), name)


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
