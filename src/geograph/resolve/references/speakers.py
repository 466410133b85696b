"""Who speaks: what "I" and "we" mean inside quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.resolve.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from geograph.resolve.board import Board
    from geograph.resolve.page import Link, Page

_BODIES = frozenset({Kind.ORGANISATION, Kind.ALLIANCE, Kind.COMPANY, Kind.ARMED_GROUP})
_OFFICIAL = frozenset({Kind.GOVERNMENT, Kind.MINISTRY, Kind.PARTY, Kind.ARMED_FORCE})
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_HEADING = frozenset(
    {"director", "executive", "ceo", "head", "chief", "chairman",
     "chairwoman", "president", "founder", "commander", "secretary", "general", "leader"}
)  # fmt: skip
_BELONGING = frozenset({"of", "for", "at"})
_BODY_REACH = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLIMB = 6
_FAR = 8
_NEAR = 25


def speaking(page: Page, heads: Mapping[int, list[Link]], token: int) -> tuple[str, ...]:
    """Whom a pronoun of the speaker means; nothing outside quotations."""
    for number, (first, last) in enumerate(page.quotations):
        if first <= token < last:
            speaker = _speaker(page, heads, first, last)
            speaker = _label(page, heads, first) or speaker
            if speaker is None and number:
                speaker = _speaker_before(page, heads, page.quotations[number - 1], first)
            return (speaker,) if speaker else ()
    return ()


def _label(page: Page, heads: Mapping[int, list[Link]], first: int) -> str:
    """Whose name stands before a colon and a quotation with no verb before it: 'ANN BO: "I saw nobody"'."""
    colon = first - 2  # before the mark
    start = page.bounds[page.sents[first]][0]
    if colon <= start or page.words[colon] != ":" or not {"VERB", "AUX"}.isdisjoint(page.poses[start:colon]):
        return ""
    named = [link for link in heads.get(colon - 1, ()) if link.last == colon and link.how != "adjective"]
    free = page.deps[colon - 1] not in {"pobj", "dobj", "dative"} or page.words[colon - 1].isupper()
    return named[0].actor if free and len(named) == 1 else ""


def kin_of_speaker(page: Page, token: int) -> frozenset[str]:
    """The relatives of whom somebody speaks in the quotation beside a word of saying: "My brother left," he said."""
    near = [span for span in page.quotations if page.sents[token] in {page.sents[span[0]], page.sents[span[1] - 1]}]
    words = (at for first, last in near for at in range(first + 1, last) if page.norms[at - 1] in {"my", "our"})
    return listed("kin").intersection(page.norms[at] for at in words)


def body_spoken_for(board: Board, person: str) -> str:
    """The one body that somebody heads or speaks for, by the title told of him: of a state's only who speaks for it."""
    page = board.page
    known = board.index.actors.get(person)
    bodies = {post.of for post in (known.posts if known else ()) if post.role == "spokesperson"}
    for title in board.links:
        if title.actor == person and title.how in {"apposition", "title+name"}:
            words = frozenset(page.norms[title.first : title.last])
            kinds = _BODIES | _OFFICIAL if words & _VOICES else _BODIES if words & _HEADING else frozenset()
            bodies.update(link.actor for link in _beside(board, title) if board.kind(link.actor) in kinds)
    return bodies.pop() if len(bodies) == 1 else ""


def _beside(board: Board, title: Link) -> Iterator[Link]:
    """Whom a title names: "Oxfam director Ann Bo", "Ann Bo, a director of Oxfam"."""
    page = board.page
    for link in board.sentence(page.sents[title.first]):
        behind = _BELONGING.intersection(page.norms[title.last : link.first])
        if title.first <= link.first < title.last + _BODY_REACH and (link.last <= title.last or behind):
            yield link


def _speaker_before(page: Page, heads: Mapping[int, list[Link]], before: tuple[int, int], first: int) -> str | None:
    """The speaker of the quotation that a further one without a word of saying goes on from."""
    near = page.sents[first] - page.sents[before[1]] <= 1
    return _speaker(page, heads, *before) if near else None


def _speaker(page: Page, heads: Mapping[int, list[Link]], first: int, last: int) -> str | None:
    """Who speaks a quotation; empty where a subject of saying names nobody, None where there is none.

    The words of saying stand in the sentences where the quotation begins and ends, or go on in small letters after it.
    """
    governing = _governing(page, first, last)
    start = page.bounds[page.sents[first]][0]
    after = min(last + page.words[min(last + 1, len(page.words) - 1)].islower(), len(page.words) - 1)
    end = page.bounds[page.sents[after]][1]
    for token in [*governing, *range(last, end), *range(first - 1, start - 1, -1)]:
        if page.norms[token] in listed("speech"):
            for subject in range(max(start, token - 12), min(token + 12, end)):
                if page.heads[subject] == token and page.deps[subject] in _SUBJECTS and not first <= subject < last:
                    links = heads.get(subject, ())
                    return links[0].actor if len(links) == 1 else ""
    return None


def _governing(page: Page, first: int, last: int) -> Iterator[int]:
    """The words above a quotation, nearest first: the verb of saying that it hangs on counts before all others."""
    token = page.root(first, last) if last > first else first
    for _ in range(_CLIMB):
        if page.heads[token] == token:
            return
        token = page.heads[token]
        if not first <= token < last:
            yield token


def spoke_last(page: Page, heads: Mapping[int, list[Link]], quoted: Container[int], token: int) -> str:
    """Who spoke last before a word of saying's own subject, when nothing but quotations stands between.

    Empty where the last to speak is nobody known, or where the text has turned to something else since.
    """
    own = page.heads[token]
    for number in range(page.sents[token], max(page.sents[token] - _FAR, 0) - 1, -1):
        first, last = page.bounds[number]
        verbs = [at for at in range(first, min(last, token)) if at != own and _speaks(page, at, quoted)]
        if verbs:
            subjects = [at for verb in verbs for at in _subjects(page, verb, first) if at < token]
            links = heads.get(subjects[0], []) if subjects else []
            return links[0].actor if len(links) == 1 else ""
        if number < page.sents[token] and (first + last) // 2 not in quoted:
            return ""
    return ""


def is_speaking(page: Page, token: int) -> bool:
    """Whether a word is the subject of a verb of saying."""
    return page.deps[token] == "nsubj" and page.norms[page.heads[token]] in listed("speech")


def _speaks(page: Page, verb: int, quoted: Container[int]) -> bool:
    """Whether a verb of saying stands in the text's own words, and is no part of what another says."""
    outer = page.deps[verb] in {"ROOT", "conj", "parataxis"} or page.heads[verb] == verb
    return outer and verb not in quoted and page.norms[verb] in listed("speech")


def _subjects(page: Page, verb: int, first: int) -> Iterator[int]:
    for at in range(max(first, verb - _NEAR), min(verb + _NEAR, len(page.heads))):
        if page.heads[at] == verb and page.deps[at] in _SUBJECTS:
            yield at
