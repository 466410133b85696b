"""Ties that only the model sees: who leads, speaks for or belongs to a body, in wording that no rule knows.

The model is asked about people and bodies that one noun phrase holds together ("Clint Watts, a Russia expert with the
institute"), which no verb joins. It tells well whether there is a tie and poorly which: where the words between name an
office, they decide.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from geograph.extract import reasons, syntax
from geograph.extract.lexicon import words as words_of
from geograph.extract.roles.cast import ORGANISED, PERSONS
from geograph.extract.roles.frames import Frame
from geograph.extract.ties.bonds import title
from geograph.extract.ties.offices import SENT, is_kin, office, tie_to
from geograph.extract.ties.tenure import is_done, is_ended, is_over, is_past
from geograph.model import Kind
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from geograph.extract.judgement.opinions import Opinion
    from geograph.extract.roles.cast import Cast

SURE = 0.8
"""How likely a tie must be; of 20 such pairs in articles that the model has not seen 19 are tied."""
RIGHT = 0.7
"""How often such a tie is the one that the text states."""
NAMES = ("holdsPostIn", "represents", "memberOf")
_STEPS = 6
_PARTS = frozenset({
    "committee", "subcommittee", "department", "division", "office", "branch", "unit", "wing", "desk", "bureau",
    "panel", "section", "delegation", "campaign", "caucus", "council", "board", "team", "project", "chapter",
    "faction", "fund", "mission", "task", "programme", "program", "group", "arm", "subsidiary", "school", "college",
    "faculty", "centre", "center", "institute", "service", "operations", "business",
})  # fmt: skip
"""What has a head of its own within a body."""
_SENT = frozenset({"ambassador", "envoy", "representative", "delegate", "emissary"})
_HOLDING = frozenset({"be", "serve", "act", "work"})


def is_nominal(source: Token, target: Token, cast: Cast) -> bool:
    """Whether a person or group and a body stand in one noun phrase, with no verb between them but one of holding."""
    if not all(cast.kind(actor) in PERSONS for actor in cast.at(source)):
        return False
    top = _top(source, target)
    if not top.is_ancestor(target):
        return False
    between = list(_between(top, target))
    bodies = any(cast.kind(actor) in ORGANISED - {Kind.STATE} for actor in cast.at(target))
    return bodies and len(between) <= _STEPS and not any(map(syntax.is_verb, between))


def _top(person: Token, body: Token) -> Token:
    """What holds both: the person, or the verb of holding a post whose subject the person is ("served as")."""
    verb = person.head
    holds = person.dep_ == "nsubj" and verb.lemma_ in _HOLDING and body.i > verb.i > person.i
    return verb if holds and not person.is_ancestor(body) else person


def _may_tie(source: Token, target: Token, cast: Cast) -> bool:
    """Whether somebody is tied: nobody stands nearer, the body is no part of a longer name nor only above theirs."""
    if not is_nominal(source, target, cast) or not any(cast.kind(actor) is Kind.PERSON for actor in cast.at(source)):
        return False
    named = {actor for token in _between(source, target) for actor in cast.at(token)}
    nearer = any(cast.kind(actor) is Kind.PERSON for actor in named.difference(cast.at(source)))
    longer = (target.dep_ == "compound" and _is_unknown_name(target.head, cast)) or _is_hyphened(target, cast)
    sign = target.head
    apart = sign.lower_ == "under" or (sign.lower_ == "to" and sign.head.lemma_.lower() in _SENT)
    glued = target.dep_ == "compound" and target.head.i == source.i and target.i + 1 == cast.span(source)[0]
    return not (nearer or longer or apart or glued or _is_abroad(source, target, cast))


def _is_abroad(person: Token, body: Token, cast: Cast) -> bool:
    """Whether the body is only where somebody serves another: "UN ambassador", "Syria's UN envoy"."""
    if body.i > person.i or not any(cast.actors[actor].sector == "IGO" for actor in cast.at(body)):
        return False
    found = SENT.search(body.doc[body.i : person.i + 1].text)
    start, _ = cast.span(body)
    owned = start > 0 and body.doc[start - 1].tag_ == "POS"
    return owned or (found is not None and found[0].lower() == "ambassador")


def _heads(person: Token, body: Token) -> bool:
    """Whether a title is that of the whole body ("head of Acme"), not of something there ("head of sales at Acme")."""
    if body.i < person.i:
        return not any(word.pos_ == "NOUN" and not office(word.text) for word in body.doc[body.i + 1 : person.i])
    while body.dep_ in {"compound", "appos"} and body.head.lower_ not in _PARTS:
        body = body.head
    sign = body.head
    posts = (sign.head, *sign.head.conjuncts)
    heads = body.dep_ == "pobj" and sign.lower_ == "of" and any(office(title(post)) == "leads" for post in posts)
    return heads and not _is_served(sign.head)


def _is_served(post: Token) -> bool:
    """Whether a post is that of whom somebody serves: "an aide to the director of Acme"."""
    sign = post.head
    return post.dep_ == "pobj" and sign.lower_ in {"to", "for"} and sign.head.pos_ in {"NOUN", "PROPN"}


def _is_told_past(body: Token) -> bool:
    """Whether the words before a body say that it is no more: "the last government", "the previous cabinet"."""
    return is_past(body) or any(child.lower_ in {"last", "outgoing"} for child in body.lefts)


def _is_whence(body: Token, cast: Cast) -> bool:
    """Whether a bare name that no list knows may be that of a place: "Fox is from Bray"."""
    sign = body.head
    bare = not any(child.dep_ == "det" for child in body.lefts) and not any(map(known_actors().get, cast.at(body)))
    return bare and sign.lower_ == "from" and sign.head.lemma_ == "be"


def _is_hyphened(body: Token, cast: Cast) -> bool:
    """Whether a body's name is only half of another's: "the Harwell-Acme Centre"."""
    _, end = cast.span(body)
    behind = [token.text for token in body.doc[end : end + 3]]
    return len(behind) > 2 and behind[0] == "-" and all(word[:1].isupper() for word in behind[1:])


def _is_unknown_name(noun: Token, cast: Cast) -> bool:
    return noun.pos_ == "PROPN" and noun.dep_ == "pobj" and noun not in cast


def tied(frames: Iterable[Frame], held: Iterable[Opinion], cast: Cast) -> Iterator[Frame]:
    """A frame for each tie that the model is sure of and that no frame states; the surest opinion on a pair counts."""
    joined: set[tuple[str, ...]] = {
        pair for frame in frames if not frame.plover for pair in product(frame.sources, frame.targets)
    }
    for opinion in sorted(held, key=lambda opinion: -opinion.judgement.types["TIE"]):
        if opinion.judgement.types["TIE"] < SURE or not _may_tie(*opinion.pair, cast):
            continue
        frame = _frame(opinion, cast)
        if frame is not None and (*frame.sources, *frame.targets) not in joined:
            joined.add((*frame.sources, *frame.targets))
            yield frame


def _frame(opinion: Opinion, cast: Cast) -> Frame | None:
    source, target = opinion.pair
    top = _top(source, target)
    path = [token for token in _between(top, target) if token.pos_ in {"NOUN", "PROPN"}]
    first, last = sorted((source.i, target.i))
    words = source.doc[first:last].text
    untied = words_of("untied")
    if is_kin(words) or _is_told_past(target) or _is_whence(target, cast):
        return None
    if any(_is_gone(noun) or noun.lemma_.lower() in untied for noun in (source, *path)):
        return None
    if any(is_done(verb) for verb in _verbs(source, target)):
        return None
    only = any(child.lower_ == "only" for noun in path for child in noun.lefts)
    trigger = target if only or top.i == source.i else top
    likely = opinion.judgement.relations
    within = any(cast.kind(actor) in {Kind.MEDIA, Kind.PARTY} for actor in cast.at(target))
    guess = "memberOf" if within else max(NAMES, key=lambda name: likely[name])
    name = tie_to(words, cast.kind(cast.at(target)[-1])) or guess
    if name == "leads" and not _heads(source, target):
        name = "holdsPostIn"
    frame = Frame(
        relation=name,
        trigger=trigger,
        sources=cast.at(source)[-1:],
        targets=cast.at(target)[-1:],
        tokens={trigger.i, source.i, target.i},
        confidence=RIGHT,
    )
    chance = opinion.judgement.types["TIE"]
    reasons.note(frame, "relation", name, f"the model holds a tie for {chance:.0%} likely", trigger)
    return frame


def _is_gone(noun: Token) -> bool:
    return is_past(noun) or is_over(noun) or is_ended(noun)


def _verbs(source: Token, target: Token) -> Iterator[Token]:
    """The verbs of the clause that says what somebody is to a body: "served", "who worked"."""
    below = list(_between(source, target))
    return (word for word in below if syntax.is_verb(word) and (word.is_ancestor(source) or source.is_ancestor(word)))


def _between(source: Token, target: Token) -> Iterator[Token]:
    """The words of the parse from above the target to below the source."""
    for above in syntax.ancestors(target):
        if above.i == source.i:
            return
        yield above
