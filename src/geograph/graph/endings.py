"""Which deeds end which others: the end of a tie or of something that lasts."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from geograph.graph.deeds import is_done
from geograph.graph.fold import pairs
from geograph.model import Polarity
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geograph.graph.deeds import Deed
    from geograph.model import Claim

_AID = ("aids", "givesEconomicAidTo", "givesMilitaryAidTo", "givesHumanitarianAidTo")
_SANCTIONS = ("imposesSanctionsOn", "restricts", "boycotts", "seizesPropertyOf")

# What each deed brings to an end when it stands between the same two actors.
ENDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "breaksRelationsWith": (
            *("alliedWith", "formsAllianceWith", "cooperatesWith", "cooperatesMilitarilyWith", "negotiatesWith"),
        ),
        "reducesRelationsWith": ("cooperatesWith", "cooperatesMilitarilyWith", "tradesWith"),
        "cutsAidTo": _AID,
        "haltsTalksWith": ("negotiatesWith",),
        "liftsSanctionsOn": _SANCTIONS,
        "easesRestrictionsOn": _SANCTIONS,
        "liftsBlockadeOf": ("blockades",),
        "withdrawsFrom": ("memberOf", "occupies"),
        "declaresCeasefireWith": ("atWarWith",),
        "agreesToSettleWith": ("atWarWith",),
        "signsAgreementWith": ("atWarWith",),
        "resignsFrom": ("leads", "holdsPostIn", "represents"),
        "releases": ("arrests", "abducts"),
        "returnsPropertyTo": ("seizesPropertyOf",),
        "violatesCeasefireWith": ("declaresCeasefireWith",),
        "endsProtestAgainst": ("protestsAgainst", "strikesAgainst", "hungerStrikesAgainst"),
    }
)

_Pair = tuple[str, str]


def ended(
    ground: Mapping[_Pair, Sequence[Deed]], told: Iterable[Claim]
) -> Iterator[tuple[_Pair, str, list[Claim], list[Claim]]]:
    """What lasted in the ground and is ended in what is told: the actors, the relation, the claims on either side.

    A deed of `ENDS` ends what it names, and a denial ends a tie of its own relation, between the same actors: whoever
    lifts sanctions ends those that it imposed, not those that were imposed on it. Where the relation is the same for
    both sides, such as an alliance, either may end it.
    """
    endings: defaultdict[tuple[_Pair, str], list[Claim]] = defaultdict(list)
    for claim in told:
        for name in _ends(claim):
            for one, two in pairs(claim):
                ordered = (min(one, two), max(one, two))
                endings[ordered if relation(name).symmetric else (one, two), name].append(claim)
    for ((one, two), name), later in sorted(endings.items()):
        ordered = (min(one, two), max(one, two))
        earlier = [deed.claim for deed in ground.get(ordered, ()) if _is_of(deed, name, one, two)]
        if earlier:
            yield ordered, name, earlier[::-1], later


def _is_of(deed: Deed, name: str, one: str, two: str) -> bool:
    way = relation(name).symmetric or (deed.source, deed.target) == (one, two)
    return deed.claim.relation == name and way


def _ends(claim: Claim) -> tuple[str, ...]:
    if is_done(claim):
        return ENDS.get(claim.relation, ())
    is_denied_tie = claim.polarity is Polarity.DENIED and relation(claim.relation).kind == "tie"
    return (claim.relation,) if is_denied_tie else ()
