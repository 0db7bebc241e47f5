"""Forward kinematics: from rotations of the joints to places in the room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from hipcoach.figures import body
from hipcoach.figures.body import SKULL
from hipcoach.figures.joint_rotations import LIMB_SIDES, SIGN, JointRotations, hinge, trunk_rotation
from hipcoach.figures.vectors import UPRIGHT, Axes, Vector, about_y, add, compose, lerp, to_world


class Leg(NamedTuple):
    """Places of a leg's joints, and the axes of its three segments."""

    hip: Vector
    knee: Vector
    ankle: Vector
    thigh: Axes
    shin: Axes
    foot: Axes

    @property
    def toes(self) -> Vector:
        """Their tip, in the sole."""
        return add(self.ankle, to_world(self.foot, (10.5, 0, -2.7)))


class Arm(NamedTuple):
    """Places of an arm's joints, and the axes of its three segments."""

    shoulder: Vector
    elbow: Vector
    wrist: Vector
    upper: Axes
    fore: Axes
    palm: Axes

    @property
    def hand(self) -> Vector:
        """The middle of the palm."""
        return add(self.wrist, to_world(self.palm, (0, 0, -body.PALM)))


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A body in the room."""

    pelvis: Vector
    waist: Vector
    neck: Vector
    pelvis_axes: Axes
    chest_axes: Axes
    head_axes: Axes
    legs: dict[str, Leg]
    arms: dict[str, Arm]

    def moved(self, by: Vector) -> Skeleton:
        """The same body elsewhere."""
        return replace(
            self,
            pelvis=add(self.pelvis, by),
            waist=add(self.waist, by),
            neck=add(self.neck, by),
            legs={
                s: g._replace(hip=add(g.hip, by), knee=add(g.knee, by), ankle=add(g.ankle, by))
                for s, g in self.legs.items()
            },
            arms={
                s: a._replace(shoulder=add(a.shoulder, by), elbow=add(a.elbow, by), wrist=add(a.wrist, by))
                for s, a in self.arms.items()
            },
        )

    def with_leg(self, side: str, leg: Leg) -> Skeleton:
        """With another leg on a side."""
        return replace(self, legs={**self.legs, side: leg})

    def with_arm(self, side: str, arm: Arm) -> Skeleton:
        """With another arm on a side."""
        return replace(self, arms={**self.arms, side: arm})

    def point(self, name: str, own: str = "working") -> Vector:
        """A point of the body by its name; one without a side is that of the side `own`."""
        side, _, joint = name.rpartition("-")
        return _POINTS[joint](self, side or own)


_POINTS: dict[str, Callable[[Skeleton, str], Vector]] = {
    "pelvis": lambda body, _: body.pelvis,
    "waist": lambda body, _: body.waist,
    "chest": lambda body, _: lerp(body.waist, body.neck, 0.6),
    "neck": lambda body, _: body.neck,
    "head": lambda body, _: add(body.neck, to_world(body.head_axes, SKULL[0])),
    "hip": lambda body, side: body.legs[side].hip,
    "thigh": lambda body, side: lerp(body.legs[side].hip, body.legs[side].knee, 0.5),
    "knees": lambda body, _: lerp(body.legs["working"].knee, body.legs["other"].knee, 0.5),
    "knee": lambda body, side: body.legs[side].knee,
    "shin": lambda body, side: lerp(body.legs[side].knee, body.legs[side].ankle, 0.5),
    "ankle": lambda body, side: body.legs[side].ankle,
    "toes": lambda body, side: body.legs[side].toes,
    "shoulder": lambda body, side: body.arms[side].shoulder,
    "elbow": lambda body, side: body.arms[side].elbow,
    "wrist": lambda body, side: body.arms[side].wrist,
    "hand": lambda body, side: body.arms[side].hand,
}


def leg_of(hip: Vector, thigh: Axes, knee: float, foot: Axes) -> Leg:
    """A leg hanging from its hip: `thigh` in world axes, `knee` in degrees of flexion, `foot` in the shin."""
    shin = compose(thigh, hinge(knee))
    knee_at = add(hip, thigh[2], -body.THIGH)
    return Leg(hip, knee_at, add(knee_at, shin[2], -body.SHANK), thigh, shin, compose(shin, foot))


def arm_of(shoulder: Vector, upper: Axes, elbow: float, hand: Axes = UPRIGHT) -> Arm:
    """An arm hanging from its shoulder: `upper` in world axes, `elbow` in degrees of flexion, `hand` in the forearm."""
    fore = compose(upper, about_y(-elbow))
    elbow_at = add(shoulder, upper[2], -body.UPPER_ARM)
    return Arm(shoulder, elbow_at, add(elbow_at, fore[2], -body.FOREARM), upper, fore, compose(fore, hand))


def stand(rotations: JointRotations) -> Skeleton:
    """The body with its pelvis at the origin."""
    pelvis: Vector = (0.0, 0.0, 0.0)
    waist = add(pelvis, rotations.pelvis[2], body.WAIST)
    chest = compose(rotations.pelvis, trunk_rotation(rotations.trunk))
    neck = add(waist, chest[2], body.CHEST)
    head = compose(chest, trunk_rotation(rotations.neck))
    legs, arms = {}, {}
    for side in LIMB_SIDES:
        hip = add(pelvis, rotations.pelvis[1], SIGN[side] * body.HALF_HIPS)
        legs[side] = leg_of(
            hip, compose(rotations.pelvis, rotations.hip[side]), rotations.knee[side], rotations.foot[side]
        )
        shoulder = add(neck, chest[1], SIGN[side] * body.HALF_SHOULDERS)
        upper = compose(chest, rotations.shoulder[side])
        arms[side] = arm_of(shoulder, upper, rotations.elbow[side], rotations.hand[side])
    return Skeleton(pelvis, waist, neck, rotations.pelvis, chest, head, legs, arms)
