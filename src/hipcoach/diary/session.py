"""One session, as whoever did it hands it on: what was done, how long it took, how it felt. No word of theirs."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from hipcoach.catalogue.base import Id, Many
from hipcoach.catalogue.late import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)
from hipcoach.catalogue.model import Model
from hipcoach.vocabulary import MINUTES, STEPS, Side, Stage, Variant

FORM = 1
"""Of the file and the line; another number where it changes so that an older program would misread it."""
FORM_KEY = "hipcoach_session"
_DAY = 86_400
_TIME = r"^(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"
_NOT_A_TIME = "must be a local time with its offset, as in 2026-11-27T07:05:00+01:00"


def as_time(value: Any) -> datetime:
    """A time of the one form that a session file has.

    Raises:
        ValueError: it is another form, or no such time.
    """
    if isinstance(value, datetime):
        value = value.isoformat()
    if not isinstance(value, str) or not re.fullmatch(_TIME, value, re.ASCII):
        raise ValueError(_NOT_A_TIME)
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(_NOT_A_TIME) from None


LocalTime = Annotated[
    datetime,
    BeforeValidator(as_time, json_schema_input_type=Annotated[str, Field(pattern=_TIME)]),
    PlainSerializer(datetime.isoformat, return_type=str),
]
"""To the second, with the offset of the place where it was."""


def _of_form(pattern: str, fault: str) -> AfterValidator:
    """A text of a form, with what is said of another one."""

    def checked(text: str) -> str:
        if not re.fullmatch(pattern, text, re.ASCII):
            raise ValueError(fault)
        return text

    return AfterValidator(checked)


def _patterned(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$"})


_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
Uuid = Annotated[str, _of_form(_UUID, "must be a random UUID (version 4)"), _patterned(_UUID)]
"""In lower case."""
_DIGITS = r"[0-9a-f]{16}"
_Digits = Annotated[str, _of_form(_DIGITS, "must be 16 hexadecimal digits, or null"), _patterned(_DIGITS)]
_VERSION = r"(?=.{1,40}$)[0-9a-z]+([.+-][0-9a-z]+)*"
_Version = Annotated[str, _of_form(_VERSION, "must be the version of a program, as in 1.2.0"), _patterned(_VERSION)]
OfTen = Annotated[int, Field(ge=0, le=10)]
"""0 is none, 10 the most there is."""
_Sets = Annotated[int, Field(ge=0, le=1000)]


class SessionStep(Model):
    """One exercise of a session. An easier one that was done instead of it has an entry of its own."""

    exercise: Id
    """Its id."""
    sets_done: _Sets
    """Sets that were done to their end, in all rounds; each side's count for themselves."""
    sets: _Sets
    """Sets that the routine had of it, counted alike."""
    seconds: Annotated[int, Field(ge=0, le=_DAY)]
    """Work that was done to its end, as the routine counts it."""
    skipped: bool
    """True where nothing of it was done to its end, and not because it hurt."""
    felt: Literal["easy", "right", "too-much"] | None
    """How much it was; null where nobody said."""
    hurt: Id | None
    """The id of the place where it hurt (a rule's `if_it_hurts`), which stopped it; null where it did not."""

    @model_validator(mode="after")
    def _fits_itself(self) -> Self:
        if self.sets_done > self.sets:
            raise ValueError(f"has more sets done ({self.sets_done}) than there were ({self.sets})")
        if self.skipped and (self.sets_done or self.seconds or self.hurt):
            raise ValueError("can't be skipped where some of it was done or it hurt")
        return self


class SessionRoutine(Model):
    """What the session was for: the facts that its routine followed from."""

    symptoms: Annotated[Many[Id], Field(max_length=100)]
    """Their ids."""
    template: Id
    """Its id."""
    minutes: Annotated[int, Field(ge=MINUTES[0], le=MINUTES[1])]
    """As they were asked for."""
    side: Side | None
    """The sore one, where one was named."""
    stage: Stage
    """How far it has come, as it was taken."""
    variant: Variant
    """Which of several sessions for the same complaint."""
    version: _Version
    """Of the program that made it."""


class DoneSession(Model):
    """A session that was done, or begun."""

    hipcoach_session: Annotated[int, Field(ge=FORM, le=FORM)]
    """The form of this file."""
    id: Uuid
    """A random UUID (version 4), made when it began: read twice, it is one session."""
    catalogue: _Digits | None
    """Which knowledge the routine was made from; null where that was not told."""
    routine: SessionRoutine
    """What it was for."""
    started: LocalTime
    """When it began."""
    ended: LocalTime
    """When its end was reached."""
    pain_before: OfTen | None
    """Before it began, 0-10; null where nobody said."""
    pain_after: OfTen | None
    """After its end, 0-10; null where nobody said."""
    effort: OfTen | None
    """How hard it felt, 0-10; null where nobody said."""
    steps: Annotated[Many[SessionStep], Field(min_length=1, max_length=2 * STEPS[1])]
    """Its exercises in their order, and after each the easier one that was done instead."""

    @model_validator(mode="after")
    def _ends_after_its_start(self) -> Self:
        if self.ended < self.started:
            raise ValueError("ends before it started")
        return self

    def as_data(self) -> dict[str, Any]:
        """As its JSON has it."""
        return self.model_dump(mode="json")
