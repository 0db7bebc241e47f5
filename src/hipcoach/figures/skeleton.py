"""Forward kinematics: from turns of the joints to places in the room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from hipcoach.figures import body
from hipcoach.figures.body import SKULL
from hipcoach.figures.vectors import (
    UPRIGHT,
    Axes,
    Vector,
    about_x,
    about_y,
    about_z,
    add,
    between,
    compose,
    mix,
    out,
)

Angles = tuple[float, float, float]

SIGN = {"working": 1.0, "other": -1.0}
"""The working side is the figure's left: outward is +y there, -y on the other side."""
LIMB_SIDES = ("working", "other")


def limb_turn(angles: Angles, sign: float) -> Axes:
    """A thigh in the pelvis, or an upper arm in the chest: [flexion, abduction, external rotation].

    In that order, about the side-to-side axis, the axis left floating, and the limb's own (the joint coordinate
    system of Grood & Suntay 1983), so that 90 of flexion and 40 of abduction is a thigh ahead, opened by 40.
    """
    flexion, abduction, rotation = angles
    return compose(compose(about_y(-flexion), about_x(sign * abduction)), about_z(sign * rotation))


def trunk_turn(angles: Angles) -> Axes:
    """Chest on pelvis, head on chest, pelvis in its position: [flexion, bend, turn], both to the working side."""
    flexion, bend, turn = angles
    return compose(compose(about_z(turn), about_y(flexion)), about_x(-bend))


def hinge(degrees: float) -> Axes:
    """A shin in a thigh."""
    return about_y(degrees)


@dataclass(frozen=True, slots=True)
class Turns:
    """Every joint's turn. Legs and arms by side; `foot` is in the shin, `hand` in the forearm."""

    pelvis: Axes
    trunk: Angles
    neck: Angles
    hip: dict[str, Axes]
    knee: dict[str, float]
    foot: dict[str, Axes]
    shoulder: dict[str, Axes]
    elbow: dict[str, float]
    hand: dict[str, Axes]

    def toward(self, other: Turns, share: float) -> Turns:
        """The turns at `share` of the way to `other`, each joint by its shortest turn."""

        def angles(a: Angles, b: Angles) -> Angles:
            return mix(a, b, share)

        def axes(a: dict[str, Axes], b: dict[str, Axes]) -> dict[str, Axes]:
            return {side: between(a[side], b[side], share) for side in a}

        def degrees(a: dict[str, float], b: dict[str, float]) -> dict[str, float]:
            return {side: a[side] + (b[side] - a[side]) * share for side in a}

        return Turns(
            between(self.pelvis, other.pelvis, share),
            angles(self.trunk, other.trunk),
            angles(self.neck, other.neck),
            axes(self.hip, other.hip),
            degrees(self.knee, other.knee),
            axes(self.foot, other.foot),
            axes(self.shoulder, other.shoulder),
            degrees(self.elbow, other.elbow),
            axes(self.hand, other.hand),
        )


class Leg(NamedTuple):
    """Places of a leg's joints, and how its three segments are turned."""

    hip: Vector
    knee: Vector
    ankle: Vector
    thigh: Axes
    shin: Axes
    foot: Axes

    @property
    def toes(self) -> Vector:
        """Their tip, in the sole."""
        return add(self.ankle, out(self.foot, (10.5, 0, -2.7)))


class Arm(NamedTuple):
    """Places of an arm's joints, and how its three segments are turned."""

    shoulder: Vector
    elbow: Vector
    wrist: Vector
    upper: Axes
    fore: Axes
    palm: Axes

    @property
    def hand(self) -> Vector:
        """The middle of the palm."""
        return add(self.wrist, out(self.palm, (0, 0, -body.PALM)))


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
    "chest": lambda body, _: mix(body.waist, body.neck, 0.6),
    "neck": lambda body, _: body.neck,
    "head": lambda body, _: add(body.neck, out(body.head_axes, SKULL[0])),
    "hip": lambda body, side: body.legs[side].hip,
    "thigh": lambda body, side: mix(body.legs[side].hip, body.legs[side].knee, 0.5),
    "knees": lambda body, _: mix(body.legs["working"].knee, body.legs["other"].knee, 0.5),
    "knee": lambda body, side: body.legs[side].knee,
    "shin": lambda body, side: mix(body.legs[side].knee, body.legs[side].ankle, 0.5),
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


def stand(turns: Turns) -> Skeleton:
    """The body with its pelvis at the origin."""
    pelvis: Vector = (0.0, 0.0, 0.0)
    waist = add(pelvis, turns.pelvis[2], body.WAIST)
    chest = compose(turns.pelvis, trunk_turn(turns.trunk))
    neck = add(waist, chest[2], body.CHEST)
    head = compose(chest, trunk_turn(turns.neck))
    legs, arms = {}, {}
    for side in LIMB_SIDES:
        hip = add(pelvis, turns.pelvis[1], SIGN[side] * body.HALF_HIPS)
        legs[side] = leg_of(hip, compose(turns.pelvis, turns.hip[side]), turns.knee[side], turns.foot[side])
        shoulder = add(neck, chest[1], SIGN[side] * body.HALF_SHOULDERS)
        upper = compose(chest, turns.shoulder[side])
        arms[side] = arm_of(shoulder, upper, turns.elbow[side], turns.hand[side])
    return Skeleton(pelvis, waist, neck, turns.pelvis, chest, head, legs, arms)


POSITIONS: dict[str, Axes] = {
    "standing": UPRIGHT,
    "kneeling": UPRIGHT,
    "seated": UPRIGHT,
    "floor-sitting": UPRIGHT,
    "quadruped": about_y(90),
    "prone": about_y(90),
    "supine": about_y(-90),
    # on the other side: its front towards -y, the working side up, the head towards -x
    "side-lying": ((0.0, -1.0, 0.0), (0.0, 0.0, 1.0), (-1.0, 0.0, 0.0)),
    # the working side below: the front still towards -y, so the head is towards x
    "side-lying-below": ((0.0, -1.0, 0.0), (0.0, 0.0, -1.0), (1.0, 0.0, 0.0)),
}
