"""Whether the words around a time expression look back or ahead."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


class Tense(Enum):
    """The direction of a sentence as seen from the day of publication."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


# Words that look ahead by themselves ("a vote due on Friday"), and words whose infinitive does ("agreed to vote").
_AHEAD = frozenset({
    "ahead", "due", "expect", "expected", "expects", "forthcoming", "looming", "planned", "scheduled", "slated",
    "upcoming",
})  # fmt: skip
_WITH_INFINITIVE = frozenset({
    "agree", "agreement", "aim", "be", "call", "decide", "decision", "demand", "expect", "hope", "intend", "intention",
    "invite", "need", "offer", "order", "plan", "pledge", "prepare", "promise", "proposal", "propose", "ready", "set",
    "threat", "threaten", "urge", "vow", "want",
})  # fmt: skip
_OPENING_VERBS = frozenset({"begin", "end", "expire", "open", "start"})
_MODALS = frozenset(
    {"will", "'ll", "\u2019ll", "wo", "shall", "would", "could", "may", "might", "can", "must", "should"}
)
_NOW = frozenset({"is", "are", "am", "'s", "'re", "\u2019s", "\u2019re"})
_HAVE = frozenset({"have", "has", "had", "'ve", "\u2019ve", "'d"})
_SAYING = frozenset({"say", "tell", "announce", "report", "add", "declare", "confirm", "state", "warn"})
_SO_FAR = frozenset({"until", "till"})
_FARTHEST = 12


def tense(span: Span) -> Tense:
    """The direction that the verb above a time expression gives it.

    The way up the tree ends at the first verb that decides: "will meet on Friday" and "a summit planned for Friday"
    look ahead, "met on Friday" looks back. An infinitive goes by what governs it ("plans to meet", "failed to meet").
    """
    if _is_told_then(span):
        return Tense.PAST
    found = _found(span.root)
    return Tense.FUTURE if found is Tense.UNKNOWN and _before(span) in _SO_FAR else found


def _found(token: Token) -> Tense:
    infinitive = False
    for _ in range(_FARTHEST):
        decided = _decided(token, infinitive=infinitive)
        if decided is not None:
            return decided
        if token.head.i == token.i:
            break
        infinitive = "to" in _helpers(token)
        token = token.head
    return Tense.UNKNOWN


def _is_told_then(span: Span) -> bool:
    """Whether somebody said something at the time: "said on Saturday he would go", "told reporters on Saturday"."""
    first = span.start - (span.root.dep_ == "pobj" and span.root.head.i == span.start - 1)
    if first == span.sent.start or any(child.dep_ == "case" for child in span.root.children):
        return False
    word = span.doc[first - 1]
    verb = word.head if word.dep_ in {"dobj", "dative"} else word
    return verb.i < first and verb.tag_ == "VBD" and verb.lemma_ in _SAYING


def _before(span: Span) -> str:
    return span.doc[span.start - 1].lower_ if span.start > span.sent.start else ""


def _decided(token: Token, *, infinitive: bool) -> Tense | None:
    if token.lower_ in _AHEAD or (infinitive and token.lemma_.lower() in _WITH_INFINITIVE):
        return Tense.PAST if "had" in _helpers(token) | _helpers(token.head) else Tense.FUTURE
    if token.pos_ not in {"VERB", "AUX"}:
        return None
    helpers = _helpers(token)
    if helpers & _MODALS:
        return Tense.PAST if helpers & _HAVE else Tense.FUTURE
    if "to" in helpers or (token.tag_ in {"VB", "VBG"} and not helpers):
        return None
    return Tense.FUTURE if _is_set(token, helpers) else _finite(token, helpers)


def _is_set(token: Token, helpers: set[str]) -> bool:
    """Whether what is so now lies ahead: "is due to appear", "are set to meet"."""
    beside = (token, *token.rights) if token.lower_ in _NOW or helpers & _NOW else ()
    return any(word.lower_ in _AHEAD or (word.lemma_ in _WITH_INFINITIVE and _has_infinitive(word)) for word in beside)


def _has_infinitive(word: Token) -> bool:
    return any("to" in _helpers(child) for child in word.rights)


def _finite(token: Token, helpers: set[str]) -> Tense:
    if token.tag_ == "VBG" and helpers & _NOW:
        return Tense.FUTURE
    if token.tag_ == "VBZ" and token.lemma_ in _OPENING_VERBS:
        return Tense.FUTURE
    past = token.tag_ in {"VBD", "VBN"} or helpers & _HAVE
    return Tense.PAST if past else Tense.UNKNOWN


def _helpers(token: Token) -> set[str]:
    return {child.lower_ for child in token.lefts if child.dep_ in {"aux", "auxpass"}}
