"""What `hipcoach today` answers: a session, or a day without one, each with its reasons. The shape of its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hipcoach.coach.outcome import Outcome
from hipcoach.coach.plan import DayKind
from hipcoach.vocabulary import Grade, Stage

DayVerdict = Literal["first", "more", "same", "less", "light", "rest", "clinician"]
"""Against the last session that was no light one; `light` moves without strength, `first` has none before it."""
RaisedKind = Literal["sets", "hold", "repetitions", "harder"]
"""What goes up."""
ChangeKind = RaisedKind | Literal["stage", "same", "less", "left-out", "rest", "clinician"]
"""What is changed."""
Due = Literal["told", "due", "none"]
"""Whether the morning after the last session was told; `none` where there is none to tell."""
TODAYS = "today-"
"""How the ids of the notes begin that give the reasons on a sheet."""


@dataclass(kw_only=True, eq=False, repr=False)
class LookedAt:
    """An entry of the diary that a change follows from."""

    entry: int
    """Its number."""
    said: str
    """What it says, in a few words, with its day."""


@dataclass(kw_only=True, eq=False, repr=False)
class Adjustment:
    """One thing that is otherwise than last time, or stays as it was, and why."""

    kind: ChangeKind
    exercise: str | None
    """Its id; null where it is about the session."""
    text: str
    """What is so now, in a sentence for the person."""
    rule: str
    because: str
    source: str
    grade: Grade
    entries: list[LookedAt]


@dataclass(kw_only=True, eq=False, repr=False)
class Criterion:
    """What has to be so before the next stage, told beforehand."""

    text: str
    met: bool


@dataclass(kw_only=True, eq=False, repr=False)
class RestDay:
    """A day without a session."""

    days: int
    """How many days from today on, this one included."""
    text: str
    """What to do instead."""


@dataclass(kw_only=True, eq=False, repr=False)
class PlanPlace:
    """Where today stands in the plan that is followed."""

    programme: str
    title: str
    week: int
    """Counted from the plan's first; weeks done once more count."""
    of: int
    """So many weeks in all."""
    theme: str
    """What this week is called."""
    again: bool
    """It is the week before once more."""
    day: int
    """Counted from the plan's first day."""
    kind: DayKind
    outside: str | None
    """What is done beside the session."""
    goes_up: str | None
    """What is more than in the week before, and what has to be so before it is."""
    text: str
    """Why this day is what it is, in a sentence for the person."""


@dataclass(kw_only=True, eq=False, repr=False)
class Today:
    """What to do now."""

    schema_version: int
    verdict: DayVerdict
    stage: Stage
    """How far it has come."""
    stage_today: Stage
    """What today's session is made for: the lower of that and what the pain of today allows."""
    pain: int | None
    """Now, or else this morning, 0-10; null where neither was told."""
    morning: Due
    baseline: float | None
    """The pain of a usual morning, 0-10, that mornings are held against; null where too little was told."""
    why: list[Adjustment]
    """What decided first, then what follows for exercises."""
    next_stage: Stage | None
    criteria: list[Criterion]
    """Of moving to the next stage; empty in the last one, or where there is none for these symptoms."""
    rest: RestDay | None
    """Where the answer is a day without a session."""
    outcome: Outcome | None
    """A routine, with the reasons on top of its advice; or a referral, or nothing left. Null where it is rest."""
    plan: PlanPlace | None = None
    """Null where no plan is followed, before its first day and after its last."""
