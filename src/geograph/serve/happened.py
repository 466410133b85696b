"""The events of a store as a file to ask, beside its records.

An event rests on claims of several articles, and one more article may join two of them. So they are not kept in step
article by article but found anew, from the records, when the store has changed and somebody asks for them.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from geograph.graph import events
from geograph.store.copy import ROLES
from geograph.store.records import undisturbed
from geograph.store.sqlite import Mark, Reader, create_tables, find, keep
from geograph.vocabulary import relation

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from geograph.graph import Event
    from geograph.store import Store

FILE = "events.sqlite"

_ENCODER = msgspec.json.Encoder()


def events_of(store: Store) -> Reader:
    """The events of a store that is open for reading, found first if there are none of its present state.

    Raises:
        StoreError: They can be kept nowhere.
        InputError: The store holds what geograph would not write.
    """
    records, mark = store.records, Mark(version=_version(), state=store.state)
    place = find(store.path, FILE, mark)
    if place is None:
        with undisturbed():
            found = sorted(events(records.findings(whole=False)), key=_place)
            place = keep(store.path, FILE, mark, lambda file: _fill(file, found))
    return Reader.of(place)


def _version() -> str:
    return hashlib.sha256(f"{version('geograph')}\n{_schema()}".encode()).hexdigest()[:32]


def _schema() -> str:
    return (files("geograph.serve") / "events.sql").read_text(encoding="utf-8")


def _place(event: Event) -> tuple[str, str, str]:
    return event.start, event.relation, event.id


def _fill(file: sqlite3.Connection, found: Sequence[Event]) -> None:
    indexes = create_tables(file, _schema())
    numbered = list(enumerate(found))
    file.executemany("INSERT INTO event VALUES (?,?,?,?,?,?,?,?)", (_row(n, event) for n, event in numbered))
    records = ((n, _ENCODER.encode(event)) for n, event in numbered)
    file.executemany("INSERT INTO event_record VALUES (?,?)", records)
    parties = (row for n, event in numbered for row in _parties(n, event))
    file.executemany("INSERT INTO party VALUES (?,?,?)", parties)
    claims = sorted((claim, event.id) for event in found for claim in event.claims)
    file.executemany("INSERT OR IGNORE INTO claim VALUES (?,?)", claims)
    for statement in indexes:
        file.execute(statement)


def _row(n: int, event: Event) -> tuple[object, ...]:
    contested = bool(event.affirmed_by and event.denied_by)
    kind = event.relation, relation(event.relation).plover
    return n, event.id, *kind, event.modality.value, event.start, event.end, contested


def _parties(n: int, event: Event) -> Iterator[tuple[str, int, int]]:
    for actor in dict.fromkeys(event.sources + event.targets):
        yield actor, n, ROLES["source"] * (actor in event.sources) | ROLES["target"] * (actor in event.targets)
