from __future__ import annotations

import math

import pytest
from figure_strategies import REPEATED
from hypothesis import assume, given
from hypothesis import strategies as st

from hipcoach.figures.vectors import (
    UP,
    UPRIGHT,
    Axes,
    Vector,
    about_x,
    about_y,
    about_z,
    add,
    compose,
    cross,
    dot,
    length,
    lerp,
    level,
    minus,
    nearest_points,
    relative,
    rotated,
    rotated_axes,
    scaled,
    slerp,
    to_local,
    to_world,
    unit,
)

X: Vector = (1, 0, 0)
Y: Vector = (0, 1, 0)
Z: Vector = (0, 0, 1)
ROOT_HALF = math.sqrt(0.5)

NUMBERS = st.integers(-20, 20) | st.floats(-20, 20)
VECTORS = st.tuples(NUMBERS, NUMBERS, NUMBERS)
TURNS = st.sampled_from([0, 90, -90, 180]) | st.integers(-180, 180)
AXES = st.builds(lambda x, y, z: compose(compose(about_z(z), about_y(y)), about_x(x)), TURNS, TURNS, TURNS)
SEGMENTS = st.tuples(VECTORS, VECTORS)


def near(a: Vector, b: Vector, within: float = 1e-9) -> bool:
    return math.dist(a, b) <= within


def alike(a: Axes, b: Axes, within: float = 1e-9) -> bool:
    return all(near(p, q, within) for p, q in zip(a, b, strict=True))


def angle(a: Axes, b: Axes) -> float:
    """Radians of the shortest turn, from the length of its chord: exact for small turns as well as for large ones."""
    return 2 * math.asin(min(1.0, math.hypot(*(math.dist(p, q) for p, q in zip(a, b, strict=True))) / math.sqrt(8)))


def test_sums_products_and_lengths() -> None:
    assert add((1, 2, 3), (10, 20, 30), 0.5) == (6, 12, 18)
    assert minus((1, 2, 3), (3, 2, 1)) == (-2, 0, 2)
    assert scaled((1, -2, 3), 2) == (2, -4, 6)
    assert dot((1, 2, 3), (4, 5, 6)) == 32
    assert (cross(X, Y), cross(Y, Z), cross(Z, X)) == (Z, X, Y)
    assert length((2, 3, 6)) == 7


def test_mix_is_at_its_share_of_the_way() -> None:
    assert lerp((0, 0, 0), (4, 8, -2), 0.25) == (1, 2, -0.5)


def test_a_vector_without_a_direction_takes_the_other() -> None:
    assert unit((0, 0, 0)) == UP
    assert unit((0, 0, 0), X) == X
    assert near(unit((3, 0, 4)), (0.6, 0, 0.8))


def test_level_is_the_horizontal_direction_and_that_of_the_other_where_it_is_upright() -> None:
    assert near(level((3, 4, 99), X), (0.6, 0.8, 0))
    assert near(level((0.01, 0, 1), (0, 5, 3)), Y)
    assert near(level(Z, Z), X)


@pytest.mark.parametrize(
    ("turn", "of", "to"),
    [(about_x, Y, Z), (about_x, Z, (0, -1, 0)), (about_y, Z, X), (about_y, X, (0, 0, -1)), (about_z, X, Y)],
)
def test_a_quarter_turn_about_an_axis(turn: type[object], of: Vector, to: Vector) -> None:
    assert near(to_world(turn(90), of), to)  # type: ignore[call-arg, arg-type]


def test_a_vector_in_turned_axes_and_back() -> None:
    axes = about_z(30)
    assert near(to_world(axes, X), (math.sqrt(3) / 2, 0.5, 0))
    assert near(to_local(axes, (math.sqrt(3) / 2, 0.5, 0)), X)


def test_rodrigues_turns_right_handed() -> None:
    assert near(rotated(X, Z, math.pi / 2), Y)
    assert near(rotated((1, 0, 5), Z, math.pi / 2), (0, 1, 5))
    assert near(rotated(X, unit((1, 1, 1)), math.tau / 3), Y)


@given(AXES, VECTORS, st.floats(-7, 7))
@REPEATED
def test_turning_keeps_lengths_and_what_is_along_the_axis(axes: Axes, vector: Vector, radians: float) -> None:
    moved = rotated(vector, axes[0], radians)
    assert length(moved) == pytest.approx(length(vector), abs=1e-9)
    assert dot(moved, axes[0]) == pytest.approx(dot(vector, axes[0]), abs=1e-9)
    assert alike(rotated_axes(rotated_axes(axes, axes[0], radians), axes[0], -radians), axes)


@given(AXES, AXES)
@REPEATED
def test_axes_stay_orthonormal_and_right_handed(a: Axes, b: Axes) -> None:
    x, y, z = compose(a, b)
    assert near(cross(x, y), z)
    assert [length(each) for each in (x, y, z)] == pytest.approx([1, 1, 1])


@given(AXES, AXES, VECTORS)
@REPEATED
def test_relative_undoes_compose_and_into_undoes_out(a: Axes, b: Axes, vector: Vector) -> None:
    assert alike(relative(a, compose(a, b)), b)
    assert near(to_local(a, to_world(a, vector)), vector, 1e-7)
    assert near(to_world(compose(a, b), vector), to_world(a, to_world(b, vector)), 1e-7)


@given(AXES, AXES, st.sampled_from([0.1, 0.25, 0.5, 0.9]))
@REPEATED
def test_between_turns_evenly_from_one_to_the_other(a: Axes, b: Axes, share: float) -> None:
    assert alike(slerp(a, b, 0), a)
    assert alike(slerp(a, b, 1), b, 1e-6)
    whole = angle(a, b)
    assert angle(a, slerp(a, b, share)) == pytest.approx(share * whole, abs=1e-6)
    assert angle(slerp(a, b, share), b) == pytest.approx((1 - share) * whole, abs=1e-6)


@pytest.mark.parametrize("half_turn", [about_x(180), about_y(180), about_z(180), (Y, X, (0, 0, -1))])
def test_between_passes_half_a_turn(half_turn: Axes) -> None:
    middle = slerp(UPRIGHT, half_turn, 0.5)
    assert angle(UPRIGHT, middle) == pytest.approx(math.pi / 2)
    assert alike(slerp(UPRIGHT, half_turn, 1), half_turn, 1e-6)


def test_between_takes_the_short_way_round() -> None:
    assert alike(slerp(about_z(170), about_z(-150), 0.5), about_z(190))


def test_nearest_points_of_crossing_parallel_and_point_like_segments() -> None:
    assert nearest_points(((0, 0, 0), (10, 0, 0)), ((4, -5, 3), (4, 5, 3))) == (0.4, 0.5)
    assert nearest_points(((0, 0, 0), (10, 0, 0)), ((15, 5, 0), (15, 9, 0))) == (1, 0)
    assert nearest_points((X, X), ((0, 0, 0), (4, 0, 0))) == (0, 0.25)
    assert nearest_points(((0, 0, 0), (4, 0, 0)), (X, X)) == (0.25, 0)
    s, t = nearest_points(((0, 0, 0), (10, 0, 0)), ((8, 1, 0), (30, 1, 0)))
    assert math.dist(lerp((0, 0, 0), (10, 0, 0), s), lerp((8, 1, 0), (30, 1, 0), t)) == 1


@given(SEGMENTS, SEGMENTS)
@REPEATED
def test_no_other_points_of_two_segments_are_nearer(a: tuple[Vector, Vector], b: tuple[Vector, Vector]) -> None:
    s, t = nearest_points(a, b)
    assert 0 <= s <= 1
    assert 0 <= t <= 1
    found = math.dist(lerp(*a, s), lerp(*b, t))
    for step in range(21):
        here = lerp(*a, step / 20)
        assert found <= to_segment(here, b) + 1e-6


def to_segment(point: Vector, segment: tuple[Vector, Vector]) -> float:
    way = minus(segment[1], segment[0])
    square = dot(way, way)
    share = max(0.0, min(1.0, dot(minus(point, segment[0]), way) / square)) if square else 0.0
    return math.dist(point, lerp(*segment, share))


@given(SEGMENTS, SEGMENTS)
@REPEATED
def test_the_nearest_points_are_the_same_from_the_other_segment(
    a: tuple[Vector, Vector], b: tuple[Vector, Vector]
) -> None:
    assume(length(cross(minus(a[1], a[0]), minus(b[1], b[0]))) > 0.1)
    s, t = nearest_points(a, b)
    t2, s2 = nearest_points(b, a)
    assert math.dist(lerp(*a, s), lerp(*a, s2)) < 1e-4
    assert math.dist(lerp(*b, t), lerp(*b, t2)) < 1e-4
