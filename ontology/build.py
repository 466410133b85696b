"""Writes the known actors, as ``ontology/actors/*.ttl`` and compact JSON, from the tables in ``ontology/facts/``.

Run ``python ontology/build.py`` after a change to a table, and ``python ontology/build.py --check`` to see whether the
files are up to date (exit code 1 when they are not). The tables are UTF-8 with tabs, one header line and no quoting;
lists are separated by ``|``. Every fault of every table is named with its file and line before anything is written.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.vocabulary.actors import ACTOR, MEMBERSHIP, POST, actor_files, class_name, read_actors
from geograph.vocabulary.compact import COMPACT, to_compact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HERE = Path(__file__).parent
ACTOR_TABLES = ("states", "places", "people", "organisations", "media", "armed", "parties", "companies", "groups")
ACTOR_COLUMNS = (
    *("id", "label", "kind", "country", "sector", "names", "adjectives", "gender", "part_of", "stands_for"),
    *("capital_of", "same_as", "since", "until", "lat", "lon", "source"),
)
COLUMNS = {
    **dict.fromkeys(ACTOR_TABLES, ACTOR_COLUMNS),
    "posts": ("person", "role", "title", "of", "since", "until", "source"),
    "memberships": ("member", "organisation", "since", "until", "source"),
}
REFERENCES = ("part_of", "stands_for", "capital_of", "person", "of", "member", "organisation")
REQUIRED = ("id", "label", "kind", "source", "person", "role", "of", "member", "organisation")
BODIES = {"IGO", "EUR", "UNO", "NGO", "MNC", "WST"}
GENDERS = {"m": "male", "f": "female"}
PREFIXES = {
    "actor": ACTOR,
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "https://w3id.org/geograph/ontology#",
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
SEPARATOR = " ;\n    "
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"'})
ARTICLE = re.compile(
    "Antilles|Bahamas|Comoros|Emirates|Empire|Gambia|Isle of|Islands|Maldives|Netherlands|Philippines|Republic|States"
    "|Territory|Union|United|Vatican|Zone"
)
ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table: where it stands and its cells by column."""

    table: str
    line: int
    cells: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def many(self, column: str) -> list[str]:
        """The items of a list cell."""
        return [item for item in self[column].split("|") if item]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A fault in the tables, with its place."""

    table: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.table}.tsv:{self.line}: {self.message}"


def read_tables(folder: Path) -> tuple[dict[str, list[Row]], list[Problem]]:
    """The rows of all tables that the folder has, and the lines that are no rows."""
    tables: dict[str, list[Row]] = {}
    problems: list[Problem] = []
    for table in COLUMNS:
        path = folder / f"{table}.tsv"
        lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
        tables[table] = list(_rows(table, lines, problems))
    tables["governments"] = [_government(state) for state in tables["states"]]
    return tables, problems


def _rows(table: str, lines: Sequence[str], problems: list[Problem]) -> Iterator[Row]:
    columns = COLUMNS[table]
    if lines and lines[0].split("\t") != list(columns):
        problems.append(Problem(table, 1, f"the header must be: {' '.join(columns)} (separated by tabs)"))
        return
    for number, line in enumerate(lines[1:], start=2):
        cells = [cell.strip() for cell in line.split("\t")]
        if line.strip() and len(cells) == len(columns):
            yield Row(table=table, line=number, cells=dict(zip(columns, cells, strict=True)))
        elif line.strip():
            problems.append(Problem(table, number, f"{len(cells)} cells, expected {len(columns)}"))


def _government(state: Row) -> Row:
    """The government of a state, which no table lists because it follows from the state."""
    name = state["label"].partition(" (")[0]
    adjectives = [adjective for adjective in state.many("adjectives")[:1] if not adjective.endswith("er")]
    names = [f"{name} government", *(f"{item} {noun}" for item in adjectives for noun in ("government", "authorities"))]
    cells = {
        "id": f"{state['id'].lower()}-government",
        "label": f"Government of {'the ' if ARTICLE.search(name) else ''}{name}",
        "kind": Kind.GOVERNMENT.value,
        "country": state["country"],
        "sector": "GOV",
        "names": "|".join(names),
        "part_of": state["id"],
        "since": state["since"],
        "until": state["until"],
        "source": "derived from the state",
    }
    return Row(table="states", line=state.line, cells=cells)


def check(tables: dict[str, list[Row]]) -> list[Problem]:
    """Every fault of the rows, by table and line."""
    actors = [row for table in (*ACTOR_TABLES, "governments") for row in tables[table]]
    known = {row["id"] for row in actors}
    codes = BODIES | {row["id"] for row in tables["states"] if row["id"].isupper()} | {""}
    problems = list(_duplicates(actors))
    for row in (row for rows in tables.values() for row in rows):
        problems += (Problem(row.table, row.line, message) for message in _faults(row, known, codes))
    return problems


def _duplicates(actors: Iterable[Row]) -> Iterator[Problem]:
    first: dict[str, Row] = {}
    for row in actors:
        other = first.setdefault(row["id"], row)
        if other is not row:
            yield Problem(row.table, row.line, f"the id '{row['id']}' is taken by {other.table}.tsv:{other.line}")


def _faults(row: Row, known: set[str], codes: set[str]) -> Iterator[str]:
    yield from (f"no {column}" for column in REQUIRED if column in row.cells and not row[column])
    for column in REFERENCES:
        yield from (f"unknown id '{item}' in {column}" for item in row.many(column) if item not in known)
    yield from _date_faults(row)
    if "kind" in row.cells:
        yield from _actor_faults(row, codes)


def _actor_faults(row: Row, codes: set[str]) -> Iterator[str]:
    if not ID.fullmatch(row["id"]):
        yield f"the id '{row['id']}' may hold only letters of a-z, digits and single hyphens"
    if row["kind"] not in set(Kind):
        yield f"unknown kind '{row['kind']}'; kinds are {', '.join(Kind)}"
    if row["country"] not in codes:
        yield f"unknown country '{row['country']}'; expected an id of states.tsv or one of {', '.join(sorted(BODIES))}"
    if row["sector"] and not re.fullmatch("[A-Z]{3}", row["sector"]):
        yield f"the sector '{row['sector']}' is no PLOVER sector (three capitals)"
    if row["gender"] not in {"", *GENDERS}:
        yield f"the gender '{row['gender']}' is not m, f or empty"
    yield from (f"'{item}' is no Wikidata id" for item in row.many("same_as") if not re.fullmatch(r"Q[1-9]\d*", item))
    for column, limit in (("lat", 90), ("lon", 180)):
        if row[column] and not _within(row[column], limit):
            yield f"the {column} '{row[column]}' is not decimal degrees"


def _within(text: str, limit: int) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None and abs(float(text)) <= limit


def _date_faults(row: Row) -> Iterator[str]:
    bad = [column for column in ("since", "until") if row[column] and not _is_date(row[column])]
    yield from (f"bad date '{row[column]}' in {column}; a date is YYYY, YYYY-MM or YYYY-MM-DD" for column in bad)
    if not bad and row["until"] and row["since"][: len(row["until"])] > row["until"]:
        yield f"until '{row['until']}' is before since '{row['since']}'"


def _is_date(text: str) -> bool:
    if len(text) not in DATE_TYPES:
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def turtle(rows: Iterable[Row]) -> str:
    """The Turtle of one table: prefixes, then one block a row, sorted."""
    blocks = sorted(_numbered(rows))
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    return "\n".join([head, *(f"{subject} {SEPARATOR.join(terms)} .\n" for subject, terms in blocks)])


def _numbered(rows: Iterable[Row]) -> Iterator[tuple[str, list[str]]]:
    """The blocks of the rows; posts and memberships are numbered in the order of their dates."""
    counts: dict[str, int] = {}
    for row in sorted(rows, key=lambda row: (row["since"], tuple(row.cells.values()))):
        if "id" in row.cells:
            yield f"actor:{row['id']}", list(_actor_terms(row))
            continue
        holder = f"{POST}{row['person']}" if "person" in row.cells else f"{MEMBERSHIP}{row['member']}"
        counts[holder] = counts.get(holder, 0) + 1
        yield f"<{holder}/{counts[holder]:02}>", list(_membership_terms(row))


def _actor_terms(row: Row) -> Iterator[str]:
    yield f"a geo:{class_name(Kind(row['kind']))}"
    yield f"skos:prefLabel {_text(row['label'])}@en"
    names = sorted(set(row.many("names")) - {row["label"]})
    yield from _listed("skos:altLabel", [f"{_text(name)}@en" for name in names])
    yield from _listed("geo:adjective", [f"{_text(name)}@en" for name in dict.fromkeys(row.many("adjectives"))])
    yield from _listed("geo:country", [_text(code) for code in row.many("country")])
    yield from _listed("geo:sector", [_text(code) for code in row.many("sector")])
    yield from _listed("foaf:gender", [_text(GENDERS[gender]) for gender in row.many("gender")])
    for term, column in (("geo:partOf", "part_of"), ("geo:standsFor", "stands_for"), ("geo:capitalOf", "capital_of")):
        yield from _listed(term, [f"actor:{item}" for item in sorted(set(row.many(column)))])
    yield from _listed("skos:exactMatch", [f"wd:{item}" for item in sorted(set(row.many("same_as")))])
    yield from _dates(row)
    yield from _listed("wgs84:lat", row.many("lat"))
    yield from _listed("wgs84:long", row.many("lon"))
    yield f"dcterms:source {_text(row['source'])}"


def _membership_terms(row: Row) -> Iterator[str]:
    yield "a org:Membership"
    yield f"org:member actor:{row['person'] or row['member']}"
    yield f"org:organization actor:{row['of'] or row['organisation']}"
    yield from _listed("geo:role", [_text(role) for role in row.many("role")])
    yield from _listed("geo:title", [f"{_text(title)}@en" for title in row.many("title")])
    yield from _dates(row)
    yield f"dcterms:source {_text(row['source'])}"


def _dates(row: Row) -> Iterator[str]:
    for column in ("since", "until"):
        if row[column]:
            yield f"geo:{column} {_text(row[column])}^^{DATE_TYPES[len(row[column])]}"


def _listed(term: str, values: Sequence[str]) -> Iterator[str]:
    if values:
        yield f"{term} {', '.join(values)}"


def _text(value: str) -> str:
    return f'"{value.translate(ESCAPES)}"'


def build(facts: Path, actors: Path, *, only_compare: bool = False) -> list[str]:
    """Writes the actor files, or only compares them; returns what is wrong, a line each.

    Nothing is written when a table has a fault.
    """
    tables, problems = read_tables(facts)
    problems += check(tables)
    if problems:
        return [str(problem) for problem in sorted(problems)]
    files = {f"{table}.ttl": turtle(rows) for table, rows in tables.items() if rows}
    if only_compare:
        return list(_differences(files, actors))
    actors.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (actors / name).write_text(text, encoding="utf-8", newline="\n")
    for name in _surplus(files, actors):
        (actors / name).unlink()
    (actors / COMPACT).write_text(_compact(actors), encoding="utf-8", newline="\n")
    return []


def _compact(actors: Path) -> str:
    """All actors of the Turtle files as one text that is read fast."""
    files = actor_files(actors)
    return to_compact(read_actors(files).values(), files)


def _surplus(files: dict[str, str], actors: Path) -> list[str]:
    return sorted(path.name for path in actors.glob("*.ttl") if path.name not in files)


def _differences(files: dict[str, str], actors: Path) -> Iterator[str]:
    for name, text in files.items():
        path = actors / name
        if not path.is_file() or path.read_bytes() != text.encode():
            yield f"{path} is not what the tables say; run ontology/build.py"
    yield from (f"{actors / name} has no table; run ontology/build.py" for name in _surplus(files, actors))
    path = actors / COMPACT
    if not path.is_file() or path.read_text(encoding="utf-8") != _compact(actors):
        yield f"{path} is not what the Turtle files say; run ontology/build.py"


def main(arguments: Sequence[str] | None = None) -> int:
    """Builds or checks, and gives the exit code: 1 when a table has a fault or a file differs."""
    parser = argparse.ArgumentParser(description="Write ontology/actors/*.ttl from ontology/facts/*.tsv.")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    complaints = build(HERE / "facts", HERE / "actors", only_compare=parser.parse_args(arguments).check)
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
