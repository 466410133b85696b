"""Findings against gold: which rows are there, which half, which are missing, and what must not be there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from geograph.model import Record
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geograph.evaluate.gold import Gold, GoldActor, GoldRow
    from geograph.model import Actor, Claim, Findings


class Outcome(StrEnum):
    """How a row of the gold file fares; half means that only the PLOVER type is right."""

    FOUND = "found"
    HALF = "half"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowScore(Record):
    """A row with the claim that matches it best; `speaker` and `date` are None where the row does not ask."""

    id: str
    outcome: Outcome
    claim: Claim | None = None
    speaker: bool | None = None
    date: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorScore(Record):
    """An actor of the gold file: the ids of the actors that match it, and which of its mentions mean one of them."""

    key: str
    outcome: Outcome
    actors: tuple[str, ...] = ()
    mentions_found: tuple[str, ...] = ()
    mentions_missing: tuple[str, ...] = ()
    same_as: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard(Record):
    """All rows of a gold file with their outcomes; for `must_not`, found and half mean that the row is violated."""

    must: tuple[RowScore, ...]
    optional: tuple[RowScore, ...]
    must_not: tuple[RowScore, ...]
    actors: tuple[ActorScore, ...]
    claims: int

    def totals(self) -> dict[str, float]:
        """The counts behind the verdict; `score` gives 1 for each row found and 0.5 for each half."""
        asked = (*self.must, *self.optional)
        speakers = [row.speaker for row in asked if row.speaker is not None]
        dates = [row.date for row in asked if row.date is not None]
        found, half = _count(self.must, Outcome.FOUND), _count(self.must, Outcome.HALF)
        return {
            "must": len(self.must),
            "found": found,
            "half": half,
            "missing": _count(self.must, Outcome.MISSING),
            "score": found + half / 2,
            "must_not": len(self.must_not),
            "violated": _count(self.must_not, Outcome.FOUND),
            "optional": len(self.optional),
            "optional_found": _count(self.optional, Outcome.FOUND),
            "actors": len(self.actors),
            "actors_found": _count(self.actors, Outcome.FOUND),
            "speakers": len(speakers),
            "speakers_right": sum(speakers),
            "dates": len(dates),
            "dates_right": sum(dates),
            "claims": self.claims,
        }


def score(gold: Gold, findings: Findings) -> Scorecard:
    """Compare findings with a gold file.

    An actor matches when one of its labels equals one of the `names` (case folded), when its id is the `code`, or
    when it has the `kind` and the country of the `code`. A claim matches a row when the relation is one of
    `relations` (or, for half, its PLOVER type one of `plover`), each side holds an actor of `source` and `target`
    (either way round where `either_way`), and modality and polarity are in the row's lists where given. Speaker and
    date are scored on their own, on the best of the matching claims.
    """
    matching = {actor.key: _matching(actor, findings.actors) for actor in map(gold.actor, _keys(gold))}
    return Scorecard(
        must=tuple(_score_row(row, findings.claims, matching) for row in gold.must),
        optional=tuple(_score_row(row, findings.claims, matching) for row in gold.optional),
        must_not=tuple(_score_row(row, findings.claims, matching) for row in gold.must_not),
        actors=tuple(_score_actor(actor, matching[actor.key], findings) for actor in gold.actors),
        claims=len(findings.claims),
    )


def _keys(gold: Gold) -> list[str]:
    rows = (*gold.must, *gold.optional, *gold.must_not)
    return [actor.key for actor in gold.actors] + [
        key for row in rows for key in (*row.source, *row.target, *row.speaker)
    ]


def _matching(wanted: GoldActor, actors: Iterable[Actor]) -> frozenset[str]:
    """The ids of the actors that this gold actor means."""
    names = {name.casefold() for name in wanted.names}
    return frozenset(
        actor.id
        for actor in actors
        if names & {label.casefold() for label in (actor.label, *actor.labels)}
        or (wanted.code and (actor.id == wanted.code or (actor.kind, actor.country) == (wanted.kind, wanted.code)))
    )


def _score_row(row: GoldRow, claims: Sequence[Claim], matching: dict[str, frozenset[str]]) -> RowScore:
    sides = [_union(row.source, matching), _union(row.target, matching)]
    speakers = _union(row.speaker, matching)
    graded = [(_grade(row, claim, sides), claim) for claim in claims]
    candidates = [
        (outcome is Outcome.FOUND, _says(claim, speakers), claim.time.edtf == row.date, claim.confidence, -place)
        for place, (outcome, claim) in enumerate(graded)
        if outcome is not Outcome.MISSING
    ]
    if not candidates:
        return RowScore(
            id=row.id,
            outcome=Outcome.MISSING,
            speaker=False if row.speaker else None,
            date=False if row.date else None,
        )
    full, said, dated, _, place = max(candidates)
    return RowScore(
        id=row.id,
        outcome=Outcome.FOUND if full else Outcome.HALF,
        claim=claims[-place],
        speaker=said if row.speaker else None,
        date=dated if row.date else None,
    )


def _grade(row: GoldRow, claim: Claim, sides: list[frozenset[str]]) -> Outcome:
    if (row.modality and claim.modality not in row.modality) or (row.polarity and claim.polarity not in row.polarity):
        return Outcome.MISSING
    ways = [sides, sides[::-1]] if row.either_way else [sides]
    if not any(source & {*claim.sources} and target & {*claim.targets} for source, target in ways):
        return Outcome.MISSING
    if claim.relation in row.relations:
        return Outcome.FOUND
    return Outcome.HALF if relation(claim.relation).plover in row.plover else Outcome.MISSING


def _says(claim: Claim, speakers: frozenset[str]) -> bool:
    return not speakers.isdisjoint(claim.speakers)


def _union(keys: Iterable[str], matching: dict[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(matching[key] for key in keys))


def _score_actor(wanted: GoldActor, ids: frozenset[str], findings: Findings) -> ActorScore:
    """An actor that is there with another kind than asked is half found."""
    actors = [actor for actor in findings.actors if actor.id in ids]
    right = [actor for actor in actors if actor.kind == wanted.kind]
    meant = {_plain(mention.text) for mention in findings.mentions if mention.actor in ids}
    found = tuple(text for text in wanted.mentions if _plain(text) in meant)
    known = {iri.rpartition("/")[2] for actor in actors for iri in actor.same_as}
    return ActorScore(
        key=wanted.key,
        outcome=Outcome.FOUND if right else Outcome.HALF if actors else Outcome.MISSING,
        actors=tuple(actor.id for actor in actors),
        mentions_found=found,
        mentions_missing=tuple(text for text in wanted.mentions if text not in found),
        same_as=wanted.same_as in known if wanted.same_as else None,
    )


def _plain(text: str) -> str:
    """A mention without case, article and possessive ending, on which two readers may differ."""
    return text.casefold().removeprefix("the ").removesuffix("’s").removesuffix("'s")


def _count(scores: Iterable[RowScore | ActorScore], outcome: Outcome) -> int:
    return sum(score.outcome is outcome for score in scores)
