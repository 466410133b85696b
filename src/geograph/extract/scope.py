"""What the words above a frame make of it: operators, certainty and speakers, from the trigger up to the root.

"Officials denied that Iran had agreed to supply drones": the frame of "supply" climbs to "agreed" (a promise), to
"denied" (turned round, said by officials). Each step looks at one governing word and how the frame hangs on it. An
operator that transforms (promise, threaten, demand, reject, accuse, end) gives the frame a new relation and new roles;
the others change its certainty or add a speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geograph.extract import certainty, operate, syntax
from geograph.extract.lexicon import operators
from geograph.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geograph.extract.cast import Cast
    from geograph.extract.frames import Frame


class Link(NamedTuple):
    """How a word hangs on the one that governs it; `preposition` is "" where there is none between them."""

    governor: Token
    kind: str
    preposition: str = ""


_KINDS = {
    "ccomp": "clause",
    "xcomp": "infinitive",
    "dobj": "object",
    "nsubjpass": "object",
    "oprd": "object",
    "attr": "object",
    "nsubj": "subject",
    "acomp": "infinitive",
    "acl": "modifier",
    "conj": "conj",
    "compound": "compound",
}
# Which operators a word may be for each way of hanging on it; the first that it is, wins.
CHOICES = {
    "clause": "deny demand promise threaten say plan unlikely possible fail",
    "infinitive": "threaten promise reject demand plan unlikely possible fail end cancel deny light say",
    "object": "fail end cancel reject deny undergo receive demand seek promise threaten plan possible judge light say",
    "behind": "accuse fail demand seek reject promise threaten plan possible end cancel deny light",
    "modifier": "threaten promise reject demand plan unlikely possible fail end cancel deny say",
    "compound": "threaten",
    "subject": "plan",
}
_PREPOSITIONS = {
    "call": {"for"},
    "appeal": {"for"},
    "ask": {"for"},
    "press": {"for"},
    "push": {"for"},
    "plead": {"for"},
    "warn": {"of", "about", "against", "with"},
    "threaten": {"with"},
    "accuse": {"of"},
    "blame": {"for"},
    "agree": {"to", "on"},
    "commit": {"to"},
    "plan": {"for", "on"},
    "prepare": {"for"},
    "arrange": {"for"},
    "look": {"for"},
    "hope": {"for"},
}


def link(token: Token) -> Link | None:
    """The word that governs this one and how, or None at the root."""
    if token.dep_ == "ROOT" or token.head.i == token.i:
        return None
    head = token.head
    if token.dep_ in {"pobj", "pcomp"} and head.dep_ in {"prep", "agent", "dative", "pcomp"}:
        return Link(head.head, "behind", head.lower_)
    kind = _KINDS.get(token.dep_, "adverbial")
    if kind == "clause" and syntax.has_to(token):
        kind = "infinitive"
    return Link(head, kind)


def climb(frame: Frame, cast: Cast) -> list[Frame]:
    """The frame changed by all that stands above it, with the frames that this adds (an accusation).

    The tokens of the operators are added to those of the frame: they are part of its evidence and, having been used
    here, name no relation of their own.
    """
    _weaken(frame, frame.trigger)
    if syntax.is_verb(frame.trigger) and certainty.has_no_object(frame.trigger):
        frame.polarity = certainty.flipped(frame.polarity)
    operate.attribute(frame, frame.trigger, cast)
    added: list[Frame] = []
    node, scoped = frame.trigger, True
    for _ in syntax.ancestors(frame.trigger):
        step = link(node)
        if step is None:
            break
        operator = choose(step)
        if scoped:
            _aim(frame, node, step, operator)
        scoped = scoped and _holds(step, operator, frame, cast)
        added += _step(frame, node, step, operator, cast) if scoped else _outside(frame, step, operator, cast)
        operate.attribute(frame, step.governor, cast)
        node = step.governor
    return [frame, *(settled for more in added for settled in climb(more, cast))]


def choose(step: Link) -> str:
    """The operator that the governor is for what hangs on it in this way, or ""."""
    word = syntax.lemma(step.governor)
    table = operators()
    names = table.get(word) or table.get(step.governor.lemma_.lower()) or frozenset()
    if _is_other_sense(step, word):
        return ""
    if step.kind == "behind" and syntax.is_verb(step.governor) and step.preposition not in _PREPOSITIONS.get(word, ()):
        return "fail" if step.preposition == "from" and "fail" in names | _stopping(word) else ""
    if step.kind == "clause" and syntax.asks_whether(step.governor) and "demand" in names:
        return "possible"
    return next((name for name in CHOICES.get(step.kind, "").split() if name in names), "")


def _is_other_sense(step: Link, word: str) -> bool:
    """Whether the word is no operator here: "at the end of his visit", "called the visit a success"."""
    if word == "end":
        return syntax.is_point_in_time(step.governor)
    bare = word == "call" and syntax.is_verb(step.governor) and step.kind != "behind"
    return bare and not syntax.behind(step.governor, ("on", "upon", "for"))


def _stopping(word: str) -> frozenset[str]:
    return frozenset({"fail"}) if word in {"stop", "prevent", "bar", "keep", "refrain"} else frozenset()


def _holds(step: Link, operator: str, frame: Frame, cast: Cast) -> bool:
    """Whether what stands above still says something of the frame: not across adverbial clauses and loose phrases.

    What is condemned or praised has happened, whatever the certainty of the condemning.
    """
    if step.kind in {"adverbial", "modifier"}:
        return bool(operator)
    if step.kind == "behind" and not operator:
        return operate.inherit_occasion(frame, step.governor, step.preposition, cast)
    if step.kind == "object" and not operator and not syntax.is_verb(frame.trigger):
        return frame.symmetric and bool(frame.targets)
    return operator != "judge"


_ACHIEVED = frozenset({
    "begin", "start", "continue", "help", "manage", "proceed", "resume", "come", "get", "go", "use", "seem", "appear",
})  # fmt: skip
_OPEN = frozenset({"of", "about", "against", "toward", "towards", "to"})


def _aim(frame: Frame, node: Token, step: Link, operator: str) -> None:
    """What one fights to do is not yet done, and what one thinks of doing may never be."""
    infinitive = step.kind == "infinitive" and operator in {"", "light"} and syntax.is_verb(step.governor)
    if infinitive and step.governor.lemma_.lower() not in _ACHIEVED and syntax.has_to(node):
        frame.modality = certainty.weaker(frame.modality, Modality.PLANNED)
    elif step.kind == "behind" and not operator and syntax.is_verb(node) and step.preposition in _OPEN:
        frame.modality = certainty.weaker(frame.modality, Modality.POSSIBLE)


def _step(frame: Frame, node: Token, step: Link, operator: str, cast: Cast) -> list[Frame]:
    if step.kind == "conj":
        if syntax.is_verb(node) and not any(child.dep_ in {"aux", "nsubj"} for child in node.children):
            frame.modality = certainty.weaker(frame.modality, certainty.modality(step.governor))
        return []
    added = operate.apply(frame, operator, step.governor, cast, step.kind) if operator else []
    if step.kind == "object" and not operator:
        operate.inherit_subject(frame, step.governor, cast)
    _weaken(frame, step.governor, spoken=operator in {"say", "deny"})
    return added


def _outside(frame: Frame, step: Link, operator: str, cast: Cast) -> list[Frame]:
    """Beyond an adverbial clause only reporting verbs still hold what stands below."""
    if operator == "say" and step.kind == "clause":
        operate.apply(frame, operator, step.governor, cast, step.kind)
    return []


def _weaken(frame: Frame, word: Token, *, spoken: bool = False) -> None:
    """Take the word's own auxiliaries and negation into the frame; "did not say" leaves what is said open."""
    negated = certainty.is_negated(word)
    if spoken:
        if negated:
            frame.modality = certainty.weaker(frame.modality, Modality.POSSIBLE)
        return
    frame.modality = certainty.weaker(frame.modality, certainty.modality(word))
    if negated:
        frame.polarity = certainty.flipped(frame.polarity)
        frame.tokens.update(child.i for child in word.children if child.dep_ == "neg")
