"""Exercises: what each is, how it is done, and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from hipcoach.catalogue.base import Cue, Id, Instruction, Meaning, Ref, Spoken, Text
from hipcoach.catalogue.brief import BriefLine
from hipcoach.catalogue.dose import IDLE_SHARE, Dose, idle_seconds, work_seconds
from hipcoach.catalogue.late import Field, field_validator
from hipcoach.catalogue.model import Model
from hipcoach.vocabulary import Caution, Equipment, Joint, Method, Motion, Position, Role, SideUse, Target

if TYPE_CHECKING:
    from pydantic import ValidationInfo


def targets_of(method: Method, motions: Sequence[Motion]) -> frozenset[Target]:
    """What the seconds of an exercise count for: its method and its primary motion, which is the first.

    CARs, which pass through every motion, count for none.
    """
    return frozenset({method} if method == "cars" else {method, motions[0]})


class ExerciseCaution(Model):
    """What an exercise means for somebody with a caution."""

    id: Caution
    """What the person has to be careful with."""
    how: Literal["avoid", "modify"]
    """avoid: never recommended under this caution; modify: recommended with the note added to its cue."""
    note: Text
    """avoid: why; modify: what to do differently, as an instruction."""


class Say(Model):
    """What is said aloud, to be followed with the eyes closed. Each is one full sentence of few words."""

    start: Spoken
    """How to lie, sit or stand before the first movement."""
    move: Spoken
    """What to do."""
    finish: Spoken
    """How it ends, and where the body rests then."""
    switch: Spoken | None = None
    """How to change sides; where `sides` is each, and only there."""
    short: BriefLine | None = None
    """All of it on one line of a terminal: how one lies, sits or stands, and what moves where."""


class Result(Model):
    """What it means that was found, where something is measured or compared."""

    usual: Meaning
    """What is usual."""
    difference: Meaning
    """What a difference between the sides means."""
    caveat: Meaning
    """What not to conclude from it."""


class Exercise(Model):
    """One exercise of the catalogue."""

    id: Id
    name: Text
    """What it is called on the page."""
    aliases: tuple[Text, ...] = ()
    """Other names it is known by."""
    motions: tuple[Motion, ...] = Field(min_length=1)
    """The hip motions trained, the primary one first."""
    method: Method
    """How the motion is trained."""
    position: Position
    """How the body is placed."""
    family: Id | None = None
    """Exercises that are one movement in several forms share a family; a session has one of them."""
    equipment: tuple[tuple[Equipment, ...], ...] = Field(min_length=1)
    """Any one of these sets is enough."""
    sides: SideUse
    """each: one side, then the other; both: together; alternating: left and right in turn within a set."""
    dose: Dose
    """How much of it: the least and the most."""
    cue: Cue
    """The one thing that makes it right, said while moving."""
    steps: tuple[Instruction, ...] = Field(min_length=2, max_length=5)
    """How to do it, in order."""
    say: Say | None = None
    """The same for the ear."""
    result: Result | None = None
    """What is usual, what a difference means, and what not to conclude; for what measures something."""
    felt: Text
    """Where it is felt: the long side, or the effort."""
    closed_angle: Text
    """The folding side, which must not pinch."""
    quiet: tuple[Joint, ...]
    """Joints that must stay free of pain."""
    hip_flexion_deg: int = Field(ge=0, le=150)
    """The most either hip reaches, start included, in degrees."""
    crosses_midline: bool
    """True where a thigh passes the body's midline at any moment."""
    easier: tuple[Ref, ...] = ()
    """Ids of exercises that ask less."""
    harder: tuple[Ref, ...] = ()
    """Ids of exercises that ask more."""
    cautions: tuple[ExerciseCaution, ...] = ()
    """Whom it is not for, or not in this way."""
    sources: tuple[Ref, ...] = Field(min_length=1)
    """Where it comes from."""

    @property
    def side_count(self) -> Literal[1, 2]:
        """2 where a dose is done on each side in turn; both and alternating count as one."""
        return 2 if self.sides == "each" else 1

    @property
    def primary_motion(self) -> Motion:
        """The motion it is for."""
        return self.motions[0]

    @cached_property
    def counted_targets(self) -> frozenset[Target]:
        """What its seconds count for."""
        return targets_of(self.method, self.motions)

    @cached_property
    def role(self) -> Role:
        """What it is in a session for."""
        return _ROLE_OF_METHOD.get(self.method) or _ROLE_OF_MOTION[self.primary_motion]

    @field_validator("dose", mode="after")
    @classmethod
    def _mostly_work(cls, dose: Dose, info: ValidationInfo) -> Dose:
        """At every dose most of the time is work, so that every routine keeps to that share too."""
        sides = 2 if info.data.get("sides") == "each" else 1
        amount = (dose.reps or dose.hold_seconds or (1, 1))[0]
        for sets in range(dose.sets[0], dose.sets[1] + 1):
            work = work_seconds(dose, sets, amount, sides)
            idle = idle_seconds(dose, sets, sides, info.data.get("position", "standing"))
            if idle > IDLE_SHARE * (work + idle):
                raise ValueError(
                    f"at {sets} sets of {amount} only {work} of {work + idle} seconds are work; "
                    "raise the smallest dose or shorten the rest"
                )
        return dose


_ROLE_OF_METHOD: dict[Method, Role] = {"explore": "explore", "cars": "together", "breathe": "settle"}
_ROLE_OF_MOTION: dict[Motion, Role] = {
    "external_rotation": "turn-out",
    "internal_rotation": "turn-in",
    "extension": "extend",
    "abduction": "to-the-side",
    "adduction": "inward",
    "flexion": "bend",
}
