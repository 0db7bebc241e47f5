"""A session at other doses than the coach would give: what was chosen stays, or goes; nothing is added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hipcoach.coach.adapt.limits import GivenDose
from hipcoach.coach.arrange import arrange
from hipcoach.coach.draft import Draft, DraftLine
from hipcoach.coach.load import loads
from hipcoach.coach.session_plan import HeldTo, SessionPlan


def redosed(
    planned: SessionPlan, doses: Mapping[str, GivenDose | None], held_to: HeldTo = "diary"
) -> SessionPlan | None:
    """The session at these doses, without what has none; what only moves gives way where the minutes are too few.

    Args:
        planned: the session; its lines are changed.
        doses: by id. What is not named stays as it is.
        held_to: what they follow from.

    Returns:
        None where nothing is left of it.
    """
    draft = Draft(planned.case.budget_seconds, [])
    draft.lines = planned.lines
    draft.total = sum(line.seconds for line in draft.lines)
    for line in [*draft.lines]:
        if line.exercise.id in doses:
            _give(draft, line, doses[line.exercise.id])
    if not draft.lines:
        return None
    draft.blocks = arrange(draft, planned.case)
    while draft.room < 0 and (_give_back(draft, loading=False) or _give_back(draft, loading=True)):
        pass
    return replace(planned, blocks=draft.blocks, held_to=held_to)


def _give(draft: Draft, line: DraftLine, dose: GivenDose | None) -> None:
    if dose is None:
        draft.remove(line)
        return
    if line.extra_seconds:
        draft.take_extra_set(line)
    draft.set_option(line, dose.option)
    if dose.extra_set:
        draft.give_extra_set(line)


def _give_back(draft: Draft, *, loading: bool) -> bool:
    """A little less of what takes longest among that which loads, or does not."""
    for line in sorted(draft.lines, key=lambda line: -line.seconds):
        now = line.option
        smaller = [each for each in line.candidate.options if each.seconds < now.seconds and each.work <= now.work]
        if loads(line.exercise) is not loading:
            continue
        if line.extra_seconds:
            draft.take_extra_set(line)
            return True
        if smaller:
            draft.set_option(line, smaller[-1])
            return True
    return False
