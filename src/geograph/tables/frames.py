"""Claims as a data frame, a row a claim, for users of pandas and polars; neither is needed by anything else.

Lists of actors are lists; `earliest` and `latest` are the days that the time of a claim covers, `published` the day of
its article, all of them dates or null. Labels stand beside the ids of sources and targets.
"""

from __future__ import annotations

import importlib
from datetime import date
from typing import TYPE_CHECKING, Any

from geograph.errors import ModelMissing
from geograph.graph import span
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from types import ModuleType

    import pandas as pd
    import polars as pl

    from geograph.model import Article, Claim, Findings

_TEXTS = (
    *(
        "id",
        "relation",
        "label",
        "kind",
        "plover",
        "mode",
        "cameo",
        "quad",
        "modality",
        "polarity",
        "time",
        "precision",
    ),
    *("place", "article", "title", "outlet", "url", "quote"),
)
_LISTS = ("sources", "targets", "source_labels", "target_labels", "speakers")
_DATES = ("earliest", "latest", "published")
_NUMBERS = ("goldstein", "plover_score", "confidence")
_OFFSETS = ("start", "end")
FRAME_COLUMNS = (
    *("id", "relation", "label", "kind", "plover", "mode", "cameo", "quad", "goldstein", "plover_score"),
    *("sources", "targets", "source_labels", "target_labels", "modality", "polarity", "speakers"),
    *("time", "precision", "earliest", "latest", "place", "confidence"),
    *("article", "title", "outlet", "url", "published", "start", "end", "quote"),
)


def to_pandas(findings: Findings) -> pd.DataFrame:
    """The claims as a pandas frame; dates are ``datetime64``.

    Raises:
        ModelMissing: pandas is not installed.
    """
    pandas = _package("pandas")
    rows = _rows(findings)
    frame: pd.DataFrame = pandas.DataFrame(
        {name: pandas.Series([row[name] for row in rows], dtype=_pandas(name)) for name in FRAME_COLUMNS}
    )
    for name in _DATES:
        frame[name] = pandas.to_datetime(frame[name])
    return frame


def to_polars(findings: Findings) -> pl.DataFrame:
    """The claims as a polars frame.

    Raises:
        ModelMissing: polars is not installed.
    """
    polars = _package("polars")
    schema = {name: _polars(polars, name) for name in FRAME_COLUMNS}
    frame: pl.DataFrame = polars.DataFrame(_rows(findings), schema=schema, orient="row")
    return frame


def _package(name: str) -> Any:  # noqa: ANN401 - a package without types here
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise ModelMissing(f"to_{name} needs the package {name}; install it with: pip install {name}") from error


def _rows(findings: Findings) -> list[dict[str, Any]]:
    labels = {actor.id: actor.label for actor in findings.actors}
    articles = {article.id: article for article in findings.articles}
    return [_row(claim, labels, articles.get(claim.evidence.article)) for claim in findings.claims]


def _row(claim: Claim, labels: dict[str, str], article: Article | None) -> dict[str, Any]:
    known, days, evidence = relation(claim.relation), span(claim.time.edtf), claim.evidence
    return {
        "id": claim.id,
        "relation": known.name,
        **{name: getattr(known, name) for name in ("label", "kind", "plover", "mode", "cameo", "quad")},
        **{name: getattr(known, name) for name in ("goldstein", "plover_score")},
        **{name: list(getattr(claim, name)) for name in ("sources", "targets", "speakers")},
        **{f"{side}_labels": [labels.get(name, name) for name in getattr(claim, f"{side}s")] for side in _SIDES},
        **{name: getattr(claim, name).value for name in ("modality", "polarity")},
        "time": claim.time.edtf,
        "precision": claim.time.precision.value,
        "earliest": days.start if days and days.start > date.min else None,
        "latest": days.end if days and days.end < date.max else None,
        **{name: getattr(claim, name) for name in ("place", "confidence")},
        **{name: getattr(evidence, name) for name in ("article", "start", "end", "quote")},
        **{name: getattr(article, name, "") for name in ("title", "outlet", "url")},
        "published": article.published if article else None,
    }


_SIDES = ("source", "target")


def _pandas(name: str) -> str:
    if name in _NUMBERS:
        return "float64"
    return "int64" if name in _OFFSETS else "object" if name in {*_LISTS, *_DATES} else "str"


def _polars(polars: ModuleType, name: str) -> Any:  # noqa: ANN401 - a type of polars
    if name in _LISTS:
        return polars.List(polars.String)
    kinds = {**dict.fromkeys(_DATES, polars.Date), **dict.fromkeys(_NUMBERS, polars.Float64)}
    return {**kinds, **dict.fromkeys(_OFFSETS, polars.Int64)}.get(name, polars.String)
