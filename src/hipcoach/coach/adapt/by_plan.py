"""Today's session where a plan names it, so that its exercises change from one day to the next.

Each exercise is held to how it was done the last time, however long ago; one that is new has the plan's own dose. What
loads is in all no more than in the session of the last two weeks that had most of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from hipcoach.catalogue.rule import Rule
from hipcoach.coach.adapt.dosing import Doses, Dosing
from hipcoach.coach.adapt.full import since_load
from hipcoach.coach.adapt.limits import GivenDose, least, work_of
from hipcoach.coach.adapt.session import Planner
from hipcoach.coach.adapt.verdict import NOT_MORE
from hipcoach.coach.draft import DraftLine
from hipcoach.coach.history import MINUTES_OF_A_DAY
from hipcoach.coach.load import loads
from hipcoach.coach.session_plan import SessionPlan

_LOOKS_BACK = 14 * MINUTES_OF_A_DAY


class PlanDosing(Dosing):
    """Gives the exercises of one day of a plan their doses."""

    def _since(self, full: int) -> int:  # noqa: ARG002
        """On a day of less that of the last one that loaded; else of the first of all: a plan comes back to each."""
        return since_load(self.catalogue, self.facts.history.done) if self.said.do in NOT_MORE else 0

    def _dose(self, line: DraftLine) -> GivenDose | None:
        id_ = line.exercise.id
        is_new = id_ not in self.last.before and self.said.do not in NOT_MORE
        if (is_new or not loads(line.exercise)) and id_ not in self.eased:
            return GivenDose(line.option, bool(line.extra_seconds))
        return super()._dose(line)

    def _with_few_new(self, planned: SessionPlan, doses: Doses, wanted: set[str]) -> Doses:
        """A plan brings its own exercises; on a day of less none that is new."""
        return super()._with_few_new(planned, doses, wanted) if self.said.do in NOT_MORE else doses

    def _no_more_in_all(self, planned: SessionPlan, doses: Doses, wanted: set[str]) -> Doses:
        """With less of what is new, or without it, and then with less of the rest, where all would be more."""
        if self.said.do in NOT_MORE:
            return super()._no_more_in_all(planned, doses, wanted)
        lines = {line.exercise.id: line for line in planned.lines if loads(line.exercise)}
        most = self._most_load()
        if most is None or wanted:
            return doses
        for id_, dose in self._givings_way(lines):
            if self._work(lines, doses) <= most:
                break
            doses = doses | {id_: dose}
        return doses

    def _most_load(self) -> int | None:
        """Seconds of work that load, in the one of the last sessions that had most; None where none had any."""
        done = self.facts.history.done
        recent = [each for each in done if each.at > self.facts.history.now - _LOOKS_BACK] or done[-1:]
        work = [sum(step.seconds for step in each.steps if self.is_load(step.exercise)) for each in recent]
        return max(work, default=0) or None

    def _givings_way(self, lines: dict[str, DraftLine]) -> Iterator[tuple[str, GivenDose | None]]:
        new = [id_ for id_ in lines if id_ not in self.last.before]
        known = [id_ for id_ in lines if id_ in self.last.before]
        yield from ((id_, least(lines[id_])) for id_ in reversed(new))
        yield from (
            (id_, least(lines[id_]))
            for id_ in reversed(known)
            if work_of(lines[id_], least(lines[id_])) < self.last.before[id_].seconds
        )
        yield from ((id_, None) for id_ in reversed(new))
        yield from ((id_, None) for id_ in reversed(known))


class PlanPlanner(Planner):
    """Makes the session of one diary and a plan."""

    _dosing = PlanDosing

    def _kept_up(self, planned: SessionPlan) -> Iterator[Rule]:
        """Of what takes another exercise's place only what the diary put there: a plan changes them by itself."""
        raised = {given.raised for given in self.dosing.facts.history.given if given.raised}
        for rule in super()._kept_up(planned):
            if any(not raised.isdisjoint(where.exercise or ()) for where in rule.then.require):
                yield rule

    def _lowered(self, same: SessionPlan) -> frozenset[str]:
        """Of what is in today's session: another one tomorrow is no less."""
        if self.said.do in NOT_MORE:
            return super()._lowered(same)
        known = (line for line in same.lines if line.exercise.id in self.last.before)
        lines = (line for line in known if loads(line.exercise) or line.exercise.id in self.dosing.eased)
        return frozenset(
            line.exercise.id for line in lines if line.work_seconds < self.last.before[line.exercise.id].seconds
        )
