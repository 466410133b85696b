"""The graph as a user holds it."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from geograph.api.folder import DEFAULT, title_of, write_folder
from geograph.api.rows import Row, rows
from geograph.errors import InputError
from geograph.model import Findings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    import networkx as nx
    import pandas as pd
    import polars as pl
    import rdflib

    from geograph.graph import Change, Event, Measures, Stance, Standing
    from geograph.model import Actor, Article, Claim, Mention
    from geograph.query import Result
    from geograph.read import Failure
    from geograph.report import Page


# The libraries behind the outputs are heavy and each is loaded by the method that needs it.
# ruff: noqa: PLC0415


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Graph:
    """Claims, the actors they are about and the articles that make them, with a way to every output.

    `findings` holds all records; `failures` lists what could not be read. `len(graph)` counts claims. In a notebook a
    graph shows itself as a picture.

    >>> Graph()
    <Graph: 0 articles, 0 actors, 0 claims>
    """

    findings: Findings = field(default_factory=Findings)
    failures: tuple[Failure, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles in the order in which they were read."""
        return self.findings.articles

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors by id."""
        return self.findings.actors

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Where the texts speak of an actor, by article and offset."""
        return self.findings.mentions

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims by article and offset."""
        return self.findings.claims

    def rows(self) -> tuple[Row, ...]:
        """The claims as a table of plain text, a row each, for reading or for a data frame."""
        return rows(self.findings)

    def events(self) -> tuple[Event, ...]:
        """What several claims are about: the same deed, with those who affirm and those who deny it."""
        from geograph.graph import events

        return events(self.findings)

    def measures(self) -> Measures:
        """The network of actors in numbers: degrees, ranks, blocs, balance, brokers."""
        from geograph.graph import measures

        return measures(self.findings)

    def stances(self, *, on: date | str | None = None, actor: str = "") -> tuple[Stance, ...]:
        """How each actor stands to each other one on a day, cooperation minus conflict, older deeds counting less.

        Raises:
            InputError: Nobody has the name `actor`, or the day is none.
        """
        from geograph.graph import stances
        from geograph.read import read_date

        return stances(self.findings, on=read_date(on), actor=self._id(actor))

    def changes(self, since: date | str, until: date | str, *, actor: str = "") -> tuple[Change, ...]:
        """What is different in a period from before it, each with the claims on either side.

        Raises:
            InputError: No claim lies in the period, a date is none, or nobody has the name `actor`.
        """
        from geograph.graph import Period, changes
        from geograph.read import read_date

        first, last = read_date(since), read_date(until)
        if first is None or last is None:
            raise InputError("a period needs two dates such as 2023-09-12")
        return changes(self.findings, Period(since=first, until=last), actor=self._id(actor))

    def compare(self, other: Graph, *, actor: str = "") -> tuple[Change, ...]:
        """What another graph tells differently from this one; `outlet` gives the part of an outlet.

        Raises:
            InputError: One of the two has no claims, or nobody has the name `actor`.
        """
        from geograph.graph import compare

        return compare(self.findings, other.findings, actor=self._id(actor))

    def outlet(self, name: str) -> Graph:
        """The part of the graph that is in the articles of one outlet.

        Raises:
            InputError: There is no such outlet.
        """
        from geograph.graph import of_outlet

        return Graph(findings=of_outlet(self.findings, name))

    def contested(self, *, actor: str = "") -> tuple[Standing, ...]:
        """Who affirms and who denies each event that somebody denies, contradictions first.

        Raises:
            InputError: Nobody has the name `actor`.
        """
        from geograph.graph import standings

        return standings(self.findings, actor=self._id(actor), contested=True)

    def dossier(self, actor: str) -> Page:
        """All that is known of an actor, each statement with its evidence; `geograph.report` writes it in any form.

        Raises:
            InputError: Nobody has the name.
        """
        from geograph.report import dossier_page

        return dossier_page(self.findings, self._id(actor))

    def _id(self, actor: str) -> str:
        from geograph.view.part import find_actor

        return find_actor(self.findings, actor) if actor else ""

    def to_networkx(self) -> nx.MultiDiGraph:
        """The graph for networkx: actors are nodes, an edge is a claim between two of them."""
        from geograph.graph import fold

        return fold(self.findings)

    def to_rdflib(self) -> rdflib.Dataset:
        """The graph as RDF: one named graph an article, the actors in the default graph."""
        from geograph.rdf import to_dataset

        return to_dataset(self.findings)

    def to_pandas(self) -> pd.DataFrame:
        """The claims as a pandas frame, a row each; `geograph.tables.frames` tells the columns.

        Raises:
            ModelMissing: pandas is not installed.
        """
        from geograph.tables import to_pandas

        return to_pandas(self.findings)

    def to_polars(self) -> pl.DataFrame:
        """The claims as a polars frame, a row each, with the same columns.

        Raises:
            ModelMissing: polars is not installed.
        """
        from geograph.tables import to_polars

        return to_polars(self.findings)

    def query(self, sparql: str) -> Result:
        """The answer to a SPARQL query; prefixes such as `geo:`, `actor:` and `plover:` are known.

        Raises:
            QueryError: The query cannot be parsed or answered.
        """
        from geograph.query import query

        return query(self.findings, sparql)

    def to_html(  # noqa: PLR0913 - a page can be made of a part in as many ways as `geograph view` has options
        self,
        path: str | Path | None = None,
        *,
        title: str = "",
        actor: str = "",
        depth: int = 1,
        since: date | str | None = None,
        until: date | str | None = None,
        relation: str = "",
    ) -> str:
        """The picture of the graph as one page of HTML that needs no network; written to the path too, if given.

        The other arguments make a page of a part: what is around an actor (its id or a name; with `depth` 2 what is
        around its partners too), in a period of dates such as ``2023-09-12``, of a relation or PLOVER type.

        Raises:
            InputError: There is no such actor, or the dates are none.
            VocabularyError: There is no such relation.
        """
        from geograph.read import read_date
        from geograph.view import Part, to_html, write_html

        title = title or title_of(self.findings)
        part = Part(actor=actor, depth=depth, since=read_date(since), until=read_date(until), relation=relation)
        if path is None:
            return to_html(self.findings, title=title, part=part)
        return write_html(self.findings, Path(path), title=title, part=part)

    def save(self, path: str | Path, *, formats: Iterable[str] = DEFAULT, infer: bool = False) -> tuple[Path, ...]:
        """Write the graph into a folder and give the paths written.

        The JSON Lines and ``report.json`` are always written. `formats` chooses more: ``ttl``, ``trig``, ``html``
        (these three when nothing is said), ``nq``, ``jsonld``, ``rdfxml``, ``graphml``. Files of an earlier graph in
        the folder are replaced together, when all are ready. With `infer` the RDF has the triples of wider relations
        too: whoever warns also threatens.

        Raises:
            InputError: There is no such format.
            StoreError: The path is a file or cannot be written.
        """
        return write_folder(self.findings, self.failures, Path(path), tuple(formats), infer=infer)

    def __len__(self) -> int:
        return len(self.claims)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        numbers = (_number(len(getattr(self, name)), name) for name in ("articles", "actors", "claims"))
        return f"<Graph: {', '.join(numbers)}>"

    def _repr_html_(self) -> str:
        """The picture in a frame of its own that can reach neither the notebook nor the network."""
        if not self.claims:
            return f"<p>{html.escape(repr(self))}</p>"
        page = html.escape(self.to_html(), quote=True)
        return (
            '<iframe title="Knowledge graph" sandbox="allow-scripts allow-popups allow-downloads" '
            f'width="100%" height="640" style="border:0" srcdoc="{page}"></iframe>'
        )


def _number(count: int, name: str) -> str:
    return f"{count} {name if count != 1 else name.removesuffix('s')}"
