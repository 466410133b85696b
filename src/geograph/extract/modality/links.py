"""How a word hangs on the one that governs it, and which operator that governor is for what hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geograph.extract import syntax
from geograph.extract.lexicon import operators

if TYPE_CHECKING:
    from spacy.tokens import Token


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
    "conj": "conj",
    "compound": "compound",
}
# Which operators a word may be for each way of hanging on it; the first that it is, wins.
CHOICES = {
    "clause": "deny demand promise threaten say plan unlikely possible worry exclude fail evidence",
    "infinitive": "threaten promise reject demand plan unlikely possible exclude fail end cancel deny light say",
    "object": "exclude fail limit end cancel reject deny undergo receive demand seek promise threaten plan possible "
    "judge light say",
    "behind": "condition accuse exclude fail demand seek reject promise threaten plan unlikely possible limit end "
    "cancel deny light say evidence",
    "modifier": "threaten promise reject demand plan unlikely possible worry fail end cancel deny say evidence",
    "compound": "threaten",
    "subject": "deny plan unlikely possible",
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
    "look": {"for", "to", "at", "into"},
    "inquire": {"into", "about"},
    "hope": {"for"},
    "aim": {"at", "for"},
    "quote": {"as"},
    "cite": {"as"},
    "suspect": {"of"},
    "decide": {"on", "against"},
    "think": {"of", "about"},
    "speak": {"of"},
    "talk": {"of", "about"},
    "dream": {"of"},
    "toy": {"with"},
    "flirt": {"with"},
    "opt": {"for"},
    "depend": {"on", "upon"},
    "hinge": {"on", "upon"},
    "hold off": {"on"},
}
_ONLY_BEFORE = {
    "subject": {"to"},
    "far": {"from"},
    "contingent": {"on", "upon"},
    "conditional": {"on", "upon"},
    "event": {"of"},
    "role": {"in"},
    "part": {"in"},
    "hand": {"in"},
    "involvement": {"in"},
    "complicity": {"in"},
    "participation": {"in"},
    "responsibility": {"for"},
}
"""Adjectives, adverbs and nouns that are operators only before these prepositions."""
_PENDING = frozenset({"offing", "pipeline", "consideration", "preparation", "card", "horizon"})
_ONLY_TO = frozenset({"stand", "resolve", "determine", "push", "drive", "choose"})
"""Verbs that are operators of what one is to do, and have nothing to say of their object: "resolved the conflict"."""
_KEEPING = frozenset({"keep", "fulfil", "fulfill", "honour", "honor"})
"""Who keeps a promise has done what he promised."""
_PREVENTING = frozenset({
    "stop", "prevent", "bar", "keep", "refrain", "block", "ban", "prohibit", "restrain", "discourage", "dissuade",
})  # fmt: skip
_BEARING = frozenset({("come", "under"), ("be", "under"), ("remain", "under"), ("come in", "for")})
"""What it is to have something done to one: "came under attack from Chad"."""
_SEEMING = frozenset({"be", "appear", "seem", "remain", "look"})
_GOING = frozenset({"move", "go", "go ahead", "press", "press ahead", "push", "push ahead", "forge", "proceed"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def link(token: Token) -> Link | None:
    """The word that governs this one and how, or None at the root."""
    if token.dep_ == "ROOT" or token.head.i == token.i or _stands_alone(token):
        return None
    head = token.head
    if token.dep_ == "pobj" and head.lower_ == "of" and syntax.is_among(head.head, "packet"):
        return link(head.head)  # "imposed a new round of sanctions"
    if token.dep_ in {"pobj", "pcomp"} and head.dep_ in {"prep", "agent", "dative", "pcomp"}:
        return Link(syntax.charging(head) or head.head, "behind", head.lower_)
    return _mended(token) or Link(_judgement(token) or head, _kind(token))


def _stands_alone(clause: Token) -> bool:
    """Whether a semicolon parts a clause from what it hangs on: "Xi flew to Rome; flights will resume, he said"."""
    return clause.dep_ == "ccomp" and any(mark.text == ";" for mark in clause.doc[clause.i : clause.head.i])


def _kind(token: Token) -> str:
    if token.dep_ in {"acl", "relcl"}:
        return "modifier" if syntax.is_content(token) or syntax.has_to(token) else "adverbial"
    kind = _KINDS.get(token.dep_, "adverbial")
    return "infinitive" if kind == "clause" and syntax.has_to(token) else kind


def _mended(token: Token) -> Link | None:
    """The link of a word that the parser often hangs on the wrong one."""
    saying = _said_at(token)
    if saying is not None:
        return Link(saying, "clause")
    saying = syntax.outer(token)
    if saying is not None:
        return Link(saying, "conj")
    doing = _doing(token)
    if doing is not None:
        return Link(doing.head, "behind", doing.lower_)
    if token.dep_ == "conj" and token.tag_ in _FINITE and token.head.tag_ == "VB":
        return Link(_finite_above(token.head), "conj")
    own = any(child.dep_ in {"aux", "nsubj"} for child in token.children)  # "and we will go" is beside no infinitive
    if token.dep_ == "conj" and token.tag_ == "VB" and token.head.tag_ in _FINITE | {"VBN"} and not own:
        return Link(_infinitive_before(token), "conj")
    return None


def _doing(participle: Token) -> Token | None:
    """The preposition before a name and a participle that stand for a deed, as in "the process of Peru leaving"."""
    if participle.dep_ not in {"acl", "advcl"} or participle.tag_ != "VBG" or participle.i == 0:
        return None
    name = participle.nbor(-1)
    while name.dep_ == "conj":
        name = name.head
    deed = name.pos_ == "PROPN" and name.dep_ == "pobj" and name.head.lower_ in {"of", "against", "about"}
    above = name.head.head
    return name.head if deed and (syntax.is_verb(above) or above.lemma_.lower() in operators()) else None


def _finite_above(infinitive: Token) -> Token:
    """The verb that a finite one stands beside where the parser took an infinitive: "said he would go and left"."""
    above = (word for word in syntax.ancestors(infinitive) if word.tag_ in _FINITE)
    return next(above, infinitive)


def _infinitive_before(verb: Token) -> Token:
    """The infinitive that another stands beside where the parser took a finite verb: "ran on a vow to cut and ban"."""
    before = verb.doc[verb.head.i + 1 : verb.i]
    return next((word for word in reversed(before) if syntax.is_verb(word) and syntax.has_to(word)), verb.head)


def _said_at(clause: Token) -> Token | None:
    """The verb of saying whose content the parser hung on a noun behind it: "said at a meeting that Iran attacked"."""
    if clause.dep_ not in {"acl", "relcl"} or clause.head.dep_ != "pobj" or not syntax.has_word(clause, "that"):
        return None
    noun = clause.head
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        noun = noun.head.head
    bare = not any(child.dep_ in {"ccomp", "dobj"} for child in noun.children)
    own = any(child.dep_ in syntax.SUBJECTS and child.lower_ != "that" for child in clause.children)
    return noun if bare and own and syntax.is_verb(noun) and "say" in operators().get(syntax.lemma(noun), ()) else None


def _judgement(clause: Token) -> Token | None:
    """The adjective that says how sure a clause is: "it is possible that Iran attacked"."""
    if clause.dep_ not in {"ccomp", "csubj", "xcomp"} or clause.head.lemma_ != "be":
        return None
    return next((child for child in clause.head.children if child.dep_ == "acomp" and child.i < clause.i), None)


def choose(step: Link) -> str:
    """The operator that the governor is for what hangs on it in this way, or ""."""
    word = syntax.lemma(step.governor)
    names = _names(step, word)
    if _is_other_sense(step, word):
        return ""
    if step.kind == "infinitive" and word in {"have", "be"} and syntax.has_word(step.governor, "yet"):
        return "fail"
    if step.kind == "behind" and syntax.is_verb(step.governor) and step.preposition not in _PREPOSITIONS.get(word, ()):
        return _loosely(step, word, names)
    if step.preposition == "against" and "plan" in names:
        return "exclude"
    if step.kind == "clause" and syntax.asks_whether(step.governor) and "demand" in names:
        return "possible" if any(map(_opens_question, step.governor.children)) else ""
    loose = {"say"} if step.kind == "behind" and not syntax.is_verb(step.governor) else set()
    return next((name for name in CHOICES.get(step.kind, "").split() if name in names - loose), "")


def _loosely(step: Link, word: str, names: frozenset[str]) -> str:
    """What a verb is for what stands behind a preposition that is not its own: "kept from", "moved ahead with"."""
    if step.preposition == "from" and "fail" in names | _stopping(word):
        return "fail"
    if (word, step.preposition) in _BEARING:
        return "undergo"
    if step.preposition == "with" and word == "charge":
        return "possible"
    return "light" if step.preposition == "with" and _goes_ahead(step.governor) else ""


def _goes_ahead(verb: Token) -> bool:
    """Whether the verb says that something is gone on with: "moved forward with", "pressed ahead with"."""
    ahead = verb.lemma_ == "proceed" or any(syntax.has_word(verb, word) for word in ("ahead", "forward", "on"))
    return ahead and syntax.lemma(verb) in _GOING


def _opens_question(clause: Token) -> bool:
    """Whether a clause asks if something is so; who asks why it is takes it for a fact."""
    return clause.dep_ == "ccomp" and any(syntax.has_word(clause, word) for word in ("whether", "if"))


def _names(step: Link, word: str) -> frozenset[str]:
    """The operators of a word, by its lemma with its particle ("end up" is not "end"), or as in "going to"."""
    table = operators()
    if step.kind == "subject" and word not in _SEEMING:  # what an event pushes or wants says nothing of it
        return frozenset()
    if step.kind == "subject" and word == "be":
        return frozenset(name for told in _told(step.governor) for name in table.get(told, ()))
    bare = step.governor.lower_ if step.kind == "infinitive" else ""
    return table.get(f"{word} {step.preposition}") or table.get(word) or table.get(bare) or frozenset()


def _told(verb: Token) -> list[str]:
    """What is said of an event: it "is an option", "is unlikely", "is in the offing", "is fake news"."""
    told = [child for child in verb.rights if child.dep_ in {"acomp", "attr"}]
    told += [child for noun in told if noun.lemma_ == "news" for child in noun.lefts if child.dep_ == "amod"]
    words = [word.lemma_.lower() for word in told]
    behind = (part.lemma_.lower() for _, part in syntax.behind(verb, ("in", "on", "under")))
    return words + [word for word in behind if word in _PENDING]


def _is_other_sense(step: Link, word: str) -> bool:
    """Whether the word is no operator here: "at the end of his visit", "called the visit a success"."""
    if word == "look" and step.preposition == "at":
        return not any(part.dep_ == "pcomp" for child in step.governor.children for part in child.children)
    if word == "go on":
        return step.kind != "clause"
    if word == "end":
        return _is_over(step.governor)
    if word in _ONLY_TO:
        return step.kind == "object" or (word == "stand" and step.kind != "infinitive")
    if step.kind == "modifier" and step.governor.dep_ == "dobj" and "promise" in operators().get(word, ()):
        return step.governor.head.lemma_ in _KEEPING
    bare = word == "call" and syntax.is_verb(step.governor) and step.kind != "behind"
    return _is_followed_by_another(step, word) or (bare and not syntax.behind(step.governor, ("on", "upon", "for")))


def _is_followed_by_another(step: Link, word: str) -> bool:
    """Whether a noun or adjective is no operator before this preposition: "a stop on the tour", "talks in Rome"."""
    if word in _ONLY_BEFORE:
        return step.preposition not in _ONLY_BEFORE[word] or step.governor.pos_ not in {"ADJ", "ADV", "NOUN"}
    if step.kind != "behind":
        return False
    if word == "appeal":
        return step.preposition == "against"
    if word == "stop":
        return step.preposition != "to" and not syntax.is_verb(step.governor)
    return word == "talk" and step.preposition not in {"of", "about"}


def _is_over(end: Token) -> bool:
    """Whether an end only says when: "at the end of the visit", "upon the end of the talks"."""
    after = end.dep_ == "pobj" and end.head.lower_ in {"after", "upon", "on", "following", "with", "in"}
    return after or syntax.is_point_in_time(end)


def _stopping(word: str) -> frozenset[str]:
    return frozenset({"fail"}) if word in _PREVENTING else frozenset()
