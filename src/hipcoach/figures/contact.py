"""Contact with the floor: a limb swings until it touches."""

from __future__ import annotations

import math
from collections.abc import Callable

from hipcoach.figures import body
from hipcoach.figures.inverse_kinematics import hinged
from hipcoach.figures.skeleton import Leg, Skeleton
from hipcoach.figures.vectors import UP, Axes, Vector, add, cross, level, minus, rotated, rotated_axes, to_world, unit

_STEP = math.radians(3)
_FARTHEST = math.radians(120)
_TOUCHES = 1e-3
"""A part nearer than this to its support, in units, touches it."""


def flat(foot: Axes, shin: Axes) -> Axes:
    """The foot with its sole level, pointing where it points."""
    ahead = level(foot[0], shin[0])
    return (ahead, cross(UP, ahead), UP)


def lowest(at: Vector, axes: Axes, balls: tuple[body.Ball, ...]) -> float:
    """Height of the lowest point of a part."""
    return min(at[2] + to_world(axes, centre)[2] - radius for centre, radius in balls)


def lowest_of_foot(leg: Leg) -> float:
    """Height of the lowest point of the foot."""
    return lowest(leg.ankle, leg.foot, body.FOOT_BALLS)


def lowest_of_knee(leg: Leg) -> float:
    """Height of the lowest point of the knee."""
    return leg.knee[2] - body.THIGH_BALLS[1][1]


def lowest_of_shin(leg: Leg) -> float:
    """Height of the lowest point of the lower shin and the foot."""
    return min(leg.ankle[2] - body.SHIN_BALLS[-1][1], lowest_of_foot(leg))


def rest(leg: Leg, on: str, height: float) -> Leg:
    """The leg, rotated in the hip (and for a shin in the knee too) until it rests at a height.

    Args:
        leg: the leg as its angles have it.
        on: `sole`, `foot`, `knee` or `shin`.
        height: of its support, in units.
    """
    if on in ("knee", "shin"):
        leg = _swung(leg, lowest_of_knee, height)
        return _shin_swung(leg, height) if on == "shin" else leg
    if on == "sole":
        leg = _swung(leg._replace(foot=flat(leg.foot, leg.shin)), _sole, height)
        return leg._replace(foot=flat(leg.foot, leg.shin))
    return _swung(leg, lowest_of_foot, height)


def _sole(leg: Leg) -> float:
    return leg.ankle[2] - body.ANKLE_HEIGHT


def _swung(leg: Leg, low: Callable[[Leg], float], height: float) -> Leg:
    end = leg.knee if low is lowest_of_knee else leg.ankle
    heading = level(minus(end, leg.hip), leg.thigh[0])
    axis = cross(heading, UP)

    def swing(angle: float) -> Leg:
        def place(point: Vector) -> Vector:
            return add(leg.hip, rotated(minus(point, leg.hip), axis, angle))

        axes_of_segments = [rotated_axes(axes, axis, angle) for axes in (leg.thigh, leg.shin, leg.foot)]
        return Leg(leg.hip, place(leg.knee), place(leg.ankle), *axes_of_segments)

    return swing(_nearest_zero(lambda angle: low(swing(angle)) - height))


def _shin_swung(leg: Leg, height: float) -> Leg:
    """The shin laid down; the thigh rotates about its own axis so that the knee stays a hinge."""
    axis = cross(level(minus(leg.ankle, leg.knee), leg.shin[0]), UP)

    def swing(angle: float) -> Leg:
        down = rotated(minus(leg.ankle, leg.knee), axis, angle)
        thigh, shin = hinged(unit(minus(leg.knee, leg.hip)), unit(down), 1.0, leg.thigh)
        return Leg(leg.hip, leg.knee, add(leg.knee, down), thigh, shin, rotated_axes(leg.foot, axis, angle))

    return swing(_nearest_zero(lambda angle: lowest_of_shin(swing(angle)) - height))


def _nearest_zero(gap: Callable[[float], float]) -> float:
    """The angle nearest to 0 at which `gap` closes; if it never does, the angle at which it is smallest."""
    start = gap(0.0)
    if abs(start) < _TOUCHES:
        return 0.0
    best, least = 0.0, abs(start)
    previous = {1: start, -1: start}
    for number in range(1, int(_FARTHEST / _STEP) + 1):
        for way in (1, -1):
            angle = way * number * _STEP
            size = gap(angle)
            if (size < 0) != (previous[way] < 0):
                return _bisected(gap, angle - way * _STEP, angle)
            previous[way] = size
            if abs(size) < least:
                best, least = angle, abs(size)
    return best


def _bisected(gap: Callable[[float], float], low: float, high: float) -> float:
    at_low, at_high = gap(low), gap(high)
    for _ in range(40):
        share = at_low / (at_low - at_high)
        middle = low + (high - low) * min(0.9, max(0.1, share))
        at_middle = gap(middle)
        if abs(at_middle) < _TOUCHES:
            return middle
        if (at_middle < 0) == (at_low < 0):
            low, at_low = middle, at_middle
        else:
            high, at_high = middle, at_middle
    return (low + high) / 2


def lowest_of_pelvis(skeleton: Skeleton) -> float:
    """Height of the lowest point of the pelvis."""
    return lowest(skeleton.pelvis, skeleton.pelvis_axes, body.PELVIS_BALLS)


def lowest_of_chest(skeleton: Skeleton) -> float:
    """Height of the lowest point of the chest."""
    return lowest(skeleton.waist, skeleton.chest_axes, body.CHEST_BALLS)
