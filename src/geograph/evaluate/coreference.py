"""Mentions against what a person read: does every name, description and pronoun lead to the right actor?

A set of marked mentions is a JSON object with `articles`. Each has an `id`, the `sha256` of its text, `held_out` (true
for those that nobody looked at while resolution was mended), the offsets of its `paragraphs`, and `mentions` with
`start`, `end`, `kind` (``name``, ``description`` or ``pronoun``) and `actor`. The texts themselves lie elsewhere.

An actor is written as its id; ``new:NAME`` is whoever has that name; ``group:SYR/REB`` is a group of that country and
PLOVER sector, where an empty sector fits any; ``place`` is any place; ``none`` is nobody. ``A|B`` accepts either, and
``A & B`` asks for both.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from geograph.annotate import annotate
from geograph.errors import InputError
from geograph.model import Article, Kind, Record
from geograph.read import read_articles
from geograph.resolve import resolve
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from geograph.model import Actor, Mention
    from geograph.resolve import Resolution

_NOBODY = "none"
_PRONOUNS = frozenset({"pronoun", "speaker"})
_DESCRIPTIONS = (
    "description", "role", "adjective+noun", "possessor+noun", "noun", "as before", "people of", "speaks for",
    "unnamed holder", "apposition", "name+noun",
)  # fmt: skip
_LINKED = {Kind.STATE: "states", Kind.PERSON: "people", Kind.PLACE: "places"}


class MentionKind(StrEnum):
    """How a text speaks of an actor."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


def _written(actor: str) -> str:
    for one in (option for part in actor.split(" & ") for option in part.split("|")):
        head, colon, rest = one.partition(":")
        if not one.strip() or (colon and (head not in {"new", "group"} or not rest)):
            raise ValueError(f"{one!r} is no actor; expected an id, new:NAME, group:COUNTRY/SECTOR, place or none")
        if head == "group" and "/" not in rest:
            raise ValueError(f"{one!r} lacks a slash; expected group:COUNTRY/SECTOR")
    return actor


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class MarkedMention(_Part):
    """The characters from `start` to `end` mean `actor`."""

    start: int = Field(ge=0)
    end: int
    kind: MentionKind
    actor: Annotated[str, AfterValidator(_written)]

    @model_validator(mode="after")
    def _in_order(self) -> MarkedMention:
        if self.end <= self.start:
            raise ValueError(f"a mention ends at {self.end}, before it starts at {self.start}")
        return self


class MarkedArticle(_Part):
    """An article with all mentions in some of its paragraphs."""

    id: str
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    held_out: bool = False
    paragraphs: tuple[tuple[int, int], ...] = Field(min_length=1)
    mentions: tuple[MarkedMention, ...]


class MarkedSet(_Part):
    """All marked articles of a file."""

    articles: tuple[MarkedArticle, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkScore(Record):
    """One stretch of text: what it should mean and what it was taken for; either may be empty."""

    article: str
    held_out: bool
    start: int
    end: int
    text: str
    kind: MentionKind
    of: str
    wanted: str
    found: tuple[str, ...]
    how: str
    right: bool

    @property
    def asked(self) -> bool:
        """Whether the stretch means somebody."""
        return self.wanted not in {"", _NOBODY}


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreferenceReport(Record):
    """All marked mentions with what was found, and what was found beside them."""

    scores: tuple[LinkScore, ...]

    def totals(self) -> dict[str, dict[str, float]]:
        """Precision and recall by kind, and the share of right links by what is named, for each half of the set.

        ``coreference`` is descriptions and pronouns together, ``linking`` all names of states, people and
        organisations; the share counts a name without a link as wrong.
        """
        halves = {
            "seen": [score for score in self.scores if not score.held_out],
            "held out": [score for score in self.scores if score.held_out],
            "all": list(self.scores),
        }
        return {name: _totals(scores) for name, scores in halves.items()}

    def misses(self) -> tuple[LinkScore, ...]:
        """What is not right: missing, wrong or made up."""
        return tuple(score for score in self.scores if not score.right and (score.asked or score.found))


def score_coreference(path: Path, articles: Path) -> CoreferenceReport:
    """Resolve the marked articles and compare every mention in their paragraphs.

    Raises:
        InputError: A file cannot be read or is not what it should be, or a marked article is not among `articles`.
        ModelMissing: The language model is not installed.
    """
    marked = read_marked(path)
    texts = _texts(marked, articles)
    found = annotate(texts[article.sha256] for article in marked.articles)
    pairs = zip(marked.articles, found, strict=True)
    return CoreferenceReport(
        scores=tuple(
            score for article, (text, doc) in pairs for score in score_mentions(article, text, resolve(text, doc))
        )
    )


def read_marked(path: Path) -> MarkedSet:
    """The marked mentions of a file.

    Raises:
        InputError: It cannot be read, or a field of it is missing or not what it should be.
    """
    try:
        return MarkedSet.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    except ValidationError as error:
        problems = (
            f"{'.'.join(map(str, problem['loc'])) or 'file'}: {problem['msg']}"
            for problem in error.errors(include_url=False)
        )
        raise InputError(f"{path} is no set of marked mentions; mend these:\n" + "\n".join(problems)) from error


def _texts(marked: MarkedSet, path: Path) -> Mapping[str, Article]:
    """The articles by the sha256 of their text."""
    wanted = {article.sha256 for article in marked.articles}
    read = (item for item in read_articles([path]) if isinstance(item, Article))
    texts = {digest: article for article in read if (digest := _sha256(article.text)) in wanted}
    missing = [article.id for article in marked.articles if article.sha256 not in texts]
    if missing:
        raise InputError(f"{path} lacks the text of the marked articles {', '.join(missing)}, or has it changed")
    return texts


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def score_mentions(marked: MarkedArticle, article: Article, resolution: Resolution) -> Iterator[LinkScore]:
    """Compare the mentions of one article in its marked paragraphs.

    Each marked mention is compared with the mention of the same characters, else with one that ends where it ends
    ("President Putin" and "Putin"), else with one that starts where it starts, the nearest in length first. What is
    found beside them counts as made up, unless it is a place or part of a longer name of the same actor.
    """
    spans = _spans(marked, resolution.mentions)
    pairs = _pairs(marked.mentions, sorted(spans))
    for mention in marked.mentions:
        span = pairs.get(mention)
        links = spans.pop(span) if span is not None else []
        actors = tuple(dict.fromkeys(link.actor for link in links))
        yield LinkScore(
            article=marked.id,
            held_out=marked.held_out,
            start=mention.start,
            end=mention.end,
            text=article.text[mention.start : mention.end],
            kind=mention.kind,
            of=_sort(mention),
            wanted=mention.actor,
            found=actors,
            how=links[0].how if links else "",
            right=_right(mention.actor, [resolution.actors[actor] for actor in actors]),
        )
    for span, links in spans.items():
        inside = any(
            mention.start <= span[0] and span[1] <= mention.end and links[0].actor in mention.actor.split("|")
            for mention in marked.mentions
        )
        if not inside and resolution.actors[links[0].actor].kind is not Kind.PLACE:
            yield _made_up(marked, links)


def _spans(marked: MarkedArticle, mentions: Iterable[Mention]) -> dict[tuple[int, int], list[Mention]]:
    spans: defaultdict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if any(start <= mention.start and mention.end <= end for start, end in marked.paragraphs):
            spans[mention.start, mention.end].append(mention)
    return dict(spans)


def _pairs(mentions: Sequence[MarkedMention], spans: Sequence[tuple[int, int]]) -> dict[MarkedMention, tuple[int, int]]:
    pairs: dict[MarkedMention, tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    for same in (slice(0, 2), slice(1, 2), slice(0, 1)):
        close = sorted(
            (abs(span[1] - span[0] - mention.end + mention.start), number, span)
            for number, mention in enumerate(mentions)
            for span in spans
            if span[same] == (mention.start, mention.end)[same]
        )
        for _, number, span in close:
            if mentions[number] not in pairs and span not in taken:
                pairs[mentions[number]] = span
                taken.add(span)
    return pairs


def _made_up(marked: MarkedArticle, links: Sequence[Mention]) -> LinkScore:
    first = links[0]
    return LinkScore(
        article=marked.id,
        held_out=marked.held_out,
        start=first.start,
        end=first.end,
        text=first.text,
        kind=_kind_of(first.how),
        of="",
        wanted="",
        found=tuple(link.actor for link in links),
        how=first.how,
        right=False,
    )


def _kind_of(how: str) -> MentionKind:
    if how in _PRONOUNS:
        return MentionKind.PRONOUN
    return MentionKind.DESCRIPTION if how.startswith(_DESCRIPTIONS) and how != "noun+name" else MentionKind.NAME


def _sort(mention: MarkedMention) -> str:
    """What a name names: ``states``, ``people``, ``organisations``, ``places`` or ``newcomers``."""
    first = mention.actor.split(" & ")[0].split("|")[0]
    known = known_actors().get(first)
    if mention.kind is not MentionKind.NAME or first == _NOBODY:
        return ""
    if known is None:
        return {"place": "places", "new": "newcomers"}.get(first.partition(":")[0], "organisations")
    return _LINKED.get(known.actor.kind, "organisations")


def _right(wanted: str, found: Sequence[Actor]) -> bool:
    """Whether the actors found are those wanted, each for another part."""
    if wanted == _NOBODY:
        return not found
    parts = [part.split("|") for part in wanted.split(" & ")]
    if len(found) != len(parts):
        return False
    left = list(found)
    for options in parts:
        fit = next((actor for actor in left if any(_is(actor, option) for option in options)), None)
        if fit is None:
            return False
        left.remove(fit)
    return True


def _is(actor: Actor, option: str) -> bool:
    head, _, rest = option.partition(":")
    if head == "new":
        return rest.casefold() in {name.casefold() for name in (actor.label, *actor.labels)}
    if head == "group" and rest:
        country, sector = rest.split("/")
        return actor.kind is not Kind.STATE and actor.country == country and sector in {"", actor.sector}
    return actor.kind is Kind.PLACE if option == "place" else actor.id == option


def _totals(scores: Sequence[LinkScore]) -> dict[str, float]:
    found: dict[str, float] = {"mentions": sum(score.asked for score in scores)}
    kinds: dict[str, tuple[MentionKind, ...]] = {kind.value: (kind,) for kind in MentionKind}
    kinds["coreference"] = (MentionKind.DESCRIPTION, MentionKind.PRONOUN)
    kinds["any"] = tuple(MentionKind)
    for name, group in kinds.items():
        some = [score for score in scores if score.kind in group]
        right = sum(score.right and score.asked for score in some)
        found[f"{name} precision"] = _share(right, sum(bool(score.found) for score in some))
        found[f"{name} recall"] = _share(right, sum(score.asked for score in some))
    names = ("states", "people", "organisations")
    for name, sorts in {**{name: (name,) for name in names}, "newcomers": ("newcomers",), "linking": names}.items():
        some = [score for score in scores if score.of in sorts]
        found[f"{name} right"] = _share(sum(score.right for score in some), len(some))
        found[f"{name} asked"] = len(some)
    return found


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0
