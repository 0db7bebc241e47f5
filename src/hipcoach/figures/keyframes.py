"""Keyframes made complete: each inherits from the frame before whatever it leaves out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from hipcoach.catalogue.figure import Angles, Keyframe, Limbs, Press, Spot
from hipcoach.figures.joint_rotations import LIMB_SIDES, OPPOSITE
from hipcoach.figures.vectors import Vector

_ANCHORS = {
    "standing": "other-foot",
    "kneeling": "other-knee",
    "quadruped": "other-knee",
}
"""The anchor until a frame names another; lying and sitting it is the pelvis."""
SEAT = 23.0
"""Height of a chair's seat."""


@dataclass(frozen=True, slots=True)
class LimbState:
    """A leg and an arm of one side. `new_*`: given in this very frame, so put anew rather than kept in place."""

    hip: Angles = (0.0, 0.0, 0.0)
    knee: float = 0.0
    ankle: float = 0.0
    rests: str | None = None
    level: float = 0.0
    foot: Spot | None = None
    shoulder: Angles = (0.0, 8.0, 0.0)
    elbow: float = 8.0
    hand: Spot | None = None
    elbow_to: Vector = (-0.6, 0.6, -0.5)
    new_foot: bool = False
    new_hand: bool = False


@dataclass(frozen=True, slots=True)
class BodyState:
    """A frame with all that it inherits, before anything is solved."""

    anchor: str
    level: float = 0.0
    shift: Vector = (0.0, 0.0, 0.0)
    pelvis: Angles = (0.0, 0.0, 0.0)
    trunk: Angles = (0.0, 0.0, 0.0)
    neck: Angles = (0.0, 0.0, 0.0)
    limbs: dict[str, LimbState] = field(default_factory=lambda: {side: LimbState() for side in LIMB_SIDES})
    press: tuple[Press, ...] = ()


def body_states(position: str, frames: tuple[Keyframe, ...]) -> list[BodyState]:
    """Each frame with all that it inherits."""
    state = BodyState(_ANCHORS.get(position, "pelvis"), level=SEAT if position == "seated" else 0.0)
    states = []
    for frame in frames:
        state = _after(state, frame)
        states.append(state)
    return states


def _after(before: BodyState, frame: Keyframe) -> BodyState:
    given: dict[str, Any] = {
        name: value
        for name in ("pelvis", "trunk", "neck", "shift", "level")
        if (value := getattr(frame, name)) is not None
    }
    if frame.anchor is not None and frame.anchor != before.anchor:
        given = {"level": 0.0, "shift": (0.0, 0.0, 0.0), **given, "anchor": frame.anchor}
    limbs = {side: _limb(before.limbs[side], side, frame) for side in LIMB_SIDES}
    return replace(before, **given, limbs=limbs, press=frame.press or ())


def _limb(before: LimbState, side: str, frame: Keyframe) -> LimbState:
    both = _mirrored(frame.both) if frame.both and side == "other" else frame.both
    after = replace(before, new_foot=False, new_hand=False)
    for limbs in (both, frame.working if side == "working" else frame.other):
        if limbs is not None:
            after = _with(after, limbs)
    return after


def _with(before: LimbState, limbs: Limbs) -> LimbState:
    given: dict[str, Any] = {name: value for name in Limbs.field_names if (value := getattr(limbs, name)) is not None}
    if "rests" in given:
        given |= {"foot": None, "rests": None if given["rests"] == "free" else given["rests"]}
    elif "foot" in given:
        given |= {"rests": None, "foot": _kept(given["foot"])}
    if "hand" in given:
        given["hand"] = _kept(given["hand"])
    new_foot = before.new_foot or "rests" in given or "level" in given
    return replace(before, **given, new_foot=new_foot, new_hand=before.new_hand or "hand" in given)


def _kept(spot: Spot) -> Spot | None:
    return None if spot.on == "free" else spot


def _mirrored(limbs: Limbs) -> Limbs:
    """The entry for both sides as the other side reads it: its places on the far side of the midline."""
    changed = {}
    for name in ("hand", "foot"):
        spot = getattr(limbs, name)
        if isinstance(spot, Spot):
            places = {part: _across(getattr(spot, part)) for part in ("at", "offset", "point")}
            changed[name] = spot.model_copy(update={**places, "on": _named_across(spot.on)})
    return limbs.model_copy(update=changed)


def _across(point: Vector | None) -> Vector | None:
    return None if point is None else (point[0], -point[1], point[2])


def _named_across(name: str | None) -> str | None:
    side, dash, joint = (name or "").partition("-")
    return f"{OPPOSITE[side]}{dash}{joint}" if side in OPPOSITE else name
