"""CSV files for ``neo4j-admin database import full``: actors and articles as nodes, claims as relationships.

They go into a folder. The headers are those that the import tool knows, so that it needs no more than

    neo4j-admin database import full --multiline-fields=true --nodes=F/actors.csv --nodes=F/articles.csv \
        --relationships=F/claims.csv

A claim is a relationship from each source to each target, whose type is the PLOVER type (the name of the relation for a
tie), with everything else that the claim says as properties; `article` is the id of its article. Claims without a
source or a target are no relationship and are counted as left out. The texts of articles and the mentions are not
written. Lists are parted by ``;``, the tool's default; a semicolon inside a name becomes a comma.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from geograph.errors import InputError, StoreError
from geograph.graph import span
from geograph.graph.fold import pairs
from geograph.rdf import write_whole
from geograph.tables.entries import ONE_SIDED
from geograph.vocabulary import class_name, relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geograph.model import Actor, Article, Claim, Findings

ACTOR_HEADER = (
    *("id:ID(Actor)", "label", "kind", "country", "sector", "labels:string[]", "sameAs:string[]", ":LABEL"),
)
ARTICLE_HEADER = ("id:ID(Article)", "title", "published:date", "outlet", "url", "language", ":LABEL")
CLAIM_HEADER = (
    *(":START_ID(Actor)", ":END_ID(Actor)", ":TYPE", "claim", "relation", "plover", "mode", "cameo", "quad"),
    *("goldstein:double", "ploverScore:double", "modality", "polarity", "speakers:string[]", "time"),
    *("earliest:date", "latest:date", "place", "confidence:double", "article", "start:long", "end:long", "quote"),
)
_CAPITAL = re.compile("(?<=[a-z])(?=[A-Z])")
# The tool takes a null character for the end of a file.
_NO_NULL = str.maketrans({"\0": "\ufffd"})


def write_neo4j(findings: Findings, folder: Path | str) -> Counter[str]:
    """Writes ``actors.csv``, ``articles.csv`` and ``claims.csv`` into a folder, made when missing.

    Gives how many claims are in none of them, by reason.

    Raises:
        InputError: A claim names an actor that is not among the findings.
        StoreError: The folder is a file or cannot be written.
    """
    place = Path(folder)
    known = {actor.id for actor in findings.actors}
    claims = list(_claims(findings, known))
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot write into {place}: {error.strerror or error}; name a folder") from error
    _write(place / "actors.csv", ACTOR_HEADER, map(_actor, findings.actors))
    _write(place / "articles.csv", ARTICLE_HEADER, map(_article, findings.articles))
    _write(place / "claims.csv", CLAIM_HEADER, claims)
    return Counter({ONE_SIDED: sum(not pairs(claim) for claim in findings.claims)}) + Counter()


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    write_whole(path, out.getvalue().translate(_NO_NULL).encode("utf-8", "replace"))


def _actor(actor: Actor) -> tuple[object, ...]:
    labels = f"Actor;{class_name(actor.kind)}"
    names = (_listed(actor.labels), _listed(actor.same_as))
    return actor.id, actor.label, actor.kind.value, actor.country, actor.sector, *names, labels


def _article(article: Article) -> tuple[object, ...]:
    day = article.published.isoformat() if article.published else ""
    return article.id, article.title, day, article.outlet, article.url, article.language, "Article"


def _claims(findings: Findings, known: set[str]) -> Iterator[tuple[object, ...]]:
    for claim in findings.claims:
        row = _claim(claim)
        for pair in pairs(claim):
            if missing := [name for name in pair if name not in known]:
                raise InputError(f"claim {claim.id} names the actor '{missing[0]}', which is not among the actors")
            yield (*pair, *row)


def _claim(claim: Claim) -> tuple[object, ...]:
    known, days, evidence = relation(claim.relation), span(claim.time.edtf), claim.evidence
    dates = (days.start.isoformat(), days.end.isoformat()) if days else ("", "")
    return (
        *(known.plover or _CAPITAL.sub("_", known.name).upper(), claim.id, known.name),
        *(known.plover, known.mode, known.cameo, known.quad, *_scores(claim.relation)),
        *(claim.modality.value, claim.polarity.value, _listed(claim.speakers), claim.time.edtf, *dates),
        *(claim.place, claim.confidence, evidence.article, evidence.start, evidence.end, evidence.quote),
    )


def _scores(name: str) -> tuple[object, object]:
    known = relation(name)
    return tuple("" if score is None else score for score in (known.goldstein, known.plover_score))  # type: ignore[return-value]


def _listed(names: Iterable[str]) -> str:
    return ";".join(name.replace(";", ",") for name in names)
