"""Findings as JSON Lines and back: one file of claims, one of actors with their mentions, one of articles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from geograph.errors import InputError, StoreError
from geograph.model import Actor, Article, Claim, Findings, Mention, Record
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

R = TypeVar("R", bound=Record)

# What the ontology says of a relation; written for those who read the file alone, looked up again when it is loaded.
_LOOKED_UP = ("plover", "mode", "cameo", "quad")


def claim_lines(findings: Findings) -> Iterator[dict[str, Any]]:
    """Each claim with the PLOVER type and mode, CAMEO code and quad class of its relation."""
    for claim in findings.claims:
        values = claim.to_dict()
        term = relation(claim.relation)
        head = {name: values.pop(name) for name in ("id", "relation")}
        yield {**head, **{name: getattr(term, name) for name in _LOOKED_UP}, **values}


def actor_lines(findings: Findings) -> Iterator[dict[str, Any]]:
    """Each actor with its mentions."""
    mentions: dict[str, list[dict[str, Any]]] = {actor.id: [] for actor in findings.actors}
    for mention in findings.mentions:
        values = mention.to_dict()
        mentions[values.pop("actor")].append(values)
    for actor in findings.actors:
        values = actor.to_dict()
        head = {name: values.pop(name) for name in ("id", "label", "labels")}
        yield {**head, **values, "mentions": mentions[actor.id]}


def write_lines(path: Path, records: Iterable[dict[str, Any]]) -> None:
    """Write one record a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)


def read_findings(articles: Path, actors: Path, claims: Path) -> Findings:
    """The findings that the three files hold.

    Raises:
        StoreError: A file is missing or a line of it is damaged.
    """
    mentions: list[Mention] = []
    texts = tuple(_read_lines(articles, Article.from_dict))
    order = {article.id: position for position, article in enumerate(texts)}
    known = tuple(_read_lines(actors, lambda values: _actor(values, mentions)))
    mentions.sort(
        key=lambda mention: (order.get(mention.article, -1), mention.start, -mention.end, mention.actor, mention.how)
    )
    return Findings(articles=texts, actors=known, mentions=tuple(mentions), claims=tuple(_read_lines(claims, _claim)))


def _actor(values: dict[str, Any], mentions: list[Mention]) -> Actor:
    """The actor of a line; its mentions go to the list."""
    mentions += [Mention.from_dict({**mention, "actor": values["id"]}) for mention in values.pop("mentions")]
    return Actor.from_dict(values)


def _claim(values: dict[str, Any]) -> Claim:
    return Claim.from_dict({name: value for name, value in values.items() if name not in _LOOKED_UP})


def _read_lines(path: Path, reader: Callable[[dict[str, Any]], R]) -> Iterator[R]:
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(file, start=1):
                yield _read_line(line, reader, f"{path}, line {number}")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path} cannot be read: {error}") from error


def _read_line(line: str, reader: Callable[[dict[str, Any]], R], place: str) -> R:
    try:
        return reader(json.loads(line))
    except (ValueError, KeyError, TypeError, AttributeError, InputError) as error:
        raise StoreError(f"{place} is damaged: {error}") from error
