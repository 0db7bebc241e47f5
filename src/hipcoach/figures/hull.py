"""Outlines in the picture: the convex hull of circles, exactly, as arcs and the lines between them.

A body part is the hull of a few spheres, and seen by an orthographic camera its outline is the hull of their circles.
Corners are circles without a radius, so polygons are hulls too: one primitive draws everything.
"""

from __future__ import annotations

import math
from typing import NamedTuple

Flat = tuple[float, float]
Circle = tuple[float, float, float]
"""x, y and radius."""
_TURN = 2 * math.pi
_TINY = 1e-7


class Arc(NamedTuple):
    """A piece of a hull: along `circle`, from one direction to another, both in radians, rising."""

    circle: Circle
    start: float
    end: float

    def at(self, angle: float) -> Flat:
        """The point of the circle in a direction."""
        x, y, radius = self.circle
        return (x + radius * math.cos(angle), y + radius * math.sin(angle))


def hull(circles: tuple[Circle, ...]) -> list[Arc]:
    """The hull's arcs in order; lines lead from each one's end to the next one's start."""
    current = max(circles, key=lambda c: (c[0] + c[2], c[2], c[1]))
    first, angle, arcs = current, 0.0, list[Arc]()
    for _ in range(4 * len(circles)):
        after, to = _next(current, angle, circles)
        if after is None or to >= _TURN:
            break
        arcs.append(Arc(current, angle, to))
        current, angle = after, to
    arcs.append(Arc(current, angle, _TURN))
    if len(arcs) > 1 and arcs[0].circle == first == arcs[-1].circle:
        last = arcs.pop()
        arcs[0] = Arc(first, last.start - _TURN, arcs[0].end)
    return arcs


def _next(current: Circle, angle: float, circles: tuple[Circle, ...]) -> tuple[Circle | None, float]:
    """The circle after `current` on the hull, turning on from `angle`; and the angle where it takes over."""
    following, best = None, (math.inf, 0.0)
    for other in circles:
        across, down = other[0] - current[0], other[1] - current[1]
        apart = math.hypot(across, down)
        if apart < _TINY or current[2] - other[2] >= apart:
            continue  # the same, or inside
        opening = math.acos(max(-1.0, (current[2] - other[2]) / apart))
        turn = (math.atan2(down, across) - opening - angle + _TINY) % _TURN - _TINY
        if (round(turn, 7), -apart) < best:
            following, best = other, (round(turn, 7), -apart)
    return following, angle + best[0]


def polygon(circles: tuple[Circle, ...], fineness: float = 0.35) -> list[Flat]:
    """The hull as corners, its arcs cut at steps of about `fineness` radians."""
    corners = []
    for arc in hull(circles):
        steps = max(1, math.ceil((arc.end - arc.start) / fineness)) if arc.circle[2] > 0 else 1
        corners += [arc.at(arc.start + (arc.end - arc.start) * step / steps) for step in range(steps + 1)]
    return corners
