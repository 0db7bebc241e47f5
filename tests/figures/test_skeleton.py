"""Forward kinematics against positions worked out by hand, from these lengths, the pelvis at the origin.

Hip to the side 5.6, thigh 24.5, shank 24.6, toes 10.5 ahead of the ankle and 2.7 below it; waist 10 above the hips,
shoulder line 18.8 above the waist, shoulder 9 to the side, upper arm 18.6, forearm 14.6, palm 4.6; the middle of the
skull 0.4 ahead of the foot of the neck and 11.6 above it. sin 20 = .34202, cos 20 = .93969; sin 30 = .5,
cos 30 = .86603; sin 40 = .64279, cos 40 = .76604; sin 45 = cos 45 = .70711.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import NamedTuple

import pytest
from figure_strategies import REPEATED, figures
from hypothesis import given

from hipcoach.catalogue.figure import Angles, Figure
from hipcoach.figures import body
from hipcoach.figures.joint_rotations import (
    LIMB_SIDES,
    POSITION_AXES,
    SIGN,
    JointRotations,
    limb_rotation,
    trunk_rotation,
)
from hipcoach.figures.pose import solved_frames
from hipcoach.figures.skeleton import Arm, Leg, Skeleton, arm_of, leg_of, stand
from hipcoach.figures.vectors import UPRIGHT, Vector, about_y, add, compose, cross, dot, lerp

NEUTRAL: Angles = (0, 0, 0)


class Pose(NamedTuple):
    """Angles of a body; both sides are alike."""

    position: str = "standing"
    pelvis: Angles = NEUTRAL
    trunk: Angles = NEUTRAL
    neck: Angles = NEUTRAL
    hip: Angles = NEUTRAL
    knee: float = 0
    ankle: float = 0
    shoulder: Angles = NEUTRAL
    elbow: float = 0


def rotations(pose: Pose) -> JointRotations:
    return JointRotations(
        pelvis=compose(POSITION_AXES[pose.position], trunk_rotation(pose.pelvis)),
        trunk=pose.trunk,
        neck=pose.neck,
        hip={side: limb_rotation(pose.hip, SIGN[side]) for side in LIMB_SIDES},
        knee=dict.fromkeys(LIMB_SIDES, pose.knee),
        foot=dict.fromkeys(LIMB_SIDES, about_y(-pose.ankle)),
        shoulder={side: limb_rotation(pose.shoulder, SIGN[side]) for side in LIMB_SIDES},
        elbow=dict.fromkeys(LIMB_SIDES, pose.elbow),
        hand=dict.fromkeys(LIMB_SIDES, UPRIGHT),
    )


BY_HAND: list[tuple[str, Pose, dict[str, Vector]]] = [
    (
        "upright: everything straight below and above the hips",
        Pose(),
        {
            "working-hip": (0, 5.6, 0),
            "working-thigh": (0, 5.6, -12.25),
            "working-knee": (0, 5.6, -24.5),
            "working-shin": (0, 5.6, -36.8),
            "working-ankle": (0, 5.6, -49.1),
            "working-toes": (10.5, 5.6, -51.8),
            "other-toes": (10.5, -5.6, -51.8),
            "pelvis": (0, 0, 0),
            "waist": (0, 0, 10),
            "chest": (0, 0, 21.28),  # 10 + .6 × 18.8
            "neck": (0, 0, 28.8),
            "head": (0.4, 0, 40.4),
            "working-shoulder": (0, 9, 28.8),
            "working-elbow": (0, 9, 10.2),
            "working-wrist": (0, 9, -4.4),
            "working-hand": (0, 9, -9),
            "other-hand": (0, -9, -9),
        },
    ),
    (
        "flexion 90, knee 90: the thigh ahead, the shin hangs",
        Pose(hip=(90, 0, 0), knee=90),
        {
            "working-knee": (24.5, 5.6, 0),
            "working-ankle": (24.5, 5.6, -24.6),
            "working-toes": (35, 5.6, -27.3),
            "other-ankle": (24.5, -5.6, -24.6),
        },
    ),
    (
        "extension 20, knee 90: the thigh behind, the shin on behind it and up",
        # thigh (-sin 20, 0, -cos 20); the shin's direction is it turned on by 90: (-cos 20, 0, sin 20)
        Pose(hip=(-20, 0, 0), knee=90),
        {"working-knee": (-8.3795, 5.6, -23.0225), "working-ankle": (-31.4959, 5.6, -14.6088)},
    ),
    (
        "abduction 30: the straight leg outward, its foot tilted with it",
        # knee 5.6 + 24.5 sin 30, ankle 5.6 + 49.1 sin 30, toes 2.7 farther down the leg and 10.5 ahead
        Pose(hip=(0, 30, 0)),
        {
            "working-knee": (0, 17.85, -21.2176),
            "working-ankle": (0, 30.15, -42.5218),
            "working-toes": (10.5, 31.5, -44.8601),
            "other-knee": (0, -17.85, -21.2176),
            "other-toes": (10.5, -31.5, -44.8601),
        },
    ),
    (
        "external rotation 40, knee 90: the shin behind swings inward",
        # the shin's direction is (-cos 40, -sin 40, 0)
        Pose(hip=(0, 0, 40), knee=90),
        {
            "working-knee": (0, 5.6, -24.5),
            "working-ankle": (-18.8447, -10.2126, -24.5),
            "other-ankle": (-18.8447, 10.2126, -24.5),
        },
    ),
    (
        "flexion 90, internal rotation 45, knee 90: seated, the foot swings outward",
        # the shin's direction is (0, sin 45, -cos 45)
        Pose(hip=(90, 0, -45), knee=90),
        {"working-knee": (24.5, 5.6, 0), "working-ankle": (24.5, 22.9948, -17.3948)},
    ),
    (
        "flexion 90, abduction 40: a thigh ahead, opened by 40",
        # along (cos 40, sin 40, 0): 24.5 to the knee, 49.1 to the ankle
        Pose(hip=(90, 40, 0)),
        {
            "working-knee": (18.7681, 21.3483, 0),
            "working-ankle": (37.6128, 37.1609, 0),
            "other-knee": (18.7681, -21.3483, 0),
        },
    ),
    (
        "ankle 20: the toes up",
        # ahead (cos 20, sin 20), sole (sin 20, -cos 20): 10.5 × .93969 + 2.7 × .34202, 10.5 × .34202 - 2.7 × .93969
        Pose(ankle=20),
        {"working-toes": (10.7902, 5.6, -48.0460)},
    ),
    (
        "pelvis tilted 30 ahead: the trunk ahead, the legs behind",
        Pose(pelvis=(30, 0, 0)),
        {
            "waist": (5, 0, 8.6603),
            "neck": (14.4, 0, 24.9415),
            "working-hip": (0, 5.6, 0),
            "working-knee": (-12.25, 5.6, -21.2176),
        },
    ),
    (
        "pelvis leaning 20 to the working side: that hip lower, the trunk over it",
        # hip 5.6 × (cos 20, -sin 20); the leg goes along: 24.5 × (-sin 20, -cos 20) from there
        Pose(pelvis=(0, 20, 0)),
        {
            "working-hip": (0, 5.2623, -1.9153),
            "other-hip": (0, -5.2623, 1.9153),
            "neck": (0, 9.8502, 27.0632),
            "working-knee": (0, -3.1172, -24.9379),
        },
    ),
    (
        "pelvis turned 90 to the working side: ahead is there, that hip is behind",
        Pose(pelvis=(0, 0, 90), hip=(90, 0, 0), knee=90),
        {"working-hip": (-5.6, 0, 0), "working-knee": (-5.6, 24.5, 0), "working-toes": (-5.6, 35, -27.3)},
    ),
    (
        "trunk flexed 40: bent at the waist, the legs as they were",
        # 18.8 × (sin 40, cos 40) from the waist; the head goes along: 11.6 on, and .4 × (cos 40, -sin 40)
        Pose(trunk=(40, 0, 0)),
        {
            "waist": (0, 0, 10),
            "neck": (12.0844, 0, 24.4016),
            "head": (19.8472, 0, 33.0306),
            "working-knee": (0, 5.6, -24.5),
        },
    ),
    (
        "trunk bent 20 and neck turned 90, both to the working side",
        # neck 18.8 × (sin 20, cos 20) above the waist; shoulder 9 × (cos 20, -sin 20) from it;
        # the skull 11.6 on, and .4 towards what was outward: (cos 20, -sin 20)
        Pose(trunk=(0, 20, 0), neck=(0, 0, 90)),
        {
            "neck": (0, 6.4300, 27.6662),
            "working-shoulder": (0, 14.8872, 24.5880),
            "other-shoulder": (0, -2.0272, 30.7444),
            "head": (0, 10.7733, 38.4298),
        },
    ),
    (
        "shoulder flexion 90, elbow 90: the arm ahead, the forearm up",
        Pose(shoulder=(90, 0, 0), elbow=90),
        {"working-elbow": (18.6, 9, 28.8), "working-wrist": (18.6, 9, 43.4), "working-hand": (18.6, 9, 48)},
    ),
    (
        "shoulder abduction 90: the arm out to the side",
        Pose(shoulder=(0, 90, 0)),
        {"working-elbow": (0, 27.6, 28.8), "working-wrist": (0, 42.2, 28.8), "other-hand": (0, -46.8, 28.8)},
    ),
    (
        "outward rotation 30, elbow 90: the forearm ahead swings outward",
        # the forearm's direction is (cos 30, sin 30, 0)
        Pose(shoulder=(0, 0, 30), elbow=90),
        {"working-wrist": (12.6440, 16.3, 10.2), "other-wrist": (12.6440, -16.3, 10.2)},
    ),
    (
        "supine: the head behind, the toes up",
        Pose(position="supine"),
        {
            "neck": (-28.8, 0, 0),
            "working-hip": (0, 5.6, 0),
            "working-knee": (24.5, 5.6, 0),
            "working-toes": (51.8, 5.6, 10.5),
        },
    ),
    (
        "prone: the head ahead, the toes down",
        Pose(position="prone"),
        {"neck": (28.8, 0, 0), "working-knee": (-24.5, 5.6, 0), "working-toes": (-51.8, 5.6, -10.5)},
    ),
    (
        "all fours: the thighs hang from a level trunk, the shins lie behind",
        # the front of a shin is its lower side, so the toes of an ankle at 0 point down: 10.5 there, 2.7 on
        Pose(position="quadruped", hip=(90, 0, 0), knee=90, shoulder=(90, 0, 0)),
        {
            "neck": (28.8, 0, 0),
            "working-knee": (0, 5.6, -24.5),
            "working-ankle": (-24.6, 5.6, -24.5),
            "working-toes": (-27.3, 5.6, -35),
            "working-hand": (28.8, 9, -37.8),
        },
    ),
    (
        "on the other side: the working hip above, the head behind, the front towards -y",
        Pose(position="side-lying", hip=(90, 0, 0)),
        {
            "neck": (-28.8, 0, 0),
            "working-hip": (0, 0, 5.6),
            "other-hip": (0, 0, -5.6),
            "working-knee": (0, -24.5, 5.6),
            "working-shoulder": (-28.8, 0, 9),
        },
    ),
    (
        "on the working side, abducted by 30: the other leg up, the head ahead",
        # along (-cos 30, ± sin 30): the other leg rises from -y outward, which is up
        Pose(position="side-lying-below", hip=(0, 30, 0)),
        {
            "neck": (28.8, 0, 0),
            "working-hip": (0, 0, -5.6),
            "other-knee": (-21.2176, 0, 17.85),
            "other-ankle": (-42.5218, 0, 30.15),
            "other-toes": (-44.8601, -10.5, 31.5),
        },
    ),
]


@pytest.mark.parametrize(("pose", "places"), [each[1:] for each in BY_HAND], ids=[each[0] for each in BY_HAND])
def test_forward_kinematics_agree_with_hand_calculation(pose: Pose, places: dict[str, Vector]) -> None:
    skeleton = stand(rotations(pose))
    for name, place in places.items():
        assert skeleton.point(name) == pytest.approx(place, abs=1e-3), name


@pytest.mark.parametrize("position", ["standing", "kneeling", "seated", "floor-sitting"])
def test_upright_positions_are_upright(position: str) -> None:
    assert stand(rotations(Pose(position=position))) == stand(rotations(Pose()))


@pytest.mark.parametrize("position", POSITION_AXES)
def test_a_position_is_a_turn(position: str) -> None:
    x, y, z = POSITION_AXES[position]
    assert cross(x, y) == pytest.approx(z, abs=1e-12)
    assert [dot(x, y), dot(x, x), dot(y, y)] == pytest.approx([0, 1, 1], abs=1e-12)


def test_lengths_are_those_of_drillis_and_contini() -> None:
    assert (body.THIGH, body.SHANK, body.ANKLE_HEIGHT) == (24.5, 24.6, 3.9)
    assert (body.UPPER_ARM, body.FOREARM, body.WAIST + body.CHEST) == (18.6, 14.6, 28.8)


def test_a_point_without_a_side_is_of_the_side_it_is_said_of() -> None:
    skeleton = stand(rotations(Pose()))
    assert skeleton.point("knee") == skeleton.point("working-knee")
    assert skeleton.point("knee", "other") == skeleton.point("other-knee")
    assert skeleton.point("working-knee", "other") == skeleton.point("working-knee")
    assert skeleton.point("pelvis", "other") == (0, 0, 0)


NAMES = (
    "pelvis", "waist", "neck", "head", "chest",
    *(f"{side}-{joint}" for side in LIMB_SIDES for joint in (
        "hip", "thigh", "knee", "shin", "ankle", "toes", "shoulder", "elbow", "wrist", "hand",
    )),
)  # fmt: skip


def test_moving_moves_every_point_alike() -> None:
    skeleton = stand(rotations(Pose(hip=(50, 20, 10), knee=30, trunk=(10, 5, 5), elbow=40)))
    moved = skeleton.moved((1, -2, 3))
    for name in NAMES:
        assert moved.point(name) == pytest.approx(add(skeleton.point(name), (1, -2, 3))), name


def test_a_limb_is_replaced_on_its_own_side() -> None:
    skeleton = stand(rotations(Pose()))
    leg = leg_of((1, 2, 3), UPRIGHT, 20, UPRIGHT)
    arm = arm_of((1, 2, 3), UPRIGHT, 20)
    assert skeleton.with_leg("other", leg).legs == {"working": skeleton.legs["working"], "other": leg}
    assert skeleton.with_arm("other", arm).arms == {"working": skeleton.arms["working"], "other": arm}


def test_turns_go_from_one_body_to_another() -> None:
    start, end = rotations(Pose()), rotations(Pose(trunk=(40, 0, 8), hip=(90, 0, 0), knee=60, ankle=10, elbow=20))
    middle = start.toward(end, 0.5)
    assert middle.trunk == pytest.approx((20, 0, 4))
    assert middle.knee == {"working": 30, "other": 30}
    assert middle.elbow == {"working": 10, "other": 10}
    skeleton = stand(middle)
    assert skeleton.legs["working"].thigh[0] == pytest.approx(limb_rotation((45, 0, 0), 1.0)[0])
    assert skeleton.legs["working"].foot[0] == pytest.approx(about_y(30 - 45 - 5)[0])


SEGMENTS = {
    "thigh": body.THIGH,
    "shank": body.SHANK,
    "foot": math.hypot(10.5, 2.7),
    "upper arm": body.UPPER_ARM,
    "forearm": body.FOREARM,
    "palm": body.PALM,
    "waist": body.WAIST,
    "chest": body.CHEST,
}


def of_leg(leg: Leg) -> dict[str, float]:
    return {
        "thigh": math.dist(leg.hip, leg.knee),
        "shank": math.dist(leg.knee, leg.ankle),
        "foot": math.dist(leg.ankle, leg.toes),
    }


def of_arm(arm: Arm) -> dict[str, float]:
    return {
        "upper arm": math.dist(arm.shoulder, arm.elbow),
        "forearm": math.dist(arm.elbow, arm.wrist),
        "palm": math.dist(arm.wrist, arm.hand),
    }


def mirrored(skeleton: Skeleton) -> dict[str, Vector]:
    """Every point of the body, right and left exchanged."""
    swapped = {"working": "other", "other": "working"}
    found = {}
    for name in NAMES:
        side, dash, joint = name.rpartition("-")
        x, y, z = skeleton.point(f"{swapped[side]}{dash}{joint}" if side else name)
        found[name] = (x, -y, z)
    return found


@given(figures(most_frames=1))
@REPEATED
def test_any_angles_keep_the_lengths_of_a_body(figure: Figure) -> None:
    (solved,) = solved_frames(figure)
    state = solved.state
    skeleton = stand(
        replace(
            rotations(Pose(figure.position, state.pelvis, state.trunk, state.neck)),
            hip={side: limb_rotation(limb.hip, SIGN[side]) for side, limb in state.limbs.items()},
            shoulder={side: limb_rotation(limb.shoulder, SIGN[side]) for side, limb in state.limbs.items()},
        )
    )
    for side in LIMB_SIDES:
        for name, long in (of_leg(skeleton.legs[side]) | of_arm(skeleton.arms[side])).items():
            assert long == pytest.approx(SEGMENTS[name], rel=1e-9), name
    assert math.dist(skeleton.pelvis, skeleton.waist) == pytest.approx(body.WAIST)
    assert math.dist(skeleton.waist, skeleton.neck) == pytest.approx(body.CHEST)
    assert lerp(skeleton.legs["working"].hip, skeleton.legs["other"].hip, 0.5) == pytest.approx(skeleton.pelvis)
    right, left = (skeleton.arms[side].shoulder for side in LIMB_SIDES)
    assert lerp(right, left, 0.5) == pytest.approx(skeleton.neck, abs=1e-9)


@given(figures(most_frames=1))
@REPEATED
def test_the_same_angles_on_both_sides_are_mirrored(figure: Figure) -> None:
    limb = solved_frames(figure)[0].state.limbs["working"]
    angles = Pose(hip=limb.hip, knee=limb.knee, ankle=limb.ankle, shoulder=limb.shoulder, elbow=limb.elbow)
    skeleton = stand(rotations(angles))
    for name, place in mirrored(skeleton).items():
        assert skeleton.point(name) == pytest.approx(place, abs=1e-9), name
