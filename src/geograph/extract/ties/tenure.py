"""Whether a post or tie that a text tells of is over: "the former minister", "was minister when", "later served as".

A graph of ties shows who holds what on the day of the article. What somebody was says nothing of that day, unless it
is reported speech that turned "is" into "was": "Police said that he was a member".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geograph.extract import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAST = frozenset({
    "former", "formerly", "past", "ex", "late", "ousted", "deposed", "then", "would-be", "self-proclaimed", "future",
    "onetime", "one-time", "erstwhile", "previous", "sacked", "fired", "retired", "disgraced", "prospective",
})  # fmt: skip
_EARLIER = frozenset({
    "formerly", "previously", "once", "then", "later", "earlier", "had", "until", "till", "from", "between", "under",
    "during",
})  # fmt: skip
_YEAR = re.compile(r"\b(1[0-9]\d\d|20\d\d)\b(?!,\d)")
_STOP = re.compile(r"[.!?]['\"”’]?\s|\n")
_BESIDE = frozenset({"relcl", "advcl", "acl"})
_SINCE = frozenset({"has", "have", "'ve", "’ve", "since"})
_LASTING = frozenset({"be", "serve", "act", "work"})
_PAST_TENSE = frozenset({"VBD", "VBN", "VBG"})


def is_past(noun: Token) -> bool:
    """Whether words before the noun say that somebody was or would be it: "former minister and head of Acme"."""
    if any(word.lower_ in _PAST for child in noun.lefts for word in (child, *child.lefts)):
        return True
    shares = noun.dep_ == "conj" and not any(child.dep_ in {"det", "poss"} for child in noun.lefts)
    return shares and noun.head.pos_ in {"NOUN", "PROPN"} and is_past(noun.head)


def is_over(noun: Token) -> bool:
    """Whether the verb that makes somebody what the noun says puts it in the past: "who later served as chief".

    A plain "Fox was minister" may be told of what lasts; beside something else ("when he was minister") it is over.
    """
    first = noun.head if noun.dep_ == "conj" else noun
    sign = first.head if first.dep_ == "pobj" and first.head.lower_ == "as" else first
    verb = sign.head
    if (sign is first and first.dep_ != "attr") or verb.lemma_ not in _LASTING:
        return False
    words = {child.lower_ for child in verb.children}
    if verb.tag_ not in {"VBD", "VBN"} or words & _SINCE or _is_reported(verb):
        return False
    clauses = (verb, verb.head) if verb.dep_ == "conj" else (verb,)
    return bool(words & _EARLIER) or any(clause.dep_ in _BESIDE for clause in clauses)


def _is_reported(verb: Token) -> bool:
    """Whether somebody tells in the past tense what the verb says."""
    clauses = (verb, *syntax.ancestors(verb))
    return any(clause.dep_ == "ccomp" and clause.head.tag_ in _PAST_TENSE for clause in clauses)


def is_before(text: str, at: int, year: int) -> bool:
    """Whether every year that the sentence around some place tells lies before a year, and it tells one.

    >>> is_before("He left. In 1962 the president ordered it.", 22, 2017)
    True
    """
    stops = [found.end() for found in _STOP.finditer(text, 0, at)]
    last = _STOP.search(text, at)
    told = _YEAR.findall(text, stops[-1] if stops else 0, last.end() if last else len(text))
    return bool(told) and all(int(one) < year for one in told)
