"""The last weeks of a diary, worked out once: the value that every form lays out, and the shape of its JSON.

Fields are named as in the session file. Times are of the local clock, without an offset: `2026-11-27T07:05`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hipcoach.coach.history import Felt
from hipcoach.vocabulary import Activity, Caution, Side, Stage, Variant

WEEKS = 6
"""As many are shown, where nobody asks for another number."""


@dataclass(kw_only=True, eq=False, repr=False)
class StepDone:
    """One exercise of a session."""

    exercise: str
    """Its id."""
    name: str
    sets_done: int
    """Sets done to their end, in all rounds; each side's count for themselves."""
    sets: int
    """Sets that the routine had of it, counted alike."""
    seconds: int
    """Work that was done to its end."""
    skipped: bool
    felt: Felt | None
    hurt: str | None
    """The id of the place where it hurt, which stopped it."""


@dataclass(kw_only=True, eq=False, repr=False)
class SessionDone:
    """A session that was done, or begun."""

    entry: int
    """Its number in the diary."""
    at: str
    """When it ended."""
    symptoms: list[str]
    template: str
    minutes: int
    """As they were asked for; how long was worked, the seconds say."""
    side: Side | None
    stage: Stage
    variant: Variant
    pain_before: int | None
    """0-10, as the two below; null where nobody said."""
    pain_after: int | None
    effort: int | None
    seconds: int
    """Work that was done to its end, in all exercises; 0 where only the session was told."""
    steps: list[StepDone]
    hurts: list[str]
    """Ids of places that were told without an exercise."""


@dataclass(kw_only=True, eq=False, repr=False)
class DiaryDay:
    """One day, with what was told of it."""

    date: str
    morning: int | None
    """The pain of its morning, 0-10; null where nobody said."""
    pain_before: int | None
    """The most of its sessions, as the next."""
    pain_after: int | None
    sessions: list[SessionDone]
    hurts: list[str]
    """Ids of the places that its morning names."""


@dataclass(kw_only=True, eq=False, repr=False)
class Measured:
    """How well something went that matters to the person, 0 not at all, 10 as before."""

    activity: str
    """In the person's words."""
    score: int
    date: str


@dataclass(kw_only=True, eq=False, repr=False)
class DiaryWeek:
    """A week from Monday on, as far as it has come."""

    starts: str
    """The date of its Monday."""
    days: list[DiaryDay]
    """None of before the diary, or of after today."""
    sessions: int
    seconds: int
    """Work of all its sessions."""
    rest_days: int
    """Days without a session; a day that is not over is none yet."""
    morning: float | None
    """The median of its mornings, as the next two of its days; null where none was told."""
    pain_before: float | None
    pain_after: float | None
    measures: list[Measured]
    """The last score of each activity."""


@dataclass(kw_only=True, eq=False, repr=False)
class FlagRaised:
    """A red flag that was answered yes."""

    flag: str
    said: str
    """The sign in a few words."""
    answered: str
    """The date of the first yes."""
    seen: str | None
    """The date from which a clinician has seen it; null where none has."""


@dataclass(kw_only=True, eq=False, repr=False)
class HurtThere:
    """A place that hurt."""

    entry: int
    date: str
    place: str
    """Its id."""
    where: str
    exercise: str | None
    """The id of the exercise that it stopped; null where none was named."""
    name: str | None


@dataclass(kw_only=True, eq=False, repr=False)
class CheckDone:
    """The test by which a stage is left."""

    date: str
    exercise: str
    name: str
    pain: int
    """0-10."""


@dataclass(kw_only=True, eq=False, repr=False)
class StageTaken:
    """A stage, and the day from which on it was taken."""

    date: str
    stage: Stage


@dataclass(kw_only=True, eq=False, repr=False)
class LastGiven:
    """The session that `today` gave last."""

    date: str
    steps: list[StepDone]
    """As if all of it was done."""


@dataclass(kw_only=True, eq=False, repr=False)
class Compared:
    """Two weeks held against each other. Less than two points of ten is no change that anybody could tell."""

    first_week: str
    """The date of the Monday of the first week that has three mornings."""
    first: float
    """Their median."""
    last_week: str
    """The same of the last such week, as the next."""
    last: float
    now: Literal["lower", "higher", "about the same"]


@dataclass(kw_only=True, eq=False, repr=False)
class DiaryWeeks:
    """The last weeks of one person's diary."""

    schema_version: int
    person: str
    """The name they are kept apart by; empty for the owner."""
    since: str
    """The first day that is shown."""
    until: str
    """The day of today."""
    begun: str
    """The day on which the diary was begun."""
    symptoms: list[str]
    complaints: list[str]
    """The same, as people call them."""
    side: Side | None
    stage: Stage | None
    """The one that was taken last; null where none was named."""
    stages: list[StageTaken]
    """Moves of these weeks."""
    cautions: list[Caution]
    activity: Activity | None
    weeks: list[DiaryWeek]
    """In their order."""
    mornings: Compared | None
    """Null where fewer than two weeks have three mornings each."""
    flags: list[FlagRaised]
    """Of these weeks, or open still."""
    hurts: list[HurtThere]
    checks: list[CheckDone]
    given: LastGiven | None

    @property
    def days(self) -> list[DiaryDay]:
        """All days, in their order."""
        return [day for week in self.weeks for day in week.days]

    @property
    def activities(self) -> list[str]:
        """What matters to the person, in the order in which it was told."""
        return list(dict.fromkeys(measured.activity for week in self.weeks for measured in week.measures))
