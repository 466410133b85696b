"""Actors of one's own: files of a user, checked and put over the known actors, where they win.

Four forms are read. A table (``.csv``, ``.tsv``) has the columns `label` and `kind`, and any of `id`, `country`,
`sector`, `names`, `adjectives`, `gender`, `part_of`, `stands_for`, `capital_of`, `alias_of`, `same_as`, `since`,
`until`, `lat`, `lon` and `posts`; Turtle (``.ttl``) has the form of ``ontology/actors/*.ttl``; and PETRARCH
dictionaries of actors and of agents are read as they are. A table or Turtle with a fault is refused, with all its
faults and their lines; of a dictionary the lines that cannot be read are left out and told.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.model import Kind
from geograph.vocabulary.actors import known_actors
from geograph.vocabulary.compact import no_collection
from geograph.vocabulary.given.check import faults_of
from geograph.vocabulary.given.draft import Draft, Fault, read_lines, refuse, slug
from geograph.vocabulary.given.merge import merge
from geograph.vocabulary.given.petrarch import RoleNoun, read_actors_dictionary, read_agents_dictionary
from geograph.vocabulary.given.table import COLUMNS, read_table
from geograph.vocabulary.given.turtle import read_turtle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geograph.vocabulary.known import KnownActor

__all__ = ["COLUMNS", "Given", "LeftOut", "RoleNoun", "read_given"]

_TABLES = frozenset({".csv", ".tsv", ".tab"})
_TURTLES = frozenset({".ttl", ".turtle"})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of a dictionary that could not be read: `source` is its file and number."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Given:
    """All actors, the user's among them, the user's role nouns, and the lines of dictionaries that were left out.

    Each is equal to itself alone, so that what is prepared of it can be kept.
    """

    actors: Mapping[str, KnownActor]
    nouns: tuple[RoleNoun, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def read_given(paths: Iterable[str | Path]) -> Given:
    r"""The known actors with those of the files put over them, one file after another: the later wins.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "mine.csv")
    ...     _ = path.write_text("label,kind,country,names\nGrey Falcons,armed-group,SYR,Falcon Brigade\n")
    ...     given = read_given([path])
    >>> given.actors["grey-falcons"].actor.labels
    ('Falcon Brigade',)

    Raises:
        InputError: A file cannot be read, or says something that cannot be; the message tells where.
    """
    actors: Mapping[str, KnownActor] = known_actors()
    nouns: dict[str, RoleNoun] = {}
    left_out: list[LeftOut] = []
    for path in map(Path, paths):
        with no_collection():
            drafts, more, faults = _read(path, actors)
            actors = _put_over(path, actors, drafts) if drafts else actors
        nouns |= {noun.noun: noun for noun in more}
        left_out += (LeftOut(f"{path}:{fault.line}", fault.message) for fault in sorted(faults))
    return Given(actors=actors, nouns=tuple(nouns.values()), left_out=tuple(left_out))


def _read(path: Path, known: Mapping[str, KnownActor]) -> tuple[list[Draft], list[RoleNoun], list[Fault]]:
    suffix = path.suffix.lower()
    if suffix in _TABLES:
        return read_table(path), [], []
    if suffix in _TURTLES:
        return read_turtle(path), [], []
    lines = read_lines(path)
    text = "\n".join(line.split("#")[0] for line in lines)
    if re.search(r"\[~?[A-Z]*~[A-Z]*\]|\[~[A-Z]+\]", text):
        nouns, faults = read_agents_dictionary(lines)
        return [], nouns, faults
    if re.search(r"\[[A-Z0-9-]{3}", text):
        drafts, faults = read_actors_dictionary(lines, _countries(known))
        return drafts, [], faults
    raise InputError(
        f"{path} holds no actors; expected a table (.csv, .tsv) with a header, Turtle (.ttl) or a PETRARCH dictionary "
        "with codes such as [USAGOV] or [~GOV]"
    )


def _put_over(path: Path, known: Mapping[str, KnownActor], drafts: Sequence[Draft]) -> dict[str, KnownActor]:
    named = _with_ids(drafts, known)
    refuse(path, faults_of(named, known, _countries(known)))
    return merge(known, named)


def _countries(known: Mapping[str, KnownActor]) -> frozenset[str]:
    return frozenset(key for key, item in known.items() if item.actor.kind is Kind.STATE and key == item.actor.country)


def _with_ids(drafts: Sequence[Draft], known: Mapping[str, KnownActor]) -> list[Draft]:
    """The drafts with an id each: in a dictionary that of the known actor with the name, else made of the name."""
    if not any(draft.guessed for draft in drafts):
        return [*drafts]
    names = _names(known)
    labels = Counter(slug(draft.label) for draft in drafts)
    return _once([draft if draft.id else _with_id(draft, names, labels) for draft in drafts])


def _with_id(draft: Draft, names: Mapping[str, str], labels: Mapping[str, int]) -> Draft:
    made = slug(draft.label)
    shared = labels[made] > 1 and draft.country
    return dataclasses.replace(
        draft, id=_known_as(draft, names) or (f"{made}-{draft.country.lower()}" if shared else made)
    )


def _known_as(draft: Draft, names: Mapping[str, str]) -> str:
    """The known actor of a name of several words that a dictionary names too."""
    found = (names.get(_plain(name), "") for name in (draft.label, *draft.names) if " " in name)
    return next(filter(None, found), "")


def _once(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a dictionary, which may name an actor more than once, as one for each."""
    found: dict[str, Draft] = {}
    for draft in drafts:
        other = found.get(draft.id)
        found[draft.id] = draft if other is None else _joined(other, draft)
    return list(found.values())


def _joined(first: Draft, second: Draft) -> Draft:
    names = dict.fromkeys((*first.names, second.label, *second.names))
    names.pop(first.label, None)
    return dataclasses.replace(first, names=tuple(names), posts=(*first.posts, *second.posts))


def _names(known: Mapping[str, KnownActor]) -> dict[str, str]:
    """The known actors by each of their names that only one has, people and bodies but no places."""
    found: dict[str, str] = {}
    for key, item in known.items():
        if item.actor.kind is not Kind.PLACE:
            for name in (item.actor.label, *item.actor.labels):
                found[_plain(name)] = "" if found.get(_plain(name), key) != key else key
    return found


def _plain(name: str) -> str:
    return name.casefold().replace("-", " ").replace(".", "")
