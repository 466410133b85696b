"""Posts that lists know: "President Vladimir Putin", "Turkey's Recep Tayyip Erdogan", "an adviser to Zelensky"."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from geograph.extract.ties.offices import ACTS_FOR, LEADS, SECOND, SPEAKS
from geograph.extract.ties.tenure import is_former
from geograph.model import Kind
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from geograph.model import Actor, Article, Mention
    from geograph.vocabulary import Post

TOP = frozenset({"head-of-state", "head-of-government", "head"})
_SERVES = re.compile(
    r"minister$|adviser$|^deputy-head-of-|^ambassador|^central-bank|^chief-of-staff|^army-chief|^legislator$|^judge$|"
    r"^speaker-of-parliament$|^spy-chief$|^police-chief$|^prosecutor$|^commissioner$|^negotiator$|^military-commander$"
)
"""Posts of known people whose title says enough."""
_SPEAKS_FOR = frozenset({"spokesperson", "envoy"})
_PLAIN = frozenset({
    "supreme", "new", "newly", "current", "top", "political", "national", "de", "facto", "longtime", "veteran", "young",
    "long-time", "elected", "interim", "acting", "authoritarian", "strongman", "embattled", "first", "the", "s", "its",
    "country", "nation", "paramount", "hardline", "autocratic", "longest-serving", "long-serving", "transitional",
    "executive", "managing", "founding", "co", "general", "board", "co-founder", "founder", "and", "then", "a", "an",
    "as",
})  # fmt: skip
_BEFORE = 9
_OWNED = re.compile(r"['\u2019]s?\s+(?:[a-z][\w-]+\s+){0,3}")
"""What stands between a body and a name of its own: "Turkey's long-time leader"."""
_UNNAMED = frozenset({"pronoun", "apposition", "description"})
_TO = re.compile(r"\s+to\s+(the\s+)?")
_ADVISER = re.compile(r"\b(adviser|advisor|aide|assistant|secretary|counsell?or)$", re.IGNORECASE)
_GOVERNMENT = re.compile(r"(government|administration|cabinet|regime)$")
_COUNTERPART = re.compile(r"\b(counterpart|homologue|opposite number)\b", re.IGNORECASE)
_SENT = re.compile(r"\b(envoy|emissary|(personal|special) representative)\b", re.IGNORECASE)
_ADVISES = re.compile(
    r"\b(minister|secretary|adviser|advisor|aide|chief of staff|ambassador|attorney general|negotiator|strategist|"
    r"deputy|czar|spokes(man|woman|person))\b",
    re.IGNORECASE,
)
_UNOFFICIAL = re.compile(
    r"\b(campaign|transition|informal|unofficial|outside|election|nominees?|nominations?|pick|choice|candidates?|"
    r"legal|longtime|long-time|friend|family|party|former|ex|business|counterpart)\b",
    re.IGNORECASE,
)
"""What makes an adviser nobody's official, as in "Trump's campaign adviser"."""


def is_plain(words: str) -> bool:
    """Whether no word takes something away from a title: "supreme", not "opposition".

    >>> is_plain("new supreme"), is_plain("opposition")
    (True, False)
    """
    return all(word in _PLAIN for word in re.findall(r"[\w-]+", words.lower()))


def holds(post: Post, day: date | None) -> bool:
    """Whether the post is held on a day; without a day, whether it still runs."""
    if day is None:
        return post.until is None
    return (post.since is None or post.since <= day) and (post.until is None or day < post.until)


def titled(article: Article, mention: Mention, actors: Mapping[str, Actor]) -> tuple[str, str, tuple[int, int]] | None:
    """As in "Foreign Minister Wang Yi", "Sen. Ann Roe": the tie of a known post, to whom it is, and where it stands."""
    first = max(0, mention.start - _BEFORE)
    words = article.text[first : mention.end].lower()
    if "shadow" in words or is_former(article, mention.start, mention.end):
        return None
    alike = _COUNTERPART.match(mention.text) is not None
    for post in _posts(article, mention.actor, actors):
        name = _of_role(post.role) if alike else _name_of(post, words)
        if name:
            found = _named(post, words)
            start = first + found.start() if found else mention.start
            return name, post.of, (min(start, mention.start), mention.end)
    return None


def owned(article: Article, body: Mention, person: Mention, actors: Mapping[str, Actor]) -> tuple[str, str]:
    """As in "Turkey's Recep Tayyip Erdogan", "his Polish counterpart, Ann Roe": the post that a person holds there."""
    if actors[body.actor].kind is Kind.GOVERNMENT and body.start <= person.start and person.end <= body.end:
        return _governing(article, body, person, actors)
    inside = person.start <= body.start and body.end <= person.end and bool(_COUNTERPART.search(person.text))
    beside = _OWNED.fullmatch(article.text, body.end, max(body.end, person.start)) and person.how not in _UNNAMED
    if actors[person.actor].kind is not Kind.PERSON or not (inside or beside):
        return "", ""
    if is_former(article, min(body.end, person.start), person.end):
        return "", ""
    for post in _posts(article, person.actor, actors):
        name = _of_role(post.role)
        if name and post.of == body.actor:
            return name, body.actor
        if post.role == "legislator" and _is_part(body.actor, post.of):
            return "represents", body.actor
    return "", ""


def _governing(article: Article, government: Mention, person: Mention, actors: Mapping[str, Actor]) -> tuple[str, str]:
    """As in "Daniel Noboa's government": the tie of who leads a state to it."""
    state = actors[government.actor].country
    posts = [post for post in _posts(article, person.actor, actors) if post.role in TOP]
    leads = _GOVERNMENT.search(government.text) and any(post.of == state for post in posts)
    return ("leads", state) if leads and not is_former(article, government.start, person.end) else ("", "")


def beside(
    article: Article, mentions: Sequence[Mention], actors: Mapping[str, Actor]
) -> Iterator[tuple[Mention, str, str, tuple[int, int]]]:
    """Each person whom the name beside them ties to a body: who, by which tie, to which body, and where it stands."""
    for first, second in itertools.pairwise(mentions):
        person = second
        relation, body = owned(article, first, second, actors)
        if not relation:
            relation, body = owned(article, second, first, actors)
            person = first
        if not relation and _TO.fullmatch(article.text, first.end, max(first.end, second.start)):
            relation, body = _employed(article, first, second, actors)
        if relation and body in actors and body != person.actor:
            yield person, relation, body, (first.start, max(first.end, second.end))


def _employed(article: Article, servant: Mention, principal: Mention, actors: Mapping[str, Actor]) -> tuple[str, str]:
    """As in "Ann Roe, a senior adviser to the president": the tie of a title to the person behind it."""
    persons = all(actors[one.actor].kind is Kind.PERSON for one in (servant, principal))
    if not persons or servant.actor == principal.actor or not _ADVISER.search(servant.text):
        return "", ""
    if is_former(article, servant.start, servant.end):
        return "", ""
    return serving(article, servant.text, principal.actor, actors)


def serving(article: Article, words: str, principal: str, actors: Mapping[str, Actor]) -> tuple[str, str]:
    """What somebody with a title like "envoy" or "adviser" is whom a person sends or employs.

    An envoy speaks for the person; an adviser of who leads a state holds a post there.
    """
    if _UNOFFICIAL.search(words):
        return "", ""
    if ACTS_FOR.search(words) or _SENT.search(words):
        return "represents", principal
    led = [post.of for post in _posts(article, principal, actors) if post.role in TOP]
    return ("holdsPostIn", led[0]) if led and _ADVISES.search(words) else ("", "")


def is_served(title: str) -> bool:
    """Whether a title is of somebody who serves a person: "envoy", "adviser"."""
    return bool(_SENT.search(title) or _ADVISES.search(title))


def _posts(article: Article, actor: str, actors: Mapping[str, Actor]) -> Iterator[Post]:
    """The known posts that somebody holds on the article's date in bodies of the article, the highest first."""
    known = known_actors().get(actor)
    held = [post for post in (known.posts if known else ()) if post.of in actors and holds(post, article.published)]
    return iter(sorted(held, key=lambda post: post.role not in TOP))


def _name_of(post: Post, words: str) -> str:
    """The tie of a post that some words name, or ""."""
    named = _named(post, words) is not None
    if post.role in TOP:
        before, title, _ = words.partition("leader")
        heads = named or (bool(title) and is_plain(before))
        return "leads" if heads and LEADS.search(words) and not SECOND.search(words) else ""
    if post.role == "spokesperson":
        return "represents" if named or SPEAKS.search(words) else ""
    return "holdsPostIn" if named and _SERVES.search(post.role) else ""


def _named(post: Post, words: str) -> re.Match[str] | None:
    """Where some words give one of the titles of a post."""
    titles = "|".join(map(re.escape, post.title.lower().split("|")))
    return re.search(rf"(?<!\w)(?:{titles})(?!\w)", words)


def _of_role(role: str) -> str:
    """The tie of a post that no words name but whose body is named."""
    if role in TOP:
        return "leads"
    if role in _SPEAKS_FOR:
        return "represents"
    return "holdsPostIn" if _SERVES.search(role) else ""


def _is_part(place: str, state: str) -> bool:
    """Whether a place is a part of a state, such as a senator is elected in."""
    known = known_actors().get(place)
    return known is not None and known.actor.kind is Kind.PLACE and state in known.part_of and not known.capital_of
