"""What the sessions of a plan have in common, each once, and what only one of them has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hipcoach.render import wording
from hipcoach.render.signs import flags_shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hipcoach.coach.plan import Plan, PlanDay, PlanSession, PlanWeek
    from hipcoach.coach.routine import HurtAnswer, Routine, Step, Watch


@dataclass(frozen=True)
class Shared:
    """The sentences of all sessions, in the order in which they first come."""

    to_be_looked_at: list[str]
    said_first: list[str]
    stop_signs: list[str]
    stop_signs_in_brief: list[str]
    flags: list[Watch]
    hurts: list[HurtAnswer]
    advice: list[str]
    """What every session has."""
    understood: list[str]


def shared(plan: Plan) -> Shared:
    """What stands once for the whole plan. Stop signs and questions are those of any session: none may be lost."""
    routines = [session.routine for session in plan.sessions]
    flags = {(flag.id, flag.question): flag for routine in routines for flag in flags_shown(routine)}
    hurts = {hurt.id: hurt for routine in reversed(routines) for hurt in reversed(routine.if_it_hurts)}
    watched = [wording.to_watch(routine) for routine in routines]
    return Shared(
        to_be_looked_at=_each_once(routines, wording.to_be_looked_at),
        said_first=_each_once(routines, wording.said_first),
        stop_signs=_each_once(routines, lambda routine: routine.stop_signs),
        stop_signs_in_brief=_each_once(routines, lambda routine: routine.stop_signs_in_brief),
        flags=list(flags.values()),
        hurts=list(reversed(hurts.values())),
        advice=[text for text in _each_once(routines, wording.to_watch) if all(text in texts for texts in watched)],
        understood=_each_once(routines, lambda routine: wording.understood(routine)[:-1]),
    )


def _each_once(routines: Iterable[Routine], texts_of: Callable[[Routine], Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(text for routine in routines for text in texts_of(routine)))


def own_advice(session: PlanSession, common: Shared) -> list[str]:
    """What to watch after this session, and not after every one."""
    return [text for text in wording.to_watch(session.routine) if text not in common.advice]


def days_with(plan: Plan, session: PlanSession) -> list[PlanDay]:
    """The days that have this session."""
    return [day for day in plan.days if day.session == session.label]


def outsides(week: PlanWeek) -> list[str]:
    """What is done beside the sessions of a week, each once."""
    return list(dict.fromkeys(day.outside for day in week.days if day.outside))


@dataclass(frozen=True)
class PlanExercise:
    """An exercise of a plan, however many of its sessions have it."""

    step: Step
    """As the plan has it first; its dose is a session's own."""
    sessions: list[str]
    """Labels of those that have it; none where it is only the easier one of another."""


def exercises(plan: Plan) -> list[PlanExercise]:
    """Every different exercise once, in the order in which they come; those at the end are only easier ones."""
    found: dict[str, PlanExercise] = {}
    for session in plan.sessions:
        for step in session.routine.steps:
            labels = found.setdefault(step.exercise, PlanExercise(step, [])).sessions
            if session.label not in labels:
                labels.append(session.label)
    for step in _easier_ones(plan.sessions):
        found.setdefault(step.exercise, PlanExercise(step, []))
    return list(found.values())


def _easier_ones(sessions: Sequence[PlanSession]) -> Iterable[Step]:
    return (step for session in sessions for step in session.routine.easier)
