"""Named entities as the language model should have seen them: whole names, and people as people.

The small model cuts names of bodies at "and" ("Center for China and Globalization", "Forest Conservation and Growth
Foundation") and before words that it does not take for a part of them ("Junior Reserve Officer Training Corps").
People whom it takes for bodies or places are told by the first names of the people whom the lists know.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geograph.resolve.lexicon import listed
from geograph.resolve.names.sorts import names_a_body
from geograph.resolve.page import Entity

if TYPE_CHECKING:
    from geograph.resolve.index import Index
    from geograph.resolve.page import Page

_AND = {("and",), ("&",)}
_MISTAKEN = frozenset({"ORG", "GPE", "LOC", "FAC", "PRODUCT"})
_BODIES = frozenset({"ORG", "FAC"})
_MODIFIES = frozenset({"compound", "nmod"})
_FEWEST = 2


def whole_names(page: Page, index: Index) -> Page:
    """The page with its entities joined and told apart anew."""
    found: list[Entity] = []
    for entity in page.entities:
        if found and entity.first < found[-1].last:
            continue
        if found and _is_one_name(page, found[-1], entity):
            found[-1] = Entity(found[-1].first, entity.last, "ORG")
        elif entity.label in _BODIES and "for" in page.norms[entity.first : entity.last]:
            found.append(_to_its_end(page, index, entity))
        else:
            found.append(_as_person(page, index, entity))
    covered = list(page.covered)
    for entity in found:
        covered[entity.first : entity.last] = [entity.label] * (entity.last - entity.first)
    return replace(page, entities=tuple(found), covered=tuple(covered))


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


def _is_one_name(page: Page, one: Entity, two: Entity) -> bool:
    """Whether two entities are one name that the language model has cut."""
    if one.label != "ORG" or page.sents[one.first] != page.sents[two.first]:
        return False
    if page.norms[one.last : two.first] in _AND:
        return two.label == "ORG" and _shares_noun(page, one, two)
    between = range(one.last, two.first)
    return all(page.poses[at] == "PROPN" for at in between) and _modifies(page, one, two) and _ends_name(page, one, two)


def _shares_noun(page: Page, one: Entity, two: Entity) -> bool:
    """Whether two parts belong to the noun behind them: the "Conservation and Development Foundation"."""
    long = sum(page.capital(token) for token in range(one.first, one.last)) >= _FEWEST
    return long and _modifies(page, one, two) and _ends_name(page, one, two)


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
