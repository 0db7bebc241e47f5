"""An orthographic camera: the room → a flat picture with depth."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from hipcoach.figures.vectors import Vector, dot


@dataclass(frozen=True)
class Camera:
    """Sees from `azimuth` (0: the figure's front, 90: its working side) and `elevation`, in degrees."""

    azimuth: float
    elevation: float
    mirrored: bool = False
    """The picture of the mirrored figure: right and left exchanged."""

    @cached_property
    def toward(self) -> Vector:
        """The direction from the room to the camera."""
        a, e = math.radians(self.azimuth), math.radians(self.elevation)
        return (math.cos(e) * math.cos(a), math.cos(e) * math.sin(a), math.sin(e))

    @cached_property
    def right(self) -> Vector:
        """The direction of the picture's right, in the room."""
        a, sign = math.radians(self.azimuth), -1.0 if self.mirrored else 1.0
        return (-sign * math.sin(a), sign * math.cos(a), 0.0)

    @cached_property
    def down(self) -> Vector:
        """The direction of the picture's lower edge, in the room."""
        a, e = math.radians(self.azimuth), math.radians(self.elevation)
        return (math.sin(e) * math.cos(a), math.sin(e) * math.sin(a), -math.cos(e))

    def flat(self, point: Vector) -> tuple[float, float]:
        """A point's place in the picture: right and down, in units."""
        (x, y, z), (a, b, c), (d, e, f) = point, self.right, self.down
        return (x * a + y * b + z * c, x * d + y * e + z * f)

    def depth(self, point: Vector) -> float:
        """Nearness of a point: larger is nearer."""
        return dot(point, self.toward)
