"""How two actors stand to each other: cooperation minus conflict, older deeds counting less.

The stance of one actor towards another is the sum of the PLOVER scores of what it does to the other, each score halved
for every `HALF_LIFE` days of its age, divided by the sum of their sizes: 1 is cooperation alone, -1 conflict alone. It
tells the direction of what was reported, not how close two actors are, and it says nothing of why: one strike weighs
as much as two or three visits because the scores say so. What is reported twice counts twice, so that a paper's
interest is part of it. Look at `claims` before relying on the number; with fewer than five it is an anecdote.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.graph.deeds import deeds
from geograph.model import Record
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from datetime import date

    from geograph.graph.deeds import Deed
    from geograph.model import Findings

HALF_LIFE = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance(Record):
    """How `source` acts towards `target` as of the day `on`.

    `cooperation` and `conflict` are the sums of the decayed scores of either direction, both as positive numbers;
    `stance` is their difference over their sum, from -1 to 1. `claims` are the ids of the claims counted, the
    weightiest first.
    """

    source: str
    target: str
    on: str
    stance: float
    cooperation: float
    conflict: float
    claims: tuple[str, ...]


def stances(
    findings: Findings, *, on: date | None = None, half_life: int = HALF_LIFE, actor: str = "", mutual: bool = False
) -> tuple[Stance, ...]:
    """The stance of each actor towards each other one it deals with, by their ids.

    `on` is the day from which ages are counted, else the last day that any deed has; later deeds are left out, and
    one without any day counts as old as the oldest. With `actor` only pairs with this actor (an id) are given. With
    `mutual` there is one stance a pair of actors, whoever acts, the smaller id as its source. A symmetric relation
    counts for both directions.

    >>> from datetime import date
    >>> from geograph.model import Article, Claim, Evidence, Findings
    >>> article = Article.of("Ruritania praised Freedonia.", published=date(2023, 1, 1))
    >>> claim = Claim.of(relation="praises", sources=("RUR",), targets=("FRE",), evidence=Evidence.of(article, 0, 28))
    >>> (found,) = stances(Findings(articles=(article,), claims=(claim,)), on=date(2024, 1, 1))
    >>> found.stance, found.cooperation
    (1.0, 2.65)

    Raises:
        InputError: The half-life is not positive.
    """
    if half_life <= 0:
        raise InputError(f"the half-life is {half_life} days; expected a positive number")
    done = [deed for deed in deeds(findings) if not actor or actor in {deed.source, deed.target}]
    days = [deed.day for deed in done if deed.day]
    last = on or max(days, default=None)
    grouped: defaultdict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    for deed in done:
        day = deed.day or min(days, default=None)
        if deed.score and (day is None or last is None or day <= last):
            decayed = deed.score * 0.5 ** ((last - day).days / half_life) if last and day else deed.score
            for pair in _directions(deed, mutual=mutual):
                grouped[pair].append((decayed, deed.claim.id))
    when = last.isoformat() if last else ""
    return tuple(_stance(*pair, when, scores) for pair, scores in sorted(grouped.items()))


def _directions(deed: Deed, *, mutual: bool) -> list[tuple[str, str]]:
    forth, back = (deed.source, deed.target), (deed.target, deed.source)
    if mutual:
        return [min(forth, back)]
    return [forth, back] if relation(deed.claim.relation).symmetric else [forth]


def _stance(source: str, target: str, on: str, scores: list[tuple[float, str]]) -> Stance:
    cooperation = sum(score for score, _ in scores if score > 0)
    conflict = -sum(score for score, _ in scores if score < 0)
    total = cooperation + conflict
    ordered = sorted(scores, key=lambda item: (-abs(item[0]), item[1]))
    return Stance(
        source=source,
        target=target,
        on=on,
        stance=round((cooperation - conflict) / total, 4) if total else 0.0,
        cooperation=round(cooperation, 4),
        conflict=round(conflict, 4),
        claims=tuple(dict.fromkeys(name for _, name in ordered)),
    )
