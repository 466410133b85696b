"""All known actors as one file of compact JSON, which is read ten times as fast as Turtle.

``ontology/build.py`` writes it after the Turtle files, which stay the only source: the file holds a digest of them, and
one that tells of other files, or is of another form, is not used.
"""

from __future__ import annotations

import gc
import hashlib
import json
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from geograph.errors import VocabularyError
from geograph.model import Actor, Kind
from geograph.vocabulary.known import KnownActor, Post

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

COMPACT = "actors.json"
"""The name of the file, beside the Turtle."""

_FORM = 1


def to_compact(actors: Iterable[KnownActor], sources: Iterable[Path]) -> str:
    """The text of the compact file of actors that were read from these Turtle files, an actor a line."""
    rows = (json.dumps(_row(known), ensure_ascii=False, separators=(",", ":")) for known in actors)
    head = json.dumps({"form": _FORM, "sources": digest_of(sources)})
    return f"[{head},\n" + ",\n".join(rows) + "\n]\n"


def read_compact(path: Path, sources: Iterable[Path]) -> dict[str, KnownActor] | None:
    """The actors by id, or None where the file is missing, of another form, or not made from these Turtle files.

    Raises:
        VocabularyError: The file tells of these Turtle files but is damaged.
    """
    text = path.read_bytes() if path.is_file() else b""
    head = text.partition(b"\n")[0].strip(b"[,")
    if head != json.dumps({"form": _FORM, "sources": digest_of(sources)}).encode():
        return None
    try:
        with no_collection():
            _, *rows = json.loads(text)
            return {row[0]: _known(row) for row in rows}
    except (ValueError, TypeError, LookupError) as error:
        raise VocabularyError(
            f"{path} is damaged ({error}); run ontology/build.py or install geograph again"
        ) from error


def digest_of(sources: Iterable[Path]) -> str:
    """The sha256 of files one after another, each after its name."""
    found = hashlib.sha256()
    for path in sources:
        found.update(path.name.encode() + b"\n")
        found.update(path.read_bytes())
    return found.hexdigest()


@contextmanager
def no_collection() -> Iterator[None]:
    """Search for no garbage meanwhile: a hundred thousand new objects would start it again and again in vain."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _row(known: KnownActor) -> list[Any]:
    actor = known.actor
    posts = [[post.role, post.title, post.of, _text(post.since), _text(post.until)] for post in known.posts]
    return [
        *(actor.id, actor.label, actor.kind.value, actor.country, actor.sector, actor.labels, actor.same_as),
        *(known.adjectives, known.gender, known.part_of, known.stands_for, known.capital_of, posts),
        *(_text(known.since), _text(known.until), known.lat, known.lon),
    ]


def _known(row: list[Any]) -> KnownActor:
    key, label, kind, country, sector, labels, same_as, *rest = row
    adjectives, gender, part_of, stands_for, capital_of, posts, since, until, lat, lon = rest
    return KnownActor(
        actor=Actor(
            id=key,
            label=label,
            kind=_kinds()[kind],
            country=country,
            sector=sector,
            labels=tuple(labels),
            same_as=tuple(same_as),
        ),
        adjectives=tuple(adjectives),
        gender=gender,
        part_of=tuple(part_of),
        stands_for=stands_for,
        capital_of=capital_of,
        posts=tuple(map(_post, posts)) if posts else (),
        since=_date(since),
        until=_date(until),
        lat=lat,
        lon=lon,
    )


def _post(row: list[str]) -> Post:
    role, title, of, since, until = row
    return Post(role=role, title=title, of=of, since=_date(since), until=_date(until))


@cache
def _kinds() -> dict[str, Kind]:
    return {kind.value: kind for kind in Kind}


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""
