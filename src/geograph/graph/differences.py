"""How two bodies of claims differ, pair of actors by pair of actors."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Self

from geograph.graph.deeds import SCALE, Deed, day_of, deeds_of, pair_of
from geograph.graph.endings import ended
from geograph.model import Record
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geograph.model import Claim

_LEAST = 2  # deeds on either side before a direction is said to have turned
_LEAST_SCORE = 1.0  # and the mean score that has to be reached on either side
_LEAST_SILENT = 3  # deeds before two actors are called silent
_SHOWN = 5  # claims kept as evidence of one side

Pair = tuple[str, str]


class ChangeKind(StrEnum):
    """What sort of difference it is, the gravest first."""

    ESCALATION = "escalation"
    REVERSED = "reversed"
    ENDED = "ended"
    DE_ESCALATION = "de-escalation"
    NEW = "new"
    SILENCE = "silence"
    FIRST_MENTION = "first mention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Record):
    """One difference between the ground and what is held against it.

    - ``escalation``, ``de-escalation``: `source` went further towards conflict against `target` than before, or less
      far after conflict before; `before` and `after` name the quad classes, in the order of PLOVER's scale.
    - ``reversed``: the two dealt with each other mostly in cooperation and now mostly in conflict, or the other way;
      `before` and `after` are the mean PLOVER scores.
    - ``ended``: a tie or a lasting deed (`before`, a relation) was ended by a deed or is denied (`after`).
    - ``new``: the first dealings of two actors, or the first tie of a sort between them (`after`, a relation).
    - ``silence``: two actors dealt with each other and are no more said to; `before` is how often.
    - ``first mention``: the actor `source` takes part in a claim for the first time; `target` is empty.

    `earlier` and `later` are ids of claims: the evidence on either side, the strongest first.
    """

    kind: ChangeKind
    source: str
    target: str
    before: str
    after: str
    earlier: tuple[str, ...]
    later: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """Some claims, and what is done in them between which actors."""

    claims: Sequence[Claim]
    published: Mapping[str, date | None]
    pairs: Mapping[Pair, list[Deed]]

    @classmethod
    def of(cls, claims: Sequence[Claim], published: Mapping[str, date | None]) -> Self:
        """The body of these claims, given the days of publication of the articles."""
        pairs: defaultdict[Pair, list[Deed]] = defaultdict(list)
        for deed in deeds_of(claims, published):
            pairs[pair_of(deed)].append(deed)
        return cls(claims, published, pairs)

    def actors(self) -> dict[str, list[Claim]]:
        """The claims that each actor does or suffers something in."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            for name in dict.fromkeys((*claim.sources, *claim.targets)):
                found[name].append(claim)
        return found


def differences(ground: Body, told: Body, *, recent: Body, actor: str = "") -> tuple[Change, ...]:
    """What `told` has differently, by kind and actors: what is new and ended against `ground`, all else `recent`."""
    found = chain(
        _steps(recent, told), _turned(recent, told), ended_in(ground, told), _new(ground, told), _silent(recent, told),
        _first(ground, told),
    )  # fmt: skip
    wanted = [each for each in found if not actor or actor in {each.source, each.target}]
    order = list(ChangeKind)
    return tuple(sorted(wanted, key=lambda each: (order.index(each.kind), _weight(each), each.source, each.target)))


def _weight(change: Change) -> tuple[int, int, str]:
    """The greater steps first, then what rests on more claims."""
    steps = SCALE.index(change.after) - SCALE.index(change.before) if change.before in SCALE else 0
    return -abs(steps), -len(change.earlier) - len(change.later), change.after


def _change(kind: ChangeKind, pair: Pair, words: tuple[str, str], *evidence: Iterable[Claim]) -> Change:
    """A change of a pair; `words` are before and after, `evidence` the earlier claims and the later ones."""
    ids = [tuple(dict.fromkeys(claim.id for claim in side))[:_SHOWN] for side in evidence]
    return Change(
        kind=kind,
        source=pair[0],
        target=pair[1],
        before=words[0],
        after=words[1],
        earlier=ids[0],
        later=ids[1],
    )


def _steps(recent: Body, told: Body) -> Iterator[Change]:
    """Who went further, or less far, along the scale from material cooperation to material conflict."""
    for pair in told.pairs.keys() & recent.pairs.keys():
        before, after = _by_direction(recent.pairs[pair]), _by_direction(told.pairs[pair])
        for direction in after.keys() & before.keys():
            (old, earlier), (new, later) = _furthest(before[direction]), _furthest(after[direction])
            if new > old:
                kind = ChangeKind.ESCALATION
            elif new < old and old >= 2:
                kind = ChangeKind.DE_ESCALATION
            else:
                continue
            yield _change(kind, direction, (SCALE[old], SCALE[new]), earlier, later)


def _by_direction(deeds: Iterable[Deed]) -> dict[Pair, list[Deed]]:
    found: defaultdict[Pair, list[Deed]] = defaultdict(list)
    for deed in deeds:
        if deed.quad:
            found[deed.source, deed.target].append(deed)
            if relation(deed.claim.relation).symmetric:
                found[deed.target, deed.source].append(deed)
    return found


def _furthest(deeds: Sequence[Deed]) -> tuple[int, list[Claim]]:
    level = max(SCALE.index(deed.quad) for deed in deeds)
    at = [deed for deed in deeds if deed.quad == SCALE[level]]
    return level, _strongest(at)


def _strongest(deeds: Iterable[Deed]) -> list[Claim]:
    return [deed.claim for deed in sorted(deeds, key=lambda deed: (-abs(deed.score), deed.claim.id))]


def _turned(recent: Body, told: Body) -> Iterator[Change]:
    for pair in told.pairs.keys() & recent.pairs.keys():
        (old, earlier), (new, later) = _mean(recent.pairs[pair]), _mean(told.pairs[pair])
        if old * new < 0 and min(abs(old), abs(new)) >= _LEAST_SCORE and min(len(earlier), len(later)) >= _LEAST:
            sides = [
                _strongest(deed for deed in deeds if deed.score * mean > 0)
                for deeds, mean in ((earlier, old), (later, new))
            ]
            yield _change(ChangeKind.REVERSED, pair, (f"{old:.1f}", f"{new:.1f}"), *sides)


def _mean(deeds: Iterable[Deed]) -> tuple[float, list[Deed]]:
    scored = [deed for deed in deeds if deed.score]
    return sum(deed.score for deed in scored) / max(1, len(scored)), scored


def ended_in(ground: Body, told: Body) -> Iterator[Change]:
    """What lasted in the ground and is ended or denied in what is told."""
    for pair, name, earlier, later in ended(ground.pairs, told.claims):
        after = later[0].relation if later[0].relation != name else "denied"
        yield _change(ChangeKind.ENDED, pair, (name, after), earlier, later)


def _new(ground: Body, told: Body) -> Iterator[Change]:
    for pair, deeds in told.pairs.items():
        if pair not in ground.pairs:
            first = _earliest((deed.claim for deed in deeds), told)
            yield _change(ChangeKind.NEW, pair, ("", first[0].relation), (), first)
            continue
        known = {deed.claim.relation for deed in ground.pairs[pair]}
        ties = {deed.claim.relation for deed in deeds if not deed.quad} - known
        for name in sorted(ties):
            first = _earliest((deed.claim for deed in deeds if deed.claim.relation == name), told)
            yield _change(ChangeKind.NEW, pair, ("", name), (), first)


def _silent(recent: Body, told: Body) -> Iterator[Change]:
    for pair, deeds in recent.pairs.items():
        events = [deed.claim for deed in deeds if deed.quad]
        if len(events) >= _LEAST_SILENT and pair not in told.pairs:
            last = _earliest(events, recent)[::-1]
            yield _change(ChangeKind.SILENCE, pair, (str(len(events)), ""), last, ())


def _first(ground: Body, told: Body) -> Iterator[Change]:
    known = ground.actors().keys()
    for name, claims in told.actors().items():
        if name not in known:
            yield _change(ChangeKind.FIRST_MENTION, (name, ""), ("", ""), (), _earliest(claims, told))


def _earliest(claims: Iterable[Claim], body: Body) -> list[Claim]:
    return sorted(claims, key=lambda claim: (day_of(claim, body.published) or date.max, claim.id))
