import itertools

import pytest

from geograph.view.layout import layout


def ring(count: int) -> dict[tuple[int, int], int]:
    return {(each, (each + 1) % count): 1 + each % 3 for each in range(count)}


@pytest.mark.parametrize("count", [1, 2, 3, 10, 60, 150])
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
