"""Towns whose mayor is named without them: "In Odesa, a drone fell, mayor Ann Roe said"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geograph.extract.ties.tenure import is_former
from geograph.model import Kind
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geograph.model import Actor, Article, Mention

_MAYOR = re.compile(r"(?:lord )?mayor\b", re.IGNORECASE)
_STOP = re.compile(r"[.!?]['\"”’]?\s|\n")
_IN = re.compile(
    r"\W*in\s+(the\s+((north|south|east|west)\w*\s+)?((port|capital)\s+)?(city|town)\s+of\s+)?", re.IGNORECASE
)


def mayors(
    article: Article, mentions: Sequence[Mention], actors: Mapping[str, Actor]
) -> Iterator[tuple[Mention, str, str, tuple[int, int]]]:
    """Each mayor with the town that a list knows, or in which the sentence begins, and where both stand."""
    for mention in mentions:
        if actors[mention.actor].kind is not Kind.PERSON or not _MAYOR.match(mention.text):
            continue
        if is_former(article, mention.start, mention.end):
            continue
        known, place = _known(mention.actor, actors), _opening(article, mention, mentions, actors)
        if known:
            yield mention, "leads", known, (mention.start, mention.end)
        elif place is not None:
            yield mention, "leads", place.actor, (place.start, mention.end)


def _known(actor: str, actors: Mapping[str, Actor]) -> str:
    """The town of the article of which a list says that somebody is its mayor."""
    known = known_actors().get(actor)
    titles = {title.lower() for post in (known.posts if known else ()) for title in post.title.split("|")}
    towns = (one for one in actors.values() if one.kind is Kind.PLACE and titles)
    return next((one.id for one in towns if f"mayor of {one.label.lower()}" in titles), "")


def _opening(
    article: Article, mayor: Mention, mentions: Sequence[Mention], actors: Mapping[str, Actor]
) -> Mention | None:
    """The only place that the mayor's sentence names, when it begins with it."""
    start = max((stop.end() for stop in _STOP.finditer(article.text, 0, mayor.start)), default=0)
    near = [one for one in mentions if start <= one.start and one.end <= mayor.start]
    places = [one for one in near if actors[one.actor].kind is Kind.PLACE]
    if len({one.actor for one in places}) == 1 and _IN.fullmatch(article.text, start, places[0].start):
        return places[0]
    return None
