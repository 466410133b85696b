"""Records as rows of the tables of a corpus and back; a row is a dictionary, a value a column.

`geograph.corpus.schema` tells the columns. Nothing here needs pyarrow, so that workers do without it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from geograph.model import Article, Findings
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geograph.model import Actor, Claim

Row = dict[str, Any]
"""A row of a table: a value a column."""

_ARTICLE = ("id", "title", "published", "outlet", "url", "language")
_LOOKED_UP = ("plover", "mode", "cameo", "quad")


def article_values(article: Article) -> Row:
    """The columns that say what an article is.

    >>> from geograph.model import Article
    >>> article_values(Article(id="a", text="They met."))["id"]
    'a'
    """
    return {name: getattr(article, name) for name in _ARTICLE}


def row(article: Article, state: str, **values: object) -> Row:
    """A row of `ROWS` but its number and source."""
    return {**_empty(), **article_values(article), "text": article.text, "state": state, **values}


def row_of_findings(findings: Findings) -> Row:
    """The row of an article that was read for claims."""
    (article,) = findings.articles
    found = {name: [item.to_dict() for item in getattr(findings, name)] for name in ("actors", "mentions", "claims")}
    return row(article, "done", **found)


def row_without_article(source: str, state: str, reason: str) -> Row:
    """The row of a piece that gave no article."""
    return {**_empty(), "source": source, "state": state, "reason": reason}


def article_of(values: Mapping[str, Any]) -> Article:
    """The article of a row.

    >>> from geograph.model import Article
    >>> article = Article.of("They met.")
    >>> article_of(row(article, "irrelevant")) == article
    True
    """
    return Article(text=values["text"], **{name: values[name] for name in _ARTICLE})


def findings_of(values: Mapping[str, Any]) -> Findings:
    """The findings of a row whose state is ``done``."""
    found = Findings.from_dict({name: values[name] for name in ("actors", "mentions", "claims")})
    return Findings(articles=(article_of(values),), actors=found.actors, mentions=found.mentions, claims=found.claims)


def claim_row(claim: Claim, article: Article) -> Row:
    """A row of `CLAIMS`."""
    values = claim.to_dict()
    time, evidence = values.pop("time"), values.pop("evidence")
    term = relation(claim.relation)
    looked_up = {name: getattr(term, name) for name in _LOOKED_UP}
    when = {"time": time["edtf"], "precision": time["precision"], "how": time["how"]}
    return {**values, **looked_up, **when, **evidence, "published": article.published, "outlet": article.outlet}


def actor_row(actor: Actor, *, known: bool, articles: int) -> Row:
    """A row of `ACTORS`."""
    return {**actor.to_dict(), "known": known, "articles": articles}


def rows_of_tables(values: Row, findings: Findings | None, *, text: bool) -> dict[str, list[Row]]:
    """A row of `ROWS` as rows of the tables that readers look into; `findings` are those of a row that is ``done``.

    >>> from geograph.model import Article
    >>> tables = rows_of_tables(row(Article.of("They met."), "irrelevant"), None, text=True)
    >>> [(name, len(rows)) for name, rows in tables.items()]
    [('articles', 1), ('claims', 0), ('mentions', 0), ('duplicates', 0), ('left_out', 0)]
    """
    tables: dict[str, list[Row]] = {name: [] for name in ("articles", "claims", "mentions", "duplicates", "left_out")}
    if findings is not None:
        tables["claims"] = [claim_row(claim, findings.articles[0]) for claim in findings.claims]
        tables["mentions"] = [mention.to_dict() for mention in findings.mentions]
    if values["state"] in {"done", "irrelevant"}:
        tables["articles"].append(_article_row(values, text=text))
    elif values["state"] == "duplicate":
        tables["duplicates"].append({**values, "how": values["reason"]})
    else:
        tables["left_out"].append(values)
    return tables


def _article_row(values: Row, *, text: bool) -> Row:
    whole = values["text"]
    digest = hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()
    about = {"characters": len(whole), "sha256": digest, "claims": len(values["claims"])}
    return {**values, **about, "text": whole if text else ""}


def _empty() -> Row:
    texts = dict.fromkeys(("source", "state", "reason", "kept", "id", "title", "outlet", "url", "language", "text"), "")
    return {**texts, "number": 0, "likeness": None, "published": None, "actors": [], "mentions": [], "claims": []}
