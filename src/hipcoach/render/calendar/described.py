"""The words of an event: what a person reads on a phone, lying down.

A calendar is often seen by others. Without details nothing is said of the complaint, of what the person is careful with
or of a sign to be looked at; that there is more is said then. The exercises and their doses stand there always, for
without them the event is of no use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.render import wording
from hipcoach.render.calendar.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.coach.plan import Plan, PlanDay, PlanWeek
    from hipcoach.coach.routine import Routine, Step

_SEE_PLAN = "Your plan says what you have to mind; have it at hand."
CANCELLED = "Cancelled: hipcoach"


def minutes_of(routine: Routine) -> int:
    """Whole minutes that it takes, rounded up."""
    return -(-routine.total_seconds // 60)


def session_name(routine: Routine) -> str:
    """`hipcoach, 12 min`."""
    return f"hipcoach, {minutes_of(routine)} min"


def event_title(plan: Plan, day: PlanDay, routine: Routine, *, details: bool) -> str:
    """`hipcoach, 12 min`; with details `hipcoach, 12 min: Slow strength · High hamstring pain`."""
    if not details:
        return session_name(routine)
    return f"{session_name(routine)}: " + " · ".join(harmless(text) for text in (day.title, plan.complaint) if text)


def event_text(plan: Plan, week: PlanWeek, day: PlanDay, routine: Routine, *, details: bool) -> str:
    """All of a day, in parts with an empty line between them."""
    themed = details or plan.complaint is None
    parts = (
        _minded(routine, details=details, themed=themed),
        _theme(week, day) if themed else (),
        *_phases(routine, details=details),
        _beside(week, day),
    )
    return "\n\n".join("\n".join(lines) for lines in map(list, parts) if lines)


def _minded(routine: Routine, *, details: bool, themed: bool) -> Iterator[str]:
    """What stands first; where something was left out, only that there is more."""
    first = [*wording.to_be_looked_at(routine), *wording.said_first(routine)]
    if details:
        yield from map(harmless, first)
    elif first or not themed or any(step.changed for step in routine.steps):
        yield _SEE_PLAN
    signs = routine.stop_signs_in_brief or routine.stop_signs
    if signs:
        yield f"Stop: {'; '.join(map(harmless, signs))}"


def _theme(week: PlanWeek, day: PlanDay) -> Iterator[str]:
    """What the day is called and what its week is about: in a programme for a complaint that tells the complaint."""
    if day.title != week.title:
        yield f"Today: {harmless(day.title)}"
    yield f"This week: {harmless(week.title)}. {harmless(week.text)}"


def _phases(routine: Routine, *, details: bool) -> Iterator[list[str]]:
    """Each exercise, numbered through; above those that are done in rounds, that they are."""
    number = 0
    for phase in routine.phases:
        above = [f"{harmless(phase.title)} · {wording.phase_extent(phase)}"] if phase.rounds > 1 else []
        for step in phase.steps:
            number += 1
            named = f"{number}. {harmless(step.name)} · {wording.extent(routine, step)}"
            yield [*above, named, *_how(step, details=details)]
            above = []


def _how(step: Step, *, details: bool) -> Iterator[str]:
    """How it is done, in a line, how fast, and the cue; with details also what the person's cautions change."""
    if step.say and step.say.short:
        yield harmless(step.say.short)
    if manner := wording.manner(step):
        yield harmless(manner)
    cue = step.cue if details else step.cue.removesuffix(" ".join(step.changed)).rstrip()
    if cue:
        yield harmless(cue)


def _beside(week: PlanWeek, day: PlanDay) -> Iterator[str]:
    if day.outside:
        yield f"Beside the session: {harmless(day.outside)}"
    if week.goes_up:
        yield f"What goes up this week: {harmless(week.goes_up)}"
