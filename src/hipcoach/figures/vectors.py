"""Vectors and rotated axes in three dimensions. The standard library is enough: a figure has some forty points."""

from __future__ import annotations

import math

Vector = tuple[float, float, float]
Axes = tuple[Vector, Vector, Vector]
"""A rotated frame of reference: the directions of its own x, y and z. Orthonormal and right-handed."""

UPRIGHT: Axes = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
UP: Vector = (0.0, 0.0, 1.0)
_TINY = 1e-9


def add(a: Vector, b: Vector, factor: float = 1.0) -> Vector:
    """`a + factor * b`."""
    return (a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2])


def minus(a: Vector, b: Vector) -> Vector:
    """`a - b`."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scaled(a: Vector, factor: float) -> Vector:
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
    return math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def unit(a: Vector, otherwise: Vector = UP) -> Vector:
    """The direction of `a`; `otherwise` if it has none."""
    size = length(a)
    return scaled(a, 1 / size) if size > _TINY else otherwise


def perpendicular(a: Vector, along: Vector, otherwise: Vector) -> Vector:
    """The direction of `a` at right angles to the unit vector `along`; that of `otherwise` if `a` has none."""
    for vector in (a, otherwise, (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)):
        rejection = add(vector, along, -dot(vector, along))
        if length(rejection) > 0.02:
            break
    return unit(rejection)


def lerp(a: Vector, b: Vector, share: float) -> Vector:
    """The point at `share` of the way from `a` to `b` (linear interpolation)."""
    return (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), a[2] + share * (b[2] - a[2]))


def level(a: Vector, otherwise: Vector) -> Vector:
    """The horizontal direction of `a`; that of `otherwise` if `a` is all but vertical."""
    flat = (a[0], a[1], 0.0)
    return unit(flat) if length(flat) > 0.05 * length(a) else unit((otherwise[0], otherwise[1], 0.0), (1.0, 0.0, 0.0))


def to_world(axes: Axes, local: Vector) -> Vector:
    """A vector given in `axes`, in world axes."""
    x, y, z = axes
    a, b, c = local
    return (
        a * x[0] + b * y[0] + c * z[0],
        a * x[1] + b * y[1] + c * z[1],
        a * x[2] + b * y[2] + c * z[2],
    )


def to_local(axes: Axes, world: Vector) -> Vector:
    """A vector given in world axes, in `axes`."""
    return (dot(axes[0], world), dot(axes[1], world), dot(axes[2], world))


def compose(outer: Axes, inner: Axes) -> Axes:
    """`inner`, given in `outer`, in world axes."""
    (xx, xy, xz), (yx, yy, yz), (zx, zy, zz) = outer  # `to_world` three times, written out
    (a, b, c), (d, e, f), (g, h, i) = inner
    return (
        (a * xx + b * yx + c * zx, a * xy + b * yy + c * zy, a * xz + b * yz + c * zz),
        (d * xx + e * yx + f * zx, d * xy + e * yy + f * zy, d * xz + e * yz + f * zz),
        (g * xx + h * yx + i * zx, g * xy + h * yy + i * zy, g * xz + h * yz + i * zz),
    )


def relative(outer: Axes, world: Axes) -> Axes:
    """`world` as seen from `outer`: the inverse of `compose`."""
    return (to_local(outer, world[0]), to_local(outer, world[1]), to_local(outer, world[2]))


def about_x(degrees: float) -> Axes:
    """Rotated about x, y towards z."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return ((1.0, 0.0, 0.0), (0.0, c, s), (0.0, -s, c))


def about_y(degrees: float) -> Axes:
    """Rotated about y, z towards x."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return ((c, 0.0, -s), (0.0, 1.0, 0.0), (s, 0.0, c))


def about_z(degrees: float) -> Axes:
    """Rotated about z, x towards y."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return ((c, s, 0.0), (-s, c, 0.0), (0.0, 0.0, 1.0))


def rotated(a: Vector, axis: Vector, radians: float) -> Vector:
    """`a` rotated about the unit vector `axis`, right-handed (Rodrigues)."""
    c, s = math.cos(radians), math.sin(radians)
    k = cross(axis, a)
    along = dot(axis, a) * (1 - c)
    return (
        a[0] * c + k[0] * s + axis[0] * along,
        a[1] * c + k[1] * s + axis[1] * along,
        a[2] * c + k[2] * s + axis[2] * along,
    )


def rotated_axes(axes: Axes, axis: Vector, radians: float) -> Axes:
    """Axes rotated about the unit vector `axis`."""
    return (rotated(axes[0], axis, radians), rotated(axes[1], axis, radians), rotated(axes[2], axis, radians))


def slerp(a: Axes, b: Axes, share: float) -> Axes:
    """The axes at `share` of the shortest rotation from `a` to `b` (spherical linear interpolation)."""
    if a == b:  # most joints do not move
        return a
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
    return rotated_axes(a, unit(to_world(a, axis)), angle * share)


def nearest_points(a: tuple[Vector, Vector], b: tuple[Vector, Vector]) -> tuple[float, float]:
    """The shares, from 0 to 1, of two segments at which they are nearest to each other (Ericson 2005, 5.1.9)."""
    (px, py, pz), (qx, qy, qz) = a  # written out: a page of many figures asks a hundred thousand times
    (ux, uy, uz), (vx, vy, vz) = b
    ax, ay, az, bx, by, bz = qx - px, qy - py, qz - pz, vx - ux, vy - uy, vz - uz
    gx, gy, gz = px - ux, py - uy, pz - uz
    aa, bb, ab = ax * ax + ay * ay + az * az, bx * bx + by * by + bz * bz, ax * bx + ay * by + az * bz
    along_a, along_b = ax * gx + ay * gy + az * gz, bx * gx + by * gy + bz * gz
    if aa < _TINY:
        return 0.0, _within(along_b / bb) if bb >= _TINY else 0.0
    if bb < _TINY:
        return _within(-along_a / aa), 0.0
    parallel = aa * bb - ab * ab
    s = _within((ab * along_b - along_a * bb) / parallel) if parallel > _TINY else 0.5
    t = _within((ab * s + along_b) / bb)
    return _within((ab * t - along_a) / aa), t


def _within(share: float) -> float:
    return 0.0 if share <= 0.0 else min(1.0, share)
