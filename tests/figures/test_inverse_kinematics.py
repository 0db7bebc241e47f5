"""Limbs that are put somewhere: their lengths, their ends, and the side to which they bend."""

from __future__ import annotations

import math

import pytest
from figure_strategies import REPEATED
from hypothesis import assume, given
from hypothesis import strategies as st

from hipcoach.catalogue.figure import Angles
from hipcoach.figures import body
from hipcoach.figures.inverse_kinematics import reach_arm, reach_leg, two_bones
from hipcoach.figures.joint_rotations import limb_rotation
from hipcoach.figures.skeleton import Arm, Leg, arm_of, leg_of
from hipcoach.figures.vectors import (
    UPRIGHT,
    Axes,
    Vector,
    about_y,
    add,
    cross,
    dot,
    length,
    lerp,
    minus,
    scaled,
    to_local,
    unit,
)

NEAR = st.floats(-60, 60) | st.integers(-60, 60)
VECTORS = st.tuples(NEAR, NEAR, NEAR)
BONES = st.floats(5, 30)
WHOLE = st.integers(-180, 180)
ANGLES = st.tuples(WHOLE, WHOLE, WHOLE)


def leg(hip: Angles, knee: float, at: Vector = (0, 0, 0), ankle: float = 0) -> Leg:
    return leg_of(at, limb_rotation(hip, 1.0), knee, about_y(-ankle))


def arm(shoulder: Angles, elbow: float) -> Arm:
    return arm_of((0, 0, 0), limb_rotation(shoulder, 1.0), elbow)


def orthonormal(axes: Axes) -> bool:
    x, y, z = axes
    return math.dist(cross(x, y), z) < 1e-6 and all(abs(length(each) - 1) < 1e-6 for each in axes)


# --- Two bones


@given(VECTORS, VECTORS, BONES, BONES, VECTORS)
@REPEATED
def test_two_bones_keep_their_lengths(root: Vector, end: Vector, first: float, second: float, toward: Vector) -> None:
    middle, put = two_bones(root, end, first, second, toward)
    assert math.dist(root, middle) == pytest.approx(first, abs=1e-6)
    assert math.dist(middle, put) == pytest.approx(second, abs=1e-6)


@given(VECTORS, VECTORS, BONES, BONES, VECTORS)
@REPEATED
def test_two_bones_end_where_they_are_to_or_stretch_towards_it(
    root: Vector, end: Vector, first: float, second: float, toward: Vector
) -> None:
    _, put = two_bones(root, end, first, second, toward)
    way = math.dist(root, end)
    nearest = max(abs(first - second), min(first + second, way))
    assert math.dist(put, end) == pytest.approx(abs(way - nearest), abs=2e-3)


@given(VECTORS, VECTORS, BONES, BONES, VECTORS)
@REPEATED
def test_two_bones_bend_straight_to_the_side_they_are_to(
    root: Vector, end: Vector, first: float, second: float, toward: Vector
) -> None:
    along = unit(minus(end, root))
    aside = minus(toward, scaled(along, dot(toward, along)))
    assume(math.dist(root, end) > 0.1)
    assume(length(aside) > 0.1)
    middle, put = two_bones(root, end, first, second, toward)
    bend = minus(minus(middle, root), scaled(along, dot(minus(middle, root), along)))
    assert math.dist(bend, scaled(unit(aside), length(bend))) < 1e-6
    assert math.dist(put, add(root, along, dot(minus(put, root), along))) < 1e-6


def test_two_bones_of_a_right_triangle() -> None:
    middle, put = two_bones((0, 0, 0), (5, 0, 0), 3, 4, (0, 0, 1))
    assert middle == pytest.approx((1.8, 0, 2.4))
    assert put == pytest.approx((5, 0, 0))


def test_two_bones_that_need_not_go_anywhere_still_have_their_lengths() -> None:
    middle, put = two_bones((1, 1, 1), (1, 1, 1), 10, 10, (0, 0, 0))
    assert math.dist((1, 1, 1), middle) == pytest.approx(10)
    assert math.dist(put, (1, 1, 1)) < 0.01


# --- Reaching


@given(ANGLES, st.integers(0, 165), VECTORS)
@REPEATED
def test_a_leg_that_reaches_stays_a_leg(hip: Angles, knee: float, ankle: Vector) -> None:
    found = reach_leg(leg(hip, knee), ankle, None)
    assert math.dist(found.hip, found.knee) == pytest.approx(body.THIGH, abs=1e-6)
    assert math.dist(found.knee, found.ankle) == pytest.approx(body.SHANK, abs=1e-6)
    assert all(map(orthonormal, (found.thigh, found.shin, found.foot)))
    assert minus(found.hip, found.knee) == pytest.approx(scaled(found.thigh[2], body.THIGH), abs=1e-6)
    assert minus(found.knee, found.ankle) == pytest.approx(scaled(found.shin[2], body.SHANK), abs=1e-6)
    nearest = min(body.THIGH + body.SHANK, max(0.1, length(ankle)))
    assert math.dist(found.ankle, ankle) == pytest.approx(abs(length(ankle) - nearest), abs=0.01)


@given(ANGLES, st.integers(0, 165), VECTORS)
@REPEATED
def test_a_knee_that_follows_its_foot_never_bends_backwards(hip: Angles, knee: float, ankle: Vector) -> None:
    found = reach_leg(leg(hip, knee), ankle, None)
    assert dot(found.thigh[0], found.shin[2]) > -0.02
    assert math.dist(found.thigh[1], found.shin[1]) < 0.02


@given(ANGLES, st.integers(10, 160))
@REPEATED
def test_a_leg_that_is_where_it_is_to_be_stays_as_it_is(hip: Angles, knee: float) -> None:
    before = leg(hip, knee, ankle=10)
    after = reach_leg(before, before.ankle, None)
    for name in ("knee", "ankle", "toes"):
        assert math.dist(getattr(before, name), getattr(after, name)) < 1e-3, name


def test_a_foot_is_turned_as_asked_or_stays_as_it_is_in_the_shin() -> None:
    before = leg((60, 0, 0), 60, ankle=15)
    assert reach_leg(before, (20, 0, -30), UPRIGHT).foot == UPRIGHT
    after = reach_leg(before, (20, 0, -30), None)
    assert to_local(after.shin, after.foot[0]) == pytest.approx(to_local(before.shin, before.foot[0]))


@given(ANGLES, st.integers(0, 160), VECTORS, VECTORS, st.none() | VECTORS)
@REPEATED
def test_an_arm_that_reaches_stays_an_arm(
    shoulder: Angles, elbow: float, palm: Vector, toward: Vector, fingers: Vector | None
) -> None:
    found = reach_arm(arm(shoulder, elbow), palm, toward, fingers)
    assert math.dist(found.shoulder, found.elbow) == pytest.approx(body.UPPER_ARM, abs=1e-6)
    assert math.dist(found.elbow, found.wrist) == pytest.approx(body.FOREARM, abs=1e-6)
    assert math.dist(found.wrist, found.hand) == pytest.approx(body.PALM, abs=1e-6)
    assert minus(found.shoulder, found.elbow) == pytest.approx(scaled(found.upper[2], body.UPPER_ARM), abs=1e-6)
    assert minus(found.elbow, found.wrist) == pytest.approx(scaled(found.fore[2], body.FOREARM), abs=1e-6)
    assert orthonormal(found.upper)
    assert orthonormal(found.fore)


@given(ANGLES, st.integers(0, 160), VECTORS)
@REPEATED
def test_an_arm_and_its_hand_in_line_reach_as_far_as_they_can(shoulder: Angles, elbow: float, palm: Vector) -> None:
    found = reach_arm(arm(shoulder, elbow), palm, (-1, 1, 0), None)
    way = length(palm)
    nearest = max(0.6, min(body.UPPER_ARM + body.FOREARM + body.PALM, way))
    assert math.dist(found.hand, palm) == pytest.approx(abs(way - nearest), abs=0.01)
    assert found.palm == found.fore


@given(VECTORS, st.floats(4.1, body.UPPER_ARM + body.FOREARM - 0.1), VECTORS)
@REPEATED
def test_a_hand_lies_where_it_is_put_and_its_fingers_point_where_they_are_to(
    direction: Vector, reach: float, fingers: Vector
) -> None:
    assume(length(fingers) > 0.1)
    palm = add(scaled(unit(direction), reach), unit(fingers), body.PALM)
    found = reach_arm(arm((0, 0, 0), 20), palm, (-1, 1, 0), fingers)
    assert math.dist(found.hand, palm) < 1e-6
    assert math.dist(scaled(found.palm[2], -1), unit(fingers)) < 1e-6


@pytest.mark.parametrize("fingers", [(1, 0, 0), (1, -1, 0.3), (0, 0, -1), (0, 0, 1), (0.01, 0, -1)])
def test_a_hand_keeps_its_form_wherever_the_fingers_point(fingers: Vector) -> None:
    assert orthonormal(reach_arm(arm((40, 20, 10), 50), (20, 5, -10), (-1, 1, 0), fingers).palm)


def test_an_elbow_points_where_it_is_to_and_bends_as_an_elbow_does() -> None:
    before = arm((0, 0, 0), 20)
    for toward in ((-1, 0, 0), (0, 1, 0), (0, 0, -1)):
        found = reach_arm(before, (20, 0, 5), toward, None)
        middle = lerp(found.shoulder, found.hand, 0.5)
        assert dot(minus(found.elbow, middle), toward) > 0
    bent = reach_arm(before, (20, 0, -20), (-1, 0, 0), None)
    assert dot(bent.upper[0], bent.fore[2]) < 0, "the forearm is ahead of the upper arm"
