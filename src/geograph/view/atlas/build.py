"""Makes `outlines.json` anew from Natural Earth, which is in the public domain, as npm packages carry it.

    npm install world-atlas@2.0.2 i18n-iso-countries@7.14.0
    python src/geograph/view/atlas/build.py node_modules

The file is a JSON object: the path of each country's outline by its ISO 3166-1 alpha-3 code, in the units of the
projection. It is made ahead of time so that a page needs neither the packages nor a projection of its own.
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geograph.view.atlas.projection import project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Point = tuple[float, float]
    Spot = tuple[int, int]

OUTLINES = Path(__file__).with_name("outlines.json")

_LEFT_OUT = {"Antarctica"}
_WITHOUT_NUMBER = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}  # no number in ISO 3166-1
_LEAST = 3  # points of a ring that is still seen


def build(packages: Path) -> str:
    """The text of `outlines.json`, from the folder in which npm put its packages."""
    topology = json.loads((packages / "world-atlas/countries-110m.json").read_text(encoding="utf-8"))
    codes = json.loads((packages / "i18n-iso-countries/codes.json").read_text(encoding="utf-8"))
    by_number = {number: alpha for _, alpha, number, *_ in codes}
    arcs = [_points(arc, topology["transform"]) for arc in topology["arcs"]]
    outlines: dict[str, str] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        name = country["properties"]["name"]
        if name not in _LEFT_OUT:
            code = by_number.get(country.get("id"), _WITHOUT_NUMBER.get(name, ""))
            outlines[code] = outlines.get(code, "") + "".join(_path(ring) for ring in _rings(country, arcs))
    return json.dumps(dict(sorted(outlines.items())), separators=(",", ":")) + "\n"


def _points(arc: Iterable[Sequence[int]], transform: dict[str, Sequence[float]]) -> list[Point]:
    """An arc in degrees; TopoJSON gives each point by its distance from the one before."""
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    steps = accumulate(arc, lambda place, step: (place[0] + step[0], place[1] + step[1]))
    return [(left + x * wide, low + y * high) for x, y in steps]


def _rings(country: dict[str, Any], arcs: Sequence[list[Point]]) -> Iterator[list[Spot]]:
    polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    for ring in (ring for polygon in polygons for ring in polygon):
        points = [point for number in ring for point in (arcs[number] if number >= 0 else arcs[~number][::-1])]
        for part in _cut(points):
            found = list(_distinct(project(*point) for point in part))
            if len(found) > _LEAST:
                yield found


def _cut(ring: Sequence[Point]) -> Iterator[list[Point]]:
    """The ring, or its parts on either side of the 180th meridian when it crosses it."""
    turns = accumulate((round((left - x) / 360) for (left, _), (x, _) in pairwise(ring)), initial=0)
    whole = [(x + 360 * turn, y) for (x, y), turn in zip(ring, turns, strict=True)]
    for shift in (-360, 0, 360):
        moved = [(x + shift, y) for x, y in whole]
        yield list(_clipped(list(_clipped(moved, 180, 1)), -180, -1))


def _clipped(ring: Sequence[Point], meridian: int, side: int) -> Iterator[Point]:
    """The part of the ring that lies on the inner side of a meridian."""
    for (left, low), (x, y) in pairwise([*ring[-1:], *ring]):
        if (left - meridian) * (x - meridian) < 0:
            yield meridian, low + (y - low) * (meridian - left) / (x - left)
        if (x - meridian) * side <= 0:
            yield x, y


def _distinct(points: Iterable[Point]) -> Iterator[Spot]:
    """The points in whole units, without those that rounding has laid upon the one before."""
    last = None
    for x, y in points:
        spot = round(x), round(y)
        if spot != last:
            yield spot
        last = spot


def _path(ring: Sequence[Spot]) -> str:
    """The ring in the language of SVG paths, all points but the first by their distance from the one before."""
    steps = (f"{x - left:d} {y - top:d}" for (left, top), (x, y) in pairwise(ring[:-1]))
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps).replace(' -', '-')}z"


if __name__ == "__main__":
    OUTLINES.write_text(build(Path(sys.argv[1])), encoding="utf-8")
