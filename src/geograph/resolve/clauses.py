"""Clauses: the subjects around a word, and what the grammar says that a pronoun can mean or cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.resolve.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geograph.resolve.page import Page

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CONTROLLED = frozenset({"xcomp", "pcomp"})
_SHARING = _CONTROLLED | {"advcl", "conj"}
_ASKED = frozenset({"on", "upon", "to"})
_ARGUMENTS = SUBJECTS | {"dobj", "dative", "pobj"}
_BEING = frozenset({"is", "was", "became", "becomes", "become", "becoming", "been"})
_NEAR = 8
_WHEREFORE = frozenset({"for", "of", "over", "about", "after", "because"})


def stands_for_nothing(page: Page, token: int) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it seems"."""
    if page.norms[token] != "it":
        return False
    verb = page.heads[token]
    if page.deps[token] == "expl" or page.norms[verb] in listed("seeming"):
        return True
    if page.norms[verb] in listed("happening"):
        return True
    if listed("of-somebody").intersection(page.norms[verb + 1 : verb + 4]):
        return False
    later = page.norms[verb + 1 : verb + 7]
    if page.norms[verb] in {"is", "was", "'s", "’s"} and page.poses[verb + 1 : verb + 2] == ("DET",):
        return True
    return page.norms[verb] in {"is", "was", "be", "been", "'s", "’s", "would", "remains", "became", "makes"} and bool(
        {"that", "to", "for", "whether", "if", "when", "who", "how", "why", "what"}.intersection(later)
    )


def whom_judged(page: Page, token: int) -> int:
    """Whom a verb judges or tells to act, else -1: its object owns what follows ("criticised Iran for its role")."""
    seen = token
    for _ in range(6):
        above = page.heads[seen]
        told = page.deps[seen] == "xcomp" or (page.deps[seen] == "prep" and page.norms[seen] in _WHEREFORE)
        if told and listed("judging").intersection(page.norms[above : above + 1]):
            owned = page.heads[page.heads[token]] == seen
            return next((at for at in range(above + 1, seen) if _is_object(page, at, above, asked=owned)), -1)
        if above == seen:
            break
        seen = above
    return -1


def whom_helped(page: Page, token: int) -> int:
    """Who is helped in what is theirs, else -1: "supports Iraq in its fight", "support for Iraq in its fight"."""
    noun = page.heads[token]
    at = page.heads[noun]
    if page.tags[token] != "PRP$" or page.deps[noun] != "pobj" or page.norms[at] != "in":
        return -1
    above = page.heads[at]
    for helping in (above, page.heads[page.heads[above]]):
        if page.norms[helping] in listed("helping"):
            return next((word for word in range(helping + 1, at) if _is_helped(page, word, helping)), -1)
    return -1


def _is_helped(page: Page, token: int, helping: int) -> bool:
    on = page.heads[token]
    behind = page.deps[token] == "pobj" and page.norms[on] in {"for", "to", "of"} and page.heads[on] == helping
    return behind or (on == helping and page.deps[token] == "dobj")


def partner_of(page: Page, token: int) -> int:
    """Who stands before "and" in "Kiir and members of his tribe", else -1."""
    if page.tags[token] != "PRP$":
        return -1
    noun = page.heads[token]
    while page.poses[noun] in {"NOUN", "ADP", "PROPN"} and page.heads[noun] != noun:
        if page.deps[noun] == "conj":
            return page.heads[noun]
        noun = page.heads[noun]
    return -1


def planner_of(page: Page, token: int) -> int:
    """Who owns what a noun says they do, else -1: Ann in "Ann's wish to praise her friends"."""
    owned = page.heads[token]
    verb = page.heads[owned]
    noun = page.heads[verb]
    if page.tags[token] != "PRP$" or page.deps[verb] != "acl" or page.tags[verb] != "VB":
        return -1
    if "PERSON" in page.covered[noun:token]:
        return -1
    return next((at for at in range(max(noun - _NEAR, 0), noun) if _owns(page, at, noun)), -1)


def _owns(page: Page, token: int, noun: int) -> bool:
    return page.heads[token] == noun and page.deps[token] == "poss"


def teller_of(page: Page, token: int) -> int:
    """Who says that the pronoun did what follows, else -1: Ann in "Ann told Bo she won", "told by Ann she won"."""
    clause = page.heads[token]
    verb = page.heads[clause]
    if page.deps[token] not in SUBJECTS or page.deps[clause] != "ccomp" or not _tells(page, verb, token):
        return -1
    if any(page.deps[at] == "nsubjpass" for at in subjects_of(page, verb)):
        agents = (at for at in range(verb, token) if page.heads[at] == verb and page.deps[at] == "agent")
        return next((at for by in agents for at in range(by, token) if page.heads[at] == by), -1)
    while page.deps[verb] == "conj" and next(subjects_of(page, verb), -1) < 0:
        verb = page.heads[verb]
    return next(subjects_of(page, verb), -1)


def _tells(page: Page, verb: int, token: int) -> bool:
    return verb < token and page.norms[verb] in listed("speech")


def named_ahead(page: Page, token: int) -> int:
    """The name behind a clause that opens a sentence, else -1: Ann in "When she was young, Ann left"."""
    clause = page.heads[token]
    verb = page.heads[clause]
    if page.deps[token] not in SUBJECTS or page.deps[clause] != "advcl" or clause > verb:
        return -1
    ahead = (at for at in subjects_of(page, verb) if at > clause and page.poses[at] == "PROPN")
    return next(ahead, -1)


def predicate_of(page: Page, token: int) -> int:
    """What a subject is said to be or become, else -1: the minister in "before she became minister"."""
    verb = page.heads[token]
    if page.deps[token] != "nsubj" or page.norms[verb] not in _BEING:
        return -1
    behind = range(verb + 1, min(verb + _NEAR, len(page.heads)))
    return next((at for at in behind if page.heads[at] == verb and page.deps[at] == "attr"), -1)


def _is_object(page: Page, token: int, verb: int, *, asked: bool) -> bool:
    """Whether a noun is a verb's object, or may be `asked`: Iran in "called on Iran to stop its attacks"."""
    on = page.heads[token]
    called = asked and page.deps[token] == "pobj" and page.norms[on] in _ASKED and page.heads[on] == verb
    return page.poses[token] != "PRON" and (called or (on == verb and page.deps[token] in {"dobj", "nsubj"}))


def barred_subject(page: Page, token: int) -> int:
    """The subject that the pronoun cannot mean, else -1.

    A verb's object is not its subject ("China backed it"), and nobody accuses or warns what is its own ("Guatemala
    accused its government").
    """
    if page.norms[token].endswith("self"):
        return -1
    verb = page.heads[token]
    if page.tags[token] == "PRP$":
        owned, verb = verb, page.heads[verb]
        if page.deps[owned] != "dobj" or not listed("against").intersection(page.norms[verb : verb + 1]):
            return -1
    elif page.deps[token] == "pobj":
        verb = page.heads[verb]
    elif page.deps[token] not in {"dobj", "dative", "iobj"}:
        return -1
    verb = whose_subject(page, verb)
    return next((subject for subject in subjects_of(page, verb) if subject < token), -1)


def whose_subject(page: Page, verb: int) -> int:
    """The verb whose subject a verb shares: "accused" for "She is accused of hitting and kicking him"."""
    above = page.heads[verb]
    while page.deps[verb] in _SHARING and above != verb and next(subjects_of(page, verb), None) is None:
        above = page.heads[above] if page.deps[verb] == "pcomp" else above
        if page.deps[verb] in _CONTROLLED and any(_is_object(page, at, above, asked=True) for at in range(above, verb)):
            break
        verb, above = above, page.heads[above]
    return verb


def argued_with(page: Page, token: int, other: int) -> bool:
    """Whether two nouns are subject and object of one verb, and so two: "Genzyme bought the company"."""
    verb = _verb_of(page, token)
    return verb >= 0 and verb == _verb_of(page, other)


def _verb_of(page: Page, token: int) -> int:
    """The verb that a noun is subject or object of, or stands behind a preposition of; -1 for none."""
    if page.deps[token] not in _ARGUMENTS:
        return -1
    if page.deps[token] == "pobj":
        token = page.heads[token]
    verb = whose_subject(page, page.heads[token])
    return verb if page.poses[verb] in {"VERB", "AUX"} else -1


def conjuncts(page: Page, token: int) -> list[int]:
    """The tokens joined to this one by "and", and to those."""
    found: list[int] = []
    for later in range(token + 1, min(token + 12, len(page.words))):
        if page.deps[later] == "conj" and page.heads[later] in {token, *found}:
            found.append(later)
    return found


def is_joined(page: Page, token: int) -> bool:
    """Whether anything is joined to a token by "and"."""
    return bool(conjuncts(page, token))


def subjects_around(page: Page, token: int) -> Iterator[int]:
    """Subjects of the clauses around a token, from the inside out, then of the main clause of the sentence before."""
    seen = set()
    verb = token
    for _ in range(12):
        above = page.heads[verb]
        if above == verb:
            break
        verb = above
        for subject in subjects_of(page, verb):
            if subject < token and subject not in seen:
                seen.add(subject)
                yield subject
    yield from (subject for subject in _before_semicolon(page, token) if subject not in seen)
    number = page.sents[token]
    if number:
        first, last = page.bounds[number - 1]
        roots = [at for at in range(first, last) if page.heads[at] == at]
        for root in roots:
            yield from subjects_of(page, root)


def _before_semicolon(page: Page, token: int) -> Iterator[int]:
    """The main subject of what a semicolon parts from a word's clause: "the Senate waits; its leader is ill"."""
    first, _ = page.bounds[page.sents[token]]
    marks = [at for at in range(first, token) if page.words[at] == ";"]
    subjects = [at for at in range(first, marks[-1]) if page.deps[at] in SUBJECTS] if marks else []
    if subjects:
        yield min(subjects, key=lambda at: _depth(page, at))


def _depth(page: Page, token: int) -> int:
    depth = 0
    while page.heads[token] != token:
        token, depth = page.heads[token], depth + 1
    return depth


def subjects_of(page: Page, verb: int) -> Iterator[int]:
    """The subjects of a verb that stand before it."""
    first, _ = page.bounds[page.sents[verb]]
    for token in range(first, verb):
        if page.heads[token] == verb and page.deps[token] in SUBJECTS:
            yield token


def asks_for_they(page: Page, token: int) -> bool:
    """Whether a noun asks for "they": troops, the police."""
    return page.tags[token] == "NNS" or page.norms[token] == "police"
