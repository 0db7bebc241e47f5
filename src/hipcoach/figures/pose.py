"""Frames → bodies in the room."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from hipcoach.catalogue.figure import Figure, Spot
from hipcoach.figures import body
from hipcoach.figures.reach import reach_arm, reach_leg
from hipcoach.figures.rest import flat, lowest_of_chest, lowest_of_foot, lowest_of_knee, lowest_of_pelvis, rest
from hipcoach.figures.said import LimbState, State, states
from hipcoach.figures.skeleton import Arm, Leg, Skeleton, stand
from hipcoach.figures.turns import LIMB_SIDES, OPPOSITE, POSITIONS, SIGN, Turns, limb_turn, trunk_turn
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
    out,
    relative,
    times,
)


@dataclass(frozen=True)
class Moment:
    """A body in the room, and what was asked of it."""

    state: State
    skeleton: Skeleton
    base: Vector
    """Where the anchor is, before any shift."""

    @cached_property
    def turns(self) -> Turns:
        """The turns of the solved body: its limbs may have been put somewhere else than their angles had them."""
        solved = self.skeleton
        legs, arms = solved.legs, solved.arms
        return Turns(
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


def moments(figure: Figure) -> list[Moment]:
    """Every frame of a figure, solved."""
    found: list[Moment] = []
    for state in states(figure.position, figure.frames):
        found.append(_solved(state, POSITIONS[figure.position], found[-1] if found else None))
    return found


def _solved(state: State, position: Axes, before: Moment | None) -> Moment:
    skeleton = _flat_anchor(stand(_turns(state, position)), state)
    at = anchor_point(skeleton, state.anchor)
    base = _base(state, at, before)
    put = (base[0] - at[0], base[1] - at[1], state.level - lowest_of_anchor(skeleton, state.anchor))
    skeleton = skeleton.moved(put)
    planted = skeleton
    skeleton = skeleton.moved(state.shift)
    for side in in_turn(state, "foot"):
        leg = skeleton.legs[side]
        if state.anchor == f"{side}-foot":
            leg = reach_leg(leg, planted.legs[side].ankle, planted.legs[side].foot) if any(state.shift) else leg
        else:
            leg = _placed_leg(leg, side, state.limbs[side], skeleton, before)
        skeleton = skeleton.with_leg(side, leg)
    for side in in_turn(state, "hand"):
        skeleton = skeleton.with_arm(side, _placed_arm(side, state.limbs[side], skeleton, before))
    return Moment(state, skeleton, base)


def _base(state: State, at: Vector, before: Moment | None) -> Vector:
    """Where the anchor stays: it is `at` in the first frame, and a new one stays where that part was."""
    if before is not None and before.state.anchor == state.anchor:
        return before.base
    there = anchor_point(before.skeleton, state.anchor) if before else at
    return (there[0], there[1], 0.0)


def _turns(state: State, position: Axes) -> Turns:
    limbs = state.limbs
    return Turns(
        compose(position, trunk_turn(state.pelvis)),
        state.trunk,
        state.neck,
        {side: limb_turn(limbs[side].hip, SIGN[side]) for side in LIMB_SIDES},
        {side: limbs[side].knee for side in LIMB_SIDES},
        {side: about_y(-limbs[side].ankle) for side in LIMB_SIDES},
        {side: limb_turn(limbs[side].shoulder, SIGN[side]) for side in LIMB_SIDES},
        {side: limbs[side].elbow for side in LIMB_SIDES},
        dict.fromkeys(LIMB_SIDES, UPRIGHT),
    )


def _flat_anchor(skeleton: Skeleton, state: State) -> Skeleton:
    side, _, part = state.anchor.rpartition("-")
    if part != "foot" or state.limbs[side].rests == "foot":
        return skeleton
    leg = skeleton.legs[side]
    return skeleton.with_leg(side, leg._replace(foot=flat(leg.foot, leg.shin)))


def anchor_point(skeleton: Skeleton, anchor: str) -> Vector:
    """The point that an anchor keeps in its place."""
    return skeleton.point(anchor.replace("foot", "ankle"))


def lowest_of_anchor(skeleton: Skeleton, anchor: str) -> float:
    """Height of the lowest point of an anchor."""
    side, _, part = anchor.rpartition("-")
    if part == "foot":
        return lowest_of_foot(skeleton.legs[side])
    if part == "knee":
        return lowest_of_knee(skeleton.legs[side])
    return lowest_of_chest(skeleton) if part == "chest" else lowest_of_pelvis(skeleton)


def in_turn(state: State, what: str) -> list[str]:
    """The sides, one that is put on the other's limb after it."""

    def leans(side: str) -> bool:
        spot: Spot | None = getattr(state.limbs[side], what)
        return spot is not None and str(spot.on).startswith(OPPOSITE[side])

    return sorted(LIMB_SIDES, key=leans)


def _placed_leg(leg: Leg, side: str, limb: LimbState, skeleton: Skeleton, before: Moment | None) -> Leg:
    was = before.skeleton.legs[side] if before and not limb.new_foot else None
    if limb.foot is not None:
        foot = None if limb.foot.point is None else flat((limb.foot.point, leg.foot[1], leg.foot[2]), leg.shin)
        return reach_leg(leg, ankle_place(limb.foot, skeleton, side), foot)
    if limb.rests is None:
        return leg
    if was is not None and limb.rests in ("sole", "foot"):
        return reach_leg(leg, was.ankle, was.foot)
    return rest(leg, limb.rests, limb.level)


def _placed_arm(side: str, limb: LimbState, skeleton: Skeleton, before: Moment | None) -> Arm:
    arm, spot = skeleton.arms[side], limb.hand
    if spot is None:
        return arm
    ahead, outward, up = limb.elbow_to
    toward = out(skeleton.chest_axes, (ahead, SIGN[side] * outward, up))
    if spot.on != "floor":
        return reach_arm(arm, palm_place(spot, skeleton, side), toward, spot.point)
    if before is not None and not limb.new_hand:
        was = before.skeleton.arms[side]
        return reach_arm(arm, was.hand, toward, times(was.palm[2], -1))
    palm = palm_place(spot, skeleton, side)
    return reach_arm(arm, palm, toward, spot.point or _fingers(palm, arm.shoulder, skeleton.chest_axes))


def _fingers(palm: Vector, shoulder: Vector, chest: Axes) -> Vector:
    """Where the fingers of a hand on the floor point: on from the shoulder, or where the chest points above it."""
    away = minus((palm[0], palm[1], 0.0), (shoulder[0], shoulder[1], 0.0))
    return away if length(away) > body.FOREARM else level(chest[2], chest[0])


def ankle_place(spot: Spot, skeleton: Skeleton, side: str) -> Vector:
    """Where an ankle is put; on the floor, under its hip."""
    x, y, _ = skeleton.legs[side].hip
    return _place(spot, skeleton, side, (x, y, body.ANKLE_HEIGHT))


def palm_place(spot: Spot, skeleton: Skeleton, side: str) -> Vector:
    """Where the middle of a palm is put; on the floor, under its shoulder."""
    x, y, _ = skeleton.arms[side].shoulder
    return _place(spot, skeleton, side, (x, y, body.HAND_HEIGHT))


def _place(spot: Spot, skeleton: Skeleton, side: str, floor: Vector) -> Vector:
    if spot.at is not None:
        return add(spot.at, spot.offset)
    return add(floor if spot.on == "floor" else skeleton.point(str(spot.on), side), spot.offset)
