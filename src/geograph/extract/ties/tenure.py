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

    from geograph.model import Article

_PAST = frozenset({
    "former", "formerly", "past", "ex", "late", "ousted", "deposed", "then", "would-be", "self-proclaimed", "future",
    "onetime", "one-time", "erstwhile", "previous", "sacked", "fired", "retired", "disgraced", "prospective",
})  # fmt: skip
_EARLIER = frozenset({
    "formerly", "previously", "once", "then", "later", "earlier", "had", "until", "till", "from", "between", "under",
    "during",
})  # fmt: skip
_YEAR = re.compile(r"\b(1[0-9]\d\d|20\d\d)\b(?!,\d)")
_FORMER = re.compile(
    r"\b(former|past|ex|late|ousted|deposed|then|would-be|elect|nominee|designate|self-proclaimed|one-?time)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"[,.;:!?\"“”()]|\band\b")
_TERM = re.compile(
    r" (from|between) (\w+ )?(19|20)\d\d\b|,? (until|till) |,? at the time\b|"
    r",? in (the (\w+-)?\d*0s|(\w+ )?(19|20)\d\d)\b"
)
"""What says behind a title that it is over: "head of the bank from 2001 to 2009"."""
_SHORT = 12
_STOP = re.compile(r"[.!?]['\"”’]?\s|\n")
_BESIDE = frozenset({"relcl", "advcl", "acl"})
_SINCE = frozenset({"has", "have", "'ve", "’ve", "since"})
_LASTING = frozenset({"be", "serve", "act", "work"})
_PAST_TENSE = frozenset({"VBD", "VBN", "VBG"})
_HELD = frozenset({
    "work", "lead", "head", "rule", "govern", "chair", "represent", "command", "run", "control", "preside", "oversee",
    "belong", "serve", "speak", "be", "act",
})  # fmt: skip
"""Verbs of what lasts: who founded or joined a body once may still be in it."""
_LEAVING = frozenset({"leave", "quit", "renounce", "abandon", "desert", "resign"})
_UNTIL = frozenset({"until", "till", "between", "during"})
_ONCE = frozenset({"once", "formerly", "previously", "briefly", "then", "earlier", "originally", "initially"})
_SPAN = re.compile(r"\b(years?|months?|weeks?|decades?|terms?|stints?)\b")
_DATED = re.compile(r"\b(19|20)\d\d(s|-\d\d)?\b|\b\d\ds\b")
_THEN = re.compile(r"\b(the|that) (time|moment|day)s?\b")
_EX = re.compile(r"\b(ex|one-?time)\b\s*(-|$|\s)", re.IGNORECASE)
_NEAR = 5


def is_former(article: Article, start: int, end: int) -> bool:
    """Whether a title at some place, or what stands before or behind it, says that it is no longer or not yet held."""
    before = _APART.split(article.text[max(0, start - _SHORT) : start])[-1]
    return bool(_FORMER.search(before + article.text[start:end]) or _TERM.match(article.text, end))


def is_past(noun: Token) -> bool:
    """Whether words before the noun say that somebody was or would be it: "former minister and head of Acme"."""
    if any(word.lower_ in _PAST for child in noun.lefts for word in (child, *child.lefts)) or _is_ex(noun):
        return True
    shares = noun.dep_ == "conj" and not any(child.dep_ in {"det", "poss"} for child in noun.lefts)
    return shares and noun.head.pos_ in {"NOUN", "PROPN"} and is_past(noun.head)


def _is_ex(noun: Token) -> bool:
    """Whether the words just before the noun's name say it, which the parser tears apart: "an ex-member"."""
    start = max(noun.sent.start, noun.i - _NEAR)
    before = noun.doc[start : noun.i].text.rpartition(",")[2]
    return bool(_EX.search(before))


def is_over(noun: Token) -> bool:
    """Whether the verb that makes somebody what the noun says puts it in the past: "who later served as chief".

    A plain "Fox was minister" may be told of what lasts; beside something else ("when he was minister") it is over.
    """
    verb = _maker(noun)
    if verb is None or verb.tag_ not in {"VBD", "VBN"}:
        return False
    words = {child.lower_ for child in verb.children}
    if words & _SINCE or _is_reported(verb):
        return False
    clauses = (verb, verb.head) if verb.dep_ == "conj" else (verb,)
    return bool(words & _EARLIER) or any(clause.dep_ in _BESIDE for clause in clauses)


def _maker(noun: Token) -> Token | None:
    """The verb of being or serving that makes somebody what the noun says."""
    first = noun.head if noun.dep_ == "conj" else noun
    sign = first.head if first.dep_ == "pobj" and first.head.lower_ == "as" else first
    makes = (sign is not first or first.dep_ == "attr") and sign.head.lemma_ in _LASTING
    return sign.head if makes else None


def is_ended(noun: Token) -> bool:
    """Whether a time tells that what the noun says is over: "a member until last year", "was a member in 2009"."""
    verb = _maker(noun)
    return _ends(noun) or (verb is not None and is_done(verb))


def is_done(verb: Token) -> bool:
    """Whether what a verb tells of as lasting is over: "led it until 2014", "used to work", "joined it and left".

    With the years in which it lasted ("from 2003 to 2011") it can be told, for then it has its time.
    """
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "use" and verb.head.tag_ == "VBD":
        return True
    if verb.tag_ not in {"VBD", "VBN"} or any(child.lower_ in _SINCE for child in verb.children):
        return False
    left = any(other.lemma_ in _LEAVING and other.i > verb.i and other.tag_ == "VBD" for other in verb.conjuncts)
    return left or (verb.lemma_ in _HELD and _ends(verb) and not any(map(_is_dated, verb.children)))


def _ends(word: Token) -> bool:
    """Whether what hangs on a noun or verb tells a time that is over, or a term."""
    return any(map(_tells_end, word.children))


def _is_dated(child: Token) -> bool:
    """Whether a phrase gives the year when something was or began."""
    words = child.doc[child.left_edge.i : child.right_edge.i + 1].text
    return child.dep_ == "prep" and child.lower_ in {"in", "from", "between"} and bool(_YEAR.search(words))


def _tells_end(child: Token) -> bool:
    words = child.doc[child.left_edge.i : child.right_edge.i + 1].text.lower()
    if child.dep_ == "prep":
        term = child.lower_ == "for" and _SPAN.search(words)
        at_time = child.lower_ == "at" and _THEN.search(words)
        dated = child.lower_ in {"in", "from"} and _DATED.search(words)
        return bool(child.lower_ in _UNTIL or term or at_time or dated)
    if child.dep_ in {"dobj", "npadvmod"} and syntax.is_verb(child.head):
        return bool(_SPAN.search(child.lower_))
    if child.dep_ == "advcl" and child.head.lemma_ == "be":
        return any(mark.lower_ == "when" for mark in child.lefts) and child.tag_ == "VBD"
    return child.dep_ == "advmod" and child.lower_ in _ONCE


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
