"""Vectors and turned axes in three dimensions. The standard library is enough: a figure has some forty points."""

from __future__ import annotations

import math

Vector = tuple[float, float, float]
Axes = tuple[Vector, Vector, Vector]
"""A turned frame of reference: where its own x, y and z point. Orthonormal and right-handed."""

UPRIGHT: Axes = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
UP: Vector = (0.0, 0.0, 1.0)
_TINY = 1e-9


def add(a: Vector, b: Vector, times: float = 1.0) -> Vector:
    """`a + times * b`."""
    return (a[0] + times * b[0], a[1] + times * b[1], a[2] + times * b[2])


def minus(a: Vector, b: Vector) -> Vector:
    """`a - b`."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vector, factor: float) -> Vector:
    """`factor * a`."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Vector, b: Vector) -> float:
    """Scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """Vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vector) -> float:
    """Euclidean length."""
    return math.sqrt(dot(a, a))


def unit(a: Vector, otherwise: Vector = UP) -> Vector:
    """The direction of `a`; `otherwise` where it has none."""
    size = length(a)
    return times(a, 1 / size) if size > _TINY else otherwise


def square(a: Vector, along: Vector, otherwise: Vector) -> Vector:
    """The direction of `a` at right angles to the unit vector `along`; that of `otherwise` where `a` has none."""
    for each in (a, otherwise, (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)):
        aside = add(each, along, -dot(each, along))
        if length(aside) > 0.02:
            break
    return unit(aside)


def mix(a: Vector, b: Vector, share: float) -> Vector:
    """The point at `share` of the way from `a` to `b`."""
    return add(a, minus(b, a), share)


def level(a: Vector, otherwise: Vector) -> Vector:
    """The horizontal direction of `a`; that of `otherwise` where `a` is all but vertical."""
    flat = (a[0], a[1], 0.0)
    return unit(flat) if length(flat) > 0.05 * length(a) else unit((otherwise[0], otherwise[1], 0.0), (1.0, 0.0, 0.0))


def out(axes: Axes, local: Vector) -> Vector:
    """A vector given in `axes`, in world axes."""
    x, y, z = axes
    a, b, c = local
    return (
        a * x[0] + b * y[0] + c * z[0],
        a * x[1] + b * y[1] + c * z[1],
        a * x[2] + b * y[2] + c * z[2],
    )


def into(axes: Axes, world: Vector) -> Vector:
    """A vector given in world axes, in `axes`."""
    return (dot(axes[0], world), dot(axes[1], world), dot(axes[2], world))


def compose(outer: Axes, inner: Axes) -> Axes:
    """`inner`, given in `outer`, in world axes."""
    return (out(outer, inner[0]), out(outer, inner[1]), out(outer, inner[2]))


def relative(outer: Axes, world: Axes) -> Axes:
    """`world` as seen from `outer`: the inverse of `compose`."""
    return (into(outer, world[0]), into(outer, world[1]), into(outer, world[2]))


def about_x(degrees: float) -> Axes:
    """Turned about x, y towards z."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return ((1.0, 0.0, 0.0), (0.0, c, s), (0.0, -s, c))


def about_y(degrees: float) -> Axes:
    """Turned about y, z towards x."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return ((c, 0.0, -s), (0.0, 1.0, 0.0), (s, 0.0, c))


def about_z(degrees: float) -> Axes:
    """Turned about z, x towards y."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return ((c, s, 0.0), (-s, c, 0.0), (0.0, 0.0, 1.0))


def turned(a: Vector, axis: Vector, radians: float) -> Vector:
    """`a` turned about the unit vector `axis`, right-handed (Rodrigues)."""
    c, s = math.cos(radians), math.sin(radians)
    k = cross(axis, a)
    along = dot(axis, a) * (1 - c)
    return (
        a[0] * c + k[0] * s + axis[0] * along,
        a[1] * c + k[1] * s + axis[1] * along,
        a[2] * c + k[2] * s + axis[2] * along,
    )


def turned_axes(axes: Axes, axis: Vector, radians: float) -> Axes:
    """Axes turned about the unit vector `axis`."""
    return (turned(axes[0], axis, radians), turned(axes[1], axis, radians), turned(axes[2], axis, radians))


def between(a: Axes, b: Axes, share: float) -> Axes:
    """The axes at `share` of the shortest turn from `a` to `b`."""
    step = relative(a, b)
    cosine = max(-1.0, min(1.0, (step[0][0] + step[1][1] + step[2][2] - 1) / 2))
    angle = math.acos(cosine)
    if angle < 1e-7:
        return a
    axis = (step[1][2] - step[2][1], step[2][0] - step[0][2], step[0][1] - step[1][0])
    if length(axis) < 1e-6:  # half a turn: any of the axes that it leaves in place
        axis = max(
            ((step[i][0] + (i == 0), step[i][1] + (i == 1), step[i][2] + (i == 2)) for i in range(3)), key=length
        )
    return turned_axes(a, unit(out(a, axis)), angle * share)


def nearest_points(a: tuple[Vector, Vector], b: tuple[Vector, Vector]) -> tuple[float, float]:
    """How far along each of two segments their nearest points are, both from 0 to 1 (Ericson 2005, 5.1.9)."""
    first, second, gap = minus(a[1], a[0]), minus(b[1], b[0]), minus(a[0], b[0])
    aa, bb, ab = dot(first, first), dot(second, second), dot(first, second)
    along_a, along_b = dot(first, gap), dot(second, gap)
    if aa < _TINY:
        return 0.0, _within(along_b / bb) if bb >= _TINY else 0.0
    if bb < _TINY:
        return _within(-along_a / aa), 0.0
    parallel = aa * bb - ab * ab
    s = _within((ab * along_b - along_a * bb) / parallel) if parallel > _TINY else 0.5
    t = _within((ab * s + along_b) / bb)
    return _within((ab * t - along_a) / aa), t


def _within(share: float) -> float:
    return max(0.0, min(1.0, share))
