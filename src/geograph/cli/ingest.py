"""`geograph ingest`: articles into a store."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geograph.cli.options import Actors, Outlet, Paths, Published, RulesOnly, Title, Url  # noqa: TC001 - typer reads them
from geograph.cli.output import complain, printable
from geograph.model import Article
from geograph.read import Failure, read_articles
from geograph.vocabulary import read_given

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def ingest(
    folder: Annotated[Path, typer.Argument(metavar="STORE", help="The folder of the store; made when missing.")],
    paths: Paths,
    published: Published = None,
    outlet: Outlet = "",
    url: Url = "",
    title: Title = "",
    actors: Actors = None,
    rules_only: RulesOnly = False,
    text: Annotated[bool, typer.Option("--text", help="Keep the texts too, not only the quotes.")] = False,
) -> None:
    """Add articles to a store, each whole or not at all.

    An article takes the place of the one with the same id, and a changed text that of the one at the same url. What a
    file itself says of its article (HTML, JSON Lines) wins over the options.
    """
    from geograph import store  # noqa: PLC0415 - loads rdflib, which the other commands do not need
    from geograph.pipeline import run  # noqa: PLC0415 - loads spaCy, likewise

    given = read_given(actors) if actors else None
    counts: Counter[str] = Counter()
    read = read_articles(paths, published=published, outlet=outlet, url=url, title=title)
    for line in given.left_out if given else ():
        _fail(Failure(source=line.source, reason=line.reason), counts)
    found = run(_articles(read, counts), given, rules_only=rules_only)
    with store.open_to_write(folder) if store.is_store(folder) else store.create(folder) as opened:
        for item in store.ingest(opened, found, text=text):
            if isinstance(item, Failure):
                _fail(item, counts)
            else:
                how = "replaced" if item.instead_of else "added"
                counts[how] += 1
                typer.echo("\t".join(map(printable, (how, item.article.id, item.article.title))))
    typer.echo(", ".join(f"{counts[how]} {how}" for how in ("added", "replaced", "failed")))
    if counts["failed"]:
        raise typer.Exit(1)


def _articles(read: Iterable[Article | Failure], counts: Counter[str]) -> Iterator[Article]:
    """The articles among what was read; the failures are told and counted."""
    for item in read:
        if isinstance(item, Article):
            yield item
        else:
            _fail(item, counts)


def _fail(failure: Failure, counts: Counter[str]) -> None:
    counts["failed"] += 1
    complain(f"not stored: {failure.source}: {failure.reason}")
