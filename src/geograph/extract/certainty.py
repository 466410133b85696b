"""How sure a text is: modality and polarity from the words that stand with a verb or a noun.

Scope is composed step by step on the way up the parse (see ``scope``): each step may make a claim less sure, never
surer, and each negation turns its polarity round. The words are those of the table ``hedges``; what takes more than a
word beside (an inverted question, "not" in a subject, an infinitive of purpose) is read here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geograph.extract import syntax
from geograph.extract.lexicon import hedges, operators, verb_senses
from geograph.model import Modality, Polarity
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_RANK = tuple(Modality)
_DENIED = "denied"
_NOBODY = frozenset({"neither", "none", "nobody"})
_UNIQUE = frozenset({"first", "last", "only", "latest", "second", "third"})
_ONLY = frozenset({"only", "just", "merely", "simply", "alone", "sole", "first", "last"})
_SPOKEN_OUT = frozenset({
    "caution", "warn", "urge", "advise", "encourage", "ask", "say", "argue", "suggest", "call", "invite", "welcome",
    "thank", "condemn", "appeal", "recommend", "congratulate", "praise", "commend", "apologise", "apologize", "express",
    "extend",
})  # fmt: skip
_WISHING = frozenset({"wish", "want", "like", "love"})
_VERDICTS = frozenset({"guilty", "liable"})
_DENYING = frozenset({"deny", "fail", "reject", "exclude"})
_DUTIES = ("should", "must", "ought")
_POLITE = frozenset({"would", "'d", "’d"})
_MEANS = frozenset({
    "take", "use", "tweet", "write", "call", "phone", "gather", "rally", "march", "pour", "flock", "turn", "rush",
    "scramble", "hasten", "hurry", "descend", "assemble", "converge",
})  # fmt: skip
_SAID = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "PROTEST"})
_SPEAKERS = frozenset({"i", "we"})
_MOMENTS = frozenset({"time", "moment", "minute", "hour", "day", "opportunity", "occasion", "trouble"})
WAVERING = frozenset({"hesitate", "shrink", "flinch"})
"""Whoever does not do so does what stands below: "will not hesitate to strike"."""
_FACTS = frozenset({"why", "how", "when", "where", "since"})


class Sign(NamedTuple):
    """A word that leaves what it stands with less sure, and how sure that is."""

    word: Token
    modality: Modality


def weaker(first: Modality, second: Modality) -> Modality:
    """The less sure of two modalities.

    >>> weaker(Modality.PLANNED, Modality.POSSIBLE).value
    'possible'
    """
    return max(first, second, key=_RANK.index)


def flipped(polarity: Polarity) -> Polarity:
    """The other polarity."""
    return Polarity.AFFIRMED if polarity is Polarity.DENIED else Polarity.DENIED


def negation(token: Token) -> Token | None:
    """The word that denies what the token says ("not", "never", "no", "almost"), or None."""
    if token.lemma_ in WAVERING:
        return None
    for child in token.children:
        if (_denies(child) and not _is_limiting(child)) or (child.dep_ in {"nsubj", "nsubjpass"} and _is_nobody(child)):
            return child
    if token.dep_ == "acl" and syntax.has_to(token):
        return token.head if _has_no(token.head) and token.head.lemma_.lower() not in operators() else None
    verdict = next((child for child in token.children if child.lower_ in _VERDICTS), None)
    if verdict is not None and token.lemma_ == "find":
        return negation(verdict)
    without = token.dep_ in {"pobj", "pcomp"} and token.head.lower_ == "without"
    return token.head if without else _instead(token)


def _instead(verb: Token) -> Token | None:
    """What says that something else was done: "rather than attack", "instead of attacking"."""
    if verb.dep_ == "pcomp":
        return verb.head if _follows(verb.head, "of", "instead") else None
    joined = [child for child in verb.head.rights if child.dep_ == "cc"] if verb.dep_ == "conj" else []
    beside = (*(child for child in verb.lefts if child.dep_ in {"mark", "cc", "prep"}), *joined)
    return next((child for child in beside if child.i < verb.i and _follows(child, "than", "rather")), None)


def _follows(word: Token, text: str, before: str) -> bool:
    return word.lower_ == text and word.i > 0 and word.nbor(-1).lower_ == before


def forbidden(word: Token, saying: Token) -> Token | None:
    """What somebody must not do, or must not have done, by what is said: "they should not be allowed to attack"."""
    between = (above for above in (word, *syntax.ancestors(word)) if saying.is_ancestor(above))
    banned = (above for above in between if any(child.lower_ in {"not", "n't", "n’t"} for child in above.children))
    return next((above for above in banned if any(syntax.has_word(above, duty) for duty in _DUTIES)), None)


def _denies(child: Token) -> bool:
    if child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ == "no"):
        return True
    if child.dep_ in {"preconj", "cc"} and child.lower_ in {"neither", "nor"}:
        return True
    return child.dep_ == "advmod" and (hedges("adverb").get(child.lower_) == _DENIED or _is_no_longer(child))


def _is_limiting(word: Token) -> bool:
    """Whether a "not" says that there are more: "did not only attack", "isn't the only member"."""
    verb = word.head
    told = [part for child in verb.children if child.dep_ == "attr" for part in child.lefts]
    return any(part.lower_ in _ONLY and part.i > word.i for part in (*verb.children, *told))


def _is_nobody(subject: Token) -> bool:
    """Whether the subject is none: "neither Iran nor Iraq", "none of the allies"; "no" is read with the object's."""
    return subject.lower_ in _NOBODY or any(part.lower_ in _NOBODY for part in subject.lefts)


def has_no_object(verb: Token) -> bool:
    """Whether the verb's object or subject is none, as in "signed no agreement", "no soldier crossed the border"."""
    return any(child.dep_ in {"dobj", "nsubjpass", "nsubj"} and _has_no(child) for child in verb.children)


def _has_no(noun: Token) -> bool:
    return any(part.dep_ == "det" and part.lower_ == "no" for part in noun.children)


def _is_no_longer(adverb: Token) -> bool:
    return adverb.lower_ in {"longer", "more"} and any(part.lower_ == "no" for part in adverb.children)


def is_left_open(verb: Token) -> bool:
    """Whether a verb of excluding is denied itself, refusing nothing: "did not rule out", "will not hesitate to"."""
    if WAVERING & {verb.lemma_, verb.head.lemma_}:
        return True
    if "exclude" not in operators().get(syntax.lemma(verb), ()):
        return False
    return is_undone(verb)


def is_undone(verb: Token) -> bool:
    """Whether somebody does not do what the verb says, or would not or could not."""
    above = operators().get(syntax.lemma(verb.head), frozenset()) if syntax.has_to(verb) else frozenset()
    return negation(verb) is not None or bool(above & {"reject", "fail"})


def is_past(verb: Token) -> bool:
    """Whether somebody did for sure what the verb says."""
    done = verb.tag_ == "VBD" or any(syntax.has_word(verb, word) for word in ("has", "have", "had"))
    return done and modality(verb) is Modality.ACTUAL and negation(verb) is None


def signs(token: Token) -> Iterator[Sign]:
    """The words beside a verb or a noun that leave it less than sure."""
    if not syntax.is_verb(token):
        yield from _beside_noun(token)
        return
    found = list(_beside_verb(token))
    yield from found
    condition = _condition(token) if found else None
    if condition is not None:
        yield Sign(condition, Modality.CONDITIONAL)
    if token.lower_ == "were" and any(child.dep_ == "nsubj" for child in token.rights):  # "were she to meet him"
        yield Sign(token, Modality.CONDITIONAL)
    aim = _infinitive(token)
    if aim is not Modality.ACTUAL:
        yield Sign(token, aim)


def modality(token: Token) -> Modality:
    """How sure the words beside a verb or noun leave it."""
    found = Modality.ACTUAL
    for sign in signs(token):
        found = weaker(found, sign.modality)
    return found


def _beside_noun(noun: Token) -> Iterator[Sign]:
    for child in noun.children:
        effect = hedges("adjective").get(child.lower_) if child.dep_ in {"amod", "compound"} else None
        if effect:
            yield Sign(child, Modality(effect))
        elif child.dep_ == "poss" and (child.lower_ == "tomorrow" or syntax.has_word(child, "next")):
            yield Sign(child, Modality.PLANNED)
        elif child.lower_ == "any" and child.dep_ == "det" and not _is_below_denial(noun):
            yield Sign(child, Modality.POSSIBLE)


def _is_below_denial(noun: Token) -> bool:
    """Whether a noun stands below a "not" or a word like it, where "any" is no more than part of it."""
    words = [noun, *syntax.ancestors(noun)]
    names = {name for word in words for name in operators().get(word.lemma_.lower(), ())}
    return bool(names & _DENYING) or any(negation(word) is not None for word in words)


def _beside_verb(verb: Token) -> Iterator[Sign]:
    for child in verb.children:
        effect = _effect(child, verb)
        if effect and effect != _DENIED:
            yield Sign(child, Modality(effect))


def _effect(child: Token, verb: Token) -> str | None:
    if child.dep_ == "aux":
        if child.lower_ in _POLITE and _speaks_out(verb):
            return None
        fronted = hedges("fronted").get(child.lower_) if verb.dep_ == "advcl" and _is_inverted(child, verb) else None
        return fronted or hedges("auxiliary").get(child.lower_)
    if child.dep_ in {"mark", "advmod"}:
        return hedges("mark" if child.dep_ == "mark" else "adverb").get(child.lower_)
    return None


def _speaks_out(verb: Token) -> bool:
    """Whether who says so does so by saying it: "I would warn the president"."""
    return verb.lemma_.lower() in _SPOKEN_OUT | _WISHING and _is_spoken_by_us(verb)


def is_said_so(verb: Token) -> bool:
    """Whether something is said by wishing to: "I want to thank the president"."""
    return verb.head.lemma_.lower() in _WISHING and verb.lemma_.lower() in _SPOKEN_OUT and _is_spoken_by_us(verb.head)


def _is_spoken_by_us(verb: Token) -> bool:
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return subject is not None and (subject.lower_ in _SPEAKERS or _is_formula(verb))


def _is_formula(verb: Token) -> bool:
    """Whether a wish only makes what is said polite, whoever says it: "the family would like to thank the police"."""
    would = any(syntax.has_word(verb, word) for word in _POLITE)
    said = any(child.dep_ == "xcomp" and child.lemma_.lower() in _SPOKEN_OUT for child in verb.rights)
    return verb.lemma_.lower() == "like" and would and said


def _is_inverted(auxiliary: Token, verb: Token) -> bool:
    """Whether the auxiliary stands before the subject: "had Iran attacked", "did Iran attack"."""
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject is not None and auxiliary.i < subject.i < verb.i


def question(verb: Token) -> Token | None:
    """The question mark that leaves the verb of a main clause open; why, how, when and where ask about a fact."""
    marks = [child for child in verb.rights if child.dep_ == "punct"]
    marks += [verb.sent[-1]] if verb.dep_ == "ROOT" else []
    mark = next((token for token in marks if token.text.startswith("?")), None)
    if mark is None or _is_stray(mark) or any(child.lower_ in _FACTS for child in verb.children):
        return None
    return None if _is_anothers(mark, verb) else mark


def _is_stray(mark: Token) -> bool:
    """Whether a mark stands before a letter or figure, where a faulty conversion left it for a dash or a pound sign."""
    rest = mark.doc.text[mark.idx + 1 : mark.idx + 2]
    return rest.isalnum()


def _is_anothers(mark: Token, verb: Token) -> bool:
    """Whether what is asked is quoted and the verb is not in it: "attacked him, asking: "Who are you?""."""
    spans = mark.doc.spans.get("quotation", ())
    return any(span.start <= mark.i < span.end and not span.start <= verb.i < span.end for span in spans)


def _condition(verb: Token) -> Token | None:
    """The word that opens an if-clause of the verb, or None."""
    for clause in verb.children:
        if clause.dep_ == "advcl":
            if any(word.lower_ == "even" for word in clause.lefts):
                continue
            case = next((word for word in clause.lefts if _is_case(word)), None)
            if case is not None:
                return case
            for sign in _beside_verb(clause):
                if sign.modality is Modality.CONDITIONAL:
                    return sign.word
    return None


def speaks_by(verb: Token) -> bool:
    """Whether something is said by what the main verb tells: "took to Twitter to condemn", "used the visit to urge"."""
    done = verb.head.tag_ == "VBD" or syntax.has_word(verb.head, "have") or syntax.has_word(verb.head, "has")
    means = done and verb.head.lemma_.lower() in _MEANS
    senses = verb_senses().get(syntax.lemma(verb), ())
    return means and any(relation(sense.relation).plover in _SAID for sense in senses if sense.relation)


def _is_case(word: Token) -> bool:
    """Whether the word opens a clause like "in case": without an article, as "in the case of" names no condition."""
    return word.lower_ == "in" and any(part.lower_ == "case" and part.n_lefts == 0 for part in word.rights)


def _is_done_first(verb: Token) -> bool:
    """Whether somebody has become the first of those who did what a verb says: "became the first state to leave"."""
    became = verb.head.lemma_ in {"become", "be"}
    named = [child for child in verb.head.rights if child.dep_ == "attr" and child.i < verb.i]
    return became and any(part.lower_ in _UNIQUE for noun in named for part in noun.lefts)


def _infinitive(verb: Token) -> Modality:
    """A purpose ("to attack"), or what a noun is for ("a force to guard"), is not yet done."""
    if not syntax.has_to(verb):
        return Modality.ACTUAL
    if verb.dep_ == "advcl" and (syntax.lemma(verb.head) == "go on" or speaks_by(verb) or _is_done_first(verb)):
        return Modality.ACTUAL
    if _takes_time(verb):
        return Modality.ACTUAL
    if verb.dep_ in {"advcl", "ROOT"} or syntax.is_headline(verb):
        return Modality.PLANNED
    if verb.dep_ in {"acl", "relcl"} and verb.head.lemma_.lower() not in operators():
        unique = any(child.lower_ in _UNIQUE for child in verb.head.children) or verb.head.lower_ in _UNIQUE
        return Modality.ACTUAL if unique else Modality.POSSIBLE
    return Modality.ACTUAL


def _takes_time(verb: Token) -> bool:
    """Whether somebody took the time for it: "took a moment to visit the camp", "took the opportunity to thank him"."""
    taking = next((word for word in syntax.ancestors(verb) if syntax.is_verb(word)), None)
    if taking is None or taking.lemma_ != "take" or taking.tag_ not in {"VBD", "VBN"}:
        return False
    return any(child.dep_ == "dobj" and child.lemma_.lower() in _MOMENTS for child in taking.rights)
