from __future__ import annotations

import math

import pytest
from figure_strategies import REPEATED
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.figures.camera import Camera
from hipcoach.figures.vectors import Vector, cross, dot, minus, to_local

AZIMUTHS = st.integers(-180, 180)
ELEVATIONS = st.integers(0, 90)
NUMBERS = st.integers(-80, 80) | st.floats(-80, 80)
POINTS = st.tuples(NUMBERS, NUMBERS, NUMBERS)

AHEAD: Vector = (1, 0, 0)
WORKING: Vector = (0, 1, 0)
UP: Vector = (0, 0, 1)


@pytest.mark.parametrize(
    ("azimuth", "elevation", "seen", "right", "down"),
    [
        (0, 0, AHEAD, WORKING, (0, 0, -1)),  # from its front: its left side is on our right
        (90, 0, WORKING, (-1, 0, 0), (0, 0, -1)),  # from its left: it faces our left
        (-90, 0, (0, -1, 0), AHEAD, (0, 0, -1)),  # from its right: it faces our right
        (180, 0, (-1, 0, 0), (0, -1, 0), (0, 0, -1)),
        (0, 90, UP, WORKING, AHEAD),  # from above: ahead is down in the picture
        (-90, 90, UP, AHEAD, (0, -1, 0)),
    ],
)
def test_where_a_camera_looks_from(azimuth: float, elevation: float, seen: Vector, right: Vector, down: Vector) -> None:
    camera = Camera(azimuth, elevation)
    assert camera.toward == pytest.approx(seen, abs=1e-12)
    assert camera.right == pytest.approx(right, abs=1e-12)
    assert camera.down == pytest.approx(down, abs=1e-12)


def test_half_way_up_height_and_depth_are_seen_alike() -> None:
    camera = Camera(0, 45)
    half = math.sqrt(0.5)
    assert camera.flat((0, 3, 2)) == pytest.approx((3, -2 * half))
    assert camera.flat((2, 0, 0)) == pytest.approx((0, 2 * half))
    assert camera.depth((2, 0, 2)) == pytest.approx(4 * half)


@given(AZIMUTHS, ELEVATIONS, st.booleans())
@REPEATED
def test_a_camera_is_square(azimuth: int, elevation: int, mirrored: bool) -> None:
    camera = Camera(azimuth, elevation, mirrored)
    for a, b in ((camera.right, camera.down), (camera.down, camera.toward), (camera.toward, camera.right)):
        assert dot(a, b) == pytest.approx(0, abs=1e-12)
        assert dot(a, a) == pytest.approx(1)
    hand = -1 if mirrored else 1
    assert cross(camera.down, camera.right) == pytest.approx([hand * each for each in camera.toward], abs=1e-12)


@given(AZIMUTHS, ELEVATIONS, POINTS)
@REPEATED
def test_a_mirrored_picture_has_right_and_left_exchanged(azimuth: int, elevation: int, point: Vector) -> None:
    plain, mirrored = Camera(azimuth, elevation), Camera(azimuth, elevation, mirrored=True)
    x, y = plain.flat(point)
    assert mirrored.flat(point) == (-x, y)
    assert mirrored.depth(point) == plain.depth(point)


@given(AZIMUTHS, ELEVATIONS, POINTS)
@REPEATED
def test_a_mirrored_picture_is_that_of_the_mirrored_figure(azimuth: int, elevation: int, point: Vector) -> None:
    x, y, z = point
    mirrored = Camera(azimuth, elevation, mirrored=True)
    other = Camera(-azimuth, elevation)
    assert mirrored.flat(point) == pytest.approx(other.flat((x, -y, z)), abs=1e-9)
    assert mirrored.depth(point) == pytest.approx(other.depth((x, -y, z)), abs=1e-9)


@given(AZIMUTHS, ELEVATIONS, POINTS, POINTS)
@REPEATED
def test_nothing_is_lost_in_picture_and_depth_together(azimuth: int, elevation: int, a: Vector, b: Vector) -> None:
    camera = Camera(azimuth, elevation)
    seen = math.dist((*camera.flat(a), camera.depth(a)), (*camera.flat(b), camera.depth(b)))
    assert seen == pytest.approx(math.dist(a, b), abs=1e-9)
    assert to_local((camera.right, camera.down, camera.toward), minus(a, b)) == pytest.approx(
        minus((*camera.flat(a), camera.depth(a)), (*camera.flat(b), camera.depth(b))), abs=1e-9
    )
