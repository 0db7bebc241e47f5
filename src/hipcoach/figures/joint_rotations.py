"""Angles in a coach's terms → rotations of the joints, as axes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from hipcoach.catalogue.figure import Angles, LimbSide
from hipcoach.figures.vectors import UPRIGHT, Axes, about_x, about_y, about_z, compose, lerp, slerp

SIGN = {"working": 1.0, "other": -1.0}
"""The working side is the figure's left: outward is +y there, -y on the other side."""
LIMB_SIDES: tuple[str, ...] = get_args(LimbSide)
OPPOSITE = {"working": "other", "other": "working"}


def limb_rotation(angles: Angles, sign: float) -> Axes:
    """A thigh in the pelvis, or an upper arm in the chest: [flexion, abduction, external rotation].

    In that order, about the side-to-side axis, the axis left floating, and the limb's own (the joint coordinate
    system of Grood & Suntay 1983), so that 90 of flexion and 40 of abduction is a thigh ahead, opened by 40.
    """
    flexion, abduction, rotation = angles
    return compose(compose(about_y(-flexion), about_x(sign * abduction)), about_z(sign * rotation))


def trunk_rotation(angles: Angles) -> Axes:
    """Chest on pelvis, head on chest, pelvis in its position: [flexion, bend, turn], both to the working side."""
    flexion, bend, turn = angles
    return compose(compose(about_z(turn), about_y(flexion)), about_x(-bend))


def hinge(degrees: float) -> Axes:
    """A shin in a thigh."""
    return about_y(degrees)


@dataclass(frozen=True, slots=True)
class JointRotations:
    """Every joint's rotation. Legs and arms by side; `foot` is in the shin, `hand` in the forearm."""

    pelvis: Axes
    trunk: Angles
    neck: Angles
    hip: dict[str, Axes]
    knee: dict[str, float]
    foot: dict[str, Axes]
    shoulder: dict[str, Axes]
    elbow: dict[str, float]
    hand: dict[str, Axes]

    def toward(self, other: JointRotations, share: float) -> JointRotations:
        """The rotations at `share` of the way to `other`, each joint by its shortest rotation."""

        def angles(a: Angles, b: Angles) -> Angles:
            return lerp(a, b, share)

        def axes(a: dict[str, Axes], b: dict[str, Axes]) -> dict[str, Axes]:
            return {side: slerp(a[side], b[side], share) for side in a}

        def degrees(a: dict[str, float], b: dict[str, float]) -> dict[str, float]:
            return {side: a[side] + (b[side] - a[side]) * share for side in a}

        return JointRotations(
            slerp(self.pelvis, other.pelvis, share),
            angles(self.trunk, other.trunk),
            angles(self.neck, other.neck),
            axes(self.hip, other.hip),
            degrees(self.knee, other.knee),
            axes(self.foot, other.foot),
            axes(self.shoulder, other.shoulder),
            degrees(self.elbow, other.elbow),
            axes(self.hand, other.hand),
        )


POSITION_AXES: dict[str, Axes] = {
    "standing": UPRIGHT,
    "kneeling": UPRIGHT,
    "seated": UPRIGHT,
    "floor-sitting": UPRIGHT,
    "quadruped": about_y(90),
    "prone": about_y(90),
    "supine": about_y(-90),
    # on the other side: its front towards -y, the working side up, the head towards -x
    "side-lying": ((0.0, -1.0, 0.0), (0.0, 0.0, 1.0), (-1.0, 0.0, 0.0)),
    # the working side below: the front still towards -y, so the head is towards x
    "side-lying-below": ((0.0, -1.0, 0.0), (0.0, 0.0, -1.0), (1.0, 0.0, 0.0)),
}
"""The pelvis in each position, before a frame's `pelvis` tilts it."""
