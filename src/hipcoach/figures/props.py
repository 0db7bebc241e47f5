"""Props: boxes, balls and lines in the room."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from hipcoach.catalogue.figure import Prop
from hipcoach.figures.camera import Camera
from hipcoach.figures.hull import polygon
from hipcoach.figures.shapes import Part, Shape, circles_of
from hipcoach.figures.skeleton import Leg, Skeleton
from hipcoach.figures.vectors import (
    Axes,
    Vector,
    about_z,
    add,
    cross,
    dot,
    length,
    lerp,
    minus,
    perpendicular,
    scaled,
    to_local,
    to_world,
    unit,
)

_FACES = ((0, 1), (0, -1), (1, 1), (1, -1), (2, 1), (2, -1))


@dataclass(frozen=True, slots=True)
class Solid:
    """A box: its middle, its axes, and half its length, width and height."""

    name: str
    middle: Vector
    axes: Axes
    half: Vector
    paint: str
    soft: float | None = None
    """Radius of its rounding; a box without one is hard, and its faces are drawn."""

    def corner(self, signs: Vector) -> Vector:
        """A corner: each sign is +1 or -1."""
        x, y, z = self.half
        return add(self.middle, to_world(self.axes, (signs[0] * x, signs[1] * y, signs[2] * z)))

    @property
    def corners(self) -> list[Vector]:
        """All eight."""
        return [self.corner((x, y, z)) for x in (1, -1) for y in (1, -1) for z in (1, -1)]

    def faces(self) -> list[tuple[Vector, float]]:
        """Each face's outward normal, and its distance from the origin along it."""
        faces = []
        for index, sign in _FACES:
            normal = scaled(self.axes[index], sign)
            faces.append((normal, dot(normal, self.middle) + self.half[index]))
        return faces

    def shapes(self, camera: Camera) -> tuple[Shape, ...]:
        """Its visible faces, the upper one lighter; a soft box is one rounded shape."""
        if self.soft is not None:
            inner = Solid("", self.middle, self.axes, tuple(max(0.0, h - self.soft) for h in self.half), "")  # type: ignore[arg-type]
            return (Shape(circles_of(tuple((corner, self.soft) for corner in inner.corners), camera), self.paint),)
        shapes = []
        for index, sign in _FACES:
            if dot(scaled(self.axes[index], sign), camera.toward) > 1e-6:
                around = ((1, 1), (1, -1), (-1, -1), (-1, 1))
                corners = [self.corner(_signs(index, sign, a, b)) for a, b in around]
                shade = "-top" if index == 2 else "-side" if index == 1 else ""
                shapes.append(Shape(circles_of(tuple((corner, 0.0) for corner in corners), camera), self.paint + shade))
        return tuple(shapes)


def _signs(index: int, sign: float, a: float, b: float) -> Vector:
    signs = [a, b]
    signs.insert(index, sign)
    return (signs[0], signs[1], signs[2])


_USUAL: dict[str, Vector] = {
    "chair": (20, 20, 23),
    "box": (22, 24, 24),
    "step": (24, 36, 9),
    "block": (13, 8, 6),
    "table": (90, 34, 40),
    "couch": (34, 60, 22),
    "wall": (3, 90, 100),
    "pillow": (16, 24, 7),
    "towel": (14, 8, 4),
    "ball": (11, 11, 11),
    "weight": (5, 5, 9),
}
_PAINTS = {
    "chair": "wood", "box": "wood", "step": "wood", "table": "wood", "block": "foam", "couch": "cloth",
    "wall": "wall", "pillow": "cloth", "towel": "cloth", "weight": "metal",
}  # fmt: skip
_SOFT = {"pillow": 2.6, "towel": 1.9, "couch": 3.0}
_LEG = 1.2
_SLAB = 1.2
_BACK = 24.0
"""Height of a chair's back."""


def pieces_of(prop: Prop, skeleton: Skeleton) -> list[Part | Solid]:
    """The pieces that a prop is made of, with the body where it is."""
    if prop.along is not None:
        return _line(prop, skeleton)
    if prop.around is not None:
        return _loop(prop, skeleton)
    size = prop.size or _USUAL[prop.is_]
    half: Vector = (size[0] / 2, size[1] / 2, size[2] / 2)
    at = prop.at or (0.0, 0.0, 0.0)
    middle = add(skeleton.point(prop.on), at) if prop.on else add(at, (0.0, 0.0, half[2]))
    axes = about_z(prop.turn)
    if prop.is_ == "ball":
        return [Part("ball", ((middle, half[2]),), "ball")]
    soft = min(_SOFT[prop.is_], *half) if prop.is_ in _SOFT else None
    whole = Solid(prop.is_, middle, axes, half, _PAINTS[prop.is_], soft)
    return _on_legs(whole) if prop.is_ in ("chair", "table") else [whole]


def _on_legs(whole: Solid) -> list[Part | Solid]:
    """A seat or a table top on four legs, and a chair's back."""

    def board(at: Vector, half: Vector) -> Solid:
        return Solid(whole.name, add(whole.middle, to_world(whole.axes, at)), whole.axes, half, whole.paint)

    long, wide, high = whole.half
    ends = [(x * (long - _LEG), y * (wide - _LEG)) for x in (1, -1) for y in (1, -1)]
    pieces: list[Part | Solid] = [board((0, 0, high - _SLAB), (long, wide, _SLAB))]
    pieces += [board((x, y, -_SLAB), (_LEG, _LEG, high - _SLAB)) for x, y in ends]
    if whole.name == "chair":
        pieces += [board((x, y, high + _BACK / 2), (_LEG, _LEG, _BACK / 2)) for x, y in ends[2:]]
        pieces.append(board((-long + _LEG, 0, high + _BACK - 5), (_LEG * 0.7, wide - 2 * _LEG, 4)))
    return pieces


_GIRTH = {"thigh": 4.8, "knee": 4.4, "shin": 3.7, "ankle": 2.9}
"""Half the thickness of a leg at the height of a band around it."""
_ABOVE_KNEE = 0.75
"""A band around a thigh lies at this share of the way from hip to knee."""


def _loop(prop: Prop, skeleton: Skeleton) -> list[Part | Solid]:
    """A band around legs, in short pieces: each of them goes in front of a leg or behind it."""
    places = [name.partition("-") for name in prop.around or ()]
    points = [_banded(skeleton.legs[side], joint) for side, _, joint in places]
    across = _across(points, [_along(skeleton.legs[side], joint) for side, _, joint in places])
    flat = [to_local(across, minus(point, points[0])) for point in points]
    circles = tuple((x, y, _GIRTH[joint] + 0.4) for (x, y, _), (_, _, joint) in zip(flat, places, strict=True))
    corners = [add(points[0], to_world(across, (x, y, 0.0))) for x, y in polygon(circles, 0.7)]
    ends = zip(corners, [*corners[1:], corners[0]], strict=True)
    return [Part("loop", ((a, 1.0), (b, 1.0)), prop.is_, line=False) for a, b in ends]


def _across(points: list[Vector], legs: list[Vector]) -> Axes:
    """Axes whose x and y span the band's plane: through all the points, and as square to the legs as that allows."""
    way = minus(points[-1], points[0])
    ahead = unit(way) if length(way) > 1.0 else perpendicular((1.0, 0.0, 0.0), legs[0], (0.0, 1.0, 0.0))
    upward = perpendicular(add(legs[0], legs[-1]), ahead, legs[0])
    return (ahead, cross(upward, ahead), upward)


def _along(leg: Leg, joint: str) -> Vector:
    return leg.shin[2] if joint in ("shin", "ankle") else leg.thigh[2]


def _banded(leg: Leg, joint: str) -> Vector:
    """The middle of a band around a leg."""
    if joint == "thigh":
        return lerp(leg.hip, leg.knee, _ABOVE_KNEE)
    if joint == "shin":
        return lerp(leg.knee, leg.ankle, 0.5)
    return leg.knee if joint == "knee" else leg.ankle


def _line(prop: Prop, skeleton: Skeleton) -> list[Part | Solid]:
    points = [skeleton.point(name) for name in prop.along or ()]
    radius, paint = (0.9, "wood") if prop.is_ == "stick" else (0.8, prop.is_)
    return [Part(prop.is_, ((a, radius), (b, radius)), paint) for a, b in pairwise(points)]
