"""Whose a title is: that of nobody ("any Iranian president"), or of another body than the one that it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geograph.extract.ties.offices import BELONGS, SENT
from geograph.extract.ties.tenure import is_before
from geograph.model import Kind
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geograph.model import Actor, Article, Mention

_OWNER = re.compile(r"(['\u2019]s?\s+([a-z][\w-]+\s+){0,2}|\s+)$")
"""What may stand between an owner and the next body: "Norway's deputy UN ambassador"."""
_GOODWILL = re.compile(r"goodwill", re.IGNORECASE)
_TO = re.compile(r"\s+(to|in)\b")
_NOBODY = re.compile(
    r"\b((any|every|each|no|another|next|future)\s+([\w-]+\s+)?|"
    r"(to become|becoming|to be|run for|running for|bid for|race for|campaign for)\s+(the\s+)?)$",
    re.IGNORECASE,
)
"""What stands before a title that nobody holds: "any Iranian president", "to become US president"."""
_ONE = re.compile(r"(?<![,-])(?<!\bis)(?<!\bwas)(?<!\bas)(?<!became)\s(a|an)\s+([a-z-]+\s+)?$", re.IGNORECASE)
"""As in "the first visit by a French president", but not "Ann Roe, a Norwegian general"."""
_STREET = re.compile(
    r"['\u2019]s\s+(Road|Street|Cross|College|Square|Park|Lane|Hospital|Theatre|Avenue|University|School|Cup|Speech)\b"
)
"""What makes a title a part of a place's name: "King's Road"."""
_NEWS_OR_PARTY = frozenset({Kind.MEDIA, Kind.PARTY})
_POLITIES = frozenset({Kind.STATE, Kind.GOVERNMENT, Kind.PLACE})
_FAR = 40


def is_nobody(article: Article, title: Mention, actors: Mapping[str, Actor]) -> bool:
    """Whether a title without a name is that of nobody who holds it on the article's date."""
    known = known_actors().get(title.actor)
    if known is None or not known.posts or actors[title.actor].kind is not Kind.PERSON:
        return False
    titles = {word.lower() for post in known.posts for word in re.split(r"[| ]", post.title)}
    labels = (known.actor.label, *known.actor.labels)
    names = {word for label in labels for word in label.split() if word.lower() not in titles | {"the"}}
    if title.how == "pronoun" or names & set(re.findall(r"[\w'’-]+", title.text)):
        return False
    before = article.text[max(0, title.start - _FAR) : title.start]
    early = min((post.since.year for post in known.posts if post.since), default=0)
    return bool(
        _NOBODY.search(before)
        or _ONE.search(before)
        or _STREET.match(article.text, title.end)
        or is_before(article.text, title.start, early - 1)
    )


def is_posting(
    article: Article, outer: Mention, inner: Mention, mentions: Sequence[Mention], actors: Mapping[str, Actor]
) -> bool:
    """Whether a body in a title is only where another is served: "Labour's Scottish leader", "UN ambassador"."""
    body, words = actors[inner.actor], outer.text.replace(inner.text, " ")
    sent = bool(SENT.search(words)) and not _GOODWILL.search(words)
    if body.sector == "IGO" and sent and "ambassador" in words.lower() and not _TO.match(article.text, outer.end):
        return True
    gap = _OWNER.search(article.text, max(0, inner.start - _FAR), inner.start)
    owners = [actors[one.actor].kind for one in mentions if gap and one.end == gap.start()]
    own = bool(gap and gap[0].strip())
    return any(_serves(owner, body, words, own=own, sent=sent) for owner in owners)


def _serves(owner: Kind, body: Actor, words: str, *, own: bool, sent: bool) -> bool:
    """Whether a title before which an owner and another body stand is one of the owner's."""
    if owner in _NEWS_OR_PARTY:
        return body.kind is not owner and (own or bool(BELONGS.search(words)))
    if owner in {Kind.STATE, Kind.GOVERNMENT, Kind.PERSON}:
        return body.sector == "IGO" or (sent and body.kind in _POLITIES)
    return body.kind in _POLITIES and owner is not Kind.PLACE and (own or sent)
