"""The words that name relations: tables beside this file, read once.

``verbs``, ``nouns`` and ``adjectives`` say which relation a word states and where its source and target stand;
``operators`` which words promise, threaten, demand, deny or plan what stands below them; ``compositions`` what an
operator makes of a relation (to threaten sanctions is not to impose them); ``hedges`` which words beside a verb or a
noun leave it planned, possible, conditional or denied; ``refinements`` which words beside a trigger make its relation
more exact; ``things`` which nouns name arms, money, relief and so on; ``words`` which words tell who is meant.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbSense:
    """One relation that a verb states: the slots where its target stands, and the condition on what fills them.

    A sense without a relation is a figure of speech ("struck a chord with voters") and states none.
    Under the condition ``turned`` the slots hold the source and the subject is the target ("the city fell to rebels");
    so they do under ``given``, which says what the subject got ("the rebels received arms from Chad").
    """

    relation: str
    slots: tuple[str, ...]
    condition: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NounSense:
    """The relation that a noun names: prepositions before its source and its target, and what "of" introduces.

    `of` is ``source``, ``target``, ``victim`` (a target that may own the deed, as in "Kim's arrest"), ``parties``,
    ``role`` (the noun names who holds the relation, as "ally") or empty.
    """

    relation: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    of: str = ""


@cache
def verb_senses() -> Mapping[str, tuple[VerbSense, ...]]:
    """The senses of each verb (with its particle, as ``hand over``), the most special first."""
    senses: dict[str, list[VerbSense]] = defaultdict(list)
    for row in rows("verbs"):
        condition, _, value = row["when"].partition(":")
        sense = VerbSense(relation=_dash(row["relation"]), slots=_list(row["target"]), condition=condition, value=value)
        senses[row["verb"]].append(sense)
    return {verb: tuple(found) for verb, found in senses.items()}


@cache
def noun_senses() -> Mapping[str, NounSense]:
    """The sense of each noun or compound noun."""
    return {
        row["noun"]: NounSense(
            relation=row["relation"], source=_list(row["source"]), target=_list(row["target"]), of=_dash(row["of"])
        )
        for row in rows("nouns")
    }


@cache
def noun_ends() -> frozenset[str]:
    """The last words of the nouns and compound nouns: "law" of "martial law"."""
    return frozenset(noun.rpartition(" ")[2] for noun in noun_senses())


@cache
def adjective_senses() -> Mapping[str, tuple[tuple[str, ...], str]]:
    """The prepositions and the relation of each adjective ("hostile to")."""
    return {row["adjective"]: (_list(row["preposition"]), row["relation"]) for row in rows("adjectives")}


@cache
def operators() -> Mapping[str, frozenset[str]]:
    """The operators that each lemma may be."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("operators"):
        found[row["lemma"]].add(row["operator"])
    return {lemma: frozenset(names) for lemma, names in found.items()}


@cache
def hedges(place: str) -> Mapping[str, str]:
    """The effect of each word that stands in this place.

    Places are ``auxiliary``, ``fronted`` (an auxiliary before its subject), ``mark``, ``adjective``, ``adverb`` and
    ``passive`` (a verb of saying that names no voice: "is believed to").

    >>> hedges("adverb")["reportedly"]
    'possible'
    """
    return {row["word"]: row["effect"] for row in rows("hedges") if row["place"] == place}


@cache
def things() -> Mapping[str, frozenset[str]]:
    """The lemmas of each class of things."""
    return {row["class"]: frozenset(_list(row["lemmas"])) for row in rows("things")}


@cache
def words(name: str) -> frozenset[str]:
    """The words of a class that tells who is meant: who is near somebody and yet not he, what is done to whom.

    >>> "rival" in words("outsider")
    True
    """
    return next(frozenset(_list(row["lemmas"])) for row in rows("words") if row["class"] == name)


@cache
def composed(operator: str, name: str) -> str:
    """What the operator makes of the relation of this name, or "" if the table does not say.

    >>> composed("threaten", "imposesSanctionsOn")
    'threatensSanctionsAgainst'
    """
    table = _compositions()
    return table.get((operator, name)) or table.get((operator, relation(name).plover)) or ""


@cache
def refinements() -> Mapping[str, tuple[tuple[frozenset[str], str], ...]]:
    """For each relation the words that make it more exact, and what it becomes."""
    found: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    for row in rows("refinements"):
        found[row["relation"]].append((frozenset(_list(row["words"])), row["refined"]))
    return {name: tuple(pairs) for name, pairs in found.items()}


@cache
def namers(name: str) -> frozenset[str]:
    """The verbs and nouns, without their particles, that name a relation or what an operator makes it of.

    >>> "travel" in namers("visits"), "visit" in namers("agreesToMeet")
    (True, True)
    """
    made = {content for (_, content), found in _compositions().items() if found == name}
    senses = [(verb.partition(" ")[0], sense.relation) for verb, found in verb_senses().items() for sense in found]
    senses += [(noun.rpartition(" ")[2], sense.relation) for noun, sense in noun_senses().items()]
    return frozenset(word for word, one in senses if one and {one, relation(one).plover} & {name, *made})


@cache
def _compositions() -> Mapping[tuple[str, str], str]:
    return {(row["operator"], row["content"]): row["relation"] for row in rows("compositions")}


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of one table as dictionaries by column."""
    text = files(__package__).joinpath(f"{table}.tsv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        yield {key: value or "" for key, value in row.items()}


def _list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if _dash(cell) else ()


def _dash(cell: str) -> str:
    return "" if cell == "-" else cell
