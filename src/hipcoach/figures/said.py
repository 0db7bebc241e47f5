"""What a frame says, together with what it leaves as it was in the frame before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from hipcoach.catalogue.figure import Frame, Limbs, Press, Spot
from hipcoach.figures.turns import LIMB_SIDES, OPPOSITE, Angles

_ANCHORS = {
    "standing": "other-foot",
    "kneeling": "other-knee",
    "quadruped": "other-knee",
}
"""What the body hangs from unless a frame says so; lying and sitting it is the pelvis."""
SEAT = 23.0
"""Height of a chair's seat."""


@dataclass(frozen=True, slots=True)
class LimbState:
    """A leg and an arm of one side. `new_*`: said in this very frame, so put anew rather than kept where it was."""

    hip: Angles = (0.0, 0.0, 0.0)
    knee: float = 0.0
    ankle: float = 0.0
    rests: str | None = None
    level: float = 0.0
    foot: Spot | None = None
    shoulder: Angles = (0.0, 8.0, 0.0)
    elbow: float = 8.0
    hand: Spot | None = None
    elbow_to: Angles = (-0.6, 0.6, -0.5)
    new_foot: bool = False
    new_hand: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """All that is known of a moment before anything is solved."""

    anchor: str
    level: float = 0.0
    shift: Angles = (0.0, 0.0, 0.0)
    pelvis: Angles = (0.0, 0.0, 0.0)
    trunk: Angles = (0.0, 0.0, 0.0)
    neck: Angles = (0.0, 0.0, 0.0)
    limbs: dict[str, LimbState] = field(default_factory=lambda: {side: LimbState() for side in LIMB_SIDES})
    press: tuple[Press, ...] = ()


def states(position: str, frames: tuple[Frame, ...]) -> list[State]:
    """Each frame with what it inherits."""
    here = State(_ANCHORS.get(position, "pelvis"), level=SEAT if position == "seated" else 0.0)
    found = []
    for frame in frames:
        here = _after(here, frame)
        found.append(here)
    return found


def _after(before: State, frame: Frame) -> State:
    said: dict[str, Any] = {
        name: value
        for name in ("pelvis", "trunk", "neck", "shift", "level")
        if (value := getattr(frame, name)) is not None
    }
    if frame.anchor is not None and frame.anchor != before.anchor:
        said = {"level": 0.0, "shift": (0.0, 0.0, 0.0), **said, "anchor": frame.anchor}
    limbs = {side: _limb(before.limbs[side], side, frame) for side in LIMB_SIDES}
    return replace(before, **said, limbs=limbs, press=frame.press or ())


def _limb(before: LimbState, side: str, frame: Frame) -> LimbState:
    both = _mirrored(frame.both) if frame.both and side == "other" else frame.both
    after = replace(before, new_foot=False, new_hand=False)
    for limbs in (both, frame.working if side == "working" else frame.other):
        if limbs is not None:
            after = _said(after, limbs)
    return after


def _said(before: LimbState, limbs: Limbs) -> LimbState:
    said: dict[str, Any] = {name: value for name in Limbs.model_fields if (value := getattr(limbs, name)) is not None}
    if "rests" in said:
        said |= {"foot": None, "rests": None if said["rests"] == "free" else said["rests"]}
    elif "foot" in said:
        said |= {"rests": None, "foot": _kept(said["foot"])}
    if "hand" in said:
        said["hand"] = _kept(said["hand"])
    new_foot = before.new_foot or "rests" in said or "level" in said
    return replace(before, **said, new_foot=new_foot, new_hand=before.new_hand or "hand" in said)


def _kept(spot: Spot) -> Spot | None:
    return None if spot.on == "free" else spot


def _mirrored(limbs: Limbs) -> Limbs:
    """What is said of both sides, for the other one: places on the far side of the midline."""
    changed = {}
    for name in ("hand", "foot"):
        spot = getattr(limbs, name)
        if isinstance(spot, Spot):
            places = {part: _across(getattr(spot, part)) for part in ("at", "offset", "point")}
            changed[name] = spot.model_copy(update={**places, "on": _named_across(spot.on)})
    return limbs.model_copy(update=changed)


def _across(point: Angles | None) -> Angles | None:
    return None if point is None else (point[0], -point[1], point[2])


def _named_across(name: str | None) -> str | None:
    side, dash, joint = (name or "").partition("-")
    return f"{OPPOSITE[side]}{dash}{joint}" if side in OPPOSITE else name
