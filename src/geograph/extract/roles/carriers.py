"""The word of the parse that can carry a relation between two mentions, or none where the parse speaks against it.

A verb carries a relation from what stands on its subject's side, or behind "by", to what stands elsewhere below it. A
relative clause carries one from or to the noun it describes. Between two mentions that only share a sentence, or of
which one belongs to the other's phrase, there is no such word.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from geograph.extract import syntax
from geograph.extract.lexicon import noun_senses, operators, things, verb_senses
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from geograph.extract.lexicon import NounSense

_WORDS = frozenset({"VERB", "NOUN", "ADJ", "AUX"})
_BEFORE = frozenset({"compound", "amod", "poss", "nmod"})
_OBJECTS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})
_APART = frozenset({"acl", "relcl", "advcl", "ccomp", "appos"})
_BESIDE = frozenset({"advcl", "relcl", "parataxis", "conj"})
_NEAR, _FAR = 4, 6
_CLAUSES = frozenset({"relcl", "acl"})
_DESCRIBED = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})
_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning"})
_CONTENT = frozenset({"ccomp", "parataxis", "xcomp", "advcl"})
_CHAIRED = frozenset({"led", "sponsored", "mediated", "brokered", "backed", "hosted", "organised", "organized"})
_PARTIES = frozenset({"between", "among"})
_EXAMPLES = frozenset({"including", "like", "as"})
_NAMING = frozenset(
    {"of", "like", "including", "such", "as", "between", "among", "by", "from", "with", "to", "against", "on"}
)
_WHERE = frozenset({
    "in", "at", "near", "outside", "inside", "across", "around", "within", "throughout", "from", "off",
    "during", "before", "after", "since", "until", "following",
})  # fmt: skip


def carrier(source: Token, target: Token, *, either: bool) -> Token | None:
    """The word that joins source and target; `either` says that their order does not matter."""
    if _is_site(source) or _is_site(target) or target.dep_ == "npadvmod" or _are_parted(source, target):
        return None
    if source.is_ancestor(target):
        return _below(source, target, acts=True, either=either)
    if target.is_ancestor(source):
        return _below(target, source, acts=False, either=either)
    joint = _joint(source, target)
    if joint is not None and joint.dep_ == "pobj" and joint.head.lower_ in _PARTIES:
        joint = joint.head.head
    return joint if joint is not None and _joins(joint, source, target, either=either) else None


def _are_parted(one: Token, other: Token) -> bool:
    """Whether a semicolon stands between the two: "Chad congratulated them; Mali said nothing"."""
    first, last = sorted((one.i, other.i))
    return any(token.text == ";" for token in one.doc[first:last])


def _joins(joint: Token, source: Token, target: Token, *, either: bool) -> bool:
    """Whether the word above both mentions has the source as who acts, or holds both in its own phrase."""
    one, other = _branch(source, joint), _branch(target, joint)
    if not syntax.is_verb(joint):
        beside = target.dep_ == "conj" and target.head.i == joint.i and target.pos_ == "PROPN"
        apart = beside or (one.dep_ == "prep" and _is_thing(source)) or _is_means(source, joint)
        return not apart and _stands(source, one) and _stands(target, other)
    if _only_describes(source) or _parties_of(source, joint) - _parties_of(target, joint):
        return False
    if _acts(one, joint) and _stands(source, one) and not _speaks_of_others(joint, other, target):
        return True
    turned = source.dep_ != "poss" and _acts(other, joint) and _stands(target, other) and not _is_apart(source, one)
    return either and (one.i == other.i or turned)


def _is_apart(token: Token, branch: Token) -> bool:
    """Whether a mention only does to something what describes that: "a deal backed by Chad"."""
    above = token
    while above.i != branch.i:
        if above.dep_ == "acl" and syntax.is_passive(above):
            return any(child.dep_ == "agent" for child in above.children)
        above = above.head
    return False


def _is_asked_of(verb: Token, deed: Token) -> bool:
    """Whether the deed is asked of somebody behind a preposition: "called on (for) Iran to help Chad"."""
    before = [child for child in verb.rights if child.dep_ == "prep" and child.i < deed.i]
    asks = "demand" in operators().get(syntax.lemma(verb), ())
    return asks and syntax.has_to(deed) and any(child.lower_ in {"on", "upon", "for", "to"} for child in before)


def _is_means(token: Token, noun: Token) -> bool:
    """Whether a word only says by what means somebody else does it: "his Twitter attack"."""
    owned = any(child.dep_ == "poss" for child in noun.lefts)
    return owned and token.dep_ == "compound" and token.head.i == noun.i


def beside(one: Token, other: Token) -> bool:
    """Whether two mentions are coordinated, as in "Russia and China"."""
    return any(part.i == other.i for part in syntax.coordinated(one)) or any(
        part.i == one.i for part in syntax.coordinated(other)
    )


def bearing(target: Token, carrier: Token) -> float:
    """How well the parse bears out that the carrier reaches the target, from 0 to 1.

    Each clause between them, and a long chain of phrases, makes it likelier that something else was done to the
    target, or by somebody else. The subject of a clause beside the carrier's does something of its own.
    """
    path = list(chain(target, carrier))
    clauses = [token for token in path if token.dep_ in _APART]
    apart = bool(clauses) and carrier.lemma_ == "be" and path[-1].dep_ != "attr"
    near = any(token.dep_ in _OBJECTS and syntax.is_outsider(token) for token in _phrase(path)[1:])
    told = target.tag_ != "WP" and any(_is_told_of(token) for token in path)
    thing = _is_thing(target) or _is_moved(target)
    if apart or near or told or thing or any(_has_own_doer(token, path) for token in path):
        return 0.0
    if len(clauses) > 1 or any(_acts_beside(token, carrier) or _opens_topic(token) for token in path):
        return 0.4
    far = 1.0 if len(path) <= _NEAR else 0.85 if len(path) <= _FAR else 0.6
    return (0.8 if clauses else 1.0) * far


def _phrase(path: Sequence[Token]) -> list[Token]:
    """The path as far as the word whose example the target is: Lee is one of "critics of Iran, including Lee"."""
    return list(takewhile(lambda token: token.lower_ not in _EXAMPLES, path))


def _is_moved(noun: Token) -> bool:
    """Whether a verb does something with it to somebody else: troops in "sent troops to Congo"."""
    senses = verb_senses().get(syntax.lemma(noun.head), ()) if noun.dep_ == "dobj" else ()
    moved = (sense.value for sense in senses if sense.condition == "obj" and "obj" not in sense.slots)
    return any(noun.lemma_.lower() in things()[value] for value in moved)


def _is_told_of(token: Token) -> bool:
    """Whether what stands below the word only belongs to something else that is spoken of."""
    told = _names_a_voice(token) or _is_elsewhere(token) or _is_content(token) or _is_done_by_another(token)
    return told or _is_victim(token)


def _is_victim(token: Token) -> bool:
    """Whether the word is whom a deed befalls that is only spoken of: "demanded the envoy's release"."""
    owned = token.dep_ == "poss" or (token.lower_ == "of" and token.dep_ == "prep")
    sense = noun_senses().get(token.head.lemma_.lower()) if owned else None
    return sense is not None and (sense.of == "victim" or (owned and token.dep_ == "prep" and _is_deadly(sense)))


def _is_deadly(sense: NounSense) -> bool:
    return sense.of == "target" and relation(sense.relation).plover == "ASSAULT"


def _is_done_by_another(token: Token) -> bool:
    """Whether the word is what its noun does: "met Hollande, who criticised Iran"."""
    if token.dep_ == "acl" and token.tag_ == "VBG":
        return token.head.dep_ == "pobj"
    doer = next((child for child in token.lefts if child.dep_ == "nsubj"), None)
    if token.dep_ != "relcl" or doer is None:
        return False
    return doer.tag_ == "WP" or (token.head.dep_ == "pobj" and doer.i == token.head.i + 1)


def _has_own_doer(clause: Token, path: Collection[Token]) -> bool:
    """Whether somebody beside the path does what a clause says: "met in Bern, where Iran threatened Iraq"."""
    doer = next((child for child in clause.lefts if child.dep_ == "nsubj"), None)
    asked = any(child.tag_ == "WRB" for child in clause.lefts)
    if clause.dep_ == "pcomp" and asked:  # "ignored the history of how Iranians were banned"
        return True
    aside = clause.dep_ == "pcomp" or (asked and clause.dep_ == "relcl") or _is_opposed(clause)
    return aside and doer is not None and doer not in path


def _is_opposed(clause: Token) -> bool:
    """Whether a "but" joins the clause to the one before."""
    return clause.dep_ == "conj" and any(child.dep_ == "cc" and child.lower_ == "but" for child in clause.head.children)


def _is_content(clause: Token) -> bool:
    """Whether the clause is what somebody else says: "called the suggestion that Iran attacked Iraq stupid"."""
    that = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
    return clause.dep_ == "acl" and that and syntax.is_among(clause.head, "saying") and clause.head.dep_ in _OBJECTS


def _names_a_voice(token: Token) -> bool:
    return token.lower_ == "according" or token.lemma_ in {"cite", "quote"}


def _is_elsewhere(token: Token) -> bool:
    """Whether behind the word is a post ("serves as") or the victim of what is judged ("probes a plot against")."""
    above = token.head
    if token.dep_ == "prep" and above.dep_ == "appos" and above.pos_ == "NOUN":
        return True
    if token.lower_ == "against" and syntax.is_among(above, "judge") and syntax.has_object(above):
        return True  # "denounced the case against": the parser takes it to the verb
    if token.dep_ != "prep" or above.dep_ not in _OBJECTS:
        return token.dep_ == "prep" and token.lower_ == "as" and syntax.is_among(above, "seem")
    return token.lower_ in {"against", "for"} and above.pos_ == "NOUN" and syntax.is_among(above.head, "judge")


def _is_thing(token: Token) -> bool:
    """Whether the mention only says what sort of thing something is: "police orders", "CIA tools"."""
    noun = token.head
    while noun.dep_ in {"compound", "nmod"}:
        noun = noun.head
    sorts = token.dep_ in {"compound", "nmod"} and noun.pos_ == "NOUN" and noun.dep_ not in _CONTENT
    return sorts and not syntax.is_among(noun, "site") and not syntax.is_among(noun, "as good")


def _acts_beside(token: Token, carrier: Token) -> bool:
    """Whether the token is the subject of another clause beside the carrier's."""
    return token.dep_ in syntax.SUBJECTS and token.head.dep_ in _BESIDE and token.head.i != carrier.i


def _opens_topic(token: Token) -> bool:
    """Whether the word says what something is about: "talks on Kosovo", but not "sanctions on Iran"."""
    if token.dep_ != "prep" or token.lower_ not in _ABOUT or token.head.pos_ != "NOUN":
        return False
    sense = noun_senses().get(token.head.lemma_.lower())
    return sense is None or token.lower_ not in sense.target


def crosses(target: Token, carrier: Token, words: Collection[int]) -> bool:
    """Whether one of these words, by their indices, stands between the target and the word that carries a relation."""
    return any(token.i in words for token in chain(target, carrier) if token.i != target.i)


def is_others_event(source: Token, target: Token, carrier: Token) -> bool:
    """Whether only one is a party of what stands between two: "arranged (knew of) talks between Iran and Iraq"."""
    return leads(source) or leads(target) or _parties_of(source, carrier) != _parties_of(target, carrier)


def _parties_of(token: Token, carrier: Token) -> set[int]:
    """The prepositions above the token that name both parties of something."""
    return {above.i for above in chain(token, carrier) if above.dep_ == "prep" and above.lower_ in _PARTIES}


def leads(token: Token) -> bool:
    """Whether a party only chairs what others hold: "Russian-led talks", "UN-sponsored talks"."""
    joined = token.i + 2 < len(token.doc) and token.nbor().text == "-"
    return (joined and token.nbor(2).lower_ in _CHAIRED) or (token.dep_ == "npadvmod" and token.head.lower_ in _CHAIRED)


def lies_ahead(mentions: Iterable[Token], carrier: Token) -> bool:
    """Whether one of them is named only for what is still to come: "said ahead of talks with Iran"."""
    above = (token for mention in mentions for token in chain(mention, carrier))
    return any(token.dep_ in {"prep", "advmod"} and token.lower_ in {"ahead", "before"} for token in above)


def chain(token: Token, top: Token) -> Iterator[Token]:
    """The token and what stands above it, as far as `top`."""
    above = token
    for _ in range(_NEAR * 4):
        if above.i == top.i or above.dep_ == "ROOT":
            return
        yield above
        above = above.head


def _is_site(token: Token) -> bool:
    """Whether the mention only says where or when: "in Syria", "near the town of Sinjar", "during his campaign"."""
    inside = token.dep_ in _BEFORE and syntax.is_among(token.head, "site")
    above = token.head if inside else token
    for _ in range(_NEAR):
        if above.dep_ in {"appos", "conj"}:
            above = above.head
        elif above.dep_ == "pobj" and above.head.lower_ == "of" and syntax.is_among(above.head.head, "place"):
            above = above.head.head
        else:
            break
    return above.dep_ == "pobj" and above.head.lower_ in _WHERE and not (inside and above.head.head.pos_ == "NOUN")


def _stands(token: Token, branch: Token) -> bool:
    """Whether the mention is what the branch names, not somebody in a clause or phrase that only describes that."""
    above = token
    while above.i != branch.i:
        if above.dep_ in _DESCRIBED or (above.dep_ == "prep" and above.lower_ not in _NAMING):
            return False
        above = above.head
    return above.dep_ not in _CLAUSES


def _only_describes(token: Token) -> bool:
    """Whether the mention describes somebody else: "a Labour politician", "the Baltic region's neutral states"."""
    above = token
    while above.dep_ in _BEFORE:
        above = above.head
        if above.dep_ == "poss" or syntax.is_outsider(above):
            return True
    while above.dep_ in {"appos", "conj"}:
        above = above.head
    return above.dep_ == "pobj" and above.head.lower_ == "of" and syntax.is_outsider(above.head.head)


def _below(noun: Token, inner: Token, *, acts: bool, either: bool) -> Token | None:
    """The verb between a noun and a mention below it; what is coordinated with the noun does the same with it."""
    if not either or not beside(noun, inner):
        return _clause_below(noun, inner, acts=acts, either=either)
    word = next((token for token in syntax.ancestors(noun) if token.pos_ in _WORDS), None)
    if word is None or (noun.dep_ == "pobj" and noun.head.lower_ in {"between", "among"}):
        return word
    alone = not syntax.behind(word, ("with",))  # who meet with somebody else do not meet each other
    return word if syntax.is_verb(word) and alone and _acts(_branch(noun, word), word) else None


def _clause_below(noun: Token, inner: Token, *, acts: bool, either: bool) -> Token | None:
    """The verb of the relative clause of a noun that holds the inner mention; `acts` says that the noun should act."""
    verb = _branch(inner, noun)
    if verb.dep_ not in _CLAUSES or not syntax.is_verb(verb):
        return None
    done = _acts(_branch(inner, verb), verb)
    does = not syntax.is_passive(verb) and not done
    return verb if (does if acts else done) or (either and (does or done)) else None


def _joint(source: Token, target: Token) -> Token | None:
    over = {token.i for token in syntax.ancestors(target)}
    return next((token for token in syntax.ancestors(source) if token.i in over and token.pos_ in _WORDS), None)


def _branch(token: Token, top: Token) -> Token:
    """The child of `top` below which the token stands, or which it is."""
    branch = token
    for above in syntax.ancestors(token):
        if above.i == top.i:
            return branch
        branch = above
    return branch


def _acts(branch: Token, verb: Token) -> bool:
    """Whether a branch of a verb holds who acts: its subject, or in the passive what stands behind "by"."""
    if syntax.is_passive(verb):
        return branch.dep_ == "agent" or (branch.dep_ == "nsubjpass" and syntax.has_content(verb))
    return branch.dep_ in syntax.SUBJECTS


def _speaks_of_others(verb: Token, branch: Token, target: Token) -> bool:
    """Whether the verb is about a clause in which somebody else acts on the target, or has somebody else as object.

    As in "said that Iran attacked Iraq", "called for Iran to leave Iraq", "warned Iran that it would defend Iraq".
    """
    if branch.dep_ not in _CONTENT:
        return False
    addressed = any(child.dep_ in {"dobj", "dative"} and child.i < branch.i for child in verb.children)
    return (
        addressed
        or _is_asked_of(verb, branch)
        or any(
            child.dep_ in syntax.SUBJECTS and child.i != target.i and not child.is_ancestor(target)
            for child in branch.children
        )
    )
