"""The re3d documents: relations between marked entities against the claims found in the same text.

A folder holds ``documents.json``, ``entities.json`` and ``relations.json``, one JSON object a line, or folders that
do. Seven of their relations say what ours say; the others (places in places, attributes, synonyms) are left out. They
mark a relation where the sentence names its ends: a claim whose words say "he" or "which" is compared at the name. The
documents bear no dates, without which nobody knows who "the Prime Minister" is: their addresses tell the month, else
the last day of 2016 is taken, the year of most of them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from geograph.errors import InputError
from geograph.evaluate.scores import Share
from geograph.model import Article, Record
from geograph.pipeline import run
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from geograph.model import Claim, Findings

Span = tuple[int, int]

_PRONOUNS = frozenset({"pronoun", "speaker"})
_MONTH = re.compile(r"/(20\d\d)/(0[1-9]|1[0-2])/")
_LATEST = date(2016, 12, 31)
_SPEAKING = re.compile(r"\b(I|[Ww]e|us|[Oo]ur|me|[Mm]y)\b")
_TIES = {
    "AlliesOf": frozenset({"alliedWith", "formsAllianceWith"}),
    "InChargeOf": frozenset({"leads", "holdsPostIn", "represents", "organOf", "occupies"}),
    "BelongsTo": frozenset({"memberOf", "partOf", "organOf", "holdsPostIn", "represents", "nationalOf", "leads"}),
    "FightingAgainst": frozenset({"atWarWith"}),
    "Dislikes": frozenset({"rivalOf"}),
}
_TYPES = {
    "AlliesOf": frozenset({"SUPPORT", "COOPERATE", "AID"}),
    "FightingAgainst": frozenset({"ASSAULT", "MOBILIZE", "COERCE"}),
    "CommWith": frozenset({"CONSULT", "AGREE", "REQUEST", "COOPERATE", "SUPPORT"}),
    "Likes": frozenset({"SUPPORT", "AID", "COOPERATE", "AGREE"}),
    "Dislikes": frozenset({"ACCUSE", "REJECT", "THREATEN", "ASSAULT", "SANCTION", "COERCE"}),
}
NAMES = ("FightingAgainst", "AlliesOf", "CommWith", "InChargeOf", "BelongsTo", "Likes", "Dislikes")
"""The relations of re3d that have a counterpart among ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Re3dRow(Record):
    """A relation of re3d, and whether a claim joins its ends at all and in the same sense."""

    document: str
    name: str
    source: str
    target: str
    joined: bool
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Re3dReport(Record):
    """All relations with what was found; `claims` join two marked entities, `true_claims` as a relation says."""

    rows: tuple[Re3dRow, ...]
    claims: int
    true_claims: int

    def totals(self) -> dict[str, float]:
        """Recall at pairs of entities (joined) and in the same sense (right), and the precision at pairs."""
        share = Share.of(self.true_claims, self.claims, len(self.rows), recalled=sum(row.joined for row in self.rows))
        right = sum(row.right for row in self.rows)
        return {
            "relations": len(self.rows),
            "recall_of_pairs": share.recall,
            "recall_of_relations": round(right / len(self.rows), 4) if self.rows else 0.0,
            "claims_between_entities": self.claims,
            "precision_of_pairs": share.precision,
        }

    def classes(self) -> dict[str, float]:
        """The recall at pairs of each relation."""
        found = {}
        for name in NAMES:
            rows = [row for row in self.rows if row.name == name]
            if rows:
                found[name] = round(sum(row.joined for row in rows) / len(rows), 4)
        return found


def score_re3d(folder: Path, *, rules_only: bool = False) -> Re3dReport:
    """Find the claims of every document of a folder and compare.

    Raises:
        InputError: The folder holds no such files, or one cannot be read.
        ModelMissing: A model is not installed.
    """
    folders = sorted(path.parent for path in folder.glob("**/documents.json"))
    if not folders:
        raise InputError(f"{folder} holds no re3d data; expected documents.json, entities.json and relations.json")
    rows: list[Re3dRow] = []
    claims = true_claims = 0
    for place in folders:
        for relations, entities, findings in _documents(place, rules_only=rules_only):
            told = [(claim, any(_meets(row, claim, findings) for row in relations)) for claim in findings.claims]
            true_claims += sum(meets for _, meets in told)
            claims += sum(meets or _marked(_ends(claim, findings), entities) for claim, meets in told)
            rows += [_row(row, findings) for row in relations]
    return Re3dReport(rows=tuple(rows), claims=claims, true_claims=true_claims)


def _documents(folder: Path, *, rules_only: bool) -> Iterator[tuple[list[dict[str, Any]], list[Span], Findings]]:
    relations: dict[str, list[dict[str, Any]]] = {}
    entities: dict[str, list[Span]] = {}
    for row in _lines(folder / "relations.json"):
        if row["type"] in NAMES:
            relations.setdefault(row["documentId"], []).append(row)
    for row in _lines(folder / "entities.json"):
        entities.setdefault(row["documentId"], []).append((row["begin"], row["end"]))
    documents = list(_lines(folder / "documents.json"))
    articles = [Article.of(row["text"], url=row["_id"], published=_published(row)) for row in documents]
    for document, findings in zip(documents, run(articles, rules_only=rules_only), strict=True):
        yield relations.get(document["_id"], []), entities.get(document["_id"], []), findings


def _published(document: Mapping[str, Any]) -> date:
    month = _MONTH.search(document.get("sourceUrl", ""))
    return date(int(month[1]), int(month[2]), 1) if month else _LATEST


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    for number, line in enumerate(lines, start=1):
        try:
            yield json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{path}:{number} is not a JSON object: {error.msg}") from error


def _row(row: Mapping[str, Any], findings: Findings) -> Re3dRow:
    claims = [claim for claim in findings.claims if _meets(row, claim, findings)]
    return Re3dRow(
        document=row["documentId"],
        name=row["type"],
        source=row["source"],
        target=row["target"],
        joined=bool(claims),
        right=any(_says(row["type"], claim) for claim in claims),
    )


def _says(name: str, claim: Claim) -> bool:
    plover = relation(claim.relation).plover
    return claim.relation in _TIES.get(name, ()) or plover in _TYPES.get(name, ())


def _ends(claim: Claim, findings: Findings, around: Span | None = None) -> tuple[list[Span], list[Span]]:
    """Where the claim's evidence names its source and its target, at least in part.

    What it only means by a pronoun is looked for in the words `around` it too. An end that nothing names speaks itself:
    "we" and "I" of a statement stand for it.
    """
    start, end = evidence = claim.evidence.start, claim.evidence.end
    wide = around or evidence
    text = next(article.text for article in findings.articles if article.id == claim.evidence.article)

    def places(actors: Sequence[str]) -> list[Span]:
        mentions = [mention for mention in findings.mentions if mention.actor in actors]
        here = [mention for mention in mentions if mention.start < end and start < mention.end]
        if any(mention.how not in _PRONOUNS for mention in here):
            return [(mention.start, mention.end) for mention in here]
        named = [(mention.start, mention.end) for mention in mentions if _at([(mention.start, mention.end)], wide)]
        return named if here else named + [found.span() for found in _SPEAKING.finditer(text, *wide)]

    return places(claim.sources), places(claim.targets)


def _meets(row: Mapping[str, Any], claim: Claim, findings: Findings) -> bool:
    """Whether the claim joins the relation's ends, in either direction."""
    source, target = (row["sourceBegin"], row["sourceEnd"]), (row["targetBegin"], row["targetEnd"])
    start, end = min(source[0], target[0]), max(source[1], target[1])
    if claim.evidence.start >= end or start >= claim.evidence.end:
        return False
    around = min(start, claim.evidence.start), max(end, claim.evidence.end)
    first, second = _ends(claim, findings, around)
    return (_at(first, source) and _at(second, target)) or (_at(first, target) and _at(second, source))


def _marked(pair: tuple[list[Span], list[Span]], entities: Sequence[Span]) -> bool:
    """Whether the pair joins two marked entities; what one entity says of itself ("Iraqi army") is not asked."""
    first, second = ([entity for entity in entities if _at(side, entity)] for side in pair)
    return any(not _at([one], other) for one in first for other in second)


def _at(spans: Sequence[Span], place: Span) -> bool:
    return any(start < place[1] and place[0] < end for start, end in spans)
