"""Named entities as the language model should have seen them: whole names, and people as people.

The small model cuts names of bodies at "and" ("Center for China and Globalization", "Forest Conservation and Growth
Foundation") and before words that it does not take for a part of them ("Junior Reserve Officer Training Corps").
It goes on where a name ends, behind a dash ("Ann Bo - Professor") or the stop of "Co.", and before "A" where a line was
glued to the next. People whom it takes for bodies or places are told by the first names of the people whom the lists
know; ships and programmes that it takes for people by the nouns beside them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geograph.resolve.lexicon import listed
from geograph.resolve.names.sorts import names_a_body
from geograph.resolve.page import Entity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geograph.resolve.index import Index
    from geograph.resolve.page import Page

_AND = {("and",), ("&",)}
_MISTAKEN = frozenset({"ORG", "GPE", "LOC", "FAC", "PRODUCT"})
_BODIES = frozenset({"ORG", "FAC"})
_MODIFIES = frozenset({"compound", "nmod"})
_FEWEST = 2
SAINTS = frozenset({"st", "saint", "sisters", "brothers", "lady"})
_DASHES = frozenset({"-", "–", "—", "--"})
_ENDING = frozenset({"Co.", "Inc.", "Ltd.", "Corp.", "Bros."})
_LEGAL = frozenset({"co", "inc", "ltd", "corp", "llc", "plc", "kg", "group", "limited", "&", "and", "of"})
_GLUED = "A"
_QUOTES = frozenset({'"', "“", "‘", "'", "``"})
_CALLED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT"})


def whole_names(page: Page, index: Index) -> Page:
    """The page with its entities joined and told apart anew."""
    found: list[Entity] = []
    for entity in [piece for whole in page.entities for piece in _pieces(page, whole)]:
        if found and entity.first < found[-1].last:
            continue
        if found and (_is_one_name(page, found[-1], entity) or _is_of_saint(page, found[-1], entity)):
            found[-1] = Entity(found[-1].first, entity.last, "ORG")
        elif entity.label == "ORG" and _is_one_name(page, _unseen(page, entity), entity):
            found.append(Entity(_unseen(page, entity).first, entity.last, "ORG"))
        elif entity.label in _BODIES and "for" in page.norms[entity.first : entity.last]:
            found.append(_to_its_end(page, index, entity))
        else:
            found.append(_as_person(page, index, entity))
    covered = list(page.covered)
    for entity in page.entities:
        covered[entity.first : entity.last] = [""] * (entity.last - entity.first)
    for entity in found:
        covered[entity.first : entity.last] = [entity.label] * (entity.last - entity.first)
    return replace(page, entities=tuple(found), covered=tuple(covered))


def _pieces(page: Page, entity: Entity) -> Iterator[Entity]:
    """What is one name each of an entity, and with the label that the words beside it tell."""
    first, last = entity.first, entity.last
    if entity.label in _CALLED:
        last = next((at for at in range(first + 1, last) if _is_dash(page, at) or _is_behind_stop(page, at)), last)
        first = _behind_glue(page, first, last) if entity.label == "ORG" else first
    cut = last + 1 < entity.last and _is_dash(page, last)
    if not cut or entity.label != "ORG" or names_a_body(page.norms[first:last]):
        yield Entity(first, last, _label(page, first, last, entity.label))
    if cut and names_a_body(page.norms[entity.last - 1 : entity.last]):
        yield Entity(last + 1, entity.last, "ORG")


def _behind_glue(page: Page, first: int, last: int) -> int:
    """Where a name begins behind a line that was glued to it: "in Merseyside A Network Rail spokesman said"."""
    glued = (at for at in range(last - _FEWEST - 1, first, -1) if page.words[at] == _GLUED and _stands_free(page, at))
    return next(glued, first - 1) + 1


def _stands_free(page: Page, token: int) -> bool:
    """Whether there are spaces around a token."""
    return not page.touches(token) and token + 1 < len(page.words) and not page.touches(token + 1)


def _is_dash(page: Page, token: int) -> bool:
    """Whether a token is a dash with spaces around it, which is inside no name."""
    return page.words[token] in _DASHES and _stands_free(page, token)


def _is_behind_stop(page: Page, token: int) -> bool:
    """Whether the word before ends the name of a firm and a sentence: "Zhang Co. Contact the writers"."""
    return page.words[token - 1] in _ENDING and page.capital(token) and page.norms[token] not in _LEGAL


def _label(page: Page, first: int, last: int, label: str) -> str:
    """The label of an entity as the words beside it tell: the "Living Golf" show is nobody, nor the ship Ann Bo."""
    norms, after = page.norms[first:last], page.norms[last : last + 1]
    work = not norms[-1].startswith("'") and listed("works").intersection(after)
    if label == "PERSON" and (work or listed("ships").intersection((page.norms[first - 1], norms[0]))):
        return "PRODUCT"
    free = "the" not in norms[1:] and not (page.touches(first) and page.words[first - 1] in _QUOTES)
    body = label == "WORK_OF_ART" and len(norms) > _FEWEST and names_a_body(norms[-1:])
    return "ORG" if body and free else label


def _as_person(page: Page, index: Index, entity: Entity) -> Entity:
    """An entity of two words as a person, where the first is a first name or a title and the second says of no body."""
    norms = page.norms[entity.first : entity.last]
    if entity.label not in _MISTAKEN or len(norms) != _FEWEST:
        return entity
    first = norms[0] in index.given or norms[0] in listed("ranks")
    name = first and norms[1].isalpha() and page.words[entity.last - 1].istitle()
    known = norms[1] in index.names or " ".join(norms) in index.names or names_a_body(norms)
    inside = page.norms[entity.first - 1] in listed("place-prepositions")
    return replace(entity, label="PERSON") if name and not known and not inside else entity


def _unseen(page: Page, entity: Entity) -> Entity:
    """The words with a capital before "and" that the language model does not see: "NIHR Blood and Research Unit"."""
    first = last = entity.first - (page.norms[entity.first - 1 : entity.first] in _AND)
    while first > 0 and page.poses[first - 1] == "PROPN" and page.capital(first - 1) and not page.covered[first - 1]:
        first -= 1
    return Entity(first, last, "ORG" if first < last < entity.first else "")


def _is_one_name(page: Page, one: Entity, two: Entity) -> bool:
    """Whether two entities are one name that the language model has cut."""
    if one.label != "ORG" or page.sents[one.first] != page.sents[two.first]:
        return False
    if page.norms[one.last : two.first] in _AND:
        return two.label == "ORG" and _shares_noun(page, one, two)
    between = range(one.last, two.first)
    return all(page.poses[at] == "PROPN" for at in between) and _modifies(page, one, two) and _ends_name(page, one, two)


def _is_of_saint(page: Page, one: Entity, two: Entity) -> bool:
    """Whether a body bears the name of a saint who is "of" something: "St John of God Community Services"."""
    between = range(one.last + 1, two.first)
    saint = page.norms[one.first] in SAINTS and page.norms[one.last : one.last + 1] == ("of",)
    joined = saint and two.label in _BODIES and page.sents[one.first] == page.sents[two.first]
    return joined and len(between) <= _FEWEST and all(page.capital(at) for at in between)


def _shares_noun(page: Page, one: Entity, two: Entity) -> bool:
    """Whether two parts belong to the noun behind them: the "Conservation and Development Foundation"."""
    capitals = [token for token in range(one.first, one.last) if page.capital(token)]
    one_the = page.norms[one.first] == "the" or page.norms[one.first - 1] == "the"
    shared = one_the and page.norms[two.first] != "the" and two.last - two.first >= _FEWEST
    modifies = _modifies(page, one, two) or (shared and page.words[capitals[0]].isupper())
    return len(capitals) >= _FEWEST and modifies and _ends_name(page, one, two)


def _modifies(page: Page, one: Entity, two: Entity) -> bool:
    root = page.root(one.first, one.last)
    return page.deps[root] in _MODIFIES and one.last <= page.heads[root] < two.last


def _ends_name(page: Page, one: Entity, two: Entity) -> bool:
    """Whether only the second says of a body what it is."""
    return names_a_body(page.norms[two.last - 1 : two.last]) and not names_a_body(page.norms[one.first : one.last])


def _to_its_end(page: Page, index: Index, entity: Entity) -> Entity:
    """A body's name with the second thing that it is for, if any: "Center for China and Globalization"."""
    norms, after = page.norms[entity.first : entity.last], entity.last + 1
    topic = norms.index("for")
    if page.norms[after - 1 : after] not in _AND or not names_a_body(norms[:topic]):
        return entity
    last = after
    while last < len(page.words) and page.poses[last] == "PROPN" and page.covered[last] in {"", "ORG"}:
        last += 1
    joined = last > after and entity.first + topic < page.heads[page.root(after, last)] < entity.last
    strange = " ".join(page.norms[after:last]) not in index.names
    return Entity(entity.first, last, "ORG") if joined and strange else entity
