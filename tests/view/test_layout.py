import itertools

import pytest

from geograph.view.layout import layout


def ring(count: int) -> dict[tuple[int, int], int]:
    return {(each, (each + 1) % count): 1 + each % 3 for each in range(count)}


@pytest.mark.parametrize("count", [1, 2, 3, 10, 60])
def test_neither_nodes_nor_names_overlap(count):
    names = [f"Ministry number {each}" for each in range(count)]
    sizes = [12 + each % 20 for each in range(count)]
    places = layout(range(count), names, sizes, ring(count))
    boxes = [
        (place.x, place.y, max(size, len(name) * 3.7), size + 12)
        for place, name, size in zip(places, names, sizes, strict=True)
    ]
    for (x, y, wide, high), (other_x, other_y, other_wide, other_high) in itertools.combinations(boxes, 2):
        assert abs(x - other_x) >= wide + other_wide or abs(y - other_y) >= high + other_high


def test_of_many_actors_the_largest_have_room_for_their_names():
    sizes = [12 + each % 20 for each in range(150)]
    places = layout(range(150), [f"Ministry number {each}" for each in range(150)], sizes, ring(150))
    named = sorted(range(150), key=lambda each: (-sizes[each], each))[:60]
    for one, other in itertools.combinations(range(150), 2):
        wide = sum(max(sizes[each], 66 if each in named else 0) for each in (one, other))
        high = sum(sizes[each] + (12 if each in named else 0) for each in (one, other))
        apart = abs(places[one].x - places[other].x) >= wide, abs(places[one].y - places[other].y) >= high
        assert any(apart), (one, other)


def test_parts_that_nothing_connects_stand_under_the_largest():
    pairs = {**ring(12), (20, 21): 1, (30, 31): 2}
    nodes = [*range(12), 20, 21, 30, 31]
    places = dict(zip(nodes, layout(nodes, ["Actor"] * 16, [14] * 16, pairs), strict=True))
    assert max(places[each].y for each in range(12)) < min(places[each].y for each in (20, 21, 30, 31))
    assert abs(places[20].y - places[30].y) < 40


def test_two_groups_that_hardly_meet_are_two_communities_apart():
    pairs = {pair: 3 for group in (range(5), range(5, 10)) for pair in itertools.combinations(group, 2)}
    places = layout(range(10), ["A"] * 10, [12] * 10, {**pairs, (0, 9): 1})
    groups = [{place.community for place in places[:5]}, {place.community for place in places[5:]}]
    assert groups in ([{0}, {1}], [{1}, {0}])
    left, right = sorted((places[:5], places[5:]), key=lambda some: some[0].x)
    assert max(place.x for place in left) < min(place.x for place in right)


def test_the_picture_is_wider_than_high_and_centred():
    places = layout(range(40), ["Actor"] * 40, [14] * 40, ring(40))
    xs, ys = [place.x for place in places], [place.y for place in places]
    assert max(xs) - min(xs) > max(ys) - min(ys)
    assert abs(max(xs) + min(xs)) <= 2
    assert abs(max(ys) + min(ys)) <= 2


def test_nobody_gives_no_places():
    assert layout([], [], [], {}) == []


def test_actors_without_ties_are_placed_too():
    places = layout(range(5), ["Actor"] * 5, [12] * 5, {})
    assert len({(place.x, place.y) for place in places}) == 5
