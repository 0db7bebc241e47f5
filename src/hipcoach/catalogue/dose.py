"""How much of an exercise, how fast and how hard, and the seconds that follow from it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from hipcoach.catalogue.base import Span, plain
from hipcoach.catalogue.late import (
    AfterValidator,
    Field,
    GetPydanticSchema,
    field_validator,
    model_serializer,
    model_validator,
)
from hipcoach.catalogue.model import Model
from hipcoach.vocabulary import Position

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, SerializationInfo, SerializerFunctionWrapHandler, ValidationInfo
    from pydantic_core import CoreSchema

SWITCH_SECONDS = 5
"""Changing from one side to the other."""
SLOW_SWITCH_SECONDS: dict[Position, int] = {"side-lying": 15, "half-kneeling": 10}
"""The same where it takes longer: to roll over, or to kneel on the other knee."""
IDLE_SHARE = 0.35
"""The most of a step's time, once one is in place, that resting and switching may take."""


MOST_SECONDS_PER_REP = 60


@dataclass(frozen=True, kw_only=True)
class TempoPart:
    """One part of a repetition or of a hold."""

    part: str
    """What is done, in a word, as in `lower` or `press`."""
    seconds: int
    """How long."""


_PartName = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=20)]
_Parts = Annotated[dict[_PartName, Annotated[int, Field(ge=1, le=1800)]], Field(min_length=2, max_length=6)]


def _named_parts(parts: dict[str, int]) -> tuple[TempoPart, ...]:
    return tuple(TempoPart(part=part, seconds=seconds) for part, seconds in parts.items())


def _written_parts(parts: tuple[TempoPart, ...] | None, info: SerializationInfo) -> Any:
    """A list, whose order JSON keeps; the mapping of a file where it is to be read again."""
    if info.exclude_defaults:
        return {part.part: part.seconds for part in parts or ()}
    return [asdict(part) for part in parts or ()]


def _tempo_schema(_: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    """Checked as the mapping it is in a file, so that a mistake is told by its part's name."""
    from pydantic_core import core_schema

    from hipcoach.catalogue.checked import with_all_made

    checked = handler(with_all_made(_Parts))
    as_list = core_schema.plain_serializer_function_ser_schema(_written_parts, info_arg=True)
    return core_schema.no_info_after_validator_function(_named_parts, checked, serialization=as_list)


def _goes_on(text: str) -> str:
    """The text, where it can stand behind a dose on the same line."""
    if text[0].isupper():
        raise ValueError("stands inside a line; begin it with a small letter")
    if text.endswith("."):
        raise ValueError("stands inside a line; leave out the full stop")
    return text


Tempo = Annotated[tuple[TempoPart, ...], GetPydanticSchema(_tempo_schema)]
"""Named parts in their order; a mapping in a file."""
Effort = Annotated[str, Field(max_length=60), AfterValidator(plain), AfterValidator(_goes_on)]
"""How hard, in words that go on inside a line."""


class Dose(Model):
    """How much of an exercise, as the range inside which the coach may scale it.

    Either `reps` with `tempo` or `seconds_per_rep`, or `hold_seconds`: once a set, for each side and direction.
    """

    sets: Span
    """Sets for each side."""
    reps: Span | None = None
    """Repetitions in a set, for each side and direction."""
    hold_seconds: Span | None = None
    """Seconds a set is held, for each side and direction."""
    tempo: Tempo | None = None
    """The parts of a repetition, or of the shortest hold, in their order, each with its seconds: `{lower: 3, lift: 2}`.

    What a longer hold adds goes to its first part.
    """
    seconds_per_rep: int | None = Field(default=None, ge=1, le=MOST_SECONDS_PER_REP, validate_default=True)
    """Seconds one repetition takes, its pauses included. Where there is a tempo they are its sum, and not given."""
    effort: Effort | None = None
    """How hard, in a few words that end a line: `the last two are hard but clean`."""
    rest_seconds: int = Field(default=0, ge=0, le=180)
    """Rest between sets. Where sides take turns, one side rests while the other works, and this may be 0.

    Lying on the side, a rest lets one side do all its sets before the other, so that one rolls over once.
    """
    directions: Literal[1, 2] = 1
    """2 where the movement is done both ways round."""

    @field_validator("tempo", mode="after")
    @classmethod
    def _parts_fill_it(cls, tempo: tuple[TempoPart, ...] | None, info: ValidationInfo) -> tuple[TempoPart, ...] | None:
        """The parts add up to the shortest hold, or to a repetition that is not too long."""
        total, hold = sum(part.seconds for part in tempo or ()), info.data.get("hold_seconds")
        if tempo and hold and total != hold[0]:
            raise ValueError(f"its parts add up to {total} seconds, the shortest hold is {hold[0]}; make them equal")
        if tempo and not hold and total > MOST_SECONDS_PER_REP:
            raise ValueError(f"its parts add up to {total} seconds; a repetition takes at most {MOST_SECONDS_PER_REP}")
        return tempo

    @field_validator("seconds_per_rep", mode="after")
    @classmethod
    def _sum_of_parts(cls, given: int | None, info: ValidationInfo) -> int | None:
        tempo = info.data.get("tempo")
        if tempo and given is not None:
            raise ValueError("is the sum of the tempo's parts; give one of the two")
        return sum(part.seconds for part in tempo) if tempo and info.data.get("reps") else given

    @model_validator(mode="after")
    def _reps_or_hold(self) -> Self:
        if (self.reps is None) == (self.hold_seconds is None):
            raise ValueError("give either reps with a tempo or seconds_per_rep, or hold_seconds")
        if (self.reps is None) != (self.seconds_per_rep is None):
            raise ValueError("reps and a tempo or seconds_per_rep go together")
        for span, most in ((self.sets, 20), (self.reps, 200), (self.hold_seconds, 1800)):
            if span is not None and span[1] > most:
                raise ValueError(f"{span[1]} is more than anybody does; at most {most}")
        return self

    @model_serializer(mode="wrap")
    def _as_written(self, written: SerializerFunctionWrapHandler, info: SerializationInfo) -> dict[str, Any]:
        """Without defaults it is what a file has, to be read again: there the seconds follow from the tempo."""
        fields: dict[str, Any] = written(self)
        if self.tempo and info.exclude_defaults:
            fields.pop("seconds_per_rep", None)
        return fields


def work_seconds(dose: Dose, sets: int, amount: int, sides: int) -> int:
    """Seconds of work in `sets` sets for each of `sides` sides; `amount` is repetitions, or seconds held."""
    return sets * sides * dose.directions * amount * (dose.seconds_per_rep or 1)


def parts_of(dose: Dose, amount: int) -> list[TempoPart]:
    """The parts of a repetition, or of a hold of `amount` seconds, whose first has what the shortest hold has not."""
    if not dose.tempo:
        return []
    first, *others = dose.tempo
    more = amount - dose.hold_seconds[0] if dose.hold_seconds else 0
    return [replace(first, seconds=first.seconds + more), *others]


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
