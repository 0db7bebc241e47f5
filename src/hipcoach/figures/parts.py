"""A body in the room → its parts, each a handful of spheres with a paint."""

from __future__ import annotations

import math

from hipcoach.figures import body
from hipcoach.figures.camera import Camera
from hipcoach.figures.head import Head
from hipcoach.figures.joint_rotations import LIMB_SIDES, SIGN
from hipcoach.figures.shapes import Part, Sphere
from hipcoach.figures.skeleton import Arm, Leg, Skeleton
from hipcoach.figures.vectors import Axes, Vector, add, dot, to_world, unit


def _placed(at: Vector, axes: Axes, balls: tuple[body.Ball, ...], sign: float = 1.0) -> tuple[Sphere, ...]:
    return tuple((add(at, to_world(axes, (x, sign * y, z))), radius) for (x, y, z), radius in balls)


def body_parts(skeleton: Skeleton, coloured: tuple[str, ...] = (), far: frozenset[str] = frozenset()) -> list[Part]:
    """Every part of the body.

    Args:
        skeleton: the body in the room.
        coloured: the sides whose leg is painted as working.
        far: the limbs that are painted darker, such as `other-leg` (see `far_limbs`).
    """
    head = _placed(skeleton.neck, skeleton.head_axes, (body.SKULL, body.CHIN))
    parts = [
        Part("pelvis", _placed(skeleton.pelvis, skeleton.pelvis_axes, body.PELVIS_BALLS), "shorts"),
        Part("chest", _placed(skeleton.waist, skeleton.chest_axes, body.CHEST_BALLS), "shirt"),
        Part("neck", _neck(skeleton), "skin"),
        Head("head", head, "skin", skeleton.head_axes),
    ]
    for side in LIMB_SIDES:
        paint = "working" if side in coloured else "other"
        parts += _leg(side, skeleton.legs[side], paint, "-far" if f"{side}-leg" in far else "")
        parts += _arm(side, skeleton.arms[side], "-far" if f"{side}-arm" in far else "")
    return parts


def _neck(skeleton: Skeleton) -> tuple[Sphere, ...]:
    (low, wide), (high, narrow) = body.NECK_BALLS
    return (
        (add(skeleton.neck, to_world(skeleton.chest_axes, low)), wide),
        (add(skeleton.neck, to_world(skeleton.head_axes, high)), narrow),
    )


def _leg(side: str, leg: Leg, paint: str, far: str) -> list[Part]:
    sign = SIGN[side]
    return [
        Part(f"{side}-thigh", _placed(leg.hip, leg.thigh, body.THIGH_BALLS, sign), paint + far),
        Part(f"{side}-shin", _placed(leg.knee, leg.shin, body.SHIN_BALLS, sign), paint + far),
        Part(f"{side}-foot", _placed(leg.ankle, leg.foot, body.FOOT_BALLS, sign), f"{paint}-shoe{far}"),
    ]


def _arm(side: str, arm: Arm, far: str) -> list[Part]:
    return [
        Part(f"{side}-upper-arm", _placed(arm.shoulder, arm.upper, body.UPPER_ARM_BALLS), "shirt" + far),
        Part(f"{side}-forearm", _placed(arm.elbow, arm.fore, body.FOREARM_BALLS), "skin" + far),
        Part(f"{side}-hand", _placed(arm.wrist, arm.palm, body.HAND_BALLS), "skin" + far),
    ]


_FAR = 5.0
"""A limb this much farther than its fellow, in units, is painted darker."""


def far_limbs(skeletons: list[Skeleton], camera: Camera) -> frozenset[str]:
    """The limbs that are the farther of their pair, over all of a motion: a shade that changed would flicker."""
    farther_limbs = []
    for limb, joints in (("leg", ("hip", "knee", "ankle")), ("arm", ("shoulder", "elbow", "wrist"))):
        depth = {
            side: sum(camera.depth(skeleton.point(f"{side}-{joint}")) for skeleton in skeletons for joint in joints)
            for side in LIMB_SIDES
        }
        farther = min(LIMB_SIDES, key=lambda side: depth[side])
        if max(depth.values()) - depth[farther] > _FAR * len(skeletons) * len(joints):
            farther_limbs.append(f"{farther}-{limb}")
    return frozenset(farther_limbs)


_KNEECAP_SEEN = 0.1
_RINGS_APART = 9.0
"""Rings nearer than this, in units of the picture, would touch."""


def marks(skeleton: Skeleton, camera: Camera, coloured: tuple[str, ...]) -> list[tuple[Part, tuple[str, str]]]:
    """Kneecaps, and rings at the working hips; each with the names of the two parts on which it is drawn."""
    drawn = []
    for side, leg in skeleton.legs.items():
        front = unit(add(leg.thigh[0], leg.shin[0]), leg.thigh[0])
        if dot(front, camera.toward) > _KNEECAP_SEEN:
            ball = (add(leg.knee, front, body.KNEECAP[0][0]), body.KNEECAP[1])
            paint = "working-knee" if side in coloured else "other-knee"
            drawn.append((Part(f"{side}-kneecap", (ball,), paint), (f"{side}-thigh", f"{side}-shin")))
    for side in _ringed(skeleton, camera, coloured):
        ring = ((skeleton.legs[side].hip, body.RING),)
        drawn.append((Part(f"{side}-ring", ring, "ring"), (f"{side}-thigh", "pelvis")))
    return drawn


def _ringed(skeleton: Skeleton, camera: Camera, coloured: tuple[str, ...]) -> list[str]:
    """The sides whose hip gets a ring: of two rings that would touch, the nearer one."""
    sides = sorted(coloured, key=lambda side: camera.depth(skeleton.legs[side].hip), reverse=True)
    places = [camera.flat(skeleton.legs[side].hip) for side in sides]
    return sides if math.dist(places[0], places[-1]) > _RINGS_APART else sides[:1]
