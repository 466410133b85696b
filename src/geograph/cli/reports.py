"""`geograph measures`, `changes`, `contested` and `dossier`: what the graph tells beyond its claims."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geograph.cli.options import to_date
from geograph.cli.source import Source, find_actor, read_source, write
from geograph.errors import InputError

if TYPE_CHECKING:
    from geograph.model import Findings
    from geograph.report import Page


class Form(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    MD = "md"


# The reports load networkx and jinja2, which most commands do not need.
# ruff: noqa: PLC0415

Format = Annotated[Form, typer.Option("--format", help="How to write it.")]
Out = Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write; else it is printed.")]
Actor = Annotated[str, typer.Option(help="Only what involves this actor: an id or a name.")]
Most = Annotated[int, typer.Option(min=0, help="The most entries of each section; 0 for all.")]


def measures(source: Source, most: Most = 50, form: Format = Form.TEXT, out: Out = None) -> None:
    """Measure the network of actors: degrees, betweenness, PageRank, blocs, balance, reciprocity, brokers.

    Counted are the claims that are stated as done. The documentation of geograph.graph.measures tells what each
    measure means and what it does not.
    """
    from geograph.report import measures_page

    _give(measures_page(read_source(source), most=most), form, out)


def changes(
    source: Source,
    since: Annotated[
        date | None, typer.Option("--from", parser=to_date, metavar="YYYY-MM-DD", help="The first day of the period.")
    ] = None,
    until: Annotated[
        date | None, typer.Option("--to", parser=to_date, metavar="YYYY-MM-DD", help="The last day of the period.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(metavar="STORE|DIR|FILE", help="Hold this other graph against the first.")
    ] = None,
    outlet: Annotated[
        list[str] | None, typer.Option(help="Compare two outlets: give it twice, the one to be held against first.")
    ] = None,
    actor: Actor = "",
    most: Most = 50,
    form: Format = Form.TEXT,
    out: Out = None,
) -> None:
    """Print what changed in a period, or what another graph or another outlet tells differently.

    New, ended and reversed ties, escalations, first mentions and silence, each with the claims on either side.
    """
    from geograph.graph import Period
    from geograph.graph import changes as changed
    from geograph.report import changes_page

    findings = read_source(source, actor=actor if since and until else "")
    if since and until:
        if against or outlet:
            raise typer.BadParameter("give one of --from with --to, --against, and --outlet twice")
        found = changed(findings, Period(since=since, until=until), actor=_actor(actor, findings))
        page = changes_page(found, findings, title=f"What changed from {since} to {until}", most=most)
    else:
        page = _comparison(findings, against, outlet or [], actor, most)
    _give(page, form, out)


def _comparison(findings: Findings, against: Path | None, outlets: list[str], actor: str, most: int) -> Page:
    from geograph.graph import compare, of_outlet
    from geograph.report import changes_page

    if bool(against) == bool(outlets) or len(outlets) not in {0, 2}:
        raise typer.BadParameter("give --from and --to, or --against another graph, or --outlet twice")
    if against:
        bodies = (findings, read_source(against))
        title = f"What {against} tells otherwise"
    else:
        bodies = (of_outlet(findings, outlets[0]), of_outlet(findings, outlets[1]))
        title = f"What {outlets[1]} tells otherwise than {outlets[0]}"
    found = compare(*bodies, actor=_actor(actor, *bodies))
    return changes_page(found, *bodies, title=title, most=most)


def contested(
    source: Source,
    actor: Actor = "",
    everything: Annotated[
        bool, typer.Option("--all", help="Also what several outlets tell and nobody denies.")
    ] = False,
    most: Most = 50,
    form: Format = Form.TEXT,
    out: Out = None,
) -> None:
    """Print who affirms and who denies what, in which outlets, since when; contradictions first."""
    from geograph.report import contested_page

    findings = read_source(source)
    _give(contested_page(findings, actor=_actor(actor, findings), corroborated=everything, most=most), form, out)


def dossier(
    source: Source,
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="An id or a name.")],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to write: .md (with a picture beside it) or .html.")],
) -> None:
    """Write a dossier of an actor: who it is, posts, partners, timeline, threats and promises, disputes, sources."""
    from geograph.report import dossier_page, to_html, to_markdown

    ending = out.suffix.lower()
    if ending not in {".md", ".html"}:
        raise InputError(f"cannot write a dossier to '{out}'; the name ends in .md or .html")
    findings = read_source(source, actor=actor)
    page = dossier_page(findings, find_actor(findings, actor))
    if ending == ".html":
        write(out, to_html(page))
        return
    picture = out.with_suffix(".svg")
    if page.picture:
        write(picture, page.picture)
    write(out, to_markdown(page, picture=picture.name if page.picture else ""))


def _actor(name: str, *bodies: Findings) -> str:
    """The id of an actor in one of the bodies, or nothing when none is wanted."""
    if not name:
        return ""
    for findings in bodies[:-1]:
        try:
            return find_actor(findings, name)
        except InputError:
            continue
    return find_actor(bodies[-1], name)


def _give(page: Page, form: Form, out: Path | None) -> None:
    from geograph.report import to_html, to_json, to_markdown, to_text

    write_page = {Form.TEXT: to_text, Form.JSON: to_json, Form.HTML: to_html, Form.MD: to_markdown}[form]
    if out:
        write(out, write_page(page))
    elif sys.stdout.isatty() and form is not Form.TEXT:
        typer.echo("".join(letter if letter.isprintable() or letter in "\n\t" else " " for letter in write_page(page)))
    else:
        typer.echo(write_page(page), nl=False)
