"""Parts are hulls of spheres in the room; shapes are hulls of circles in the picture."""

from __future__ import annotations

from dataclasses import dataclass, field

from hipcoach.figures.camera import Camera
from hipcoach.figures.hull import Circle
from hipcoach.figures.vectors import Vector

Sphere = tuple[Vector, float]
"""Centre and radius."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A convex area to fill: the hull of circles, in a paint of the theme."""

    circles: tuple[Circle, ...]
    paint: str
    line: bool = True
    """Whether its outline is drawn."""


@dataclass(frozen=True, slots=True)
class Part:
    """A convex part of the body, or of a soft thing."""

    name: str
    spheres: tuple[Sphere, ...]
    paint: str
    line: bool = field(default=True, kw_only=True)
    """Whether its outline is drawn."""

    def shapes(self, camera: Camera) -> tuple[Shape, ...]:
        """The one shape that the camera sees of it."""
        return (Shape(circles_of(self.spheres, camera), self.paint, self.line),)


def circles_of(spheres: tuple[Sphere, ...], camera: Camera) -> tuple[Circle, ...]:
    """Spheres as the camera sees them."""
    return tuple((*camera.flat(centre), radius) for centre, radius in spheres)
