"""Questions to the parse: who is the subject of this verb, what stands behind this preposition, what governs it.

spaCy's English labels (CLEAR style) are read here and nowhere else. Every function takes tokens and gives tokens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
QUESTIONS = frozenset({"whether", "if", "what", "why", "how", "when", "where", "who"})
_LOOSE = frozenset({"related", "based", "style", "born", "bound", "focused", "friendly", "wide"})
_CHARGING = frozenset({"accuse", "suspect"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_PAST_OR_THIRD = frozenset({"VBD", "VBZ"})
_DYING = frozenset({"die", "perish"})
_MOMENTS = frozenset({"at", "by", "toward", "towards", "near", "before", "since", "until"})
_WALK = 12


def is_among(token: Token, name: str) -> bool:
    """Whether the word, with its particle if it has one, is of this class of words."""
    return lemma(token) in words(name)


def is_verb(token: Token) -> bool:
    """Whether the token heads a clause or could."""
    return token.pos_ in {"VERB", "AUX"}


def is_outsider(noun: Token) -> bool:
    """Whether the noun is one who stands near somebody else and does not act for him ("rival", "his rival Paz").

    Several of most sorts do neither ("his rivals", "Twitter users"), but a party's members and fans do.
    """
    named = noun.pos_ == "PROPN" and any(is_among(child, "outsider") for child in noun.lefts)
    sort = {"NN": "outsider", "NNS": "apart"}.get(noun.tag_)
    return named or (sort is not None and is_among(noun, sort))


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: by its auxiliary or subject, or as a participle behind its noun."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "nsubj" for child in verb.children):
        return False
    if verb.dep_ == "conj":
        if has_object(verb) and _goes_on_beyond(verb.head, verb):
            return False
        return not any(child.dep_ in {"nsubj", "aux"} for child in verb.children) and is_passive(verb.head)
    return verb.dep_ in {"acl", "amod"} or (verb.dep_ == "advcl" and not has_object(verb))


def has_object(verb: Token) -> bool:
    """Whether the verb has a direct object."""
    return any(child.dep_ == "dobj" for child in verb.children)


def lemma(token: Token) -> str:
    """The lemma in lower case, with the verb's particle if it has one ("hand over")."""
    base = token.lemma_.lower()
    if token.pos_ == "VERB":
        for child in token.children:
            if child.dep_ == "prt":
                return f"{base} {child.lower_}"
    return base


def has_to(verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def has_word(token: Token, word: str) -> bool:
    """Whether a word stands directly with the token ("has yet to leave")."""
    return any(child.lower_ == word for child in token.children)


def is_content(clause: Token) -> bool:
    """Whether the clause says what its noun is about ("the risk that Iran attacks"), not which one it is."""
    if any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children):
        return True
    infinitive = has_to(clause)
    own = any(child.dep_ == "nsubj" for child in clause.children)
    return clause.dep_ == "acl" and (infinitive or (own and clause.tag_ in {"VBD", "VBZ", "VBP"}))


def is_headline(verb: Token) -> bool:
    """Whether the verb is the infinitive of a headline without a finite verb ("Biden to meet Xi")."""
    noun = verb.head
    return verb.dep_ in {"relcl", "acl"} and noun.dep_ == "ROOT" and noun.pos_ == "PROPN" and has_to(verb)


def has_content(verb: Token) -> bool:
    """Whether the verb has a clause, an infinitive or a name as its content ("asked to leave", "called him a liar")."""
    return any(
        child.dep_ in {"xcomp", "ccomp", "oprd"} or (child.dep_ == "prep" and child.lower_ == "for")
        for child in verb.children
    )


def asks_whether(verb: Token) -> bool:
    """Whether the content of the verb is a question."""
    contents = [child for child in verb.children if child.dep_ == "ccomp"]
    return any(part.lower_ in QUESTIONS for child in contents for part in child.children)


def coordinated(token: Token) -> Iterator[Token]:
    """The token and all that is coordinated with it ("Russia, China and Iran"), from left to right."""
    waiting = [token]
    while waiting:
        noun = waiting.pop()
        yield noun
        later = [
            child for child in noun.rights if child.dep_ == "conj" and not is_verb(child) and not _stands_apart(child)
        ]
        waiting.extend(reversed(later))


def _stands_apart(noun: Token) -> bool:
    """Whether a noun is joined to another and yet no more of the same: behind "but not", or before its own verb."""
    first = noun.left_edge
    before = first.nbor(-1).lower_ if first.i else ""
    opposed = before == "not" or (before == "but" and not has_word(noun.head, "not"))
    return opposed or _own_verb(noun) is not None


def _own_verb(noun: Token) -> Token | None:
    """The verb behind a joined noun that lacks a subject: "apologised to Chad and Mali has apologised to Niger"."""
    after = noun.right_edge.i + 1
    word = noun.doc[after] if after < len(noun.doc) else noun
    verb = word.head if word.dep_ in {"aux", "auxpass"} else word
    own = any(child.dep_ in SUBJECTS for child in verb.children)
    return verb if word.tag_ in _FINITE and is_verb(verb) and not own and verb.i > noun.i else None


def surface_subject(verb: Token, steps: int = _WALK) -> Token | None:
    """The grammatical subject of the verb, its own or the one it shares with the clause it hangs on.

    Of "A lifelong socialist, Silva resigned" it is the name: what stands before the comma only describes it.
    """
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return next((late for late in verb.lefts if _is_described_by(late, child)), child)
        if child.dep_ == "aux":  # the parser sometimes hangs the subject on it
            for part in child.children:
                if part.dep_ in SUBJECTS:
                    return part
    if steps == 0 or verb.dep_ == "ROOT":
        return None
    if verb.head.lemma_ == "use" and is_passive(verb.head) and has_to(verb):  # what is used to attack does not attack
        return next(iter(agents(verb.head)), None)
    return _inherited_subject(verb, steps - 1)


def _is_described_by(name: Token, noun: Token) -> bool:
    """Whether a noun before the comma says what its verb's second subject is."""
    beside = name.left_edge.i == noun.right_edge.i + 2 and name.left_edge.nbor(-1).text == ","
    return beside and name.dep_ in SUBJECTS and name.pos_ == "PROPN" and noun.pos_ == "NOUN"


def _inherited_subject(verb: Token, steps: int) -> Token | None:
    head = _parallel(verb)
    own = _gerund_subject(verb)
    if verb.dep_ in {"acl", "relcl"} or own is not None:
        return _noun_modified(verb, head, steps) if own is None else own
    if verb.dep_ == "xcomp" or (verb.dep_ == "ccomp" and (verb.tag_ == "VBG" or has_to(verb))):
        return controller(verb, steps)
    if verb.dep_ in {"conj", "advcl", "dep", "acomp", "oprd"}:
        return surface_subject(head, steps) if head.pos_ not in {"NOUN", "PROPN"} else head
    if verb.dep_ == "amod":
        return head
    if verb.dep_ == "pcomp" and head.head.i != head.i:
        return _doer(charging(head) or head.head, steps)
    return None


def charging(preposition: Token) -> Token | None:
    """The verb of charging where its "of" hangs on another noun: "accused by a report of Reuters of lying"."""
    noun = preposition.head
    if preposition.lower_ != "of" or not any(child.dep_ == "pcomp" for child in preposition.children):
        return None
    while noun.dep_ == "pobj" and noun.head.lower_ in {"of", "by", "in"}:
        noun = noun.head.head
    verb = noun.head if noun.dep_ == "dobj" else noun
    charged = verb.lemma_.lower() in _CHARGING and verb.i != preposition.head.i
    return verb if charged and (noun.dep_ == "dobj" or is_passive(verb)) else None


def _parallel(verb: Token) -> Token:
    """What governs the verb; an "-ing" form that is joined to others goes with the form like it."""
    bare = verb.dep_ == "conj" and verb.tag_ == "VBG" and not any(child.dep_ == "aux" for child in verb.children)
    above = (token for token in ancestors(verb) if token.tag_ == "VBG" and is_verb(token))
    return next(above, verb.head) if bare else outer(verb) or verb.head


def outer(verb: Token) -> Token | None:
    """The verb of saying that a verb goes on from where the parser joined it to what is said.

    Its tense tells: "said Chad had left and urged Mali to stay", "says Chad left and urges Mali to stay"; or a comma
    does before a verb that speaks as well.
    """
    inner = verb.head
    while inner.dep_ == "conj" and is_verb(inner.head):
        inner = inner.head
    saying = inner.head
    joined = verb.dep_ == "conj" and inner.dep_ == "ccomp" and saying.i < inner.i and is_verb(inner)
    own = any(child.dep_ in {"aux", "auxpass", *SUBJECTS} for child in verb.children)
    if own or _goes_on_beyond(inner, verb):
        return None if own else saying
    if not joined or verb.tag_ not in _FINITE or verb.tag_ != saying.tag_:
        return None
    first = verb.left_edge
    comma = any(token.text == "," for token in verb.doc[max(first.i - 2, inner.i) : first.i])
    apart = comma and is_among(verb, "address") and not is_among(inner, "address")
    return saying if apart or not _may_go_on(inner, verb) else None


def _goes_on_beyond(inner: Token, verb: Token) -> bool:
    """Whether a verb cannot go on from where it is joined, but from what stands above.

    A finite verb goes on from no infinitive ("invited him to come and signed a deal"), and who is dead says nothing
    ("said ten had died and accused Chad").
    """
    above = inner.head
    if verb.dep_ != "conj" or not is_verb(above) or above.i >= inner.i:
        return False
    if inner.dep_ == "xcomp" and inner.tag_ == "VB" and has_to(inner):
        return verb.tag_ in _PAST_OR_THIRD and verb.tag_ == above.tag_
    dead = inner.lemma_ in _DYING or (inner.lemma_ == "kill" and is_passive(inner))
    return dead and inner.dep_ == "ccomp" and verb.tag_ in {"VBD", "VBN"} and is_among(verb, "address")


def _may_go_on(inner: Token, verb: Token) -> bool:
    """Whether a finite verb may go on from another one by its tense: "left and urged", but not "had left and urged"."""
    helping = next((child for child in inner.children if child.dep_ in {"aux", "auxpass"}), inner)
    return helping.tag_ == verb.tag_ and (helping.i == inner.i or helping.lemma_ != "have")


def _gerund_subject(verb: Token) -> Token | None:
    """Who does what the head only speaks of, just before the verb: Chad in "warned against Chad leaving"."""
    noun = verb.nbor(-1) if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > 0 else verb
    while noun.dep_ == "conj" and noun.i > verb.head.i:
        noun = noun.head
    spoken = noun.dep_ == "pobj" and noun.head.lower_ in {"against", "of", "about"} and noun.head.head.i == verb.head.i
    return noun if spoken else None


def _doer(governor: Token, steps: int) -> Token | None:
    """Who does what stands behind a preposition: in "accused Iran of arming rebels" Iran, else the subject."""
    if is_among(governor, "charge"):
        return next(iter(patients(governor)), None)
    if governor.pos_ == "ADV":
        return surface_subject(governor.head, steps) if is_verb(governor.head) else None
    return surface_subject(governor, steps) if is_verb(governor) else governor


def _noun_modified(verb: Token, noun: Token, steps: int) -> Token | None:
    if any(child.dep_ == "auxpass" for child in verb.children) or is_headline(verb):
        return noun
    infinitive = has_to(verb)
    if not infinitive or noun.dep_ in SUBJECTS:
        return noun if not infinitive else None
    return surface_subject(noun.head, steps) if is_verb(noun.head) else None


def controller(verb: Token, steps: int = _WALK) -> Token | None:
    """The understood subject of an infinitive: the object of "urge", the subject of "want"."""
    head = verb.head
    if is_among(head, "control") and verb.dep_ == "xcomp":
        for child in head.children:
            if child.dep_ in {"dobj", "dative"}:
                return child
            if child.dep_ == "prep" and child.lower_ in {"on", "upon", "to"} and child.i < verb.i:
                return next((part for part in child.children if part.dep_ == "pobj"), None)
    return surface_subject(head, steps) if is_verb(head) or head.pos_ == "ADJ" else None


def agents(verb: Token) -> list[Token]:
    """The tokens that do what a verb says: its subject, or what stands behind "by" when it is passive."""
    if is_passive(verb):
        for child in verb.children:
            if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
                return [part for part in child.children if part.dep_ == "pobj"]
        return [child for child in verb.lefts if verb.dep_ == "amod" and child.dep_ in {"npadvmod", "compound", "nmod"}]
    subject = surface_subject(verb)
    return [] if subject is None else [subject]


def patients(verb: Token) -> list[Token]:
    """The tokens that a verb's action falls on: its direct objects, or its subject when it is passive."""
    if not is_passive(verb):
        objects = [child for child in verb.children if child.dep_ == "dobj"]
        return objects or _misread_object(verb) or _shared_object(verb)
    subject = surface_subject(verb)
    return [] if subject is None else [subject]


def subjects_of_content(verb: Token) -> list[Token]:
    """The subjects of the clauses that a verb takes as its content ("demanded that Iran leave")."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i]
    return [part for child in clauses for part in child.children if part.dep_ == "nsubj"]


def _misread_object(verb: Token) -> list[Token]:
    """The title and name that the parser takes a verb with a subject to describe: "Chile hosted President Ann Lee"."""
    if verb.dep_ != "amod" or not any(child.dep_ == "nsubj" for child in verb.lefts):
        return []
    noun = verb.head
    while noun.dep_ == "compound":
        noun = noun.head
    return [noun]


def _shared_object(verb: Token) -> list[Token]:
    """The object of a later coordinated verb ("condemned and sanctioned Iran"), or of a relative clause."""
    for child in verb.children:
        if child.dep_ == "conj" and is_verb(child) and child.i - verb.i <= 2:
            return [part for part in child.children if part.dep_ == "dobj"]
    return []


def behind(head: Token, prepositions: tuple[str, ...]) -> list[tuple[Token, Token]]:
    """The pairs of preposition and noun that hang on a word, for the given prepositions ("out of" counts as "of")."""
    found = []
    for child in head.children:
        if child.dep_ not in {"prep", "dative", "agent"}:
            continue
        if child.lower_ in prepositions:
            found += [(child, part) for part in child.children if part.dep_ in {"pobj", "pcomp"}]
        else:
            found += [pair for inner in child.children if inner.dep_ == "prep" for pair in _inner(inner, prepositions)]
    return found


def _inner(preposition: Token, prepositions: tuple[str, ...]) -> list[tuple[Token, Token]]:
    if preposition.lower_ not in prepositions:
        return []
    return [(preposition, part) for part in preposition.children if part.dep_ == "pobj"]


def cited(verb: Token) -> list[Token]:
    """Whom a report names as its own source: "citing officials", "with reference to officials"."""
    clauses = [child for child in verb.children if child.dep_ == "advcl" and child.lemma_ in {"cite", "quote"}]
    return [noun for clause in clauses for noun in patients(clause)] + [
        noun
        for _, thing in behind(verb, ("with",))
        if thing.lemma_ == "reference"
        for _, noun in behind(thing, ("to",))
    ]


def counted(noun: Token) -> list[Token]:
    """What a word of number counts: the targets in "a number of Iranian targets"."""
    return [part for preposition, part in behind(noun, ("of",)) if preposition.head.i == noun.i]


def premodifiers(noun: Token, depth: int = 4) -> Iterator[Token]:
    """The nouns, adjectives and possessors before a noun, nested ones included, from left to right.

    Of "China-related posts" it is only the participle, as China has no part in them.
    """
    for child in noun.lefts:
        if child.dep_ in {"poss", "compound", "amod", "nmod", "npadvmod", "conj", "appos"}:
            if depth and child.lower_ not in _LOOSE:
                yield from premodifiers(child, depth - 1)
            yield child
            yield from (late for late in child.rights if late.dep_ in {"conj", "appos", "punct"} and late.i < noun.i)


def is_point_in_time(noun: Token) -> bool:
    """Whether the noun stands for a moment, as in "at the end of his visit"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _MOMENTS


def clause(token: Token) -> Token:
    """The verb that heads the clause of the token, or the root."""
    for _ in range(_WALK):
        if is_verb(token) or token.dep_ == "ROOT":
            return token
        token = token.head
    return token


def ancestors(token: Token) -> Iterator[Token]:
    """The tokens above, at most twelve: long enough for real sentences, bounded for strange ones."""
    for _ in range(_WALK):
        if token.dep_ == "ROOT" or token.head.i == token.i:
            return
        token = token.head
        yield token
