"""How far a figure bends the hips, and on which side of the midline its knees stay."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from hipcoach.catalogue.figure import Figure
from hipcoach.figures.interpolate import in_between
from hipcoach.figures.joint_rotations import LIMB_SIDES, SIGN
from hipcoach.figures.pose import solved_frames
from hipcoach.figures.skeleton import Skeleton
from hipcoach.figures.vectors import minus, to_local

_SHARES = (0.25, 0.5, 0.75)
"""The moments between two frames that are measured."""
_CROSSED = 1.0
"""A knee farther than this past the midline, in units, has crossed it: a knee that lies on the other one has not."""


@dataclass(frozen=True, slots=True)
class Hips:
    """What a figure asks of its hips at the most, over both legs and the whole motion, its start included."""

    flexion_deg: float
    """The most that either hip bends."""
    crosses_midline: bool
    """True where a knee ever passes the body's midline."""


@lru_cache(maxsize=256)
def hips_of(figure: Figure) -> Hips:
    """The hips of a figure, measured in each frame and at three moments between each two."""
    legs = [(body, side) for body in _bodies(figure) for side in LIMB_SIDES]
    return Hips(
        max(hip_flexion_deg(body, side) for body, side in legs),
        any(knee_outward(body, side) < -_CROSSED for body, side in legs),
    )


def hip_flexion_deg(body: Skeleton, side: str) -> float:
    """Degrees of the thigh ahead of the pelvis's own upright, seen from the side; behind it they are negative.

    Thigh against pelvis, as anatomists measure it: a pelvis that tips forward over a thigh bends the hip, and a back
    that rounds while the pelvis stays does not. A thigh's direction out to the side or its turn does not count.
    """
    ahead, _, up = to_local(body.pelvis_axes, minus(body.legs[side].knee, body.legs[side].hip))
    return math.degrees(math.atan2(ahead, -up))


def knee_outward(body: Skeleton, side: str) -> float:
    """Units from the plane that halves the pelvis to the middle of the knee; negative on the other leg's side."""
    return SIGN[side] * to_local(body.pelvis_axes, minus(body.legs[side].knee, body.pelvis))[1]


def _bodies(figure: Figure) -> Iterator[Skeleton]:
    frames = solved_frames(figure)
    yield from (frame.skeleton for frame in frames)
    for start, end in pairwise([*frames, frames[0]] if figure.closed else frames):
        yield from (in_between(start, end, share) for share in _SHARES)
