"""Ties that the parse states: "a commander of X", "X, led by Y", "states including X and Y", "X as part of Y".

A tie holds between two names or named groups themselves, so that only what a phrase means directly counts here: "a
member of China's advisory body" is no member of China. What a single name states by its own words ("the Iranian
president") is read in ``ties``.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from geograph.extract import reasons, syntax
from geograph.extract.lexicon import noun_senses, words
from geograph.extract.roles.cast import ARMED, ORGANISED, PERSONS, UNIONS
from geograph.extract.roles.frames import Frame
from geograph.extract.ties.impossible import is_impossible
from geograph.extract.ties.offices import office, tie_to
from geograph.extract.ties.seats import seats
from geograph.extract.ties.tenure import is_ended, is_over, is_past
from geograph.model import Kind, Modality
from geograph.vocabulary import known_actors, relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Span, Token

    from geograph.extract.lexicon import NounSense
    from geograph.extract.roles.cast import Cast, Part

_EXAMPLES = frozenset({"including", "notably", "like", "such"})
_BESIDE = frozenset({"compound", "poss", "nmod", "amod"})
_APPOINTING = frozenset({
    "appoint", "name", "elect", "choose", "nominate", "serve", "describe", "select", "install", "designate", "act",
    "swear", "confirm", "inaugurate", "continue", "re-elect", "reelect",
})  # fmt: skip
_SAID_TO_BE = frozenset({"appos", "attr", "oprd", "pobj", "dobj"})
_PROPOSING = frozenset({"nominate"})
_HOLDING = frozenset({"serve", "act", "continue"})
_BEING = frozenset({"be", "become", "remain"})
_ALONE = frozenset({"only", "sole"})
_SECOND = frozenset({"vice", "deputy", "assistant", "associate", "second"})
_WITHIN = frozenset({"in", "at", "with"})
_ONE_OF_MANY = frozenset({"one", "another", "every", "each", "any", "no"})
_SENDERS = frozenset({"GPE", "NORP", "ORG"})
_FROM = frozenset({"from", "of", "in", "at", "with"})
_TITLES = frozenset({
    "board", "co", "council", "company", "group", "party", "executive", "managing", "secretary", "director", "general",
    "chief", "prime", "founding", "and",
})  # fmt: skip
"""What before "head" or "director" leaves it the head of the whole."""
_SITES = frozenset({
    "city", "town", "village", "port", "region", "province", "district", "island", "oblast", "county", "territory",
    "enclave", "peninsula", "prefecture", "suburb",
})  # fmt: skip
_NO_SEAT = frozenset({
    "a", "an", "commercial", "financial", "business", "economic", "industrial", "cultural", "tech", "oil", "fashion",
    "former", "historic", "ancient", "old", "spiritual", "world", "crime", "murder", "tourist", "tourism",
    "entertainment",
})  # fmt: skip
"""What before "capital" says that no government sits there."""
_MEMBERS = frozenset(Kind) - {Kind.STATE, Kind.PERSON}
_ENDS = {
    "relatedTo": (frozenset({Kind.PERSON}), frozenset({Kind.PERSON})),
    "nationalOf": (frozenset({Kind.PERSON}), frozenset({Kind.STATE})),
    "memberOf": (frozenset(Kind), _MEMBERS),
    "capitalOf": (frozenset({Kind.PLACE}), frozenset({Kind.STATE, Kind.PLACE})),
}
"""Which kinds of actors a tie may join; nobody is a member of a state."""
_NAMED = 0.8
_BEFORE_NAME = 3


def bonds(sentence: Span, cast: Cast) -> Iterator[Frame]:
    """The frames of the ties that a sentence states, in the order of the words that name them."""
    for token in sentence:
        if token.pos_ not in {"NOUN", "PROPN"}:
            continue
        sense = noun_senses().get(token.lemma_.lower())
        if sense is not None and sense.of == "role":
            yield from _role(token, cast)
        elif token.lemma_ in _SITES and token.dep_ in {"attr", "appos"}:
            yield from _site(token, cast)
        elif token.lemma_ == "part":
            yield from _part(token, cast)
        elif token in cast:
            yield from _belongs(token, cast)
        if token in cast:
            yield from _includes(token, cast)
    yield from seats(sentence, cast)


def _frame(name: str, noun: Token, sources: Iterable[Part], targets: Iterable[Part], cast: Cast) -> Iterator[Frame]:
    """The frame of a tie; "was not a member" is denied as its verb is, which is therefore the trigger.

    Unnamed people ("Norwegian experts at the institute") are nobody whom a tie tells anything of, but in a war.
    """
    unnamed = cast.is_vague if relation(name).symmetric else partial(_are_unnamed, cast)
    bodies = [part for part in targets if part.direct and not unnamed(part.actor)]
    trigger = _trigger(noun, bodies)
    frame = Frame(relation=name, trigger=trigger, tokens={trigger.i, noun.i}, confidence=_NAMED)
    if trigger.lemma_ in _PROPOSING and name != "memberOf":
        frame.modality = Modality.PLANNED
    frame.add_targets(bodies)
    armed = any(cast.kind(body) in ARMED for body in frame.targets)
    held = [part for part in sources if part.direct and (armed or not unnamed(part.actor))]
    frame.add_sources(part for part in held if part.actor not in frame.targets)
    if frame.sources and frame.targets and not is_past(noun):
        reasons.note(frame, "relation", name, f"“{noun.text}” ties one to the other", noun)
        yield frame


def _trigger(noun: Token, bodies: Sequence[Part]) -> Token:
    """The word whose governors say how sure the tie is: the body's name where what they say is not of the tie.

    So it is in "Fox, head of Acme, may leave" and "is not the only member of Acme".
    """
    first = _first(noun)
    only = any(child.lower_ in _ALONE for child in noun.lefts)
    if first.dep_ == "attr" and first.head.lemma_ in _BEING and not only:
        return first.head
    verb = _appointer(first)
    if verb is not None:
        return verb
    aside = only or first.dep_ in {"appos", "compound"} or any(child.dep_ == "appos" for child in noun.rights)
    return bodies[0].token if aside and bodies else noun


def _are_unnamed(cast: Cast, actor: str) -> bool:
    return cast.kind(actor) in {Kind.GROUP, Kind.PEOPLE} and actor not in known_actors()


def _role(noun: Token, cast: Cast) -> Iterator[Frame]:
    """As in "Belarus, an ally of Russia", "he was a commander in the navy": the noun names its holder."""
    sense = noun_senses()[noun.lemma_.lower()]
    pairs = _behind(noun, sense.target or ("of",))
    named = holders(noun) or (_misplaced(noun, pairs, cast) if sense.target else [])
    held = _alone(noun, cast.parts(named) or (cast.parts([noun]) if noun in cast else []))
    holds, whole = _kinds(sense)
    behind, before = cast.parts(deep for _, deep in pairs), cast.parts(_before(noun, sense, cast))
    if not behind and not before and relation(sense.relation).symmetric:
        yield from _each_other(noun, sense.relation, cast)
        return
    if _names_body(noun, pairs, cast):
        return
    if sense.relation == "capitalOf" and any(child.lower_ in _NO_SEAT for child in noun.lefts):
        return
    fit = [[part for part in parts if cast.kind(part.actor) in whole] for parts in (behind, before)]
    bodies = [part for part in fit[0] or fit[1] if not (_is_branch(part.token, cast) or _is_abroad(noun, part, cast))]
    name = _tie(noun, sense, bodies, cast)
    if any(sign.lower_ in _WITHIN for sign, _ in pairs) and name == "leads":
        name = "holdsPostIn"
    held = [
        part for part in held if cast.kind(part.actor) in holds and not (sense.target and _holds(part, bodies, cast))
    ]
    held = [part for part in held if not is_impossible(noun, part, bodies, cast)]
    if sense.target and is_over(noun) and not any(cast.kind(part.actor) in ARMED for part in bodies):
        return
    if not relation(name).symmetric and is_ended(noun):
        return
    yield from _frame(name, noun, held, bodies, cast)


def _names_body(noun: Token, pairs: Sequence[tuple[Token, Token]], cast: Cast) -> bool:
    """Whether the role's own mention names the body: "presidents of Chad and Mali", but no minister's task."""
    within = [deep.i < cast.span(noun)[1] for _, deep in pairs] if noun in cast else []
    return all(within) and bool(within) if noun.lemma_.lower() == "minister" else any(within)


def _behind(noun: Token, signs: tuple[str, ...]) -> list[tuple[Token, Token]]:
    """The body behind a role; of "founder and head of Acme" it is that of both."""
    posts = [other for other in noun.conjuncts if not any(word.is_punct for word in _between(noun, other))]
    posts = [other for other in posts if other.i < noun.i or not any(child.dep_ == "det" for child in other.lefts)]
    shared = [pair for post in posts for pair in syntax.behind(post, signs) if pair[0].i > max(noun.i, post.i)]
    return syntax.behind(noun, signs) or shared


def _between(first: Token, second: Token) -> Span:
    return first.doc[min(first.i, second.i) : max(first.i, second.i)]


def _kinds(sense: NounSense) -> tuple[frozenset[Kind], frozenset[Kind]]:
    """Which kinds of actors may stand in the two roles of a tie."""
    holds, whole = _ENDS.get(sense.relation, (frozenset(Kind), frozenset(Kind)))
    return (holds & PERSONS, whole & ORGANISED) if sense.target else (holds, whole)


def _tie(noun: Token, sense: NounSense, bodies: Sequence[Part], cast: Cast) -> str:
    """The relation that a role makes: a deputy, or who heads a part of the body, only holds a post there."""
    if sense.relation == "alliedWith":  # "its NATO allies" are members of it, "allies of NATO" need not be
        within = any(cast.kind(part.actor) is Kind.ALLIANCE and part.token.head.i == noun.i for part in bodies)
        return "memberOf" if within else sense.relation
    name = sense.relation
    if name == "holdsPostIn":
        made = {tie_to(title(noun), cast.kind(part.actor)) for part in bodies}
        name = next((better for better in ("leads", "memberOf") if better in made), name)
    if name != "leads":
        return name
    inside = {index for part in bodies for index in range(*cast.span(part.token))}
    limits = [child for child in noun.lefts if child.dep_ in _BESIDE and child.i not in inside]
    lesser = any(child.lower_ in _SECOND for child in noun.lefts)
    part = any(child.dep_ != "amod" and child.lower_ not in _TITLES for child in limits)
    return "holdsPostIn" if lesser or part else name


def _is_branch(body: Token, cast: Cast) -> bool:
    """Whether a state's name only ends a longer one: "president of Acme Greater China"."""
    start, _ = cast.span(body)
    states = any(cast.kind(actor) is Kind.STATE for actor in cast.at(body))
    return states and any(
        child.dep_ == "compound" and child.i < start and child.text[:1].isupper() for child in body.lefts
    )


def _is_abroad(noun: Token, body: Part, cast: Cast) -> bool:
    """Whether the state behind "in" only says where somebody serves another: "the U.S. commander in Iraq"."""
    sent = any(child.ent_type_ in _SENDERS for child in noun.lefts)
    return sent and body.token.head.lower_ == "in" and cast.kind(body.actor) is Kind.STATE


def _alone(noun: Token, held: list[Part]) -> list[Part]:
    """The holders of a role; one that is told in the singular beside a name is that name's alone."""
    beside = noun.dep_ in {"appos", "compound"} or any(child.dep_ == "appos" for child in noun.rights)
    beside = beside and noun.tag_ in {"NN", "NNP"}
    return [part for part in held if part.token.i == held[0].token.i] if beside else held


def title(noun: Token) -> str:
    """The noun with what makes it more exact: "prime minister", "secretary general"."""
    before = [child.text for child in noun.lefts if child.dep_ in {"amod", "compound"}]
    return " ".join((*before, noun.text))


def _each_other(noun: Token, name: str, cast: Cast) -> Iterator[Frame]:
    """As in "Russia and China are allies": those who are said to be it together."""
    if noun.dep_ == "attr" and noun.tag_ == "NNS":
        parties = cast.parts(holders(noun))
        yield from _frame(name, noun, parties[:1], parties[1:], cast)


def _before(noun: Token, sense: NounSense, cast: Cast) -> list[Token]:
    """Whose the noun is by what stands before it: its possessor, else what describes it ("TP-Link's UK manager").

    A word between that means nobody may have the body before it: "an Acme board member". A title that is part of its
    holder's name has its owner outside it: "his son Bo Roe".
    """
    if noun in cast and relation(sense.relation).symmetric and sense.relation != "relatedTo":
        return []
    if noun in cast:
        return [child for child in noun.lefts if child.dep_ == "poss" and child.i < cast.span(noun)[0]]
    beside = [child for child in noun.lefts if child.dep_ in _BESIDE]
    owners = [child for child in beside if child.dep_ == "poss"] or beside
    return [deep for child in owners for deep in ([child] if child in cast else [*child.lefts, child])]


def _holds(whole: Part, parts: Iterable[Part], cast: Cast) -> bool:
    """Whether the body stands in the holder's own name, as in "Iranian minister Zarif"."""
    start, end = cast.span(whole.token)
    return any(start <= part.token.i < end for part in parts)


def holders(noun: Token) -> list[Token]:
    """Who is said to be what the noun says: beside it, by "to be", or by an appointment."""
    if not any(child.dep_ == "appos" for child in noun.rights):
        noun = _first(noun)
    governor = noun.head
    if noun.dep_ == "appos" or (noun.dep_ == "compound" and governor.i - noun.i <= _BEFORE_NAME):
        return [governor]
    if noun.dep_ == "attr" and governor.lemma_ in _BEING:
        subject = syntax.surface_subject(governor)
        return [] if subject is None else [subject]
    if noun.dep_ == "nsubj" and governor.lemma_ in _BEING:
        return [child for child in governor.rights if child.dep_ == "attr"]
    if noun.dep_ == "pobj" and governor.lower_ == "as":
        sign, governor = governor, governor.head
        if sign.i == sign.sent.start and syntax.is_verb(governor):  # "As head of Acme, Fox said"
            return syntax.agents(governor)
    verb = _appointer(noun)
    if verb is not None:
        return syntax.patients(verb) if syntax.is_passive(verb) else _appointed(verb, noun)
    return [] if _is_inside(noun) or _is_counted(noun) else [child for child in noun.rights if child.dep_ == "appos"]


def _misplaced(noun: Token, pairs: Iterable[tuple[Token, Token]], cast: Cast) -> list[Token]:
    """The person whom the parser took for the body's other name: "a spokesman for Acme, Ann Fox, said"."""
    if noun.tag_ not in {"NN", "NNP"} or _is_inside(noun):
        return []
    beside = [child for _, deep in pairs for child in deep.rights if child.dep_ == "appos" and child.pos_ == "PROPN"]
    return [child for child in beside if any(cast.kind(actor) is Kind.PERSON for actor in cast.at(child))][:1]


def _is_inside(noun: Token) -> bool:
    """Whether the noun only ends somebody else's title: "the spokesman for the president, Ann Fox"."""
    at = noun.left_edge.i - 1
    return at > 0 and noun.doc[at].lower_ in {"of", "for", "to"} and bool(office(noun.doc[at - 1].text))


def _is_counted(noun: Token) -> bool:
    """Whether a name behind the noun begins something new, as in "at one Acme unit Fox found"."""
    named = noun.i + 1 < len(noun.doc) and noun.nbor().pos_ == "PROPN"
    return named and any(child.lower_ in _ONE_OF_MANY for child in noun.lefts)


def _first(noun: Token) -> Token:
    """The first of several nouns that say what somebody is: "founder" in "Fox, founder and head of Acme"."""
    return noun.head if noun.dep_ == "conj" and noun.head.dep_ in _SAID_TO_BE else noun


def _appointed(verb: Token, noun: Token) -> list[Token]:
    """Whom an active verb appoints: the object before the noun; of "serve", "act" and "take over" the subject."""
    if verb.lemma_ in _HOLDING or _takes_over(verb):
        return syntax.agents(verb)
    return [child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.i < noun.i]


def _appointer(noun: Token) -> Token | None:
    """The verb that gives somebody the post which the noun names: "will be appointed head", "took over as head"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun.head
    fits = noun.dep_ in {"oprd", "pobj", "dobj", "attr"} and (verb.lemma_ in _APPOINTING or _takes_over(verb))
    return verb if fits else None


def _takes_over(verb: Token) -> bool:
    return verb.lemma_ == "take" and any(child.dep_ == "prt" and child.lower_ == "over" for child in verb.rights)


def _part(noun: Token, cast: Cast) -> Iterator[Frame]:
    """As in "Crimea is part of Ukraine", "Norway, as part of the coalition"."""
    wholes = cast.parts(deep for _, deep in syntax.behind(noun, ("of",)))
    governor = noun.head
    members: list[Token] = []
    if noun.dep_ == "attr" and governor.lemma_ in _BEING:
        members = syntax.agents(governor)
    elif noun.dep_ == "pobj" and governor.lower_ == "as":
        above = governor.head
        members = [above] if above in cast else syntax.agents(above) if syntax.is_verb(above) else []
    elif noun.dep_ == "appos":
        members = [governor]
    unions = [part for part in wholes if cast.kind(part.actor) in UNIONS]
    loose = noun.dep_ == "pobj"  # "announced plans as part of the corridor"
    held = [part for part in cast.parts(members) if (unions and not loose) or not _are_people(part, cast)]
    if unions:
        yield from _frame("memberOf", noun, held, unions, cast)
    else:
        yield from _frame("partOf", noun, [part for part in held if cast.kind(part.actor) not in UNIONS], wholes, cast)


def _are_people(part: Part, cast: Cast) -> bool:
    """Whether people are meant, as by "Turks" of a state."""
    kind = cast.kind(part.actor)
    return kind in PERSONS or (kind is Kind.STATE and part.token.tag_ in {"NNS", "NNPS"})


def _site(noun: Token, cast: Cast) -> Iterator[Frame]:
    """As in "Kharkiv is a city in Ukraine", "Lviv, a city in Ukraine": a place in a state."""
    places = [part for part in cast.parts(holders(noun)) if cast.kind(part.actor) is Kind.PLACE]
    states = cast.parts(deep for _, deep in syntax.behind(noun, ("in", "of")))
    yield from _frame("locatedIn", noun, places, [part for part in states if cast.kind(part.actor) is Kind.STATE], cast)


def _belongs(noun: Token, cast: Cast) -> Iterator[Frame]:
    """As in "experts from the institute", "fighters of the movement": people of a named body.

    Who is in a union of states is only somewhere there. Of several people before the body the last belongs to it.
    """
    if noun.lemma_.lower() in words("untied") or not all(cast.kind(actor) in PERSONS for actor in cast.at(noun)):
        return
    _, end = cast.span(noun)
    for sign, deep in syntax.behind(noun, tuple(_FROM)):
        parts = [part for part in cast.parts([deep]) if cast.kind(part.actor) in ORGANISED & UNIONS]
        bodies = [part for part in parts if sign.lower_ != "in" or cast.actors[part.actor].sector != "IGO"]
        if sign.i >= end and bodies and not any(word.like_num for word in noun.doc[end : sign.i]):  # "Fox, 52, of Bray"
            for frame in _frame("memberOf", noun, _nearest(noun, sign, cast), bodies, cast):
                frame.trigger = deep  # what the person does is no part of the tie
                yield frame


def _nearest(noun: Token, sign: Token, cast: Cast) -> list[Part]:
    """The last person named before a preposition that the parser hung on the noun."""
    late = [
        token for token in noun.doc[noun.i : sign.i] if any(cast.kind(who) is Kind.PERSON for who in cast.at(token))
    ]
    return cast.parts(late[-1:] or [noun])[:1]


def _includes(noun: Token, cast: Cast) -> Iterator[Frame]:
    """As in "the alliance, including Norway": what is named as an example belongs to what is named before."""
    whole = [part for part in cast.parts([noun])[:1] if cast.kind(part.actor) in UNIONS]
    if not whole:
        return
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in _EXAMPLES:
            named = [part for part in child.children if part.dep_ == "pobj"]
            yield from _frame("memberOf", child, cast.parts(named), whole, cast)
