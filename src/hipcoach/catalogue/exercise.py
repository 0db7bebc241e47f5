"""Exercises and their doses."""

from collections.abc import Sequence
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from hipcoach.catalogue.base import Cue, Id, Instruction, Model, Ref, Span, Text
from hipcoach.vocabulary import Caution, Equipment, Joint, Method, Motion, Position, Role, SideUse, Target

SWITCH_SECONDS = 5
"""Changing from one side to the other."""
SLOW_SWITCH_SECONDS: dict[Position, int] = {"side-lying": 15, "half-kneeling": 10}
"""The same where it takes longer: to roll over, or to kneel on the other knee."""
IDLE_SHARE = 0.35
"""The most of a step's time, once one is in place, that resting and switching may take."""


class Dose(Model):
    """How much of an exercise, as the range inside which the coach may scale it.

    Either `reps` with `seconds_per_rep`, or `hold_seconds`: once a set, for each side and direction.
    """

    sets: Span
    """Sets for each side."""
    reps: Span | None = None
    """Repetitions in a set, for each side and direction."""
    seconds_per_rep: int | None = Field(default=None, ge=1, le=60)
    """Seconds one repetition takes, its pauses included."""
    hold_seconds: Span | None = None
    """Seconds a set is held, for each side and direction."""
    rest_seconds: int = Field(default=0, ge=0, le=180)
    """Rest between sets. Where sides take turns, one side rests while the other works, and this may be 0.

    Lying on the side, a rest lets one side do all its sets before the other, so that one rolls over once.
    """
    directions: Literal[1, 2] = 1
    """2 where the movement is done both ways round."""

    @model_validator(mode="after")
    def _reps_or_hold(self) -> Self:
        if (self.reps is None) == (self.hold_seconds is None):
            raise ValueError("give either reps with seconds_per_rep, or hold_seconds")
        if (self.reps is None) != (self.seconds_per_rep is None):
            raise ValueError("reps and seconds_per_rep go together")
        for span, most in ((self.sets, 20), (self.reps, 200), (self.hold_seconds, 1800)):
            if span is not None and span[1] > most:
                raise ValueError(f"{span[1]} is more than anybody does; at most {most}")
        return self


def work_seconds(dose: Dose, sets: int, amount: int, sides: int) -> int:
    """Seconds of work in `sets` sets for each of `sides` sides; `amount` is repetitions, or seconds held."""
    return sets * sides * dose.directions * amount * (dose.seconds_per_rep or 1)


def switch_seconds(position: Position) -> int:
    """Seconds to change sides in a position."""
    return SLOW_SWITCH_SECONDS.get(position, SWITCH_SECONDS)


def is_one_side_first(dose: Dose, position: Position) -> bool:
    """True where one side does all its sets before the other; otherwise sides take turns set by set."""
    return position == "side-lying" and dose.rest_seconds > 0


def idle_seconds(dose: Dose, sets: int, sides: int, position: Position) -> int:
    """Seconds of resting between sets and of switching sides; getting into place is not counted."""
    rests, switches = sets - 1, (sets * sides - 1) * (sides - 1)
    if is_one_side_first(dose, position):
        rests, switches = rests * sides, sides - 1
    return rests * dose.rest_seconds + switches * switch_seconds(position)


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
