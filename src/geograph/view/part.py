"""A part of the findings: what is around an actor, in a period, of a relation.

A whole store is more than anybody wants to see or to send; a page of a part of it holds nothing else.
"""

from __future__ import annotations

import dataclasses
import difflib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.graph import Span, span
from geograph.vocabulary import relation, relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geograph.model import Claim, Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What to keep of findings; what is left empty keeps everything.

    `actor` is an id or any of an actor's names; `depth` 1 keeps the claims about it, 2 those about its partners too,
    and so on. Claims from `since` to `until` are kept, both days included; a claim without a date counts on the day
    on which its article was published. `relation` is a relation of the ontology or a PLOVER type.
    """

    actor: str = ""
    depth: int = 1
    since: date | None = None
    until: date | None = None
    relation: str = ""


EVERYTHING = Part()


def keep_part(findings: Findings, part: Part) -> Findings:
    """The claims that are in the part, with the actors and articles they need; all findings of an empty part.

    >>> from geograph.model import Actor, Findings, Kind
    >>> findings = Findings(actors=(Actor(id="PRK", label="North Korea", kind=Kind.STATE),))
    >>> keep_part(findings, Part(actor="north korea")) == findings
    True

    Raises:
        InputError: Nobody has the name, the depth is less than 1, or the period ends before it begins.
        VocabularyError: There is no such relation.
    """
    if part == EVERYTHING:
        return findings
    claims = _in_period(findings, part)
    if not part.actor:
        return _only(findings, _of_relation(claims, part.relation))
    actor = find_actor(findings, part.actor)
    return _only(findings, _of_relation(_around(claims, actor, part.depth), part.relation), actor)


def find_actor(findings: Findings, name: str) -> str:
    """The id of the actor that has this id or name; of several with the name, the one of most claims.

    Raises:
        InputError: Nobody has it; the message suggests the nearest names.
    """
    if any(actor.id == name for actor in findings.actors):
        return name
    wanted = name.casefold()
    found = [actor.id for actor in findings.actors if wanted in map(str.casefold, (actor.label, *actor.labels))]
    if found:
        return max(found, key=lambda each: sum(each in _parties(claim) for claim in findings.claims))
    labels = {actor.label.casefold(): actor.label for actor in findings.actors}
    near = [repr(labels[each]) for each in difflib.get_close_matches(wanted, labels, n=3)]
    hint = f"did you mean {' or '.join(near)}?" if near else "give the id of an actor or one of its names"
    raise InputError(f"no actor {name!r} among {len(findings.actors)}; {hint}")


def _in_period(findings: Findings, part: Part) -> list[Claim]:
    first, last = part.since or date.min, part.until or date.max
    if last < first:
        raise InputError(f"the period ends on {last} before it begins on {first}; swap the two")
    if (first, last) == (date.min, date.max):
        return list(findings.claims)
    published = {article.id: article.published for article in findings.articles}
    return [
        claim
        for claim in findings.claims
        if (days := _days(claim, published)) is not None and days.end >= first and days.start <= last
    ]


def _days(claim: Claim, published: Mapping[str, date | None]) -> Span | None:
    day = published.get(claim.evidence.article)
    return span(claim.time.edtf) or (Span(start=day, end=day) if day else None)


def _of_relation(claims: Iterable[Claim], name: str) -> list[Claim]:
    if not name:
        return list(claims)
    types = {term.plover for term in relations().values()}
    wanted = name.upper() if name.upper() in types else relation(name).name
    return [claim for claim in claims if wanted in {claim.relation, relation(claim.relation).plover}]


def _around(claims: Sequence[Claim], actor: str, depth: int) -> list[Claim]:
    """The claims about the actor, at depth 2 those about its partners too, and so on; and what the actor says."""
    if depth < 1:
        raise InputError(f"the depth is {depth}; expected 1 (what is about the actor) or more")
    near = {actor}
    for _ in range(depth - 1):
        near |= {each for claim in claims if not near.isdisjoint(_parties(claim)) for each in _parties(claim)}
    return [claim for claim in claims if actor in claim.speakers or not near.isdisjoint(_parties(claim))]


def _parties(claim: Claim) -> tuple[str, ...]:
    return claim.sources + claim.targets


def _only(findings: Findings, claims: Iterable[Claim], *more: str) -> Findings:
    """The findings without the other claims, and without the actors, mentions and articles of those alone."""
    claims = tuple(claims)
    actors = {*more, *(each for claim in claims for each in (*_parties(claim), *claim.speakers, claim.place))}
    articles = {claim.evidence.article for claim in claims}
    return dataclasses.replace(
        findings,
        claims=claims,
        actors=tuple(actor for actor in findings.actors if actor.id in actors),
        articles=tuple(article for article in findings.articles if article.id in articles),
        mentions=tuple(each for each in findings.mentions if each.actor in actors and each.article in articles),
    )
