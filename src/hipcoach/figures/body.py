"""The body: lengths of its segments, and the spheres whose hulls are its parts.

Units: a hundredth of body height. Lengths after Drillis & Contini (1966); thickness is drawn, not measured.
"""

from __future__ import annotations

from hipcoach.figures.vectors import Vector

THIGH = 24.5
SHANK = 24.6
ANKLE_HEIGHT = 3.9
UPPER_ARM = 18.6
FOREARM = 14.6
PALM = 4.6
"""Wrist to the middle of the palm."""
WAIST = 10.0
"""Hip line to waist."""
CHEST = 18.8
"""Waist to shoulder line."""
NECK = 4.0
HALF_HIPS = 5.6
HALF_SHOULDERS = 9.0
"""To the joint; the deltoid brings the outside to about 12."""

Ball = tuple[Vector, float]
"""Centre in the part's own axes, and radius."""

# A leg's parts hang from hip, knee and ankle, y outward; a straight leg points along -z and its front along x.
THIGH_BALLS: tuple[Ball, ...] = (((0, 0.6, -1.0), 6.3), ((0, 0, -THIGH), 4.3))
SHIN_BALLS: tuple[Ball, ...] = (((0, 0, 0), 4.2), ((-0.7, 0, -8.0), 4.1), ((0, 0, -SHANK), 2.6))
FOOT_BALLS: tuple[Ball, ...] = (
    ((0, 0, -0.5), 2.7),
    ((-1.9, 0, -1.8), 2.1),
    ((7.0, -0.9, -2.2), 1.7),
    ((7.0, 1.3, -2.4), 1.5),
    ((10.0, -0.5, -2.7), 1.2),
)
KNEECAP: Ball = ((3.1, 0, 0.2), 1.7)
PELVIS_BALLS: tuple[Ball, ...] = (
    ((0, HALF_HIPS, 0), 6.0),
    ((0, -HALF_HIPS, 0), 6.0),
    ((0, 3.6, 7.5), 5.6),
    ((0, -3.6, 7.5), 5.6),
)
CHEST_BALLS: tuple[Ball, ...] = (
    ((0, 3.3, -1.0), 5.6),
    ((0, -3.3, -1.0), 5.6),
    ((-0.4, 5.6, 11.5), 5.6),
    ((-0.4, -5.6, 11.5), 5.6),
    ((-0.8, 7.6, 17.3), 3.6),
    ((-0.8, -7.6, 17.3), 3.6),
)
NECK_BALLS: tuple[Ball, ...] = (((0.0, 0, 0.8), 3.3), ((-0.2, 0, NECK + 2), 3.0))
UPPER_ARM_BALLS: tuple[Ball, ...] = (((0, 0, 0), 3.4), ((0, 0, -UPPER_ARM), 2.6))
FOREARM_BALLS: tuple[Ball, ...] = (((0, 0, 0), 2.5), ((0, 0, -FOREARM), 1.8))
HAND_BALLS: tuple[Ball, ...] = (((0, 0, -1.0), 1.8), ((0, 0, -PALM), 2.1), ((0, 0, -8.2), 1.1))
SKULL: Ball = ((0.4, 0, NECK + 7.6), 5.9)
CHIN: Ball = ((2.0, 0, NECK + 3.2), 3.3)
# On the head, from the middle of the skull.
NOSE: tuple[Ball, ...] = (((6.5, 0, -1.5), 0.8), ((5.0, 0, 1.0), 0.7), ((4.9, 0, -1.9), 0.8))
EAR: Ball = ((-0.4, 5.6, -1.2), 1.3)
EYES: tuple[Ball, ...] = (((5.0, 2.3, 1.0), 0.62), ((5.0, -2.3, 1.0), 0.62))
MOUTH: tuple[Ball, ...] = (((4.9, 1.2, -4.2), 0.3), ((4.9, -1.2, -4.2), 0.3))
MOP = 1.2
"""Distance of the hair from the crown."""
HAIR: Vector = (-0.72, 0.0, 0.69)
"""The crown."""
FACE = 0.3
"""Cosine of the angle from the point opposite the crown at which hair begins."""
RING = 3.1
"""Radius of the ring at a working hip."""
HAND_HEIGHT = 2.0
"""Of the middle of a palm that lies on the floor."""
