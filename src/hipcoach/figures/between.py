"""The bodies in between two frames: what an animation and an arrow follow."""

from __future__ import annotations

from hipcoach.figures.pose import Moment, anchor_point, ankle_place, in_turn, lowest_of_anchor, palm_place
from hipcoach.figures.reach import reach_arm, reach_leg
from hipcoach.figures.rest import lowest_of_foot, lowest_of_shin, rest
from hipcoach.figures.skeleton import Arm, Leg, Skeleton, stand
from hipcoach.figures.vectors import UP, add, between, length, minus, mix, times


def in_between(a: Moment, b: Moment, share: float) -> Skeleton:
    """The body at `share` of the way from `a` to `b`; what is planted in both stays on the floor."""
    start, end = a.skeleton, b.skeleton
    skeleton = stand(a.turns.toward(b.turns, share))
    anchor = b.state.anchor
    at = anchor_point(skeleton, anchor)
    to = mix(anchor_point(start, anchor), anchor_point(end, anchor), share)
    height = lowest_of_anchor(start, anchor) * (1 - share) + lowest_of_anchor(end, anchor) * share
    skeleton = skeleton.moved((to[0] - at[0], to[1] - at[1], height - lowest_of_anchor(skeleton, anchor)))
    for side in in_turn(b.state, "foot"):
        skeleton = skeleton.with_leg(side, _leg_between(a, b, share, side, skeleton))
    for side in in_turn(b.state, "hand"):
        skeleton = skeleton.with_arm(side, _arm_between(a, b, share, side, skeleton))
    return skeleton


def _leg_between(a: Moment, b: Moment, share: float, side: str, skeleton: Skeleton) -> Leg:
    leg, first, last = skeleton.legs[side], a.state.limbs[side], b.state.limbs[side]
    start, end = a.skeleton.legs[side], b.skeleton.legs[side]
    if first.foot is not None and first.foot == last.foot:
        return reach_leg(leg, ankle_place(first.foot, skeleton, side), None)
    planted = {first.rests or _standing(a, side), last.rests or _standing(b, side)}
    if planted <= {"knee", "shin"}:
        return rest(leg, "knee" if "knee" in planted else "shin", first.level + (last.level - first.level) * share)
    floor = min(0.0, lowest_of_shin(start), lowest_of_shin(end))
    if planted <= {"sole", "foot", "shin"}:
        ankle, foot = mix(start.ankle, end.ankle, share), between(start.foot, end.foot, share)
        sunk = min(0.0, lowest_of_foot(leg._replace(ankle=ankle, foot=foot)) - floor)
        return reach_leg(leg, add(ankle, UP, _stepped(start, end, b, share) - sunk), foot)
    return _lifted(leg, floor)


def _lifted(leg: Leg, floor: float) -> Leg:
    """A leg on its way, no lower than the floor: its knee bends as much as the foot needs, and no more."""
    sunk = floor - lowest_of_shin(leg)
    return reach_leg(leg, add(leg.ankle, UP, sunk), leg.foot) if sunk > _SUNK else leg


def _stepped(start: Leg, end: Leg, after: Moment, share: float) -> float:
    """How high a foot is on its way to another place: who stands, steps."""
    way = length(minus(end.ankle, start.ankle))
    stands = after.state.anchor.endswith("-foot")
    return 4 * share * (1 - share) * min(_STEP, way * 0.3) if stands and way > _SLID else 0.0


_SUNK = 0.01
"""Less than this under the floor, in units, is on it."""
_STEP = 5.0
"""Height of a step, in units."""
_SLID = 2.0
"""A foot that goes less far does not leave the floor."""


def _standing(moment: Moment, side: str) -> str | None:
    """A leg that carries the body on its foot rests on the sole, even if nothing was said of it."""
    return "sole" if moment.state.anchor == f"{side}-foot" else None


def _arm_between(a: Moment, b: Moment, share: float, side: str, skeleton: Skeleton) -> Arm:
    arm, first, last = skeleton.arms[side], a.state.limbs[side].hand, b.state.limbs[side].hand
    if first is None or last is None:
        return arm
    start, end = a.skeleton.arms[side], b.skeleton.arms[side]
    toward = minus(arm.elbow, mix(arm.shoulder, arm.wrist, 0.5))
    fingers = mix(times(start.palm[2], -1), times(end.palm[2], -1), share)
    if first == last and first.on not in (None, "floor"):
        return reach_arm(arm, palm_place(first, skeleton, side), toward, first.point)
    held = first.on == "floor" or last.on == "floor" or first.point or last.point
    return reach_arm(arm, mix(start.hand, end.hand, share), toward, fingers if held else None)
