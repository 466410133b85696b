"""The report of the measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.graph import measures
from geograph.report.cite import Citer
from geograph.report.page import Entry, Page, Section

if TYPE_CHECKING:
    from geograph.graph import Measures
    from geograph.model import Findings

_SIGNS = {"+": "well", "-": "badly"}
_COLUMNS = (
    "actor", "name", "partners", "given", "received", "material cooperation", "verbal cooperation", "verbal conflict",
    "material conflict", "betweenness", "pagerank", "bloc", "bridging",
)  # fmt: skip


def measures_page(findings: Findings, *, most: int = 0) -> Page:
    """The measures of the findings in words and a table; of the actors the `most` active ones, all when it is 0.

    >>> from geograph.model import Findings
    >>> [section.title for section in measures_page(Findings()).sections]
    ['The whole', 'Actors', 'Blocs', 'Brokers between blocs', 'Tensions']
    """
    found, citer = measures(findings), Citer(findings)
    return Page(
        title="Measures",
        about=f"{len(findings.claims)} claims of {len(findings.articles)} articles; only what is stated as done counts",
        sections=(_whole(found), _actors(found, citer, most), _blocs(found, citer), *_evidence(found, citer)),
    )


def _whole(found: Measures) -> Section:
    balance, shares = found.balance, found.reciprocity
    rows = [
        ("actors", str(len(found.actors))),
        ("blocs", str(len(found.blocs))),
        ("modularity", f"{found.modularity:.4f}"),
        ("balanced triangles", f"{balance.balanced} of {balance.balanced + balance.unbalanced}"),
        ("structural balance", _share(balance.share)),
        ("reciprocity", _share(shares.all)),
        ("reciprocity of cooperation", _share(shares.cooperation)),
        ("reciprocity of conflict", _share(shares.conflict)),
    ]
    note = "These measure what was reported. Below a modularity of 0.3 there are no clear blocs."
    return Section(title="The whole", note=note, columns=("measure", "value"), rows=tuple(rows))


def _share(value: float | None) -> str:
    return "none to measure" if value is None else f"{value:.4f}"


def _actors(found: Measures, citer: Citer, most: int) -> Section:
    rows = [
        (each.actor, citer.name(each.actor), *(_cell(getattr(each, name.replace(" ", "_"))) for name in _COLUMNS[2:]))
        for each in (found.actors[:most] if most else found.actors)
    ]
    note = "Claims are counted, also several of one event; whom the press follows has high numbers."
    return Section(title="Actors", note=note, columns=_COLUMNS, rows=tuple(rows))


def _cell(value: float) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def _blocs(found: Measures, citer: Citer) -> Section:
    rows = [(str(number), str(len(bloc)), citer.names(bloc)) for number, bloc in enumerate(found.blocs, 1)]
    note = "Actors that cooperate more with each other than with the rest, by Louvain's method."
    return Section(title="Blocs", note=note, columns=("bloc", "actors", "members"), rows=tuple(rows))


def _evidence(found: Measures, citer: Citer) -> tuple[Section, Section]:
    brokers = [
        Entry(
            text=f"{citer.name(each.actor)} cooperates with the blocs {', '.join(map(str, each.blocs))}",
            kind="broker",
            note=f"bridging {each.bridging:.4f}",
            evidence=citer.cite(each.claims),
        )
        for each in found.brokers
    ]
    tensions = [
        Entry(text=_tension(each.actors, each.signs, citer), kind="tension", evidence=citer.cite(each.claims))
        for each in found.balance.tensions
    ]
    return (
        Section(title="Brokers between blocs", entries=tuple(brokers)),
        Section(title="Tensions", note="Triangles that are not balanced, the clearest first.", entries=tuple(tensions)),
    )


def _tension(actors: tuple[str, str, str], signs: str, citer: Citer) -> str:
    one, two, three = map(citer.name, actors)
    pairs = ((one, two), (one, three), (two, three))
    return "; ".join(f"{a} and {b} stand {_SIGNS[sign]}" for (a, b), sign in zip(pairs, signs, strict=True))
