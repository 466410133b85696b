"""The records that the stages exchange.

A stage takes records and gives records, and nothing else passes between stages but spaCy's ``Doc`` (up to
``extract``). All are frozen and slotted, hold tuples, and go to plain dictionaries and back without loss. A claim is
what a text says; whether it is so is for the reader, which is why every claim carries the words that support it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

from geograph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    """What sort of thing an actor is."""

    STATE = "state"
    GOVERNMENT = "government"
    MINISTRY = "ministry"
    PERSON = "person"
    ORGANISATION = "organisation"
    ALLIANCE = "alliance"
    ARMED_FORCE = "armed-force"
    ARMED_GROUP = "armed-group"
    PARTY = "party"
    MEDIA = "media"
    COURT = "court"
    COMPANY = "company"
    PEOPLE = "people"
    PLACE = "place"
    GROUP = "group"


class Modality(StrEnum):
    """How sure the text is that the claim holds."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"


class Polarity(StrEnum):
    """Whether the text affirms the claim or denies it."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Precision(StrEnum):
    """How fine a date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


class Obtained(StrEnum):
    """How a date was obtained."""

    STATED = "stated"
    RELATIVE = "relative"
    PUBLICATION = "publication"


def digest(*parts: object) -> str:
    """The first 16 hex digits of the sha256 over a JSON list of the parts.

    >>> digest("https://example.org/a", "Text.")
    'ac14d845adcdfd30'
    """
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Record:
    """What all records share: a plain dictionary and back."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as plain values (strings, numbers, lists, dictionaries), ready for JSON."""
        return {f.name: _plain(getattr(self, f.name)) for f in dataclasses.fields(self)}  # type: ignore[arg-type]

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The record that `to_dict` turned into these values.

        Raises:
            InputError: A field is missing, unknown or of the wrong form.
        """
        try:
            return cls(**{name: _typed(cls, name, value) for name, value in values.items()})
        except (TypeError, ValueError, AttributeError) as error:
            raise InputError(f"not a valid {cls.__name__}: {error}; found {str(dict(values))[:200]}") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Record):
    """A text as it was read. Every offset in every other record counts characters of `text`.

    >>> article = Article.of("Ruritania warned Freedonia.", published=date(2023, 9, 12))
    >>> Article.from_dict(article.to_dict()) == article
    True
    """

    id: str
    text: str
    title: str = ""
    published: date | None = None
    outlet: str = ""
    url: str = ""
    language: str = ""

    @classmethod
    def of(cls, text: str, *, url: str = "", **details: Any) -> Self:
        """An article whose id follows from its url and text."""
        return cls(id=digest(url, text), text=text, url=url, **details)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """Somebody who acts or is acted on in international politics, or a place.

    `id` is an alpha-3 code for states (`PRK`) and a slug for all others (`kim-jong-un`). `country` is an ISO 3166-1
    alpha-3 code, `sector` a PLOVER sector (GOV MIL LEG JUD COP SPY REB PTY MED IGO NGO BUS CVL ...); either may be
    empty. `labels` are other names, `same_as` Wikidata IRIs.
    """

    id: str
    label: str
    kind: Kind
    country: str = ""
    sector: str = ""
    labels: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Record):
    """A stretch of an article's text that means an actor; `how` says in a word or two why."""

    article: str
    start: int
    end: int
    text: str
    actor: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Record):
    """The exact words of an article that support a claim."""

    article: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            length = len(self.quote)
            raise InputError(f"evidence at {self.start}-{self.end} does not fit its quote of {length} characters")

    @classmethod
    def of(cls, article: Article, start: int, end: int) -> Self:
        """The words of the article between two offsets.

        >>> Evidence.of(Article.of("They met."), 5, 8).quote
        'met'
        """
        return cls(article=article.id, start=start, end=end, quote=article.text[start:end])


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Record):
    """When something holds: an EDTF string (empty when unknown), how fine it is and how it was obtained."""

    edtf: str = ""
    precision: Precision = Precision.UNKNOWN
    how: Obtained = Obtained.PUBLICATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """What a text says about actors: who does what to whom, how surely, according to whom, when and where.

    `relation` is a term of the ontology; its PLOVER type, mode, CAMEO code and quad class are looked up there.
    `sources`, `targets` and `speakers` are actor ids; `speakers` is empty for the article's own voice and else in
    the order of the chain of reports. `place` is an actor id or empty. `confidence` lies in 0..1.
    """

    id: str
    relation: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    modality: Modality = Modality.ACTUAL
    polarity: Polarity = Polarity.AFFIRMED
    speakers: tuple[str, ...] = ()
    time: Time = field(default_factory=Time)
    place: str = ""
    confidence: float = 1.0
    evidence: Evidence

    @classmethod
    def of(cls, **values: Any) -> Self:
        """A claim whose id follows from all its other parts but the confidence."""
        draft = cls(id="", **values)
        parts = {name: value for name, value in draft.to_dict().items() if name not in {"id", "confidence"}}
        return dataclasses.replace(draft, id=digest(*parts.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings(Record):
    """All that was found in one or more articles; the one container that every output is made of.

    Actors, mentions and claims refer to each other by id. Articles keep the order they were read in, actors are
    sorted by id, mentions and claims by article and offset.
    """

    articles: tuple[Article, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


_READERS: dict[str, Any] = {
    "kind": Kind,
    "modality": Modality,
    "polarity": Polarity,
    "precision": Precision,
    "published": lambda value: date.fromisoformat(value) if value else None,
    "time": Time.from_dict,
    "evidence": Evidence.from_dict,
    "articles": lambda values: tuple(map(Article.from_dict, values)),
    "actors": lambda values: tuple(map(Actor.from_dict, values)),
    "mentions": lambda values: tuple(map(Mention.from_dict, values)),
    "claims": lambda values: tuple(map(Claim.from_dict, values)),
}


def _typed(cls: type[Record], name: str, value: Any) -> Any:
    if name == "how" and cls is Time:
        return Obtained(value)
    if name in _READERS:
        return _READERS[name](value)
    return tuple(value) if isinstance(value, list) else value
