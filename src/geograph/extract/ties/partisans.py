"""Whose party a text tells beside a name: "Republican Senator Ann Roe", "Roe, a Democrat", "Roe (D-Calif.)"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geograph.model import Kind
from geograph.vocabulary import party_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geograph.model import Actor, Article, Mention

_TITLE = (
    r"(?:Sens?\.?|Reps?\.?|Govs?\.?|[Ss]enators?|[Rr]epresentatives?|[Cc]ongress(?:man|woman|men)|[Gg]overnors?|"
    r"[Pp]resident(?:ial)?|[Vv]ice|[Cc]andidates?|[Nn]ominees?|hopefuls?|contenders?|front-?runner|[Ll]eaders?|"
    r"House|Senate|[Ss]peaker|[Mm]ajority|[Mm]inority|[Ww]hip|lawmakers?|MPs?|MEPs?|MSPs?|TD|[Cc]ouncillors?|"
    r"[Cc]hair(?:wo)?man|strategist|politicians?|[Aa]ssembly(?:man|woman|member)|[Aa]ttorney [Gg]eneral|[Ff]ormer|"
    r"[Mm]ayor|minister|[Cc]olleagues?|[Dd]eputy|mayoral|gubernatorial)"
)
_PLACES = rf"(?:(?:[A-Z][a-z]+\s+){{1,2}}(?={_TITLE}))?"
_BEHIND = rf"(?=[,.;)]|\s+(?:from|who|on|in|of|and|representing|running|{_TITLE})\b)"
_KIND = r"(?!of\b|to\b|for\b|by\b|with\b)[A-Za-z-]+"
"""A word of "a moderate Democrat", "an Ohio Republican", but not of "the son of a Democrat"."""
_SEAT = re.compile(r"[,\s]{0,2}\(?([DR])[-–][A-Z][\w.]+\)?")
_SEATED = {"D": "Democratic", "R": "Republican"}
_FAR = 80


class _Told(NamedTuple):
    """The word for a party beside a name, and where both stand."""

    word: str
    start: int
    end: int


class _Patterns(NamedTuple):
    """What stands before a name, begins it or follows it."""

    before: re.Pattern[str]
    within: re.Pattern[str]
    behind: re.Pattern[str]


def partisans(
    article: Article, mentions: Sequence[Mention], actors: Mapping[str, Actor]
) -> Iterator[tuple[Mention, str, tuple[int, int]]]:
    """Each person with the party that the words beside the name tell, and where these stand."""
    words = {word: [party for party in parties if party in actors] for word, parties in party_words().items()}
    words = {word: parties for word, parties in words.items() if parties}
    if not words:
        return
    patterns = _patterns(tuple(sorted(words, key=len, reverse=True)))
    for mention in mentions:
        person = actors[mention.actor]
        if person.kind is not Kind.PERSON or mention.how == "pronoun" or _is_guess(mention):
            continue
        for told in _told(article.text, mention, patterns):
            party = _only(words.get(told.word, []), person, actors)
            if party:
                yield mention, party, (told.start, told.end)


def _is_guess(mention: Mention) -> bool:
    """Whether a party's leader was taken for who leads the state, as in "the Democratic leader has left office"."""
    return mention.how.endswith("by context") and mention.text.lower().endswith("leader")


@cache
def _patterns(words: tuple[str, ...]) -> _Patterns:
    word = f"({'|'.join(map(re.escape, words))})"
    return _Patterns(
        before=re.compile(rf"(?<![\w-]){word}(?:['’]s)?(?:,\s+(?={_TITLE}\s)|\s+){_PLACES}(?:{_TITLE}\s+)*$"),
        within=re.compile(rf"(?:{_TITLE}\s+)*{word}\s+{_PLACES}{_TITLE}\b"),
        behind=re.compile(
            rf"(?:(?:,| is|,? who is)\s+(?:an?|the)\s+(?:{_KIND}\s+){{0,2}}|,\s+(?=\w+\s+(?:of|from)\b)){word}{_BEHIND}"
        ),
    )


def _told(text: str, name: Mention, patterns: _Patterns) -> Iterator[_Told]:
    far = max(0, name.start - _FAR)
    if found := patterns.before.search(text[far : name.start]):
        yield _Told(found[1], far + found.start(1), name.end)
    if found := patterns.within.match(name.text):
        yield _Told(found[1], name.start, name.end)
    if found := patterns.behind.match(text, name.end):
        yield _Told(found[1], name.start, found.end())
    if found := _SEAT.match(text, name.end):
        yield _Told(_SEATED[found[1]], name.start, found.end())


def _only(parties: Sequence[str], person: Actor, actors: Mapping[str, Actor]) -> str:
    """The one party of the person's country, or of all when it is not known."""
    fit = [party for party in parties if person.country in {"", actors[party].country}]
    return fit[0] if len(fit) == 1 else ""
