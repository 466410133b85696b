"""Whether a capital or a seat of power means the place or those who rule there.

"Moscow said", "a deal with Moscow" and "Moscow's demands" mean the state; "in Moscow", "flew to Moscow" and "the
streets of Moscow" mean the city. The parse decides: the role of the word, the preposition and what governs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geograph.resolve.page import Page

_PLACE_PREPOSITIONS = frozenset(
    "in at near outside inside around through across throughout above over below beneath along within via into off "
    "onto beyond".split()
)
_ACTOR_PREPOSITIONS = frozenset("with against between by toward towards for among versus despite without".split())
_MOTION = frozenset(
    "go goes going went gone travel travels traveled travelled traveling travelling fly flies flew flown flying return "
    "returns returned returning come comes came coming arrive arrived move moved moving bring brought drive drove "
    "driven head headed heading visit visits trip trips journey flight flights route road train bus way back march "
    "marched sail sailed walk fled flee escape welcome next home rushed flown close summoned deported extradited "
    "transferred transported taken carried tour advance advanced advancing pilgrimage commute relocate relocated "
    "invited close".split()
)
_GIVEN = frozenset(
    "support aid help pressure order orders permission backing funding response reaction comment demand demands "
    "threat threats assistance approval message guarantee guarantees assurance assurances statement concession "
    "concessions weapons money arms condemnation criticism protest objections influence independence recognition "
    "loan loans instructions signal signals opposition interference resistance protection cooperation distance "
    "warning warnings request invitation".split()
)
_CITY_NOUNS = frozenset(
    "street streets airport mayor suburb suburbs outskirts metro subway square centre center district districts "
    "neighborhood neighbourhood neighborhoods neighbourhoods residents skyline hotel hotels university port museum "
    "river bridge court population traffic weather old city northern southern eastern western main central "
    "international streets zoo stadium hospital".split()
)
_LYING = frozenset("lies lay sits hosts hosted host located situated swelters shivers".split())
_BEING = frozenset("is was are were be".split())
_CITY_WORDS = frozenset("city capital home town place metropolis host scene".split())
_SPONSORED = frozenset(
    "backed led funded aligned friendly sponsored controlled appointed installed supported brokered run owned approved "
    "allied directed imposed loyal".split()
)
_TO_PLACES = frozenset(
    "visit visited visits visiting leave left leaves leaving reach reached reaches enter entered entering attack attacked "
    "bomb bombed bombing bombard bombarded shell shelled shelling seize seized capture captured capturing hit hits strike "
    "struck besiege besieged liberate liberated flee fled tour toured rock rocked shake shook surround surrounded take took "
    "taken retake retook retaken recapture recaptured control controlled overrun occupy occupied target targeted build built "
    "rebuild rebuilt flood flooded cross crossed storm stormed encircle encircled hold held evacuate evacuated named called "
    "devastated destroyed destroy include includes including approach defend defended paralysed paralyzed blanket".split()
)


def means_place(page: Page, first: int, last: int, *, city: bool) -> bool:
    """Whether the name at these tokens means the place itself.

    `city` is false for seats of power such as the Kremlin, which are places only where somebody is in or near them.
    """
    head = page.root(first, last)
    seen = {head}
    while page.deps[head] == "conj" and page.heads[head] not in seen and page.poses[page.heads[head]] == "PROPN":
        head = page.heads[head]
        seen.add(head)
    after = page.words[last] if last < len(page.words) else ""
    if after in {"-", "–"} and last + 1 < len(page.words):
        return page.norms[last + 1] not in _SPONSORED
    if not city:
        return page.deps[head] == "pobj" and page.norms[page.heads[head]] in _PLACE_PREPOSITIONS
    return _place(page, head, after)


def _place(page: Page, head: int, after: str) -> bool:
    role, governor = page.deps[head], page.heads[head]
    if role == "pobj":
        return _place_after(page, governor)
    if role == "nsubj":
        return page.norms[governor] in _LYING or (page.norms[governor] in _BEING and _is_city(page, governor))
    if role == "poss" or (after in {"'s", "’s", "'", "’"} and role != "compound"):
        return any(page.norms[token] in _CITY_NOUNS for token in range(head + 1, governor + 1))
    if role in {"dobj", "nsubjpass", "iobj", "oprd"}:
        return page.norms[governor] in _TO_PLACES
    if role == "dative":
        return False
    return True


def _is_city(page: Page, verb: int) -> bool:
    return not _CITY_WORDS.isdisjoint(page.norms[verb + 1 : verb + 6])


def _place_after(page: Page, preposition: int) -> bool:
    word = page.norms[preposition]
    governor = page.norms[page.heads[preposition]]
    if word in _ACTOR_PREPOSITIONS or word == "on":
        return False
    if word == "to":
        return governor in _MOTION or page.poses[page.heads[preposition]] == "ADV"
    if word in {"from", "of"}:
        return governor not in _GIVEN
    return True
