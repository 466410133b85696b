"""The sentences that the relation model learns from, in one form whatever their source.

An example is a sentence, spans of characters in it, and for ordered pairs of spans what relates them. What is known
differs by source: our own sentences give the relation (and every pair left out is unrelated), PLV gives a PLOVER type,
the CAMEO sentences a quad class, the synthetic stories a type without saying of whom.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from pathlib import Path

from geograph.vocabulary import relations

TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"),
    *("THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "TIE", "NONE"),
)
"""The classes of the model: the 16 PLOVER types, any lasting tie, and nothing."""
QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT"),
    2: ("CONCEDE", "COOPERATE", "AID", "RETREAT"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
YIELD = ("CONCEDE", "RETREAT")
CODEBOOK = {
    "imposesSanctionsOn": ("COERCE", "SANCTION"),
    "convicts": ("ACCUSE", "COERCE"),
    "blockades": ("ASSAULT", "COERCE"),
    "cyberattacks": ("ASSAULT", "COERCE"),
    "occupies": ("ASSAULT", "COERCE"),
    "threatensArrestOf": ("THREATEN", "COERCE"),
    "denies": ("REJECT", "ACCUSE"),
    "cooperatesJudiciallyWith": ("COOPERATE", "ACCUSE"),
    "forgives": YIELD,
    "apologisesTo": ("SUPPORT", "CONCEDE"),
}
"""Where the PLV annotators file a relation, or some of its cases, under another type than the table of relations."""
HOSTILE = ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
"""Acts that the PLV annotators file under THREATEN as long as they are only planned."""
SYMMETRIC = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT", "MOBILIZE"}
"""Types of which the opposite direction may be true as well."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What relates two spans (by their numbers in the example; None stands for anybody).

    `types` are the classes that may be right (one, or several when the source says no more), `relation` the exact
    relation when it is known.
    """

    source: int | None
    target: int | None
    types: tuple[str, ...]
    relation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence, the spans of its actors, and what relates them."""

    text: str
    spans: tuple[Span, ...]
    pairs: tuple[Pair, ...]
    origin: str


def own(folder: Path) -> list[Example]:
    """The sentences in `sentences/*.tsv`."""
    return [_own(row) for path in sorted(folder.glob("*.tsv")) for row in _rows(path)]


def passages(labels: Path, articles: Path) -> list[Example]:
    """The labelled sentences of real articles (`passages.tsv`), whose text is read from a file of articles."""
    texts = {article["id"]: article["text"] for article in map(json.loads, articles.open(encoding="utf-8"))}
    return [_passage(row, texts[row["article"]]) for row in _rows(labels) if row["article"] in texts]


def plv(path: Path) -> list[Example]:
    """The PLV sentences; the opposite direction of a one-sided type is unrelated."""
    return [_plv(row) for row in _rows(path)]


def cameo(path: Path) -> list[Example]:
    """The CAMEO sentences, of which only the quad class is known."""
    return [example for row in _rows(path) if (example := _cameo(row))]


def stories(path: Path) -> list[Example]:
    """The leads of the synthetic stories: a type for the sentence as a whole."""
    return [_story(text, row["label"]) for row in _rows(path) for text in (row["headline"], row["lead"].strip()[:260])]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {k: v or "" for k, v in row.items() if k}
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def _story(text: str, label: str) -> Example:
    return Example(text=text, spans=(), pairs=(Pair(source=None, target=None, types=(label,)),), origin="stories")


def _own(row: dict[str, str]) -> Example:
    text, spans = _unmark(row["sentence"])
    return Example(text=text, spans=spans, pairs=_pairs(row["relations"], len(spans)), origin="own")


def _passage(row: dict[str, str], text: str) -> Example:
    spans = tuple(tuple(map(int, span.split("-"))) for span in row["spans"].split())
    pairs = _pairs(row["relations"], len(spans))
    return Example(
        text=text[int(row["start"]) : int(row["end"])], spans=spans, pairs=pairs, origin=f"news:{row['article']}"
    )


def _pairs(relations_told: str, count: int) -> tuple[Pair, ...]:
    """Every ordered pair of so many spans; those that are not told are unrelated."""
    told: dict[tuple[int, int], tuple[str, bool]] = {}
    for item in filter(None, (part.strip() for part in relations_told.split(";"))):
        ends, relation, *modes = item.split()
        source, target = (int(number) - 1 for number in ends.split(">"))
        told.setdefault((source, target), (relation, "planned" in modes))
        if relations()[relation].symmetric:
            told.setdefault((target, source), (relation, "planned" in modes))
    return tuple(
        _pair(source, target, *told.get((source, target), ("", False)))
        for source in range(count)
        for target in range(count)
        if source != target
    )


def _pair(source: int, target: int, relation: str, planned: bool) -> Pair:  # noqa: FBT001 - as it is told
    types = types_of(relation, planned=planned)
    return Pair(source=source, target=target, types=types, relation=relation or "none")


def types_of(relation: str, *, planned: bool = False) -> tuple[str, ...]:
    """The classes that a relation, or none, may have among the annotators."""
    if not relation:
        return ("NONE",)
    types = CODEBOOK.get(relation) or (relations()[relation].plover or "TIE",)
    return (*types, "THREATEN") if planned and types[0] in HOSTILE else types


def _unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    text, spans = "", []
    for part in re.split(r"(\[\d+:[^\[\]]*\])", marked):
        if match := re.fullmatch(r"\[\d+:([^\[\]]*)\]", part):
            spans.append((len(text), len(text) + len(match[1])))
            text += match[1]
        else:
            text += part
    return text, tuple(spans)


def _plv(row: dict[str, str]) -> Example:
    text, found = "", {}
    for part in re.split(r"(</?[st]>)", row["marked_sentence"]):
        if part in {"<s>", "<t>"}:
            found.setdefault(part[1], len(text))
        elif part in {"</s>", "</t>"}:
            found.setdefault(part[2] + "end", len(text))
        else:
            text += part
    ends = [(found[side], found[side + "end"]) if side + "end" in found else None for side in "st"]
    spans = tuple(span for span in ends if span)
    source, target = (spans.index(span) if span else None for span in ends)
    label = row["gold_root"]
    pairs = [Pair(source=source, target=target, types=YIELD if label == "YIELD" else (label,))]
    if label not in SYMMETRIC and None not in (source, target):
        pairs.append(Pair(source=1, target=0, types=("NONE",)))
    return Example(text=text, spans=spans, pairs=tuple(pairs), origin="plv")


def _cameo(row: dict[str, str]) -> Example | None:
    text = row["sentence"]
    sources = [span for name in row["sources"].split("|") if (span := _find(name, text))]
    targets = [span for name in row["targets"].split("|") if (span := _find(name, text))]
    if not sources or not targets:
        return None
    spans = tuple(sources + targets)
    types = QUADS.get(int(row["quad"]), ("NONE", "TIE"))
    pairs = [
        Pair(source=i, target=len(sources) + j, types=types)
        for i in range(len(sources))
        for j in range(len(targets))
        if sources[i] != targets[j]
    ]
    return Example(text=text, spans=spans, pairs=tuple(pairs), origin="cameo")


def _find(name: str, text: str) -> Span | None:
    """Where a span stands whose words were separated from their punctuation."""
    pattern = r"\s*".join(map(re.escape, re.findall(r"\S", name)))
    match = re.search(pattern, text) if name.strip() else None
    return match.span() if match else None
