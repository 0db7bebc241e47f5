"""What rests touches, and a leg stays a leg."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pytest
from figure_strategies import REPEATED
from hypothesis import assume, given
from hypothesis import strategies as st

from hipcoach.catalogue.figure import Angles
from hipcoach.figures import body
from hipcoach.figures.contact import (
    flat,
    lowest,
    lowest_of_chest,
    lowest_of_foot,
    lowest_of_knee,
    lowest_of_pelvis,
    lowest_of_shin,
    rest,
)
from hipcoach.figures.joint_rotations import LIMB_SIDES, JointRotations, limb_rotation
from hipcoach.figures.skeleton import Leg, leg_of, stand
from hipcoach.figures.vectors import (
    UP,
    UPRIGHT,
    Axes,
    Vector,
    about_y,
    cross,
    dot,
    length,
    minus,
    scaled,
    to_local,
    unit,
)

WHOLE = st.integers(-180, 180)
ANGLES = st.tuples(WHOLE, WHOLE, WHOLE)
PLAIN = st.tuples(st.integers(-20, 110), st.integers(-10, 45), st.integers(-45, 45))
"""What a hip does: flexion, abduction, rotation."""


def leg(hip: Angles, knee: float, at: Vector = (0, 0, 0), ankle: float = 0) -> Leg:
    return leg_of(at, limb_rotation(hip, 1.0), knee, about_y(-ankle))


def orthonormal(axes: Axes) -> bool:
    x, y, z = axes
    return math.dist(cross(x, y), z) < 1e-6 and all(abs(length(each) - 1) < 1e-6 for each in axes)


# --- Resting


@dataclass(frozen=True)
class Case:
    """A leg, hip at a height, that rests on the floor."""

    on: str
    hip: Angles
    knee: float
    height: float
    ankle: float = 0


SIMPLE = [
    Case("sole", (0, 5, 0), 0, 52.9),
    Case("sole", (60, 0, 0), 60, 40),
    Case("sole", (90, 10, 20), 90, 29),
    Case("sole", (45, 0, 0), 90, 6),
    Case("sole", (100, 0, 0), 100, 28.5),
    Case("foot", (-20, 0, 0), 30, 45, -40),
    Case("foot", (10, 30, 0), 0, 40),
    Case("foot", (0, 0, 0), 0, 6, -50),
    Case("knee", (0, 0, 0), 90, 28),
    Case("knee", (-30, 0, 0), 100, 25),
    Case("knee", (90, 60, 0), 90, 11),
    Case("shin", (0, 0, 0), 90, 28.5),
    Case("shin", (90, 70, 90), 90, 11),
    Case("shin", (90, 20, -60), 90, 11),
]
LOWEST = {
    "sole": lowest_of_foot,
    "foot": lowest_of_foot,
    "knee": lowest_of_knee,
    "shin": lowest_of_shin,
}


@pytest.mark.parametrize("case", SIMPLE, ids=lambda case: f"{case.on}-{case.hip}-{case.knee}")
@pytest.mark.parametrize("level", [0, 9.5])
def test_what_rests_touches(case: Case, level: float) -> None:
    before = leg(case.hip, case.knee, (0, 0, case.height + level), case.ankle)
    found = rest(before, case.on, level)
    assert LOWEST[case.on](found) == pytest.approx(level, abs=0.5)
    if case.on == "shin":
        assert lowest_of_knee(found) == pytest.approx(level, abs=0.5)
    if case.on == "sole":
        assert found.foot[2] == UP
        assert found.ankle[2] == pytest.approx(level + body.ANKLE_HEIGHT, abs=0.5)


def touches(before: Leg, on: str) -> bool:
    """Whether the leg is long enough to reach the floor, swung straight down from its hip."""
    if on in ("knee", "shin"):
        return before.hip[2] <= body.THIGH + body.THIGH_BALLS[1][1]
    return before.hip[2] <= math.dist(before.hip, before.ankle) + 2.2


@given(PLAIN, st.integers(0, 110), st.floats(6, 55), st.sampled_from(["sole", "foot", "knee", "shin"]))
@REPEATED
def test_a_leg_that_is_long_enough_touches(hip: Angles, knee: float, height: float, on: str) -> None:
    before = leg(hip, knee, (0, 0, height), 5)
    assume(touches(before, on))
    assert LOWEST[on](rest(before, on, 0)) == pytest.approx(0, abs=0.5)


@given(ANGLES, st.integers(0, 165), st.floats(-20, 90), st.sampled_from(["sole", "foot", "knee", "shin"]))
@REPEATED
def test_a_leg_that_rests_stays_a_leg(hip: Angles, knee: float, height: float, on: str) -> None:
    before = leg(hip, knee, (3, 4, height), 10)
    found = rest(before, on, 0)
    assert found.hip == before.hip
    assert math.dist(found.hip, found.knee) == pytest.approx(body.THIGH, abs=1e-6)
    assert math.dist(found.knee, found.ankle) == pytest.approx(body.SHANK, abs=1e-6)
    assert all(map(orthonormal, (found.thigh, found.shin, found.foot)))
    assert minus(found.hip, found.knee) == pytest.approx(scaled(found.thigh[2], body.THIGH), abs=1e-6)
    assert minus(found.knee, found.ankle) == pytest.approx(scaled(found.shin[2], body.SHANK), abs=1e-6)
    assert dot(found.thigh[0], found.shin[2]) > -0.02, "the knee bends backwards"


@given(PLAIN, st.integers(0, 110), st.floats(6, 80))
@REPEATED
def test_a_leg_swings_in_the_hip_alone(hip: Angles, knee: float, height: float) -> None:
    before = leg(hip, knee, (0, 0, height))
    found = rest(before, "foot", 0)
    assert to_local(found.thigh, found.shin[0]) == pytest.approx(to_local(before.thigh, before.shin[0]), abs=1e-9)
    assert to_local(found.shin, found.foot[0]) == pytest.approx(to_local(before.shin, before.foot[0]), abs=1e-9)


@pytest.mark.parametrize("on", ["sole", "foot", "knee", "shin"])
def test_what_rests_already_stays(on: str) -> None:
    settled = rest(leg((70, 10, 5), 80, (0, 0, 20)), on, 0)
    again = rest(settled, on, 0)
    for name in ("knee", "ankle", "toes"):
        assert math.dist(getattr(settled, name), getattr(again, name)) < 0.01, name


def test_a_leg_too_short_for_the_floor_hangs_towards_it() -> None:
    found = rest(leg((60, 0, 0), 0, (0, 0, 80)), "foot", 0)
    straight = leg((0, 0, 0), 0, (0, 0, 80))
    assert lowest_of_foot(found) < lowest_of_foot(straight) + 2


# --- Heights


def test_the_sole_of_a_level_foot_is_the_height_of_an_ankle_below_it() -> None:
    standing = leg((0, 0, 0), 0, (0, 0, 0))
    assert lowest_of_foot(standing) == pytest.approx(standing.ankle[2] - body.ANKLE_HEIGHT)
    assert lowest_of_shin(standing) == lowest_of_foot(standing)
    assert lowest_of_knee(standing) == pytest.approx(-24.5 - 4.3)


def test_the_lowest_point_of_spheres_is_below_the_lowest_centre() -> None:
    balls: tuple[body.Ball, ...] = (((0, 0, 0), 2), ((3, 0, 0), 1))
    assert lowest((0, 0, 10), UPRIGHT, balls) == 8
    assert lowest((0, 0, 10), about_y(90), balls) == 6


def test_how_low_pelvis_and_chest_are() -> None:
    straight, loose = dict.fromkeys(LIMB_SIDES, 0.0), dict.fromkeys(LIMB_SIDES, UPRIGHT)
    upright = JointRotations(
        pelvis=UPRIGHT,
        trunk=(0, 0, 0),
        neck=(0, 0, 0),
        hip=loose,
        knee=straight,
        foot=loose,
        shoulder=loose,
        elbow=straight,
        hand=loose,
    )
    skeleton = stand(upright).moved((0, 0, 50))
    assert lowest_of_pelvis(skeleton) == pytest.approx(50 - 6)
    assert lowest_of_chest(skeleton) == pytest.approx(60 - 1 - 5.6)


@given(ANGLES, ANGLES)
@REPEATED
def test_a_flat_foot_is_level_and_points_where_it_pointed(hip: Angles, other: Angles) -> None:
    foot, shin = limb_rotation(hip, 1.0), limb_rotation(other, 1.0)
    found = flat(foot, shin)
    assert found[2] == UP
    assert orthonormal(found)
    assume(math.hypot(*foot[0][:2]) > 0.06)
    assert found[0][:2] == pytest.approx(unit((foot[0][0], foot[0][1], 0))[:2])
