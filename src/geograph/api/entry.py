"""The ways to come by a graph: from one text, from many files, from a saved folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geograph.api.facade import Graph
from geograph.api.folder import read_folder
from geograph.errors import InputError
from geograph.model import Article
from geograph.read import Failure, read_articles, read_date, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from geograph.vocabulary import Given

# An operating system takes no longer file name than this; a longer text cannot be a path.
_LONGEST_NAME = 4096


def build(  # noqa: PLR0913 - all but one are options
    text_or_path: str | Path,
    *,
    published: date | str | None = None,
    outlet: str = "",
    url: str = "",
    title: str = "",
    actors: Iterable[str | Path] = (),
    rules_only: bool = False,
) -> Graph:
    """The graph of one text, file or folder; what is said of the article holds where the file itself says nothing.

    A `Path`, and a string that names an existing path, is read as a file or folder; any other string is the text.
    `published` is a date or an ISO date such as ``2023-09-12``; expressions like "on Tuesday" are read against it.
    `actors` are files of actors of one's own, as `geograph.vocabulary.given` tells; they win over the known ones.
    With `rules_only` the learned relation model is not asked.

    >>> graph = build("Russia attacked Ukraine on Tuesday.", published="2023-09-14")
    >>> [(claim.sources, claim.relation, claim.targets, claim.time.edtf) for claim in graph.claims]
    [(('RUS',), 'attacks', ('UKR',), '2023-09-12')]

    Raises:
        InputError: Something cannot be read, the date is none, or a file of actors has a fault.
        ModelMissing: The language model is not installed, or a file of the relation model is missing or altered.
    """
    day = read_date(published)
    path = _as_path(text_or_path)
    given = _given(actors)
    if path is None:
        return _graph(
            [read_text(str(text_or_path), published=day, outlet=outlet, url=url, title=title)],
            given,
            rules_only=rules_only,
        )
    graph = _graph(
        read_articles([path], published=day, outlet=outlet, url=url, title=title), given, rules_only=rules_only
    )
    missing = graph.failures[len(given.left_out) if given else 0 :]
    if missing:
        raise InputError("; ".join(f"{failure.source}: {failure.reason}" for failure in missing))
    return graph


def build_all(  # noqa: PLR0913 - all but one are options
    paths: Iterable[str | Path],
    *,
    published: date | str | None = None,
    outlet: str = "",
    url: str = "",
    title: str = "",
    actors: Iterable[str | Path] = (),
    rules_only: bool = False,
) -> Graph:
    """The graph of many files and folders (``-`` is standard input); what cannot be read is listed in `failures`.

    So are the lines of PETRARCH dictionaries among the files of `actors` that cannot be read.

    >>> graph = build_all(["no-such-file.txt"])
    >>> len(graph.articles), len(graph.failures)
    (0, 1)

    Raises:
        InputError: The date is none, or a file of actors has a fault.
        ModelMissing: The language model is not installed, or a file of the relation model is missing or altered.
    """
    day = read_date(published)
    given = _given(actors)
    return _graph(
        read_articles(paths, published=day, outlet=outlet, url=url, title=title), given, rules_only=rules_only
    )


def load(path: str | Path) -> Graph:
    """The graph that was saved in this folder.

    Raises:
        StoreError: The folder holds no saved graph, or a file of it is damaged.
    """
    findings, failures = read_folder(Path(path))
    return Graph(findings=findings, failures=failures)


def _as_path(value: str | Path) -> Path | None:
    if isinstance(value, Path):
        return value
    if not value or len(value) > _LONGEST_NAME or "\0" in value or "\n" in value:
        return None
    return path if _exists(path := Path(value)) else None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # too long for a name: then it is a text
        return False


def _given(actors: Iterable[str | Path]) -> Given | None:
    from geograph.vocabulary import read_given  # noqa: PLC0415 - reads the whole ontology

    if isinstance(actors, (str, Path)):
        raise InputError(f"actors is {str(actors)!r}; expected a list of files")
    files = tuple(actors)
    return read_given(files) if files else None


def _graph(read: Iterable[Article | Failure], given: Given | None, *, rules_only: bool) -> Graph:
    from geograph.graph import merge  # noqa: PLC0415 - loads networkx, which `load` does not need
    from geograph.pipeline import run  # noqa: PLC0415 - loads spaCy, likewise

    failures = [Failure(source=item.source, reason=item.reason) for item in given.left_out] if given else []
    findings = merge(run(_keep_articles(read, failures), given, rules_only=rules_only))
    return Graph(findings=findings, failures=tuple(failures))


def _keep_articles(read: Iterable[Article | Failure], failures: list[Failure]) -> Iterator[Article]:
    """The articles among what was read; the failures go to the list."""
    for item in read:
        if isinstance(item, Article):
            yield item
        else:
            failures.append(item)
