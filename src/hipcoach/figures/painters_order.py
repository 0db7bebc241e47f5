"""Painter's order: the farther is drawn first.

Two things that don't overlap in the room lie on two sides of a plane; the one on the camera's side can hide the other
and never the reverse. For body parts the plane stands between their nearest points, for a box it is one of its faces.
"""

from __future__ import annotations

import math
from itertools import combinations

from hipcoach.figures.camera import Camera
from hipcoach.figures.joint_rotations import LIMB_SIDES
from hipcoach.figures.props import Solid
from hipcoach.figures.shapes import Part, Sphere
from hipcoach.figures.vectors import Vector, dot, length, lerp, nearest_points

Drawable = Part | Solid
_TINY = 0.3
"""Nearest points closer than this, in units, do not tell which is in front: the middles decide."""
_HAIR = 1e-6
"""More than the last digits of a distance."""
_JOINED = frozenset(
    frozenset(pair)
    for side in LIMB_SIDES
    for pair in (
        (f"{side}-thigh", "pelvis"),
        (f"{side}-thigh", f"{side}-shin"),
        (f"{side}-shin", f"{side}-foot"),
        (f"{side}-upper-arm", "chest"),
        (f"{side}-upper-arm", f"{side}-forearm"),
        (f"{side}-forearm", f"{side}-hand"),
        ("pelvis", "chest"),
    )
)
"""Parts that share a joint overlap there, so their middles decide which is in front."""


class _Measured:
    """A drawable with the measures that every comparison needs."""

    def __init__(self, drawable: Drawable, camera: Camera) -> None:
        self.drawable = drawable
        self.spheres = (
            drawable.spheres if isinstance(drawable, Part) else [(corner, 0.0) for corner in drawable.corners]
        )
        self.faces = drawable.faces() if isinstance(drawable, Solid) else []
        self.cores = [_measured_core(core) for core in cores(drawable)] if isinstance(drawable, Part) else []
        depth = sum([camera.depth(centre) for centre, _ in self.spheres]) / len(self.spheres)
        self.rank = (round(depth, 6), drawable.name, self.spheres[0])
        """By the depth of its middle; ties by its name and place, so that the order of the input does not matter."""
        flat = [(*camera.flat(centre), radius) for centre, radius in self.spheres]
        self.left, self.right = min([x - r for x, _, r in flat]), max([x + r for x, _, r in flat])
        self.top, self.bottom = min([y - r for _, y, r in flat]), max([y + r for _, y, r in flat])

    def beside(self, other: _Measured) -> bool:
        """Whether the two can't cover each other at all."""
        return (
            self.right <= other.left or other.right <= self.left or self.bottom <= other.top or other.bottom <= self.top
        )


def far_to_near(drawables: list[Drawable], camera: Camera) -> list[Drawable]:
    """The drawables in the order in which to draw them."""
    items = [_Measured(drawable, camera) for drawable in drawables]
    behind: list[set[int]] = [set() for _ in items]
    for (index, a), (other, b) in combinations(enumerate(items), 2):
        if not a.beside(b):
            side = _side(a, b, camera)
            in_front = side > 0 if side else a.rank > b.rank
            behind[index if in_front else other].add(other if in_front else index)
    order: list[Drawable] = []
    left = set(range(len(items)))
    while left:
        free = [index for index in left if not behind[index] & left] or left
        pick = min(free, key=lambda index: items[index].rank)
        left.remove(pick)
        order.append(drawables[pick])
    return order


def marked(order: list[Drawable], mark: Part, upon: tuple[str, str]) -> list[Drawable]:
    """The order with a mark on the two parts named `upon`: right after both, before whatever is in front of them."""
    last = max(index for index, drawable in enumerate(order) if drawable.name in upon)
    return [*order[: last + 1], mark, *order[last + 1 :]]


def _side(a: _Measured, b: _Measured, camera: Camera) -> float:
    """Positive if `a` is in front of `b`, negative if it is behind, 0 if this does not tell."""
    if isinstance(a.drawable, Part) and isinstance(b.drawable, Part):
        return _between_parts(a, b, camera)
    best, way = -math.inf, 0.0
    for solid, other, sign in ((a, b, -1.0), (b, a, 1.0)):
        for normal, out in solid.faces:
            x, y, z = normal
            gap = min([x * c[0] + y * c[1] + z * c[2] - radius for c, radius in other.spheres]) - out
            if gap > best:
                best, way = gap, sign * dot(normal, camera.toward)
    return way


def _between_parts(measured: _Measured, other: _Measured, camera: Camera) -> float:
    """By the nearest points of their cores."""
    a, b = measured.drawable, other.drawable
    if frozenset((a.name, b.name)) in _JOINED:
        return 0.0
    if {a.name, b.name} == {"neck", "head"}:  # chin and hair hang over it, whichever way it is looked at
        return 1.0 if a.name == "head" else -1.0
    if (a.paint == "ghost") != (b.paint == "ghost"):
        return 1.0 if b.paint == "ghost" else -1.0
    least, way = math.inf, (0.0, 0.0, 0.0)
    for first, middle, reach in measured.cores:
        for second, other_middle, other_reach in other.cores:
            if math.dist(middle, other_middle) - reach - other_reach > least:
                continue  # too far away to be nearer
            apart, gap = gap_between(first, second)
            if apart < least:
                least, way = apart, gap
    return dot(way, camera.toward) if dot(way, way) > _TINY**2 else 0.0


Core = tuple[Sphere, Sphere]
"""The line from sphere to sphere inside a part."""


def _measured_core(core: Core) -> tuple[Core, Vector, float]:
    """With its middle, and how far its skin reaches from there, or a hair more."""
    (p, r1), (q, r2) = core
    return core, lerp(p, q, 0.5), math.dist(p, q) / 2 + max(r1, r2) + _HAIR


def gap_between(a: Core, b: Core) -> tuple[float, Vector]:
    """The distance between two cores' skins (negative: one in the other), and the way from the second to the first."""
    (p, r1), (q, r2) = a
    (u, r3), (v, r4) = b
    s, t = nearest_points((p, q), (u, v))
    gap: Vector = (  # the way between the two points at these shares, written out
        p[0] + s * (q[0] - p[0]) - (u[0] + t * (v[0] - u[0])),
        p[1] + s * (q[1] - p[1]) - (u[1] + t * (v[1] - u[1])),
        p[2] + s * (q[2] - p[2]) - (u[2] + t * (v[2] - u[2])),
    )
    return length(gap) - (r1 + (r2 - r1) * s + r3 + (r4 - r3) * t), gap


def cores(part: Part) -> list[Core]:
    """The lines that stand for a part."""
    spheres = part.spheres
    if len(spheres) == 1:
        return [(spheres[0], spheres[0])]
    if part.name in ("chest", "pelvis"):
        return list(combinations(spheres, 2))
    return [(spheres[0], spheres[-1])]
