"""What a plan gave of each exercise the first time that it had it: no later session gives more."""

from __future__ import annotations

from hipcoach.coach.adapt.limits import GivenDose, as_before, least
from hipcoach.coach.adapt.redosing import redosed
from hipcoach.coach.draft import DraftLine
from hipcoach.coach.history import DoneStep
from hipcoach.coach.load import loads
from hipcoach.coach.session_plan import SessionPlan


class FirstDoses:
    """The doses of one plan, as its sessions come."""

    def __init__(self) -> None:
        self._first: dict[str, DoneStep] = {}
        """By the id of an exercise that loads."""
        self._seconds_of: dict[str, int] = {}
        """By a family: the work of the first exercise of it."""

    def held(self, planned: SessionPlan) -> tuple[SessionPlan, list[str]]:
        """The session with no more of what loads than the first time; and ids of what it has less of.

        Another form of what was there before begins at its least dose, where it would have more than that.
        """
        doses = dict(filter(None, map(self._less, _lines(planned))))
        made = (redosed(planned, doses, "plan") if doses else None) or planned
        for line in _lines(made):
            self._first.setdefault(line.exercise.id, _as_done(line))
            self._seconds_of.setdefault(_family(line), line.work_seconds)
        return made, [*doses]

    def _less(self, line: DraftLine) -> tuple[str, GivenDose | None] | None:
        """The id of an exercise that has more than before, with the dose that it gets."""
        id_, first = line.exercise.id, self._first.get(line.exercise.id)
        if first:
            return (id_, as_before(line, first)) if line.work_seconds > first.seconds else None
        is_more = line.work_seconds > self._seconds_of.get(_family(line), line.work_seconds)
        return (id_, least(line)) if is_more else None


def _lines(planned: SessionPlan) -> list[DraftLine]:
    """What loads, and a test that is done in a part of the session where others load."""
    return [
        line
        for line in planned.lines
        if loads(line.exercise)
        or (line.exercise.method == "explore" and "explore" not in planned.slots[line.phase].phase.serves)
    ]


def _family(line: DraftLine) -> str:
    return line.exercise.family or line.exercise.id


def _as_done(line: DraftLine) -> DoneStep:
    """A line, as it will have been done."""
    sets = line.rounds * line.option.sets * line.candidate.sides + bool(line.extra_seconds)
    return DoneStep(line.exercise.id, sets, sets, line.work_seconds, skipped=False, felt=None, hurt=None)
