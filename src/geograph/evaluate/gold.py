"""The gold file: what the graph of one article must and must not say.

A JSON object with `article` (`file`, beside the gold file; `published`, `title`), `actors` (`key`, `kind`, `names`,
`code`, `mentions`, `same_as`), and the rows `must`, `optional` and `must_not` (`id`, `source`, `target`, `relations`,
and where they matter `plover`, `modality`, `polarity`, `either_way`, `speaker`, `date`). Sides and speakers are keys
of actors; a key that is not among them is read as the code of a state. Other fields are notes and are not read.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from geograph.errors import InputError, VocabularyError
from geograph.model import Kind, Modality, Polarity
from geograph.vocabulary import relation, relations

if TYPE_CHECKING:
    from pathlib import Path


def _known_relation(name: str) -> str:
    try:
        return relation(name).name
    except VocabularyError as error:
        raise ValueError(str(error)) from error


def _known_type(name: str) -> str:
    types = sorted({term.plover for term in relations().values() if term.plover})
    if name not in types:
        raise ValueError(f"no PLOVER type {name!r}; choose from {', '.join(types)}")
    return name


RelationName = Annotated[str, AfterValidator(_known_relation)]
PloverType = Annotated[str, AfterValidator(_known_type)]
Some = Field(min_length=1)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class GoldArticle(_Part):
    """The article that the gold file is about; `file` lies beside it."""

    file: str
    published: date | None = None
    title: str = ""


class GoldActor(_Part):
    """An actor known by its `names` or its `code`; `mentions` are words of the text that mean it."""

    key: str
    kind: Kind
    names: tuple[str, ...] = ()
    code: str = ""
    mentions: tuple[str, ...] = ()
    same_as: str = ""


class GoldRow(_Part):
    """One thing that the graph must, may or must not say; an empty list of modalities or polarities means any."""

    id: str
    source: tuple[str, ...] = Some
    target: tuple[str, ...] = Some
    relations: tuple[RelationName, ...] = Some
    plover: tuple[PloverType, ...] = ()
    modality: tuple[Modality, ...] = ()
    polarity: tuple[Polarity, ...] = ()
    either_way: bool = False
    speaker: tuple[str, ...] = ()
    date: str = ""


class Gold(_Part):
    """A gold file, checked."""

    article: GoldArticle
    actors: tuple[GoldActor, ...]
    must: tuple[GoldRow, ...]
    optional: tuple[GoldRow, ...] = ()
    must_not: tuple[GoldRow, ...] = ()

    def actor(self, key: str) -> GoldActor:
        """The actor of this key; a key that is not listed is the code of a state."""
        for actor in self.actors:
            if actor.key == key:
                return actor
        return GoldActor(key=key, kind=Kind.STATE, code=key.upper())


def read_gold(path: Path) -> Gold:
    """The gold file at this path.

    Raises:
        InputError: It cannot be read, or a field of it is missing or not what it should be.
    """
    try:
        gold = Gold.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    except ValidationError as error:
        problems = (f"{_place(problem['loc'])}: {problem['msg']}" for problem in error.errors(include_url=False))
        raise InputError(f"{path} is no gold file; mend these:\n" + "\n".join(problems)) from error
    _check_keys(gold, path)
    return gold


def _place(steps: tuple[int | str, ...]) -> str:
    """``must[3].relations`` of the steps ``("must", 3, "relations")``."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return text.removeprefix(".") or "file"


def _check_keys(gold: Gold, path: Path) -> None:
    keys = [actor.key for actor in gold.actors]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise InputError(f"{path}: actors with the same key: {', '.join(twice)}; give each its own")
    for row in (*gold.must, *gold.optional, *gold.must_not):
        for key in (*row.source, *row.target, *row.speaker):
            if key not in keys and len(key) != 3:
                raise InputError(f"{path}: row {row.id!r} names the actor {key!r}; expected one of {', '.join(keys)}")
