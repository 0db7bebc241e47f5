"""The head, and the features by which one sees where the face is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from hipcoach.figures import body
from hipcoach.figures.camera import Camera
from hipcoach.figures.hull import Circle
from hipcoach.figures.shapes import Part, Shape, Sphere, circles_of
from hipcoach.figures.vectors import Axes, Vector, add, cross, dot, lerp, minus, scaled, to_world, unit

_FROM_BEHIND = -0.35
"""Seen from behind, a head shows the neck under the hair, not the chin."""
_EYE_SEEN = 0.2
_NOSE_AHEAD = 0.55
"""A nose that points at the camera more than this has no profile, so it is shaded instead."""


@dataclass(frozen=True, slots=True)
class Head(Part):
    """Skull and chin, with hair, ears, eyes and a nose."""

    axes: Axes

    def shapes(self, camera: Camera) -> tuple[Shape, ...]:
        """The features on the far side, the skull with its hair, then the features on the near side."""
        near: list[Shape] = []
        far = [self._nose(camera, line=True)]
        for sign in (1.0, -1.0):
            (near if sign * dot(self.axes[1], camera.toward) > 0 else far).append(self._ear(camera, sign))
        if dot(self.axes[0], camera.toward) >= 0:
            near.append(self._nose(camera, line=False))
        near += self._eyes(camera)
        near += self._mouth(camera)
        return (*far, *self._skull(camera), *near)

    def _skull(self, camera: Camera) -> list[Shape]:
        (middle, radius), (chin, below) = self.spheres
        behind = dot(self.axes[0], camera.toward) < _FROM_BEHIND
        whole = Shape(circles_of(self.spheres[: 1 if behind else 2], camera), "skin")
        crown = to_world(self.axes, unit(body.HAIR))
        if dot(crown, camera.toward) >= 0:
            return [whole, Shape(_cap(middle, radius, crown, -body.FACE, camera), "hair")]
        face = _cap(middle, radius - 0.3, scaled(crown, -1), body.FACE, camera)
        jaw = circles_of(((chin, below - 0.4), (lerp(middle, chin, 0.5), radius * 0.6)), camera)
        mop = Shape(circles_of(((add(middle, crown, body.MOP), radius),), camera), "hair")
        return [whole, mop, Shape(face, "skin", line=False), Shape(jaw, "skin", line=False)]

    def _nose(self, camera: Camera, *, line: bool) -> Shape:
        """Drawn twice: with a line behind the head, so that only the profile gets one; then without, on the face."""
        facing = dot(self.axes[0], camera.toward) > _NOSE_AHEAD
        spheres = tuple(self._on_head(ball) for ball in body.NOSE)
        return Shape(circles_of(spheres, camera), "nose" if facing else "skin", line)

    def _ear(self, camera: Camera, sign: float) -> Shape:
        (x, y, z), radius = body.EAR
        return Shape(circles_of((self._on_head(((x, sign * y, z), radius)),), camera), "nose")

    def _eyes(self, camera: Camera) -> list[Shape]:
        eyes = []
        for eye in body.EYES:
            place, radius = self._on_head(eye)
            if dot(unit(minus(place, self.spheres[0][0])), camera.toward) > _EYE_SEEN:
                eyes.append(Shape(circles_of(((place, radius),), camera), "ink", line=False))
        return eyes

    def _mouth(self, camera: Camera) -> list[Shape]:
        corners = tuple(self._on_head(ball) for ball in body.MOUTH)
        seen = dot(unit(minus(corners[0][0], self.spheres[1][0])), camera.toward) > _EYE_SEEN
        return [Shape(circles_of(corners, camera), "ink", line=False)] if seen else []

    def _on_head(self, ball: body.Ball) -> Sphere:
        return (add(self.spheres[0][0], to_world(self.axes, ball[0])), ball[1])


def _cap(middle: Vector, radius: float, axis: Vector, cosine: float, camera: Camera) -> tuple[Circle, ...]:
    """The visible part of a ball's cap about `axis`, as corners on its edge and on the ball's outline.

    `axis` must point to the camera's side, or the part would not be convex. `cosine` is of the cap's half angle.
    """
    sine = math.sqrt(1 - cosine**2)
    side = unit(cross(axis, camera.toward), camera.right)
    other = cross(axis, side)
    x0, y0 = camera.flat(middle)
    corners = []
    for step in range(24):
        across, up = math.cos(step * math.pi / 12), math.sin(step * math.pi / 12)
        edge = add(scaled(axis, cosine), add(scaled(side, across), other, up), sine)
        if dot(edge, camera.toward) >= 0:
            corners.append(edge)
        rim = add(scaled(camera.right, across), camera.down, up)
        if dot(rim, axis) >= cosine:
            corners.append(rim)
    return tuple((x0 + radius * x, y0 + radius * y, 0.0) for x, y in map(camera.flat, corners))
