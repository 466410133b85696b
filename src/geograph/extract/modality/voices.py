"""Who is named as the voice behind a clause: "according to X", "as reported by X", "in the view of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import syntax
from geograph.extract.lexicon import hedges, operators

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geograph.extract.roles.cast import Cast, Part
    from geograph.extract.roles.frames import Frame

_VIEWS = frozenset({"view", "opinion", "word", "account", "eye", "assessment", "judgment", "judgement", "telling"})
_ADDRESSING = frozenset({
    "tell", "inform", "remind", "assure", "warn", "notify", "promise", "ask", "show", "quote", "cite", "advise",
    "brief", "urge", "persuade", "convince", "report", "make",
})  # fmt: skip


def attribute(frame: Frame, word: Token, cast: Cast) -> None:
    """Add the speakers that hang on a clause: "according to X", "as reported by X", "in the view of X"."""
    if not syntax.is_verb(word):
        return
    if word.i not in cast.voices:  # many frames climb over the same word
        cast.voices[word.i] = [part for child in word.children for part in cast.parts(_voices(word, child))]
    speak(frame, cast.voices[word.i])


def _voices(word: Token, child: Token) -> list[Token]:
    """Whom a phrase or clause that hangs on a verb names as the voice behind it."""
    if child.lower_ == "according":
        beside = [part for _, part in syntax.behind(word, ("to",)) if part.head.head == child]
        return beside + [part for _, part in syntax.behind(child, ("to",))]
    if child.dep_ == "advcl" and any(part.lower_ == "as" for part in child.children) and _merely_reports(child):
        return syntax.agents(child)
    if child.dep_ == "prep" and child.lower_ in {"in", "by", "to"}:
        views = [noun for noun in child.children if noun.dep_ == "pobj" and noun.lemma_.lower() in _VIEWS]
        return [part for noun in views for part in _holders(noun)]
    return []


def _holders(noun: Token) -> list[Token]:
    """Whose view it is: "in the view of Iran", "by Iran's account"."""
    return [part for part in noun.lefts if part.dep_ == "poss"] + [part for _, part in syntax.behind(noun, ("of",))]


def is_speech(word: Token) -> bool:
    """Whether the word is one of saying."""
    return "say" in operators().get(word.lemma_.lower(), ())


def is_hearsay(word: Token) -> bool:
    """Whether something is only said to be so: "is believed to have", "it was reported that"."""
    return syntax.is_verb(word) and syntax.is_passive(word) and word.lemma_.lower() in hedges("passive")


def has_other_content(verb: Token) -> bool:
    """Whether what a verb says is its object ("denied any part in it", "said nothing"), not the clause beside it."""
    return syntax.has_object(verb) and verb.lemma_.lower() not in _ADDRESSING


def _merely_reports(verb: Token) -> bool:
    """Whether "as ..." only names who says so: a verb of saying that has no content of its own."""
    if not is_speech(verb):
        return False
    return syntax.is_passive(verb) or not any(
        child.dep_ in {"dobj", "prep", "ccomp", "xcomp"} for child in verb.children
    )


def speak(frame: Frame, parts: list[Part]) -> None:
    """Put these speakers before those already known: the outermost voice comes first."""
    new = [part.actor for part in parts if part.actor not in frame.speakers]
    frame.speakers[:0] = new
    frame.tokens.update(part.token.i for part in parts)
