"""Pictures for print: the timeline of two actors, who dealt with whom by month, the network at a date.

They are drawn by matplotlib, which is installed with ``geograph[plot]``, as PNG or SVG by the ending of the file, and
are the same bytes for the same findings and version of matplotlib. The colours are those of the viewer.
"""

from __future__ import annotations

import io
import math
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from geograph.errors import InputError, ModelMissing
from geograph.graph import stances
from geograph.graph.deeds import SCALE, deeds
from geograph.graph.signed import signed
from geograph.report.places import places

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from networkx import Graph

    from geograph.graph.deeds import Deed
    from geograph.model import Findings
    from geograph.report.cite import Citer

Cell: TypeAlias = "tuple[tuple[str, str], date]"

_COLOURS = dict(zip(SCALE, ("#0072b2", "#56b4e9", "#e69f00", "#d55e00"), strict=True))
_FORMATS = (".png", ".svg")
_SIGNS = {1: "#0072b2", 0: "#9aa1ac", -1: "#d55e00"}
PAIRS, ACTORS = 20, 40
_DOTS = 150


def save(figure: Figure, path: Path | str) -> None:
    """Writes a figure as PNG or SVG, by the ending of the path.

    Raises:
        InputError: The ending is another.
        OSError: The file cannot be written.
    """
    check_ending(path)
    import matplotlib as mpl  # noqa: PLC0415 - slow to load

    target, buffer = Path(path), io.BytesIO()
    form = target.suffix.lower().removeprefix(".")
    metadata = {"Date": None} if form == "svg" else {"Software": None}
    with mpl.rc_context({"svg.hashsalt": "geograph", "svg.fonttype": "none"}):
        figure.savefig(buffer, format=form, dpi=_DOTS, metadata=metadata)
    target.write_bytes(buffer.getvalue())


def check_ending(path: Path | str) -> None:
    """Says whether a picture can be written to such a path.

    >>> check_ending("network.jpg")
    Traceback (most recent call last):
    geograph.errors.InputError: cannot draw 'network.jpg'; the name of a picture ends in .png or .svg

    Raises:
        InputError: It ends in something else than ``.png`` or ``.svg``.
    """
    if Path(path).suffix.lower() not in _FORMATS:
        raise InputError(f"cannot draw '{path}'; the name of a picture ends in {' or '.join(_FORMATS)}")


def dyad(findings: Findings, one: str, two: str, citer: Citer) -> Figure:
    """What two actors did to each other, month by month: cooperation above the line, conflict below.

    Raises:
        InputError: No claim with a day has one do something to the other.
        ModelMissing: matplotlib is not installed.
    """
    found = [deed for deed in deeds(findings) if deed.quad and {deed.source, deed.target} == {one, two}]
    counts = _by_month(found)
    if not counts:
        raise InputError(f"no claim with a day has {citer.name(one)} and {citer.name(two)} do anything to each other")
    figure, axes = _figure(10, 4.5)
    months = _months({month for month, _ in counts})
    middles: Any = [month.replace(day=15) for month in months]  # dates, which matplotlib's types leave out
    for sign, quads in ((1, SCALE[1::-1]), (-1, SCALE[2:])):
        base = [0] * len(months)
        for quad in quads:
            heights = [sign * counts[month, quad] for month in months]
            axes.bar(middles, heights, 24, base, color=_COLOURS[quad], label=quad)
            base = [below + height for below, height in zip(base, heights, strict=True)]
    axes.axhline(0, color="#1c2330", linewidth=0.8)
    axes.set_ylabel("conflict ← claims → cooperation")
    axes.legend(frameon=False, ncols=4, loc="upper center", bbox_to_anchor=(0.5, -0.12))
    return _titled(figure, axes, f"{_sound(citer.name(one))} and {_sound(citer.name(two))}")


def heat(findings: Findings, citer: Citer, *, most: int = PAIRS) -> Figure:
    """How the pairs of actors with most deeds dealt with each other by month: blue is cooperation, orange conflict.

    The colour is the mean PLOVER score of the month; a month without a claim is left empty.

    Raises:
        InputError: No claim has a day.
        ModelMissing: matplotlib is not installed.
    """
    dated = [deed for deed in deeds(findings) if deed.quad and deed.day]
    if not dated:
        raise InputError("no claim with a day states a deed between two actors; there is nothing to draw")
    sums, counts = defaultdict[Cell, float](float), Counter[Cell]()
    for deed in dated:
        place = (_pair(deed), _month(deed))
        sums[place] += deed.score
        counts[place] += 1
    totals = Counter(_pair(deed) for deed in dated)
    shown = [pair for pair, _ in sorted(totals.items(), key=lambda item: (-item[1], item[0]))[:most]]
    months = _months({month for pair, month in counts if pair in shown})
    grid = [[_mean(sums, counts, (pair, month)) for month in months] for pair in shown]
    figure, axes = _figure(min(24, 4 + 0.35 * len(months)), 1.6 + 0.32 * len(shown))
    return _drawn_grid(figure, axes, grid, [_names(pair, citer) for pair in shown], months)


def network(findings: Findings, citer: Citer, *, on: date | None = None, most: int = ACTORS) -> Figure:
    """The actors with most deeds up to a day, and how each pair stands: blue for cooperation, orange for conflict.

    Of these actors only those are drawn that have a partner among them.

    Raises:
        InputError: No claim up to that day has a deed between two actors.
        ModelMissing: matplotlib is not installed.
    """
    import networkx as nx  # noqa: PLC0415 - slow to load

    graph = signed(findings)
    degree = Counter[str]()
    found = [each for each in stances(findings, on=on, mutual=True) if graph.has_edge(each.source, each.target)]
    for each in found:
        degree[each.source] += len(each.claims)
        degree[each.target] += len(each.claims)
    shown = [name for name, _ in sorted(degree.items(), key=lambda item: (-item[1], item[0]))[:most]]
    if not shown:
        raise InputError(f"no claim{f' up to {on}' if on else ''} states a deed between two actors; nothing to draw")
    drawn: Graph[str] = nx.Graph()
    drawn.add_nodes_from(shown)
    for each in (each for each in found if each.source in drawn and each.target in drawn):
        drawn.add_edge(each.source, each.target, stance=each.stance, weight=len(each.claims))
    if drawn.edges:
        drawn.remove_nodes_from([name for name in shown if not drawn.degree(name)])
    figure, axes = _figure(11, 8)
    _draw_network(axes, drawn, degree, citer)
    when = on.isoformat() if on else max(each.on for each in found)
    return _titled(figure, axes, f"Who stands how to whom, {when}")


def _figure(width: float, height: float) -> tuple[Figure, Axes]:
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415 - slow to load, and not always installed
    except ImportError as error:
        raise ModelMissing(
            "pictures need matplotlib, which is not installed; run: pip install geograph[plot]"
        ) from error
    figure = Figure(figsize=(width, height), layout="constrained")
    axes = figure.add_subplot()
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return figure, axes


def _titled(figure: Figure, axes: Axes, title: str) -> Figure:
    axes.set_title(title, loc="left", fontweight="bold", parse_math=False)
    return figure


def _by_month(found: list[Deed]) -> Counter[tuple[date, str]]:
    return Counter((_month(deed), deed.quad) for deed in found if deed.day)


def _month(deed: Deed) -> date:
    return (deed.day or date.min).replace(day=1)


def _months(known: set[date]) -> list[date]:
    """All months from the first to the last."""
    months = [min(known)]
    while months[-1] < max(known):
        months.append((months[-1] + timedelta(days=32)).replace(day=1))
    return months


def _pair(deed: Deed) -> tuple[str, str]:
    return min(deed.source, deed.target), max(deed.source, deed.target)


def _mean(sums: Mapping[Cell, float], counts: Counter[Cell], place: Cell) -> float:
    return sums[place] / counts[place] if counts[place] else math.nan


def _names(pair: tuple[str, str], citer: Citer) -> str:
    return " – ".join(_sound(citer.name(name)) for name in pair)


def _sound(text: str, longest: int = 40) -> str:
    """A label without what cannot be drawn; `parse_math` is off where matplotlib would read dollars as formulas."""
    plain = "".join(character if character.isprintable() else " " for character in text)
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def _drawn_grid(figure: Figure, axes: Axes, grid: list[list[float]], names: list[str], months: list[date]) -> Figure:
    from matplotlib.colors import LinearSegmentedColormap  # noqa: PLC0415 - slow to load

    colours = LinearSegmentedColormap.from_list("stance", ["#d55e00", "#f3efe6", "#0072b2"])
    image = axes.imshow(grid, cmap=colours, vmin=-10, vmax=10, aspect="auto", interpolation="nearest")
    axes.set_yticks(range(len(names)), names, parse_math=False)
    step = max(1, len(months) // 18)
    axes.set_xticks(
        range(0, len(months), step), [f"{month:%Y-%m}" for month in months[::step]], rotation=60, ha="right"
    )
    figure.colorbar(image, ax=axes, label="mean PLOVER score", fraction=0.03)
    return _titled(figure, axes, "Conflict and cooperation by month")


def _draw_network(axes: Axes, drawn: Graph[str], degree: Counter[str], citer: Citer) -> None:
    at = places(drawn)
    most = max(degree.values())
    for one, two, edge in drawn.edges(data=True):
        colour = _SIGNS[(edge["stance"] > 0.2) - (edge["stance"] < -0.2)]
        ends = zip(at[one], at[two], strict=True)
        axes.plot(*map(list, ends), color=colour, alpha=0.6, linewidth=0.8 + 3.5 * edge["weight"] / most, zorder=1)
    for name in drawn:
        area = 40 + 400 * degree[name] / most
        axes.scatter(*at[name], s=area, color="#33415c", zorder=2, edgecolors="white")
        axes.annotate(
            _sound(citer.name(name), 26), at[name], (0, 4 + math.sqrt(area) / 2), textcoords="offset points",
            ha="center", fontsize=8, zorder=3, parse_math=False,
        )  # fmt: skip
    axes.margins(0.12)
    axes.set_axis_off()
