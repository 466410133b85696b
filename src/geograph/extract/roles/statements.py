"""Official statements: whom "we" and "I" mean outside quotation marks.

A statement is printed as its own text: a minister's words follow "X said:" without quotation marks, or a state speaks
in its own name ("The United States condemns ... We remain committed ..."). Inside quotation marks the pronouns are
already known. In other articles "we" is the writer or the reader, and nobody is meant.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

from geograph.extract import syntax
from geograph.extract.lexicon import operators
from geograph.model import Kind, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Token

    from geograph.model import Actor

HOW = "statement"
"""What such a mention gives as its reason."""
_ONE, _MANY = frozenset({"I", "me", "my", "My"}), frozenset({"we", "We", "us", "our", "Our"})
_VOICES = frozenset({Kind.PERSON, Kind.STATE, Kind.GOVERNMENT, Kind.MINISTRY, Kind.ORGANISATION, Kind.ALLIANCE})
_DECLARING = frozenset({
    "condemn", "welcome", "commend", "congratulate", "reaffirm", "reiterate", "remain", "extend", "applaud", "deplore",
    "urge", "support", "thank", "join", "stand", "call", "underscore", "reject", "denounce",
})  # fmt: skip
_PRESENT = frozenset({"VBZ", "VBP"})
_COLON = 8


def voices(doc: Doc, mentions: Sequence[Mention], actors: Mapping[str, Actor]) -> list[Mention]:
    """A mention for each "we" and "I" of a statement, in the order of the text."""
    quoted = {token.i for span in doc.spans.get("quotation", ()) for token in span}
    named = {token for mention in mentions for token in range(mention.start, mention.end)}
    pronouns = [
        token for token in doc if token.text in _ONE | _MANY and token.i not in quoted and token.idx not in named
    ]
    if not pronouns:
        return []
    starts = {mention.start: mention for mention in reversed(mentions) if actors[mention.actor].kind in _VOICES}
    openings = list(_openings(doc, starts))
    own = "" if openings else _own_voice(doc, starts, actors, quoted)
    return [
        Mention(
            article=mentions[0].article,
            start=token.idx,
            end=token.idx + len(token),
            text=token.text,
            actor=actor,
            how=HOW,
        )
        for token in pronouns
        if (actor := _speaker(token, openings) or (own if token.text in _MANY else ""))
    ]


def _openings(doc: Doc, starts: Mapping[int, Mention]) -> Iterator[tuple[int, str]]:
    """Where somebody's words begin without quotation marks: behind "X said:" and "X added:"."""
    table = operators()
    for verb in doc:
        if verb.pos_ != "VERB" or "say" not in table.get(verb.lemma_.lower(), ()):
            continue
        colon = next((token for token in doc[verb.i + 1 : verb.i + _COLON] if token.text in {":", ":-"}), None)
        subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
        if colon is None or subject is None or doc[colon.i : colon.i + 4].text.strip(": \n\t")[:1] in {'"', "“", "‘"}:
            continue
        mention = next(
            (starts[token.idx] for token in subject.subtree if token.idx in starts and token.i <= subject.i), None
        )
        yield colon.i, mention.actor if mention is not None and mention.end >= subject.idx else ""


def _speaker(token: Token, openings: Sequence[tuple[int, str]]) -> str:
    """Whose words a token stands in; `openings` stand in the order of the text."""
    at = bisect_left(openings, token.i, key=itemgetter(0))
    return openings[at - 1][1] if at else ""


def _own_voice(doc: Doc, starts: Mapping[int, Mention], actors: Mapping[str, Actor], quoted: set[int]) -> str:
    """The one body that declares something in its own name in the present tense; "" where there is none or several."""
    found: set[str] = set()
    for token in doc:
        if token.tag_ not in _PRESENT or token.lemma_.lower() not in _DECLARING or token.i in quoted:
            continue
        subject = syntax.surface_subject(token)
        if subject is not None and token.dep_ == "ROOT":
            found |= {starts[part.idx].actor for part in subject.subtree if part.idx in starts and part.i <= subject.i}
    bodies = sorted(actor for actor in found if actors[actor].kind is not Kind.PERSON)
    return bodies[0] if len(bodies) == 1 else ""
