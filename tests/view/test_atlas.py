import json
import re

import pytest

from geograph.model import Actor, Kind
from geograph.view import atlas
from geograph.view.atlas import build
from geograph.view.atlas.projection import project


@pytest.mark.parametrize("latitude", [-80, -30, 0, 45, 84])
def test_the_map_is_even_on_both_sides(latitude):
    (west, north), (east, same) = project(-120, latitude), project(120, latitude)
    assert west + east == pytest.approx(atlas.WIDTH)
    assert north == same == pytest.approx(atlas.HEIGHT - project(0, -latitude)[1])


def test_the_whole_world_is_inside_the_map():
    corners = [project(longitude, latitude) for longitude in (-180, 0, 180) for latitude in (-90, 0, 90)]
    assert all(-0.5 <= x <= atlas.WIDTH + 0.5 and -0.5 <= y <= atlas.HEIGHT + 0.5 for x, y in corners)


def test_areas_are_true():
    def area(south, north):
        (left, low), (right, high) = project(0, south), project(1, north)
        wide = (right - left + project(1, south)[0] - project(0, north)[0]) / 2
        return wide * (low - high)

    assert area(0, 1) == pytest.approx(area(59.5, 60.5) * 2, rel=0.02)


def test_outlines_are_paths_of_known_countries_inside_the_map():
    found = atlas.outlines()
    assert len(found) > 170
    assert {"USA", "RUS", "PRK", "XKX"} <= found.keys()
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in found)
    assert all(re.fullmatch(r"(M\d+ \d+l[-\d ]+z)+", path) for path in found.values())


@pytest.mark.parametrize("code", ["RUS", "FJI", "USA"])
def test_no_line_of_an_outline_runs_across_the_map(code):
    for ring in atlas.outlines()[code].split("M")[1:]:
        steps = [int(number) for number in re.findall(r"-?\d+", ring.partition("l")[2])]
        assert max(map(abs, steps[::2])) < 150


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        (Actor(id="JPN", label="Japan", kind=Kind.STATE, country="JPN"), "Japan"),
        (Actor(id="pyongyang", label="Pyongyang", kind=Kind.PLACE, country="PRK"), "Pyongyang"),
        (Actor(id="somebody", label="Somebody", kind=Kind.PERSON, country="FRA"), "France"),
        (Actor(id="nowhere", label="Nobody", kind=Kind.PERSON), None),
        (Actor(id="XYZ", label="Ruritania", kind=Kind.STATE, country="XYZ"), None),
    ],
)
def test_actors_stand_at_their_own_place_or_at_their_state(actor, name):
    site = atlas.sites([actor]).get(actor.id)
    assert (site and site.name) == name


def test_a_state_stands_near_its_outline():
    (site,) = atlas.sites([Actor(id="BRA", label="Brazil", kind=Kind.STATE, country="BRA")]).values()
    left, top = map(int, re.match(r"M(\d+) (\d+)", atlas.outlines()["BRA"]).groups())
    assert abs(site.x - left) < 200
    assert abs(site.y - top) < 200


def test_the_outlines_are_made_from_what_npm_brings(tmp_path):
    square = [[0, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]
    across = [[170, 0], [20, 0], [0, 10], [-20, 0], [0, -10]]
    topology = {
        "arcs": [square, across],
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[0]], "id": "001", "properties": {"name": "Ruritania"}},
                    {"type": "MultiPolygon", "arcs": [[[~1]]], "id": "002", "properties": {"name": "Freedonia"}},
                    {"type": "Polygon", "arcs": [[0]], "id": "010", "properties": {"name": "Antarctica"}},
                ]
            }
        },
    }
    (tmp_path / "world-atlas").mkdir()
    (tmp_path / "i18n-iso-countries").mkdir()
    (tmp_path / "world-atlas/countries-110m.json").write_text(json.dumps(topology))
    codes = [["RU", "RUR", "001", ""], ["FR", "FRE", "002", ""], ["AQ", "ATA", "010", ""]]
    (tmp_path / "i18n-iso-countries/codes.json").write_text(json.dumps(codes))
    found = json.loads(build.build(tmp_path))
    assert found.keys() == {"RUR", "FRE"}
    assert found["RUR"].count("M") == 1
    assert found["FRE"].count("M") == 2
