"""The mat on the floor, under everything that rests on it."""

from __future__ import annotations

from hipcoach.catalogue.figure import Figure
from hipcoach.figures.parts import body_parts
from hipcoach.figures.props import Solid, pieces_of
from hipcoach.figures.shapes import Sphere
from hipcoach.figures.skeleton import Skeleton
from hipcoach.figures.vectors import Vector, add, minus, to_local, to_world

_EDGE = 7.0
"""It reaches this far beyond whatever rests on it, in units."""
_LOW = 9.0
"""A part lower than this, in units, wants the mat under it."""
_LYING = ("supine", "prone", "side-lying", "side-lying-below")
"""In these positions arms may reach beyond it: a mat for spread arms would make the body small."""


def mat_corners(figure: Figure, skeletons: list[Skeleton]) -> list[Vector]:
    """The corners of one mat for all of a motion; none if nothing is low."""
    spheres = [sphere for skeleton in skeletons for sphere in _resting(figure, skeleton)]
    low = [(centre, radius) for centre, radius in spheres if centre[2] - radius < _LOW]
    if not low:
        return []
    spans = [(min(c[axis] - r for c, r in low) - _EDGE, max(c[axis] + r for c, r in low) + _EDGE) for axis in (0, 1)]
    for wall in _walls(figure, skeletons[0]):
        near = _foot_nearest(wall, ((spans[0][0] + spans[0][1]) / 2, (spans[1][0] + spans[1][1]) / 2, 0.0))
        spans = [(min(start, near[axis]), max(end, near[axis])) for axis, (start, end) in enumerate(spans)]
    return [(x, y, 0.0) for x in spans[0] for y in spans[1]]


def _resting(figure: Figure, skeleton: Skeleton) -> list[Sphere]:
    """The body, and the corners of the furniture."""
    lies = figure.position in _LYING
    parts = [part for part in body_parts(skeleton) if not (lies and part.name.endswith(("arm", "hand")))]
    spheres = [sphere for part in parts for sphere in part.spheres]
    for solid in _solids(figure, skeleton):
        spheres += [(corner, 0.0) for corner in solid.corners if solid.name != "wall"]
    return spheres


def _walls(figure: Figure, skeleton: Skeleton) -> list[Solid]:
    return [solid for solid in _solids(figure, skeleton) if solid.name == "wall"]


def _solids(figure: Figure, skeleton: Skeleton) -> list[Solid]:
    pieces = [piece for prop in figure.props for piece in pieces_of(prop, skeleton)]
    return [piece for piece in pieces if isinstance(piece, Solid)]


def _foot_nearest(wall: Solid, place: Vector) -> Vector:
    """The point of a wall's foot that is nearest to a place: the floor is seen up to there."""
    away = to_local(wall.axes, minus(place, wall.middle))
    held = (_clamped(away[0], wall.half[0]), _clamped(away[1], wall.half[1]), -wall.half[2])
    return add(wall.middle, to_world(wall.axes, held))


def _clamped(value: float, most: float) -> float:
    return max(-most, min(most, value))
