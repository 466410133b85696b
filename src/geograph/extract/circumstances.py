"""When and where: the time expression and the place that stand in the clause of a frame.

A date dates what stands in its own clause. It is not that of a deed that is only the reason for, or the time before or
after, what the clause tells ("jailed on Monday for attacking", "met on Monday after the attack"), and a tie that a
phrase states by the way ("President Xi Jinping", "Ann Lee, an adviser to Iran") has the date of that phrase alone. What
is said to be held or signed, or what was done behind "where", has the date and place of what it stands with; so has
what somebody who is met is just doing. What a date of saying dates is the saying: not the deed that is told, but the
blame or the demand that it is itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import syntax
from geograph.extract.lexicon import noun_senses, operators
from geograph.model import Kind, Obtained, Precision, Time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from geograph.extract.roles.cast import Cast
    from geograph.extract.roles.frames import Frame

_SPOKEN = frozenset({"say", "deny", "accuse"})
_TALK = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "AID", "RETREAT", "CONSULT"})
"""The types of what happens in one place, which may be told of the one it happens to ("arrested an aide in Paris")."""
_WHERE = frozenset({"in", "at", "near", "outside", "off", "inside", "around"})
_LOCATED = frozenset({Kind.PLACE, Kind.STATE})
_APART = frozenset({
    "after", "before", "since", "following", "until", "ahead", "over", "about", "against", "despite",
})  # fmt: skip
"""What stands behind these happens at another time than what stands before them."""
_MET = frozenset({"CONSULT", "PROTEST"})
"""The types of what somebody comes for: the trip and the talks have one date."""
_TRIPS = frozenset({"arrive", "come", "fly", "gather", "go", "march", "rally", "return", "travel"})
_ARRIVALS = frozenset({"arrive", "land", "reach", "return", "touch"})
_SENT = frozenset({"deports", "releases"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ON_ARRIVAL = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "AGREE"})
"""The types of what is said or signed as soon as somebody has come."""
_STANCES = frozenset({
    "accuses", "appealsTo", "criticises", "defends", "demandsChangeFrom", "demandsFrom", "demandsYieldFrom", "denies",
    "praises", "rejects", "rejectsPlanOf", "supports", "voicesConcernAbout", "warns",
})  # fmt: skip
"""What somebody does by saying that he does it."""
_FORCE = frozenset({"ASSAULT", "COERCE"})
_CROWDING = frozenset({
    "assemble", "attempt", "block", "chant", "demonstrate", "gather", "march", "protest", "rally", "storm", "try",
})  # fmt: skip
"""What people do when force is used against them: its date is that of the force."""
_TRYING = frozenset({"try", "attempt", "begin", "start"})
_OCCASIONS = frozenset({
    "address", "briefing", "call", "conference", "declaration", "hearing", "interview", "letter", "meeting", "rally",
    "session", "speech", "statement", "summit", "talk", "visit",
})  # fmt: skip
_DURING = frozenset({"in", "at", "during"})
_DATELINE = 80
_OPENING = 12
_DASHES = frozenset({"-", "--", "\u2013", "\u2014", "(", ":"})
_POINTS = frozenset({"eve", "anniversary", "wake", "aftermath"})
_MANNER = frozenset({"by", "in", "on", "with", "while", "through", "upon"})
_OWN = frozenset({*syntax.SUBJECTS, "aux", "mark", "prep"})
_PREDICATES = frozenset({"attr", "oprd", "acomp", "ROOT"})
_LONG = frozenset({Precision.YEAR, Precision.DECADE, Precision.INTERVAL, Precision.SEASON})
_RANKS = frozenset({"JJS", "RBS"})
_ORDERED = frozenset({"first", "only", "last"})
_RELATIVES = frozenset({"WDT", "WP"})
_HELD = frozenset({"take", "occur", "happen", "begin", "start", "open", "end", "schedule", "plan"})
_BEYOND = 10
_NEAR = 8


def time(frame: Frame, spans: list[Span]) -> tuple[Time, Span | None]:
    """The time of the frame and the words that state it: those below its trigger, else those of its clause."""
    above = set() if is_aside(frame) else {token.i for token in _clauses(frame)}
    best: tuple[int, Span] | None = None
    for span in spans:
        distance = None if _is_of_another(span, frame) else _reach(span, frame, above)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, span)
    if best is None:
        return Time(), None
    span = best[1]
    return Time(edtf=span.label_, precision=Precision(span.kb_id_), how=Obtained(span.id_)), span


def is_aside(frame: Frame) -> bool:
    """Whether a phrase tells a tie by the way: "President Xi", "Xi, who leads China", but not "Xi became president"."""
    word = frame.trigger
    while word.dep_ == "conj":
        word = word.head
    told = syntax.is_verb(word) or word.dep_ in _PREDICATES or (word.dep_ == "pobj" and word.head.lower_ == "as")
    return not frame.plover and (not told or word.dep_ == "relcl")


def _clauses(frame: Frame) -> Iterator[Token]:
    """The trigger and the words above it up to the verb of its own clause: a date of saying is not that of the deed."""
    word = frame.trigger
    yield word
    while word.dep_ != "ROOT" and not _is_apart(word, frame):
        if syntax.is_verb(word):
            above = _above(word, frame)
            told = word.dep_ not in {"conj", "ccomp"}
            if above is None or (told and _SPOKEN & operators().get(above.lemma_.lower(), frozenset())):
                return
        word = word.head
        yield word


def _above(verb: Token, frame: Frame) -> Token | None:
    """What a verb that shares the clause of another hangs on; None where it begins one of its own."""
    if verb.dep_ == "xcomp" or _is_where(verb) or _is_first(verb):
        return verb.head
    if verb.dep_ == "conj":
        return verb.head if _later(verb) <= _later(verb.head) else None  # "met on Monday and will meet again"
    if verb.dep_ == "advcl":
        return (
            verb.head if _has_come(verb, frame) or _is_when(verb) or _is_meanwhile(verb) or _goes_with(verb) else None
        )
    if verb.dep_ == "acl":
        return verb.head if (frame.plover in _DEEDS and _goes_with(verb)) or _is_brought(verb, frame) else None
    if verb.dep_ == "ccomp":
        return verb.head if _says_itself(verb, frame) else None
    return verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ in _MANNER else None


def _later(verb: Token) -> set[str]:
    """The helpers of a verb that set it at another time than a plain past."""
    helpers = [child for child in verb.lefts if child.dep_ == "aux"]
    return {word.lemma_.lower() for word in helpers if word.tag_ == "MD" or word.lemma_ == "have"}


def _has_come(verb: Token, frame: Frame) -> bool:
    """Whether the verb is what somebody came for and did at once: "flew to Rome on Monday to meet him"."""
    told = frame.plover in _ON_ARRIVAL and verb.head.lemma_ in _TRIPS
    return syntax.has_to(verb) and (told or frame.plover in _MET)


def _is_brought(verb: Token, frame: Frame) -> bool:
    """Whether somebody just arrives from what was done to him: "a man deported by Iran landed in Rome on Monday"."""
    above = next((word for word in syntax.ancestors(verb.head) if word.tag_ in _FINITE), verb)
    return frame.relation in _SENT and verb.tag_ == "VBN" and above.lemma_ in _ARRIVALS


def _says_itself(verb: Token, frame: Frame) -> bool:
    """Whether what the verb tells is done by being said: "China said on Monday that it opposed the sanctions"."""
    if frame.relation not in _STANCES or not frame.speakers or _later(verb):
        return False
    return {*frame.speakers} == {*frame.sources} and "say" in operators().get(syntax.lemma(verb.head), ())


def _is_when(verb: Token) -> bool:
    """Whether the verb tells what happened at the same time: "he killed three when he drove into a crowd on Monday"."""
    words = {"when", "while"} if verb.tag_ == "VBG" else {"when"}  # "while she was ill" may mean although
    return verb.dep_ == "advcl" and any(child.lower_ in words for child in verb.lefts)


def _is_meanwhile(verb: Token) -> bool:
    """Whether the verb tells what went on then: "Iran struck on Monday as rebels fled, while Iraq hit a port"."""
    went = verb.tag_ == "VBG" and any(child.tag_ == "VBD" for child in verb.lefts)
    if not (went or verb.tag_ == "VBD") or verb.lemma_ in {"be", "have"} or "say" in operators().get(verb.lemma_, ()):
        return False
    marks = {child.lower_ for child in verb.lefts if child.dep_ == "mark"}
    return verb.i > verb.head.i and ("as" in marks or ("while" in marks and verb.head.tag_ == "VBD"))


def _goes_with(verb: Token) -> bool:
    """Whether a participle tells what its clause brings with it: "struck, killing nine", but not "having killed"."""
    return verb.tag_ == "VBG" and not any(child.dep_ in _OWN for child in verb.lefts)


def _is_first(verb: Token) -> bool:
    """Whether the verb is what somebody was the first to do: "in May Xi became the first leader to visit Peru"."""
    return verb.dep_ in {"acl", "relcl"} and verb.head.dep_ == "attr" and syntax.has_to(verb)


def _is_where(verb: Token) -> bool:
    """Whether the verb tells what happened at the place or time before it: "in Geneva, where they met"."""
    return verb.dep_ == "relcl" and any(child.lower_ in {"where", "when"} for child in verb.lefts)


def _is_apart(word: Token, frame: Frame) -> bool:
    """Whether the word stands behind one that sets it at another time: "after the attack", "on the eve of talks".

    What somebody is jailed for is over; the talks that he has come for are not.
    """
    if word.dep_ != "pobj":
        return False
    first = word.head
    if first.lower_ == "for":
        return frame.plover not in _MET
    timed = first.lower_ == "of" and first.head.lemma_ in _POINTS
    return timed or first.lower_ in _APART or first.head.lower_ in _APART


def _is_of_another(span: Span, frame: Frame) -> bool:
    """Whether the time is that of another event, by the words beside it."""
    if _ranks(span) or _is_dateline(span):
        return True
    if _dates_saying(span, frame.trigger) and not _says_itself(frame.trigger, frame):
        return True
    return frame.plover in _TALK and _dates_its_topic(span, frame.trigger)


def _is_dateline(span: Span) -> bool:
    """Whether the date is that of the report: "GENEVA, May 5 - Talks began"."""
    if span.start_char > _DATELINE or span.end == len(span.doc) or span.doc[span.end].text not in _DASHES:
        return False
    return all(word.pos_ == "PROPN" or not word.is_alpha for word in span.doc[: span.start])


def _ranks(span: Span) -> bool:
    """Whether the time only says how long nothing was like it: "for the first time since 2018"."""
    if not span.text.lower().startswith("since"):
        return False
    before = span.doc[max(span.sent.start, span.start - _NEAR) : span.start]
    ranks = [word for word in before if word.tag_ in _RANKS and word.nbor(-1).lower_ != "at"]  # not "at least nine"
    return bool(ranks) or any(word.lower_ in _ORDERED for word in before)


def _dates_saying(span: Span, trigger: Token) -> bool:
    """Whether the time stands between the verb of saying and what is said: "said on Monday it had attacked"."""
    first = span.root.head if span.root.dep_ == "pobj" and span.root.head.i < span.start else span[0]
    before = first.nbor(-1) if first.i > span.sent.start else first
    verb = before.head if before.dep_ in {"dobj", "dative"} else before
    said = verb.i < span.start and "say" in operators().get(syntax.lemma(verb), ())
    owns = any(child.dep_ == "case" for child in span.root.children)
    beside = any(word.dep_ == "conj" and word.head.i == verb.i for word in (trigger, *syntax.ancestors(trigger)))
    above = verb.i != trigger.i and not beside and verb in syntax.ancestors(trigger)
    return said and not owns and above and syntax.is_verb(verb)


def _dates_its_topic(span: Span, trigger: Token) -> bool:
    """Whether the time belongs to what is talked about: "blamed the raids of the past two days"."""
    for word in syntax.ancestors(span.root):
        if word.i == trigger.i or syntax.is_verb(word):
            return False
        if word.dep_ == "pobj" and word.lemma_ in _OCCASIONS and word.head.lower_ in _DURING:
            return False
        if word.lemma_.lower() in noun_senses() or (word.pos_ == "NOUN" and span.kb_id_ in _LONG):
            return True
    return False


def _reach(span: Span, frame: Frame, above: set[int]) -> int | None:
    """How far the frame is from the time expression; None when that belongs to another clause."""
    told = _dated_by(span) if span[-1].lower_ in {"after", "before"} and len(span) > 1 else None
    if told is not None:
        return 2 * _BEYOND if told.i == frame.trigger.i or (told.i in above and _is_done(frame.trigger)) else None
    distance = _distance(span, frame.trigger, above)
    return _BEYOND if distance is None and _is_met_then(span, frame) else distance


def _is_done(trigger: Token) -> bool:
    """Whether the clause tells the event itself: "after Iran carried out a raid", not "after Iran praised a raid"."""
    return syntax.is_verb(trigger) or "light" in operators().get(syntax.lemma(trigger.head), ())


def _dated_by(span: Span) -> Token | None:
    """What "two days after" stands before: a clause or a noun."""
    last, unit = span[-1], span[-1].nbor(-1)
    if last.dep_ == "mark" or (unit.dep_ == "npadvmod" and unit.head.i > last.i):
        return last.head if last.dep_ == "mark" else unit.head
    return next((child for child in last.rights if child.dep_ in {"pobj", "pcomp"}), None)


def _is_met_then(span: Span, frame: Frame) -> bool:
    """Whether those who are met were doing something on that day: "killed guests attending a feast on Monday"."""
    verb = next(filter(syntax.is_verb, syntax.ancestors(span.root)), None)
    while verb is not None and verb.dep_ == "xcomp" and verb.head.lemma_ in _TRYING:
        verb = verb.head
    if verb is None or span.kb_id_ != Precision.DAY or not syntax.is_verb(frame.trigger):
        return False
    doing = verb.dep_ == "acl" and _goes_with(verb) and frame.plover in _DEEDS
    crowding = verb.dep_ == "relcl" and verb.tag_ == "VBD" and verb.lemma_ in _CROWDING and frame.plover in _FORCE
    return (doing or crowding) and verb.head.dep_ in {"dobj", "pobj"} and _is_near(verb.head, frame)


def _distance(span: Span, trigger: Token, above: set[int]) -> int | None:
    """How far up from the time expression the frame is met; None when it belongs to another clause."""
    if span.root.dep_ == "pobj" and span.root.head.lower_ == "of" and span.root.head.head.i != trigger.i:
        return None
    for steps, word in enumerate(syntax.ancestors(span.root)):
        if word.i == trigger.i:
            return steps
        if word.i in above:
            return steps + _BEYOND
        if syntax.is_verb(word) and not _is_when(word):
            return steps + 1 if _takes_place(word, trigger) else None
        if word.dep_ == "appos":
            return None
    return None


def _takes_place(verb: Token, event: Token) -> bool:
    """Whether a verb says of an event that it came about: "talks held in May", "an attack that began in May"."""
    if verb.dep_ not in {"acl", "relcl"} or syntax.is_verb(event):
        return False
    if "light" in operators().get(syntax.lemma(verb), ()) or verb.lemma_ in _HELD:
        return event.is_ancestor(verb)
    does = verb.tag_ == "VBG" or any(child.dep_ == "nsubj" and child.tag_ in _RELATIVES for child in verb.lefts)
    return does and verb.head.i == event.i


def place(frame: Frame, cast: Cast) -> tuple[str, Token | None]:
    """The place of the frame ("" when none is stated) and the word that names it."""
    if not frame.plover:
        return "", None
    taken = {*frame.sources, *frame.targets}
    for noun in _places(frame):
        for actor in cast.at(noun):
            if actor not in taken and cast.kind(actor) in _LOCATED:
                return actor, noun
    here = next((child for word in _clauses(frame) for child in word.children if child.lower_ == "here"), None)
    towns = (
        []
        if here is None or frame.relation in _SENT
        else [actor for word in _dateline(here) for actor in cast.at(word)]
    )
    found = [actor for actor in towns if actor not in taken and cast.kind(actor) in _LOCATED]
    return (found[0], here) if found else ("", None)


def _dateline(here: Token) -> Iterator[Token]:
    """The words before the dash that a report opens with, where it was written: "GENEVA, May 5 - Talks began here"."""
    start = here.doc[:_OPENING]
    dash = next((word.i for word in start if word.text in _DASHES), 0)
    quoted = any(span.start <= here.i < span.end for span in here.doc.spans.get("quotation", ()))
    if here.i > dash and not quoted and all(word.pos_ != "VERB" for word in start[:dash]):
        yield from start[:dash]


def _places(frame: Frame) -> Iterator[Token]:
    """Where a place may be named: behind the trigger, behind the verb of its clause, behind whom it happens to."""
    words = [word for word in _clauses(frame) if word.i == frame.trigger.i or syntax.is_verb(word)]
    for word in words:
        yield from _behind(word)
        yield from (noun for child in word.rights if _takes_place(child, word) for noun in _behind(child))
        if _is_where(word):
            yield word.head
    if frame.plover in _DEEDS:
        met = [word for word in frame.trigger.rights if word.dep_ in {"dobj", "prep", "agent"}]
        yield from (noun for word in met for deep in word.subtree for noun in _behind(deep) if _is_near(deep, frame))


def _behind(word: Token) -> Iterator[Token]:
    return (noun for _, noun in syntax.behind(word, tuple(sorted(_WHERE))))


def _is_near(word: Token, frame: Frame) -> bool:
    """Whether no verb stands between a word and the trigger above it."""
    for above in (word, *syntax.ancestors(word)):
        if above.i == frame.trigger.i:
            return True
        if syntax.is_verb(above):
            return False
    return False
