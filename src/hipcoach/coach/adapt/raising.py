"""One thing more: the exercise that goes up by one step, where everything else stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hipcoach.coach.adapt.earned import instead
from hipcoach.coach.adapt.limits import GivenDose, steps_up, work_of
from hipcoach.coach.load import loading_ids, loads

if TYPE_CHECKING:
    from hipcoach.coach.adapt.facts import Facts
    from hipcoach.coach.adapt.session import Planner
    from hipcoach.coach.draft import DraftLine
    from hipcoach.coach.session_plan import SessionPlan
    from hipcoach.coach.todays import RaisedKind

_MOST_RAISED = 4
"""So many exercises are tried to be the one that goes up."""


class Raised(NamedTuple):
    """The one thing that went up."""

    exercise: str
    kind: RaisedKind
    before: int
    """Sets, seconds or repetitions; 0 where it is a harder exercise."""
    now: int
    instead_of: str | None = None
    of: int | None = None
    """Repetitions, or seconds, of each of more sets, where they are fewer than before."""


class Raiser:
    """Looks for the one thing that goes up."""

    def __init__(self, planner: Planner, facts: Facts) -> None:
        self._planner = planner
        self._rose = _rose_last(facts)

    def with_one_more(self, same: SessionPlan) -> tuple[SessionPlan, Raised | None]:
        """The session with one thing up by one step; as it is where nothing can be."""
        lines = [line for line in same.lines if loads(line.exercise) and self._may_rise(line)]
        sore = loading_ids(self._planner.coach.catalogue, same.case)
        lines.sort(key=lambda line: self._comes_after(line, sore))
        for line in lines[:_MOST_RAISED]:
            now = GivenDose(line.option, bool(line.extra_seconds))
            for kind, dose in steps_up(line, now):
                better = self._planner.made({line.exercise.id: dose})
                if better and self._is_same_but(same, better, {line.exercise.id: work_of(line, dose)}):
                    was, is_ = now.option, dose.option
                    numbers = (was.sets, is_.sets) if kind == "sets" else (was.amount, is_.amount)
                    shorter = is_.amount if is_.amount < was.amount else None
                    return better, Raised(line.exercise.id, kind, *numbers, of=shorter)
        for line in lines[:_MOST_RAISED]:
            is_full = not steps_up(line, GivenDose(line.option, bool(line.extra_seconds)))
            if is_full and (found := self._harder(line, same)):
                return found
        return same, None

    def _comes_after(self, line: DraftLine, sore: frozenset[str]) -> tuple[int, bool, float]:
        """What rose longest ago is tried first; then what loads the sore place, which is what has to grow stronger."""
        id_ = line.exercise.id
        return self._rose.get(id_, -1), id_ not in sore, -line.score

    def _may_rise(self, line: DraftLine) -> bool:
        """True for what was there the last time, of which there is as much today."""
        id_ = line.exercise.id
        return (
            id_ in self._planner.last.ids
            and id_ not in self._planner.dosing.eased
            and line.work_seconds == self._planner.last.before[id_].seconds
        )

    def _harder(self, line: DraftLine, same: SessionPlan) -> tuple[SessionPlan, Raised] | None:
        """With a harder exercise at its least dose in place of one; what folds the hip more is tried last."""
        known = self._planner.coach.catalogue.exercise
        for id_ in sorted(line.exercise.harder, key=lambda id_: known[id_].hip_flexion_deg):
            if (
                id_ in same.exercises
                or not self._planner.dosing.is_load(id_)
                or known[id_].position != line.exercise.position
            ):
                continue
            swap = (instead(self._planner.said.rule, line.exercise.id, id_),)
            better = self._planner.made({}, swap, harder=(id_, line.work_seconds))
            if better is None or id_ not in better.exercises:
                continue
            harder = next(each for each in better.lines if each.exercise.id == id_)
            if self._is_same_but(same, better, {line.exercise.id: None, id_: harder.work_seconds}):
                return better, Raised(id_, "harder", 0, 0, line.exercise.id)
        return None

    def _is_same_but(self, same: SessionPlan, other: SessionPlan, changed: dict[str, int | None]) -> bool:
        """True where everything that loads is the same in two sessions but for this, and the minutes hold them."""
        expected = {line.exercise.id: line.work_seconds for line in same.lines if loads(line.exercise)} | changed
        now = {line.exercise.id: line.work_seconds for line in other.lines if loads(line.exercise)}
        seconds = sum(line.seconds for line in other.lines)
        fits = seconds <= max(other.case.budget_seconds, sum(line.seconds for line in same.lines))
        return fits and now == {id_: work for id_, work in expected.items() if work is not None}


def _rose_last(facts: Facts) -> dict[str, int]:
    """By id, the number of the session in which an exercise last was more than the time before."""
    most: dict[str, int] = {}
    rose: dict[str, int] = {}
    for number, done in enumerate(facts.history.done):
        for step in done.steps:
            if step.exercise in most and step.seconds > most[step.exercise]:
                rose[step.exercise] = number
            most[step.exercise] = step.seconds
    return rose
