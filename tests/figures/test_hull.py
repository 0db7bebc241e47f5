from __future__ import annotations

import math
from itertools import pairwise

import pytest
from figure_strategies import REPEATED
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.figures.hull import Arc, Circle, Flat, hull, polygon

PLACES = st.integers(-3, 3) | st.floats(-40, 40)
RADII = st.sampled_from([0, 1, 2]) | st.floats(0, 15)
CIRCLES = st.lists(st.tuples(PLACES, PLACES, RADII), min_size=1, max_size=7).map(tuple)
CORNERS = st.lists(st.tuples(PLACES, PLACES, st.just(0)), min_size=1, max_size=8).map(tuple)
DIRECTIONS = [step * math.pi / 36 for step in range(72)]


def farthest(circles: tuple[Circle, ...], angle: float) -> float:
    """How far circles reach in a direction, by looking at each."""
    return max(x * math.cos(angle) + y * math.sin(angle) + radius for x, y, radius in circles)


def along(point: Flat, angle: float) -> float:
    return point[0] * math.cos(angle) + point[1] * math.sin(angle)


def angles_of(arc: Arc) -> list[float]:
    return [arc.start + (arc.end - arc.start) * step / 6 for step in range(7)]


def ring(corners: list[Flat]) -> list[tuple[Flat, Flat]]:
    return list(pairwise([*corners, corners[0]]))


def area(corners: list[Flat]) -> float:
    return sum(a[0] * b[1] - a[1] * b[0] for a, b in ring(corners)) / 2


def wrapped(points: list[Flat]) -> list[Flat]:
    """The convex hull of points, by Andrew's monotone chain."""

    def half(ordered: list[Flat]) -> list[Flat]:
        found: list[Flat] = []
        for point in ordered:
            while len(found) > 1 and turn(found[-2], found[-1], point) <= 0:
                found.pop()
            found.append(point)
        return found[:-1]

    ordered = sorted(set(points))
    return half(ordered) + half(ordered[::-1]) if len(ordered) > 1 else ordered


def turn(a: Flat, b: Flat, c: Flat) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


@given(CIRCLES)
@REPEATED
def test_every_arc_lies_where_no_circle_reaches_farther(circles: tuple[Circle, ...]) -> None:
    for arc in hull(circles):
        assert arc.circle in circles
        for angle in angles_of(arc):
            assert along(arc.at(angle), angle) == pytest.approx(farthest(circles, angle), abs=1e-5)


@given(CIRCLES)
@REPEATED
def test_the_arcs_go_once_round_without_a_gap(circles: tuple[Circle, ...]) -> None:
    arcs = hull(circles)
    assert sum(arc.end - arc.start for arc in arcs) == pytest.approx(math.tau, abs=1e-6)
    for before, after in pairwise([*arcs, arcs[0]]):
        assert before.end >= before.start - 1e-6
        assert math.cos(before.end - after.start) == pytest.approx(1, abs=1e-9)


@given(CIRCLES)
@REPEATED
def test_the_polygon_contains_every_circle_as_finely_as_it_is_cut(circles: tuple[Circle, ...]) -> None:
    corners = polygon(circles, 0.1)
    slack = max(radius for _, _, radius in circles) * (1 - math.cos(0.05)) + 1e-5
    for angle in DIRECTIONS:
        reach = max(along(corner, angle) for corner in corners)
        assert reach <= farthest(circles, angle) + 1e-5
        assert reach >= farthest(circles, angle) - slack


@given(CIRCLES)
@REPEATED
def test_the_polygon_is_convex(circles: tuple[Circle, ...]) -> None:
    corners = polygon(circles)
    for corner in corners:
        for a, b in ring(corners):
            assert turn(a, b, corner) >= -1e-4 * max(1.0, math.dist(a, b))


@given(CIRCLES)
@REPEATED
def test_the_hull_agrees_with_brute_force(circles: tuple[Circle, ...]) -> None:
    points = [Arc(circle, 0, 0).at(angle) for circle in circles for angle in DIRECTIONS]
    found, expected = area(polygon(circles, 0.02)), area(wrapped(points))
    assert expected - 1e-3 <= found <= expected * 1.005 + 0.05


@given(CORNERS)
@REPEATED
def test_of_corners_it_is_their_convex_hull(corners: tuple[Circle, ...]) -> None:
    expected = wrapped([(x, y) for x, y, _ in corners])
    assert area(polygon(corners)) == pytest.approx(area(expected), abs=1e-3)


@given(CIRCLES)
@REPEATED
def test_the_order_of_circles_does_not_matter(circles: tuple[Circle, ...]) -> None:
    assert area(polygon(circles[::-1], 0.05)) == pytest.approx(area(polygon(circles, 0.05)), rel=1e-3, abs=1e-3)


def test_one_circle_is_one_arc() -> None:
    assert hull(((1, 2, 3),)) == [Arc((1, 2, 3), 0, math.tau)]


def test_a_circle_within_another_is_not_seen() -> None:
    assert [arc.circle for arc in hull(((0, 0, 5), (1, 1, 2)))] == [(0, 0, 5)]


def test_two_equal_circles_make_a_capsule() -> None:
    arcs = hull(((0, 0, 2), (10, 0, 2)))
    assert {arc.circle: arc.end - arc.start for arc in arcs} == pytest.approx({(0, 0, 2): math.pi, (10, 0, 2): math.pi})
    assert area(polygon(((0, 0, 2), (10, 0, 2)), 0.01)) == pytest.approx(40 + 4 * math.pi, rel=1e-3)


def test_a_cone_s_lines_touch_both_circles() -> None:
    # radii 3 and 1, 4 apart: the lines lean by asin(2 / 4) = 30 degrees
    arcs = {arc.circle[2]: arc for arc in hull(((0, 0, 3), (4, 0, 1)))}
    assert arcs[1].end - arcs[1].start == pytest.approx(math.radians(120))
    assert arcs[3].end - arcs[3].start == pytest.approx(math.radians(240))


def test_a_square_of_corners() -> None:
    corners = ((0, 0, 0), (4, 0, 0), (4, 4, 0), (0, 4, 0), (2, 2, 0), (2, 0, 0))
    assert {(round(x), round(y)) for x, y in polygon(corners)} >= {(0, 0), (4, 0), (4, 4), (0, 4)}
    assert area(polygon(corners)) == pytest.approx(16)
