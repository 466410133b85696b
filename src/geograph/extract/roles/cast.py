"""Who stands where in an article: from the token that heads a mention to the actors it means."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from geograph.extract import syntax
from geograph.extract.lexicon import noun_senses, things
from geograph.extract.roles.statements import HOW
from geograph.model import Kind
from geograph.vocabulary import known_actors, relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Token

    from geograph.model import Actor, Mention

PERSONS = frozenset({Kind.PERSON, Kind.GROUP, Kind.PEOPLE})
POLITIES = frozenset({Kind.STATE, Kind.PLACE, Kind.GOVERNMENT})
UNIONS = frozenset({Kind.ORGANISATION, Kind.ALLIANCE, Kind.PARTY, Kind.ARMED_GROUP})
BODIES = frozenset({Kind.ORGANISATION, Kind.ALLIANCE, Kind.PARTY, Kind.ARMED_GROUP, Kind.GOVERNMENT, Kind.STATE})
ORGANISED = BODIES | {Kind.MINISTRY, Kind.ARMED_FORCE, Kind.COURT, Kind.COMPANY, Kind.MEDIA}
ARMED = frozenset({Kind.ARMED_FORCE, Kind.ARMED_GROUP, Kind.GROUP})
KIND_CLASSES: Mapping[str, frozenset[Kind]] = {
    "person": frozenset({Kind.PERSON}),
    "people": PERSONS,
    "polity": POLITIES,
    "body": ORGANISED,
    "union": UNIONS,
    "armed": ARMED,
    "forces": frozenset({Kind.ARMED_FORCE, Kind.ARMED_GROUP}),
    "hit": POLITIES | ARMED - {Kind.GROUP},
    "place": frozenset({Kind.PLACE}),
    "media": frozenset({Kind.MEDIA}),
}

_DESCRIBING = frozenset({"amod", "compound", "poss", "nmod"})
_SORTS = frozenset({"amod", "compound", "nmod", "conj"})
_IN_PHRASE = frozenset({"pobj", "prep", "appos", "conj", "compound"})
_LANDS = frozenset({Kind.STATE, Kind.PLACE})
_HYPHENS = frozenset({"-", "–", "—", "/"})
_DASHES = frozenset({"-", "--", "–", "—"})
_RELATIVE = frozenset({"WDT", "WP"})
_CROWDS = frozenset({Kind.GROUP, Kind.PEOPLE})
_OCCASIONS = frozenset({"meeting", "rally", "congress", "conference", "gathering", "ceremony", "dinner", "event"})
"""What somebody holds where others act: "lashed out at him at a rally of his party"."""
_RELICS = frozenset({"grave", "tomb", "mausoleum", "statue", "monument", "portrait", "bust", "birthplace"})
"""What is somebody's without his part in what is done with it."""
_NEAR = 3
_DEADLY = frozenset({"kill", "injure", "wound", "claim", "leave", "hit", "target"})


_UNNAMED = frozenset({
    "noun", "noun in context", "noun+place", "possessor+noun", "adjective+noun", "description", "people of",
    "new name", "new organisation", "new place",
})  # fmt: skip
"""Ways to mean an actor without a name that a list holds."""


class Part(NamedTuple):
    """An actor in a role, the tokens that show it, and whether the phrase means it directly or only by a modifier."""

    actor: str
    token: Token
    direct: bool


class Cast:
    """The mentions of one article by the token that heads them; those inside a longer one have no role of their own."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], actors: Mapping[str, Actor]) -> None:
        self.actors = actors
        self.voices: dict[int, list[Part]] = {}
        """Who is named as the voice beside a verb, by its index: found once, as many frames climb over it."""
        self.stated: dict[int, str] = {}
        """Who "we" and "I" of a statement are, by the pronoun's index."""
        self._described: set[int] = set()
        self._heads: dict[int, list[str]] = {}
        self._spans: dict[int, tuple[int, int]] = {}
        end, outer = 0, 0
        for mention in mentions:
            if mention.end > end or mention.start == outer:
                self._place(doc, mention)
            if mention.end > end:
                outer, end = mention.start, mention.end
        for pronoun in [doc[head] for head in self._heads if doc[head].tag_ in _RELATIVE]:
            self._heads[pronoun.i] = [part.actor for part in self._antecedent(pronoun)] or [
                actor for actor in self._heads[pronoun.i] if not _means_event(pronoun)
            ]

    def _place(self, doc: Doc, mention: Mention) -> None:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None:
            return
        head, place = span.root.i, (span.start, span.end)
        known = self._spans.setdefault(head, place)
        if mention.how == HOW:
            self.stated[head] = mention.actor
        if known == place and mention.how in _UNNAMED and head not in self._heads:
            self._described.add(head)
        if known == place and mention.actor not in self._heads.setdefault(head, []):
            self._heads[head].append(mention.actor)

    def __contains__(self, token: Token) -> bool:
        return token.i in self._heads

    @property
    def heads(self) -> Collection[int]:
        """The indices of the tokens that head a mention."""
        return self._heads

    def at(self, token: Token) -> list[str]:
        """The actors that the mention headed by this token means."""
        return self._heads.get(token.i, [])

    def span(self, token: Token) -> tuple[int, int]:
        """The first token of the mention headed by this token, and the first behind it."""
        return self._spans.get(token.i, (token.i, token.i + 1))

    def is_described(self, token: Token) -> bool:
        """Whether the mention headed by this token is no name, or one that no list holds."""
        return token.i in self._described

    def kind(self, actor: str) -> Kind:
        """What sort of actor this is."""
        return self.actors[actor].kind

    def spoken(self, actor: str) -> str:
        """The actor that stands behind a capital or a seat of power, when the article names it too; else the same."""
        known = known_actors().get(actor) if self.kind(actor) is Kind.PLACE else None
        return known.stands_for if known and known.stands_for in self.actors else actor

    def is_mere_place(self, actor: str) -> bool:
        """Whether the actor is a place that speaks for no state."""
        return self.kind(actor) is Kind.PLACE and self.spoken(actor) == actor

    def is_vague(self, actor: str) -> bool:
        """Whether the actor is an unnamed group of no known country."""
        return self.actors[actor].kind in {Kind.GROUP, Kind.PEOPLE} and not self.actors[actor].country

    def parts(self, tokens: Iterable[Token]) -> list[Part]:
        """The actors that noun phrases mean, coordinated ones too.

        A phrase that means no actor itself ("Russian gains", "the leaders of Iran and Iraq", "states such as Iran")
        gives those named in apposition to it or as its examples, else those of its possessor, its modifiers or its
        "of" phrase, marked as indirect. Coordinated with a name is no owner: "left the EU and Trump's team".
        """
        found: list[Part] = []
        for token in tokens:
            named = bool(self._direct(token)) and not any(child.dep_ == "case" for child in token.children)
            for noun in self._coordinated(token):
                parts = [part for part in self._meant(noun) if part.direct or not named or part.token.i > noun.i]
                found += [part for part in parts if part.actor not in {old.actor for old in found}]
        return found

    def owners(self, noun: Token) -> list[Part]:
        """The actors named before a noun, each by its whole phrase: of "the Turkish government's request" one.

        "The London attack" says where, "his Twitter attack" by what means; "the Korean War" has nobody's name.
        """
        if noun.tag_ == "NNP" and syntax.is_among(noun, "named event"):
            return []
        parts = [part for token in syntax.premodifiers(noun) for part in self._direct(token)]
        parts = [part for part in parts if not any(_describes(part.token, other.token) for other in parts)]
        parts = [part for part in parts if not self.is_origin(part.token)]
        owned = any(child.dep_ == "poss" for child in noun.children)
        return [
            part
            for part in parts
            if not (_stands_alone(part.token, noun, self.span(part.token)) and self._is_scene(part.actor, owned=owned))
        ]

    def is_origin(self, token: Token) -> bool:
        """Whether a state or town only says where private people come from: "a French photographer", "the US team"."""
        noun = token
        while noun.dep_ in _SORTS:
            noun = noun.head
        private = syntax.is_among(noun, "private") or syntax.is_among(noun, "outsider")
        return private and noun not in self and all(self.kind(actor) in _LANDS for actor in self.at(token))

    def _is_scene(self, actor: str, *, owned: bool) -> bool:
        return self.kind(actor) is Kind.PLACE or (owned and self.kind(actor) in {Kind.MEDIA, Kind.COMPANY})

    def _coordinated(self, token: Token) -> Iterator[Token]:
        """The token and what is coordinated with it, or with any word inside its mention ("President Xi and Putin")."""
        start, end = self.span(token)
        behind = _behind_insertion(token)
        yield from (noun for noun in syntax.coordinated(token) if noun.i > behind)
        yield from (late for first in token.rights if self._is_listed(first) for late in syntax.coordinated(first))
        for inner in token.doc[start:end]:
            if inner.i != token.i and inner.pos_ == "PROPN":
                yield from (late for late in syntax.coordinated(inner) if late.i >= end)

    def _is_listed(self, token: Token) -> bool:
        """Whether an apposition is the second of a list of three: "France, Germany and Italy"."""
        ends = any(child.dep_ == "conj" and child in self for child in token.rights)
        named = token.dep_ == "appos" and token in self and token.head in self
        return named and ends and self.at(token) != self.at(token.head)

    def _meant(self, noun: Token) -> list[Part]:
        direct = self._direct(noun) or self._apposed(noun)
        if direct or syntax.is_outsider(noun):
            return direct
        thing = _thing_meant(noun)
        if thing is not None:
            return self._meant(thing)
        if syntax.is_among(noun, "count"):
            return [part for token in syntax.counted(noun) for part in self._meant(token)]
        if syntax.is_among(noun, "town"):
            whole = [deep for _, deep in syntax.behind(noun, ("of",))] or syntax.premodifiers(noun)
            places = [part for deep in whole for part in self._direct(deep)]
            if places and all(self.kind(part.actor) is Kind.PLACE for part in places):
                return places
        examples = [part for place in _examples(noun) for part in self._direct(place)]
        if examples:
            return examples
        owners = [part for part in self.owners(noun) if self.kind(part.actor) is not Kind.PLACE]
        inside = owners or [part for token in _behind(noun) or _makers(noun) for part in self._direct(token)]
        return [Part(part.actor, part.token, direct=False) for part in inside]

    def _apposed(self, noun: Token) -> list[Part]:
        """Who is named beside a noun: "his lawyer, Ann Lee", "the only neutral countries, Austria and Ireland".

        Beside a title written like a name only people are: "Syrian President, Bashar al-Assad".
        """
        beside = [child for child in noun.rights if child.dep_ == "appos" and child.pos_ == "PROPN"]
        named = [child for child in beside if _follows(child, noun)]
        parts = [part for child in named for deep in syntax.coordinated(child) for part in self._direct(deep)]
        return [part for part in parts if noun.pos_ == "NOUN" or self.kind(part.actor) is Kind.PERSON]

    def _direct(self, noun: Token) -> list[Part]:
        if _sums_up(noun):
            return self._doers(noun)
        if noun.tag_ in _RELATIVE or (noun.lower_ == "that" and noun.dep_ in syntax.SUBJECTS):
            return self._direct_at(noun) or self._antecedent(noun)
        return self._direct_at(self._bearer(noun))

    def _direct_at(self, noun: Token) -> list[Part]:
        return [Part(actor, noun, direct=True) for actor in self.at(noun)]

    def _bearer(self, noun: Token) -> Token:
        """Whom a noun describes that names nobody itself: Kushner in "Kushner, one of the advisers", "an adviser"."""
        one = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
        single = one.lower_ == "one" or (one.i == noun.i and noun.tag_ == "NN")
        unnamed = all(self.kind(actor) in _CROWDS for actor in self.at(noun))
        if not single or not unnamed or one.dep_ != "appos" or one.head.pos_ != "PROPN":
            return noun
        name = [token for token in syntax.coordinated(one.head) if token.i < one.i][-1]
        other = noun in self and any(self.kind(actor) in POLITIES for actor in self.at(name))
        return noun if other else name  # no adviser is a country

    def _doers(self, noun: Token) -> list[Part]:
        """Who did what a noun sums up behind it: Chad in "Chad left the bloc, a move that Mali condemned"."""
        done = self.parts(syntax.agents(syntax.clause(noun.head)))
        return [Part(part.actor, part.token, direct=False) for part in done]

    def _antecedent(self, pronoun: Token) -> list[Part]:
        """Whom a relative pronoun stands for; what stands between dashes before it does not count."""
        before = self._before_dashes(pronoun)
        verb = next((verb for verb in syntax.ancestors(pronoun) if verb.dep_ == "relcl"), None)
        if before is not None or verb is None or _means_event(pronoun):
            return [] if before is None else self._direct_at(before)
        if _sums_up(verb.head):
            return self._doers(verb.head)
        bearer = self._bearer(verb.head)
        bearer = self._one_within(bearer) if pronoun.lower_ == "who" else bearer
        if bearer.i != verb.head.i or pronoun not in self:
            nouns = [bearer, *(late for late in bearer.lefts if late.dep_ == "conj")]
            return [part for noun in nouns for part in self._direct_at(noun)]
        return []

    def _one_within(self, noun: Token) -> Token:
        """Whom a "who" behind a body or place means: Lee in "Lee, a fellow at Acme, who", "workers from Bern, who"."""
        able = PERSONS | ARMED
        if not any(self.kind(actor) in able for actor in self.at(noun)):
            for above in takewhile(lambda token: token.dep_ in _IN_PHRASE, (noun, *syntax.ancestors(noun))):
                if any(self.kind(actor) in able for actor in self.at(above.head)):
                    return above.head
        return noun

    def _before_dashes(self, pronoun: Token) -> Token | None:
        """The mention in front of an insertion that ends before the pronoun: "the party - banned in 1980 - which"."""
        sentence = pronoun.sent
        dashes = [token.i for token in sentence[: pronoun.i - sentence.start] if _is_dash(token)]
        if len(dashes) < 2 or dashes[-1] != pronoun.i - 1:
            return None
        near = sentence[max(0, dashes[-2] - sentence.start - _NEAR) : dashes[-2] - sentence.start]
        return next((token for token in reversed(near) if token in self), None)


def _sums_up(noun: Token) -> bool:
    """Whether a noun behind a comma names the whole clause before it: "left the bloc, a move that"."""
    apart = noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text in {",", *_DASHES}
    return apart and noun.dep_ in {"appos", "attr"} and noun.lemma_.lower() in things()["move"]


def _means_event(pronoun: Token) -> bool:
    """Whether "which" stands for what happened, not for its place: "the shooting in Kismayo, which killed five"."""
    place = pronoun.head.head
    within = place.dep_ == "pobj" and place.head.lower_ in {"in", "at", "near", "outside"}
    deadly = pronoun.head.dep_ == "relcl" and pronoun.head.lemma_ in _DEADLY
    return pronoun.tag_ == "WDT" and deadly and within and place.head.head.pos_ == "NOUN"


def is_own(one: str, other: str) -> bool:
    """Whether one is the other's own team, by its id: who works with his team does nothing with anybody else."""
    shorter, longer = sorted((one.lstrip("?"), other.lstrip("?")), key=len)
    return longer in {f"{shorter}-team", f"{shorter}-campaign", f"{shorter}-administration"}


def _follows(child: Token, noun: Token) -> bool:
    """Whether nothing stands between the two but what belongs to the noun."""
    between = noun.doc[noun.i + 1 : child.left_edge.i]
    return all(token.is_punct or noun.is_ancestor(token) for token in between)


def _is_dash(token: Token) -> bool:
    """Whether the token is a dash between words, no hyphen inside one."""
    return token.text in _DASHES and token.i > 0 and bool(token.nbor(-1).whitespace_)


def _describes(inner: Token, outer: Token) -> bool:
    """Whether one word before a noun only describes another there; those of "US-China talks" stand side by side."""
    joined = inner.i + 1 < len(inner.doc) and inner.nbor().text in _HYPHENS
    return inner.dep_ in _DESCRIBING and outer.is_ancestor(inner) and inner.i < outer.i and not joined


def _behind_insertion(noun: Token) -> int:
    """Where an "X and Y among them" ends that belongs to the clause before: what is joined behind it stands alone."""
    marks = [pronoun.i for _, pronoun in syntax.behind(noun, ("among",)) if pronoun.lower_ == "them"]
    return max((mark for mark in marks if any(child.i > mark for child in noun.conjuncts)), default=-1)


def _stands_alone(token: Token, noun: Token, span: tuple[int, int]) -> bool:
    """Whether a name describes the noun by itself, and no hyphen joins it to another as in "Moscow-Beijing talks"."""
    joined = any(token.doc[index].text in _HYPHENS for index in (span[0] - 1, span[1]) if index < len(token.doc))
    return token.dep_ in {"compound", "nmod"} and token.head.i == noun.i and not joined


def _examples(noun: Token) -> list[Token]:
    """What follows "including" or "such as", also behind a phrase between ("states hostile to Iran, including X")."""
    found: list[Token] = []
    for host in (noun, *(child for child in noun.rights if child.dep_ in {"amod", "acl", "prep"})):
        for child in host.rights:
            if child.dep_ == "prep" and child.lower_ in {"including", "as", "like"}:
                found += [deep for part in child.children if part.dep_ == "pobj" for deep in syntax.coordinated(part)]
    return found


def _behind(noun: Token) -> list[Token]:
    """Whose what a noun names is, by what stands behind it; of "the killing of Kurds by Iran" the second alone."""
    staged = noun.dep_ == "pobj" and noun.head.lower_ == "at" and noun.lemma_.lower() in _OCCASIONS
    if syntax.has_object(noun) or staged or noun.lemma_.lower() in _RELICS:  # "sending migrants from Chad"
        return []
    if _befalls(noun):
        hosts = [noun, *(part for _, part in syntax.behind(noun, ("of",)))]
        pairs = [pair for host in hosts for pair in syntax.behind(host, ("by",))]
    else:
        parties = () if noun.lemma_.lower() in things()["agreement"] else ("between", "among")
        pairs = syntax.behind(noun, ("of", "by", "with", "from", *parties))
    done = [child for child in noun.rights if syntax.is_among(child, "make")]
    pairs += [pair for child in done for pair in syntax.behind(child, ("by",))]
    return [deep for _, part in pairs for deep in syntax.coordinated(part)]


def _thing_meant(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    clause = pronoun.head
    relative = pronoun.tag_ in _RELATIVE and pronoun.dep_ in syntax.SUBJECTS and clause.dep_ == "relcl"
    return clause.head if relative and clause.head.i < pronoun.i and not _means_event(pronoun) else None


def _makers(noun: Token) -> list[Token]:
    """Who does or makes a thing: of "signed an order", "claimed responsibility for the attack" the subject."""
    claims = [child for child in noun.rights if child.dep_ == "relcl" and _claims(child)]
    if noun.dep_ == "dobj" and syntax.is_among(noun.head, "make"):
        claims.append(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.lower_ == "responsibility":
        claims.append(noun.head.head.head)
    return [agent for verb in claims for agent in syntax.agents(verb)]


def _claims(verb: Token) -> bool:
    """Whether somebody claims or brings about what a clause describes: "the case that Chad brought against Mali"."""
    own = any(child.dep_ == "dobj" and child.lower_ in {"that", "which"} for child in verb.lefts)
    claimed = verb.lemma_ == "claim" and any(child.lower_ == "responsibility" for child in verb.children)
    return claimed or (own and syntax.is_among(verb, "bring"))


def _befalls(noun: Token) -> bool:
    """Whether what a noun names is done to whom its "of" introduces, to his harm."""
    sense = noun_senses().get(noun.lemma_.lower())
    return syntax.is_among(noun, "harm") or (
        sense is not None and sense.of in {"target", "victim"} and relation(sense.relation).quad.endswith("conflict")
    )
