"""What the words above a frame make of it: operators, certainty and speakers, from the trigger up to the root.

"Officials denied that Iran had agreed to supply drones": the frame of "supply" climbs to "agreed" (a promise), to
"denied" (turned round, said by officials). Each step looks at one governing word and how the frame hangs on it. An
operator that transforms (promise, threaten, demand, reject, accuse, end) gives the frame a new relation and new roles;
the others change its certainty or add a speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geograph.extract import certainty, reasons, syntax
from geograph.extract.lexicon import operators
from geograph.extract.modality import occasions, operate, orders, voices
from geograph.extract.modality.links import Link, choose, link
from geograph.model import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geograph.extract.roles.cast import Cast
    from geograph.extract.roles.frames import Frame


class Rung(NamedTuple):
    """One step of a climb: the word it starts from, how that hangs on the next, and what the next is to it."""

    node: Token
    link: Link
    operator: str


def climb(frame: Frame, cast: Cast) -> list[Frame]:
    """The frame changed by all that stands above it, with the frames that this adds (an accusation).

    The tokens of the operators are added to those of the frame: they are part of its evidence and, having been used
    here, name no relation of their own.
    """
    reasons.begin(frame)
    _weigh(frame, cast)
    added: list[Frame] = []
    node, scoped, told = frame.trigger, True, False
    for _ in range(_HIGHEST):
        step = link(node)
        if step is None:
            break
        operator = choose(step) if frame.plover or step.kind != "subject" else ""
        with reasons.watched(frame, _because(step, operator), step.governor):
            if told:
                _retell(frame, Rung(node, step, operator), cast)
            else:
                scoped, more = _raise(frame, Rung(node, step, operator), cast, scoped=scoped)
                added += more
        told = told or _tells(step, operator) or _is_open(node, step)
        if scoped and step.kind != "conj":
            _weaken(frame, step.governor, spoken=told or operator in _SPOKEN)
        _attribute(frame, step.governor, cast)
        node = step.governor
        if scoped:
            _ask(frame, node)
    return [frame, *(settled for more in added for settled in climb(more, cast))]


def _raise(frame: Frame, rung: Rung, cast: Cast, *, scoped: bool) -> tuple[bool, list[Frame]]:
    """What one word above makes of the frame: whether what stands higher still holds for it, the frames it adds."""
    node, step, operator = rung
    if scoped:
        _aim(frame, rung, cast)
    holds = scoped and not _is_settled(frame, rung) and (_holds(step, operator, frame, cast) or _is_evidence(rung))
    speakers = list(frame.speakers)
    added = _step(frame, node, step, operator, cast) if holds else _outside(frame, step, operator, cast)
    if operator == "say" and syntax.lemma(step.governor) in _KNOWING:
        frame.speakers[:] = speakers
    return holds, added


def _is_settled(frame: Frame, rung: Rung) -> bool:
    """Whether it is so whatever is made of it above: "spoke of what Iran had done", "talks in the capital of Iran"."""
    node, step, _ = rung
    if step.kind != "behind":
        return False
    tie = not (frame.plover or frame.symmetric or syntax.is_verb(node) or step.preposition == "as")
    return tie or (node.tag_ in _FINITE and node.lemma_ != "be")


def _is_evidence(rung: Rung) -> bool:
    """Whether the step goes up from evidence of the event to who has or shows it."""
    return rung.link.kind == "object" and "evidence" in operators().get(rung.node.lemma_.lower(), ())


def _tells(step: Link, operator: str) -> bool:
    """Whether the step goes up to a verb that tells of what is below it."""
    if step.kind == "object" and step.governor.lemma_.lower() in _HIDDEN:
        return syntax.is_verb(step.governor)
    if operator == "accuse" or (operator == "say" and step.kind == "modifier" and not syntax.is_verb(step.governor)):
        return True
    telling = operator in _SPOKEN or step.governor.lemma_.lower() in _FACTUAL
    return telling and step.kind == "clause" and syntax.is_verb(step.governor)


def _is_open(node: Token, step: Link) -> bool:
    """Whether the step leaves a question: that something is not clear or known denies nothing of it."""
    return step.kind == "clause" and syntax.has_word(node, "whether")


def _retell(frame: Frame, rung: Rung, cast: Cast) -> None:
    """Above a report all is about the report: who tells of it in turn, and whether it was made at all."""
    node, step, operator = rung
    if operator in _SPOKEN and step.kind in {"clause", "behind"}:
        operate.apply(frame, operator, step.governor, cast, step.kind)
    elif (
        step.kind == "object" and operator in {"deny", "reject"} and voices.is_speech(node)
    ):  # "rejected claims that they met"
        operate.apply(frame, "deny", step.governor, cast, step.kind)
    elif step.kind == "infinitive" and operator in _UNSAID:
        _leave_open(frame, step.governor)
    elif step.kind == "subject" and operator == "deny":  # "reports that they met are false"
        frame.polarity = certainty.flipped(frame.polarity)


def _leave_open(frame: Frame, word: Token) -> None:
    """What nobody would say or confirm may be so; what somebody failed to disclose or admit is so."""
    said = next((child for child in (word, *word.children) if child.lemma_.lower() in _FACTUAL), None)
    if said is None:
        _set(frame, Modality.POSSIBLE, word)


def _weigh(frame: Frame, cast: Cast) -> None:
    """What stands beside the trigger itself, before anything above is looked at."""
    trigger = frame.trigger
    _weaken(frame, trigger)
    _foresee(frame)
    if syntax.is_verb(trigger) and certainty.has_no_object(trigger):
        with reasons.watched(frame, "its object or subject is none", trigger):
            frame.polarity = certainty.flipped(frame.polarity)
    _attribute(frame, trigger, cast)
    _ask(frame, trigger)


def _foresee(frame: Frame) -> None:
    """Who is expected to try to meet others, or is to meet them, has not done so, whatever word joins the two."""
    words = [frame.trigger.doc[index] for index in frame.tokens]
    verb: Token | None = frame.trigger if frame.plover not in _NAMED_BY_CONTENT else None
    while verb is not None and syntax.is_verb(verb):
        told = next((child for child in verb.children if child.dep_ == "acomp"), verb)  # "is inclined to"
        inner = next((child for child in told.children if child.dep_ == "xcomp" and _holds_any(child, words)), None)
        due = inner is not None and told.lemma_ == "be" and syntax.has_to(inner)
        if inner is not None and (due or choose(Link(told, "infinitive")) in _AHEAD):
            _set(frame, Modality.PLANNED, verb)
        verb = inner


def _holds_any(clause: Token, words: list[Token]) -> bool:
    return any(clause.i == word.i or clause.is_ancestor(word) for word in words)


def _attribute(frame: Frame, word: Token, cast: Cast) -> None:
    with reasons.watched(frame, f"“{word.text}” has a voice beside it", word):
        voices.attribute(frame, word, cast)


def _ask(frame: Frame, verb: Token) -> None:
    mark = certainty.question(verb) if syntax.is_verb(verb) else None
    if mark is not None:
        with reasons.watched(frame, "it is asked", mark):
            frame.modality = certainty.weaker(frame.modality, Modality.POSSIBLE)


def _because(step: Link, operator: str) -> str:
    word = syntax.lemma(step.governor)
    how = f"{step.kind} {step.preposition}".strip()
    return f"“{word}” is read as “{operator}” of it ({how})" if operator else f"it stands below “{word}” ({how})"


def _holds(step: Link, operator: str, frame: Frame, cast: Cast) -> bool:
    """Whether what stands above still says something of the frame: not across adverbial clauses and loose phrases.

    What is condemned or praised has happened, whatever the certainty of the condemning.
    """
    if step.kind in {"adverbial", "modifier"}:
        return bool(operator)
    if step.kind == "behind" and step.preposition == "between":
        return True
    if step.kind == "behind" and not operator:
        return occasions.inherit_occasion(frame, step.governor, step.preposition, cast)
    if step.kind == "subject" and not operator:
        takes = syntax.has_object(step.governor) and step.governor.lemma_ != "take"
        return syntax.lemma(step.governor) in _OCCURRING and not takes
    if step.kind == "object" and not operator and not syntax.is_verb(frame.trigger):
        mutual = frame.symmetric and bool(frame.plover) and bool(frame.targets)
        return mutual or step.governor.lemma_ == "be"
    return operator != "judge"


_ACHIEVED = frozenset({
    "begin", "start", "continue", "help", "manage", "proceed", "resume", "come", "get", "go", "use", "seem", "appear",
    "succeed", "finish", "dare", "happen", "turn", "take", "do",
})  # fmt: skip
# Who is brought to do something does it.
_BRINGING = frozenset(
    {"convince", "persuade", "force", "compel", "prompt", "lead", "inspire", "cause", "induce", "move"}
)
_HIGHEST = 12
_SPOKEN = frozenset({"say", "deny"})
_UNSAID = frozenset({"fail", "reject", "unlikely"})
# What is not told of by these is so all the same.
_FACTUAL = frozenset({"disclose", "reveal", "admit", "acknowledge", "mention", "recall", "remember", "know", "see"})
# Of these also an event that is their object: "failed to disclose meetings".
_HIDDEN = frozenset({"disclose", "reveal", "mention", "admit", "acknowledge"})
# Who knows something is no voice for it.
_KNOWING = frozenset({"know", "see", "hear", "understand", "learn"})
_BELIEVING = frozenset({"believe", "think"})
_MEANWHILE = frozenset({"during", "at"})
_BY = frozenset({"by", "after", "before", "until", "upon", "on", "in", "while"})
_ONCE = frozenset({"when", "as", "once", "after", "before", "until", "till", "whenever", "while"})
_AWAITING = frozenset({"before", "until", "till"})
_TIMES = frozenset({"day", "moment", "date", "time", "week", "month", "year"})
_PRESENT = frozenset({"VBZ", "VBP"})
_FINITE = _PRESENT | {"VBD"}
_AHEAD = frozenset({"plan", "seek", "promise", "threaten", "possible"})
_NAMED_BY_CONTENT = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT"})
_HABITS = frozenset({
    "habit", "history", "record", "practice", "pattern", "tradition", "act", "year", "month", "week", "decade", "way",
})  # fmt: skip
# What an event itself does; of other verbs ("the visit will open a new page") it is only the subject.
_OCCURRING = frozenset({
    "take", "happen", "occur", "begin", "start", "resume", "continue", "proceed", "go", "go ahead", "come", "be",
    "remain", "last", "follow", "break out", "get", "become", "seem", "appear", "near", "loom", "open", "materialise",
    "materialize",
})  # fmt: skip
_DUTIES = frozenset({"job", "duty", "task", "role", "work", "responsibility"})
_ANY = frozenset({"a", "an", "any", "another"})
_MAY = ("could", "may", "might", "can")
_OPEN = frozenset({"of", "about", "against", "toward", "towards", "to"})


def _aim(frame: Frame, rung: Rung, cast: Cast) -> None:
    """What one fights to do is not yet done, and what one thinks of doing may never be."""
    node, step, operator = rung
    infinitive = step.kind == "infinitive" and operator in {"", "light"} and syntax.is_verb(step.governor)
    undone = syntax.has_to(node) and not certainty.speaks_by(node) and not certainty.is_said_so(node)
    if infinitive and undone and not _is_achieved(step.governor) and not orders.carry_out(frame, step.governor, cast):
        frame.modality = certainty.weaker(frame.modality, Modality.PLANNED)
    elif step.kind == "behind" and not operator and _is_idea(node, step):
        frame.modality = certainty.weaker(frame.modality, Modality.POSSIBLE)
    elif _is_generic(node, step):
        frame.modality = certainty.weaker(frame.modality, Modality.CONDITIONAL)
    elif _is_awaited(frame, node, step) or (_goes_with(frame, node, step) and _lies_ahead(step.governor)):
        frame.modality = certainty.weaker(frame.modality, Modality.PLANNED)
    elif not syntax.is_verb(node) and node.dep_ in syntax.SUBJECTS and _is_supposed(node, step.governor):
        frame.modality = certainty.weaker(frame.modality, Modality.POSSIBLE)


def _is_supposed(event: Token, verb: Token) -> bool:
    """Whether an event is only thought of by what it would do: "an attack could trigger a war", not "the attack"."""
    if syntax.has_word(verb, "would"):
        return certainty.modality(event) is not Modality.PLANNED
    unknown = any(child.lower_ in _ANY for child in event.lefts)
    return unknown and not syntax.has_word(verb, "have") and any(syntax.has_word(verb, word) for word in _MAY)


def _is_achieved(verb: Token) -> bool:
    """Whether what the verb has below it as an infinitive was done: "managed to", "was moved to", "forced him to"."""
    word = verb.lemma_.lower()
    brought = word in _BRINGING and (syntax.is_passive(verb) or syntax.has_object(verb))
    return brought or word in _ACHIEVED or (word == "be" and (syntax.has_word(verb, "among") or _is_duty(verb)))


def _is_duty(verb: Token) -> bool:
    """Whether the verb only says what somebody does all the time: "his job is to", "our task was to"."""
    return any(child.dep_ == "nsubj" and child.lemma_.lower() in _DUTIES for child in verb.lefts)


def _is_idea(node: Token, step: Link) -> bool:
    """Whether somebody only thinks or speaks of doing it; a habit of doing it is done."""
    return node.tag_ == "VBG" and step.preposition in _OPEN and step.governor.lemma_.lower() not in _HABITS


def _is_generic(node: Token, step: Link) -> bool:
    """Whether it is told of no single event: "when terrorists target us, we act"."""
    whenever = step.kind == "adverbial" and any(syntax.has_word(node, word) for word in ("when", "whenever"))
    return whenever and _is_present(node) and step.governor.tag_ in _PRESENT and step.governor.lemma_ != "be"


def _is_present(verb: Token) -> bool:
    beside = (child for child in verb.children if child.dep_ in {"aux", "auxpass"})
    return any(word.tag_ in _PRESENT for word in (verb, *beside))


def _goes_with(frame: Frame, node: Token, step: Link) -> bool:
    """Whether an event is the time or the means of what it hangs on: "will speak at the talks", "by making a deal"."""
    if frame.plover == "ASSAULT" and not syntax.is_verb(node):  # what is under way
        return False
    if step.kind == "behind" and not syntax.is_verb(node):
        return step.preposition in (_MEANWHILE | {"for"} if frame.plover == "CONSULT" else _MEANWHILE)
    if step.kind == "behind":
        return step.preposition in _BY and node.tag_ == "VBG"
    timed = step.kind in {"adverbial", "conj"} and any(child.lower_ in _ONCE for child in node.lefts)
    on_a_day = node.dep_ == "relcl" and node.head.lemma_ in _TIMES
    return syntax.is_verb(node) and _is_present(node) and (timed or on_a_day)


def _is_awaited(frame: Frame, node: Token, step: Link) -> bool:
    """Whether something is told of a time before the event: "hopes rose before he meets Xi", "ahead of their talks"."""
    if frame.plover != "CONSULT":
        return False
    if step.kind == "behind":
        long_ago = any(word.shape_ == "dddd" for word in node.sent)
        return step.preposition == "of" and step.governor.lower_ == "ahead" and not long_ago
    awaited = syntax.is_verb(node) and any(child.lower_ in _AWAITING for child in node.lefts)
    return awaited and _is_present(node) and not syntax.has_word(node, "have")


def _lies_ahead(word: Token) -> bool:
    """Whether what a word tells is yet to be done: "will visit", "plans to host", "on the day"."""
    verb = next((above for above in (word, *syntax.ancestors(word)) if syntax.is_verb(above)), word)
    step = link(verb)
    while step is not None and step.kind in {"infinitive", "modifier"}:
        if choose(step) in _AHEAD:
            return True
        verb = step.governor
        step = link(verb)
    return certainty.modality(verb) in {Modality.PLANNED, Modality.POSSIBLE}


def _step(frame: Frame, node: Token, step: Link, operator: str, cast: Cast) -> list[Frame]:
    if step.kind == "conj":
        if syntax.is_verb(node) and not any(child.dep_ in {"aux", "nsubj"} for child in node.children):
            _share(frame, step.governor)
        return []
    added = operate.apply(frame, operator, step.governor, cast, step.kind) if operator else []
    if step.kind == "object" and not operator:
        occasions.inherit_subject(frame, step.governor, cast)
    return added


def _share(frame: Frame, first: Token) -> None:
    """What is coordinated shares the auxiliaries of the first verb, behind "or" also its "not"."""
    frame.modality = certainty.weaker(frame.modality, certainty.modality(first))
    joined = any(child.dep_ == "cc" and child.lower_ in {"or", "nor"} for child in first.children)
    if joined and certainty.negation(first) is not None:
        frame.polarity = certainty.flipped(frame.polarity)


def _outside(frame: Frame, step: Link, operator: str, cast: Cast) -> list[Frame]:
    """Beyond an adverbial clause only reporting verbs still hold what stands below."""
    if operator == "say" and step.kind == "clause":
        operate.apply(frame, operator, step.governor, cast, step.kind)
    return []


def _weaken(frame: Frame, word: Token, *, spoken: bool = False) -> None:
    """Take the word's own auxiliaries and negation into the frame.

    What somebody "did not say" stays open; what he does not believe he holds for false.
    """
    negation = certainty.negation(word)
    if spoken:
        if negation is None or word.lemma_.lower() in _FACTUAL:
            return
        if word.lemma_.lower() not in _BELIEVING or frame.polarity is Polarity.DENIED:
            _set(frame, Modality.POSSIBLE, negation)
            return
    for sign in () if spoken else certainty.signs(word):
        _set(frame, sign.modality, sign.word)
    if negation is not None:
        with reasons.watched(frame, f"“{negation.lower_}” stands by “{word.text}”", negation):
            frame.polarity = certainty.flipped(frame.polarity)
        frame.tokens.add(negation.i)


def _set(frame: Frame, modality: Modality, word: Token) -> None:
    with reasons.watched(frame, f"“{word.lower_}” leaves it so", word):
        frame.modality = certainty.weaker(frame.modality, modality)
