"""Making the catalogue: what the JSON API and the tools for language models search, as one SQLite file.

A graph database finds the claims of an actor fast, but not the latest fifty of them, nor their number. The catalogue
is derived from the store, kept beside it, and made anew whenever the database has changed since.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sqlite3
from collections import Counter
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geograph.errors import StoreError
from geograph.graph import events, span
from geograph.model import Article
from geograph.serve.take import take
from geograph.store import open_to_read
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geograph.graph import Event
    from geograph.model import Actor, Claim, Findings

FILE = "catalogue.sqlite"

_DATABASE = "database"
_WORD = re.compile(r"\w+")


def make_catalogue(folder: Path) -> Path:
    """The file of the catalogue of a store, made first if there is none or the store has changed since.

    It is kept in the folder of the store or, where that cannot be written, in the cache folder of the user.

    Raises:
        StoreError: There is no store, it is damaged or being written, or the catalogue can be kept nowhere.
    """
    with open_to_read(folder) as store:
        state = _state(folder)
        places = _places(folder, state)
        for place in places:
            if _is_of(place, state):
                return place
        findings = take(store)
    for place in places:
        with contextlib.suppress(OSError):
            return _write(findings, state, place)
    raise StoreError(f"cannot write the catalogue of {folder}; tried {' and '.join(map(str, places))}")


def _places(folder: Path, state: str) -> tuple[Path, Path]:
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return folder / FILE, Path(cache, "geograph", f"{state}.sqlite")


def _state(folder: Path) -> str:
    """What tells one state of the database from another: its files with their sizes and times, and our version."""
    found = [version("geograph"), (files("geograph.serve") / "schema.sql").read_text(encoding="utf-8")]
    for path in sorted((folder / _DATABASE).iterdir()):
        if not path.name.startswith("LOG"):
            about = path.stat()
            found.append(f"{path.name} {about.st_size} {about.st_mtime_ns}")
    return hashlib.sha256("\n".join(found).encode()).hexdigest()[:32]


def _is_of(place: Path, state: str) -> bool:
    """Whether a catalogue of this state of the store is there."""
    if not place.is_file():
        return False
    with contextlib.closing(sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True)) as database:
        try:
            found = database.execute("SELECT value FROM note WHERE name = 'state'").fetchall()
            return bool(found == [(state,)])
        except sqlite3.DatabaseError:  # of another version, or something else
            return False


def _write(findings: Findings, state: str, place: Path) -> Path:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = place.with_name(f".{place.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    try:
        with contextlib.closing(sqlite3.connect(draft)) as database:
            database.executescript(
                f"PRAGMA journal_mode = OFF;\n{(files('geograph.serve') / 'schema.sql').read_text(encoding='utf-8')}"
            )
            _fill(database, findings, state)
            database.commit()
        draft.replace(place)
    except sqlite3.OperationalError as error:
        raise PermissionError(str(error)) from error
    finally:
        draft.unlink(missing_ok=True)
    return place


def _fill(database: sqlite3.Connection, findings: Findings, state: str) -> None:
    labels = {actor.id: actor.label for actor in findings.actors}
    articles = {article.id: article for article in findings.articles}
    happened = sorted(events(findings), key=lambda event: (event.start, event.relation, event.id))
    event_of = {claim: event.id for event in happened for claim in event.claims}
    claims = sorted(findings.claims, key=lambda claim: _place(claim, articles))
    numbers = {"articles": len(articles), "actors": len(labels), "claims": len(claims), "events": len(happened)}
    _insert(database, "note", [("state", state), ("numbers", _json(numbers))])
    _insert(database, "article", ((article.id, _json(_about(article))) for article in findings.articles))
    _fill_actors(database, findings)
    _insert(database, "claim", (_claim_row(n, claim, articles) for n, claim in enumerate(claims)))
    docs = (_json(claim_document(claim, labels, articles, event_of.get(claim.id, ""))) for claim in claims)
    _insert(database, "claim_doc", enumerate(docs))
    _insert(database, "claim_party", (row for n, claim in enumerate(claims) for row in _claim_parties(n, claim)))
    _insert(database, "event", (_event_row(n, event) for n, event in enumerate(happened)))
    _insert(database, "event_doc", ((n, _json(event_document(event, labels))) for n, event in enumerate(happened)))
    parties = ((n, event) for n, event in enumerate(happened))
    _insert(database, "event_party", (row for n, event in parties for row in _parties(n, event)))
    database.executescript(_INDEXES)


_INDEXES = """
CREATE UNIQUE INDEX claim_id ON claim (id);
CREATE INDEX claim_article ON claim (article, n);
CREATE INDEX claim_relation ON claim (relation, n);
CREATE INDEX claim_plover ON claim (plover, n);
CREATE INDEX claim_party_n ON claim_party (n, actor, role);
CREATE UNIQUE INDEX event_id ON event (id);
CREATE INDEX event_relation ON event (relation, n);
CREATE INDEX event_plover ON event (plover, n);
CREATE INDEX event_party_n ON event_party (n, actor, role);
CREATE INDEX actor_claims ON actor (claims DESC, id);
ANALYZE;
"""


def _fill_actors(database: sqlite3.Connection, findings: Findings) -> None:
    counts = Counter(
        each
        for claim in findings.claims
        for each in {*claim.sources, *claim.targets, *claim.speakers, *filter(None, [claim.place])}
    )
    _insert(database, "actor", (_actor_row(actor, counts[actor.id]) for actor in findings.actors))
    names = [(actor.id, name) for actor in findings.actors for name in (actor.id, actor.label, *actor.labels)]
    _insert(database, "name", dict.fromkeys((fold_name(name), actor) for actor, name in names))
    _insert(database, "word", dict.fromkeys((word, actor) for actor, name in names for word in words_of(name)))


def fold_name(name: str) -> str:
    """A name as it is looked up: without case and needless space."""
    return " ".join(name.casefold().split())


def words_of(name: str) -> list[str]:
    """The words of a name as they are looked up."""
    return _WORD.findall(name.casefold())


def _actor_row(actor: Actor, claims: int) -> tuple[str, str, str, str, int, str]:
    document = {**actor.to_dict(), "claims": claims}
    return actor.id, actor.kind.value, actor.country, actor.sector, claims, _json(document)


def _place(claim: Claim, articles: dict[str, Article]) -> tuple[str, str, int, str]:
    return _days(claim, articles)[0], claim.evidence.article, claim.evidence.start, claim.id


def _days(claim: Claim, articles: dict[str, Article]) -> tuple[str, str]:
    """The first and the last day of a claim; those of a claim without a time are the day of publication."""
    days = span(claim.time.edtf)
    if days is not None:
        return days.start.isoformat(), days.end.isoformat()
    article = articles.get(claim.evidence.article)
    day = article.published.isoformat() if article and article.published else ""
    return day, day


def _claim_row(n: int, claim: Claim, articles: dict[str, Article]) -> tuple[object, ...]:
    plover = relation(claim.relation).plover
    first, last = _days(claim, articles)
    sure = claim.modality.value, claim.polarity.value
    return n, claim.id, claim.relation, plover, *sure, first, last, claim.evidence.article


def _claim_parties(n: int, claim: Claim) -> Iterator[tuple[str, str, int]]:
    yield from _parties(n, claim)
    yield from dict.fromkeys((actor, "speaker", n) for actor in claim.speakers)


def _parties(n: int, said: Claim | Event) -> Iterator[tuple[str, str, int]]:
    yield from dict.fromkeys((actor, "source", n) for actor in said.sources)
    yield from dict.fromkeys((actor, "target", n) for actor in said.targets)


def _event_row(n: int, event: Event) -> tuple[object, ...]:
    contested = bool(event.affirmed_by and event.denied_by)
    kind = event.relation, relation(event.relation).plover
    return n, event.id, *kind, event.modality.value, event.start, event.end, contested


def claim_document(claim: Claim, labels: dict[str, str], articles: dict[str, Article], event: str) -> dict[str, Any]:
    """A claim as the API shows it, with the labels of its actors, the codes of its relation and its article."""
    article = articles.get(claim.evidence.article) or Article(id=claim.evidence.article, text="")
    return {
        "id": claim.id,
        "relation": _relation(claim.relation),
        "sources": _named(claim.sources, labels),
        "targets": _named(claim.targets, labels),
        "modality": claim.modality.value,
        "polarity": claim.polarity.value,
        "speakers": _named(claim.speakers, labels),
        "time": claim.time.to_dict(),
        "place": _named([claim.place], labels)[0] if claim.place else None,
        "confidence": claim.confidence,
        "evidence": {**claim.evidence.to_dict(), "article": _about(article)},
        "event": event or None,
    }


def event_document(event: Event, labels: dict[str, str]) -> dict[str, Any]:
    """An event as the API shows it."""
    return {
        **event.to_dict(),
        "relation": _relation(event.relation),
        "sources": _named(event.sources, labels),
        "targets": _named(event.targets, labels),
    }


def _relation(name: str) -> dict[str, str]:
    term = relation(name)
    return {"name": name, "label": term.label, "plover": term.plover, "cameo": term.cameo, "quad_class": term.quad}


def _named(ids: Iterable[str], labels: dict[str, str]) -> list[dict[str, str]]:
    return [{"id": name, "label": labels.get(name, name)} for name in ids]


def _about(article: Article) -> dict[str, Any]:
    return {name: value for name, value in article.to_dict().items() if name != "text"}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    columns = len(database.execute(f"SELECT * FROM {table} LIMIT 0").description)  # noqa: S608 - our own names
    marks = ",".join("?" * columns)
    database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - likewise
