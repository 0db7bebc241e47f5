"""Keyframes → bodies in the room."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from hipcoach.catalogue.figure import Figure, Spot
from hipcoach.figures import body
from hipcoach.figures.contact import flat, lowest_of_chest, lowest_of_foot, lowest_of_knee, lowest_of_pelvis, rest
from hipcoach.figures.inverse_kinematics import reach_arm, reach_leg
from hipcoach.figures.joint_rotations import (
    LIMB_SIDES,
    OPPOSITE,
    POSITION_AXES,
    SIGN,
    JointRotations,
    limb_rotation,
    trunk_rotation,
)
from hipcoach.figures.keyframes import BodyState, LimbState, body_states
from hipcoach.figures.skeleton import Arm, Leg, Skeleton, stand
from hipcoach.figures.vectors import (
    UPRIGHT,
    Axes,
    Vector,
    about_y,
    add,
    compose,
    length,
    level,
    minus,
    relative,
    scaled,
    to_world,
)


@dataclass(frozen=True)
class SolvedFrame:
    """A frame solved: the body in the room, and the state that asked for it."""

    state: BodyState
    skeleton: Skeleton
    base: Vector
    """The place of the anchor, before any shift."""

    @cached_property
    def rotations(self) -> JointRotations:
        """The joints of the solved body: a limb may have been put somewhere else than its angles had it."""
        solved = self.skeleton
        legs, arms = solved.legs, solved.arms
        return JointRotations(
            solved.pelvis_axes,
            self.state.trunk,
            self.state.neck,
            {side: relative(solved.pelvis_axes, leg.thigh) for side, leg in legs.items()},
            {side: _bend(leg.thigh, leg.shin) for side, leg in legs.items()},
            {side: relative(leg.shin, leg.foot) for side, leg in legs.items()},
            {side: relative(solved.chest_axes, arm.upper) for side, arm in arms.items()},
            {side: _bend(arm.fore, arm.upper) for side, arm in arms.items()},
            {side: relative(arm.fore, arm.palm) for side, arm in arms.items()},
        )


def _bend(first: Axes, second: Axes) -> float:
    """Degrees of a hinge between two segments."""
    x, _, z = relative(first, second)[2]
    return max(0.0, math.degrees(math.atan2(x, z)))


def solved_frames(figure: Figure) -> list[SolvedFrame]:
    """Every frame of a figure, solved."""
    solved: list[SolvedFrame] = []
    for state in body_states(figure.position, figure.frames):
        solved.append(_solved(state, POSITION_AXES[figure.position], solved[-1] if solved else None))
    return solved


def _solved(state: BodyState, position: Axes, before: SolvedFrame | None) -> SolvedFrame:
    skeleton = _flat_anchor(stand(_rotations(state, position)), state)
    at = anchor_point(skeleton, state.anchor)
    base = _base(state, at, before)
    put = (base[0] - at[0], base[1] - at[1], state.level - lowest_of_anchor(skeleton, state.anchor))
    skeleton = skeleton.moved(put)
    planted = skeleton
    skeleton = skeleton.moved(state.shift)
    for side in solving_order(state, "foot"):
        leg = skeleton.legs[side]
        if state.anchor == f"{side}-foot":
            leg = reach_leg(leg, planted.legs[side].ankle, planted.legs[side].foot) if any(state.shift) else leg
        else:
            leg = _placed_leg(leg, side, state.limbs[side], skeleton, before)
        skeleton = skeleton.with_leg(side, leg)
    for side in solving_order(state, "hand"):
        skeleton = skeleton.with_arm(side, _placed_arm(side, state.limbs[side], skeleton, before))
    return SolvedFrame(state, skeleton, base)


def _base(state: BodyState, at: Vector, before: SolvedFrame | None) -> Vector:
    """The place where the anchor stays: `at` in the first frame; a new anchor stays where that part of the body was."""
    if before is not None and before.state.anchor == state.anchor:
        return before.base
    there = anchor_point(before.skeleton, state.anchor) if before else at
    return (there[0], there[1], 0.0)


def _rotations(state: BodyState, position: Axes) -> JointRotations:
    limbs = state.limbs
    return JointRotations(
        compose(position, trunk_rotation(state.pelvis)),
        state.trunk,
        state.neck,
        {side: limb_rotation(limbs[side].hip, SIGN[side]) for side in LIMB_SIDES},
        {side: limbs[side].knee for side in LIMB_SIDES},
        {side: about_y(-limbs[side].ankle) for side in LIMB_SIDES},
        {side: limb_rotation(limbs[side].shoulder, SIGN[side]) for side in LIMB_SIDES},
        {side: limbs[side].elbow for side in LIMB_SIDES},
        dict.fromkeys(LIMB_SIDES, UPRIGHT),
    )


def _flat_anchor(skeleton: Skeleton, state: BodyState) -> Skeleton:
    side, _, part = state.anchor.rpartition("-")
    if part != "foot" or state.limbs[side].rests == "foot":
        return skeleton
    leg = skeleton.legs[side]
    return skeleton.with_leg(side, leg._replace(foot=flat(leg.foot, leg.shin)))


def anchor_point(skeleton: Skeleton, anchor: str) -> Vector:
    """The point of the body that an anchor keeps in place."""
    return skeleton.point(anchor.replace("foot", "ankle"))


def lowest_of_anchor(skeleton: Skeleton, anchor: str) -> float:
    """Height of the lowest point of an anchor."""
    side, _, part = anchor.rpartition("-")
    if part == "foot":
        return lowest_of_foot(skeleton.legs[side])
    if part == "knee":
        return lowest_of_knee(skeleton.legs[side])
    return lowest_of_chest(skeleton) if part == "chest" else lowest_of_pelvis(skeleton)


def solving_order(state: BodyState, what: str) -> list[str]:
    """The sides in the order of solving: a limb that is put on the other side's limb comes after it."""

    def leans(side: str) -> bool:
        spot: Spot | None = getattr(state.limbs[side], what)
        return spot is not None and str(spot.on).startswith(OPPOSITE[side])

    return sorted(LIMB_SIDES, key=leans)


def _placed_leg(leg: Leg, side: str, limb: LimbState, skeleton: Skeleton, before: SolvedFrame | None) -> Leg:
    was = before.skeleton.legs[side] if before and not limb.new_foot else None
    if limb.foot is not None:
        foot = None if limb.foot.point is None else flat((limb.foot.point, leg.foot[1], leg.foot[2]), leg.shin)
        return reach_leg(leg, ankle_place(limb.foot, skeleton, side), foot)
    if limb.rests is None:
        return leg
    if was is not None and limb.rests in ("sole", "foot"):
        return reach_leg(leg, was.ankle, was.foot)
    return rest(leg, limb.rests, limb.level)


def _placed_arm(side: str, limb: LimbState, skeleton: Skeleton, before: SolvedFrame | None) -> Arm:
    arm, spot = skeleton.arms[side], limb.hand
    if spot is None:
        return arm
    ahead, outward, up = limb.elbow_to
    toward = to_world(skeleton.chest_axes, (ahead, SIGN[side] * outward, up))
    if spot.on != "floor":
        return reach_arm(arm, palm_place(spot, skeleton, side), toward, spot.point)
    if before is not None and not limb.new_hand:
        was = before.skeleton.arms[side]
        return reach_arm(arm, was.hand, toward, scaled(was.palm[2], -1))
    palm = palm_place(spot, skeleton, side)
    return reach_arm(arm, palm, toward, spot.point or _fingers(palm, arm.shoulder, skeleton.chest_axes))


def _fingers(palm: Vector, shoulder: Vector, chest: Axes) -> Vector:
    """Direction of the fingers of a hand on the floor: away from the shoulder; close under it, as the chest points."""
    away = minus((palm[0], palm[1], 0.0), (shoulder[0], shoulder[1], 0.0))
    return away if length(away) > body.FOREARM else level(chest[2], chest[0])


def ankle_place(spot: Spot, skeleton: Skeleton, side: str) -> Vector:
    """The place of an ankle that is put on a spot; on the floor, it is under its hip."""
    x, y, _ = skeleton.legs[side].hip
    return _place(spot, skeleton, side, (x, y, body.ANKLE_HEIGHT))


def palm_place(spot: Spot, skeleton: Skeleton, side: str) -> Vector:
    """The place of a palm's middle that is put on a spot; on the floor, it is under its shoulder."""
    x, y, _ = skeleton.arms[side].shoulder
    return _place(spot, skeleton, side, (x, y, body.HAND_HEIGHT))


def _place(spot: Spot, skeleton: Skeleton, side: str, floor: Vector) -> Vector:
    if spot.at is not None:
        return add(spot.at, spot.offset)
    return add(floor if spot.on == "floor" else skeleton.point(str(spot.on), side), spot.offset)
