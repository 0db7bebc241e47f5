"""Inverse kinematics in closed form: an ankle or a palm is put somewhere, and the knee or elbow follows."""

from __future__ import annotations

import math

from hipcoach.figures import body
from hipcoach.figures.skeleton import Arm, Leg
from hipcoach.figures.vectors import (
    UP,
    Axes,
    Vector,
    add,
    compose,
    cross,
    dot,
    length,
    minus,
    perpendicular,
    relative,
    scaled,
    unit,
)

_SLACK = 1e-3
"""A limb is never quite straight nor quite folded, so that the side to which it bends is always defined."""
_STRAIGHT = 0.6
"""A knee nearer than this to the line from hip to ankle, in units, bends to no clear side."""


def two_bones(root: Vector, end: Vector, first: float, second: float, toward: Vector) -> tuple[Vector, Vector]:
    """The places of the middle and the end of two bones whose end is to be at `end`.

    Args:
        root: the place where the first bone begins.
        end: the place for the end of the second; out of reach, the bones are stretched towards it.
        first: length of the first bone.
        second: length of the second.
        toward: the direction to which the middle bends.
    """
    way = minus(end, root)
    along = unit(way)
    reach = max(abs(first - second) + _SLACK, min(first + second - _SLACK, length(way)))
    before = (first**2 - second**2 + reach**2) / (2 * reach)
    side = perpendicular(toward, along, UP)
    middle = add(add(root, along, before), side, math.sqrt(max(0.0, first**2 - before**2)))
    return middle, add(root, along, reach)


def hinged(upper: Vector, lower: Vector, bend: float, otherwise: Axes) -> tuple[Axes, Axes]:
    """Axes of two segments that point along `upper` and `lower` and share a hinge.

    `bend` is +1 for a hinge that bends like a knee, -1 for an elbow. `otherwise` gives the hinge of a straight limb.
    """
    y = perpendicular(scaled(cross(upper, lower), bend), upper, otherwise[1])
    first, second = scaled(upper, -1), scaled(lower, -1)
    y2 = perpendicular(y, second, otherwise[1])
    return (cross(y, first), y, first), (cross(y2, second), y2, second)


def reach_leg(leg: Leg, ankle: Vector, foot: Axes | None) -> Leg:
    """The leg with its ankle put somewhere, its knee bent to the side to which it bends now.

    Args:
        leg: the leg as its angles have it.
        ankle: the new place of the ankle.
        foot: the foot's new axes; None keeps it as it is in the shin.
    """
    toward = add(minus(leg.knee, leg.hip), minus(leg.ankle, leg.hip), -_knee_share(leg))
    front = toward if length(toward) > _STRAIGHT else leg.thigh[0]
    knee, end = two_bones(leg.hip, ankle, body.THIGH, body.SHANK, front)
    thigh, shin = hinged(unit(minus(knee, leg.hip)), unit(minus(end, knee)), 1.0, leg.thigh)
    return Leg(leg.hip, knee, end, thigh, shin, foot or compose(shin, relative(leg.shin, leg.foot)))


def _knee_share(leg: Leg) -> float:
    """The share of the line from hip to ankle at which the knee stands beside it."""
    line = minus(leg.ankle, leg.hip)
    return dot(minus(leg.knee, leg.hip), line) / max(_SLACK, dot(line, line))


def reach_arm(arm: Arm, palm: Vector, toward: Vector, fingers: Vector | None) -> Arm:
    """The arm with its palm put somewhere.

    Args:
        arm: the arm as its angles have it.
        palm: the new place of the middle of the palm.
        toward: the direction in which the elbow points.
        fingers: the direction in which the fingers point; None continues the forearm.
    """
    if fingers is None:
        elbow, hand = two_bones(arm.shoulder, palm, body.UPPER_ARM, body.FOREARM + body.PALM, toward)
        wrist = add(elbow, unit(minus(hand, elbow)), body.FOREARM)
    else:
        fingers = unit(fingers)
        elbow, wrist = two_bones(arm.shoulder, add(palm, fingers, -body.PALM), body.UPPER_ARM, body.FOREARM, toward)
    upper, fore = hinged(unit(minus(elbow, arm.shoulder)), unit(minus(wrist, elbow)), -1.0, arm.upper)
    if fingers is None:
        return Arm(arm.shoulder, elbow, wrist, upper, fore, fore)
    side = perpendicular(cross(UP, fingers), fingers, fore[1])
    return Arm(arm.shoulder, elbow, wrist, upper, fore, (cross(side, scaled(fingers, -1)), side, scaled(fingers, -1)))
