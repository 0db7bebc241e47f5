"""The bodies in between two frames, for animations and for the paths of arrows."""

from __future__ import annotations

from hipcoach.figures.contact import lowest_of_foot, lowest_of_shin, rest
from hipcoach.figures.inverse_kinematics import reach_arm, reach_leg
from hipcoach.figures.pose import SolvedFrame, anchor_point, ankle_place, lowest_of_anchor, palm_place, solving_order
from hipcoach.figures.skeleton import Arm, Leg, Skeleton, stand
from hipcoach.figures.vectors import UP, add, length, lerp, minus, scaled, slerp


def in_between(a: SolvedFrame, b: SolvedFrame, share: float) -> Skeleton:
    """The body at `share` of the way from `a` to `b`; a part that is planted in both stays on the floor."""
    start, end = a.skeleton, b.skeleton
    skeleton = stand(a.rotations.toward(b.rotations, share))
    anchor = b.state.anchor
    at = anchor_point(skeleton, anchor)
    to = lerp(anchor_point(start, anchor), anchor_point(end, anchor), share)
    height = lowest_of_anchor(start, anchor) * (1 - share) + lowest_of_anchor(end, anchor) * share
    skeleton = skeleton.moved((to[0] - at[0], to[1] - at[1], height - lowest_of_anchor(skeleton, anchor)))
    for side in solving_order(b.state, "foot"):
        skeleton = skeleton.with_leg(side, _leg_between(a, b, share, side, skeleton))
    for side in solving_order(b.state, "hand"):
        skeleton = skeleton.with_arm(side, _arm_between(a, b, share, side, skeleton))
    return skeleton


def _leg_between(a: SolvedFrame, b: SolvedFrame, share: float, side: str, skeleton: Skeleton) -> Leg:
    leg, first, last = skeleton.legs[side], a.state.limbs[side], b.state.limbs[side]
    start, end = a.skeleton.legs[side], b.skeleton.legs[side]
    if first.foot is not None and first.foot == last.foot:
        return reach_leg(leg, ankle_place(first.foot, skeleton, side), None)
    planted = {first.rests or _standing(a, side), last.rests or _standing(b, side)}
    if planted <= {"knee", "shin"}:
        return rest(leg, "knee" if "knee" in planted else "shin", first.level + (last.level - first.level) * share)
    floor = min(0.0, lowest_of_shin(start), lowest_of_shin(end))
    if planted <= {"sole", "foot", "shin"}:
        ankle, foot = lerp(start.ankle, end.ankle, share), slerp(start.foot, end.foot, share)
        sunk = min(0.0, lowest_of_foot(leg._replace(ankle=ankle, foot=foot)) - floor)
        return reach_leg(leg, add(ankle, UP, _stepped(start, end, b, share) - sunk), foot)
    return _lifted(leg, floor)


def _lifted(leg: Leg, floor: float) -> Leg:
    """A leg on its way, no lower than the floor: its knee bends as much as the foot needs, and no more."""
    sunk = floor - lowest_of_shin(leg)
    return reach_leg(leg, add(leg.ankle, UP, sunk), leg.foot) if sunk > _SUNK else leg


def _stepped(start: Leg, end: Leg, after: SolvedFrame, share: float) -> float:
    """Height of a foot on its way to another place: a standing figure takes a step."""
    way = length(minus(end.ankle, start.ankle))
    stands = after.state.anchor.endswith("-foot")
    return 4 * share * (1 - share) * min(_STEP, way * 0.3) if stands and way > _SLID else 0.0


_SUNK = 0.01
"""A point less than this under the floor, in units, counts as on it."""
_STEP = 5.0
"""Height of a step, in units."""
_SLID = 2.0
"""A foot that moves less than this, in units, does not leave the floor."""


def _standing(frame: SolvedFrame, side: str) -> str | None:
    """A leg that carries the body on its foot rests on the sole, even if no frame says `rests`."""
    return "sole" if frame.state.anchor == f"{side}-foot" else None


def _arm_between(a: SolvedFrame, b: SolvedFrame, share: float, side: str, skeleton: Skeleton) -> Arm:
    arm, first, last = skeleton.arms[side], a.state.limbs[side].hand, b.state.limbs[side].hand
    if first is None or last is None:
        return arm
    start, end = a.skeleton.arms[side], b.skeleton.arms[side]
    toward = minus(arm.elbow, lerp(arm.shoulder, arm.wrist, 0.5))
    fingers = lerp(scaled(start.palm[2], -1), scaled(end.palm[2], -1), share)
    if first == last and first.on not in (None, "floor"):
        return reach_arm(arm, palm_place(first, skeleton, side), toward, first.point)
    held = first.on == "floor" or last.on == "floor" or first.point or last.point
    return reach_arm(arm, lerp(start.hand, end.hand, share), toward, fingers if held else None)
