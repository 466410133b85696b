"""Ties that a name's own phrase states: "the North Korean leader", "KCNA, the state news agency"."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geograph.extract.ties.bodies import based, is_state_body
from geograph.extract.ties.mayors import mayors
from geograph.extract.ties.offices import (
    ACTS_FOR,
    BELONGS,
    HOLDS,
    LEADS,
    LEGISLATES,
    REPORTS,
    SPEAKS,
    is_kin,
    office,
    tie_to,
)
from geograph.extract.ties.partisans import partisans
from geograph.extract.ties.postings import is_nobody, is_posting
from geograph.extract.ties.posts import TOP, beside, holds, is_plain, is_served, serving, titled
from geograph.extract.ties.tenure import is_former
from geograph.model import Claim, Evidence, Kind
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geograph.model import Actor, Article, Mention

_PAST = re.compile(
    r"\b(former|past|ex|late|ousted|deposed|then|would-be|elect|nominee|designate|self-proclaimed)\b", re.IGNORECASE
)
_CHIEF = re.compile(r"(['’]s)?\s+chief(?=\s+[A-Z]|$)")
"""As in "NATO chief Ann Roe": the head of a body, while a "police chief" of a city is not its own."""
_RUNS = re.compile(r"\b(chair\w*|chief executive|CEO|director|speaker|head)\b(?! of state)", re.IGNORECASE)
"""Titles of who heads a body within a state, never the state."""
_OVER = re.compile(r"\W*secretary\b(?! of state)", re.IGNORECASE)
_FOR = re.compile(r"\bsecretary (of state )?for\s+$", re.IGNORECASE)
_FEDERAL = re.compile(r"\bU\.?S\.? Attorney\b")
_CITIZEN = re.compile(r"\b(citizen|national)\b", re.IGNORECASE)
_NATIVE = re.compile(
    r"(?:[a-z-]+ )?(?:opposition leader|business(?:wo)?man|journalist|activist|politician|dissident|lawyer|cleric|"
    r"scholar|economist|historian|writer|author|film-?maker|banker|tycoon|billionaire|blogger|scientist|singer|"
    r"philosopher|oligarch|preacher|actor|artist|academic|novelist|poet)\b"
)
"""What somebody of some nation is, as in "Norwegian film-maker Ann Roe"."""
_OF_THE = re.compile(r"\bof (the )?$")
_NAME_GOES_ON = re.compile(r" [A-Z]\w+ [A-Z]")
_MAYOR = re.compile(r"\b(?<!deputy )(lord )?mayor\b", re.IGNORECASE)
_STATE_RUN = re.compile(r"\b(state|state-run|state-owned|state-controlled|official|government-run)\b", re.IGNORECASE)
_LED = frozenset(
    {
        Kind.STATE,
        Kind.GOVERNMENT,
        Kind.ORGANISATION,
        Kind.ALLIANCE,
        Kind.PARTY,
        Kind.ARMED_GROUP,
        Kind.PLACE,
        Kind.COMPANY,
        Kind.MINISTRY,
        Kind.COURT,
        Kind.ARMED_FORCE,
        Kind.MEDIA,
    }
)
_POLITIES = frozenset({Kind.STATE, Kind.GOVERNMENT, Kind.PLACE})
_APPOSITION = re.compile(r",?\s+(?:the\s+)?([^,.;()]{3,60})[,.;)]")
_CAPITAL_AFTER = re.compile(r"(['\u2019]s?)?\s+(\w+\s+)?capital(\s+city)?,?(\s+of)?\s+")
_CAPITAL_BEFORE = re.compile(r",?\s+(is\s+|was\s+)?(the\s+)?(\w+\s+)?capital(\s+city)?\s+of\s+(the\s+)?")
_SENT_TO = re.compile(r"\b(to|(envoy|rapporteur|negotiator)\s+(for|on|in))\s+(the\s+)?$", re.IGNORECASE)
_SERVING = re.compile(rf"({SPEAKS.pattern}|{HOLDS.pattern}) (to|for|of) (the )?$", re.IGNORECASE)
_OF_EUROPE = re.compile(r"\bEuropean Commissioner", re.IGNORECASE)
_LONG = 24
_FAR = 40
_WHERE = re.compile(r"\bin $", re.IGNORECASE)
_GAP = re.compile(
    r"(?P<own>['\u2019]s?)?\s+(?P<words>((?!(?:that|and|to|by|of|in|on|at|for|with|from|as|when|after|but|or|the|a|an|"
    r"his|her|its|their|said|says|told|who)\b)[\w-]+(\s+and\s+\w+)?\s+){0,4})"
)
_OWN = re.compile(r"['\u2019]s?\s")
_OF = re.compile(r"\s+(\([DRI]\)\s+)?of\s+")
_PART_OF = re.compile(rf"{LEADS.pattern}\s+(of|for)\s", re.IGNORECASE)
_SEATS = {
    Kind.COURT: re.compile(r"^(chief )?(judge|justice)\b", re.IGNORECASE),
    Kind.PARTY: re.compile(rf"^{LEGISLATES.pattern}", re.IGNORECASE),
    Kind.MEDIA: REPORTS,
}
"""Titles that follow the name of a body at once: "District Court Judge Ann Roe", "GOP Sen. Ann Roe"."""
_NEWS_OR_PARTY = frozenset({Kind.MEDIA, Kind.PARTY})
_CONFIDENCE = 0.9


def ties(article: Article, mentions: Sequence[Mention], actors: Mapping[str, Actor]) -> Iterator[Claim]:
    """The ties that single mentions state, in the order of the text."""
    told: set[int] = set()
    mentions = [mention for mention in mentions if not is_nobody(article, mention, actors)]
    for outer, inner in (*_nested(mentions), *_beside(article, mentions, actors)):
        relation, body = _nested_tie(article, outer, inner, actors)
        if (
            relation
            and body in actors
            and outer.actor != body
            and not is_posting(article, outer, inner, mentions, actors)
        ):
            told.add(outer.end)
            yield _claim(article, relation, (outer.actor, body), (outer.start, outer.end))
    yield from _pairs(article, mentions, actors)
    for mention in mentions:
        post = titled(article, mention, actors)
        if post is not None and (post[0] == "leads" or mention.end not in told):
            told.add(mention.end)
            yield _claim(article, post[0], (mention.actor, post[1]), post[2])
        yield from _state_media(article, mention, actors)
    for person, relation, body, place in (*beside(article, mentions, actors), *mayors(article, mentions, actors)):
        if person.end not in told:
            told.add(person.end)
            yield _claim(article, relation, (person.actor, body), place)


def _pairs(article: Article, mentions: Sequence[Mention], actors: Mapping[str, Actor]) -> Iterator[Claim]:
    """The ties of capitals, parties, seats and companies, which no title states."""
    yield from _capitals(article, mentions)
    yield from _parties(article, mentions, actors)
    yield from _seats(article, mentions, actors)
    for body, state in based(article, mentions, actors):
        yield _claim(article, "locatedIn", (body.actor, state.actor), (state.start, body.end))
    for person, party, place in partisans(article, mentions, actors):
        yield _claim(article, "memberOf", (person.actor, party), place)


def _capitals(article: Article, mentions: Sequence[Mention]) -> Iterator[Claim]:
    """As in "Iran's capital Tehran" and "Tehran, the capital of Iran": a known capital beside its state."""
    for first, second in itertools.pairwise(mentions):
        between = article.text[first.end : second.start] if first.end <= second.start else ""
        for place, state, form in ((second, first, _CAPITAL_AFTER), (first, second, _CAPITAL_BEFORE)):
            known = known_actors().get(place.actor)
            if known and known.capital_of == state.actor and form.fullmatch(between):
                yield _claim(article, "capitalOf", (place.actor, state.actor), (first.start, second.end))


def _parties(article: Article, mentions: Sequence[Mention], actors: Mapping[str, Actor]) -> Iterator[Claim]:
    """As in "Merkel's CDU": somebody's party."""
    for first, second in itertools.pairwise(mentions):
        kinds = (actors[first.actor].kind, actors[second.actor].kind)
        if kinds == (Kind.PERSON, Kind.PARTY) and _OWN.fullmatch(article.text, first.end, max(first.end, second.start)):
            yield _claim(article, "memberOf", (first.actor, second.actor), (first.start, second.end))


def _seats(article: Article, mentions: Sequence[Mention], actors: Mapping[str, Actor]) -> Iterator[Claim]:
    """As in "Sen. Ann Roe of Ohio": where somebody is elected."""
    for first, second in itertools.pairwise(mentions):
        kinds = (actors[first.actor].kind, actors[second.actor].kind)
        elected = kinds == (Kind.PERSON, Kind.PLACE) and LEGISLATES.match(first.text)
        if elected and _OF.fullmatch(article.text, first.end, max(first.end, second.start)):
            yield _claim(article, "represents", (first.actor, second.actor), (first.start, second.end))


def _nested(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of a mention and one that stands inside it, but in no other there ("China" in "China Institute")."""
    for index, outer in enumerate(mentions):
        passed = outer.start
        for inner in mentions[index + 1 :]:
            if inner.start >= outer.end:
                break
            if inner.start >= passed and inner.end <= outer.end and inner.end - inner.start < outer.end - outer.start:
                passed = inner.end
                yield outer, inner


def _beside(
    article: Article, mentions: Sequence[Mention], actors: Mapping[str, Actor]
) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of a person with the body before their title, as in "Fox News' Ann Roe", "BBC reporter Ann Roe".

    The person's mention is given as if it held the body's name.
    """
    last: Mention | None = None
    for mention in mentions:
        if last is not None and mention.start < last.end:
            continue
        kind = actors[mention.actor].kind
        gap = article.text[last.end : mention.start] if last is not None else ""
        if last is not None and mention.how != "pronoun" and kind is Kind.PERSON:
            if _joins(gap, mention, actors[last.actor].kind):
                yield replace(mention, start=last.start, text=article.text[last.start : mention.end]), last
        elif kind in _POLITIES and gap == " ":  # "the BBC Scotland reporter"
            continue
        last = mention


def _joins(gap: str, person: Mention, body: Kind) -> bool:
    """Whether the words between a body's name and a person's make both one name."""
    found = _GAP.fullmatch(gap)
    if found is None or body not in _LED | {Kind.PERSON}:
        return False
    own, words = found["own"], found["words"]
    if body is Kind.PERSON:  # "Merkel's new lawyer Ann Roe", "Merkel spokesman Ann Roe"
        title = words.split()[-1] if words else person.text
        return bool((own or words.strip() == title) and (is_kin(title) or is_served(title) or ACTS_FOR.search(title)))
    if not words and not own:
        return bool(body in _SEATS and _SEATS[body].search(person.text))
    if not words or _PAST.fullmatch(words.strip()):
        return bool(own) and (body in _NEWS_OR_PARTY or bool(office(person.text) or BELONGS.search(person.text)))
    title = words.split()[-1]
    if body is Kind.MEDIA and not own:  # "told Reuters police chief Ann Roe"
        return bool(REPORTS.fullmatch(title))
    return bool(office(title) or BELONGS.fullmatch(title))


def _nested_tie(article: Article, outer: Mention, inner: Mention, actors: Mapping[str, Actor]) -> tuple[str, str]:
    """The tie that a name states to one inside it, or "", and to whom it is."""
    actor, holder = actors[outer.actor], actors[inner.actor]
    words = outer.text.replace(inner.text, " ")
    name = ""
    if _SENT_TO.search(article.text, outer.start, inner.start) or _is_place(article, inner, holder):
        return "", ""
    if _begins_name(article, inner):
        return "", ""
    if actor.kind is Kind.PERSON:
        return _personal_tie(article, outer, inner, actors)
    if holder.kind is Kind.STATE and is_state_body(actor) and actor.country == holder.id:
        name = "partOf"
    elif holder.kind is Kind.STATE and actor.kind is Kind.MEDIA and actor.country == holder.country:
        name = "organOf" if _STATE_RUN.search(words) else ""
    return name, holder.id


def _serves_them(article: Article, title: Mention) -> bool:
    """Whether a title is not somebody's own but of whom they serve: "envoy to the Russian president, Ann Roe"."""
    return (
        bool(_SERVING.search(article.text, max(0, title.start - _FAR), title.start))
        and article.text[title.end : title.end + 1] == ","
    )


def _is_place(article: Article, state: Mention, actor: Actor) -> bool:
    """Whether a state only says where or whence: "In Turkey Minister Ellwood", "Ireland's European Commissioner"."""
    if actor.kind in _POLITIES and _OF_EUROPE.search(article.text, state.start, state.end + _LONG):
        return True
    named = actor.kind is Kind.STATE and state.how != "adjective" and not _OWN.match(article.text, state.end)
    return named and bool(_WHERE.search(article.text, max(0, state.start - _FAR), state.start))


def _begins_name(article: Article, body: Mention) -> bool:
    """Whether a common noun is the first word of a longer name: "head of the government Acme Research Centre"."""
    first = body.text.islower() and _OF_THE.search(article.text, max(0, body.start - _LONG), body.start)
    return bool(first and _NAME_GOES_ON.match(article.text, body.end))


def _personal_tie(article: Article, outer: Mention, inner: Mention, actors: Mapping[str, Actor]) -> tuple[str, str]:
    """The tie of a person to a name inside theirs; a past post in a party leaves them its member."""
    holder = actors[inner.actor]
    if holder.kind is Kind.PARTY and _PAST.search(article.text, inner.end, outer.end):
        return "memberOf", holder.id
    if is_former(article, outer.start, outer.end) or (
        outer.actor not in known_actors() and _serves_them(article, outer)
    ):
        return "", ""
    if holder.kind is Kind.PERSON:
        return _to_person(article, outer.text.replace(inner.text, " "), holder.id, actors)
    return _post(article, outer, inner, actors) if holder.kind in _LED else ("", "")


def _to_person(article: Article, words: str, holder: str, actors: Mapping[str, Actor]) -> tuple[str, str]:
    """What somebody with a title like "lawyer", "envoy" or "son" is by the person named before it, and to whom."""
    return ("relatedTo", holder) if is_kin(words) else serving(article, words, holder, actors)


def _post(article: Article, outer: Mention, inner: Mention, actors: Mapping[str, Actor]) -> tuple[str, str]:
    """What a person is to the body in the person's title, and which body that is.

    Who is secretary for a part of a country holds the post in the country, and who is elected there represents it.
    """
    body, words = actors[inner.actor], outer.text.replace(inner.text, " ")
    name = tie_to(words, body.kind)
    if not name and _FEDERAL.search(outer.text):
        return "holdsPostIn", body.id
    if body.kind is Kind.STATE and _is_native(outer, inner, native=not name and bool(_CITIZEN.search(words))):
        return "nationalOf", body.id
    if name == "leads":
        return _lead(article, outer, inner, body), body.id
    if name == "holdsPostIn" and body.kind is Kind.PLACE:
        return _local_post(outer, inner, body)
    if name == "holdsPostIn" and body.kind not in _POLITIES and _CHIEF.match(outer.text, inner.end - outer.start):
        return "leads", body.id
    elected = body.kind is Kind.PARTY and LEGISLATES.search(words)
    own = body.kind in _NEWS_OR_PARTY and _OWN.match(outer.text, inner.end - outer.start)
    within = not name and body.kind not in _POLITIES and (own or BELONGS.search(words))
    return "memberOf" if elected or within else name, body.id


def _is_native(outer: Mention, inner: Mention, *, native: bool) -> bool:
    """Whether a title tells whence somebody is: "a Norwegian citizen", "Norwegian film-maker Ann Roe"."""
    trade = outer.text[inner.end - outer.start :].lstrip()
    return native or (inner.how == "adjective" and bool(_NATIVE.match(trade)))


def _local_post(outer: Mention, inner: Mention, place: Actor) -> tuple[str, str]:
    """What somebody is with a title that names a place: "Texas senator", "Wales secretary", "Paris mayor"."""
    known = known_actors().get(place.id)
    before, after = outer.text[: inner.start - outer.start], outer.text[inner.end - outer.start :]
    if known and known.part_of and (_OVER.match(after) or _FOR.search(before)):
        return "holdsPostIn", known.part_of[0]
    if LEGISLATES.search(before + after):
        return "represents", place.id
    return "leads" if _MAYOR.search(before + after) else "holdsPostIn", place.id


def _lead(article: Article, outer: Mention, inner: Mention, body: Actor) -> str:
    """What somebody with a title like "leader" is to the body before it.

    "Russian opposition leader" makes nobody the leader of Russia: unless a post at its head is known, no word that
    takes something away from the title may stand between. With parties and other bodies such a person is within.
    """
    known = known_actors().get(outer.actor)
    posts = [post for post in known.posts if post.of == body.id] if known else []
    if any(post.role in TOP for post in posts):
        return "leads" if any(post.role in TOP and holds(post, article.published) for post in posts) else ""
    before = _before_title(outer, inner)
    if body.kind in _POLITIES and _RUNS.search(outer.text):
        return "holdsPostIn" if body.kind is Kind.GOVERNMENT else ""
    if body.kind in _POLITIES:  # in "president of the Russian Judo Union" the adjective begins a longer name
        longer = inner.how == "adjective" and LEADS.search(outer.text[: inner.start - outer.start])
        return "leads" if not posts and not longer and is_plain(before) else ""
    if is_plain(before) and not _PART_OF.search(article.text, inner.end, outer.end + len(" for ")):
        return "leads"
    return "memberOf" if body.kind is Kind.PARTY else "holdsPostIn"


def _before_title(outer: Mention, inner: Mention) -> str:
    """The words of a name before its title, without those of the body there and of other names ("Republican")."""
    found = LEADS.search(outer.text)
    end, title = inner.end - outer.start, found.start() if found else 0
    if end <= title:
        return outer.text[end:title]
    return " ".join(word for word in outer.text[:title].split() if word.islower() or word == "Opposition")


def _state_media(article: Article, mention: Mention, actors: Mapping[str, Actor]) -> Iterator[Claim]:
    """As in "KCNA, the state news agency," is an organ of the state it belongs to."""
    actor = actors[mention.actor]
    known = known_actors().get(mention.actor)
    if actor.kind is not Kind.MEDIA or known is None or not known.part_of:
        return
    before = article.text[max(0, mention.start - 40) : mention.start].rpartition(",")[2]
    after = _APPOSITION.match(article.text, mention.end)
    if after and _STATE_RUN.search(after[1]):
        yield _claim(article, "organOf", (mention.actor, known.part_of[0]), (mention.start, after.end(1)))
    elif (found := _STATE_RUN.search(before)) and "." not in before[found.start() :]:
        start = mention.start - len(before) + found.start()
        yield _claim(article, "organOf", (mention.actor, known.part_of[0]), (start, mention.end))


def _claim(article: Article, relation: str, pair: tuple[str, str], place: tuple[int, int]) -> Claim:
    source, target = pair
    evidence = Evidence.of(article, *place)
    return Claim.of(relation=relation, sources=(source,), targets=(target,), confidence=_CONFIDENCE, evidence=evidence)
