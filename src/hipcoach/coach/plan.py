"""A plan of weeks, as the coach answers it: each day with its session and its reasons. The shape of its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hipcoach.coach.routine import Routine
from hipcoach.vocabulary import Caution, Grade, Stage, Weekday

DayKind = Literal["loading", "moving", "free"]
"""It has what loads; it has a session that only moves; it has none."""


@dataclass(kw_only=True, eq=False, repr=False)
class PlanReason:
    """Why something is so, and who says it."""

    rule: str
    """Id of the programme, of a week of it as PROGRAMME/WEEK, of its session that moves, or of a rule."""
    because: str
    source: str
    grade: Grade
    point: str | None = None
    """The number of the coach's point that it carries."""


@dataclass(kw_only=True, eq=False, repr=False)
class PlanDay:
    """A day of a plan."""

    number: int
    """Counted from the first day, which is 1; a calendar knows the day by it."""
    date: str
    """YYYY-MM-DD."""
    weekday: Weekday
    kind: DayKind
    title: str
    """What such a day is called: the week's theme, what moves, or a free day."""
    session: str | None
    """The label of its session; null on a free day."""
    outside: str | None
    """What is done beside the session: a run, a ride, a walk."""
    why: list[PlanReason]
    """Of the day being of this kind, and of what it has."""


@dataclass(kw_only=True, eq=False, repr=False)
class PlanWeek:
    """Seven days of a plan, from the weekday that it starts on."""

    number: int
    theme: str
    """Id of the programme's week."""
    title: str
    text: str
    lighter: bool
    again: bool
    """It is the week before once more."""
    themed: bool
    """False where nothing of its theme is left, so that it has an earlier week's, or the complaint's own sessions."""
    goes_up: str | None
    """What is more than before, and what has to be so before it is."""
    why: list[PlanReason]
    days: list[PlanDay]
    """Seven."""


@dataclass(kw_only=True, eq=False, repr=False)
class PlanSession:
    """A session of a plan; several days may have it."""

    label: str
    """`A`, `B` and so on, in the order of their first days."""
    loads: bool
    held: list[str]
    """Ids of the exercises of which it has less than it would have alone, so that no later week has more of them."""
    asks: str
    """The command that asks for this session alone; it may have more of what is `held`."""
    routine: Routine

    @property
    def minutes(self) -> int:
        """To the nearest, one at least."""
        return max(1, (self.routine.total_seconds + 30) // 60)


@dataclass(kw_only=True, eq=False, repr=False)
class Plan:
    """Weeks to come."""

    schema_version: int
    programme: str
    title: str
    """What the programme is called."""
    complaint: str | None
    """What it is for, in words; null where nobody named a complaint."""
    summary: str
    remarks: list[str]
    """What is otherwise than one may have thought: the stage, the weeks, what it does not do."""
    start: str
    """The first day, YYYY-MM-DD."""
    end: str
    """The last day."""
    stage: Stage
    careful_with: list[Caution]
    """What the person named."""
    weeks: list[PlanWeek]
    sessions: list[PlanSession]
    goes_on: str
    """What makes one go on to the next week."""
    next_stage: Stage | None
    criteria: list[str]
    """What has to be so before the plan is made anew for the next stage; empty where there is none."""
    missed: str
    """What to do when a session or a week was missed."""
    meanwhile: list[str]
    """What holds on all days, with a session or without."""
    why: list[PlanReason]

    def session(self, label: str) -> PlanSession:
        """The session of this label."""
        return next(session for session in self.sessions if session.label == label)

    def week_of(self, day: PlanDay) -> PlanWeek:
        """The week that it is in."""
        return next(week for week in self.weeks if day in week.days)

    def next_with_session(self, day: PlanDay) -> PlanDay | None:
        """The next day after it that has a session; None where none follows."""
        return next((each for each in self.days if each.number > day.number and each.session), None)

    @property
    def days(self) -> list[PlanDay]:
        """All of them."""
        return [day for week in self.weeks for day in week.days]
