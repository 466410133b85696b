"""Which of its possible meanings a known name has here, or that it is no name of a known actor at all."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.resolve.index import Entry
from geograph.resolve.lexicon import listed
from geograph.resolve.names.known import likens
from geograph.resolve.names.metonyms import means_place
from geograph.resolve.names.sorts import names_a_body
from geograph.resolve.page import normal_name

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from geograph.resolve.board import Board
    from geograph.resolve.names.known import Hit
    from geograph.resolve.page import Entity, Page

_LANDS = frozenset({Kind.STATE, Kind.PLACE})
_AFTER_NOUNS = frozenset({"PUNCT", "VERB", "AUX", "ADP", "PART", "CCONJ"})
_OPENING = frozenset({'"', "“", "‘", "("})
_CROWNED = frozenset({("the", "queen"), ("queen",), ("the", "king"), ("the", "pope")})
_MONTHS = frozenset({"may", "march", "august", "june", "april"})
_BESIDE = 4
_NEAR = 10
_HALVES = frozenset({Kind.ORGANISATION, Kind.COMPANY})
_OF_BUILT = frozenset({("international",), ("memorial",), ("national",), ("space",), ("presidential",)})
_HERE = 3
_RECENT = frozenset({"new", "former", "acting"})
_SEAT = "legislator"
_PLAINLY_NAMED = frozenset({Kind.MINISTRY, Kind.MEDIA})
_CLOSING = frozenset({('"',), ("”",), ("''",), ("'",), ("’",)})
_GREATER = frozenset({"greater", "north", "south", "east", "west"})
_GEOGRAPHIC = frozenset(["peninsula", "war", "ocean", "sea", "gulf", "strait", "food", "cuisine", "language"])


def place_names(board: Board, hits: Sequence[Hit], titles: Container[str]) -> None:
    """Put a link on the board for every hit that means a known actor here."""
    bodies = [(hit.first, hit.last) for hit in hits if hit.last - hit.first > 1]
    wholes = {token: entity for entity in board.page.entities for token in range(entity.first, entity.last)}
    spoken = _spoken_of(board, hits)
    for hit in hits:
        if _rejected(board, hit, wholes.get(hit.first), titles):
            continue
        entry = _meant(board, hit)
        if entry is not None and _namesake(board, entry, hits):
            continue
        nested = any(
            first <= hit.first and hit.last <= last and (first, last) != (hit.first, hit.last) for first, last in bodies
        )
        if entry is not None and not entry.acronym and _generic(board, hit, entry, titles, spoken):
            continue
        if entry is not None and not (nested and not _fits_inside(board, hit, entry)):
            _place(board, hit, entry)


def _place(board: Board, hit: Hit, entry: Entry) -> None:
    known = board.index.actors.get(entry.actor)
    actor, how = entry.actor, "adjective" if entry.adjective else "name"
    if entry.acronym:
        how = "acronym"
    if known is not None and known.stands_for:
        city = known.actor.kind is Kind.PLACE
        loud = board.page.words[hit.first].isupper() and len(board.page.words[hit.first]) > 3
        here = city and (loud or _with_its_state(board, hit, known.stands_for))
        if not here and not means_place(board.page, hit.first, hit.last, city=city and bool(known.capital_of)):
            actor, how = known.stands_for, "metonym"
    board.add(board.page.link(hit.first, hit.last, actor, how))


def _with_its_state(board: Board, hit: Hit, state: str) -> bool:
    """Whether the state follows the name: "Islamabad, Pakistan"."""
    norms = board.page.norms[hit.last : hit.last + 2]
    return norms[:1] == (",",) and any(entry.actor == state for entry in board.index.names.get(norms[-1], ()))


def _fits_inside(board: Board, hit: Hit, entry: Entry) -> bool:
    outer = board.ending(hit.last) or board.starting(hit.first)
    kind = board.index.kind(entry.actor)
    if kind is not Kind.STATE:
        return False
    around = next((link for link in reversed(board.links) if link.first <= hit.first and hit.last <= link.last), outer)
    if around is None or around.actor == entry.actor:
        return False
    return board.country(around.actor) == board.index.country(entry.actor) != ""


def _rejected(board: Board, hit: Hit, entity: Entity | None, titles: Container[str]) -> bool:
    page = board.page
    if _quarter(board, hit) or likens(board.page, hit.last) or _within_longer(board, hit, entity):
        return True
    if hit.last - hit.first > 1:
        return _rest_of_name(board, hit) or _start_of_name(board, hit, entity)
    word = page.norms[hit.first]
    if page.covered[hit.first] == "TIME" or (
        word in _MONTHS and (page.covered[hit.first] == "DATE" or _beside_digit(board, hit.first))
    ):
        return True
    if page.tags[hit.first] in {"MD", "VB", "VBP", "IN", "CC"}:
        return page.words[hit.first] not in {"US", "UK", "EU", "UN"} or page.tags[hit.first] == "MD"
    if _is_slogan(page, hit) or _in_us_state(board, hit) or _geographic(board, hit):
        return True
    return entity is not None and entity.last - entity.first > 1 and _part_of_name(board, hit, entity, titles)


def _within_longer(board: Board, hit: Hit, entity: Entity | None) -> bool:
    """Whether a name is but a part of that of a firm, a ship or something else."""
    part = _in_company_name(board, hit) or _is_ship(board, hit) or _ends_strange_name(board, hit, entity)
    return part or _is_built(board, hit) or _is_half(board, hit)


def _is_built(board: Board, hit: Hit) -> bool:
    """Whether a person only gives something built the name: "John F. Kennedy International Airport"."""
    page = board.page
    if {board.index.kind(entry.actor) for entry in hit.entries} != {Kind.PERSON}:
        return False
    after = hit.last + (page.norms[hit.last : hit.last + 1] in _OF_BUILT)
    return after < len(page.words) and page.capital(after) and page.norms[after] in listed("built")


def _is_half(board: Board, hit: Hit) -> bool:
    """Whether a hyphen joins a body's name to another in that of a third: the "Harvard-Smithsonian Center"."""
    page, other = board.page, hit.last + 1
    kinds = {board.index.kind(entry.actor) for entry in hit.entries}
    if not kinds <= _HALVES or page.words[hit.last : other] != ("-",) or not page.touches(hit.last):
        return False
    third = page.heads[other] if other < len(page.words) else other
    named = page.capital(other) and other < third <= other + _BESIDE and page.deps[other] == "compound"
    return named and page.capital(third) and names_a_body(page.norms[third : third + 1])


def _rest_of_name(board: Board, hit: Hit) -> bool:
    """Whether a name of common words goes on to the left: "National Security Council" is not the Security Council."""
    page, before = board.page, hit.first - 1
    if before < 0 or not page.capital(before) or page.poses[before] != "PROPN" or page.deps[before] != "compound":
        return False
    if page.norms[before] in _RECENT and before == page.bounds[page.sents[before]][0]:
        return False
    plain = all(word in listed("common") for word in page.norms[hit.first : hit.last] if word)
    return plain and hit.first <= page.heads[before] < hit.last and page.norms[before] not in board.index.names


def _ends_strange_name(board: Board, hit: Hit, entity: Entity | None) -> bool:
    """Whether another name ends like a known one: "Sifang America", Michael Finn, the Free University of Amsterdam.

    A state or place so ends what is named with it; a body with "of" only what the language model takes for one name.
    """
    page, before = board.page, hit.first - 1
    kinds = {board.index.kind(entry.actor) for entry in hit.entries}
    if before < page.bounds[page.sents[hit.first]][0] or not _is_strange(board, before):
        return False
    root = page.root(hit.first, hit.last)
    if page.deps[before] != "compound" or page.heads[before] != root:
        return False
    if kinds <= _LANDS:
        return root == hit.last - 1 and page.tags[root] == "NNP" and _closes(board, hit)
    whole = entity is not None and entity.label == "ORG" and entity.first < hit.first
    return whole and names_a_body(page.norms[hit.first : hit.first + 1]) and page.norms[hit.first + 1] == "of"


def _closes(board: Board, hit: Hit) -> bool:
    """Whether the name of a state or place, no seat of power, is the end of what is named with it."""
    page, after = board.page, hit.last
    seats = (board.index.actors[entry.actor] for entry in hit.entries)
    if any(seat.stands_for and not seat.capital_of for seat in seats) or after >= len(page.words):
        return False
    adjective = any(entry.adjective for entry in hit.entries)
    return (
        page.poses[after] in _AFTER_NOUNS and page.words[after] not in _OPENING
        if adjective
        else not page.capital(after)
    )


def _is_strange(board: Board, token: int) -> bool:
    """Whether a word is a part of a name that says nothing of where a place lies, as "North" and "Greater" do."""
    page = board.page
    opens = token == page.bounds[page.sents[token]][0] and (not page.covered[token] or page.norms[token][-3:] == "ing")
    named = page.poses[token] == "PROPN" and page.capital(token) and page.words[token][-1].isalnum()
    again = page.norms[token] == page.norms[token + 1]
    return named and not opens and not again and page.norms[token] not in listed("whereabouts")


def _is_ship(board: Board, hit: Hit) -> bool:
    """Whether a ship or prison bears the name: "HMS Queen Elizabeth", "the liner Queen Mary", "HMP Northumberland"."""
    page, before = board.page, hit.first - 1
    kinds = {board.index.kind(entry.actor) for entry in hit.entries}
    if page.norms[hit.first : hit.last] in _CROWNED:
        return page.deps[hit.last - 1] == "compound" and page.heads[hit.last - 1] == hit.last
    if not kinds <= _LANDS | {Kind.PERSON} or before < page.bounds[page.sents[hit.first]][0]:
        return False
    called = page.norms[before] in listed("ships") and not any(entry.adjective for entry in hit.entries)
    beside = {page.heads[page.root(hit.first, hit.last)], page.heads[before]}
    return called and (page.words[before].isupper() or not beside.isdisjoint((before, *range(hit.first, hit.last))))


def _start_of_name(board: Board, hit: Hit, entity: Entity | None) -> bool:
    """Whether a name of a body goes on to the right: "Foreign Policy Research Institute" is not Foreign Policy.

    Nor is the "Dublin University of Technology" the University of Dublin.
    """
    page = board.page
    if entity is None or entity.label != "ORG" or entity.last <= hit.last:
        return False
    kinds = {board.index.kind(entry.actor) for entry in hit.entries}
    rest = range(hit.last, entity.last)
    if page.norms[hit.last] == "of" and names_a_body(page.norms[hit.last - 1 : hit.last]):
        return " ".join(page.norms[token] for token in rest[1:] if page.norms[token] != "the") not in board.index.names
    follows = page.deps[page.root(hit.first, hit.last)] == "compound" and all(page.capital(token) for token in rest)
    return follows and kinds <= _PLAINLY_NAMED and names_a_body(page.norms[token] for token in rest)


def _in_company_name(board: Board, hit: Hit) -> bool:
    """Whether a state ends the name of a body: "Google China" does not mean China, nor "NHS England" England."""
    page, before = board.page, hit.first - 1
    lands = {board.index.kind(entry.actor) for entry in hit.entries} <= {Kind.STATE, Kind.PLACE}
    if not lands or before < 0 or page.deps[before] != "compound" or page.heads[before] != hit.last - 1:
        return False
    while page.norms[before] in _GREATER and before:
        before -= 1
    owner = board.ending(before + 1)
    if owner is not None:
        return board.kind(owner.actor) in {Kind.COMPANY, Kind.ORGANISATION}
    return page.covered[before] == page.covered[hit.first] == "ORG" and page.poses[before] == "PROPN"


def _quarter(board: Board, hit: Hit) -> bool:
    """Whether "the West" only begins a name: "the West African country"."""
    page = board.page
    known = page.norms[hit.last - 1] in {"west", "east", "north", "south"} and hit.last < len(page.words)
    return known and page.capital(hit.last) and page.poses[hit.last] in {"PROPN", "ADJ"}


def _beside_digit(board: Board, token: int) -> bool:
    words = board.page.words
    return any(words[at][:1].isdigit() for at in (token - 1, token + 1) if 0 <= at < len(words))


def _is_slogan(page: Page, hit: Hit) -> bool:
    """Whether a state is put first in words that are quoted: an "Iraq first" policy."""
    return page.norms[hit.last : hit.last + 1] == ("first",) and page.words[hit.last + 1 : hit.last + 2] in _CLOSING


def _in_us_state(board: Board, hit: Hit) -> bool:
    words = board.page.norms[hit.last : hit.last + 2]
    return len(words) == 2 and words[0] == "," and words[1] in listed("us-states") and board.page.capital(hit.last + 1)


def _geographic(board: Board, hit: Hit) -> bool:
    return (
        board.page.norms[hit.first] in {"korean", "korea", "american", "chinese", "indian", "persian"}
        and hit.last < len(board.page.words)
        and board.page.norms[hit.last] in _GEOGRAPHIC
        and board.page.capital(hit.last)
    )


def _part_of_name(board: Board, hit: Hit, entity: Entity, titles: Container[str]) -> bool:
    kinds = {board.index.kind(entry.actor) for entry in hit.entries}
    others = [token for token in range(entity.first, entity.last) if token != hit.first and board.page.capital(token)]
    strange = [token for token in others if board.page.norms[token] not in titles and not _known(board, token)]
    if entity.label == "PERSON":
        return bool(strange) and not any(entry.adjective for entry in hit.entries)
    if entity.label in {"ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"}:
        return bool(strange) and kinds != {Kind.STATE}
    return False


def _known(board: Board, token: int) -> bool:
    return board.page.norms[token] in board.index.names or not board.page.norms[token].isalpha()


def _spoken_of(board: Board, hits: Sequence[Hit]) -> Counter[str]:
    """How many names of each country and its places stand in an article."""
    kinds = (Kind.STATE, Kind.PLACE)
    single = {hit.entries[0].actor for hit in hits if len(hit.entries) == 1}
    return Counter(board.index.country(actor) for actor in single if board.index.kind(actor) in kinds)


def _generic(board: Board, hit: Hit, entry: Entry, titles: Container[str], spoken: Counter[str]) -> bool:
    """Whether a name of common words ("National Guard") belongs to a country that the article does not speak of.

    So may one that others share: Mary is a town in Turkmenistan as well.
    """
    kind, country = board.index.kind(entry.actor), board.index.country(entry.actor)
    common = all(word in titles or word in listed("common") for word in board.page.norms[hit.first : hit.last] if word)
    bare, *rest = board.index.actors[entry.actor].actor.label.split(" (")
    shared = bool(rest) and normal_name(bare) == tuple(filter(None, board.page.norms[hit.first : hit.last]))
    if kind in {Kind.STATE, Kind.PERSON} or country not in board.index.states:
        return False
    return spoken[country] <= 1 if kind is Kind.PLACE and shared else (common or shared) and not spoken[country]


def _namesake(board: Board, entry: Entry, hits: Sequence[Hit]) -> bool:
    """Whether a name belongs to a mere member of a parliament of whose country the article does not speak."""
    index, known = board.index, board.index.actors[entry.actor]
    if known.actor.kind is not Kind.PERSON or {post.role for post in known.posts} != {_SEAT}:
        return False
    others = {other.actor for hit in hits for other in hit.entries if index.kind(other.actor) is not Kind.PERSON}
    return all(index.country(other) != known.actor.country for other in others)


def _meant(board: Board, hit: Hit) -> Entry | None:
    entries = [entry for entry in hit.entries if board.index.alive(entry.actor, board.day)] or list(hit.entries)
    cues = _cues().get(" ".join(filter(None, board.page.norms[hit.first : hit.last])))
    if cues:
        return _by_cues(board, hit, entries, cues)
    if len(entries) == 1:
        return entries[0]
    return min(entries, key=lambda entry: _rank(board, entry))


def _rank(board: Board, entry: Entry) -> tuple[int, int, str]:
    kind = board.index.kind(entry.actor)
    known = board.index.actors[entry.actor]
    holds = any(post.until is None or (board.day and post.until > board.day) for post in known.posts)
    here = any(board.country(link.actor) == known.actor.country for link in board.links[-20:])
    return (0 if kind is Kind.STATE else 1, -(2 * here + holds), entry.actor)


def _by_cues(board: Board, hit: Hit, entries: list[Entry], cues: Mapping[str, frozenset[str]]) -> Entry | None:
    norms = board.page.norms
    near = set(norms[hit.last : hit.last + _BESIDE])
    sentence = set(norms[slice(*board.page.bounds[board.page.sents[hit.first]])]) - {norms[hit.first]}
    article = set(norms)
    scores = {
        actor: _NEAR * len(words & near) + _HERE * len(words & sentence) + len(words & article)
        for actor, words in cues.items()
    }
    best = max(scores, key=lambda actor: scores[actor])
    own = next((entry for entry in entries if entry.actor == best), None)
    if own is not None or not scores[best] or (entries[0].actor not in cues and not cues[best] & sentence):
        return own or entries[0]
    return Entry(best) if best in board.index.actors else None


@cache
def _cues() -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, frozenset[str]]] = {}
    for line in _lines("cues.tsv"):
        name, actor, words = line.split("\t")
        found.setdefault(name, {})[actor] = frozenset(words.split())
    return found


def _lines(name: str) -> Iterator[str]:
    text = files("geograph.resolve.names").joinpath(name).read_text(encoding="utf-8")
    return iter(text.splitlines()[1:])
